"""An open project file."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from twosource.archive.deciding import NOT_SAME, SAME, decided, rulings_of, subject_of
from twosource.archive.raw import RawBytes
from twosource.archive.records import Added, Decision, Entry, Hit, StoryChange
from twosource.archive.rows import index, insert, report_of, retire
from twosource.archive.schema import connect
from twosource.archive.searching import MARKS, excerpt, match_expression
from twosource.archive.shelf import kept_in
from twosource.archive.telling import compared, grouping_key, key_of
from twosource.dossier.building import sound
from twosource.model import Dossier, Report, Ruling, StoryGroup, Unread
from twosource.reading import Known

if TYPE_CHECKING:
    from collections.abc import Iterator


def open_archive(path: str | Path, *, create: bool = True) -> "Archive":
    """Open a project file, made on the spot if absent and ``create`` is set. Raises NotAProject."""
    return Archive(connect(path, create=create))


class Archive:
    """Reports, versions, decisions and dossiers of one project. Close it, or use ``with``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    # --- reports -------------------------------------------------------------

    def add(
        self,
        reports: Iterable[Report],
        unread: Sequence[Unread] = (),
        *,
        stdin: bytes | None = None,
        raw: Mapping[str, bytes] | None = None,
        now: str | None = None,
    ) -> Added:
        """Keep reports with their raw bytes, all of them or (on an error) none.

        An input seen before with the same bytes is left alone; with other bytes the new version
        becomes the current one and the old one stays. What came through standard input has no
        place of its own, so it is told apart by its bytes. ``raw`` holds by sha256 the bytes of reports
        without a file of their own. ``now`` is an ISO time, for tests.
        """
        at = now or _now()
        kept = RawBytes(stdin, raw or {})
        new: list[str] = []
        changed: list[str] = []
        unchanged: list[str] = []
        with self._writing():
            for report in map(sound, reports):
                known = self._db.execute(
                    "SELECT id, current FROM report WHERE input = ? AND sha256 = ?",
                    (report.input, report.sha256),
                ).fetchone()
                if known and known["current"]:
                    unchanged.append(known["id"])
                    continue
                earlier = 0 if _piped(report.input) else retire(self._db, report.input)
                if known:  # the input went back to what it was
                    self._db.execute("UPDATE report SET current = 1 WHERE id = ?", (known["id"],))
                    index(self._db, known["id"])
                    changed.append(known["id"])
                    continue
                id = insert(self._db, report, kept.of(report), at, earlier + 1)
                (changed if earlier else new).append(id)
        return Added(tuple(new), tuple(changed), tuple(unchanged), tuple(unread))

    def reports(self) -> list[Report]:
        """The current reports, by date of publication and input."""
        rows = self._db.execute("SELECT record, text FROM report WHERE current").fetchall()
        found = [report_of(row) for row in rows]
        return sorted(found, key=lambda report: (report.published or "~", report.input))

    def entries(self, *, all_versions: bool = False) -> list[Entry]:
        """The list of reports without their texts."""
        where = "" if all_versions else "WHERE current"
        rows = self._db.execute(
            "SELECT id, input, title, publisher, published, sha256, added, version, current FROM report "
            f"{where} ORDER BY coalesce(published, '~'), input, version"
        )
        return [Entry(**{**dict(row), "current": bool(row["current"])}) for row in rows]

    def get(self, id: str) -> Report | None:
        """A report by id, also one that is no longer current."""
        row = self._db.execute("SELECT record, text FROM report WHERE id = ?", (id,)).fetchone()
        return report_of(row) if row else None

    def raw(self, id: str) -> bytes | None:
        """The bytes that a report was read from, or the document that held it; None if never kept."""
        row = self._db.execute(
            "SELECT bytes FROM source JOIN report ON report.source = source.sha256 WHERE report.id = ?", (id,)
        ).fetchone()
        return bytes(row["bytes"]) if row else None

    def known(self, url: str) -> Known:
        """What the last answer of a web address said of itself, for a conditional request."""
        row = self._db.execute("SELECT etag, modified FROM fetched WHERE url = ?", (url,)).fetchone()
        return Known(row["etag"], row["modified"]) if row else Known()

    def remember(self, url: str, known: Known) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO fetched (url, etag, modified, at) VALUES (?, ?, ?, ?)",
            (url, known.etag, known.modified, _now()),
        )

    def versions(self, input: str) -> list[Entry]:
        """Every version of an input, oldest first."""
        return [entry for entry in self.entries(all_versions=True) if entry.input == input]

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Current reports that hold all the words; words in double quotes hold together. Best first."""
        expression = match_expression(words)
        if not expression:
            return []
        rows = self._db.execute(
            "SELECT report.id, report.title, report.publisher, report.published,"
            " snippet(search, 1, ?, ?, '…', 32) AS excerpt"
            " FROM search JOIN report ON report.number = search.rowid"
            " WHERE search MATCH ? ORDER BY bm25(search, 4.0, 1.0), report.id LIMIT ?",
            (*MARKS, expression, limit),
        )
        return [
            Hit(row["id"], row["title"], row["publisher"], row["published"], excerpt(row["excerpt"]))
            for row in rows
        ]

    # --- stories and dossiers ------------------------------------------------

    def stories(self) -> list[StoryGroup]:
        """The stories of the current reports, worked out once for the same reports and decisions."""
        from twosource.stories import changed, group

        names = self._db.execute("SELECT id, input FROM report WHERE current ORDER BY id").fetchall()
        ids = {row["input"]: row["id"] for row in names} | {row["id"]: row["id"] for row in names}
        word = decided(self.decisions(), ids)
        key = grouping_key(
            self._db.execute("SELECT id, sha256, published FROM report WHERE current ORDER BY id"), word
        )
        row = self._db.execute("SELECT stories FROM grouping WHERE key = ?", (key,)).fetchone()
        if row:
            return msgspec.json.decode(row["stories"], type=list[StoryGroup])
        found = list(group(self.reports(), decided=word))
        with self._writing():
            for row in self._db.execute("SELECT stories FROM grouping").fetchall():
                before = msgspec.json.decode(row["stories"], type=list[StoryGroup])
                for change in changed(before, found):
                    self._db.execute(
                        "INSERT INTO story_change (at, kind, before, after) VALUES (?, ?, ?, ?)",
                        (_now(), change.kind, *map(_parts, (change.before, change.after))),
                    )
            # One grouping is kept: what the reports were before is no longer asked for.
            self._db.execute("DELETE FROM grouping")
            self._db.execute("INSERT INTO grouping VALUES (?, ?)", (key, msgspec.json.encode(found)))
        return found

    def story_changes(self) -> list[StoryChange]:
        """Joins and splits of earlier stories since the project began, oldest first."""
        self.stories()
        rows = self._db.execute("SELECT number, at, kind, before, after FROM story_change ORDER BY number")
        return [
            StoryChange(number, at, kind, _read_parts(before), _read_parts(after))
            for number, at, kind, before, after in rows
        ]

    def dossier(self, story: str, *, now: str | None = None) -> Dossier | None:
        """The dossier of one story, worked out once for the same reports; None without such a story."""
        from twosource.dossier import from_json, to_json

        found = next((one for one in self.stories() if one.id == story), None)
        if found is None:
            return None
        members = set(found.reports)
        reports = [report for report in self.reports() if report.id in members]
        rulings = self.rulings()
        key = key_of(found, reports, rulings)
        row = self._db.execute("SELECT document FROM dossier WHERE key = ?", (key,)).fetchone()
        if row:
            return from_json(bytes(row["document"]))
        with kept_in(self._db, self._writing):
            made = compared(found, reports, rulings)
        with self._writing():
            self._db.execute(
                "INSERT OR REPLACE INTO dossier VALUES (?, ?, ?, ?)",
                (key, story, now or _now(), to_json(made)),
            )
        return made

    # --- decisions -----------------------------------------------------------

    def decide(
        self, kind: str, subject: str, verdict: str, note: str | None = None, *, now: str | None = None
    ) -> Decision:
        """Record a decision, such as ("claim", "s1.c4", "confirmed", "rang the harbour office").

        It is kept and listed. Those of the kinds of a ``Ruling`` (``rule``) change what a dossier says.
        """
        at = now or _now()
        with self._writing():
            cursor = self._db.execute(
                "INSERT INTO decision (at, kind, subject, verdict, note) VALUES (?, ?, ?, ?, ?)",
                (at, kind, subject, verdict, note),
            )
        return Decision(int(cursor.lastrowid or 0), at, kind, subject, verdict, note)

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """What was decided, oldest first; about one subject if it is given."""
        rows = self._db.execute(
            "SELECT number, at, kind, subject, verdict, note FROM decision"
            " WHERE ?1 IS NULL OR subject = ?1 ORDER BY number",
            (subject,),
        )
        return [Decision(**dict(row)) for row in rows]

    def rule(self, ruling: Ruling, *, now: str | None = None) -> Decision:
        """Record an analyst's word on where reports come from; dossiers follow it from now on."""
        return self.decide(ruling.kind, "\n".join(ruling.reports), ruling.words or "", ruling.note, now=now)

    def same_story(
        self, parts: Sequence[Sequence[str]], same: bool, note: str | None = None, *, now: str | None = None
    ) -> Decision:
        """Record that parts, each some ids or inputs of reports, are of one story, or each of another.

        Grouping follows it from now on; of what is said twice, the later word counts.
        """
        return self.decide(SAME if same else NOT_SAME, subject_of(parts), "", note, now=now)

    def undo(self, change: StoryChange, note: str | None = None, *, now: str | None = None) -> Decision:
        """Take a join or a split back, for good."""
        joined = change.kind == "join"
        return self.same_story(change.before if joined else change.after, not joined, note, now=now)

    def rulings(self) -> tuple[Ruling, ...]:
        """The rulings among the decisions, oldest first."""
        return tuple(rulings_of(self.decisions()))

    # --- inside --------------------------------------------------------------

    @contextmanager
    def _writing(self) -> "Iterator[None]":
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _piped(input: str) -> bool:
    return input == "-" or input.startswith("-:")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _parts(parts: Sequence[Sequence[str]]) -> str:
    return msgspec.json.encode(parts).decode()


def _read_parts(column: str) -> tuple[tuple[str, ...], ...]:
    return msgspec.json.decode(column, type=tuple[tuple[str, ...], ...])
