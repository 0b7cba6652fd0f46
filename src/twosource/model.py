"""The records that walk through the house, room by room.

Frozen msgspec Structs without behaviour. Their field names and order are those of the
dossier format (docs/dossier.md), so a record encodes straight into the published JSON.
Offsets are Unicode code points of the report's cleaned ``text``; ``end`` is exclusive.
"""

from typing import Literal

import msgspec

Outcome = Literal[
    "contradiction",
    "update",
    "refinement",
    "scope",
    "rounding",
    "list",
    "same-name",
    "conditional",
    "attributed",
    "not-comparable",
]
DifferenceKind = Literal[
    "figure",
    "date",
    "place",
    "who",
    "action",
    "polarity",
    "medium",
    "speaker",
    "wording",
    "scope",
]
State = Literal["corroborated", "single-origin", "attributed", "contradicted", "cannot-measure"]
Grade = Literal["explicit", "strong", "weak"]


class Span(msgspec.Struct, frozen=True, order=True):
    """An exact slice of a report: ``text == report.text[start:end]``."""

    report: str
    start: int
    end: int
    text: str


# --- reading -----------------------------------------------------------------


class Removed(msgspec.Struct, frozen=True):
    """Furniture taken out of a report. ``at`` is the offset in ``text`` where it stood."""

    text: str
    reason: str
    at: int


class Credit(msgspec.Struct, frozen=True):
    """A name that the report gives as where its text comes from.

    ``removed`` is the index in the report's ``removed`` when the credit stood in a line
    that was taken out; ``span`` is then empty and marks the place where it stood.
    """

    name: str
    kind: Literal["agency", "syndicated-from", "via"]
    span: Span
    removed: int | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article as one publisher ran it."""

    id: str
    input: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_verified: bool = False
    owner: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    sha256: str
    text: str
    completeness: Literal["full", "truncated", "headline-only"] = "full"
    removed: tuple[Removed, ...] = ()
    credits: tuple[Credit, ...] = ()


class Unread(msgspec.Struct, frozen=True, order=True):
    """An input that gave no report, and why."""

    input: str
    reason: str


# --- language ----------------------------------------------------------------


class Name(msgspec.Struct, frozen=True):
    """A proper name as found: ``kind`` is person, organisation, place or other."""

    span: Span
    kind: Literal["person", "organisation", "place", "other"]


class Figure(msgspec.Struct, frozen=True):
    """A quantity. ``low`` and ``high`` bound what the words allow (None: unbounded).

    ``unit`` is ``percent``, ``percentage-point``, an ISO 4217 code, a unit of measure, or
    None for a plain count; ``concept`` is what is counted or measured, ``of`` whose it is.
    """

    span: Span
    value: float
    low: float | None
    high: float | None
    unit: str | None = None
    modifier: Literal["=", "<", ">", "~", "<=", ">="] = "="
    change: Literal["up", "down"] | None = None
    concept: str | None = None
    of: str | None = None
    as_of: str | None = None


class Time(msgspec.Struct, frozen=True):
    """A time expression. ``value`` is ISO 8601 or a TIMEX3 value; ``start`` and ``end`` bound
    it as ISO dates when they are known (a relative time in an undated report has neither).
    ``mod`` is TIMEX3's: "by Friday" is ON_OR_BEFORE Friday, "about nine" APPROX nine."""

    span: Span
    value: str
    kind: Literal["date", "time", "duration", "set"]
    start: str | None = None
    end: str | None = None
    mod: Literal["BEFORE", "AFTER", "ON_OR_BEFORE", "APPROX"] | None = None


# --- stories -----------------------------------------------------------------


class Link(msgspec.Struct, frozen=True):
    """The report of the same story that ``report`` is most like, and the telling words both hold."""

    report: str
    to: str
    likeness: float
    shared: tuple[str, ...] = ()


class StoryGroup(msgspec.Struct, frozen=True):
    """Reports that cover the same event; ids in the order of the story's reports.

    ``also`` names reports that belong as well here as to their own story.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    reports: tuple[str, ...]
    also: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


# --- attribution -------------------------------------------------------------


class Speaker(msgspec.Struct, frozen=True):
    """Who said it. ``person`` is the id of a Person once the story is resolved."""

    name: str
    person: str | None = None
    anonymous: bool = False
    collective: bool = False


class Quotation(msgspec.Struct, frozen=True):
    """Source, cue and content of one attribution. ``content`` may be discontinuous."""

    id: str
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    kind: Literal["direct", "indirect", "mixed"]
    speaker: Speaker | None = None
    via: str | None = None
    medium: str | None = None


class Change(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """How one version of a quotation differs from another."""

    from_: str
    to: str
    label: Literal["verbatim", "trimmed", "ellipsis", "word-swap", "merged", "indirect", "speaker-changed"]


class Family(msgspec.Struct, frozen=True):
    """Versions of one utterance in several reports."""

    id: str
    quotations: tuple[str, ...]
    change: tuple[Change, ...]
    speakers: tuple[str, ...]
    alarm: str | None = None


class Position(msgspec.Struct, frozen=True):
    """What somebody thinks of what the story turns on, and the words that show it."""

    on: str
    stance: Literal["for", "against", "unclear"]
    span: Span


class Person(msgspec.Struct, frozen=True):
    """Somebody or something named in a story, with every way it is named."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: Literal["person", "organisation", "place"]
    positions: tuple[Position, ...] = ()
    mentions: tuple[Span, ...] = ()


# --- copying -----------------------------------------------------------------


class TextGroup(msgspec.Struct, frozen=True):
    """Reports that print the same text, perhaps edited."""

    id: str
    reports: tuple[str, ...]
    kind: Literal["reprint", "single"]


class Passage(msgspec.Struct, frozen=True):
    """A run of text shared by several reports, or credited to somebody named."""

    spans: tuple[Span, ...]
    kind: Literal["copied", "credited"]
    to: str | None = None


class Origin(msgspec.Struct, frozen=True):
    """Where information enters the coverage: what counts for corroboration."""

    id: str
    name: str
    kind: Literal["publisher", "agency", "press-release", "post", "unknown"]
    reports: tuple[str, ...]
    evidence: tuple[Span, ...]
    grade: Grade
    why: str = ""


class Pair(msgspec.Struct, frozen=True):
    """What two reports have in common. ``share`` is the part of the shorter text, 0 to 1."""

    a: str
    b: str
    relation: Literal["same-text", "shared-passages", "shared-quotations", "shared-furniture"]
    share: float
    evidence: tuple[tuple[Span, Span], ...]


class Citation(msgspec.Struct, frozen=True):
    """An outlet or agency that a report names as its source."""

    report: str
    cites: str
    span: Span


class Ruling(msgspec.Struct, frozen=True):
    """What an analyst decided about where reports come from. ``words`` names the passage to ignore."""

    kind: Literal["same-origin", "not-same-origin", "ignore-passage"]
    reports: tuple[str, ...] = ()
    words: str | None = None
    note: str | None = None


class Copying(msgspec.Struct, frozen=True):
    """All that the copying room finds about one set of reports; ``rulings`` are an analyst's, applied."""

    text_groups: tuple[TextGroup, ...]
    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    pairs: tuple[Pair, ...]
    citations: tuple[Citation, ...]
    rulings: tuple[Ruling, ...] = ()


# --- claims ------------------------------------------------------------------


class Ladder(msgspec.Struct, frozen=True):
    """How many of each stand behind something."""

    reports: int
    text_groups: int
    publishers: int
    origins: int


class Voice(msgspec.Struct, frozen=True):
    """Who vouches for a statement: the report itself, an informant, or another outlet."""

    by: Literal["report", "informant", "outlet"]
    name: str | None = None


class Statement(msgspec.Struct, frozen=True):
    """A sentence or clause of a report. ``slots`` maps a slot's name to its values."""

    span: Span
    attribution: Voice
    polarity: Literal["+", "-"]
    modality: Literal["fact", "said", "planned", "possible", "called-for"]
    slots: dict[str, tuple[str, ...]]


class Claim(msgspec.Struct, frozen=True):
    """Statements of one or more reports that say the same thing."""

    id: str
    text: str
    statements: tuple[Statement, ...]
    ladder: Ladder
    informants: tuple[str, ...]
    state: State
    rule: str


class Side(msgspec.Struct, frozen=True):
    """One value of the slot that differs, and who gives it."""

    value: str
    spans: tuple[Span, ...]
    origins: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True):
    """Two or more statements on the same slot with other values."""

    id: str
    kind: DifferenceKind
    outcome: Outcome
    about: str
    sides: tuple[Side, ...]
    explanation: str


class Event(msgspec.Struct, frozen=True):
    """One line of the timeline. ``when`` is YYYY[-MM[-DD[Thh:mm]]]."""

    when: str
    text: str
    spans: tuple[Span, ...]


class Headline(msgspec.Struct, frozen=True):
    """A report's headline, held against its own text; ``span`` is what the text says, if it does."""

    report: str
    title: str
    state: Literal["said", "not-in-one-sentence", "other-figure"]
    span: Span | None


class NotCompared(msgspec.Struct, frozen=True):
    """A pair that looked alike and was left alone, with the reason (for ``--explain``)."""

    a: Span
    b: Span
    reason: str


class Contradicting(msgspec.Struct, frozen=True):
    """A sentence that speaks against a claim somebody brought, and the slot that differs."""

    span: Span
    kind: DifferenceKind
    outcome: Outcome
    value: str


class InputName(msgspec.Struct, frozen=True):
    id: str
    input: str


class Check(msgspec.Struct, frozen=True):
    """The answer to a claim that somebody brings."""

    claim: str
    state: Literal[
        "corroborated",
        "single-origin",
        "attributed",
        "contradicted",
        "not-reported",
        "cannot-measure",
    ]
    reports: tuple[InputName, ...]
    rule: str
    ladder: Ladder
    supported_by: tuple[Span, ...]
    contradicted_by: tuple[Contradicting, ...]


# --- dossier -----------------------------------------------------------------


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known about one story."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: tuple[Report, ...]
    text_groups: tuple[TextGroup, ...]
    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    quotations: tuple[Quotation, ...]
    families: tuple[Family, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    people: tuple[Person, ...]
    timeline: tuple[Event, ...]
    citations: tuple[Citation, ...]
    headlines: tuple[Headline, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    rulings: tuple[Ruling, ...] = ()


class MadeWith(msgspec.Struct, frozen=True):
    """What a dossier was made with, so that it can be made again."""

    twosource: str
    models: dict[str, str]
    settings: dict[str, str | int | float | bool | None]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The result. Encoded by msgspec it is the published JSON format, version 1."""

    dossier: int = 1
    made_with: MadeWith
    stories: tuple[Story, ...]
    unread: tuple[Unread, ...] = ()
