"""The command over the table of publishers: list, show, import."""

import click

from twosource._cli_io import format_option, write, write_line


@click.group()
def publishers() -> None:
    """Known publishers and agencies: whose they are, where they publish, who owns them.

    A user's own rows win over those that ship; a publisher in neither is its own, marked unverified.
    """


@publishers.command("list")
@format_option("text", "jsonl", help="A line each to read, or one JSON object per line.", default="text")
def list_(form: str) -> None:
    """All rows, the user's own first."""
    from twosource.reading.publishers import everyone

    for row in everyone():
        if form == "jsonl":
            write_line(row)
        else:
            write(f"{row.name}\t{row.kind}\t{row.country}\t{row.owner}\t{', '.join(row.domains)}\n")


@publishers.command()
@click.argument("name")
def show(name: str) -> int:
    """The row of NAME: a name of a publisher, a domain or an address. Ends with 1 if it is not known."""
    from twosource.reading.publishers import by_domain, by_name

    row = by_name(name) or by_domain(name)
    if row is None:
        write(f"{name}: not known; it counts as a publisher of its own, unverified\n")
        return 1
    write_line(row)
    return 0


@publishers.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
def import_(file: str) -> None:
    """Add the rows of FILE (CSV, TSV, JSON) to the user's own; one of the same name is replaced.

    Columns: name, domains, and if wanted aliases, owner, country, kind. One bad row, and nothing is added.
    """
    from pathlib import Path

    from twosource.reading.owntable import keep, place, rows_of
    from twosource.reading.publishers import forget

    rows = rows_of(file, Path(file).read_bytes())
    new, changed = keep(rows)
    forget()
    write(f"{new} new, {changed} changed, {len(rows) - new - changed} unchanged; kept in {place()}\n")
