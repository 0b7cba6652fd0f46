"""The rows of a project's reports: one is put in, taken out of the lists, read."""

import sqlite3

import msgspec

from twosource._identity import free_id, with_id
from twosource.model import Report

__all__ = ["index", "insert", "report_of", "retire"]


def report_of(row: sqlite3.Row) -> Report:
    """The report of a row's columns ``record`` and ``text``."""
    return msgspec.structs.replace(msgspec.json.decode(row["record"], type=Report), text=row["text"])


def retire(db: sqlite3.Connection, input: str) -> int:
    """Take the current version of an input out of the lists; how many versions there are."""
    for row in db.execute(
        "SELECT number, title, text FROM report WHERE input = ? AND current", (input,)
    ).fetchall():
        db.execute("INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", tuple(row))
        db.execute("UPDATE report SET current = 0 WHERE number = ?", (row["number"],))
    count = db.execute("SELECT count(*) FROM report WHERE input = ?", (input,)).fetchone()[0]
    return int(count)


def insert(
    db: sqlite3.Connection, report: Report, raw: tuple[str, bytes] | None, at: str, version: int
) -> str:
    """Put a report in as the current version of its input, under an id that nothing else has."""
    taken = {row["id"] for row in db.execute("SELECT id FROM report WHERE id GLOB ?", (_glob(report.id),))}
    report = with_id(report, free_id(report.id, taken))
    if raw:
        db.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", raw)
    db.execute(
        "INSERT INTO report (id, input, sha256, source, title, publisher, published, text, record, added,"
        " version, current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (
            report.id,
            report.input,
            report.sha256,
            raw[0] if raw else None,
            report.title,
            report.publisher,
            report.published,
            report.text,
            msgspec.json.encode(msgspec.structs.replace(report, text="")).decode(),
            at,
            version,
        ),
    )
    index(db, report.id)
    return report.id


def index(db: sqlite3.Connection, id: str) -> None:
    """Let a report be found by its words."""
    db.execute(
        "INSERT INTO search (rowid, title, text) SELECT number, title, text FROM report WHERE id = ?", (id,)
    )


def _glob(id: str) -> str:
    """Matches an id and the ids made from it; a superset is harmless here."""
    return "".join("?" if mark in "*?[" else mark for mark in id) + "*"
