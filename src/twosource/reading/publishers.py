"""A small table of large publishers and agencies: who they are, where they publish, who owns them.

The table is a core of public facts, not a register. A publisher that is not in it is not
wrong, only unverified.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from .owntable import COLUMNS, kept, place

__all__ = [
    "Publisher",
    "agencies",
    "by_domain",
    "by_name",
    "everyone",
    "forget",
    "host_of",
    "outlets",
    "own_rows",
    "resolve",
]


class Publisher(msgspec.Struct, frozen=True):
    """One publisher. ``kind`` tells a wire service or a press release service from an outlet."""

    name: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    owner: str
    country: str  # ISO 3166, two letters; "" where it is not known
    kind: Literal["agency", "outlet", "press-release"]


@cache
def _table() -> tuple[Publisher, ...]:
    raw = (files("twosource.reading") / "data" / "publishers.tsv").read_text(encoding="utf-8")
    rows = [line for line in raw.splitlines() if line and not line.startswith("#")][1:]
    shipped = (dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in rows)
    # A user's own row comes first, so that it wins.
    return tuple(msgspec.convert(_row(row), Publisher) for row in (*kept(), *shipped))


def forget() -> None:
    """Reads the tables anew when they are next asked: a user's rows have changed."""
    for cached in (_table, _by_domain, _by_name):
        cached.cache_clear()


def own_rows() -> str | None:
    """The sha256 of the user's rows, None where there are none: what a dossier was made with."""
    from hashlib import sha256

    try:
        return sha256(place().read_bytes()).hexdigest()
    except OSError:
        return None


def _row(row: Mapping[str, str]) -> dict[str, object]:
    return {
        **row,
        "domains": tuple(filter(None, row["domains"].split("|"))),
        "aliases": tuple(filter(None, row["aliases"].split("|"))),
    }


def _key(name: str) -> str:
    """Names are compared without case, article, and the legal form of the company."""
    bare = re.sub(r"[\s ]+", " ", name).strip(" .,;:|-–—\"'").casefold()
    bare = re.sub(r",? (?:company|co|inc|llc|ltd|limited|plc|gmbh|corp|corporation)\b\.?", "", bare)
    return re.sub(r"^the ", "", bare).strip(" ,.")


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: row for row in reversed(_table()) for domain in row.domains}


@cache
def _by_name() -> dict[str, Publisher]:
    # Earlier rows win, and a publisher's own name wins over somebody else's alias.
    found = {_key(alias): row for row in reversed(_table()) for alias in row.aliases}
    found.update({_key(row.name): row for row in reversed(_table())})
    return found


def host_of(address: str) -> str | None:
    """The host of a web address or bare domain, lower case, without ``www.``; None if it is neither."""
    try:
        host = urlsplit(address if "//" in address else "//" + address.strip()).hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.").removeprefix("amp.").rstrip(".")
    return host if re.fullmatch(r"[\w-]+(\.[\w-]+)+", host) else None


def by_domain(address: str) -> Publisher | None:
    """The publisher of a web address or domain; subdomains belong to their parent."""
    host = host_of(address)
    while host and "." in host:
        if row := _by_domain().get(host):
            return row
        host = host.partition(".")[2]
    return None


def by_name(name: str) -> Publisher | None:
    """The publisher of that name or known alias, whatever its case or article."""
    return _by_name().get(_key(name))


def resolve(name: str) -> tuple[str, Publisher | None]:
    """A name or domain as credited -> (the publisher's own name, its row).

    An unknown domain is given back bare, an unknown name as it stands.
    """
    row = by_name(name)
    host = None if " " in name.strip() else host_of(name)
    if row is None and host:
        row = by_domain(host)
    if row:
        return row.name, row
    return host or name.strip(), None


def everyone() -> tuple[Publisher, ...]:
    """Every row: a user's own first, then those that ship."""
    return _table()


def agencies() -> tuple[Publisher, ...]:
    """Wire services (press release services are not among them)."""
    return tuple(row for row in _table() if row.kind == "agency")


def outlets() -> tuple[Publisher, ...]:
    """Everybody in the table who is no agency and no press release service."""
    return tuple(row for row in _table() if row.kind == "outlet")
