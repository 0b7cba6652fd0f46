"""Marks: where findings lie in the reports, so that both can point at each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from twosource.dossier.lookup import Lookup
from twosource.dossier.sentences import sentence_bounds
from twosource.model import Report, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as the reports refer back to it. ``tone`` chooses how its words are lit."""

    anchor: str
    label: str
    tone: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a report's text that the same marks cover. ``anchors`` start here, ``refs`` end here."""

    text: str
    anchors: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    refs: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an excerpt stands: who ran it, and the anchor of its words there, or of the report."""

    publisher: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of a report with the words that matter lit. ``runs`` holds (text, role) pairs.

    ``origins`` is empty where the origin is plainly the report's own publisher.
    """

    href: str | None
    runs: tuple[tuple[str, str], ...]
    report: str
    spots: tuple[Spot, ...]
    origins: tuple[str, ...] = ()
    voice: str | None = None
    note: str | None = None


def joined(excerpts: Iterable[Excerpt]) -> tuple[Excerpt, ...]:
    """Excerpts with the same words from the same voice and origin as one: reprints are shown once."""
    found: dict[tuple[object, ...], Excerpt] = {}
    for excerpt in excerpts:
        key = (excerpt.runs, excerpt.origins, excerpt.voice, excerpt.note)
        first = found.get(key)
        found[key] = replace(first, spots=(*first.spots, *excerpt.spots)) if first else excerpt
    return tuple(found.values())


@dataclass(slots=True)
class Marks:
    """Collects the marks of one story while its findings are laid out."""

    lookup: Lookup
    prefix: str
    ids: dict[tuple[str, int, int], str] = field(default_factory=dict)
    findings: dict[tuple[str, int, int], list[Finding]] = field(default_factory=dict)

    def add(self, span: Span, finding: Finding) -> str | None:
        """Mark a span for a finding; gives the anchor of the words, None if they are nowhere."""
        report = self.lookup.reports.get(span.report)
        if report is None or not 0 <= span.start < span.end <= len(report.text):
            return None
        key = (span.report, span.start, span.end)
        anchor = self.ids.setdefault(key, f"{self.prefix}-mark{len(self.ids) + 1}")
        listed = self.findings.setdefault(key, [])
        if finding not in listed:
            listed.append(finding)
        return anchor

    def report_anchor(self, report: str) -> str | None:
        number = self.lookup.number.get(report)
        return f"{self.prefix}-r{number}" if number else None

    def excerpts(
        self, spans: tuple[Span, ...], finding: Finding, *, whole: bool = False, origins: bool = True
    ) -> tuple[Excerpt, ...]:
        """The sentences around some spans, one excerpt to a sentence.

        ``whole`` is for findings that are whole statements: then the rest of the sentence is
        dimmed, where otherwise the deciding words are lit.
        """
        sentences: dict[tuple[str, int, int], list[Span]] = {}
        for span in spans:
            report = self.lookup.reports.get(span.report)
            text = report.text if report else span.text
            bounds = sentence_bounds(text, span.start, span.end) if report else (0, len(text))
            sentences.setdefault((span.report, *bounds), []).append(span)
        return tuple(
            self._excerpt(key, found, finding, whole=whole, origins=origins)
            for key, found in sentences.items()
        )

    def _excerpt(
        self,
        key: tuple[str, int, int],
        spans: list[Span],
        finding: Finding,
        *,
        whole: bool,
        origins: bool,
    ) -> Excerpt:
        name, start, end = key
        lookup = self.lookup
        anchors = [self.add(span, finding) for span in spans]
        href = next((anchor for anchor in anchors if anchor), None)
        report = lookup.reports.get(name)
        lit, rest = ("plain", "dim") if whole else ("lit", "plain")
        runs: list[tuple[str, str]] = []
        at = start
        for span in sorted(spans) if report else ():
            begin, stop = max(at, span.start), min(end, span.end)
            if begin > at and report:
                runs.append((report.text[at:begin], rest))
            if stop > begin and report:
                runs.append((report.text[begin:stop], lit))
            at = max(at, stop)
        if report is None:
            runs = [(span.text, "plain") for span in spans]
        elif at < end:
            runs.append((report.text[at:end], rest))
        return Excerpt(
            href=href,
            runs=tuple(runs),
            report=name,
            spots=(Spot(lookup.publisher(name), href or self.report_anchor(name)),),
            origins=lookup.other_origins(name, spans) if origins else (),
        )

    def paragraphs(self, report: Report) -> tuple[tuple[Piece, ...], ...]:
        """The report's whole text, a line to a paragraph, cut where marks begin and end."""
        own = sorted(
            (key for key in self.ids if key[0] == report.id), key=lambda key: (key[1], -key[2], self.ids[key])
        )
        cuts = {0, len(report.text)}
        for _, start, end in own:
            cuts.update((start, end))
        for place, char in enumerate(report.text):
            if char == "\n":
                cuts.update((place, place + 1))
        edges = sorted(cuts)
        begins: dict[int, list[tuple[str, int, int]]] = {}
        for key in own:
            begins.setdefault(key[1], []).append(key)
        lines: list[list[Piece]] = [[]]
        live: list[tuple[str, int, int]] = []
        for start, end in pairwise(edges):
            live = [key for key in live if key[2] > start] + begins.get(start, [])
            if report.text[start:end] == "\n":
                lines.append([])
                continue
            ending = [finding for key in live if key[2] == end for finding in self.findings[key]]
            lines[-1].append(
                Piece(
                    text=report.text[start:end],
                    anchors=tuple(self.ids[key] for key in begins.get(start, [])),
                    marks=tuple(self.ids[key] for key in live),
                    tones=tuple(sorted({f.tone for key in live for f in self.findings[key]})),
                    refs=tuple(dict.fromkeys(ending)),
                )
            )
        return tuple(tuple(line) for line in lines if any(piece.text.strip() for piece in line))
