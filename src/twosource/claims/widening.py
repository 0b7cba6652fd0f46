"""Groups -> the same claims with all reports behind them that surely say them, none shown twice.

While the stars are chosen (grouping.py) each clause goes to one of them. But a clause may say two claims ("a
bomb exploded on Friday and killed two"), and one claim may be found twice, in other words.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.claims.agreeing import AGREED, Agreeing
from twosource.claims.context import Sentence
from twosource.claims.grouping import Group
from twosource.claims.pairing import Judged
from twosource.claims.units import Unit
from twosource.claims.verdict import Verdict

__all__ = ["widened"]

# A clause that the rules let say another, without its sentence, says it from this probability on.
SAID = 0.8

Flat = Sequence[tuple[Unit, Sentence]]
Verdicts = Mapping[tuple[int, int], Verdict]


def widened(flat: Flat, groups: Sequence[Group], pairs: Sequence[Judged], agreeing: Agreeing) -> list[Group]:
    """The groups with every report that says them; what another says with all its reports is left out."""
    verdicts = {(pair.u, pair.v): pair.verdict for pair in pairs}
    supports: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict.relation == "supports":
            supports[pair.u].append(pair.v)
    known = [(g, _candidates(g, supports.get(g.seed, ()), flat, verdicts)) for g in groups]
    agreeing.ask([(g.seed, m, g.end) for g, found in known for m in found])
    wide = [_with_all(g, found, flat, verdicts, agreeing) for g, found in known]
    return _once(wide, flat, agreeing)


def _candidates(group: Group, others: Sequence[int], flat: Flat, verdicts: Verdicts) -> list[int]:
    """Clauses of reports not behind a claim yet that the rules let say it, the likeliest first."""
    reports = {flat[m][0].report for m in group.members}
    new = [m for m in others if flat[m][0].report not in reports]
    new = [m for m in new if not any(_against(m, other, verdicts) for other in group.members)]
    return sorted(new, key=lambda m: (-verdicts[group.seed, m].score, m))


def _against(u: int, v: int, verdicts: Verdicts) -> bool:
    found = (verdicts.get((u, v)), verdicts.get((v, u)))
    return any(verdict is not None and verdict.relation == "contradicts" for verdict in found)


def _with_all(
    group: Group, others: Sequence[int], flat: Flat, verdicts: Verdicts, agreeing: Agreeing
) -> Group:
    also: dict[str, int] = {}
    for m, sure in zip(others, agreeing.sure(group.seed, others, group.end), strict=True):
        if sure >= AGREED and not any(_against(m, other, verdicts) for other in also.values()):
            also.setdefault(flat[m][0].report, m)
    return replace(group, also=tuple(sorted(also.values())))


def _once(groups: Sequence[Group], flat: Flat, agreeing: Agreeing) -> list[Group]:
    """Groups without those of which another says as much, with all of their reports behind it."""
    kept = dict(enumerate(groups))
    sentences = {n: {flat[m][0].sentence for m in (*g.members, *g.also)} for n, g in kept.items()}
    reports = {n: {sentence.report for sentence in own} for n, own in sentences.items()}
    for n in sorted(kept, key=lambda n: (len(reports[n]), len(_text(kept[n], flat)))):
        one = kept[n]
        for m, other in kept.items():
            # Of one claim in other words the two meet in a sentence that says both.
            meet = n != m and reports[n] <= reports[m] and not sentences[n].isdisjoint(sentences[m])
            if meet and _is_said(one, other, flat, agreeing):
                kept[m] = replace(other, told=(*other.told, *one.members, *one.also, *one.told))
                del kept[n]
                break
    return list(kept.values())


def _is_said(one: Group, other: Group, flat: Flat, agreeing: Agreeing) -> bool:
    """Whether the text of one claim surely says that of another."""
    part = (one.seed, other.seed, one.end or flat[one.seed][0].span.end)
    (verdict,) = agreeing.of_parts([part])
    (sure,) = agreeing.sure(one.seed, [other.seed], one.end)
    agreed = verdict.relation == "supports" or (verdict.relation == "neither" and sure >= AGREED)
    return agreed and agreeing.alone(part, other.end) >= SAID


def _text(group: Group, flat: Flat) -> str:
    span = flat[group.seed][0].span
    return span.text if group.end is None else span.text[: group.end - span.start]
