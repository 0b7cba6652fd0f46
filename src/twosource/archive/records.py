"""What a project file hands out beside reports, stories and dossiers."""

import msgspec

from twosource.model import Unread


class Added(msgspec.Struct, frozen=True):
    """What became of the inputs of one ``add``; ids of reports."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    unread: tuple[Unread, ...]


class Entry(msgspec.Struct, frozen=True):
    """One line of the list of reports. ``version`` counts the versions of an input from 1."""

    id: str
    input: str
    title: str | None
    publisher: str | None
    published: str | None
    sha256: str
    added: str
    version: int
    current: bool


class Hit(msgspec.Struct, frozen=True):
    """A report found by words. ``excerpt`` is (text, whether it is a word looked for) in reading order."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    excerpt: tuple[tuple[str, bool], ...]


class StoryChange(msgspec.Struct, frozen=True):
    """A join or a split that later reports, or a decision, brought about; parts as ids of reports."""

    number: int
    at: str
    kind: str
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]


class Decision(msgspec.Struct, frozen=True):
    """Something an analyst decided, as recorded; never changed, only followed by a later one."""

    number: int
    at: str
    kind: str
    subject: str
    verdict: str
    note: str | None = None
