"""Which words say the same, and which exclude each other.

Small hand-written tables first, the static vectors second: a vector is near for a word's
opposite too, so the opposites are asked before it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np

from twosource.model import Quotation


def _rows(name: str) -> list[str]:
    text = files("twosource.claims").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def word_list(name: str) -> frozenset[str]:
    return frozenset(word for line in _rows(name) for word in line.split())


def word_table(name: str) -> dict[str, frozenset[str]]:
    """Lists of words by what stands left of a line's bar."""
    rows = (line.split("|") for line in _rows(name))
    return {key.strip(): frozenset(words.split()) for key, words in rows}


# Verbs that carry no event of their own; their object or complement does.
LIGHT = word_list("light.txt")
# Words that a claim can gain or lose without becoming another claim.
WEAK = word_list("weak.txt")
# What happens to one thing in turn: that it was opened excludes no closing.
IN_TURN = word_list("in_turn.txt")
# Nouns that may name somebody who is also named otherwise.
ANYBODY = word_list("anybody.txt")
# Who acts for somebody, so that the other may be said to do it.
ACTING_FOR = word_list("acting_for.txt")
NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "nobody", "nothing", "without", "none"})
# A verb that turns what depends on it into its opposite ("refused to apologise").
REFUSING = frozenset(
    [
        "refuse",
        "decline",
        "fail",
        "deny",
        "avoid",
        "reject",
        "stop",
        "cease",
        "prevent",
        "forbid",
        "lack",
        "cannot",
    ]
)

# Stems of cues that pass on somebody's word. Other attributions (what somebody wants, seeks or plans) are
# the report's own account of that person.
SPEECH = word_list("speech.txt")
SAME, SYNONYM, DERIVED = 1.0, 0.9, 0.85
# Cosine of two static word vectors from which they count as saying the same; below it, chance neighbours
# (the names of two cities, two months) are as frequent as synonyms.
NEAR = 0.62
# Products of many rows are rounded otherwise than those of two; so many rows are multiplied at a time.
ROUNDED, ROWS = 1e-4, 1_000


def is_speech(quotation: Quotation) -> bool:
    """Whether an attribution passes on words, so that its speaker is an informant."""
    return quotation.kind != "indirect" or has_speech_cue(quotation)


def has_speech_cue(quotation: Quotation) -> bool:
    """Whether the attribution's cue is a word of speaking, or it has none beside quotation marks."""
    if quotation.cue is None:
        return quotation.kind == "direct"
    words = quotation.cue.text.lower().split()
    return any(word.startswith(stem) for word in words for stem in SPEECH)


@lru_cache(maxsize=2)
def _groups(name: str) -> dict[str, frozenset[int]]:
    """The numbers of the lines that a word stands in, by word."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_rows(name)):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def group_of(word: str) -> str:
    """The first synonym group that a word stands in, or the word itself: a coarse key for look-up."""
    groups = groups_of(word)
    return f"#{min(groups)}" if groups else word


def groups_of(word: str) -> frozenset[int]:
    """The synonym groups that a word stands in, by number."""
    return _groups("synonyms.txt").get(word, frozenset())


def exchanged(a: str, b: str) -> bool:
    """Whether reports write one noun for the other, though they are no synonyms: "troops", "the army"."""
    known = _groups("exchanged.txt")
    return bool(known.get(a, frozenset()) & known.get(b, frozenset()))


@lru_cache(maxsize=4)
def _pairs(name: str) -> frozenset[tuple[str, str]]:
    """Each word left of a line's bar with each word right of it, both ways."""
    pairs: set[tuple[str, str]] = set()
    for line in _rows(name):
        left, right = (side.split() for side in line.split("|"))
        pairs |= {(a, b) for a in left for b in right} | {(b, a) for a in left for b in right}
    return frozenset(pairs)


def converse(a: str, b: str) -> bool:
    """Whether two verbs tell one event from its two ends: "beat" and "lose to"."""
    return (a, b) in _pairs("converses.txt")


@lru_cache(maxsize=3)
def _paired(name: str) -> frozenset[str]:
    return frozenset(word for pair in _pairs(name) for word in pair)


def has_converse(word: str) -> bool:
    """Whether some verb tells from the other end what ``word`` tells."""
    return word in _paired("converses.txt")


@lru_cache(maxsize=1)
def bodies() -> dict[str, tuple[str, int]]:
    """Name of a legislature or court, lower case -> (what its members are called, seats)."""
    table: dict[str, tuple[str, int]] = {}
    for line in _rows("bodies.txt"):
        name, member, seats = (part.strip() for part in line.split("|"))
        table[name] = (member, int(seats))
    return table


def opposite(a: str, b: str) -> bool:
    """Whether two lemmas exclude each other."""
    return (a, b) in _pairs("antonyms.txt")


def has_opposite(word: str) -> bool:
    """Whether some lemma excludes ``word``."""
    return word in _paired("antonyms.txt")


def excluded(a: str, b: str) -> bool:
    """Whether two words tell of two ends of one thing, of which it has one: "passed" and "thrown out"."""
    return (a, b) in _pairs("verdicts.txt")


def contrast(a: str, b: str) -> bool:
    """Whether two words tell opposite things in most contexts: a hint, where ``opposite`` is a rule."""
    return (a, b) in _pairs("contrasts.txt")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, dict[int, int]]:
    """Word -> line of distinct.txt -> which of its kinds the word names."""
    kinds: dict[str, dict[int, int]] = {}
    for number, line in enumerate(_rows("distinct.txt")):
        for kind, words in enumerate(line.split("|")):
            for word in words.split():
                kinds.setdefault(word, {})[number] = kind
    return kinds


def distinct(a: str, b: str) -> bool:
    """Whether two lemmas name two kinds of one thing: "murder" and "manslaughter"."""
    one, other = _kinds().get(a), _kinds().get(b)
    if not one or not other:
        return False
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[line] != other[line] for line in shared)


@lru_cache(maxsize=1)
def _stances() -> dict[str, bool]:
    (line,) = _rows("stances.txt")
    pro, con = (side.split() for side in line.split("|"))
    return {**dict.fromkeys(pro, True), **dict.fromkeys(con, False)}


def stance(word: str) -> bool | None:
    """Whether a lemma tells of being for something (True) or against it (False); None for others."""
    return _stances().get(word)


def derived(a: str, b: str) -> bool:
    """Whether one word looks made from the other: "indict" and "indictment"."""
    short, long = sorted((a, b), key=len)
    if len(short) < 4:
        return False
    common = 0
    for x, y in zip(short, long, strict=False):
        if x != y:
            break
        common += 1
    return common >= 4 and common >= len(short) - 2 and common >= 0.55 * len(long)


def same_group(a: str, b: str) -> bool:
    """Whether two lemmas are one, stand in one group of synonyms, or one is made from the other."""
    if opposite(a, b):
        return False
    return a == b or bool(groups_of(a) & groups_of(b)) or derived(a, b)


class WordSimilarity:
    """How far two lemmas say the same, 0 to 1, over one story's vocabulary."""

    def __init__(self, words: Iterable[str]) -> None:
        from twosource.language import embed

        vocabulary = sorted(set(words))
        self._index = {word: i for i, word in enumerate(vocabulary)}
        self._vectors = embed(vocabulary) if vocabulary else np.zeros((0, 1), dtype=np.float32)
        self._rows: dict[str, dict[str, float]] = {}

    def __call__(self, a: str, b: str) -> float:
        row = self.row(a)
        known = row.get(b)
        if known is None:
            known = row[b] = SAME if a == b else self._compare(*((a, b) if a < b else (b, a)))
        return known

    def row(self, a: str) -> dict[str, float]:
        """What is known of one word so far, to be filled by asking: millions of pairs are asked for."""
        return self._rows.setdefault(a, {})

    def _compare(self, a: str, b: str) -> float:
        if opposite(a, b):
            return 0.0
        if groups_of(a) & groups_of(b):
            return SYNONYM
        if derived(a, b):
            return DERIVED
        cosine = self.cosine(a, b)
        return cosine if cosine >= NEAR else 0.0

    def neighbours(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Places of each two of ``words`` whose vectors are near enough to say the same, or nearly so."""
        known = [n for n, word in enumerate(words) if word in self._index]
        rows = self._vectors[[self._index[words[n]] for n in known]]
        for start in range(0, len(known), ROWS):
            near = rows[start : start + ROWS] @ rows.T >= NEAR - ROUNDED
            for a, b in zip(*(side.tolist() for side in np.nonzero(near)), strict=True):
                yield known[start + a], known[b]

    def cosine(self, a: str, b: str) -> float:
        i, j = self._index.get(a), self._index.get(b)
        if i is None or j is None:
            return 0.0
        return float(self._vectors[i] @ self._vectors[j])
