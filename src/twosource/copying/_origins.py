"""Origins: where the coverage's information enters, with the proof and its grade.

A report's own reporting enters with its publisher. A reprint's text enters where its credit
says, or, without a credit, where its group does. When nothing proves who wrote a shared
text, all who print it count as one origin: splitting them would invent agreement.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from twosource.copying._credits import Given
from twosource.copying._dates import earliest
from twosource.copying._outlets import outlet
from twosource.model import Grade, Origin, Report, Span, TextGroup

Kind = Literal["publisher", "agency", "press-release", "post", "unknown"]


_UNPROVEN = "unknown (text shared by "


class Source(NamedTuple):
    """Where one report's text comes from."""

    name: str
    kind: Kind
    grade: Grade
    why: str
    evidence: tuple[Span, ...] = ()


def publisher_name(report: Report, clashing: frozenset[str] = frozenset()) -> str:
    """The publisher under its one name; an unknown one is told by its input."""
    if report.publisher and report.publisher.strip():
        found = outlet(report.publisher)
        return found.name if found else " ".join(report.publisher.split())
    file = report.input.rstrip("/").rsplit("/", 1)[-1] or report.input
    if file in clashing:
        file = report.input
    return f"unknown publisher ({file})"


def sources(
    reports: Sequence[Report], groups: Sequence[TextGroup], credits: Mapping[str, Sequence[Given]]
) -> dict[str, Source]:
    """Report id -> where its text as a whole comes from."""
    by_id = {report.id: report for report in reports}
    names = _names(reports)
    found: dict[str, Source] = {}
    for group in groups:
        stated = {report_id: _stated(by_id[report_id], credits, names) for report_id in group.reports}
        shared = _shared_source([by_id[report_id] for report_id in group.reports], stated, names)
        for report_id in group.reports:
            found[report_id] = stated[report_id] or shared or _own(by_id[report_id], names)
    return _cautious(reports, found, names)


def _cautious(
    reports: Sequence[Report], found: Mapping[str, Source], names: Mapping[str, str]
) -> dict[str, Source]:
    """Where nobody knows who wrote a shared text, one of those who print it may have.

    If one of them also reports by itself, its reporting and the shared text may be one
    origin, so they are counted as one.
    """
    joined = dict(found)
    for unproven in sorted({it.name for it in found.values() if it.name.startswith(_UNPROVEN)}):
        printers = {names[it.id] for it in reports if found[it.id].name == unproven}
        apart = sorted({joined[it.id].name for it in reports if joined[it.id].name in printers})
        if apart:
            why = (
                f"Nothing shows who wrote the text that {', '.join(sorted(printers)[:4])} share; "
                f"{', '.join(apart)} may have, so with its own reports it counts as one origin."
            )
            merged = Source(apart[0], "publisher", "weak", why)
            for report_id, source in joined.items():
                if source.name == unproven or source.name in apart:
                    joined[report_id] = merged
    return joined


def _names(reports: Sequence[Report]) -> dict[str, str]:
    """Report id -> publisher name, kept apart where two unknown ones have like-named files."""
    files: dict[str, int] = defaultdict(int)
    for report in reports:
        if not (report.publisher and report.publisher.strip()):
            files[report.input.rstrip("/").rsplit("/", 1)[-1] or report.input] += 1
    clashing = frozenset(file for file, count in files.items() if count > 1)
    names = {report.id: publisher_name(report, clashing) for report in reports}
    unknown: dict[str, int] = defaultdict(int)
    for report in reports:
        if not (report.publisher and report.publisher.strip()):
            unknown[names[report.id]] += 1
            if unknown[names[report.id]] > 1:  # the same input name twice: tell them by id
                names[report.id] = f"{names[report.id][:-1]}, {report.id})"
    return names


def _own(report: Report, names: Mapping[str, str]) -> Source:
    name = names[report.id]
    if not (report.publisher and report.publisher.strip()):
        why = "The report names no publisher and credits nobody; it counts as a publisher of its own."
        return Source(name, "unknown", "weak", why)
    named = outlet(name)
    return Source(
        name,
        named.kind if named else "publisher",
        "strong",
        f"{name} ran it, credits nobody else for it, and it copies no other report here.",
    )


def _stated(
    report: Report, credits: Mapping[str, Sequence[Given]], names: Mapping[str, str]
) -> Source | None:
    """What the report's own credit for its whole text says, if it has one."""
    whole = [it for it in credits[report.id] if it.whole and it.outlet.name != names[report.id]]
    if not whole:
        return None
    # An agency is further upstream than the paper whose page was copied.
    whole.sort(key=lambda it: it.outlet.kind == "publisher")
    it = whole[0]
    said = " ".join(it.words.split())[:80]
    why = f"{names[report.id]} credits {it.outlet.name} for the whole text (“{said}”)."
    return Source(it.outlet.name, it.outlet.kind, "explicit", why, (it.span,) if it.span else ())


def _shared_source(
    members: Sequence[Report], stated: Mapping[str, Source | None], names: Mapping[str, str]
) -> Source | None:
    """Where a reprint group's members without a credit of their own get their text from."""
    if len(members) == 1:
        return None
    credited = [source for source in stated.values() if source]
    if credited:
        most = max(
            credited, key=lambda it: (sum(it.name == o.name for o in credited), it.kind != "publisher")
        )
        why = f"The same text is credited to {most.name} elsewhere in this collection."
        return Source(most.name, most.kind, "strong", why, most.evidence)
    agencies = [it for it in members if (named := outlet(names[it.id])) and named.kind != "publisher"]
    if agencies:
        name = names[agencies[0].id]
        named = outlet(name)
        why = f"{name} is an agency and ran the same text."
        return Source(name, named.kind if named else "agency", "strong", why)
    publishers = sorted({names[it.id] for it in members})
    if len(publishers) == 1:
        return Source(
            publishers[0],
            "publisher" if members[0].publisher else "unknown",
            "strong",
            f"{publishers[0]} ran the same text more than once.",
        )
    first = earliest(members)
    if first is not None:
        why = (
            f"{len(members)} reports print the same text without a credit; "
            f"{names[first.id]} is the earliest in this collection."
        )
        return Source(names[first.id], "publisher" if first.publisher else "unknown", "strong", why)
    listed = ", ".join(publishers[:4]) + (" and others" if len(publishers) > 4 else "")
    why = f"{len(members)} reports print the same text, and nothing shows who wrote it."
    return Source(f"{_UNPROVEN}{listed})", "unknown", "weak", why)


def upstream(name: str, kind: Kind, evidence: tuple[Span, ...], *, circular: bool) -> Source:
    """An origin that no report here was taken from whole, but that passages rest on."""
    if circular:
        why = "These reports credit each other for the same; nothing here shows where it came from."
        return Source(name, kind, "weak", why, evidence)
    who = len({span.report for span in evidence})
    plural = f"{who} reports rest" if who > 1 else "1 report rests"
    why = f"{plural} on {name} for a passage; no report here was taken from it whole."
    return Source(name, kind, "explicit", why, evidence)


def record(
    reports: Sequence[Report], of: Mapping[str, Source], passage_level: Mapping[str, Source]
) -> tuple[Origin, ...]:
    """The published records: reports' origins in report order, then those of passages, by name.

    ``reports`` of an origin are those whose text as a whole comes from it, so each report stands
    in exactly one; an origin that is only cited for passages has none, and its evidence says where.
    """
    members: dict[str, list[str]] = {}
    best: dict[str, Source] = {}
    spans: dict[str, set[Span]] = defaultdict(set)
    rank = {"explicit": 0, "strong": 1, "weak": 2}
    for report in reports:
        source = of[report.id]
        members.setdefault(source.name, []).append(report.id)
        if source.name not in best or rank[source.grade] < rank[best[source.name].grade]:
            best[source.name] = source
        spans[source.name].update(source.evidence)
    for name, source in passage_level.items():
        members.setdefault(name, [])
        best.setdefault(name, source)
        spans[name].update(source.evidence)
    return tuple(
        Origin(
            id=f"o{i}",
            name=name,
            kind=best[name].kind,
            reports=tuple(members[name]),
            evidence=tuple(sorted(spans[name])),
            grade=best[name].grade,
            why=best[name].why,
        )
        for i, name in enumerate(members, 1)
    )
