"""The walk from inputs to what a command prints, for commands that need part of it only.

``compare`` walks the whole way in the dossier room; this serves ``check``, ``copies`` and the like.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from twosource.errors import NothingReadable
from twosource.model import Check, Copying, Person, Quotation, Report, Unread

if TYPE_CHECKING:
    from twosource.language import Parsed

# What standard input is called in `input`, as on the command line.
STDIN = "-"


class Gathered(NamedTuple):
    reports: list[Report]
    unread: list[Unread]


class Prepared(NamedTuple):
    """A set of reports, parsed, with whose words they carry and where those come from."""

    parsed: "list[Parsed]"
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    copying: Copying


def gather(paths: Iterable[str | Path], *, stdin: Callable[[], bytes] | None = None) -> Gathered:
    """Read inputs; ``-`` stands for what ``stdin()`` gives. Raises NothingReadable without a report."""
    from twosource.reading import read, read_bytes

    given = list(paths)
    named = [path for path in given if stdin is None or str(path) != STDIN]
    reports, unread = read(named)
    if stdin is not None and len(named) < len(given):
        from twosource._identity import distinct

        piped, not_read = read_bytes(STDIN, stdin())
        reports = distinct(
            sorted([*reports, *piped], key=lambda report: (report.published or "~", report.input))
        )
        unread = sorted([*unread, *not_read])
    if not reports:
        raise NothingReadable(tuple((one.input, one.reason) for one in unread))
    return Gathered(reports, unread)


def prepare(reports: Sequence[Report]) -> Prepared:
    """Parse reports, take out quotations, resolve speakers across them, trace copying."""
    from twosource.attribution import quotations, resolve
    from twosource.copying import trace
    from twosource.language import parse

    parsed = list(parse(reports))
    people, found = resolve(parsed, [quotation for one in parsed for quotation in quotations(one)])
    return Prepared(parsed, found, people, trace(reports, quotations=found))


def check_claim(claim: str, reports: Sequence[Report]) -> Check:
    """The answer to a claim over all the reports given."""
    from twosource.claims import check

    ready = prepare(reports)
    return check(claim, ready.parsed, ready.quotations, ready.people, ready.copying)
