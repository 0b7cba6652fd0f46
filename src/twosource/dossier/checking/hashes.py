"""The hashes of the inputs, as far as the inputs are still there."""

import hashlib
import re
from pathlib import Path

from twosource.dossier.checking.shape import Problem
from twosource.model import Report, Story

_HEX = re.compile(r"[0-9a-f]{64}")


def hashes(story: Story, path: str, base: Path) -> tuple[list[Problem], list[Problem], int]:
    """Problems, notes on inputs that could not be re-checked, and how many files were hashed.

    A record inside a JSONL, CSV or feed file is named "file:line"; its bytes are not taken out
    again here, so it is noted as not re-checked.
    """
    problems: list[Problem] = []
    notes: list[Problem] = []
    seen = 0
    for number, report in enumerate(story.reports):
        where = f"{path}.reports[{number}].sha256"
        if not _HEX.fullmatch(report.sha256):
            problems.append(Problem(where, "should be the sha256 of the input: 64 digits of 0-9 and a-f"))
            continue
        found = _of_file(report, base)
        if found is None:
            notes.append(Problem(where, f"not re-checked: no single file “{report.input}” here"))
            continue
        seen += 1
        if found != report.sha256:
            problems.append(
                Problem(where, f"is not that of “{report.input}” as it lies here; that file is {found}")
            )
    return problems, notes, seen


def _of_file(report: Report, base: Path) -> str | None:
    try:
        place = base / report.input
        if not place.is_file():
            return None
        with place.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
