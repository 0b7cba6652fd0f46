"""Units -> claims: which statements of different reports say the same thing.

A claim is a star: one unit, and the units of other reports that each say all of it (coverage by
words, predicate, participants, figures, names, and the model of inference). So A~B~C without A~C
never merges, and the claim's text is the statement that the others cover best, never one that says
more than they do.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.claims.agreeing import AGREED, Agreeing, cut_off
from twosource.claims.context import Sentence
from twosource.claims.pairing import Judged, is_thick
from twosource.claims.units import Unit, run_of
from twosource.claims.verdict import Verdict
from twosource.model import Span

# Characters between two clauses that make one claim: ", while ".
JOINING = 14


@dataclass(frozen=True, slots=True)
class Group:
    """A claim in the making: positions of its units, the first being the one that gives the text.

    ``end`` is the offset where the seed's clause is cut off, as the others do not say the rest. ``also`` are
    units that say it and may stand behind another claim as well, ``told`` those that say no more than it.
    """

    seed: int
    members: tuple[int, ...]
    end: int | None = None
    also: tuple[int, ...] = ()
    told: tuple[int, ...] = ()


def group(flat: Sequence[tuple[Unit, Sentence]], pairs: Sequence[Judged], agreeing: Agreeing) -> list[Group]:
    """Greedy stars, widest coverage of reports first, then the best covered.

    A star is checked by the model of inference only when it is about to be chosen.
    """
    supports: dict[int, dict[int, Verdict]] = defaultdict(dict)
    against: set[tuple[int, int]] = set()
    for pair in pairs:
        if pair.verdict.relation == "supports" and not pair.verdict.alignment.u.open:
            supports[pair.u][pair.v] = pair.verdict
        elif pair.verdict.relation == "contradicts":
            against |= {(pair.u, pair.v), (pair.v, pair.u)}
    used: set[int] = set()
    ends: dict[int, int | None] = {}
    groups: list[Group] = []
    while True:
        best: tuple[tuple[int, bool, float, int], tuple[int, ...]] | None = None
        for seed in sorted(supports):
            if seed in used:
                continue
            members = _members(seed, supports[seed], flat, used, against)
            if not members:
                continue
            reports = len({flat[m][0].report for m in members})
            score = sum(supports[seed][m].score for m in members) / len(members)
            # Of two stars as wide, the one whose text can be understood alone.
            key = reports, flat[seed][0].whole, score, -seed
            if best is None or key > best[0]:
                best = key, members
        if best is None:
            return _joined(groups, flat)
        (*_, behind), members = best
        seed = -behind
        if seed not in ends:
            saying, ends[seed] = _said_by_all(seed, members, flat, agreeing)
        else:
            saying = _said(seed, members, agreeing, ends[seed])
        if len(saying) < len(members):
            # With fewer behind it, another star may be the wider one.
            supports[seed] = {
                m: verdict for m, verdict in supports[seed].items() if m in saying or m not in members
            }
            continue
        groups.append(Group(seed, (seed, *members), ends[seed]))
        used |= {seed, *members}


def _said(seed: int, members: Sequence[int], agreeing: Agreeing, end: int | None) -> tuple[int, ...]:
    """Those members that say the seed's clause up to ``end``."""
    sure = agreeing.sure(seed, members, end)
    return tuple(m for m, said in zip(members, sure, strict=True) if said >= AGREED)


def _said_by_all(
    seed: int, members: Sequence[int], flat: Sequence[tuple[Unit, Sentence]], agreeing: Agreeing
) -> tuple[tuple[int, ...], int | None]:
    """Those members that say what the seed says, and where it has to be cut off for that.

    The whole clause, or as much of it as more reports say.
    """
    best = _said(seed, members, agreeing, None)
    end: int | None = None
    for cut in flat[seed][0].cuts if len(best) < len(members) else ():
        if not is_thick(cut_off(flat[seed][0], cut)):
            break
        saying = _said(seed, members, agreeing, cut)
        if len(saying) > len(best):
            best, end = saying, cut
    return best, end


def _joined(groups: Sequence[Group], flat: Sequence[tuple[Unit, Sentence]]) -> list[Group]:
    """Clauses that follow each other in the same sentences, agreed one by one, are one claim."""
    joined: list[Group] = []
    for one in groups:
        key = frozenset(flat[m][0].sentence for m in one.members)
        for n, known in enumerate(joined):
            same = key == frozenset(flat[m][0].sentence for m in known.members)
            if same and one.end is None and known.end is None and _touch(known, one, flat):
                joined[n] = Group(known.seed, (*known.members, *one.members))
                break
        else:
            joined.append(one)
    return joined


def _touch(known: Group, one: Group, flat: Sequence[tuple[Unit, Sentence]]) -> bool:
    """Whether in each report the new clause begins or ends where the claim does, but for what joins them."""
    old = _spans(known, flat)
    return all(
        any(max(x.start - new.end, new.start - x.end) <= JOINING for around, x in old if around == sentence)
        for sentence, new in _spans(one, flat)
    )


def _spans(group: Group, flat: Sequence[tuple[Unit, Sentence]]) -> list[tuple[Span, Span]]:
    """Of each member its sentence, and in it the seed's own words if they stand there, else the clause."""
    words = flat[group.seed][0].span.text
    units = [flat[m][0] for m in group.members]
    return [(unit.sentence, run_of(words, unit.sentence) or unit.span) for unit in units]


def _members(
    seed: int,
    verdicts: dict[int, Verdict],
    flat: Sequence[tuple[Unit, Sentence]],
    used: set[int],
    against: set[tuple[int, int]],
) -> tuple[int, ...]:
    """The best supporter in each other report, none of which contradicts another."""
    chosen: dict[str, int] = {}
    for m in sorted(verdicts, key=lambda m: (-verdicts[m].score, m)):
        report = flat[m][0].report
        if m in used or report in chosen or any((m, other) in against for other in chosen.values()):
            continue
        chosen[report] = m
    return tuple(sorted(chosen.values()))
