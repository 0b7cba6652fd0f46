"""The tables of a project file, and how one is opened."""

import sqlite3
from pathlib import Path

from twosource.errors import NotAProject

# Stands in the header of the file, so that a project is told from any other SQLite file.
APPLICATION = 0x54776F53
VERSION = 5

# Format 1; what came later stands below, once, for new files and for old ones.
_TABLES = """
CREATE TABLE source (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
);
CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    input TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    source TEXT REFERENCES source (sha256),
    title TEXT,
    publisher TEXT,
    published TEXT,
    text TEXT NOT NULL,
    record TEXT NOT NULL,
    added TEXT NOT NULL,
    version INTEGER NOT NULL,
    current INTEGER NOT NULL,
    UNIQUE (input, sha256)
);
CREATE UNIQUE INDEX report_id ON report (id);
CREATE INDEX report_published ON report (published, input) WHERE current;
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = 'report', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE decision (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT
);
CREATE TABLE dossier (
    key TEXT PRIMARY KEY,
    story TEXT NOT NULL,
    made TEXT NOT NULL,
    document BLOB NOT NULL
);
"""

# What format 2 added to format 1.
_SINCE_2 = """
CREATE TABLE IF NOT EXISTS fetched (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    at TEXT NOT NULL
);
"""

# What format 3 added to format 2.
_SINCE_3 = """
CREATE TABLE IF NOT EXISTS grouping (
    key TEXT PRIMARY KEY,
    stories BLOB NOT NULL
);
"""

# What format 4 added to format 3.
_SINCE_4 = """
CREATE TABLE IF NOT EXISTS story_change (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL
);
"""

# What format 5 added to format 4: what models made of texts, by a hash of all that it depends on.
_SINCE_5 = """
CREATE TABLE IF NOT EXISTS kept (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL
);
"""
_SINCE = {1: _SINCE_2, 2: _SINCE_3, 3: _SINCE_4, 4: _SINCE_5}


def connect(path: str | Path, *, create: bool = True) -> sqlite3.Connection:
    """Open a project file; make it first if it is absent and ``create`` is set.

    Write-ahead logging: readers go on while one process writes. Raises NotAProject.
    """
    path = Path(path)
    new = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if new and not create:
        raise NotAProject(f"{path}: there is no such project; `twosource add {path} PATH...` makes one")
    connection = None
    try:
        # Each connection is used by one thread at a time; the web app opens one per request.
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if new and application == 0:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(
                f"BEGIN IMMEDIATE; {_TABLES}{''.join(_SINCE.values())} PRAGMA application_id = {APPLICATION};"
                f" PRAGMA user_version = {VERSION}; COMMIT;"
            )
            application, version = APPLICATION, VERSION
        while application == APPLICATION and version in _SINCE:
            connection.executescript(
                f"BEGIN IMMEDIATE; {_SINCE[version]} PRAGMA user_version = {version + 1}; COMMIT;"
            )
            version += 1
        if application != APPLICATION:
            raise NotAProject(f"{path}: this is an SQLite file, but no Twosource project")
        if version != VERSION:
            raise NotAProject(
                f"{path}: made by another version of Twosource (format {version}, this one reads {VERSION})"
            )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise NotAProject(f"{path}: cannot be opened as a Twosource project ({error})") from None
    except NotAProject:
        if connection is not None:
            connection.close()
        raise
    return connection
