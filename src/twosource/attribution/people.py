"""Entry: people, organisations and places of a story, over all its reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from twosource.attribution.cast import Entity
from twosource.attribution.grid import Grid
from twosource.attribution.names import OFFICES, TITLES, near_given, plain, same_person, same_surname
from twosource.attribution.narrating import referred
from twosource.attribution.positions import positions_of
from twosource.attribution.shared_words import Name, Runs, never_together, runs_said, said_alike
from twosource.attribution.speakers import Cast
from twosource.model import Person, Quotation, Span, Speaker

if TYPE_CHECKING:
    from twosource.language import Parsed

# The same country or body under names that share no letters; whole names only.
_SAME = (
    ("us", "u.s", "usa", "u.s.a", "united states", "united states of america", "america"),
    ("uk", "u.k", "united kingdom", "britain", "great britain"),
    ("un", "u.n", "united nations"),
    ("eu", "e.u", "european union"),
    ("nato", "north atlantic treaty organization", "north atlantic treaty organisation"),
)
_KEY = {name: names[0] for names in _SAME for name in names}


@dataclass
class _Group:
    kind: str
    words: tuple[str, ...]
    entities: list[tuple[str, Entity]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    gender: str | None = None

    def take(self, report: str, entity: Entity) -> None:
        self.entities.append((report, entity))
        self.titles |= entity.titles
        self.gender = self.gender or entity.gender


def resolve(
    parsed: Sequence[Parsed], quotations: Sequence[Quotation]
) -> tuple[tuple[Person, ...], tuple[Quotation, ...]]:
    """People, organisations and places of one story, and the quotations with their speakers among them.

    Two people with one surname stay two; a surname alone goes to the one whom the report means, or to
    nobody. Ids follow the canonical names, so they do not depend on the order of the reports.
    Quotations keep their order and everything else.
    """
    ordered = sorted(parsed, key=lambda p: p.report.id)
    grids = {p.report.id: Grid(p) for p in ordered}
    casts = {p.report.id: Cast(grids[p.report.id], p) for p in ordered}
    groups = _grouped([(report, e) for report, cast in casts.items() for e in cast.entities])
    groups = _renamed(groups, runs_said(quotations))
    named = sorted(((_canonical(g), g) for g in groups), key=lambda ng: (plain(ng[0]), ng[0], ng[1].kind))
    by_entity: dict[tuple[str, str], tuple[str, str]] = {}
    people: list[Person] = []
    for number, (name, group) in enumerate(named, 1):
        identity = f"p{number}"
        for report, entity in group.entities:
            by_entity[report, entity.name] = (identity, name)
        people.append(_person(identity, name, group, grids))
    in_full = _in_full(people)
    resolved = tuple(_described(_with_person(q, by_entity, in_full), people, named) for q in quotations)
    mentions = _spoken_mentions(resolved)
    for report, cast in casts.items():
        for identity, span in _narrated_mentions(report, cast, mentions, by_entity):
            mentions.setdefault(identity, []).append(span)
    stances = positions_of(grids, resolved, [p for p in people if p.kind != "place"])
    people = [
        msgspec.structs.replace(
            p,
            mentions=tuple(sorted({*p.mentions, *mentions.get(p.id, ())})),
            positions=stances.get(p.id, ()),
        )
        for p in people
    ]
    return tuple(people), resolved


def _narrated_mentions(
    report: str,
    cast: Cast,
    spoken: Mapping[str, Sequence[Span]],
    by_entity: Mapping[tuple[str, str], tuple[str, str]],
) -> list[tuple[str, Span]]:
    """What means somebody named where one report tells, outside of quotations, by the ids of people."""
    ids = [by_entity.get((report, entity.name), ("", ""))[0] for entity in cast.entities]
    numbers = {identity: n for n, identity in enumerate(ids) if identity}
    known = {
        span.start: numbers[identity]
        for identity, spans in spoken.items()
        if identity in numbers
        for span in spans
        if span.report == report
    }
    text = cast.grid.text
    return [
        (ids[number], Span(report, start, end, text[start:end]))
        for start, end, number in referred(cast, known)
        if ids[number]
    ]


def _grouped(cast: Sequence[tuple[str, Entity]]) -> list[_Group]:
    """Entities of all reports merged: full names first, then names that stand alone."""
    groups: list[_Group] = []
    clear = [(r, e) for r, e in cast if not e.ambiguous]
    full = [(r, e) for r, e in clear if e.kind == "person" and len(e.words) > 1]
    for report, entity in sorted(full, key=lambda re: (-len(re[1].words), re[1].words, re[0])):
        fitting = [g for g in groups if g.kind == "person" and _same(g, entity)]
        if fitting:
            fitting[0].take(report, entity)
        else:
            groups.append(_new(report, entity))
    complete = list(groups)
    bare = [(r, e) for r, e in clear if e.kind == "person" and len(e.words) == 1]
    alone: list[_Group] = []
    # First whom nobody with a full name can be (Mr Doe, where only Anna Doe is named in full), then the rest.
    for report, entity in sorted(bare, key=lambda re: (_fits_one(complete, re[1]), re[1].words, re[0])):
        group = _titled(alone, entity) or _bearer(complete, entity) or _bearer(alone, entity)
        if group is None:
            alone.append(_new(report, entity))
        else:
            group.take(report, entity)
    things: dict[str, _Group] = {}
    short = _short_forms(clear)
    for report, entity in sorted(
        (re for re in clear if re[1].kind != "person"), key=lambda re: (re[1].words, re[0])
    ):
        key = " ".join(entity.words)
        key = short.get(key, key)
        key = _KEY.get(key, key)
        if key in things:
            things[key].take(report, entity)
        else:
            things[key] = _new(report, entity)
    return [*groups, *alone, *(things[k] for k in sorted(things))]


def _renamed(groups: list[_Group], said: Mapping[Name, Runs]) -> list[_Group]:
    """One group for one whom the papers call by two given names.

    Either the names look like one written twice, or the words show it that he is quoted with.
    """
    bearers: dict[str, list[_Group]] = {}
    for group in groups:
        if group.kind == "person" and len(group.words) > 1:
            bearers.setdefault(group.words[-1], []).append(group)
    gone: list[_Group] = []
    for alike in bearers.values():
        names = [[(report, entity.name) for report, entity in group.entities] for group in alike]
        given = [group.words[0] for group in alike]
        for a, b in never_together(names):
            if not near_given(given[a], given[b]) and not said_alike(names[a], names[b], said):
                continue
            one, other = alike[a], alike[b]
            if any(g is one or g is other for g in gone) or (
                one.gender and other.gender and one.gender != other.gender
            ):
                continue
            for report, entity in other.entities:
                one.take(report, entity)
            gone.append(other)
    return [group for group in groups if not any(group is g for g in gone)]


def _short_forms(clear: Sequence[tuple[str, Entity]]) -> dict[str, str]:
    """Abbreviations that some report explains, for reports that use them alone; only unequivocal ones."""
    found: dict[str, set[str]] = {}
    for _, entity in clear:
        if entity.kind == "person" or len(entity.words) < 2:
            continue
        for spelling in entity.spellings:
            bare = plain(spelling).replace(".", "")
            if " " not in spelling and spelling.replace(".", "")[:2].isupper():
                found.setdefault(bare, set()).add(" ".join(entity.words))
    return {bare: min(full) for bare, full in found.items() if len(full) == 1}


def _new(report: str, entity: Entity) -> _Group:
    group = _Group(entity.kind, entity.words)
    group.take(report, entity)
    return group


def _same(group: _Group, entity: Entity) -> bool:
    if group.gender and entity.gender and group.gender != entity.gender:
        return False
    return same_person(group.words, entity.words)


def _fits_one(groups: Sequence[_Group], entity: Entity) -> bool:
    return any(_fits(g, entity) for g in groups)


def _fits(group: _Group, entity: Entity) -> bool:
    other = group.gender and entity.gender and group.gender != entity.gender
    return not other and same_surname(group.words[-1], entity.words[-1])


def _titled(groups: Sequence[_Group], entity: Entity) -> _Group | None:
    """The only one named by a surname alone that bears the same office."""
    fitting = [g for g in groups if _fits(g, entity) and g.titles & entity.titles & OFFICES]
    return fitting[0] if len(fitting) == 1 else None


def _bearer(groups: Sequence[_Group], entity: Entity) -> _Group | None:
    """The only one with this surname whom the title does not rule out."""
    fitting = [g for g in groups if _fits(g, entity)]
    if len(fitting) > 1:
        sharing = [g for g in fitting if (g.titles - {"mr", "mrs", "ms"}) & entity.titles]
        fitting = sharing if len(sharing) == 1 else []
    return fitting[0] if len(fitting) == 1 else None


def _canonical(group: _Group) -> str:
    """The name most reports use in full, without title; of equals the longest, then by alphabet."""
    counts: dict[str, int] = {}
    for _, entity in group.entities:
        counts[entity.name] = counts.get(entity.name, 0) + 1
    if group.kind == "person":
        longest = max(len(n.split()) > 1 for n in counts)
        counts = {n: c for n, c in counts.items() if (len(n.split()) > 1) == longest}
    return min(counts, key=lambda n: (-counts[n], -len(n), n))


def _person(identity: str, name: str, group: _Group, grids: dict[str, Grid]) -> Person:
    spellings: dict[str, int] = {}
    mentions: list[Span] = []
    for report, entity in group.entities:
        for spelling, n in entity.spellings.items():
            spellings[spelling] = spellings.get(spelling, 0) + n
        text = grids[report].text
        mentions.extend(Span(report, a, b, text[a:b]) for a, b in entity.mentions)
    aliases = sorted((s for s in spellings if s != name), key=lambda s: (plain(s), s))
    kinds = [e.kind for _, e in group.entities]
    kind = min(sorted(set(kinds)), key=lambda k: (-kinds.count(k), k))
    return Person(identity, name, tuple(aliases), kind, mentions=tuple(sorted(mentions)))


def _in_full(people: Sequence[Person]) -> dict[str, tuple[str, str]]:
    """Full names that belong to one person only."""
    found: dict[str, set[tuple[str, str]]] = {}
    for person in people:
        for name in (person.name, *person.aliases):
            if len(name.split()) > 1:
                found.setdefault(plain(name), set()).add((person.id, person.name))
    return {name: min(whose) for name, whose in found.items() if len(whose) == 1}


def _with_person(
    quotation: Quotation,
    known: dict[tuple[str, str], tuple[str, str]],
    in_full: dict[str, tuple[str, str]],
) -> Quotation:
    speaker = quotation.speaker
    if speaker is None:
        return quotation
    found = known.get((quotation.content[0].report, speaker.name)) or in_full.get(plain(speaker.name))
    if found is None:
        return quotation
    identity, name = found
    return msgspec.structs.replace(
        quotation,
        speaker=Speaker(name, identity, speaker.anonymous, speaker.collective),
    )


# How far back, in characters, an office still means the one who was named with it in the story.
_RECENT = 600


def _described(
    quotation: Quotation, people: Sequence[Person], named: Sequence[tuple[str, _Group]]
) -> Quotation:
    """The president, where one report never titles whom another does: the only one with that title,
    over the story, who was named shortly before."""
    speaker, source = quotation.speaker, quotation.source
    if speaker is None or source is None or speaker.person is not None or speaker.collective:
        return quotation
    words = plain(speaker.name).split(" of ")[0].replace(",", " ").split()
    if not words or words[0] != "the" or words[-1] not in TITLES:
        return quotation
    found = []
    for person, (_, group) in zip(people, named, strict=True):
        near = any(
            m.report == source.report and source.start - _RECENT <= m.start < source.start
            for m in person.mentions
        )
        if near and group.kind == "person" and words[-1] in group.titles:
            found.append(person)
    if len(found) != 1:
        return quotation
    return msgspec.structs.replace(quotation, speaker=Speaker(found[0].name, found[0].id))


def _spoken_mentions(quotations: Sequence[Quotation]) -> dict[str, list[Span]]:
    """Pronouns and short descriptions that name a source and were resolved to a person."""
    out: dict[str, list[Span]] = {}
    for quotation in quotations:
        source, speaker = quotation.source, quotation.speaker
        if source is None or speaker is None or speaker.person is None:
            continue
        words = source.text.split()
        if (len(words) == 1 and words[0].lower() in ("he", "she", "him", "her", "it", "who", "they")) or (
            words[0].lower() in ("the", "his", "her")
            and len(words) <= 5
            and plain(speaker.name.split()[-1]) not in (plain(source.text))
        ):
            out.setdefault(speaker.person, []).append(source)
    return out
