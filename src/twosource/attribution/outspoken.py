"""Speaking out for or against something: a stance told by a verb, a particle and a preposition.

Fitted weights know such phrases only where their training text happened to have them.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.attribution.clauses import governed, subject
from twosource.attribution.finding import Draft
from twosource.attribution.grid import Grid

_OUT = frozenset({"speak", "come", "hit", "lash"})
_STRAIGHT = frozenset({"against", "for", "at"})
_THROUGH = frozenset({"support", "favour", "favor", "opposition", "defence", "defense", "backing"})


def outspoken(grid: Grid, found: Sequence[Draft]) -> list[Draft]:
    """Drafts for “spoke out in support of …”, “came out against …”, where none has the verb yet."""
    taken = {i for d in found for i in (d.cue | d.content)}
    out = []
    for i in range(grid.size):
        if grid.lemma[i] not in _OUT or grid.pos[i] != "VERB" or grid.region[i] >= 0 or i in taken:
            continue
        if not any(grid.lower[k] == "out" and k > i for k in grid.children[i]):
            continue
        who = subject(grid, i) or governed(grid, i)
        content, cue = _about(grid, i)
        if who and content and grid.pos[min(content)] != "PUNCT":
            out.append(Draft(i, 0.6, cue=cue, source=who - content - cue, content=content))
    return out


def _about(grid: Grid, verb: int) -> tuple[set[int], set[int]]:
    """(content, cue): what stands behind the preposition of the stance."""
    high = grid.sentence_of(verb)[1]
    for i in range(verb + 1, min(high, verb + 6)):
        if grid.pos[i] not in ("ADP", "SCONJ", "ADV") or grid.lower[i] == "out":
            continue
        at = i
        if grid.lower[i] == "in":
            noun = next((j for j in range(i + 1, min(high, i + 4)) if grid.lemma[j] in _THROUGH), -1)
            if noun < 0 or noun + 1 >= high or grid.lower[noun + 1] not in ("of", "for", "to"):
                continue
            at = noun + 1
        elif grid.lower[i] not in _STRAIGHT:
            continue
        right = max(
            (grid.right[k] for k in grid.children[at] if grid.dep[k] in ("pobj", "pcomp")), default=-1
        )
        if right > at:
            return set(range(at + 1, right + 1)), set(range(verb, at + 1))
    return set(), {verb}
