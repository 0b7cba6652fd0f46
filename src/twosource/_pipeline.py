"""From what a user names to reports, and a claim brought against them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from twosource.errors import NothingReadable
from twosource.model import Check, Report, Unread

# What standard input is called in `input`, as on the command line.
STDIN = "-"


class Gathered(NamedTuple):
    reports: list[Report]
    unread: list[Unread]


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


def check_claim(claim: str, reports: Sequence[Report]) -> Check:
    """The answer to a claim over all the reports given."""
    from twosource.claims import check
    from twosource.dossier.walking import walk

    walked = walk(reports)
    return check(claim, walked.parsed, walked.quotations, walked.people, walked.copying)
