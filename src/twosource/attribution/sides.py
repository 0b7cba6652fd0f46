"""Positions that need no quotation: joining another in a call, and avoiding to take a side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.attribution.grid import Grid
from twosource.attribution.stances import AGAINST, EVASIVE, FOR, SHARED, Stance
from twosource.model import Person, Position, Span

Places = Mapping[tuple[str, int], str]  # (report, character) -> person id


def places(people: Sequence[Person]) -> dict[tuple[str, int], str]:
    """Where each person is named, character by character."""
    return {
        (mention.report, offset): person.id
        for person in people
        for mention in person.mentions
        for offset in range(mention.start, mention.end)
    }


def joined(
    grids: Mapping[str, Grid], at: Places, known: Mapping[str, list[Position]]
) -> list[tuple[str, Stance, Span]]:
    """Joining Doe in this call is Roe: Roe takes Doe's side, where Doe has but one."""
    out: list[tuple[str, Stance, Span]] = []
    for report, grid in sorted(grids.items()):
        for i in range(grid.size):
            if grid.lemma[i] != "join" or grid.pos[i] != "VERB" or grid.region[i] >= 0:
                continue
            kids = grid.children[i]
            shared = any(
                grid.lemma[g] in SHARED for k in kids if grid.dep[k] == "prep" for g in grid.children[k]
            )
            led = [p for k in kids if grid.dep[k] == "dobj" and (p := at.get((report, grid.start[k])))]
            if not shared or not led:
                continue
            stances = {p.stance for p in known.get(led[0], ())}
            above = grid.head[i]
            roots = [i, above] if grid.lemma[above] == "be" else [i]
            joiners = [
                p
                for root in roots
                for k in grid.children[root]
                if grid.dep[k] in ("nsubj", "attr") and k != i and (p := at.get((report, grid.start[k])))
            ]
            joiners = [p for p in joiners if p != led[0]]
            if len(stances) == 1 and joiners:
                out.append((joiners[0], stances.pop(), clause(grid, report, i)))
    return out


def evaded(grids: Mapping[str, Grid], at: Places) -> list[tuple[str, str, int]]:
    """(person, report, token) where somebody avoids or declines to call for or against anything."""
    out = []
    for report, grid in sorted(grids.items()):
        for i in range(grid.size):
            if grid.lemma[i] not in EVASIVE or grid.pos[i] != "VERB" or grid.region[i] >= 0:
                continue
            stance = any(
                grid.lemma[k] in FOR or grid.lemma[k] in AGAINST
                for k in grid.children[i]
                if grid.dep[k] in ("xcomp", "pcomp", "ccomp", "dobj")
            )
            who = [
                p
                for k in grid.children[i]
                if grid.dep[k] == "nsubj" and (p := at.get((report, grid.start[k])))
            ]
            if stance and who:
                out.append((who[0], report, i))
    return out


def clause(grid: Grid, report: str, i: int) -> Span:
    """The sentence of a token, without the white space at its end."""
    low, high = grid.sentence_of(i)
    start, end = grid.start[low], grid.end[high - 1]
    end = start + len(grid.text[start:end].rstrip())
    return Span(report, start, end, grid.text[start:end])
