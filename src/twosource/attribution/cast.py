"""Who appears in one report, and where: names merged to entities, with titles, roles and gender."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from twosource.attribution.grid import Grid
from twosource.attribution.mending import found_names, titled
from twosource.attribution.names import (
    OFFICES,
    TITLES,
    gender,
    parts,
    plain,
    same_given,
    same_person,
    same_surname,
)

if TYPE_CHECKING:
    from twosource.language import Parsed

Place = tuple[int, int, int]  # start with titles, start, end
EntityKind = Literal["person", "organisation", "place"]
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to"})
_BRACKETED = re.compile(r"[\s\u00a0]?\((?:the |or )?([A-Z][A-Za-z.]{1,9})\)")
# Right before a name: "the first lady, Anna Doe", "his son Tom Doe".
_KIN = re.compile(
    r"\b(?:(?P<f>lady|wife|daughter|sister|mother|widow|girlfriend)"
    r"|(?P<m>husband|son|brother|father|widower|boyfriend)),? $"
)
KIN_NEAR = 15
_ROLE_DEPS = frozenset({"compound", "amod", "nmod", "appos", "nn"})


@dataclass
class Entity:
    """Somebody or something named in a report. ``ambiguous``: a surname that several bear."""

    kind: EntityKind
    name: str
    words: tuple[str, ...]
    spellings: dict[str, int] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    gender: str | None = None
    ambiguous: bool = False
    mentions: list[tuple[int, int]] = field(default_factory=list)  # characters


def entities_of(grid: Grid, parsed: Parsed) -> list[Entity]:
    """Entities of one report in the order of their first mention."""
    found: list[Entity] = []
    bare: list[tuple[int, int, int, tuple[str, ...], tuple[str, ...]]] = []
    for start, end, kind in found_names(grid, parsed):
        if kind != "person":
            _add_thing(found, kind, grid.text, start, end)
            continue
        titles, words = parts(grid.text[start:end])
        before, wide = titled(grid, start)
        if len(words) >= 2:
            _add_person(found, (wide, start, end), grid.text, (*before, *titles), words)
        elif words:
            bare.append((wide, start, end, (*before, *titles), words))
    # A title that tells man from woman shows of whom there are two: Mrs Anna Doe, Mr Doe, Mayor Doe.
    bare.sort(key=lambda b: gender(b[3], ()) is None)
    for wide, start, end, titles, words in bare:
        _add_bare(found, (wide, start, end), grid.text, titles, words)
    _acronyms(found, grid.text)
    for entity in found:
        entity.mentions.sort()
        _as_usual(entity)
        _roles(grid, entity)
    return sorted(found, key=lambda e: (e.mentions[0], e.name))


def _note(entity: Entity, place: Place, text: str, titles: tuple[str, ...]) -> None:
    wide, start, end = place
    entity.mentions.append((start, end))
    for spelling in dict.fromkeys((text[start:end], text[wide:end])):
        entity.spellings[spelling] = entity.spellings.get(spelling, 0) + 1
    entity.titles.update(titles)
    entity.gender = entity.gender or gender(titles, entity.words)


def _add_person(
    found: list[Entity], place: Place, text: str, titles: tuple[str, ...], words: tuple[str, ...]
) -> None:
    for entity in found:
        if entity.kind == "person" and same_person(entity.words, words) and not _clash(entity, titles):
            if len(words) > len(entity.words):
                entity.words, entity.name = words, text[place[1] : place[2]]
            _note(entity, place, text, titles)
            return
    entity = Entity("person", text[place[1] : place[2]], words)
    found.append(entity)
    _note(entity, place, text, titles)
    entity.gender = entity.gender or _kin(text, place[1])


def _as_usual(entity: Entity) -> None:
    """Crooked Jane Doe, who is Jane Doe everywhere else, is Jane Doe: a word before a name may be no name."""
    if entity.kind != "person" or len(entity.words) < 3:
        return
    for cut in range(1, len(entity.words) - 1):
        shorter = entity.words[cut:]
        usual = [(n, s) for s, n in entity.spellings.items() if parts(s) == ((), shorter)]
        if usual and max(usual)[0] >= 2 * entity.spellings.get(entity.name, 0):
            entity.words, entity.name = shorter, max(usual)[1]
            return


def _clash(entity: Entity, titles: tuple[str, ...]) -> bool:
    other = gender(titles, ())
    return other is not None and entity.gender is not None and other != entity.gender


def _add_bare(
    found: list[Entity], place: Place, text: str, titles: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """A surname or given name alone goes to the one who bears it; to none if several do."""
    word = words[-1]
    people = [e for e in found if e.kind == "person" and not e.ambiguous]
    named = [e for e in people if same_surname(e.words[-1], word) and not _clash(e, titles)]
    bearers = [e for e in named if not _is_another(e, place, text, titles)]
    if not bearers and not titles and len(word) > 2:
        bearers = [e for e in people if len(e.words) > 1 and same_given((word,), e.words[:1])]
    if len(bearers) > 1:
        bearers = _meant(bearers, titles)
    if len(bearers) == 1:
        _note(bearers[0], place, text, titles)
        return
    for entity in found:
        if entity.kind == "person" and entity.words == words and (entity.ambiguous or not bearers):
            _note(entity, place, text, titles)
            return
    entity = Entity("person", text[place[1] : place[2]], words, ambiguous=bool(bearers))
    found.append(entity)
    _note(entity, place, text, titles)


def _is_another(entity: Entity, place: Place, text: str, titles: tuple[str, ...]) -> bool:
    """President Doe is not Anna Doe, whom the report names only later and calls his daughter."""
    offices = set(titles) & OFFICES
    first = min(entity.mentions)[0]
    if not offices or offices & entity.titles or len(entity.words) < 2 or place[1] >= first:
        return False
    return _kin(text, first) is not None


def _kin(text: str, start: int) -> str | None:
    """Whether a name is called somebody's kin: ``f`` or ``m`` for a woman or a man, None where it is not."""
    found = _KIN.search(text[max(0, start - KIN_NEAR) : start])
    return found.lastgroup if found else None


def _meant(bearers: list[Entity], titles: tuple[str, ...]) -> list[Entity]:
    """Of several with one surname: the one with this title, else the one the report is about."""
    titled = [e for e in bearers if e.titles & set(titles)]
    if len(titled) == 1:
        return titled
    full = sorted(bearers, key=lambda e: -sum(n for s, n in e.spellings.items() if " " in s))
    counts = [sum(n for s, n in e.spellings.items() if " " in s) for e in full]
    first = min(bearers, key=lambda e: min(e.mentions))
    # More often named in full, and named first: papers name the other one in full each time.
    if counts[0] > counts[1] and first is full[0]:
        return [full[0]]
    return bearers


def _add_thing(found: list[Entity], kind: EntityKind, whole: str, start: int, end: int) -> None:
    text = whole[start:end]
    key = tuple(w.strip(".,'\"") for w in plain(text).removeprefix("the ").split())
    key = tuple(w for w in key if w)
    if not key:
        return
    for entity in found:
        if entity.kind != "person" and entity.words == key:
            _note(entity, (start, start, end), whole, ())
            return
    entity = Entity(kind, text, key)
    found.append(entity)
    _note(entity, (start, start, end), whole, ())


def _shortens(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters begin with the name's and follow each other in it, over at least two words."""
    whole = iter("".join(words))
    starts = {w[0] for w in words if w not in _SMALL}
    in_order = all(letter in whole for letter in short)
    return len(short) > 1 and short[0] == words[0][0] and in_order and len(set(short) & starts) >= 2


def _acronyms(found: list[Entity], text: str) -> None:
    """EU joins European Union where both stand in the report, and OLDOFF the Old Office (OLDOFF)."""
    full: dict[str, Entity] = {}
    for entity in reversed(found):
        if entity.kind != "person" and len(entity.words) > 1:
            full["".join(w[0] for w in entity.words)] = entity
            full["".join(w[0] for w in entity.words if w not in _SMALL)] = entity
    for entity in reversed(found):
        for _, end in entity.mentions:
            bracketed = _BRACKETED.match(text, end)
            if entity.kind != "person" and len(entity.words) > 1 and bracketed:
                short = plain(bracketed.group(1)).replace(".", "")
                if _shortens(short, entity.words):
                    full[short] = entity
                    spelling = bracketed.group(1)
                    entity.spellings[spelling] = entity.spellings.get(spelling, 0) + 1
    for entity in list(found):
        if entity.kind == "person" or len(entity.words) != 1 or not entity.name.replace(".", "").isupper():
            continue
        other = full.get(entity.words[0].replace(".", ""))
        if other is not None and other is not entity and len(entity.words[0].replace(".", "")) > 1:
            other.mentions.extend(entity.mentions)
            for spelling, n in entity.spellings.items():
                other.spellings[spelling] = other.spellings.get(spelling, 0) + n
            found.remove(entity)


def _roles(grid: Grid, entity: Entity) -> None:
    """What the report calls the person: nouns before the name and appositions after it."""
    if entity.kind != "person":
        return
    token_at = {s: i for i, s in enumerate(grid.start)}
    for start, _ in entity.mentions:
        i = token_at.get(start)
        if i is None:
            continue
        top = i
        while (
            grid.head[top] != top
            and grid.dep[top] in ("compound", "nmod", "amod", "flat")
            and (grid.pos[grid.head[top]] == "PROPN")
        ):
            top = grid.head[top]
        for k in grid.children[top]:
            if grid.dep[k] in _ROLE_DEPS and (grid.pos[k] == "NOUN" or plain(grid.words[k]) in TITLES):
                entity.roles.add(grid.lemma[k])
        if grid.dep[top] == "appos" and grid.pos[grid.head[top]] == "NOUN":
            entity.roles.add(grid.lemma[grid.head[top]])
    entity.roles -= set(entity.words)
    entity.roles |= entity.titles & TITLES
