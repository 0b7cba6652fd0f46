"""Paths -> the files they stand for, each real file once; what is no file, with the reason."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from twosource.model import Unread

from .inputs import KNOWN, suffix_of

__all__ = ["files", "why"]


def files(paths: Iterable[str], unread: list[Unread]) -> list[tuple[str, Path]]:
    """Each file the paths stand for, as (input name, file); what cannot be one goes to ``unread``.

    A file that is reached in several ways (given twice, by a link, through its folder) counts once:
    one report must not stand beside itself as two. It goes by the shortest of its names.
    """
    found: dict[str, tuple[str, Path]] = {}
    for path in paths:
        for name, file in _named(path, unread):
            real = os.path.realpath(file)
            other = found.get(real)
            if other is None or (len(name), name) < (len(other[0]), other[0]):
                found[real] = (name, file)
    return list(found.values())


def why(error: BaseException) -> str:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"cannot be opened ({reason})"


def _named(path: str, unread: list[Unread]) -> Iterator[tuple[str, Path]]:
    if not path:  # Path("") would be the current folder
        unread.append(Unread(path, "the path is empty; name a file or folder"))
        return
    try:
        place = Path(path)
        if place.is_dir():
            yield from _walk(path, place, unread)
        elif reason := _no_file(place):
            unread.append(Unread(path, reason))
        else:
            yield path, place
    except (OSError, ValueError) as error:
        unread.append(Unread(path, why(error)))


def _no_file(place: Path) -> str:
    """Why a path is no file that can be read; empty when it is one."""
    try:
        mode = place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "is a link that leads nowhere" if place.is_symlink() else "there is no such file or folder"
    except OSError as error:
        return why(error)
    # Reading a pipe or a device could wait for ever, or never end.
    return "" if stat.S_ISREG(mode) else "is neither a file nor a folder"


def _walk(name: str, folder: Path, unread: list[Unread]) -> Iterator[tuple[str, Path]]:
    """The files below a folder but for hidden ones. Links to folders may run in circles: not followed."""
    holds = False
    waiting = [(name.rstrip("/"), folder)]
    while waiting:
        above, place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            holds = True
            unread.append(Unread(above or name, why(error)))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            label, file = f"{above}/{entry.name}", Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                waiting.append((label, file))
                continue
            holds = True
            if reason := _not_taken(file):
                unread.append(Unread(label, reason))
            else:
                yield label, file
    if not holds:
        unread.append(Unread(name, "the folder holds no files"))


def _not_taken(file: Path) -> str:
    """Why a member of a folder is left out; empty when it is read."""
    if file.is_symlink() and file.is_dir():
        return "is a link to a folder, which is not followed; name that folder itself"
    reason = _no_file(file)
    if not reason and file.suffix and suffix_of(file.name) not in KNOWN:
        return f"files ending in {file.suffix} are not known to hold reports"
    return reason
