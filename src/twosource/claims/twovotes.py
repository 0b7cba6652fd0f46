"""Whether the tallies of two clauses are of two votes, or of two matches of the same sides."""

import re
from collections.abc import Sequence

from twosource.claims.align import Alignment
from twosource.claims.units import Unit
from twosource.language import compare_times
from twosource.model import Time

__all__ = ["are_of_two_votes"]

VOTING = frozenset({"vote", "ballot", "tally", "majority", "margin"})
# Of the same sides many matches are told, and what went before is told in this tense: "had beaten them".
_HAD = re.compile(
    r"\b(?:had|[’']d)\s+(?:also |already |previously |earlier |only |just )?"
    r"(?:been |\w+(?:ed|en)\b|won\b|lost\b|drawn\b|led\b|made\b)"
)
_ONE_TIME = frozenset({"equal", "refinement"})


def are_of_two_votes(ways: Sequence[Alignment], times: Sequence[Time], others: Sequence[Time]) -> bool:
    """Whether nothing but who votes, or plays, is the same in two clauses, or they are of two times.

    ``ways`` are the clauses aligned both ways, and ``times`` what their sentences say of when it was.
    """
    u, v = ways[0].u, ways[0].v
    if not any(_shares_what_it_is_of(way) for way in ways) or _went_before(u) != _went_before(v):
        return True
    dated = [[t for t in told if t.kind == "date"] for told in (times, others)]
    one_time = any(compare_times(a, b) in _ONE_TIME for a in dated[0] for b in dated[1])
    return bool(dated[0] and dated[1]) and not one_time


def _shares_what_it_is_of(way: Alignment) -> bool:
    """Whether two clauses have more in common than who votes, and that they vote."""
    return any(a.role != "subj" and a.key not in VOTING for a, _ in way.matched)


def _went_before(unit: Unit) -> bool:
    return _HAD.search(unit.span.text) is not None
