"""A user's own rows for the table of publishers: read from a file of theirs, kept in one place, never mixed
into the table that ships.

The place is ``publishers.tsv`` in the folder TWOSOURCE_CONFIG names, else in ``twosource`` under the user's
configuration folder (XDG_CONFIG_HOME, or ~/.config).
"""

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from twosource.errors import InputError

__all__ = ["COLUMNS", "keep", "kept", "place", "rows_of"]

COLUMNS = ("name", "domains", "aliases", "owner", "country", "kind")
KINDS = ("outlet", "agency", "press-release")
_DOMAIN = re.compile(r"(?=.{4,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$")

Row = dict[str, str]


def place() -> Path:
    """Where the user's rows are kept; the file need not be there."""
    folder = os.environ.get("TWOSOURCE_CONFIG")
    if folder:
        return Path(folder) / "publishers.tsv"
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "twosource" / "publishers.tsv"


def kept() -> list[Row]:
    """The user's rows, [] where there are none. Raises InputError on a file that somebody has broken."""
    try:
        data = place().read_bytes()
    except OSError:
        return []
    return rows_of(str(place()), data)


def keep(rows: Sequence[Row]) -> tuple[int, int]:
    """Adds rows to the user's; one of the same name is replaced. Returns how many are new and changed."""
    held = {row["name"].casefold(): row for row in kept()}
    new = sum(row["name"].casefold() not in held for row in rows)
    changed = sum(row["name"].casefold() in held and held[row["name"].casefold()] != row for row in rows)
    held.update({row["name"].casefold(): row for row in rows})
    file = place()
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(COLUMNS), *("\t".join(held[key][c] for c in COLUMNS) for key in sorted(held))]
    partial = file.with_suffix(".part")
    partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
    partial.replace(file)
    return new, changed


def rows_of(name: str, data: bytes) -> list[Row]:
    """The rows of a table: CSV or TSV with a header, a JSON list, or JSON lines.

    Columns: ``name`` and ``domains`` (or ``domain``) are needed; ``aliases``, ``owner``, ``country``
    (ISO 3166, two letters) and ``kind`` (outlet, agency, press-release) may be left out. Several domains
    or aliases are parted by | or, in JSON, listed. Raises InputError that names the first bad line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not UTF-8 text (byte {error.start:,})") from None
    head = text.lstrip()[:1]
    found = _json_rows(name, text) if head in {"[", "{"} else _table_rows(name, text)
    rows = [_row(f"{name}:{line}", values) for line, values in found]
    if not rows:
        raise InputError(name, "holds no publishers; a row needs at least a name and a domain")
    return rows


def _json_rows(name: str, text: str) -> Iterable[tuple[int, Mapping[str, Any]]]:
    try:
        if text.lstrip().startswith("["):
            items = list(enumerate(json.loads(text), 1))
        else:
            items = [(n, json.loads(line)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"is not valid JSON ({str(error)[:100]})") from None
    for line, item in items:
        if not isinstance(item, dict):
            raise InputError(f"{name}:{line}", "is no object with a name and domains")
        yield line, item


def _table_rows(name: str, text: str) -> Iterable[tuple[int, Mapping[str, Any]]]:
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    delimiter = "\t" if lines and "\t" in lines[0] else ","
    reader = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    fields = [(field or "").strip().lower() for field in reader.fieldnames or []]
    if "name" not in fields or not {"domain", "domains"} & set(fields):
        raise InputError(name, "the first line must name the columns; name and domains are needed")
    reader.fieldnames = fields
    for row in reader:
        yield reader.line_num, row


def _row(where: str, values: Mapping[str, Any]) -> Row:
    lower = {str(key).strip().lower(): value for key, value in values.items() if key}

    def text(*names: str) -> str:
        value = next((lower[key] for key in names if lower.get(key)), "")
        parts = value if isinstance(value, list) else str(value).split("|")
        return "|".join(" ".join(str(part).split()) for part in parts if str(part).strip())

    row = {
        "name": text("name"),
        "domains": "|".join(_domain(where, part) for part in text("domains", "domain").split("|") if part),
        "aliases": text("aliases", "alias"),
        "owner": text("owner"),
        "country": text("country").upper(),
        "kind": text("kind").lower() or "outlet",
    }
    if not row["name"] or not row["domains"]:
        raise InputError(where, "needs a name and at least one domain")
    if row["country"] and not re.fullmatch(r"[A-Z]{2}", row["country"]):
        raise InputError(where, f"country {row['country']!r} is no code of two letters (ISO 3166)")
    if row["kind"] not in KINDS:
        raise InputError(where, f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
    return row


def _domain(where: str, value: str) -> str:
    host = re.sub(r"^https?://", "", value.strip().lower()).split("/")[0].removeprefix("www.")
    if not _DOMAIN.match(host):
        raise InputError(where, f"{value!r} is no domain, such as paper.example")
    return host
