"""What single commands need beside their call: an analyst's rulings, a report's places in its file."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from twosource.model import Report, Ruling


def read_rulings(file: str) -> "tuple[Ruling, ...]":
    """An analyst's rulings, one JSON object per line. A bad line is a mistake in the call."""
    from pathlib import Path

    import msgspec

    from twosource.model import Ruling

    rulings = []
    for number, line in enumerate(Path(file).read_text(encoding="utf-8", errors="replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            rulings.append(msgspec.json.decode(line, type=Ruling))
        except msgspec.DecodeError as error:
            raise click.UsageError(f"{file}:{number}: is no ruling ({error})") from None
    return tuple(rulings)


def offsets_of(report: "Report") -> list[tuple[int, int, int, int]] | None:
    """Where the paragraphs stand in the file, if the file is the report's alone."""
    from hashlib import sha256
    from pathlib import Path

    from twosource.reading import locate

    try:
        raw = Path(report.input).read_bytes()
    except OSError:
        return None
    if sha256(raw).hexdigest() != report.sha256:
        return None
    return [(run.start, run.end, run.raw_start, run.raw_end) for run in locate(report, raw)]
