"""Where a report says its text comes from: agency datelines, "originally published by", copyright lines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from .blocks import Block
from .patterns import sections
from .publishers import Publisher, agencies, by_name, outlets, resolve

__all__ = ["Found", "copyright_holder", "find", "publisher_from"]

CreditKind = Literal["agency", "syndicated-from", "via"]


class Found(NamedTuple):
    """A credit in a block: the name, its kind, and where in the block it stands."""

    name: str
    kind: CreditKind
    block: int
    start: int
    end: int


@cache
def _agency_names() -> str:
    names = {
        name for row in agencies() for name in (row.name, *row.aliases, f"The {row.name}") if len(name) > 1
    }
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _patterns() -> tuple[tuple[CreditKind, bool, re.Pattern[str]], ...]:
    """(kind, whether it is looked for in running text too, pattern)."""
    parts = sections("credits.txt")
    fill = {
        "{AGENCY}": _agency_names(),
        "{NAMED}": r"(?:www\.)?[\w-]+(?:\.[\w-]+)+|[A-ZÀ-Þ0-9][^.;()\[\]|]{1,80}?",
        "{ARTICLE}": r"(?:article|story|post|piece|report|content|version|op-ed|column|commentary|essay)",
        "{STOP}": parts["stop"][0],
    }
    kinds: tuple[tuple[str, CreditKind, bool], ...] = (
        ("agency text", "agency", True),
        ("agency line", "agency", False),
        ("syndicated-from", "syndicated-from", False),
        ("via", "via", False),
    )
    found = []
    for section, kind, in_text in kinds:
        for line in parts[section]:
            for name, value in fill.items():
                line = line.replace(name, value)
            found.append((kind, in_text, re.compile(line)))
    return tuple(found)


def find(blocks: Sequence[Block], publisher: str | None = None) -> Iterator[Found]:
    """Credits in kept and removed blocks, in the order of the text, one per name and kind.

    Running text is asked only where agencies credit themselves, at its opening: an agency named
    further down is a source of the report, not of its words. Photo credits and captions credit a
    picture. A publisher's own name (its copyright line) is no credit.
    """
    own = resolve(publisher)[0] if publisher else None
    seen: set[tuple[str, str]] = set()
    opened = 0
    # The last kept paragraph may be a credit that no rule took out ("This story first appeared in ...").
    last = max((index for index, block in enumerate(blocks) if block.reason is None), default=-1)
    for index, block in enumerate(blocks):
        if block.reason in {"photo credit", "photo caption"} or len(block.text) > 20_000:
            continue
        opened += block.reason is None
        for kind, in_text, pattern in _patterns():
            closing = index == last and len(block.text) < 300
            if block.reason is None and not (in_text and opened <= 2) and not closing:
                continue
            match = pattern.search(block.text[:400])
            if not match:
                continue
            name, _ = resolve(match["name"].strip(" ,.:;–—-"))
            if name == own or (name, kind) in seen or len(name.split()) > 9:
                continue
            seen.add((name, kind))
            yield Found(name, kind, index, match.start("name"), match.end("name"))


_HOLDER = re.compile(
    r"^.{0,30}?(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ0-9][^.|©\n]{1,70}?)(?=\s*(?:[.|,]|all rights|$|\d{4}|-\s))",
    re.I,
)


def copyright_holder(line: str) -> str | None:
    """The name in a copyright line, without its legal form ("The Daily Bugle Company, LLC")."""
    match = _HOLDER.match(line.strip())
    if not match:
        return None
    name = re.sub(
        r"\s*,?\s+(?:LLC|Inc|Ltd|Limited|PLC|GmbH|Corp(?:oration)?|Company|Co|LP|L\.P)\.?$",
        "",
        match["name"].strip(" ,;-"),
    )
    name = re.sub(r"\s*,?\s+(?:Company|Co|LLC)\.?$", "", name)
    if (
        not name
        or name.casefold().startswith(("all rights", "by ", "this "))
        or not any(c.isalpha() for c in name)
    ):
        return None
    return name


def publisher_from(blocks: Sequence[Block]) -> tuple[str, Publisher | None] | None:
    """The publisher of a pasted text, from its copyright line or from a known name on a line alone."""
    reprint = any(found.kind == "syndicated-from" for found in find(blocks))
    for block in blocks:
        if block.reason is not None and (holder := copyright_holder(block.text)):
            name, row = resolve(holder)
            if row is None or row.kind == "outlet":
                return name, row
    if reprint:
        return None
    known = {row.name for row in outlets()}
    for block in blocks:
        if block.reason in {"section name", "after the article", "stray word"}:
            row = by_name(block.text)
            if row and row.name in known and len(block.text.split()) >= 2:
                return row.name, row
    return None
