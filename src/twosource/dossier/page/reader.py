"""The reports in full, as the page shows them, and what the page cannot tell."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from twosource.dossier import plain
from twosource.dossier.page.marks import Finding, Marks, Piece
from twosource.model import Dossier, Headline, Removed, Report


@dataclass(frozen=True, slots=True)
class ReportView:
    anchor: str
    number: int
    publisher: str
    unverified: bool
    owner: str | None
    title: str | None
    headline: str | None
    headline_warns: bool
    headline_href: str | None
    authors: tuple[str, ...]
    published: str
    modified: str | None
    language: str | None
    url: str | None
    input: str
    sha256: str
    completeness: str
    full: bool
    paragraphs: tuple[tuple[Piece, ...], ...]
    removed: tuple[Removed, ...]


def reports(marks: Marks) -> list[ReportView]:
    """Every report of the story; to be asked for last, when all marks are made."""
    headlines = {headline.report: headline for headline in marks.lookup.story.headlines}
    # Marks are made before the texts that show them are laid out.
    hrefs = {report: _at(marks, headline) for report, headline in headlines.items()}
    return [
        _report(marks, number, report, headlines.get(report.id), hrefs.get(report.id))
        for number, report in enumerate(marks.lookup.story.reports, 1)
    ]


def _at(marks: Marks, headline: Headline) -> str | None:
    """The anchor of the words that give another figure than the headline."""
    if headline.state != "other-figure" or headline.span is None:
        return None
    number = marks.lookup.number[headline.report]
    title = "The headline gives another figure"
    return marks.add(headline.span, Finding(f"{marks.prefix}-r{number}", f"H{number}", "differ", title))


def _report(
    marks: Marks, number: int, report: Report, headline: Headline | None, href: str | None
) -> ReportView:
    return ReportView(
        anchor=f"{marks.prefix}-r{number}",
        number=number,
        publisher=plain.publisher(report),
        unverified=not report.publisher_verified,
        owner=report.owner,
        title=report.title,
        headline=plain.HEADLINES[headline.state] if headline else None,
        headline_warns=headline is not None and headline.state == "other-figure",
        headline_href=href,
        authors=report.authors,
        published=plain.date(report.published),
        modified=plain.date(report.modified) if report.modified else None,
        language=tag(report.language),
        url=web(report.url),
        input=report.input,
        sha256=report.sha256,
        completeness=plain.COMPLETENESS[report.completeness],
        full=report.completeness == "full",
        paragraphs=marks.paragraphs(report),
        removed=report.removed,
    )


def web(url: str | None) -> str | None:
    """A web address that is safe to link; None for any other scheme."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def tag(language: str | None) -> str | None:
    """A language tag fit for the ``lang`` attribute, which voices read by."""
    if language and language.replace("-", "").isascii() and language.replace("-", "").isalnum():
        return language
    return None


def cannot_tell(dossier: Dossier) -> list[str]:
    """What the reader must know before leaning on the page: general limits, then those of this input."""
    reports = [report for story in dossier.stories for report in story.reports]
    lines = [
        "Whether a claim is true. “Agreed” means that independent origins report it; they can all be wrong.",
        "What was not handed in. “Earliest” is always the earliest in this collection, “one source” "
        "one source in it.",
        "What no report says that it took. An origin without a credit line is an inference, and its grade "
        "says how strong it is; two papers may share a source that neither names.",
    ]
    cut = sum(report.completeness != "full" for report in reports)
    if cut:
        lines.append(
            f"What stands in the rest of {plain.count(cut, 'report')} that could not be read in full: "
            "silence there says nothing."
        )
    unknown = sum(not report.publisher_verified for report in reports)
    if unknown:
        lines.append(
            f"Who stands behind {plain.count(unknown, 'report')} whose publisher is not in the table of "
            "publishers: each counts as its own, which can make one publisher look like two."
        )
    undated = sum(not report.published for report in reports)
    if undated:
        lines.append(
            f"When {plain.count(undated, 'report')} without a date came out, and so who followed whom."
        )
    foreign = sorted(
        {report.language for report in reports if report.language and report.language[:2] != "en"}
    )
    if foreign:
        lines.append(
            f"What reports in other languages say in detail ({', '.join(foreign)}): sentences and "
            "speakers are read as English."
        )
    return lines
