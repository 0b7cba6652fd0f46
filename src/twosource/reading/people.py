"""Names of authors out of bylines and metadata: better none than a wrong one."""

import re
from collections.abc import Mapping
from typing import Any

from .publishers import by_name

__all__ = ["author_agency", "author_names"]

_NOT_A_PERSON = re.compile(
    r"https?:|www\.|@|\d|\b(?:staff|desk|news|newsroom|editors?|editorial|admin|team|press|reporters?|writers?|correspondents?|agency|agencies|wire|"
    r"bureau|guest|contributors?|online|media|magazine|times|post|daily|tv|radio|network|service|services|redaktion|redazione|redacción|rédaction|"
    r"unknown|none|null|images?|photos?|today|most|view|stories|the|columnist|analysis|opinion|author|authors|posted|published|updated|by|about|more|read|and)\b",
    re.I,
)
_TITLES = re.compile(
    r"^(?:(?:[a-z]+\s+)?by|von|par|por|di|текст)\s*:?\s+(?=\S)|^(?:(?:sir|dr|mr|mrs|ms|prof)\.?\s+)(?=[A-Z])",
    re.I,
)
# What follows the names in a byline: dates, addresses, "Published".
_REST = re.compile(
    r"(?:\b(?:on |at )?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:updated|published|posted|modified|read more)\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d|\d{1,2}[./:-]\d|@|https?:).*$",
    re.I,
)
_ROLE = re.compile(r"\s*(?:,|\||•|·|–|—|\s-\s|\(| for | in [A-Z])\s*.*$")


def author_names(value: Any, *, site: str | None = None) -> tuple[str, ...]:
    """Persons named in an author field, in order, without doubles, roles, agencies or desks.

    ``site`` is the publisher: "Telegraph Sport" is a desk of The Daily Telegraph.
    """
    names: list[str] = []
    for part in _parts(value):
        for name in _split(part, site):
            if name not in names and not _is_desk(name, site):
                names.append(name)
    return tuple(names[:12])


def author_agency(value: Any) -> str | None:
    """The agency that an author field names in place of persons: "By The Associated Press"."""
    for part in _parts(value):
        row = by_name(_REST.sub("", _TITLES.sub("", " ".join(part.split()))))
        if row is not None and row.kind == "agency":
            return row.name
    return None


def _without_outlet(piece: str, site: str | None) -> str:
    """ "Kevin McCoy USA TODAY" without the paper, "Sean Martin Sean Martin" once."""
    words = piece.split()
    half = len(words) // 2
    if len(words) >= 4 and words[:half] == words[half:]:
        return " ".join(words[:half])
    for size in (1, 2, 3):
        end = " ".join(words[-size:])
        if len(words) - size >= 2 and (by_name(end) or end.casefold() == (site or "").casefold()):
            return " ".join(words[:-size])
    return piece


def _is_desk(name: str, site: str | None) -> bool:
    """Whether a name is an outlet's with a section: its first word is an outlet, or the site's own word."""
    first, *rest = name.split()
    if by_name(first) and any(word[0].isupper() for word in rest):
        return True
    own = {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", site or "")} - _COMMON
    return first.casefold() in own


_COMMON = frozenset({"daily", "news", "times", "post", "the", "international", "business", "blog"})


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


def _split(line: str, site: str | None) -> list[str]:
    line = _REST.sub("", _TITLES.sub("", " ".join(line.split())))
    line = re.sub(r"(?<=[a-zà-þ]{2})\. (?=[A-ZÀ-Þ])", ", ", line)
    if len(line) > 300:
        return []
    # "Smith, Jane" is one person; "Jane Smith, John Roe" are two.
    if match := re.fullmatch(r"([A-ZÀ-Þ][\w'’-]+), ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ]\.)?)", line):
        return [f"{match[2]} {match[1]}"]
    # "Jane Smith and John Roe, The Post": what follows the last of two is no third.
    line = re.sub(r"(\band\b[^,]+),.*$", r"\1", line)
    found = []
    for piece in re.split(r"\s*(?:,|;|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*", line):
        piece = _TITLES.sub("", _ROLE.sub("", piece)).strip(" .-–—")
        piece = _without_outlet(piece, site)
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
