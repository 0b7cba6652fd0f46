"""Commands over reports: compare, check, read, group, copies, quotes, figures, verify."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from twosource._cli_io import (
    fetching,
    format_option,
    gather,
    lines_option,
    note,
    paths_argument,
    read_stdin,
    wants_text,
    working,
    write,
    write_file,
    write_json,
    write_line,
)
from twosource._cli_more import offsets_of, read_rulings

if TYPE_CHECKING:
    from twosource.model import Report

# The forms of a dossier, and the file names that ask for each.
FORMS = ("html", "json", "markdown", "csv", "annotations")
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".jsonld": "annotations",
}


def form_of(output: str | None, form: str | None) -> str | None:
    """The form asked for: the one named, else that of the file's suffix; None asks for a summary."""
    if form or not output or output == "-":
        return form
    suffix = "." + output.rpartition(".")[2].lower()
    if suffix not in SUFFIXES:
        raise click.UsageError(
            f"cannot tell the format of {output!r} by its name; add --format ({', '.join(FORMS)})"
        )
    return SUFFIXES[suffix]


def deliver(data: bytes, output: str | None) -> None:
    """To the file, or to standard output."""
    if output and output != "-":
        write_file(output, data)
    else:
        write(data)


@click.command()
@paths_argument
@click.option("-o", "--output", metavar="FILE", help="Write the dossier here; the suffix tells the format.")
@format_option(*FORMS, help="Form of the dossier. Without -o it goes to standard output.")
@click.option(
    "--explain", is_flag=True, help="Also list pairs that looked alike and were not compared, and why."
)
@click.option(
    "--rulings",
    "ruled",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help='An analyst\'s word, a JSON line each: {"kind": "same-origin", "reports": ["a.html", "b.html"]}.',
)
def compare(
    paths: tuple[str, ...], output: str | None, form: str | None, explain: bool, ruled: str | None
) -> None:
    """The dossier: what is agreed, what rests on one source, where they differ.

    Without -o and --format, a short summary is printed.
    """
    from twosource._cli_text import compared
    from twosource._render import render
    from twosource.dossier import build

    form = form_of(output, form)
    rulings = read_rulings(ruled) if ruled else ()
    with working("reading the reports") as say:
        gathered = gather(paths)
        dossier = build(gathered.reports, gathered.unread, explain=explain, rulings=rulings, progress=say)
        data = render(dossier, form) if form else b""
    if form:
        deliver(data, output)
    if not form or (output and output != "-"):
        write(compared(dossier, page=output if form else None, explain=explain))


@click.command()
@click.argument("claim")
@paths_argument
@format_option("text", "json", help="Text to read, or one JSON object.", default="text")
def check(claim: str, paths: tuple[str, ...], form: str) -> None:
    """Is CLAIM corroborated, contradicted (in which slot, by whom), or not reported?"""
    from twosource._cli_text import checked
    from twosource._pipeline import check_claim, sound_claim

    try:
        claim = sound_claim(claim)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with working("checking the claim"):
        gathered = gather(paths)
        result = check_claim(claim, gathered.reports)
    if form == "json":
        write_json(result)
    else:
        write(checked(result, gathered.reports))


@click.command()
@paths_argument
@lines_option()
@click.option(
    "--offsets",
    is_flag=True,
    help="Add where each paragraph stands in the file: [start, end] in text, [start, end] in the document.",
)
@click.option(
    "--stream",
    "streamed",
    is_flag=True,
    help="Print each report as it is read, in the order of the inputs: for collections of any length.",
)
def read(paths: tuple[str, ...], form: str | None, offsets: bool, streamed: bool) -> None:
    """The reports: cleaned text, metadata, and what was removed and why.

    With --offsets each line has "offsets", a list of four code point offsets for each paragraph, or null
    where the input holds several reports; the document is the file unpacked and decoded.
    Inputs that gave no report stand on standard error as {"input", "reason"} lines.
    """
    import msgspec

    from twosource._cli_text import one_report
    from twosource._pipeline import gather as run

    def show(report: "Report") -> None:
        if wants_text(form):
            write(one_report(report))
        elif offsets:
            write_line({**msgspec.to_builtins(report), "offsets": offsets_of(report)})
        else:
            write_line(report)

    with fetching() as how:
        if streamed:
            _stream(paths, show, how)
            return
        gathered = run(paths, stdin=read_stdin, **how)
    for one in gathered.unread:
        note(msgspec.json.encode(one).decode())
    for report in gathered.reports:
        show(report)


def _stream(paths: tuple[str, ...], show: "Callable[[Report], None]", how: dict[str, Any]) -> None:
    """Each report as it comes; nothing is held back."""
    import msgspec

    from twosource.model import Report, Unread
    from twosource.reading import stream

    for item in stream(paths, **how):
        if isinstance(item, Report):
            show(item)
        elif isinstance(item, Unread):
            note(msgspec.json.encode(item).decode())


@click.command()
@paths_argument
@lines_option()
@click.option("--explain", is_flag=True, help="Also why the reports of a story are in one, link by link.")
def group(paths: tuple[str, ...], form: str | None, explain: bool) -> None:
    """Which reports cover the same story. One report alone is a story of one."""
    from twosource._cli_text import grouped
    from twosource.stories import group as run

    gathered = gather(paths)
    groups = run(gathered.reports)
    if wants_text(form):
        write(grouped(groups, gathered.reports, explain=explain))
        return
    story_of = {id: one for one in groups for id in one.reports}
    nearest = {link.report: link for one in groups for link in one.links}
    also: dict[str, list[str]] = {}
    for one in groups:
        for id in one.also:
            also.setdefault(id, []).append(one.id)
    for report in gathered.reports:
        story = story_of[report.id]
        line: dict[str, object] = {"id": report.id, "input": report.input, "story": story.id}
        if report.id in also:
            line["also"] = also[report.id]
        line.update(story_title=story.title, story_first=story.first, story_last=story.last)
        if explain:
            line.update(why=story.why, nearest=nearest.get(report.id))
        write_line(line)


@click.command()
@paths_argument
@format_option(
    "json", "text", help="One JSON object, or text to read. Default: text on a terminal, json elsewhere."
)
def copies(paths: tuple[str, ...], form: str | None) -> None:
    """Text groups, shared passages and origins, with proof."""
    from twosource._cli_text import copied
    from twosource.dossier.walking import walk

    with working("tracing copies"):
        gathered = gather(paths)
        copying = walk(gathered.reports).copying
    if wants_text(form):
        write(copied(copying, gathered.reports))
        return
    write_json(
        {
            "reports": [{"id": report.id, "input": report.input} for report in gathered.reports],
            "text_groups": copying.text_groups,
            "passages": copying.passages,
            "origins": copying.origins,
            "pairs": copying.pairs,
        }
    )


@click.command()
@paths_argument
@lines_option()
def quotes(paths: tuple[str, ...], form: str | None) -> None:
    """Who said what. Speakers are resolved within each report."""
    from twosource._cli_text import quoted
    from twosource.attribution import quotations
    from twosource.language import parse

    gathered = gather(paths)
    for parsed in parse(gathered.reports):
        found = quotations(parsed)
        if wants_text(form):
            write(quoted(parsed.report, found))
        else:
            write_line({"report": parsed.report.id, "input": parsed.report.input, "quotations": found})


@click.command()
@paths_argument
@lines_option()
def figures(paths: tuple[str, ...], form: str | None) -> None:
    """Figures and times, with what they measure."""
    from twosource._cli_text import measured
    from twosource.language import parse

    gathered = gather(paths)
    for parsed in parse(gathered.reports):
        if wants_text(form):
            write(measured(parsed.report, parsed.figures, parsed.times))
        else:
            report = parsed.report
            write_line(
                {"report": report.id, "input": report.input, "figures": parsed.figures, "times": parsed.times}
            )


@click.command()
@click.argument("dossier")
@click.option(
    "--base",
    metavar="DIR",
    help="Folder that relative inputs are looked for in, for their hashes. Default: here.",
)
@format_option("text", "json", help="Text to read, or one JSON object.", default="text")
def verify(dossier: str, base: str | None, form: str) -> int:
    """Re-check every span, hash and count of DOSSIER (JSON; "-" reads standard input).

    Ends with 1 when something in it does not hold, with 2 when it is no dossier.
    """
    from pathlib import Path

    from twosource._cli_text import verified
    from twosource.dossier import examine

    data = read_stdin() if dossier == "-" else Path(dossier).read_bytes()
    verdict = examine(data, base=base)
    if form == "json":
        write_json(verdict)
    else:
        write(verified(verdict))
    return 1 if verdict.problems else 0


COMMANDS = (compare, check, read, group, copies, quotes, figures, verify)
