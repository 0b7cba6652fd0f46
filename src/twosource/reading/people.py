"""Names of authors out of bylines and metadata: better none than a wrong one."""

import re
from collections.abc import Mapping
from typing import Any

from .publishers import by_name

__all__ = ["author_names"]

_NOT_A_PERSON = re.compile(
    r"https?:|www\.|@|\d|\b(?:staff|desk|news|newsroom|editors?|editorial|admin|team|press|reporters?|writers?|correspondents?|agency|agencies|wire|"
    r"bureau|guest|contributors?|online|media|magazine|times|post|daily|tv|radio|network|service|services|redaktion|redazione|redacción|rédaction|"
    r"unknown|none|null|author|authors|posted|published|updated|by|about|more|read|and)\b",
    re.I,
)
_TITLES = re.compile(r"^(?:by|von|par|por|di|written by|reported by|story by|words by)\s*:?\s+", re.I)
_ROLE = re.compile(r"\s*(?:,|\||•|·|–|—|\s-\s|\(| for | in [A-Z])\s*.*$")


def author_names(value: Any) -> tuple[str, ...]:
    """Persons named in an author field, in order, without doubles, roles, agencies or desks."""
    names: list[str] = []
    for part in _parts(value):
        for name in _split(part):
            if name not in names:
                names.append(name)
    return tuple(names[:12])


def _parts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        kind = value.get("@type")
        if kind and "person" not in str(kind).lower() and str(kind).lower() not in {"author", "thing"}:
            return []
        return _parts(value.get("name"))
    if isinstance(value, list | tuple):
        return [part for item in value[:40] for part in _parts(item)]
    return []


def _split(line: str) -> list[str]:
    line = _TITLES.sub("", " ".join(line.split()))
    if len(line) > 300:
        return []
    # "Smith, Jane" is one person; "Jane Smith, John Roe" are two.
    if match := re.fullmatch(r"([A-ZÀ-Þ][\w'’-]+), ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ]\.)?)", line):
        return [f"{match[2]} {match[1]}"]
    found = []
    for piece in re.split(r"\s*(?:,|;|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*", line):
        piece = _TITLES.sub("", _ROLE.sub("", piece)).strip(" .-–—")
        if _is_person(piece):
            found.append(piece)
    return found


def _is_person(name: str) -> bool:
    if not 3 <= len(name) <= 50 or _NOT_A_PERSON.search(name) or by_name(name):
        return False
    parts = name.split()
    if not 2 <= len(parts) <= 5:
        return False
    if name.isupper():
        return all(len(part) > 1 or part.isalpha() for part in parts)
    small = {
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "bin",
        "al",
        "el",
        "ben",
        "dos",
        "das",
        "do",
        "y",
        "e",
        "af",
        "av",
        "zu",
        "of",
    }
    return all(
        part[0].isupper() or part.lower() in small or part.startswith(("d'", "d’", "al-", "el-"))
        for part in parts
    )
