"""Names within a story: every id is told once, and every mention of one leads somewhere."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise

from twosource.dossier.checking.shape import Problem, shown
from twosource.model import Family, Quotation, Report, Span, Story

_WHEN = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")


class Links:
    """Collects problems while names are followed."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.followed = 0

    def bad(self, where: str, message: str) -> None:
        self.problems.append(Problem(f"{self.path}{where}", message))

    def known(self, where: str, names: Iterable[str], among: dict[str, int], what: str) -> None:
        """Each name must be among those told, and stand in the list once."""
        seen: set[str] = set()
        for number, name in enumerate(names):
            self.followed += 1
            if name not in among:
                self.bad(f"{where}[{number}]", f"names {shown(name)}, which is no {what} of this story")
            elif name in seen:
                self.bad(f"{where}[{number}]", f"names the {what} {shown(name)} a second time")
            seen.add(name)

    def told(self, where: str, ids: Sequence[str], what: str) -> dict[str, int]:
        """The ids of a list with their places; one told twice is a problem."""
        places: dict[str, int] = {}
        for number, name in enumerate(ids):
            if name in places:
                self.bad(f"{where}[{number}].id", f"gives the id {shown(name)} to a second {what}")
            places.setdefault(name, number)
        return places

    def some(self, where: str, items: Sequence[object], least: int, message: str) -> None:
        if len(items) < least:
            self.bad(where, message)

    def filled(self, where: str, spans: Sequence[Span]) -> None:
        for number, span in enumerate(spans):
            if span.start >= span.end:
                self.bad(f"{where}[{number}]", "marks no words")


def references(story: Story, path: str) -> tuple[list[Problem], int]:
    """Problems with names and plain facts of form; how many names were followed."""
    links = Links(path)
    reports = links.told(".reports", [report.id for report in story.reports], "report")
    links.some(".reports", story.reports, 1, "a story needs a report")
    groups = [group.id for group in story.text_groups]
    links.told(".text_groups", groups, "text group")
    origins = links.told(".origins", [origin.id for origin in story.origins], "origin")
    quotations = links.told(".quotations", [quotation.id for quotation in story.quotations], "quotation")
    people = links.told(".people", [person.id for person in story.people], "person")
    links.told(".families", [family.id for family in story.families], "family")
    links.told(".claims", [claim.id for claim in story.claims], "claim")
    links.told(".differences", [difference.id for difference in story.differences], "difference")
    for number, report in enumerate(story.reports):
        _report(links, f".reports[{number}]", report)
    _partition(links, story, reports)
    for number, origin in enumerate(story.origins):
        links.known(f".origins[{number}].reports", origin.reports, reports, "report")
        if not origin.reports and not origin.evidence:
            links.bad(f".origins[{number}]", "has neither a report nor evidence")
    for number, passage in enumerate(story.passages):
        least, message = (
            (2, "a copied passage stands in two places or more")
            if passage.kind == "copied"
            else (1, "has no words")
        )
        links.some(f".passages[{number}].spans", passage.spans, least, message)
        links.filled(f".passages[{number}].spans", passage.spans)
    for number, quotation in enumerate(story.quotations):
        _quotation(links, f".quotations[{number}]", quotation, people)
    by_id = {quotation.id: quotation for quotation in story.quotations}
    for number, family in enumerate(story.families):
        _family(links, f".families[{number}]", family, quotations, by_id)
    for number, difference in enumerate(story.differences):
        where = f".differences[{number}].sides"
        links.some(where, difference.sides, 2, "a difference needs two sides or more")
        for place, side in enumerate(difference.sides):
            links.some(f"{where}[{place}].spans", side.spans, 1, "a side needs the words that give its value")
            links.filled(f"{where}[{place}].spans", side.spans)
            links.known(f"{where}[{place}].origins", side.origins, origins, "origin")
    for number, claim in enumerate(story.claims):
        links.some(f".claims[{number}].statements", claim.statements, 1, "a claim needs a statement")
        links.filled(f".claims[{number}].statements", [statement.span for statement in claim.statements])
    for number, citation in enumerate(story.citations):
        links.known(f".citations[{number}].report", [citation.report], reports, "report")
        if citation.span.report != citation.report:
            links.bad(f".citations[{number}].span.report", "is not the report that cites")
    titles = {report.id: " ".join((report.title or "").split()) for report in story.reports}
    for number, headline in enumerate(story.headlines):
        links.known(f".headlines[{number}].report", [headline.report], reports, "report")
        if titles.get(headline.report, headline.title) != headline.title:
            links.bad(f".headlines[{number}].title", "is not the title of its report")
        if headline.span is not None and headline.span.report != headline.report:
            links.bad(f".headlines[{number}].span.report", "is not the report under the headline")
    _times(links, story)
    return links.problems, links.followed


def _report(links: Links, where: str, report: Report) -> None:
    for number, removed in enumerate(report.removed):
        if not 0 <= removed.at <= len(report.text):
            message = f"is {shown(removed.at)}, outside the {len(report.text)} characters of its report"
            links.bad(f"{where}.removed[{number}].at", message)
    for number, credit in enumerate(report.credits):
        links.followed += 1
        if credit.span.report != report.id:
            links.bad(
                f"{where}.credits[{number}].span.report", f"should be its own report, {shown(report.id)}"
            )
        if credit.removed is None:
            links.filled(f"{where}.credits[{number}].span", [credit.span])
        elif not 0 <= credit.removed < len(report.removed):
            links.bad(
                f"{where}.credits[{number}].removed",
                f"names piece {credit.removed}, which is not in “removed”",
            )
        elif credit.span.start != credit.span.end:
            links.bad(
                f"{where}.credits[{number}].span", "should be empty: the credit stood in a line taken out"
            )
    for field in ("published", "modified"):
        value = getattr(report, field)
        if value is not None and not _iso(value):
            links.bad(f"{where}.{field}", f"is {shown(value)}, which is no ISO date or time")


def _partition(links: Links, story: Story, reports: dict[str, int]) -> None:
    """Each report stands in exactly one text group."""
    holder: dict[str, str] = {}
    for number, group in enumerate(story.text_groups):
        where = f".text_groups[{number}]"
        links.known(f"{where}.reports", group.reports, reports, "report")
        for name in group.reports:
            if holder.setdefault(name, group.id) != group.id:
                links.bad(
                    f"{where}.reports", f"holds {shown(name)}, which {shown(holder[name])} holds already"
                )
        if (len(group.reports) == 1) != (group.kind == "single"):
            links.bad(f"{where}.kind", f"is {shown(group.kind)} with {len(group.reports)} reports")
    for name in reports:
        if name not in holder:
            links.bad(".text_groups", f"leave out the report {shown(name)}")


def _quotation(links: Links, where: str, quotation: Quotation, people: dict[str, int]) -> None:
    links.some(f"{where}.content", quotation.content, 1, "a quotation needs its words")
    links.filled(f"{where}.content", quotation.content)
    parts = [*quotation.content, *(span for span in (quotation.source, quotation.cue) if span)]
    if len({span.report for span in parts}) > 1:
        links.bad(where, "has its words, source and cue in several reports")
    if quotation.speaker and quotation.speaker.person is not None:
        links.known(f"{where}.speaker.person", [quotation.speaker.person], people, "person")


def _family(
    links: Links, where: str, family: Family, quotations: dict[str, int], by_id: dict[str, Quotation]
) -> None:
    links.known(f"{where}.quotations", family.quotations, quotations, "quotation")
    links.some(f"{where}.quotations", family.quotations, 2, "a family needs two quotations or more")
    own = set(family.quotations)
    for number, change in enumerate(family.change):
        for end, name in (("from", change.from_), ("to", change.to)):
            links.followed += 1
            if name not in own:
                links.bad(
                    f"{where}.change[{number}].{end}", f"names {shown(name)}, which is not in this family"
                )
        if change.from_ == change.to:
            links.bad(f"{where}.change[{number}]", "leads from a quotation to itself")
    names = {q.speaker.name for name in family.quotations if (q := by_id.get(name)) and q.speaker}
    for number, name in enumerate(family.speakers):
        links.followed += 1
        if name not in names:
            links.bad(
                f"{where}.speakers[{number}]", f"names {shown(name)}, who speaks in none of its quotations"
            )


def _times(links: Links, story: Story) -> None:
    for number, event in enumerate(story.timeline):
        if not _when(event.when):
            links.bad(f".timeline[{number}].when", f"is {shown(event.when)}, not YYYY[-MM[-DD[Thh:mm]]]")
        links.some(f".timeline[{number}].spans", event.spans, 1, "an event needs the words that tell it")
    for number, (before, event) in enumerate(pairwise(story.timeline), 1):
        if before.when > event.when:
            links.bad(f".timeline[{number}].when", "comes before the line above it")
    for field in ("first", "last"):
        value = getattr(story, field)
        if value is not None and not _iso(value):
            links.bad(f".{field}", f"is {shown(value)}, which is no ISO date")
    if story.first and story.last and story.first[:10] > story.last[:10]:
        links.bad(".last", "lies before “first”")


def _when(value: str) -> bool:
    if not _WHEN.fullmatch(value) or not value.isascii():
        return False
    try:
        if "T" in value:
            datetime.fromisoformat(value)
        else:
            parts = [int(part) for part in value.split("-")]
            date(parts[0], *(*parts[1:], 1, 1)[:2])
    except ValueError:
        return False
    return True


def _iso(value: str) -> bool:
    if _when(value):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
