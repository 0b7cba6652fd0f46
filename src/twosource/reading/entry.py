"""Paths -> reports: files and folders walked in order, ids given, nothing that stops the rest."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from twosource.errors import InputError
from twosource.model import Report, Unread

from .assembling import with_id
from .inputs import KNOWN, read_input, suffix_of

__all__ = ["read", "read_bytes"]


def read(paths: Iterable[str | Path]) -> tuple[list[Report], list[Unread]]:
    """Reads files and folders of reports.

    Returns the reports, sorted by publication date (undated last) and then by input, and a line
    for every input that gave none. Never raises for bad input.
    """
    reports: list[Report] = []
    unread: list[Unread] = []
    for path in paths:
        for name, found in _files(str(path), unread):
            more, bad = _read_file(name, found)
            reports += more
            unread += bad
    return _ordered(reports), sorted(set(unread))


def read_bytes(name: str, data: bytes) -> tuple[list[Report], list[Unread]]:
    """Reads bytes under a name; its ending says what they are, unless the content says otherwise."""
    reports, unread = _guarded(name, data)
    return _ordered(reports), sorted(set(unread))


def _files(path: str, unread: list[Unread]) -> Iterator[tuple[str, Path]]:
    """Each file a path stands for, as (input name, file); what cannot be one goes to ``unread``."""
    if path.startswith(("http://", "https://")):
        unread.append(Unread(path, "web addresses are not fetched yet; save the page and give the file"))
        return
    try:
        place = Path(path)
        if place.is_dir():
            yield from _walk(path, place, unread)
        elif not place.exists():
            unread.append(Unread(path, "there is no such file or folder"))
        elif not place.is_file():
            unread.append(Unread(path, "is neither a file nor a folder"))
        else:
            yield path, place
    except (OSError, ValueError) as error:
        unread.append(Unread(path, _why(error)))


def _walk(name: str, folder: Path, unread: list[Unread]) -> Iterator[tuple[str, Path]]:
    members = 0
    for file in sorted(folder.rglob("*"), key=lambda file: file.relative_to(folder).parts):
        inside = file.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or not file.is_file():
            continue
        label = f"{name.rstrip('/')}/{inside.as_posix()}"
        members += 1
        if suffix_of(file.name) not in KNOWN and file.suffix:
            unread.append(Unread(label, f"files ending in {file.suffix} are not known to hold reports"))
        else:
            yield label, file
    if not members:
        unread.append(Unread(name, "the folder holds no files"))


def _read_file(name: str, file: Path) -> tuple[list[Report], list[Unread]]:
    try:
        data = file.read_bytes()
    except (OSError, MemoryError) as error:
        return [], [Unread(name, _why(error))]
    return _guarded(name, data)


def _guarded(name: str, data: bytes) -> tuple[list[Report], list[Unread]]:
    try:
        return read_input(name, data)
    except InputError as error:
        return [], [Unread(name, error.reason)]
    except Exception as error:  # a bug on one input must not lose the others
        return [], [Unread(name, f"could not be read ({type(error).__name__}: {str(error)[:160]})")]


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


def _why(error: BaseException) -> str:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"cannot be opened ({reason})"
