"""The project file: SQLite that keeps reports with their raw bytes, every version of an input,
a full-text index, an analyst's decisions, and the dossiers already worked out."""

from twosource.archive.records import Added, Decision, Entry, Hit, StoryChange
from twosource.archive.store import Archive, open_archive
from twosource.archive.watching import poll

__all__ = ["Added", "Archive", "Decision", "Entry", "Hit", "StoryChange", "open_archive", "poll"]
