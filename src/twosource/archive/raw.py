"""The bytes that a report was read from, found again for safe keeping."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from twosource.model import Report

_RECORD = re.compile(r"(?P<path>.+):(?P<line>\d+)\Z", re.DOTALL)


class RawBytes:
    """Finds the raw bytes of reports; the file read last is kept, as its records come in a row."""

    def __init__(self, stdin: bytes | None = None, kept: Mapping[str, bytes] | None = None) -> None:
        self._stdin = stdin
        self._kept = kept or {}
        self._path: str | None = None
        self._bytes: bytes | None = None
        self._lines: list[bytes] = []

    def of(self, report: Report) -> tuple[str, bytes] | None:
        """(sha256, bytes) kept for a report, or None when they are gone.

        They hash to the report's own sha256 where the report is a whole file or a line of one;
        a record that was cut out of a larger document is kept with that document whole.
        """
        if report.sha256 in self._kept:
            kept = self._kept[report.sha256]
            return sha256(kept).hexdigest(), kept
        whole = self._load(report.input)
        if whole is not None:
            return sha256(whole).hexdigest(), whole
        match = _RECORD.match(report.input)
        whole = self._load(match["path"]) if match else None
        if match is None or whole is None:
            return None
        number = int(match["line"])
        if 1 <= number <= len(self._lines):
            line = self._lines[number - 1]
            for record in (line, line.rstrip(b"\r\n"), line.strip()):
                if sha256(record).hexdigest() == report.sha256:
                    return report.sha256, record
        return sha256(whole).hexdigest(), whole

    def _load(self, path: str) -> bytes | None:
        if path != self._path:
            self._path, self._bytes = path, self._read(path)
            self._lines = (self._bytes or b"").split(b"\n")
        return self._bytes

    def _read(self, path: str) -> bytes | None:
        if path == "-":
            return self._stdin
        try:
            file = Path(path)
            return file.read_bytes() if file.is_file() else None
        except (OSError, ValueError):
            return None
