"""Words that somebody goes on saying: “continues to insist that …”, “kept arguing that …”.

Fitted weights look for who says it beside the word of saying, and here the subject stands a verb above.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.attribution.clauses import finite, subject
from twosource.attribution.finding import Draft
from twosource.attribution.grid import Grid
from twosource.attribution.lexicon import SPEECH

_PERSISTING = frozenset({"continue", "keep", "go", "begin", "start", "carry", "proceed", "persist"})
# So many verbs up it may stand: "has gone on trying to argue".
_LEVELS = 2


def persisting(grid: Grid, found: Sequence[Draft]) -> list[Draft]:
    """The drafts with those whose word of saying completes a verb of going on.

    These take the place of a draft that took that verb for the cue, or that found nobody who says it.
    """
    out = list(found)
    for i in range(grid.size):
        if grid.lemma[i] not in SPEECH or grid.dep[i] not in ("xcomp", "advcl") or grid.region[i] >= 0:
            continue
        top = _persisting_verb(grid, i)
        clauses = [k for k in grid.children[i] if grid.dep[k] == "ccomp" and k > i]
        if (
            subject(grid, i)
            or any(grid.dep[k] == "mark" for k in grid.children[i])
            or "," in grid.words[max(top, 0) : i]
        ):
            continue  # "kept the road closed, saying", "began after the ministry said"
        if top < 0 or not clauses or not finite(grid, grid.left[clauses[0]], grid.right[clauses[0]]):
            continue
        who = subject(grid, top)
        others = [d for d in out if d.head != top]
        if not who or any(i in d.cue and (d.head != i or d.source) for d in others):
            continue
        content = set(range(grid.left[clauses[0]], grid.right[clauses[0]] + 1))
        cue = set(range(top, i + 1))
        others = [d for d in others if d.head != i]
        out = [*others, Draft(i, 0.6, cue=cue - content, source=who - content - cue, content=content)]
    return out


def _persisting_verb(grid: Grid, i: int) -> int:
    """The verb of going on that token ``i`` completes, unless that is denied; -1 where there is none."""
    at = i
    for _ in range(_LEVELS):
        if grid.dep[at] not in ("xcomp", "advcl") or grid.head[at] == at:
            return -1
        at = grid.head[at]
        if grid.lemma[at] in _PERSISTING and at < i:
            return -1 if any(grid.dep[k] == "neg" for k in grid.children[at]) else at
    return -1
