"""Web archive collections (WACZ) and zip files -> what they hold, read in place, never unpacked to disk."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from twosource.model import Unread

from .decoding import MAX_BYTES

__all__ = ["Member", "is_zip", "members"]

MOST = 100_000  # members; more is a bomb
# A member that unpacks to more than this many times its packed size is not text.
RATIO = 300


class Member(NamedTuple):
    """A file inside a container. ``stream`` is open until the next member is asked for."""

    name: str
    path: str
    stream: BinaryIO
    size: int


def is_zip(file: Path) -> bool:
    return file.suffix.lower() in {".wacz", ".zip"}


def members(name: str, file: Path) -> Iterator[Member | Unread]:
    """The files inside ``file``: of a WACZ its WARCs, of another zip each file that is not hidden.

    Names that lead out of the container harm nobody here, but no honest archiver writes them: such a
    member is left out with the reason.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield Unread(name, f"is no readable zip file ({str(error)[:100]})")
        return
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MOST:
            yield Unread(name, f"holds {len(infos):,} files; more than {MOST:,} are not read")
            return
        if any(info.filename == "datapackage.json" for info in infos) or file.suffix.lower() == ".wacz":
            infos = [info for info in infos if info.filename.lower().endswith((".warc", ".warc.gz"))]
            if not infos:
                yield Unread(name, "holds no WARC file")
        for info in sorted(infos, key=lambda info: info.filename):
            label = f"{name}/{info.filename}"
            if reason := _refused(info):
                yield Unread(label, reason)
                continue
            if any(part.startswith((".", "__MACOSX")) for part in info.filename.split("/")):
                continue
            try:
                with archive.open(info) as stream:
                    yield Member(label, info.filename, cast(BinaryIO, stream), info.file_size)
            except (
                zipfile.BadZipFile,
                zlib.error,
                OSError,
                RuntimeError,
                NotImplementedError,
                EOFError,
            ) as error:
                yield Unread(label, f"cannot be unpacked ({str(error)[:100]})")


def _refused(info: zipfile.ZipInfo) -> str:
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or info.filename.startswith(("/", "\\")) or ":" in parts[0]:
        return "its name leads out of the archive; it is not read"
    if info.flag_bits & 1:
        return "is encrypted; unpack it first"
    packed = info.filename.lower().endswith((".warc", ".warc.gz"))
    if not packed and info.file_size > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 2**20} MB; it is not read"
    if info.file_size > 1024 * 1024 and info.file_size > RATIO * max(info.compress_size, 1):
        return "unpacks to more than 300 times its size; it is not read"
    return ""
