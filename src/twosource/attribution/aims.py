"""Actions that a quotation speaks of, with what they are done to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.attribution.grid import Grid
from twosource.attribution.stances import action_class
from twosource.model import Quotation, Span

_ASIDE = frozenset({"while", "whereas", "after", "since", "as", "although", "though"})


@dataclass(frozen=True)
class Aim:
    """An action in a content: class of the verb, lemma of its object (None for a pronoun).

    ``proper``: the object is a name; ``loose``: a description that may stand for a name (the alliance).
    """

    action: str
    thing: str | None
    start: int
    end: int
    token: int
    negated: bool
    proper: bool
    loose: bool


def aims_of(grid: Grid, quotation: Quotation) -> list[Aim]:
    """Actions with an object in the content, and in the cue's own object (support for leaving X)."""
    spans = [*quotation.content, *([quotation.cue] if quotation.cue else [])]
    out = []
    for i in grid.starting_in(*spans):
        action = action_class(grid.lemma[i], grid.pos[i])
        if action is None or _aside(grid, i, quotation.content):
            continue
        thing = done_to(grid, i)
        if thing is None:
            continue
        head, last = thing
        negated = any(grid.dep[k] == "neg" for k in grid.children[i])
        name = None if grid.pos[head] == "PRON" else grid.lemma[head]
        definite = any(
            grid.lower[k] in ("the", "this", "that") for k in grid.children[head] if grid.dep[k] == "det"
        )
        loose = definite and grid.pos[head] == "NOUN" and not _compound(grid, head)
        proper = grid.pos[head] == "PROPN"
        out.append(Aim(action, name, grid.start[i], grid.end[last], i, negated, proper, loose))
    return out


def _aside(grid: Grid, i: int, spans: Sequence[Span]) -> bool:
    """Whether an action only tells of something else that is named: rules that cut science, while they
    killed forty. Time to leave, which the parse ties to its noun in the same way, is no aside."""
    at = i
    while grid.head[at] != at and any(s.start <= grid.start[at] < s.end for s in spans):
        kids = grid.children[at]
        infinite = any(grid.dep[k] == "aux" and grid.lower[k] == "to" for k in kids)
        if grid.dep[at] == "relcl" and not infinite:
            return True
        if grid.dep[at] == "advcl" and any(grid.lower[k] in _ASIDE for k in kids if grid.dep[k] == "mark"):
            return True
        at = grid.head[at]
    return False


def _compound(grid: Grid, head: int) -> bool:
    return any(grid.dep[k] == "compound" for k in grid.children[head])


def done_to(grid: Grid, verb: int) -> tuple[int, int] | None:
    """(head, last token) of what the action is done to: object, or object of its preposition."""
    for k in grid.children[verb]:
        if grid.dep[k] in ("dobj", "nsubjpass") and grid.pos[k] in ("NOUN", "PROPN", "PRON"):
            return k, max(k, verb)
    for k in grid.children[verb]:
        if grid.dep[k] in ("prep", "prt") and grid.lower[k] in ("from", "of", "out", "on", "for", "in", "to"):
            at = k
            for _ in range(3):
                inner = [g for g in grid.children[at] if grid.dep[g] in ("pobj", "prep")]
                if not inner:
                    break
                at = inner[0]
                if grid.dep[at] == "pobj" and grid.pos[at] in ("NOUN", "PROPN", "PRON"):
                    return at, at
    return None
