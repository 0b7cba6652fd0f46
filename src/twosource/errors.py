"""The errors a user can meet.

    TwosourceError
    ├── InputError          one input cannot be read; becomes an ``unread`` line, the rest goes on
    ├── NothingReadable     no input at all gave a report; carries what was unread
    ├── ModelError          model data is missing, or is not the file it should be
    ├── NotADossier         what was given to ``verify`` or a renderer is no dossier
    ├── NotAProject         what was given as a project file is none, or cannot be opened
    └── MissingGold         a benchmark's gold data is not where it was looked for

Each message says what happened, where, and what to do about it.
"""

__all__ = [
    "InputError",
    "MissingGold",
    "ModelError",
    "NotADossier",
    "NotAProject",
    "NothingReadable",
    "TwosourceError",
]


class TwosourceError(Exception):
    """Base of all errors that Twosource raises on purpose."""


class InputError(TwosourceError):
    """One input cannot be read."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class NothingReadable(TwosourceError):
    """No input gave a report. ``unread`` holds a (where, reason) pair for each."""

    def __init__(self, unread: tuple[tuple[str, str], ...]) -> None:
        lines = "".join(f"\n  {where}: {reason}" for where, reason in unread)
        super().__init__(
            "no report could be read from what was given; name files or folders that hold "
            f"news reports (HTML, text, Markdown, JSON, JSONL, CSV).{lines}"
        )
        self.unread = unread


class ModelError(TwosourceError):
    """Model data is missing or damaged."""


class NotADossier(TwosourceError):
    """The document given is not a Twosource dossier."""


class MissingGold(TwosourceError):
    """A benchmark cannot run because its gold data is absent."""


class NotAProject(TwosourceError):
    """The file given is not a Twosource project file, or cannot be opened as one."""
