"""JSON, JSONL and CSV exports -> one raw record each, with its line and its bytes."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .fields import KNOWN_FIELDS, TEXTUAL, facts_of

__all__ = ["Record", "is_csv", "read_csv", "read_json", "read_jsonl"]

_LISTS = (
    "articles",
    "items",
    "reports",
    "documents",
    "results",
    "data",
    "entries",
    "docs",
    "stories",
    "hits",
)

_COLUMNS = frozenset(key.lower() for key in KNOWN_FIELDS)


class Record(NamedTuple):
    """One report as an export gives it. ``fields`` is None for a bad record, with the ``reason``."""

    line: int
    raw: bytes
    fields: Mapping[str, Any] | None
    reason: str = ""


def read_jsonl(text: str) -> Iterator[Record]:
    """One JSON object a line; empty lines are skipped, bad lines come out with a reason."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip("\r\ufeff \t\x00")
        if not bare:
            continue
        try:
            fields = json.loads(bare)
        except (ValueError, RecursionError) as error:
            yield Record(number, bare.encode("utf-8", "replace"), None, f"not valid JSON ({_short(error)})")
            continue
        yield _record(number, bare, fields)


def read_json(text: str) -> Iterator[Record]:
    """One report, a list of reports, or an object that holds such a list.

    The items of a list are decoded one at a time, so that each keeps its line and its bytes, and a
    file broken in the middle still gives the reports before the break.
    """
    start = _skip(text, 0)
    if start >= len(text):
        return
    if text[start] == "[":
        yield from _items(text, start)
        return
    if text[start] != "{":
        yield Record(
            _line(text, start),
            text.encode("utf-8", "replace")[:1000],
            None,
            "not a JSON object or list of reports",
        )
        return
    try:
        whole, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        found = re.search(r'"(?:' + "|".join(_LISTS) + r')"\s*:\s*\[', text)
        if found and text[: found.start()].count("{") == 1:
            yield from _items(text, found.end() - 1)
            return
        yield Record(
            _line(text, start),
            text.encode("utf-8", "replace")[:1000],
            None,
            f"not valid JSON ({_short(error)})",
        )
        return
    rest = _skip(text, end)
    if rest < len(text) and text[rest] == "{":
        yield from read_jsonl(text)  # objects on lines of their own under a .json name
        return
    listed = next((key for key in _LISTS if isinstance(whole.get(key), list)), None)
    if listed is None or _has_text(whole):
        yield _record(_line(text, start), text[start:end], whole)
        return
    place = _value_of(text, start, listed)
    if "jsonfeed.org" in str(whole.get("version")):
        for record in _items(text, place) if place is not None else ():
            named = {"publisher": whole.get("title"), **record.fields} if record.fields is not None else None
            yield record._replace(fields=named)
        return
    if place is None:
        for item in whole[listed]:
            yield _record(1, json.dumps(item, ensure_ascii=False, sort_keys=True), item)
        return
    yield from _items(text, place)


def is_csv(text: str) -> bool:
    """Whether text without a name is a CSV file: column names first, one of text or title."""
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    delimiter = max(",;\t", key=first.count)
    names = [name.strip().strip('"').strip().lower() for name in first.split(delimiter)]
    # A sentence with commas has words between them; names of columns are one word each, mostly known ones.
    return (
        len(names) > 1
        and bool(rest.strip())
        and all(re.fullmatch(r"[\w.:-]*", name) for name in names)
        and len(_COLUMNS & set(names)) >= max(2, len(names) / 2)
        and bool({key.lower() for key in TEXTUAL} & set(names))
    )


def read_csv(text: str) -> Iterator[Record]:
    """A header line and one report a row; comma, semicolon or tab. Line is the row's first line."""
    lines = text.split("\n")
    header = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(64 * 1024 * 1024)
    taken: list[str] = []

    def feed() -> Iterator[str]:
        for line in io.StringIO(text.replace("\x00", "")):
            taken.append(line)
            yield line

    rows = csv.reader(feed(), delimiter=delimiter)
    names: list[str] | None = None
    consumed = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(consumed + 1, b"", None, f"not valid CSV ({error})")
            return
        line, raw = consumed + 1, "".join(taken[consumed:])
        consumed = len(taken)
        if not any(cell.strip() for cell in row):
            continue
        if names is None:
            names = [cell.strip().lstrip("\ufeff") for cell in row]
            if not set(map(str.lower, names)) & {key.lower() for key in TEXTUAL}:
                yield Record(
                    line,
                    b"",
                    None,
                    "the first line names no column with text (text, html, body, content or description)",
                )
                return
            continue
        if len(row) > len(names):
            yield Record(
                line,
                raw.encode("utf-8", "replace"),
                None,
                f"has {len(row)} cells, the header has {len(names)}",
            )
            continue
        fields = {name: cell for name, cell in zip(names, row, strict=False) if cell.strip()}
        yield _record(line, raw.rstrip("\r\n"), fields)


def _record(line: int, raw: str, fields: Any) -> Record:
    data = raw.encode("utf-8", "surrogatepass")
    if not isinstance(fields, Mapping):
        return Record(line, data, None, "not a JSON object; a report is an object with text or html")
    return Record(line, data, fields)


def _has_text(fields: Mapping[str, Any]) -> bool:
    found = facts_of(fields)
    return bool(found["text"] or found["html"])


def _items(text: str, start: int) -> Iterator[Record]:
    decoder = json.JSONDecoder()
    place = _skip(text, start + 1)
    while place < len(text) and text[place] != "]":
        try:
            item, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            yield Record(
                _line(text, place),
                text[place : place + 1000].encode("utf-8", "replace"),
                None,
                f"not valid JSON from here on ({_short(error)})",
            )
            return
        yield _record(_line(text, place), text[place:end], item)
        place = _skip(text, end)
        if place < len(text) and text[place] == ",":
            place = _skip(text, place + 1)
    if place >= len(text):
        yield Record(_line(text, len(text)), b"", None, "the list is cut off: no closing bracket")


def _value_of(text: str, start: int, key: str) -> int | None:
    """Where the value of a top-level key begins."""
    decoder = json.JSONDecoder()
    place = _skip(text, start + 1)
    while place < len(text) and text[place] == '"':
        name, place = decoder.raw_decode(text, place)
        place = _skip(text, place)
        if text[place : place + 1] != ":":
            return None
        place = _skip(text, place + 1)
        if name == key:
            return place
        _, place = decoder.raw_decode(text, place)
        place = _skip(text, place)
        if text[place : place + 1] == ",":
            place = _skip(text, place + 1)
    return None


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n\ufeff":
        place += 1
    return place


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _short(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deep"
    return str(error).split(": line")[0][:100]
