"""What models made of a project's texts, kept in its file: an added report reworks only what is new."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

from twosource.language import kept_on

__all__ = ["kept_in"]

# SQLite takes so many values in one statement on every version.
ASKED = 500


class _ProjectShelf:
    """Rows of the table ``kept``; what is new is held in memory until it is written."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.new: dict[str, bytes] = {}

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        found = {key: self.new[key] for key in keys if key in self.new}
        wanted = [key for key in dict.fromkeys(keys) if key not in found]
        for start in range(0, len(wanted), ASKED):
            some = wanted[start : start + ASKED]
            places = ",".join("?" * len(some))
            rows = self._db.execute(f"SELECT key, value FROM kept WHERE key IN ({places})", some)
            found.update((row["key"], bytes(row["value"])) for row in rows)
        return found

    def put(self, found: Mapping[str, bytes]) -> None:
        self.new.update(found)


@contextmanager
def kept_in(db: sqlite3.Connection, writing: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Within it, what models make of texts is looked up in the project first, and kept there in the end."""
    shelf = _ProjectShelf(db)
    with kept_on(shelf):
        yield
    if shelf.new:
        with writing():
            db.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?)", sorted(shelf.new.items()))
