"""One version of an utterance, and how two of them relate."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from twosource.attribution.lexicon import word_set
from twosource.attribution.marks import regions
from twosource.attribution.names import plain
from twosource.attribution.spelling import same_spelling
from twosource.model import Quotation

Label = Literal["verbatim", "trimmed", "ellipsis", "word-swap", "merged", "indirect", "speaker-changed"]

_WORD = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*")
COMMON = word_set(
    """
    a an the and or but if of in on at to for from by with as is are was were be been being am do does did
    have has had having will would can could should shall may might must not no nor so than then that this
    these those it its he him his she her they them their we us our you your i me my who whom which what
    when where why how there here very just too also only even still yet all any some one out up down into
    upon over about more most longer much many such own same get got go going make made say said says
    it's that's don't i'm we're they're he's isn't can't won't i've we've they've
    """
)
# A run of words in marks shared by two versions; shorter runs recur by chance.
LEAST_TELLING = 2
LEAST_RUN = 3
# With different speakers chance is likelier and the finding graver.
LEAST_TELLING_OTHER = 3
LEAST_RUN_OTHER = 3
# From so many words on, with so many in one run and so much of the shorter in all.
LONG_OTHER, LEAST_LONG_RUN, MATCHED_OTHER = 12, 6, 0.85


@dataclass(frozen=True)
class Version:
    """``words``: all words of the content; ``marked``: those in marks; ``runs``: per piece in marks;
    ``ahead`` and ``behind``: words outside marks before the first and after the last piece, in its span."""

    quotation: Quotation
    report: str
    words: tuple[str, ...]
    marked: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]
    telling: frozenset[str]
    ahead: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


Mark = tuple[str, int, int]  # report, start and end of the words in marks


def owners(quotations: Sequence[Quotation]) -> dict[Mark, str]:
    """For each piece in marks the quotation it belongs to: of nested ones the innermost whose speaker
    is known."""
    best: dict[Mark, tuple[bool, int, str]] = {}
    for quotation in quotations:
        size = sum(s.end - s.start for s in quotation.content)
        for mark, _ in _marks(quotation):
            rank = (quotation.speaker is None, size, quotation.id)
            if mark not in best or rank < best[mark]:
                best[mark] = rank
    return {mark: identity for mark, (_, _, identity) in best.items()}


def _marks(quotation: Quotation) -> list[tuple[Mark, tuple[str, ...]]]:
    # Marks of the span alone: the content of a direct quotation includes them.
    return [
        ((span.report, span.start + r.inner_start, span.start + r.inner_end), run)
        for span in quotation.content
        for r in regions(span.text)
        if (run := tuple(words_of(span.text[r.inner_start : r.inner_end])))
    ]


def version_of(quotation: Quotation, texts: Mapping[str, str], owner: Mapping[Mark, str]) -> Version | None:
    """None where the report is not at hand, nothing is said, or all marks are a nested quotation's."""
    report = quotation.content[0].report
    if report not in texts:
        return None
    words = [w for span in quotation.content for w in words_of(span.text)]
    every = _marks(quotation)
    runs = [run for mark, run in every if owner.get(mark) == quotation.id]
    if not words or (every and not runs):
        return None
    marked = tuple(w for run in runs for w in run)
    telling = frozenset(w for w in words if w not in COMMON and len(w) > 2)
    own = [mark for mark, _ in every if owner.get(mark) == quotation.id]
    ahead = behind = ""
    if own:
        ahead = next(texts[report][s.start : own[0][1]] for s in quotation.content if s.end >= own[0][1])
        behind = next(texts[report][own[-1][2] : s.end] for s in quotation.content if s.end >= own[-1][2])
    return Version(
        quotation,
        report,
        tuple(words),
        marked,
        tuple(runs),
        telling,
        tuple(words_of(ahead)),
        tuple(words_of(behind)),
    )


def words_of(text: str) -> list[str]:
    """The words of a text, plain and lower case, apostrophes straight."""
    return [w.replace("’", "'").replace("‘", "'") for w in _WORD.findall(plain(text))]


def _same_speaker(a: Version, b: Version) -> bool:
    one, other = a.quotation.speaker, b.quotation.speaker
    if one is None or other is None:
        return False
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return one.name == other.name


def related(a: Version, b: Version) -> bool:
    """Whether two quotations are versions of one utterance."""
    same = _same_speaker(a, b)
    if a.marked and b.marked:
        return _related_marked(a, b, same=same)
    if not same or a.report == b.report:
        return False
    if not a.marked and not b.marked:
        return False
    return _reported(a, b) if a.marked else _reported(b, a)


def _related_marked(a: Version, b: Version, *, same: bool) -> bool:
    alike = a.marked == b.marked or same_spelling(a.marked, b.marked)
    if same and alike and len(a.marked) >= 2 and a.report != b.report:
        return True
    run = _longest(a, b)
    telling = sum(1 for w in run if w not in COMMON)
    if same:
        enough = len(run) >= LEAST_RUN and _telling_runs(a, b) >= LEAST_TELLING
        whole = min(len(a.marked), len(b.marked))
        return enough and (len(run) >= 6 or len(run) >= 0.5 * whole or _matched(a, b) >= 0.6 * whole)
    if len(run) < LEAST_RUN_OTHER or telling < LEAST_TELLING_OTHER:
        return False
    shorter = min(len(a.marked), len(b.marked))
    # A whole sentence that recurs but for a word here and there is one utterance, whoever is named for it.
    if shorter >= LONG_OTHER and len(run) >= LEAST_LONG_RUN and _matched(a, b) >= MATCHED_OTHER * shorter:
        return True
    if any(_recurs(r, s) for r in a.runs for s in b.runs):
        return True
    # Part of a long quotation is no other speaker's unless the shorter one is all in it.
    return len(run) >= 0.8 * min(len(a.marked), len(b.marked)) or any(
        run == r for v in (a, b) for r in v.runs
    )


def _longest(a: Version, b: Version) -> tuple[str, ...]:
    match = SequenceMatcher(None, a.marked, b.marked, autojunk=False).find_longest_match()
    return a.marked[match.a : match.a + match.size]


def _recurs(run: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter of two pieces in marks stands in the longer but for a word here and there."""
    short, long = sorted((run, other), key=len)
    if len(short) < LONG_OTHER:
        return False
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    sizes = [m.size for m in blocks]
    reach = blocks[-2].b + blocks[-2].size - blocks[0].b if len(blocks) > 1 else 0
    whole = sum(sizes) >= MATCHED_OTHER * len(short) and reach <= len(short) / MATCHED_OTHER
    return whole and max(sizes) >= LEAST_LONG_RUN


def _telling_runs(a: Version, b: Version) -> int:
    """Telling words in all runs of two or more words that both have in marks."""
    blocks = SequenceMatcher(None, a.marked, b.marked, autojunk=False).get_matching_blocks()
    shared = [w for m in blocks if m.size > 1 for w in a.marked[m.a : m.a + m.size]]
    return sum(1 for w in shared if w not in COMMON)


def _matched(a: Version, b: Version) -> int:
    return sum(
        m.size for m in SequenceMatcher(None, a.marked, b.marked, autojunk=False).get_matching_blocks()
    )


def _reported(marked: Version, reported: Version) -> bool:
    """Whether words without marks tell what stands in marks elsewhere: most telling words recur."""
    inside = frozenset(_stem(w) for w in marked.marked if w not in COMMON and len(w) > 2)
    outside = frozenset(_stem(w) for w in reported.telling)
    shared = len(inside & outside)
    return (
        shared >= 3
        and shared >= 0.6 * min(len(inside), len(outside))
        and shared >= 0.3 * max(len(inside), len(outside))
    )


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def label_of(base: Version, version: Version, group: Sequence[Version]) -> Label:
    """How ``version`` differs from ``base``, the fullest version of its family."""
    if not version.marked:
        return "indirect"
    one, other = _bare(base.marked), _bare(version.marked)
    if one == other or same_spelling(one, other):
        return "verbatim"
    if _merges(version, group):
        return "merged"
    if _retold(base, version):
        return "indirect"
    if _contained(other, one):
        return "trimmed"
    if len(version.runs) > 1 and all(_contained(r, one) for r in version.runs):
        return "ellipsis"
    if _subsequence(other, one):
        return "ellipsis"
    if all(_contained(r, one) for r in version.runs):
        return "trimmed"
    return "word-swap"


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """Without an article at the start, which stands in the marks or before them as it happens."""
    return tuple(words[1:] if len(words) > 1 and words[0] in ("a", "an", "the") else words)


def _retold(base: Version, version: Version) -> bool:
    """Whether the words in marks are the base's and the sentence goes on, where the base's marks go on,
    in other words: “a rusty hulk” that ought to be sunk. Words that only frame the marks, where the
    base has none in marks either (called the ship “a rusty hulk”), are no retelling."""
    low, size = _place_in(version.marked, base.marked)
    if low < 0:
        return False
    sides = ((base.marked[:low], version.ahead), (base.marked[low + size :], version.behind))
    for inside, outside in sides:
        told = {_stem(w) for w in inside if w not in COMMON}
        new = [w for w in outside if w not in COMMON and len(w) > 2 and _stem(w) not in told]
        # Two words that replace two: one alone may be a day or an adverb.
        if len(told) >= 2 and len(new) >= 2:
            return True
    return False


def _place_in(short: Sequence[str], long: Sequence[str]) -> tuple[int, int]:
    """Where the words stand in the others as one run, and how many; (-1, 0) where they do not."""
    words = _bare(short)
    at = next((i for i in range(len(long) - len(words) + 1) if tuple(long[i : i + len(words)]) == words), -1)
    return at, len(words) if at >= 0 else 0


def _contained(short: Sequence[str], long: Sequence[str]) -> bool:
    n = len(short)
    return any(tuple(long[i : i + n]) == tuple(short) for i in range(len(long) - n + 1))


def _subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _merges(version: Version, group: Sequence[Version]) -> bool:
    """Whether one piece in marks holds what another report has as two separate quotations."""
    for other in {v.report for v in group if v.report != version.report}:
        parts = [r for v in group if v.report == other for r in v.runs if len(r) >= 3]
        for run in version.runs:
            inside = [p for p in parts if _contained(p, run) and len(p) < len(run)]
            if len({tuple(p) for p in inside}) >= 2:
                return True
    return False
