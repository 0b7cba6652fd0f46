"""Claims found twice, in other words or by another way -> each shown once, with all of its reports.

A sentence may agree as a clause ("The navy captured 23 pirates") and by its value ("has captured 23
pirates"), each time with nearly the same reports. An editor reads that as two findings.
"""

from collections.abc import Callable, Sequence

from twosource.claims.context import Context
from twosource.claims.stating import holds, with_more, words_of
from twosource.model import Claim, Span

__all__ = ["IN_PASSING", "PART", "WHOLE", "Ranked", "told_once"]

# A claim can be understood alone, is a clause without its subject, or is told on the way: an office, an age.
WHOLE, PART, IN_PASSING = range(3)
# A claim after which of these it is.
Ranked = tuple[int, Claim]
# How probably each first text says the second.
Says = Callable[[Sequence[tuple[str, str]]], Sequence[float]]

_HELPING = frozenset(
    ("a", "an", "and", "are", "be", "been", "had", "has", "have", "is", "the", "was", "were")
)
# Two statements of a report are one place if they share so much of the shorter one.
ONE_PLACE = 0.6
# Of two claims with this part of the reports of the lesser in common the model is asked.
IN_COMMON = 0.6
# The text of one claim says that of another, and a sentence says a claim, from here on.
SURELY = 0.9


def told_once(
    context: Context, ranked: Sequence[Ranked], contradicted: Sequence[Span], says: Says
) -> list[Ranked]:
    """The claims without those that another, of as many reports or more, says in the same places."""
    kept = dict(enumerate(_of_one_wording(context, ranked, contradicted)))
    order = sorted(kept, key=lambda n: (len(_reports(kept[n][1])), -n))
    pairs = [(n, m) for n in order for m in kept if n != m and _may_be_one(kept[n][1], kept[m][1])]
    texts = [(kept[m][1].text, kept[n][1].text) for n, m in pairs]
    for (n, m), said in zip(pairs, says(texts) if texts else (), strict=True):
        if n in kept and m in kept and (said >= SURELY or _is_cut(kept[n][1], kept[m][1])):
            part, other = kept[m]
            if _further(kept[n][1], other):
                if not _say_each_other(kept[n][1], other, says):
                    continue
                other = with_more(context, other, kept[n][1], contradicted)
            kept[m] = part, other
            del kept[n]
    return list(kept.values())


def _of_one_wording(context: Context, ranked: Sequence[Ranked], contradicted: Sequence[Span]) -> list[Ranked]:
    """Claims of one wording, found in several ways, as one, with all of their reports behind it.

    They have to meet in a report's words, as "he was arrested" may be said of two, and to be of one state.
    """
    found: list[Ranked] = []
    for row in ranked:
        words = words_of(row[1].text)
        for n, (part, claim) in enumerate(found):
            if words_of(claim.text) == words and claim.state == row[1].state and _meet(claim, row[1]):
                found[n] = part, with_more(context, claim, row[1], contradicted)
                break
        else:
            found.append(row)
    return found


def _meet(one: Claim, other: Claim) -> bool:
    return any(holds(x, [s.span]) for x, y in ((one, other), (other, one)) for s in y.statements)


def _may_be_one(lesser: Claim, other: Claim) -> bool:
    """Whether two claims stand mostly in the same places, the first in no more reports, and alike judged."""
    if len(_reports(lesser)) > len(_reports(other)) or len(_reports(other)) < 2:
        return False
    if lesser.state != other.state and (lesser.state, other.state) != ("single-origin", "corroborated"):
        return False
    # A name with an age or an office says nothing of what was done.
    if _tells(lesser) and not _tells(other):
        return False
    return len(_common(lesser, other)) >= max(2, IN_COMMON * len(_reports(lesser)))


def _common(one: Claim, other: Claim) -> set[str]:
    """The reports in which two claims show one place."""
    return {a.span.report for a in one.statements for b in other.statements if _one_place(a.span, b.span)}


def _tells(claim: Claim) -> bool:
    return "did" in claim.statements[0].slots


def _one_place(a: Span, b: Span) -> bool:
    if a.report != b.report:
        return False
    return min(a.end, b.end) - max(a.start, b.start) >= ONE_PLACE * min(a.end - a.start, b.end - b.start)


def _is_cut(lesser: Claim, other: Claim) -> bool:
    """Whether one claim has no word that the other has not: "Damage was estimated" at a million."""
    words = set(words_of(lesser.text)) - _HELPING
    return bool(words) and words <= set(words_of(other.text)) and not _further(lesser, other)


def _further(one: Claim, other: Claim) -> bool:
    """Whether reports stand behind the first claim that do not stand behind the other."""
    return not _reports(one) <= _reports(other)


def _say_each_other(lesser: Claim, other: Claim, says: Says) -> bool:
    """Whether two claims are one in other words, so that the reports of each say the other."""
    return min(says([(lesser.text, other.text), (other.text, lesser.text)])) >= SURELY


def _reports(claim: Claim) -> set[str]:
    return {s.span.report for s in claim.statements}
