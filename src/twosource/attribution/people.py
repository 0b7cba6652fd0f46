"""Entry: people, organisations and places of a story, over all its reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from twosource.attribution.gathering import Group, grouped, renamed
from twosource.attribution.grid import Grid
from twosource.attribution.names import TITLES, plain
from twosource.attribution.narrating import referred
from twosource.attribution.positions import positions_of
from twosource.attribution.shared_words import runs_said
from twosource.attribution.speakers import Cast
from twosource.model import Person, Quotation, Span, Speaker

if TYPE_CHECKING:
    from twosource.language import Parsed


# Who is of an age, or says something of himself, is no town: "Austin, 22, said he was happy".
_PERSON = re.compile(
    r"\b([A-Z][\w’'-]*)(?:, \d{1,3},|(?:, [^,.]{1,60},)? (?:said|says|told \w+|added)(?: that)? s?he\b)"
)


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
    common = {word for grid in grids.values() for word in grid.words if word.islower()}
    alone = {plain(found.group(1)) for grid in grids.values() for found in _PERSON.finditer(grid.text)}
    groups = grouped([(report, e) for report, cast in casts.items() for e in cast.entities], common, alone)
    groups = renamed(groups, runs_said(quotations))
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


def _canonical(group: Group) -> str:
    """The name most reports use in full, without title; of equals the longest, then by alphabet."""
    counts: dict[str, int] = {}
    for _, entity in group.entities:
        counts[entity.name] = counts.get(entity.name, 0) + 1
    if group.kind == "person":
        longest = max(len(n.split()) > 1 for n in counts)
        counts = {n: c for n, c in counts.items() if (len(n.split()) > 1) == longest}
    return min(counts, key=lambda n: (-counts[n], -len(n), n))


def _person(identity: str, name: str, group: Group, grids: dict[str, Grid]) -> Person:
    spellings: dict[str, int] = {}
    mentions: list[Span] = []
    for report, entity in group.entities:
        for spelling, n in entity.spellings.items():
            spellings[spelling] = spellings.get(spelling, 0) + n
        text = grids[report].text
        mentions.extend(Span(report, a, b, text[a:b]) for a, b in entity.mentions)
    aliases = sorted((s for s in spellings if s != name), key=lambda s: (plain(s), s))
    kinds = [e.kind for _, e in group.entities if (e.kind == "person") == (group.kind == "person")]
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
    quotation: Quotation, people: Sequence[Person], named: Sequence[tuple[str, Group]]
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
