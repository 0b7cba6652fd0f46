"""What came of one thing, told otherwise: passed and thrown out, acquitted and convicted.

Two clauses of which one denies the other are many in a story: it goes on, and others do otherwise. So both
must be of one participant, and near in meaning, and the model of inference must have each deny the other;
their words must tell of two ends, or one of them be a denial; and no report may tell both. Where the words
surely exclude each other, and all else that the one says stands in the other, less is asked.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.found import Found, clip, found_between, word_place
from twosource.claims.guises import KINDS, MEANT, in_another_guise
from twosource.claims.lexicon import IN_TURN, LIGHT, contrast, distinct, excluded, opposite
from twosource.claims.outcomes import Judgement, judge_plainly
from twosource.claims.saying import Sayings
from twosource.claims.sureness import is_of_some, of_other_people, told_of_another_time
from twosource.claims.terms import Term
from twosource.claims.twothings import excluding_times, is_for_another
from twosource.claims.units import Unit
from twosource.language import similarity
from twosource.model import Span, Voice

__all__ = ["overturned"]

# Each clause is denied by the other's sentence so probably, and more so where less of them is alike; then
# they are at least so near by sentence vectors.
DENIED, SURELY_DENIED = 0.8, 0.85
NEAR = 0.45
# What is so will not be.
CALLED_OFF = frozenset({"call-off", "cancel", "scrap"})
# A word of such a weight tells something.
TELLING = 0.5
_KNOWN = re.compile(
    r"\b(?:the|his|her|its|their)\s+(?:[\w’'-]+ ){0,2}$|[’']s?\s+(?:[\w-]+ ){0,2}$", re.IGNORECASE
)
_NONE = re.compile(r"\b(?:no|any|not an?)\s+(?:[\w’'-]+ ){0,2}$", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one|none|nothing|nowhere)\b", re.IGNORECASE)
# What somebody says to it, or does beside it.
_ASIDE = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)|, \w+ing\b.*")
_ARTICLE = re.compile(
    r"\b(?:an?|the|this|that|these|those|his|her|its|their|our|one|two|three|\d+)\s+(?:[\w’'-]+ ){0,2}$",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"\b(?:first|second|third|earlier|previous|original|initial|new|another|again|last|next|final|early|late"
    r"|one of|two of|other|former|appeals?|lower|some|most|many|few|part|half|partly|yet|still|then|once"
    r"|until)\b",
    re.IGNORECASE,
)
_STATED = ("fact", "said", "planned")

Flat = Sequence[tuple[Unit, Sentence]]


class _Told(NamedTuple):
    """What a clause says happened; ``words`` are its verbs and what light verbs carry."""

    n: int
    unit: Unit
    terms: tuple[Term, ...]
    words: frozenset[str]


def overturned(context: Context, flat: Flat, sayings: Sayings) -> Iterator[Found]:
    """Two reports in which one thing came to another end."""
    by_participant: dict[str, list[_Told]] = defaultdict(list)
    for n, (unit, _) in enumerate(flat):
        unknown = unit.nobody or unit.side or unit.denied or is_of_some(unit)
        # That it killed nobody is no denial that it killed cattle.
        if unit.modality in _STATED and not (unknown or _NOBODY.search(_ASIDE.sub("", unit.span.text))):
            told = _told(n, unit)
            for key in {t.key for t in unit.terms if t.role in ("subj", "obj")}:
                by_participant[key].append(told)
    pairs: dict[tuple[int, int], tuple[_Told, _Told, bool]] = {}
    for own in by_participant.values():
        for a, b in _apart(own):
            if (a.n, b.n) not in pairs and (strictly := _may_be_one(context, a, b)) is not None:
                pairs[a.n, b.n] = a, b, strictly
    texts = [(a.unit.span.text, b.unit.span.text) for a, b, _ in pairs.values()]
    near = similarity(texts) if texts else ()
    read = [one for one, cosine in zip(pairs.values(), near, strict=True) if one[2] or cosine >= NEAR]
    denied = sayings.denied([way for a, b, _ in read for way in ((a.n, b.n), (b.n, a.n))])
    for k, (a, b, strictly) in enumerate(read):
        if min(denied[2 * k : 2 * k + 2]) >= (DENIED if strictly else SURELY_DENIED):
            yield _found(context, a, b)


def _told(n: int, unit: Unit) -> _Told:
    terms = tuple(t for t in unit.terms if t.role == "pred" or (t.pos in ("ADJ", "ADV") and t.role != "subj"))
    words = {t.key for t in terms}
    words |= {f"{t.key}-{t.another}" for t in terms if t.another}
    words |= {f"{t.head}-{t.prep}" for t in unit.terms if t.head in words and t.prep in ("for", "against")}
    words |= {f"{t.head}-{t.key}" for t in unit.terms if t.head and t.pos in ("ADV", "ADJ")}
    return _Told(n, unit, terms, frozenset(words))


def _takes_part(term: Term, unit: Unit) -> bool:
    """Whether a term is a known one who does or undergoes it: "a man" may be another man.

    What there is none of is known, too.
    """
    if term.role not in ("subj", "obj") or not (term.named or term.pos == "NOUN"):
        return False
    before = unit.sentence.text[: max(0, term.start - unit.sentence.start)]
    return term.named or _KNOWN.search(before) is not None


def _is_denied(term: Term, unit: Unit) -> bool:
    """Whether there is none of it by its clause: then one of them is enough to be told otherwise."""
    before = unit.sentence.text[: max(0, term.start - unit.sentence.start)]
    none = _NONE.search(before) is not None or (term.role == "obj" and _ARTICLE.search(before) is None)
    return unit.negative and term.pos == "NOUN" and none


def _share_a_participant(u: Unit, v: Unit) -> bool:
    """Whether somebody or something that both clauses know takes part in both."""
    known, there = ({t.key for t in x.terms if _takes_part(t, x)} for x in (u, v))
    denied = {t.key for x in (u, v) for t in x.terms if _is_denied(t, x)}
    both = {t.key for t in u.terms} & {t.key for t in v.terms}
    return bool(known & there) or bool(denied & both)


def _apart(own: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Clauses of two reports that may exclude each other, where neither report tells both ends."""
    for i, a in enumerate(own):
        for b in own[i + 1 :]:
            excluding = a.unit.report != b.unit.report and _exclude(a, b)
            if excluding and not (_is_told_too(b, a, own) or _is_told_too(a, b, own)):
                yield a, b


def _is_told_too(a: _Told, b: _Told, own: Sequence[_Told]) -> bool:
    """Whether the report of ``b`` tells the end of ``a`` as well: that somebody resigned, and did not."""
    return any(
        x.unit.report == b.unit.report
        and x.unit.negative == a.unit.negative
        and bool((x.words & a.words) - LIGHT)
        and _exclude(x, b)
        for x in own
    )


def _exclude(a: _Told, b: _Told) -> bool:
    """Whether one of two clauses is a denial, or their words tell of two ends."""
    return a.unit.negative != b.unit.negative or _tell_two_ends(a, b)


def _objects(unit: Unit) -> set[str]:
    return {t.key for t in unit.terms if t.role == "obj" and t.pos == "NOUN"}


def _tell_two_ends(a: _Told, b: _Told) -> bool:
    """Whether a word of each excludes the other, as two ends that do not follow each other."""
    return any(
        excluded(x, y) or (not {x, y} & IN_TURN and (opposite(x, y) or contrast(x, y)))
        for x in a.words
        for y in b.words
    )


def _may_be_one(context: Context, a: _Told, b: _Told) -> bool | None:
    """Whether two clauses surely tell of one thing, but for its end; None where they may tell of two."""
    u, v = a.unit, b.unit
    if not _share_a_participant(u, v) or of_other_people(u, v):
        return None
    if excluding_times(u.times, v.times) or told_of_another_time(u, v) or _one_of_a_row(u, v):
        return None
    one, other = (align(x, y, [y], context.similar, context.rarity) for x, y in ((u, v), (v, u)))
    if _is_in_another_guise(one, a, b) or one.swaps or other.swaps:
        return None
    if any(pair.relation not in ("equal", "rounding", "missing") for pair in one.figures):
        return None
    if u.negative == v.negative:
        surely = any(excluded(x, y) for x in a.words for y in b.words)
    else:
        surely = any(context.similar(x, y) > 0 for x in a.words - LIGHT for y in b.words)
        # What a light verb tells is told by its object: used pepper spray.
        surely |= bool(a.words & b.words & LIGHT and _objects(u) & _objects(v))
    left = [_left(way, x, y) for way, x, y in ((one, a, b), (other, b, a))]
    if surely and not any(left):
        return True
    # Where each names something more, it may be of two things; a denial alone is of anything.
    if all(_names_more(way) for way in (one, other)) or any(is_for_another(way) for way in (one, other)):
        return None
    if surely or _tell_two_ends(a, b):
        return False
    # Whatever the words, a denial is of what it is said to be of: "was not interrupted", "was stopped".
    return False if u.negative != v.negative and not any(left) else None


def _is_in_another_guise(alignment: Alignment, a: _Told, b: _Told) -> bool:
    """Whether a word means another thing in one of them, but for what tells the ends apart.

    "Refused to apologise" has an infinitive of what was not done, and to resign and to be dismissed are two.
    """
    guise = in_another_guise(alignment)
    if guise == MEANT:
        return a.unit.negative == b.unit.negative
    two = guise == KINDS and any(distinct(x, y) and excluded(x, y) for x in a.words for y in b.words)
    return bool(guise) and not two


def _names_more(way: Alignment) -> bool:
    return any(t.weight >= TELLING and (t.named or t.pos == "NOUN" or t.prep == "of") for t in way.missing)


def _one_of_a_row(u: Unit, v: Unit) -> bool:
    """Whether one of two clauses is of the first, the former or the next of some, and the other not."""
    found = [{word.lower() for word in _ROW.findall(x.span.text)} for x in (u, v)]
    return found[0] != found[1]


def _left(way: Alignment, mine: _Told, theirs: _Told) -> bool:
    """Whether a clause says more of it than the other; who did it may go unsaid there."""
    doer = any(t.role == "subj" for t in theirs.unit.terms)
    counted = {t.key for t in mine.unit.terms if t.role in ("subj", "obj")}
    return any(
        t.weight >= TELLING and t not in mine.terms and (doer or t.role != "subj") for t in way.missing
    ) or any(
        pair.relation == "missing" and counted & set((getattr(pair.a, "concept", None) or "").lower().split())
        for pair in way.figures
    )


def _found(context: Context, a: _Told, b: _Told) -> Found:
    u, v = a.unit, b.unit
    same = u.negative == v.negative
    here, there = (_words(x, y) for x, y in ((a, b), (b, a))) if same else (u.told, v.told)
    return found_between(
        "action" if same else "polarity",
        _judged(context, a, b),
        word_place(here),
        word_place(there),
        (u.sentence, v.sentence),
        clip(u.span.text),
    )


def _judged(context: Context, a: _Told, b: _Told) -> Judgement:
    """What it amounts to; what is called off will not be, whatever is planned."""
    judged = judge_plainly(_as_told(a.unit), _as_told(b.unit), context)
    off = any(one.words & CALLED_OFF and other.unit.modality == "planned" for one, other in ((a, b), (b, a)))
    return (
        Judgement("contradiction", "both cannot hold") if judged.outcome == "conditional" and off else judged
    )


def _as_told(unit: Unit) -> Unit:
    """A clause of what somebody did by words, that he apologised, as its report's own: it tells the act."""
    his = unit.speaker is not None and any(t.role == "subj" and t.key == unit.speaker for t in unit.terms)
    return replace(unit, voice=Voice("report"), speaker=None) if his else unit


def _words(own: _Told, other: _Told) -> Span:
    """The word of a clause that the other's excludes, as it stands, with its particle."""
    unit = own.unit
    base, text = unit.sentence.start, unit.sentence.text
    for exclude in (excluded, opposite, contrast):
        for t in own.terms:
            forms = [form for form in own.words if t.key in form.split("-")]
            ends = [form for form in forms if any(exclude(form, y) for y in other.words)]
            if ends and base <= t.start < t.end <= base + len(text):
                particle = max(ends, key=len).removeprefix(t.key).lstrip("-")
                behind = (
                    re.compile(rf" {re.escape(particle)}\b").match(text, t.end - base) if particle else None
                )
                end = behind.end() if behind else t.end - base
                return Span(unit.report, t.start, base + end, text[t.start - base : end])
    return unit.told
