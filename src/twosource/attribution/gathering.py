"""The entities of all reports of a story merged: who is one person under several names, what one body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from twosource.attribution.cast import Entity
from twosource.attribution.names import OFFICES, misspelt, near_given, plain, same_person, same_surname
from twosource.attribution.shared_words import Name, Runs, never_together, said_alike

__all__ = ["Group", "grouped", "renamed"]

# The same country or body under names that share no letters; whole names only.
_SAME = (
    ("us", "u.s", "usa", "u.s.a", "united states", "united states of america", "america"),
    ("uk", "u.k", "united kingdom", "britain", "great britain"),
    ("un", "u.n", "united nations"),
    ("eu", "e.u", "european union"),
    ("nato", "north atlantic treaty organization", "north atlantic treaty organisation"),
)
_KEY = {name: names[0] for names in _SAME for name in names}
# So often one word must be taken for a body or a place, and in this part of its mentions, to be one.
LEAST_MENTIONS, THING = 2, 0.25


@dataclass
class Group:
    kind: str
    words: tuple[str, ...]
    entities: list[tuple[str, Entity]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    gender: str | None = None

    def take(self, report: str, entity: Entity) -> None:
        self.entities.append((report, entity))
        self.titles |= entity.titles
        self.gender = self.gender or entity.gender


def grouped(
    cast: Sequence[tuple[str, Entity]],
    common: AbstractSet[str] = frozenset(),
    people: AbstractSet[str] = frozenset(),
) -> list[Group]:
    """Entities of all reports merged: full names first, then names that stand alone.

    ``common`` are words that the reports have in lower case, too; ``people`` words that are somebody's name
    by what stands behind them.
    """
    groups: list[Group] = []
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
    alone: list[Group] = []
    # First whom nobody with a full name can be (Mr Doe, where only Anna Doe is named in full), then the rest.
    for report, entity in sorted(bare, key=lambda re: (_fits_one(complete, re[1]), re[1].words, re[0])):
        group = _titled(alone, entity) or _bearer(complete, entity) or _bearer(alone, entity)
        if group is None:
            alone.append(_new(report, entity))
        else:
            group.take(report, entity)
    things: dict[str, Group] = {}
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
    return _of_one_kind([*groups, *alone, *(things[k] for k in sorted(things))], common, people)


def _of_one_kind(groups: Sequence[Group], common: AbstractSet[str], people: AbstractSet[str]) -> list[Group]:
    """One group where the finder takes one name for a person here and for a body or a place there.

    A name of several words is a person's if the last one is used for him alone and is no common word, and
    else what it is taken for more often. One word alone is a thing as soon as it is
    taken for one often enough: what the finder does not know it takes for a person.
    """
    things = {group.words: group for group in groups if group.kind != "person"}
    gone: list[Group] = []
    for group in groups:
        alone = len(group.words) == 1
        named = {e.words for _, e in group.entities if alone or len(e.words) > 1}
        other = next((things[words] for words in sorted(named & things.keys())), None)
        if group.kind != "person" or other is None:
            continue
        if alone and (group.titles or group.gender or group.words[0] in people):
            continue
        own, theirs = _mentions(group), _mentions(other)
        if not alone:
            person = own >= theirs or (_has_surname(group) and group.words[-1] not in common)
            keeps, goes = (group, other) if person else (other, group)
        elif theirs >= LEAST_MENTIONS and theirs >= THING * (own + theirs):
            keeps, goes = other, group
        else:
            continue
        for report, entity in goes.entities:
            keeps.take(report, entity)
        gone.append(goes)
    return [group for group in groups if not any(group is one for one in gone)]


def _has_surname(group: Group) -> bool:
    return any(
        plain(spelling) == group.words[-1] for _, entity in group.entities for spelling in entity.spellings
    )


def _mentions(group: Group) -> int:
    return sum(len(entity.mentions) for _, entity in group.entities)


def renamed(groups: list[Group], said: Mapping[Name, Runs]) -> list[Group]:
    """One group for one whom the papers call by two given names, or spell otherwise.

    Either the names look like one written twice, or the words show it that he is quoted with.
    """
    gone: list[Group] = []
    for one, other in _alike(groups, said):
        if any(g is one or g is other for g in gone) or (
            one.gender and other.gender and one.gender != other.gender
        ):
            continue
        for report, entity in other.entities:
            one.take(report, entity)
        gone.append(other)
    return [group for group in groups if not any(group is g for g in gone)]


def _alike(groups: Sequence[Group], said: Mapping[Name, Runs]) -> Iterator[tuple[Group, Group]]:
    """People who may be one, two by two: of one surname or given name, and no report names both."""
    people = [group for group in groups if group.kind == "person" and len(group.words) > 1]
    for place in (-1, 0):
        bearers: dict[str, list[Group]] = {}
        for group in people:
            bearers.setdefault(group.words[place], []).append(group)
        for alike in bearers.values():
            names = [[(report, entity.name) for report, entity in group.entities] for group in alike]
            for a, b in never_together(names):
                x, y = alike[a].words, alike[b].words
                near = near_given(x[0], y[0]) if place else misspelt(x[1:], y[1:])
                if near or (place and said_alike(names[a], names[b], said)):
                    yield alike[a], alike[b]


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


def _new(report: str, entity: Entity) -> Group:
    group = Group(entity.kind, entity.words)
    group.take(report, entity)
    return group


def _same(group: Group, entity: Entity) -> bool:
    if group.gender and entity.gender and group.gender != entity.gender:
        return False
    return same_person(group.words, entity.words)


def _fits_one(groups: Sequence[Group], entity: Entity) -> bool:
    return any(_fits(g, entity) for g in groups)


def _fits(group: Group, entity: Entity) -> bool:
    other = group.gender and entity.gender and group.gender != entity.gender
    return not other and same_surname(group.words[-1], entity.words[-1])


def _titled(groups: Sequence[Group], entity: Entity) -> Group | None:
    """The only one named by a surname alone that bears the same office."""
    fitting = [g for g in groups if _fits(g, entity) and g.titles & entity.titles & OFFICES]
    return fitting[0] if len(fitting) == 1 else None


def _bearer(groups: Sequence[Group], entity: Entity) -> Group | None:
    """The only one with this surname whom the title does not rule out."""
    fitting = [g for g in groups if _fits(g, entity)]
    if len(fitting) > 1:
        sharing = [g for g in fitting if (g.titles - {"mr", "mrs", "ms"}) & entity.titles]
        fitting = sharing if len(sharing) == 1 else []
    return fitting[0] if len(fitting) == 1 else None
