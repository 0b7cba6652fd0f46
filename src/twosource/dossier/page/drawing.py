"""Geometry of the two drawings. Numbers only: the template draws them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from twosource.dossier import plain
from twosource.dossier.lookup import Lookup

WIDTH = 1000
STEP = 40
LEFT, MIDDLE, RIGHT = 0, 420, 720
# Characters that fit into a column at the drawing's type size.
FITS = {LEFT: 40, MIDDLE: 26, RIGHT: 33}


@dataclass(frozen=True, slots=True)
class Node:
    """A line of text in a column. ``x`` is the text's left edge, ``y`` its middle."""

    x: int
    y: float
    text: str
    full: str
    note: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    path: str
    grade: str
    words: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """Joins the reports that print one text."""

    x: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Graph:
    width: int
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    brackets: tuple[Bracket, ...]
    columns: tuple[tuple[int, str], ...]
    words: str


def graph(lookup: Lookup, prefix: str) -> Graph:
    """Reports, the names they credit or cite, and the origins behind them."""
    story = lookup.story
    rank = {report: n for n, group in enumerate(story.text_groups) for report in group.reports}
    order = sorted(lookup.reports, key=lambda report: (rank.get(report, len(rank)), lookup.number[report]))
    top = 52.0
    reports = {report: top + STEP * n for n, report in enumerate(order)}
    credits: dict[str, dict[str, str]] = {}
    for report in order:
        for credit in lookup.reports[report].credits:
            credits.setdefault(credit.name, {})[report] = plain.CREDITS[credit.kind]
    for citation in story.citations:
        if citation.report in reports:
            credits.setdefault(citation.cites, {}).setdefault(citation.report, "names it as a source")
    # Half a step down: a line from a report past this column must not look like one from a name in it.
    names = _spread({n: [reports[r] + STEP / 2 for r in by] for n, by in credits.items()}, top)
    ends = _spread(
        {o.id: [reports[r] for r in o.reports if r in reports] or [top] for o in story.origins}, top
    )
    by_name = {origin.name.casefold(): origin for origin in story.origins}
    edges: list[Edge] = []
    through: set[tuple[str, str]] = set()
    for name, by in credits.items():
        for report, words in by.items():
            edges.append(
                _edge(
                    _right(LEFT, lookup.publisher(report)),
                    reports[report],
                    MIDDLE - 10,
                    names[name],
                    "explicit",
                    words,
                )
            )
        origin = by_name.get(name.casefold())
        if origin:
            edges.append(
                _edge(
                    _right(MIDDLE, name),
                    names[name],
                    RIGHT - 10,
                    ends[origin.id],
                    origin.grade,
                    "is the origin",
                )
            )
            through.update((report, origin.id) for report in by)
    for origin in story.origins:
        for report in origin.reports:
            if report in reports and (report, origin.id) not in through:
                words = f"{lookup.publisher(report)} leads to {origin.name}"
                edges.append(
                    _edge(
                        _right(LEFT, lookup.publisher(report)),
                        reports[report],
                        RIGHT - 10,
                        ends[origin.id],
                        origin.grade,
                        words,
                    )
                )
    nodes = [
        _node(
            LEFT,
            reports[r],
            f"{lookup.number[r]}  {lookup.publisher(r)}",
            "",
            f"#{prefix}-r{lookup.number[r]}",
        )
        for r in order
    ]
    nodes += [_node(MIDDLE, y, name, "") for name, y in names.items()]
    nodes += [
        _node(RIGHT, ends[o.id], o.name, plain.ORIGINS[o.kind], f"#{prefix}-o{n}")
        for n, o in enumerate(story.origins, 1)
    ]
    brackets = [
        Bracket(LEFT - 14, min(ys) - 9, max(ys) + 9)
        for group in story.text_groups
        if len(ys := [reports[r] for r in group.reports if r in reports]) > 1
    ]
    columns = [(LEFT, "Reports"), *([(MIDDLE, "Credited or cited")] if names else []), (RIGHT, "Origins")]
    height = max([*reports.values(), *names.values(), *ends.values(), top]) + 28
    words = "; ".join(
        f"{origin.name}: {', '.join(lookup.publisher(r) for r in origin.reports)}" for origin in story.origins
    )
    return Graph(WIDTH, height, tuple(nodes), tuple(edges), tuple(brackets), tuple(columns), words)


def _node(x: int, y: float, text: str, note: str, href: str | None = None) -> Node:
    fits = FITS[x]
    shown = text if len(text) <= fits else text[: fits - 1].rstrip() + "…"
    return Node(x, round(y, 1), shown, text, note, href)


def _right(x: int, text: str) -> int:
    """Where an edge leaves a name: after its letters, at 7.6 units each, about the widest system font."""
    return x + 34 + int(7.6 * min(len(text), FITS[x]))


def _edge(x1: int, y1: float, x2: int, y2: float, grade: str, words: str) -> Edge:
    bend = (x2 - x1) * 0.45
    path = f"M{x1} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2} {y2:.1f}"
    return Edge(path, grade, words)


def _spread(wanted: dict[str, list[float]], top: float) -> dict[str, float]:
    """Put each name beside the middle of its reports, no two closer than a line."""
    placed: dict[str, float] = {}
    last = top - STEP
    for name in sorted(wanted, key=lambda name: (sum(wanted[name]) / len(wanted[name]), name)):
        last = max(sum(wanted[name]) / len(wanted[name]), last + STEP)
        placed[name] = last
    return placed


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    number: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Strip:
    """When the reports were published, on one line to scale."""

    width: int
    height: float
    base: float
    dots: tuple[Dot, ...]
    first: str
    last: str
    undated: int


def strip(lookup: Lookup, prefix: str) -> Strip | None:
    """The publication times to scale; None with fewer than two different times."""
    times = {r: moment for r, report in lookup.reports.items() if (moment := _moment(report.published))}
    if len(set(times.values())) < 2:
        return None
    begin, end = min(times.values()), max(times.values())
    scale = (end - begin).total_seconds()
    rows: list[float] = []
    placed: list[tuple[str, float, int]] = []
    for report, moment in sorted(times.items(), key=lambda item: (item[1], lookup.number[item[0]])):
        x = 16 + (WIDTH - 32) * (moment - begin).total_seconds() / scale
        row = next((n for n, right in enumerate(rows) if x - right > 30), len(rows))
        rows[row:] = [x, *rows[row + 1 :]]
        placed.append((report, x, row))
    base = 18.0 + 28 * (len(rows) - 1)
    dots = tuple(
        Dot(
            round(x, 1),
            base - 28 * row,
            lookup.number[report],
            f"{lookup.publisher(report)}, {plain.date(lookup.reports[report].published)}",
            f"#{prefix}-r{lookup.number[report]}",
        )
        for report, x, row in placed
    )
    dated = [lookup.reports[report].published for report, _, _ in placed]
    return Strip(
        WIDTH,
        base + 44,
        base,
        dots,
        plain.date(dated[0]),
        plain.date(dated[-1]),
        len(lookup.reports) - len(times),
    )


def _moment(value: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value or "")
        # A time without a zone is taken as UTC: the drawing is to scale within hours, no finer.
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
