"""Commands over a project file: add, watch, stories, show, serve, export."""

from collections.abc import Sequence

import click

from twosource._cli_io import (
    fetching,
    format_option,
    note,
    paths_argument,
    private_option,
    read_stdin,
    working,
    write,
    write_line,
)
from twosource._cli_reports import FORMS, deliver, form_of

# Where `serve` listens unless told otherwise: this machine only.
HOST = "127.0.0.1"
PORT = 8765
STORY_KINDS = {"same-story": True, "not-same-story": False}
KINDS = ["same-origin", "not-same-origin", "ignore-passage", *STORY_KINDS, "undo-change"]


@click.command()
@click.argument("project")
@paths_argument
def add(project: str, paths: tuple[str, ...]) -> None:
    """Add reports to PROJECT, an SQLite file that is made if absent.

    Raw bytes are kept. An input that changed becomes a new version; the old one stays.
    """
    from twosource._cli_io import list_unread
    from twosource._pipeline import gather as run
    from twosource.archive import open_archive

    piped = read_stdin() if "-" in paths else b""
    with working("adding reports"):
        raw: dict[str, bytes] = {}
        with fetching() as how:
            gathered = run(paths, stdin=lambda: piped, keep=raw.__setitem__, **how)
        list_unread(gathered.unread)
        with open_archive(project) as archive:
            added = archive.add(gathered.reports, gathered.unread, stdin=piped, raw=raw)
    write(f"{len(added.new)} new, {len(added.changed)} changed, {len(added.unchanged)} unchanged\n")


@click.command()
@click.argument("project")
@click.argument("paths", metavar="FEED...", nargs=-1, required=True)
@private_option
@click.option(
    "--every",
    type=click.IntRange(1),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="Pause between two rounds.",
)
@click.option("--once", is_flag=True, help="One round, then end.")
def watch(project: str, paths: tuple[str, ...], every: int, once: bool) -> None:
    """Keep PROJECT up to date with feeds: FEED is the address of a feed, or an OPML file of them.

    Each round asks whether a feed has changed and fetches the articles that are new. An article is
    fetched once. Ctrl-C ends it.
    """
    import time

    from twosource._cli_io import list_unread
    from twosource.archive import open_archive, poll

    private = bool(click.get_current_context().meta.get("twosource.allow_private"))
    while True:
        with open_archive(project) as archive, working("looking for new reports"):
            added = poll(archive, paths, allow_private=private)
        list_unread(added.unread)
        write(f"{len(added.new)} new, {len(added.changed)} changed, {len(added.unchanged)} unchanged\n")
        if once:
            return
        time.sleep(60 * every)


@click.command()
@click.argument("project")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("reports", metavar="REPORT...", nargs=-1)
@click.option("--words", metavar="TEXT", help="Words of the passage that is to be ignored.")
@click.option("--note", metavar="TEXT", help="Why; it is shown with the ruling.")
def decide(project: str, kind: str, reports: tuple[str, ...], words: str | None, note: str | None) -> None:
    """Say where reports of PROJECT come from, or what is one story; all that is told follows it.

    REPORT is an id, as `export` prints them, or an input; for undo-change the number of a change that
    `stories --changes` prints. A dossier shows what was said of where its reports come from.
    """
    from twosource.archive import open_archive
    from twosource.model import Ruling

    if kind == "ignore-passage" and not words:
        raise click.UsageError("which passage? give some of its words with --words")
    if kind == "undo-change":
        _undo(project, reports, note)
        return
    if kind != "ignore-passage" and len(reports) < 2:
        raise click.UsageError("name two reports or more")
    with open_archive(project, create=False) as archive:
        known = {name for entry in archive.entries() for name in (entry.id, entry.input)}
        if missing := [name for name in reports if name not in known]:
            raise click.UsageError(f"no report {missing[0]!r} in {project}; `twosource export` lists them")
        if kind in STORY_KINDS:
            archive.same_story([(name,) for name in reports], STORY_KINDS[kind], note)
        else:
            archive.rule(Ruling(kind, reports, words, note))  # type: ignore[arg-type]
    write("recorded\n")


def _undo(project: str, numbers: Sequence[str], note: str | None) -> None:
    from twosource.archive import open_archive

    with open_archive(project, create=False) as archive:
        known = {str(change.number): change for change in archive.story_changes()}
        if not numbers or (missing := [number for number in numbers if number not in known]):
            named = f"no change {missing[0]!r}" if numbers else "which change?"
            raise click.UsageError(f"{named}; `twosource stories {project} --changes` lists them")
        for number in numbers:
            archive.undo(known[number], note)
    write("recorded\n")


@click.command()
@click.argument("project")
@format_option("text", "json", help="Text to read, or one JSON object per story and line.", default="text")
@click.option("--changes", is_flag=True, help="Instead: stories that later became one, or fell apart.")
def stories(project: str, form: str, changes: bool) -> None:
    """The stories in PROJECT."""
    from twosource._cli_text import changed, grouped
    from twosource.archive import open_archive

    with open_archive(project, create=False) as archive:
        found, reports = archive.stories(), archive.reports()
        history = archive.story_changes() if changes else []
    if changes:
        if form == "text":
            write(changed(history, reports, project))
        for change in history if form == "json" else ():
            write_line(change)
        return
    if form == "text":
        write(grouped(found, reports))
        return
    for story in found:
        write_line(story)


@click.command()
@click.argument("project")
@click.argument("story")
@click.option("-o", "--output", metavar="FILE", help="Write the dossier here; the suffix tells the format.")
@format_option(*FORMS, help="Form of the dossier. Without it and without -o, a summary is printed.")
def show(project: str, story: str, output: str | None, form: str | None) -> None:
    """The dossier of STORY in PROJECT. STORY is an id that `stories` prints, or the start of one."""
    from twosource._cli_text import compared
    from twosource._render import render
    from twosource.archive import open_archive

    form = form_of(output, form)
    with open_archive(project, create=False) as archive, working("comparing the reports"):
        ids = [one.id for one in archive.stories()]
        matching = [id for id in ids if id == story] or [id for id in ids if id.startswith(story)]
        if len(matching) != 1:
            problem = "no story of that id" if not matching else f"more than one story: {', '.join(matching)}"
            raise click.UsageError(f"{story!r}: {problem}; `twosource stories {project}` lists them")
        dossier = archive.dossier(matching[0])
    if dossier is None:
        raise click.UsageError(f"{story!r}: the story has gone while it was looked up; try again")
    if form:
        deliver(render(dossier, form), output)
    if not form or (output and output != "-"):
        write(compared(dossier, page=output if form else None))


@click.command()
@click.argument("project")
@format_option(
    "jsonl", "json", help="One report per line, or all of the project as one JSON object.", default="jsonl"
)
@click.option("-o", "--output", metavar="FILE", help="Write here and not to standard output.")
@click.option("--all-versions", is_flag=True, help="Also reports that a later version has replaced.")
def export(project: str, form: str, output: str | None, all_versions: bool) -> None:
    """All reports of PROJECT, as `read` prints them; with --format json also its decisions."""
    import msgspec

    from twosource.archive import open_archive

    with open_archive(project, create=False) as archive:
        entries = archive.entries(all_versions=all_versions)
        reports = [report for entry in entries if (report := archive.get(entry.id))]
        decisions = archive.decisions()
    if form == "jsonl":
        data = b"".join(msgspec.json.encode(report) + b"\n" for report in reports)
    else:
        whole = {"entries": entries, "reports": reports, "decisions": decisions}
        data = msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"
    deliver(data, output)


@click.command()
@click.argument("project")
@click.option(
    "--host",
    default=HOST,
    show_default=True,
    help="Address to listen on. Others than this machine can read along if it is not a loopback address.",
)
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
def serve(project: str, host: str, port: int) -> None:
    """A web app over PROJECT: stories, dossiers, reports, search. Reads only. Ctrl-C ends it."""
    from twosource.serving import is_loopback, run

    if not is_loopback(host):
        note(f"warning: {host} is not this machine alone; there is no password")
    run(project, host=host, port=port)


COMMANDS = (add, watch, decide, stories, show, serve, export)
