"""What stands in a sentence in the stead of what a claim says, where a rule can tell it surely."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.claims.acting import acting, heads, turned
from twosource.claims.covering import Covered, Word
from twosource.claims.denying import is_denied
from twosource.claims.lexicon import REFUSING, contrast, converse, same_group, stance, word_list
from twosource.claims.values import AGREE, concept_words
from twosource.claims.wordnet import BY_SENSE, is_person, relation
from twosource.language import Parsed, compare_figures
from twosource.model import DifferenceKind, Figure, Span

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(_ORDINALS.split(), 1)}
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
# The hours, 0 to 23, that a word for a part of the day may mean.
HOURS = {
    "dawn": range(4, 9),
    "sunrise": range(4, 9),
    "morning": range(3, 13),
    "noon": range(11, 14),
    "midday": range(11, 14),
    "afternoon": range(12, 19),
    "dusk": range(16, 22),
    "evening": range(16, 24),
    "night": (*range(18, 24), *range(6)),
    "midnight": (22, 23, 0, 1),
}
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.]\s?(\d\d))?\s?(a\.?m\b|p\.?m\b)|\b([01]?\d|2[0-3]):\s?([0-5]\d)\b", re.I
)
_AGED = re.compile(
    r"(?P<name>[A-Z][\w’'-]+), (?:aged )?(?P<a>\d{1,3})(?=[,.;)])"
    r"|(?P<b>\d{1,3})[ -]years?[ -]old|\baged (?P<c>\d{1,3})"
)
# Nouns that may name anybody who is also named otherwise.
ANYBODY = word_list("anybody.txt")
# So much nearer must another figure stand to what the claim's figure is said of.
NEARER = 1.0
# A word apart counts so much beside a step in the parse.
WORD_APART = 0.15
# A word of the claim is found in the sentence from here on; a verb in other words from STANDS_FOR.
FOUND, STANDS_FOR = 0.5, 0.45
SURE = 1.0
FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Rival:
    """What the sentence has in a slot of the claim instead: the words that show it."""

    kind: DifferenceKind
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim and one sentence, token by token."""

    document: Parsed  # the claim's
    words: tuple[Word, ...]
    tokens: tuple[Any, ...]  # the claim's content words
    told: frozenset[int]
    covered: Covered
    sentence: Span
    there: Parsed  # the sentence's report

    def state(self, i: int, token: Any) -> float:
        """How near a token of the sentence is to the claim's word ``i``."""
        if self.covered.near is None or token not in self.covered.tokens:
            return 0.0
        return float(self.covered.near[i, self.covered.tokens.index(token)])

    def counterpart(self, i: int) -> Any | None:
        """The token that says the claim's word ``i`` best, if any says it."""
        if not self.covered.best or self.covered.words[i] < FOUND:
            return None
        return self.covered.tokens[self.covered.best[i]]


def sure_rivals(reading: Reading) -> list[Rival]:
    """All that the rules find."""
    rules: tuple[Callable[[Reading], Iterator[Rival]], ...] = (
        _ordinals,
        _hours,
        _ages,
        _figures,
        _parts,
        _stances,
    )
    return [rival for rule in rules for rival in rule(reading)]


def _stances(reading: Reading) -> Iterator[Rival]:
    """Opposed it, where every word of stance in the sentence is one for it."""
    told = {reading.tokens[i].i for i in reading.told}
    mine = [(t, sign) for t, sign in _stances_in(list(reading.document.doc)) if t.i in told]
    there = list(_stances_in(reading.covered.tokens))
    if len({sign for _, sign in mine}) != 1 or not there or any(sign == mine[0][1] for _, sign in there):
        return
    # It must be a stance on the same: what hangs on the claim's word is said where the other stands.
    at_issue = {t.i for token, _ in mine for t in token.subtree}
    found = {
        word.i
        for i, token in enumerate(reading.tokens)
        if token.i in at_issue - told and (word := reading.counterpart(i)) is not None
    }
    for token, _ in there:
        verb = token
        while verb.pos_ != "VERB" and verb.head.i != verb.i:
            verb = verb.head
        if found & {t.i for t in verb.subtree}:
            yield Rival("action", token.text, SURE)
            return


def _stances_in(tokens: Sequence[Any]) -> Iterator[tuple[Any, bool]]:
    """Words of stance, each with whether it is for what is at issue, denials turned round."""
    for token in tokens:
        if token.pos_ not in ("VERB", "NOUN", "ADJ"):
            continue
        lemma = token.lemma_.lower()
        after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        if lemma == "call" and after not in ("for", "on", "upon"):
            continue  # to call something a name is no call for it
        sign = stance(lemma)
        if sign is not None:
            yield token, sign != (lemma not in REFUSING and is_denied(token))


def _ordinals(reading: Reading) -> Iterator[Rival]:
    """The ninth round, where the sentence has the seventh alone."""
    there = list(_counted(reading.covered.tokens))
    for n, nouns, _ in _counted(list(reading.document.doc)):
        rivals = [(m, t) for m, others, t in there if nouns & others]
        if rivals and all(m != n for m, _ in rivals):
            yield Rival("figure", rivals[0][1].text, SURE)


def _counted(tokens: Sequence[Any]) -> Iterator[tuple[int, frozenset[str], Any]]:
    """Ordinals, each with the nouns that it may count."""
    for token in tokens:
        figure = _ORDINAL.fullmatch(token.lower_)
        n = int(figure.group(1)) if figure else ORDINALS.get(token.lower_)
        if n is None:
            continue
        after = [t for t in token.doc[token.i + 1 : token.i + 4] if t.is_alpha][:1]
        nouns = {t.lemma_.lower() for t in (token.head, *after) if t.pos_ in ("NOUN", "PROPN")}
        if nouns and "of" not in {t.lower_ for t in after}:
            yield n, frozenset(nouns), token


def _hours(reading: Reading) -> Iterator[Rival]:
    """In the morning, where the sentence has seven in the evening."""
    mine = _time_of_day(reading.document.report.text)
    there = _time_of_day(reading.sentence.text)
    if len(mine) == 1 and there and not any(mine[0][1] & hours for _, hours in there):
        yield Rival("date", there[0][0], SURE)


def _time_of_day(text: str) -> list[tuple[str, frozenset[int]]]:
    found = []
    for clock in _CLOCK.finditer(text):
        hour = int(clock.group(1) or clock.group(4))
        if clock.group(3):
            hour = hour % 12 + (12 if clock.group(3).lower().startswith("p") else 0)
        if hour < 24:
            found.append((clock.group(), frozenset({hour})))
    if not found:
        for word in re.findall(r"[a-z]+", text.lower()):
            if word in HOURS:
                found.append((word, frozenset(HOURS[word])))
    return found


def _ages(reading: Reading) -> Iterator[Rival]:
    """The claim gives somebody's age, and the sentence another of the same person."""
    aged = _age_claimed(reading)
    if aged is None:
        return
    value, subject = aged
    ages = [(m, int(m["a"] or m["b"] or m["c"])) for m in _AGED.finditer(reading.sentence.text)]
    named = [(m, n) for m, n in ages if m["name"] and m["name"].lower() == subject.lower_]
    own = named or ([] if subject.pos_ == "PROPN" else ages if len(ages) == 1 else [])
    if own and all(n != value for _, n in own):
        yield Rival("figure", own[0][0].group(), SURE)


def _age_claimed(reading: Reading) -> tuple[float, Any] | None:
    """The age that a claim gives and whose: "was twelve", "is 52 years old"."""
    doc = reading.document.doc
    for figure in reading.document.figures:
        tokens = [t for t in doc if figure.span.start <= t.idx < figure.span.end]
        if not tokens or not 0 < figure.value < 120 or figure.low != figure.high:
            continue
        before = doc[tokens[0].i - 1] if tokens[0].i else None
        after = "".join(t.text_with_ws for t in doc[tokens[-1].i + 1 :]).strip(" .")
        if before is None or before.lemma_ not in ("be", "turn", "age"):
            continue
        bare = figure.concept is None and figure.unit is None and not after
        if bare or after in ("years old", "years of age") or "old" in after.split()[:2]:
            subject = next((t for t in doc if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ != "PRON"), None)
            if subject is not None:
                return figure.value, subject
    return None


def _figures(reading: Reading) -> Iterator[Rival]:
    """The claim's figure stands in the sentence, but with something else; here stands another."""
    here = [f for f in reading.there.figures if reading.sentence.start <= f.span.start < reading.sentence.end]
    for figure in reading.document.figures:
        anchors = _anchors(reading, figure)
        own = [f for f in here if compare_figures(figure, f) in AGREE]
        rivals = [f for f in here if _excludes(reading, figure, f)]
        if not anchors or not own or not rivals:
            continue
        distance = min(_distance(reading, f, anchors) for f in own)
        nearest = min(rivals, key=lambda f: (_distance(reading, f, anchors), f.span.start))
        if _distance(reading, nearest, anchors) + NEARER <= distance:
            yield Rival("figure", nearest.span.text, SURE)


def _excludes(reading: Reading, figure: Figure, other: Figure) -> bool:
    """Whether a figure of the sentence could stand in the place of one of the claim's."""
    if compare_figures(figure, other) != "conflict" or other.unit != figure.unit:
        return False
    if any(compare_figures(f, other) in AGREE for f in reading.document.figures):
        return False
    # What it counts, where both say it: thirteen home runs are not fifty-four games.
    mine, theirs = _counted_things(figure), _counted_things(other)
    return not (mine and theirs) or same_group(mine[-1], theirs[-1])


def _counted_things(figure: Figure) -> list[str]:
    """What a figure counts; a name beside it is whose it is, not what."""
    return [] if (figure.concept or "")[:1].isupper() else concept_words(figure)


def _anchors(reading: Reading, figure: Figure) -> list[Any]:
    """What the claim's figure is said of, as found in the sentence: names, else what governs the figure."""
    inside = {t.i for t in reading.document.doc if figure.span.start <= t.idx < figure.span.end}
    names, governing = [], []
    places = {t.i: i for i, t in enumerate(reading.tokens)}
    for i, token in enumerate(reading.tokens):
        if token.i in inside:
            climb = token.head
            while climb.i not in places and climb.head.i != climb.i:
                climb = climb.head
            while climb.i in inside and climb.head.i != climb.i:
                climb = climb.head
            if climb.i in places and climb.i not in inside:
                governing.append(places[climb.i])
        elif token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE"):
            names.append(i)
    found = [reading.counterpart(i) for i in (names or governing)]
    lemmas = [t.lemma_.lower() for t in reading.covered.tokens]
    # A word that stands there twice cannot tell which figure is its own.
    return [t for t in found if t is not None and lemmas.count(t.lemma_.lower()) == 1]


def _distance(reading: Reading, figure: Figure, anchors: Sequence[Any]) -> float:
    token = next((t for t in reading.covered.tokens if figure.span.start <= t.idx < figure.span.end), None)
    if token is None:
        return float("inf")
    apart: list[float] = [steps(token, a) + WORD_APART * abs(token.i - a.i) for a in anchors]
    return sum(apart) / len(apart)


def _parts(reading: Reading) -> Iterator[Rival]:
    """Somebody else does it there, or those who do it and to whom it is done have changed places."""
    for i in sorted(reading.told):
        verb = reading.tokens[i]
        if verb.pos_ != "VERB":
            continue
        for other in reading.covered.tokens:
            if other.pos_ != "VERB":
                continue
            one = _one_verb(verb, other)
            if not one and reading.state(i, other) < STANDS_FOR:
                continue
            moved = turned(verb, other, _names_same)
            if moved is not None:
                yield Rival("who", moved.text, SURE)
            elif one:
                yield from _another_agent(reading, verb, other)


def _another_agent(reading: Reading, verb: Any, other: Any) -> Iterator[Rival]:
    """A customer found it, where the sentence says that an employee did."""
    mine = [t for t in heads(acting(verb).agents) if t.pos_ == "NOUN" and is_person(t.lemma_.lower())]
    there = [t for t in heads(acting(other).agents) if t.pos_ == "NOUN" and is_person(t.lemma_.lower())]
    lemmas = {t.lemma_.lower() for t in reading.covered.tokens}
    for a in mine:
        if a.lemma_.lower() in lemmas or not there:
            continue
        general = ANYBODY & {a.lemma_.lower(), *(b.lemma_.lower() for b in there)}
        if general and not any(contrast(a.lemma_.lower(), b.lemma_.lower()) for b in there):
            continue
        ties = [relation(a.lemma_.lower(), "NOUN", b.lemma_.lower(), "NOUN") for b in there]
        alike = any(r.same or r.broader for r in ties)
        if not alike and not any(same_group(a.lemma_.lower(), b.lemma_.lower()) for b in there):
            yield Rival("who", there[0].text, SURE)


def _one_verb(a: Any, b: Any) -> bool:
    x, y = a.lemma_.lower(), b.lemma_.lower()
    return same_group(x, y) or converse(x, y) or relation(x, "VERB", y, "VERB").same >= BY_SENSE


def _names_same(a: Any, b: Any) -> bool:
    if a.pos_ == "PROPN" or b.pos_ == "PROPN":
        return bool(a.lower_ == b.lower_)
    return bool(a.lemma_.lower() == b.lemma_.lower())


def steps(a: Any, b: Any) -> int:
    """The number of arcs between two tokens of one sentence in its parse."""
    up = {i: n for n, i in enumerate(_path(a))}
    for n, i in enumerate(_path(b)):
        if i in up:
            return min(FARTHEST, up[i] + n)
    return FARTHEST


def _path(token: Any) -> list[int]:
    found = [token.i]
    while token.head.i != token.i:
        token = token.head
        found.append(token.i)
    return found
