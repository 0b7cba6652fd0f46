"""Who appears in one report, and where: names merged to entities, with titles, roles and gender."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from twosource.attribution.grid import Grid
from twosource.attribution.names import TITLES, gender, parts, plain, same_given, same_person, same_surname

if TYPE_CHECKING:
    from twosource.language import Parsed

EntityKind = Literal["person", "organisation", "place"]
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
    bare: list[tuple[int, int, str, tuple[str, ...], tuple[str, ...]]] = []
    for name in parsed.names:
        if name.kind == "other":
            continue
        start, end = name.span.start, name.span.end
        if name.kind != "person":
            _add_thing(found, name.kind, name.span.text, start, end)
            continue
        titles, words = parts(name.span.text)
        titles = (*_titles_before(grid, start), *titles)
        if len(words) >= 2:
            _add_person(found, name.span.text, titles, words, start, end)
        elif words:
            bare.append((start, end, name.span.text, titles, words))
    for start, end, text, titles, words in bare:
        _add_bare(found, text, titles, words, start, end)
    _acronyms(found)
    for entity in found:
        entity.mentions.sort()
        _roles(grid, entity)
    return sorted(found, key=lambda e: (e.mentions[0], e.name))


def _titles_before(grid: Grid, start: int) -> tuple[str, ...]:
    """Titles written before a name, nearest last."""
    words = grid.text[max(0, start - 60) : start].replace("\n", " ␤ ").split()
    out: list[str] = []
    for word in reversed(words):
        bare = plain(word).strip(".,'\"()")
        if bare in TITLES and word[-1] not in ",;:!?":
            out.insert(0, bare)
        else:
            break
    return tuple(out)


def _note(entity: Entity, text: str, titles: tuple[str, ...], start: int, end: int) -> None:
    entity.mentions.append((start, end))
    entity.spellings[text] = entity.spellings.get(text, 0) + 1
    entity.titles.update(titles)
    entity.gender = entity.gender or gender(titles, entity.words)


def _add_person(
    found: list[Entity], text: str, titles: tuple[str, ...], words: tuple[str, ...], start: int, end: int
) -> None:
    for entity in found:
        if entity.kind == "person" and same_person(entity.words, words) and not _clash(entity, titles):
            if len(words) > len(entity.words):
                entity.words, entity.name = words, text
            _note(entity, text, titles, start, end)
            return
    entity = Entity("person", text, words)
    found.append(entity)
    _note(entity, text, titles, start, end)


def _clash(entity: Entity, titles: tuple[str, ...]) -> bool:
    other = gender(titles, ())
    return other is not None and entity.gender is not None and other != entity.gender


def _add_bare(
    found: list[Entity], text: str, titles: tuple[str, ...], words: tuple[str, ...], start: int, end: int
) -> None:
    """A surname or given name alone goes to the one who bears it; to none if several do."""
    word = words[-1]
    bearers = [
        e
        for e in found
        if e.kind == "person"
        and not e.ambiguous
        and same_surname(e.words[-1], word)
        and not _clash(e, titles)
    ]
    if not bearers and not titles:
        bearers = [
            e
            for e in found
            if e.kind == "person" and len(e.words) > 1 and same_given((word,), e.words[:1]) and len(word) > 2
        ]
    if len(bearers) > 1:
        bearers = _meant(bearers, titles)
    if len(bearers) == 1:
        _note(bearers[0], text, titles, start, end)
        return
    for entity in found:
        if entity.kind == "person" and entity.words == words and (entity.ambiguous or not bearers):
            _note(entity, text, titles, start, end)
            return
    entity = Entity("person", text, words, ambiguous=bool(bearers))
    found.append(entity)
    _note(entity, text, titles, start, end)


def _meant(bearers: list[Entity], titles: tuple[str, ...]) -> list[Entity]:
    """Of several with one surname: the one with this title, else the one the report is about."""
    titled = [e for e in bearers if e.titles & set(titles)]
    if len(titled) == 1:
        return titled
    full = sorted(bearers, key=lambda e: -sum(n for s, n in e.spellings.items() if " " in s))
    counts = [sum(n for s, n in e.spellings.items() if " " in s) for e in full]
    first = min(bearers, key=lambda e: min(e.mentions))
    # Clearly more often named in full, and named first: papers call the other one in full each time.
    if counts[0] >= 2 * counts[1] and first is full[0]:
        return [full[0]]
    return bearers


def _add_thing(found: list[Entity], kind: EntityKind, text: str, start: int, end: int) -> None:
    key = tuple(w.strip(".,'\"") for w in plain(text).removeprefix("the ").split())
    key = tuple(w for w in key if w)
    if not key:
        return
    for entity in found:
        if entity.kind != "person" and entity.words == key:
            _note(entity, text, (), start, end)
            return
    entity = Entity(kind, text, key)
    found.append(entity)
    _note(entity, text, (), start, end)


def _acronyms(found: list[Entity]) -> None:
    """EU joins European Union where both stand in the report."""
    full = {
        "".join(w[0] for w in e.words if w not in ("of", "the", "and", "for")): e
        for e in reversed(found)
        if e.kind == "organisation" and len(e.words) > 1
    }
    for entity in list(found):
        if entity.kind == "person" or len(entity.words) != 1 or not entity.name.replace(".", "").isupper():
            continue
        other = full.get(entity.words[0].replace(".", ""))
        if other is not None and len(entity.words[0].replace(".", "")) > 1:
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
            if grid.dep[k] in _ROLE_DEPS and grid.pos[k] in ("NOUN", "PROPN") and grid.ent_free(k):
                entity.roles.add(grid.lemma[k])
        if grid.dep[top] == "appos" and grid.pos[grid.head[top]] == "NOUN":
            entity.roles.add(grid.lemma[grid.head[top]])
    entity.roles -= {w for w in entity.words}
    entity.roles |= entity.titles & TITLES
