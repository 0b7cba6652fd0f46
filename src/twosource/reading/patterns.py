"""Patterns kept as data, one alternative a line, in named sections."""

import re
from functools import cache
from importlib.resources import files

__all__ = ["pattern", "sections", "tags"]

_SECTION = re.compile(r"\[[a-z -]+\]")


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of a file in ``data``: ``[section]`` lines, then entries; ``#`` opens a comment."""
    raw = (files("twosource.reading") / "data" / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in raw.splitlines():
        if _SECTION.fullmatch(line):
            found[line[1:-1]] = []
        elif line.strip() and not line.startswith("#"):
            found[next(reversed(found))].append(line)
    return {section: tuple(lines) for section, lines in found.items()}


@cache
def pattern(section: str, *, tail: str = "") -> re.Pattern[str]:
    """One pattern out of the alternatives of a section of furniture.txt, followed by ``tail``."""
    return re.compile(f"(?:{'|'.join(sections('furniture.txt')[section])}){tail}", re.I)


def tags(section: str) -> frozenset[str]:
    """The element names of a section of tags.txt."""
    return frozenset(name for line in sections("tags.txt")[section] for name in line.split())
