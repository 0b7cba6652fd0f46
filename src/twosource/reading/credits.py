"""Where a report says its text comes from: agency datelines, "originally published by", copyright lines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from .blocks import Block
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
def _patterns() -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    agency = _agency_names()
    named = r"(?P<name>(?:www\.)?[\w-]+(?:\.[\w-]+)+|[^.;()\[\]|]{2,80}?)"
    article = r"(?:article|story|post|piece|report|content|version|op-ed|column|commentary|essay)"
    stop = r"(?=\s*(?:$|[.;()\[\]|,]|\bon \w+ \d|\band (?:is|was|has)\b|\bunder\b|\bwith permission\b|\bhere\b|\bRead\b|\bas part\b))"
    return (
        # (AP) — / (Reuters) - / PARIS (AFP) and "AP, PARIS —" at the opening of a paragraph
        (
            "agency",
            re.compile(
                rf"^[^()\n]{{0,90}}?\((?P<name>{agency})(?:/[^()]{{2,30}})?\)(?=\s*(?:[-–—:.,]|$|\s[A-Z]))"
            ),
        ),
        (
            "agency",
            re.compile(
                rf"^(?:[A-ZÀ-Þ][\w.,'’ -]{{1,40}}, )?(?:\w+\.? \d{{1,2}}(?:, \d{{4}})? )?(?P<name>(?-i:{agency}))\s?(?:[-–—]{{1,2}})\s"
            ),
        ),
        (
            "agency",
            re.compile(
                rf"(?:^|[.,;]\s*)(?:The )?(?P<name>{agency})(?: (?:staff )?(?:writers?|reporters?|journalists?|correspondents?)(?: [A-Z][\w.'’ -]+?)?)?(?: and [^.]{{2,60}})? (?:also )?contributed (?:to|reporting)",
                re.I,
            ),
        ),
        ("agency", re.compile(rf"^by .{{2,90}}?[\s,|/–—-]+(?:of )?(?:the )?(?P<name>{agency})\s*$", re.I)),
        (
            "agency",
            re.compile(rf"^by (?:the )?(?P<name>{agency})(?: staff| reporters?| editors?)?\s*$", re.I),
        ),
        (
            "agency",
            re.compile(
                rf"^(?:source|quelle|fuente|via|with (?:reporting|files|additional reporting|material|information) (?:by|from))\s*:?\s+(?:the )?(?P<name>{agency})\b",
                re.I,
            ),
        ),
        (
            "agency",
            re.compile(
                rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{{4}}(?:[-–]\d{{4}})?)?,?\s*(?:by )?(?:the )?(?P<name>{agency})\b",
                re.I,
            ),
        ),
        ("agency", re.compile(rf"^(?:the )?(?P<name>{agency})\s*$", re.I)),
        (
            "syndicated-from",
            re.compile(
                rf"(?:this|the) {article}[^.]{{0,60}}?\b(?:originally|first|previously|was|is|has been|been)\b[^.]{{0,40}}?\b(?:published|appeared|posted|produced|reported|printed|ran|republished|reprinted|provided|syndicated)(?: (?:originally|first))?(?: with permission)? (?:by|in|on|at|from)(?: an?| our (?:partners?|sister (?:paper|site|publication)))?\s+{named}{stop}",
                re.I,
            ),
        ),
        (
            "syndicated-from",
            re.compile(
                rf"^(?:originally|first) (?:published|appeared|posted) (?:by|in|on|at)\s+{named}{stop}", re.I
            ),
        ),
        (
            "syndicated-from",
            re.compile(
                rf"(?:republished|reprinted|reproduced)(?: here)?(?: with permission)? from\s+{named}{stop}",
                re.I,
            ),
        ),
        ("via", re.compile(rf"^via\s*:?\s+{named}\s*$", re.I)),
    )


def find(blocks: Sequence[Block], publisher: str | None = None) -> Iterator[Found]:
    """Credits in kept and removed blocks, in the order of the text, one per name and kind.

    Photo credits and captions credit a picture, not a text. A publisher's own name (its copyright
    line) is no credit.
    """
    own = resolve(publisher)[0] if publisher else None
    seen: set[tuple[str, str]] = set()
    first = True
    for index, block in enumerate(blocks):
        if block.reason in {"photo credit", "photo caption"} or len(block.text) > 20_000:
            continue
        for kind, pattern in _patterns():
            if block.reason is None and kind == "agency" and pattern.pattern.startswith("^(?:the )?"):
                continue
            match = pattern.search(block.text[:400] if block.reason is None else block.text)
            if not match:
                continue
            name, _ = resolve(match["name"].strip(" ,.:;–—-"))
            if name == own or (name, kind) in seen or (kind != "agency" and not _is_name(match["name"])):
                continue
            if (
                kind == "agency"
                and block.reason is None
                and not first
                and "contributed" not in match[0]
                and pattern.pattern.startswith("^[^()")
            ):
                continue
            seen.add((name, kind))
            yield Found(name, kind, index, match.start("name"), match.end("name"))
        first = first and block.reason is not None


def _is_name(text: str) -> bool:
    text = text.strip()
    return bool(text) and (text[0].isupper() or "." in text or text[0].isdigit()) and len(text.split()) <= 9


_HOLDER = re.compile(
    r"^.{0,30}?(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?,?\s*(?:by\s+)?(?P<name>[A-ZÀ-Þ0-9][^.|©\n]{1,70}?)(?=\s*(?:[.|,]|all rights|$|\d{4}|-\s))",
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
