"""An analyst's word on where reports come from: it wins, and is kept apart from what was found."""

from collections.abc import Sequence
from pathlib import PurePath

from msgspec.structs import replace

from twosource.copying._origins import publisher_name
from twosource.model import Copying, Origin, Passage, Report, Ruling, TextGroup

__all__ = ["applied", "rulings_for"]


def rulings_for(rulings: Sequence[Ruling], reports: Sequence[Report]) -> tuple[Ruling, ...]:
    """The rulings that concern these reports, with reports by id.

    A ruling may name a report by its id, its input, or the input's last part where that is one report's
    alone; one that names a report which is not here concerns another story.
    """
    names: dict[str, set[str]] = {}
    for report in reports:
        for name in (report.id, report.input, PurePath(report.input).name):
            names.setdefault(name, set()).add(report.id)
    found = []
    for ruling in rulings:
        ids = [names.get(name, set()) for name in ruling.reports]
        if all(len(one) == 1 for one in ids) and (ids or ruling.words):
            found.append(replace(ruling, reports=tuple(next(iter(one)) for one in ids)))
    return tuple(found)


def applied(copying: Copying, reports: Sequence[Report], rulings: Sequence[Ruling]) -> Copying:
    """``copying`` as the analyst has it, in the order in which it was decided."""
    by_id = {report.id: report for report in reports}
    for ruling in rulings:
        if ruling.kind == "same-origin":
            copying = _joined(copying, ruling)
        elif ruling.kind == "not-same-origin":
            copying = _parted(copying, ruling, by_id)
        else:
            copying = _ignored(copying, ruling)
    return replace(copying, rulings=(*copying.rulings, *rulings))


def _said(what: str, ruling: Ruling, before: str) -> str:
    note = f" (“{ruling.note}”)" if ruling.note else ""
    return f"An analyst decided: {what}{note}." + (f" Found without that: {before}" if before else "")


def _joined(copying: Copying, ruling: Ruling) -> Copying:
    concerned = [one for one in copying.origins if set(one.reports) & set(ruling.reports)]
    if len(concerned) < 2:
        return copying
    rank = {"explicit": 0, "strong": 1, "weak": 2}
    # The best proven one lends its name; of equals the first.
    head = min(concerned, key=lambda one: rank[one.grade])
    others = {one.name for one in concerned} - {head.name}
    merged = replace(
        head,
        reports=tuple(name for one in concerned for name in one.reports),
        evidence=tuple(sorted({span for one in concerned for span in one.evidence})),
        why=_said("these reports have one origin", ruling, head.why),
    )
    return replace(
        copying,
        origins=tuple(merged if one is head else one for one in copying.origins if one.name not in others),
        passages=tuple(
            replace(one, to=head.name) if one.to in others and one.kind == "copied" else one
            for one in copying.passages
        ),
    )


def _parted(copying: Copying, ruling: Ruling, by_id: dict[str, Report]) -> Copying:
    """Each report but the first leaves what it shares with another of them."""
    named = set(ruling.reports)
    origins = list(copying.origins)
    groups = list(copying.text_groups)
    for name in ruling.reports[1:]:
        report = by_id[name]
        for at, one in enumerate(origins):
            if name in one.reports and (set(one.reports) & named) - {name}:
                origins[at] = replace(one, reports=tuple(r for r in one.reports if r != name))
                origins.append(_own(report, ruling, one, origins))
        for at, group in enumerate(groups):
            if name in group.reports and (set(group.reports) & named) - {name}:
                rest = tuple(r for r in group.reports if r != name)
                groups[at] = replace(group, reports=rest, kind="reprint" if len(rest) > 1 else "single")
                groups.append(TextGroup(_free("t", [g.id for g in groups]), (name,), "single"))
    passages = tuple(
        kept
        for one in copying.passages
        if (kept := _without(one, named) if one.kind == "copied" else one) is not None
    )
    return replace(copying, origins=tuple(origins), text_groups=tuple(groups), passages=passages)


def _own(report: Report, ruling: Ruling, before: Origin, origins: Sequence[Origin]) -> Origin:
    name = publisher_name(report)
    if any(one.name == name for one in origins):
        name = f"{name} ({report.id})"
    return Origin(
        id=_free("o", [one.id for one in origins]),
        name=name,
        kind="publisher" if report.publisher else "unknown",
        reports=(report.id,),
        evidence=(),
        grade="explicit",
        why=_said(f"this report does not come from {before.name}", ruling, before.why),
    )


def _free(letter: str, taken: Sequence[str]) -> str:
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _without(passage: Passage, named: set[str]) -> Passage | None:
    """A copied passage without the spans of reports that are not to copy each other."""
    if len({span.report for span in passage.spans} & named) < 2:
        return passage
    spans = tuple(span for span in passage.spans if span.report not in named)
    return replace(passage, spans=spans) if len({span.report for span in spans}) > 1 else None


def _ignored(copying: Copying, ruling: Ruling) -> Copying:
    words = " ".join((ruling.words or "").split())

    def meant(passage: Passage) -> bool:
        inside = any(words and words in " ".join(span.text.split()) for span in passage.spans)
        here = {span.report for span in passage.spans}
        return inside and (not ruling.reports or bool(here & set(ruling.reports)))

    return replace(copying, passages=tuple(one for one in copying.passages if not meant(one)))
