"""Paths -> reports: each file read, ids given, nothing that stops the rest."""

from collections.abc import Iterable
from pathlib import Path

from twosource._identity import in_order
from twosource.errors import InputError
from twosource.model import Report, Unread

from .assembling import with_id
from .fetching import Fetcher
from .inputs import read_input
from .sites import without_site_furniture
from .streaming import Keep, each

__all__ = ["read", "read_bytes"]


def read(
    paths: Iterable[str | Path],
    *,
    fetcher: Fetcher | None = None,
    follow: bool = False,
    keep: Keep | None = None,
) -> tuple[list[Report], list[Unread]]:
    """Reads files and folders of reports.

    Returns the reports, sorted by publication date (undated last) and then by input, and a line
    for every input that gave none. A file that is given twice is read once. Pages of one site teach
    what the site puts on any page. Keywords as in ``stream``. Never raises for bad input.
    """
    reports: list[Report] = []
    unread: list[Unread] = []
    for item in each(paths, fetcher=fetcher, follow=follow, keep=keep):
        if isinstance(item, Report):
            reports.append(item)
        else:
            unread.append(item)
    return _ordered(without_site_furniture(reports)), in_order(unread)


def read_bytes(name: str, data: bytes) -> tuple[list[Report], list[Unread]]:
    """Reads bytes under a name; its ending says what they are, unless the content says otherwise.

    In this process and without its guard: for bytes that are trusted to end.
    """
    try:
        reports, unread = read_input(name, data)
    except InputError as error:
        return [], [Unread(name, error.reason)]
    except Exception as error:  # a bug on one input must not lose the others
        return [], [Unread(name, f"could not be read ({type(error).__name__}: {str(error)[:160]})")]
    return _ordered(reports), in_order(unread)


def _ordered(reports: list[Report]) -> list[Report]:
    reports = sorted(reports, key=lambda report: (report.published or "~", report.input, report.sha256))
    used: set[str] = set()
    out = []
    for report in reports:
        new, number = report.id, 2
        while new in used:
            new, number = f"{report.id}-{number}", number + 1
        used.add(new)
        out.append(report if new == report.id else with_id(report, new))
    return out
