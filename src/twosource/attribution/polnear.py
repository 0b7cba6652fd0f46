"""Reads attributions in brat standoff, as PolNeAR has them (Newell, Margolin and Ruths 2018)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from twosource.errors import MissingGold

Stretch = tuple[int, int]  # characters, end exclusive


class Gold(NamedTuple):
    """One annotated attribution; each part is a tuple of stretches, empty where there is none."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


def read(folder: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """(name, text, attributions) of every annotated article of a part, by name.

    ``folder`` holds ``text/*.txt`` and ``attributions/*.ann``; an annotation file bears the name of its
    text and perhaps the annotator's mark. Attributions without content are left out, and so are
    ``Discuss`` and ``Discard``. Raises MissingGold.
    """
    notes = sorted((folder / "attributions").glob("*.ann"))
    if not notes:
        raise MissingGold(f"{folder}: no attributions/*.ann here; name the folder of gold data with --gold")
    for note in notes:
        text = _text_of(folder, note.stem)
        if text is None:
            raise MissingGold(f"{note}: its text is not in {folder / 'text'}")
        yield note.stem, text, _attributions(note.read_text(encoding="utf-8"))


def _text_of(folder: Path, stem: str) -> str | None:
    for name in (stem, re.sub(r"_[0-9a-f]{4}$", "", stem)):
        path = folder / "text" / f"{name}.txt"
        if path.is_file():
            # Offsets count every character: no translation of line ends.
            return path.read_bytes().decode("utf-8")
    return None


def _attributions(note: str) -> list[Gold]:
    stretches: dict[str, tuple[Stretch, ...]] = {}
    found = []
    for line in note.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 2:
            _, _, places = fields[1].partition(" ")
            stretches[fields[0]] = tuple(
                (int(start), int(end)) for start, end in (place.split() for place in places.split(";"))
            )
        elif line.startswith("E") and len(fields) >= 2:
            parts: dict[str, tuple[Stretch, ...]] = {}
            for pair in fields[1].split():
                role, _, key = pair.partition(":")
                role = role.rstrip("0123456789").lower()
                parts[role] = parts.get(role, ()) + stretches.get(key, ())
            if parts.get("content"):
                found.append(Gold(parts.get("source", ()), parts.get("cue", ()), parts["content"]))
    return found
