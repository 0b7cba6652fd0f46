"""Whom "he", "she" and "the congressman" mean where a report tells, outside of what somebody says.

A weighted sum in the manner of Lappin and Leass (1994), as for the pronouns of speakers. It answers only
where one person leads clearly: people without a name ("a gunman") compete, and lead to no answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.attribution.lexicon import HUMANS
from twosource.attribution.names import TITLES
from twosource.attribution.unnamed import phrase

if TYPE_CHECKING:
    from twosource.attribution.grid import Grid
    from twosource.attribution.speakers import Cast

__all__ = ["referred"]

# So many sentences back somebody can be meant; with each, it is less likely.
FAR, FADING = 3, 0.5
SUBJECT, OTHER, OWNER = 2.2, 1.0, 0.8
# The least that speaks for somebody, and how far ahead of the next.
ENOUGH, AHEAD = 0.5, 1.7
# Where nothing tells whether somebody is a man or a woman.
UNTOLD = 0.5
_HE = {"he": "m", "she": "f"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ENDINGS = ("man", "woman", "person", "er", "or", "ist", "ian", "ant", "ent", "boy", "girl")

Key = int | str  # an entity, or the noun for somebody without a name


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where somebody was meant: the token, its sentence, how much the place weighs."""

    who: Key
    token: int
    sentence: int
    weight: float


class _Memory:
    """Who was meant in the sentences before, as far back as somebody can still be meant."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._seen: deque[_Seen] = deque()
        self.genders: dict[Key, str | None] = {}

    def note(self, who: Key, i: int, gender: str | None) -> None:
        """Somebody is meant by the token ``i``."""
        grid, at = self._grid, i
        while grid.dep[at] == "conj" and grid.head[at] != at:
            at = grid.head[at]
        weight = SUBJECT if grid.dep[at] in _SUBJECTS else OWNER if grid.dep[i] == "poss" else OTHER
        self.genders[who] = self.genders.get(who) or gender
        self._seen.append(_Seen(who, i, grid.sentence[i], weight))

    def near(self, sentence: int) -> dict[Key, list[_Seen]]:
        """The places of each who was meant in ``sentence`` or the few before it."""
        while self._seen and sentence - self._seen[0].sentence > FAR:
            self._seen.popleft()
        found: dict[Key, list[_Seen]] = {}
        for one in self._seen:
            found.setdefault(one.who, []).append(one)
        return found


def referred(cast: Cast, spoken: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """The pronouns and descriptions that mean somebody named: start, end (characters), entity; in text order.

    ``spoken`` gives the entity of pronouns that are known already, as those of speakers, by their start.
    """
    grid = cast.grid
    named = {start: (end, number) for start, end, number in cast.places}
    memory = _Memory(grid)
    inside = 0
    for i in range(grid.size):
        if grid.region[i] >= 0 or grid.start[i] < inside:
            continue
        here = named.get(grid.start[i])
        if here is not None:
            inside = here[0]
            entity = cast.entities[here[1]]
            if entity.kind == "person":
                who: Key = entity.name if entity.ambiguous else here[1]
                memory.note(who, _top(cast, i), entity.gender)
        elif grid.lower[i] in _HE and grid.dep[i] in _SUBJECTS:
            known = spoken.get(grid.start[i])
            meant = _meant(cast, memory, i, _HE[grid.lower[i]]) if known is None else known
            if meant is None:
                # Somebody it is, and whoever is meant next may be the same.
                memory.note(grid.lower[i], i, _HE[grid.lower[i]])
                continue
            if known is None:
                yield grid.start[i], grid.end[i], meant
            memory.note(meant, i, _HE[grid.lower[i]])
        elif grid.pos[i] == "NOUN" and grid.tag[i] == "NN":
            human = grid.lemma[i] in TITLES or _human(grid.lemma[i]) is not None
            tokens = phrase(grid, i)
            described = cast.described(i) if human and _is_plain(cast, tokens) else None
            if described is not None:
                if grid.start[i] not in spoken and grid.start[tokens[0]] not in spoken:
                    yield grid.start[tokens[0]], grid.end[i], described
                memory.note(described, i, None)
            elif (gender := _human(grid.lemma[i])) is not None:
                memory.note(grid.lemma[i], i, None if gender == "any" else gender)


def _is_plain(cast: Cast, tokens: Sequence[int]) -> bool:
    """ "The deputy", "the North Carolina lawmaker"; "the Democratic candidate" may be another candidate."""
    grid = cast.grid
    return grid.lower[tokens[0]] in ("the", "this", "that") and all(
        grid.entity[i] == "GPE" or grid.blank(i) for i in tokens[1:-1]
    )


def _human(lemma: str) -> str | None:
    """The gender of a noun that names one person, "any" where it tells none; None for a thing."""
    for gender in ("m", "f", "any"):
        if lemma in HUMANS[gender]:
            return gender
    if lemma in HUMANS["thing"]:
        return None
    if lemma.endswith("woman"):
        return "f"
    return "any" if lemma.endswith(_ENDINGS) and len(lemma) > 4 else None


def _top(cast: Cast, i: int) -> int:
    grid = cast.grid
    while grid.dep[i] in ("compound", "nmod") and grid.head[i] != i:
        i = grid.head[i]
    return i


def _meant(cast: Cast, memory: _Memory, i: int, gender: str) -> int | None:
    grid = cast.grid
    sentence = grid.sentence[i]
    if _opens(cast, i):
        return None
    scores: dict[Key, float] = {}
    acted_on = cast.objects(grid.head[i])
    for who, near in memory.near(sentence).items():
        known = memory.genders[who]
        if (known or gender) != gender or who in acted_on:
            continue
        if any(_beside(cast, i, s.token) for s in near if s.sentence == sentence):
            continue
        best: dict[int, float] = {}
        for s in near:
            best[s.sentence] = max(best.get(s.sentence, 0.0), s.weight)
        score = sum(weight * FADING ** (sentence - at) for at, weight in best.items())
        # Somebody without a name counts in full: he leads to no answer, and that is the safe side.
        scores[who] = score * (UNTOLD if known is None and isinstance(who, int) else 1.0)
    ranked = sorted(scores.items(), key=lambda one: (-one[1], str(one[0])))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    return ranked[0][0] if isinstance(ranked[0][0], int) else None


def _beside(cast: Cast, i: int, other: int) -> bool:
    """Whether somebody is part of the verb whose subject a pronoun is: of "he asked Doe" he is not Doe."""
    grid = cast.grid
    governor = grid.head[other]
    if grid.dep[other] in ("pobj", "conj") and grid.dep[governor] in ("prep", "agent", "dobj", "nsubj"):
        governor = grid.head[governor]
    return grid.head[i] == governor


def _opens(cast: Cast, i: int) -> bool:
    """Whether a pronoun stands in an opening clause whose sentence is about somebody named behind it."""
    grid = cast.grid
    first, last = grid.sentence_of(i)
    if any(grid.dep[k] in _SUBJECTS for k in range(first, i)):
        return False
    at = i
    while grid.head[at] != at:
        if grid.dep[at] in ("advcl", "prep") and grid.head[at] > i:
            subjects = [k for k in grid.children[grid.head[at]] if grid.dep[k] in _SUBJECTS and k > i]
            return any(k < last and grid.pos[k] != "PRON" for k in subjects)
        at = grid.head[at]
    return False
