"""What a later report changed about earlier stories: joins and splits."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

import msgspec


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
