"""What the page says of where the coverage comes from, and when things happened."""

from dataclasses import dataclass

from twosource.dossier import plain
from twosource.dossier.page.marks import Excerpt, Finding, Marks, joined
from twosource.model import Origin, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A report as a link."""

    number: int
    publisher: str
    href: str | None


@dataclass(frozen=True, slots=True)
class OriginView:
    finding: Finding
    name: str
    kind: str
    grade: str
    why: str
    reports: tuple[Place, ...]
    evidence: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    finding: Finding
    credited: bool
    to: str | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """Whom a report names as its source, with the words."""

    finding: Finding
    report: Place
    name: str
    how: str
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    finding: Finding
    when: str
    again: bool
    machine: str
    excerpts: tuple[Excerpt, ...]
    text: str


def place(marks: Marks, report: str) -> Place:
    return Place(
        marks.lookup.number.get(report, 0), marks.lookup.publisher(report), marks.report_anchor(report)
    )


def origins(marks: Marks) -> list[OriginView]:
    """Every origin, with what shows that information enters there."""
    return [_origin(marks, number, origin) for number, origin in enumerate(marks.lookup.story.origins, 1)]


def _origin(marks: Marks, number: int, origin: Origin) -> OriginView:
    finding = Finding(f"{marks.prefix}-o{number}", f"O{number}", "source", f"Origin: {origin.name}")
    return OriginView(
        finding,
        origin.name,
        plain.ORIGINS[origin.kind],
        plain.GRADES[origin.grade],
        origin.why,
        tuple(place(marks, report) for report in origin.reports),
        # Evidence without words stood in a line taken out; the credits show it.
        joined(marks.excerpts(tuple(s for s in origin.evidence if s.end > s.start), finding, origins=False)),
    )


def rulings(marks: Marks) -> list[str]:
    """An analyst's word, a line each."""
    story = marks.lookup.story
    inputs = {report.id: report.title or report.input for report in story.reports}
    what = {
        "same-origin": "One origin: ",
        "not-same-origin": "Not one origin: ",
        "ignore-passage": "A passage left aside: ",
    }
    return [
        what[ruling.kind]
        + "; ".join([f"“{inputs.get(name, name)}”" for name in ruling.reports])
        + (f" “{ruling.words}”" if ruling.words else "")
        + (f". {ruling.note}" if ruling.note else "")
        for ruling in story.rulings
    ]


def same_texts(marks: Marks) -> list[tuple[Place, ...]]:
    """Groups of reports that print one text."""
    return [
        tuple(place(marks, report) for report in group.reports)
        for group in marks.lookup.story.text_groups
        if len(group.reports) > 1
    ]


def passages(marks: Marks) -> list[PassageView]:
    views = []
    for number, passage in enumerate(marks.lookup.story.passages, 1):
        label = f"C{number}"
        what = "credited" if passage.kind == "credited" else "shared"
        finding = Finding(
            f"{marks.prefix}-c{number}", label, "source", f"Passage {what}: {passage.to or 'no name'}"
        )
        excerpts = joined(marks.excerpts(passage.spans, finding, whole=True, origins=False))
        views.append(PassageView(finding, passage.kind == "credited", passage.to, excerpts))
    return views


def leanings(marks: Marks) -> list[Leaning]:
    """Credits and citations: what each report says that it comes from."""
    views: list[Leaning] = []

    def add(report: str, name: str, how: str, spans: tuple[Span, ...], note: str | None = None) -> None:
        number = len(views) + 1
        finding = Finding(f"{marks.prefix}-n{number}", f"N{number}", "source", f"Names as source: {name}")
        excerpts = marks.excerpts(spans, finding, origins=False)
        views.append(Leaning(finding, place(marks, report), name, note or how, excerpts))

    for report in marks.lookup.story.reports:
        for credit in report.credits:
            spans = (credit.span,) if credit.span.end > credit.span.start else ()
            line = None
            if credit.removed is not None and 0 <= credit.removed < len(report.removed):
                line = f"{plain.CREDITS[credit.kind]}, in the line “{report.removed[credit.removed].text}”"
            add(report.id, credit.name, plain.CREDITS[credit.kind], spans, line)
    for citation in marks.lookup.story.citations:
        add(citation.report, citation.cites, "names it as a source", (citation.span,))
    views.sort(key=lambda view: view.report.number)
    return views


def timeline(marks: Marks) -> list[Moment]:
    views: list[Moment] = []
    for number, event in enumerate(marks.lookup.story.timeline, 1):
        finding = Finding(
            f"{marks.prefix}-t{number}", f"T{number}", "when", f"Timeline: {plain.date(event.when)}"
        )
        excerpts = joined(marks.excerpts(event.spans, finding, whole=True, origins=False))
        again = bool(views) and views[-1].machine == event.when
        views.append(Moment(finding, plain.date(event.when), again, event.when, excerpts, event.text))
    return views
