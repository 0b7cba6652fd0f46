"""Reports that print the same text, put together without chaining accidents."""

from collections.abc import Mapping, Sequence

from twosource.model import Pair, Report, TextGroup

Pairs = Mapping[tuple[str, str], Pair]


def text_groups(reports: Sequence[Report], pairs: Sequence[Pair]) -> tuple[TextGroup, ...]:
    """Reprint groups and singles, in the order of their first reports.

    Average evidence, not single links: two groups join only if at least half of the pairs
    across them are the same text and every other pair shares passages. A page that carries
    two agency stories therefore does not make one text of both.
    """
    place = {report.id: i for i, report in enumerate(reports)}
    same = {key(pair.a, pair.b): pair for pair in pairs if pair.relation == "same-text"}
    copied = {key(pair.a, pair.b) for pair in pairs if pair.relation in ("same-text", "shared-passages")}
    members: dict[str, list[str]] = {report.id: [report.id] for report in reports}
    # The most alike first, so that what joins does not depend on the order of the input.
    for pair in sorted(same.values(), key=lambda pair: (-pair.share, place[pair.a], place[pair.b])):
        one, two = members[pair.a], members[pair.b]
        if one is two:
            continue
        across = [key(a, b) for a in one for b in two]
        if all(it in copied for it in across) and 2 * sum(it in same for it in across) >= len(across):
            joined = sorted(one + two, key=place.__getitem__)
            for report_id in joined:
                members[report_id] = joined
    groups: list[TextGroup] = []
    for report in reports:
        group = members[report.id]
        if group[0] == report.id:
            groups.append(
                TextGroup(
                    id=f"t{len(groups) + 1}",
                    reports=tuple(group),
                    kind="reprint" if len(group) > 1 else "single",
                )
            )
    return tuple(groups)


def key(a: str, b: str) -> tuple[str, str]:
    """One key for a pair whichever way round it is given."""
    return (a, b) if a <= b else (b, a)
