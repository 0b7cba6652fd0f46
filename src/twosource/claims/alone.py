"""What one report alone says: whole sentences, or what a sentence says beside what others share with it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from twosource.claims.context import Context, Sentence
from twosource.claims.repeated import overlap
from twosource.claims.stating import claimed, statement
from twosource.claims.terms import Term
from twosource.claims.units import Unit, asks
from twosource.model import Claim, Span, Statement

__all__ = ["by_sentence", "hull", "main_unit", "told_alone"]

# A verb of so much weight tells an act.
TELLING = 0.9
# Of so many words what two reports print alike is shown once.
ALIKE = 5
# "HULL, April 14 (NCPA) - ": where and when it was written.
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]{2,40}[^.!?]{0,40}?\s[-–—]{1,2}\s")
# A line of so few words without a verb is a subheading.
HEADING = 5


def told_alone(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    used: set[int],
    contradicted: Sequence[Span],
    shared: Sequence[Claim],
) -> list[Claim]:
    """What no other report says: whole sentences, or what a sentence says beside what others share.

    What two reports print alike is one claim, once for both.
    """
    shown: dict[str, list[Span]] = defaultdict(list)
    for claim in shared:
        for s in claim.statements:
            shown[s.span.report].append(s.span)
    told: dict[str, dict[str, Statement]] = {}
    for sentence, positions in by_sentence(flat).items():
        here = [span for span in shown[sentence.report] if overlap(span, sentence)]
        known = {t.key for i in positions for t in flat[i][0].terms if _is_shown(t, here)}
        more = [i for i in positions if _says_more(flat[i][0], here, known)]
        rest = [i for i in more if i not in used]
        tails = [i for i in more if i in used]
        if not more or asks(sentence) or _is_heading(sentence, [flat[i][0] for i in positions]):
            continue
        if used.isdisjoint(positions) or tails:
            statements = [statement(main_unit(flat, rest or tails), sentence)]
        else:
            statements = _beside(flat, rest, here, sentence)
        for s in statements:
            words = re.findall(r"\w+", s.span.text.lower())
            key = " ".join(words) if len(words) >= ALIKE else f"{s.span.report} {s.span.start} {s.span.end}"
            if not any(_says_all(claim, s.span) for claim in shared):
                told.setdefault(key, {}).setdefault(s.span.report, s)
    return [claimed(context, tuple(by_report.values()), contradicted) for by_report in told.values()]


def _is_heading(sentence: Span, units: Sequence[Unit]) -> bool:
    """Whether a few words on a line of their own only name what follows: "Long process"."""
    few = len(sentence.text.split()) <= HEADING and sentence.text.rstrip("”\"’'")[-1:] not in ".!?…:"
    verbs = any(term.pos == "VERB" for unit in units for term in unit.terms)
    told = any(unit.subject is not None or unit.figures or unit.times or unit.direct for unit in units)
    return few and not verbs and not told


def _says_all(claim: Claim, span: Span) -> bool:
    """Whether a shared claim's statement is as much as a span, but for marks at its edges."""
    words = re.findall(r"\w+", span.text)
    return any(
        span.report == s.span.report
        and max(span.start, s.span.start) < min(span.end, s.span.end)
        and words == re.findall(r"\w+", s.span.text)
        for s in claim.statements
    )


def _beside(
    flat: Sequence[tuple[Unit, Sentence]], rest: Sequence[int], shown: Sequence[Span], sentence: Span
) -> list[Statement]:
    """What a sentence says beside the words that shared claims have ``shown``.

    Where some of it has no subject of its own, the sentence is shown whole: nothing that a report says is
    left out.
    """
    runs: list[list[int]] = []
    for i in rest:
        joined = hull([flat[k][0] for k in (*(runs[-1] if runs else ()), i)])
        if runs and not any(overlap(span, joined) for span in shown):
            runs[-1].append(i)
        else:
            runs.append([i])
    if any(not any(flat[i][0].whole for i in run) for run in runs):
        return [statement(main_unit(flat, rest), sentence)]
    return [statement(main_unit(flat, run), hull([flat[i][0] for i in run])) for run in runs]


def _says_more(unit: Unit, shown: Sequence[Span], known: AbstractSet[str]) -> bool:
    """Whether a clause tells something beside what is shown: an act, a value, or more than a word.

    ``known`` are the keys of what the words shown speak of; who does it is nothing more.
    """
    if not shown:
        return sum(t.weight for t in unit.terms) >= 1.0
    dateline = _DATELINE.match(unit.sentence.text)
    start = unit.sentence.start + (dateline.end() if dateline else 0)
    spans = (*(f.span for f in unit.figures), *(t.span for t in unit.times))
    values = [span for span in spans if span.start >= start]
    if any(not any(overlap(span, s) for s in shown) for span in values):
        return True
    beside = [t for t in unit.terms if unit.span.start <= t.start < unit.span.end and t.key not in known]
    told = [t for t in beside if not _is_shown(t, shown) and t.role != "subj"]
    acts = any(t.role == "pred" and t.pos == "VERB" and t.weight >= TELLING for t in told)
    return acts or sum(t.weight for t in told) >= 1.0


def _is_shown(term: Term, shown: Sequence[Span]) -> bool:
    return any(span.start <= term.start < span.end for span in shown)


def by_sentence(flat: Sequence[tuple[Unit, Sentence]]) -> dict[Span, list[int]]:
    found: dict[Span, list[int]] = {}
    for i, (unit, _) in enumerate(flat):
        found.setdefault(unit.sentence, []).append(i)
    return found


def main_unit(flat: Sequence[tuple[Unit, Sentence]], positions: Sequence[int]) -> Unit:
    """The clause of a sentence that says most."""
    return flat[max(positions, key=lambda i: (sum(t.weight for t in flat[i][0].terms), -i))][0]


def hull(units: Sequence[Unit]) -> Span:
    """The run of words from the first to the last of some clauses of one sentence."""
    sentence = units[0].sentence
    start = max(sentence.start, min(u.told.start for u in units))
    end = min(sentence.end, max(u.told.end for u in units))
    return Span(sentence.report, start, end, sentence.text[start - sentence.start : end - sentence.start])
