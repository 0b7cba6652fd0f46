"""What a later report changed about earlier stories: joins and splits."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

import msgspec

from twosource.model import StoryGroup


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class Change(msgspec.Struct, frozen=True):
    """Stories before and after, as ids of reports; new reports are in neither.

    ``join``: ``before`` holds the parts that are now in one story, ``after`` that story.
    ``split``: ``before`` holds one story, ``after`` the parts it fell into.
    """

    kind: Literal["join", "split"]
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]


class _Id(NamedTuple):
    id: str


def changed(before: Iterable[StoryGroup], after: Sequence[StoryGroup]) -> list[Change]:
    """What one grouping made of another, looking only at the reports that are in both."""
    number = {id: at for at, id in enumerate(id for story in after for id in story.reports)}
    earlier = [sorted(number[id] for id in story.reports if id in number) for story in before]
    of_before = {it for members in earlier for it in members}
    later = [[it for id in story.reports if (it := number[id]) in of_before] for story in after]
    held = {at: _Id(id) for id, at in number.items()}
    return changes_between([it for it in earlier if it], [it for it in later if it], held)


def changes_between(
    before: Iterable[Sequence[int]], after: Iterable[Sequence[int]], held: Mapping[int, _Named]
) -> list[Change]:
    """Joins first, then splits, each in order of the numbers of their reports."""

    def ids(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(held[number].id for number in sorted(numbers))

    earlier = [list(members) for members in before]
    of_old = {number: at for at, members in enumerate(earlier) for number in members}
    parts_of: dict[int, list[list[int]]] = {}
    joins = []
    for members in after:
        parts: dict[int, list[int]] = {}
        for number in members:
            if number in of_old:
                parts.setdefault(of_old[number], []).append(number)
        for at, part in parts.items():
            parts_of.setdefault(at, []).append(part)
        if len(parts) > 1:
            whole = [number for part in parts.values() for number in part]
            joins.append((whole, sorted(parts.values())))
    found = [
        Change("join", tuple(ids(part) for part in parts), (ids(whole),)) for whole, parts in sorted(joins)
    ]
    found += [
        Change("split", (ids(earlier[at]),), tuple(ids(part) for part in sorted(parts_of[at])))
        for at in sorted(parts_of)
        if len(parts_of[at]) > 1
    ]
    return found
