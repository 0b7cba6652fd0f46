"""Numbers in a list: what two reports list is the same in whatever order."""

import re

from twosource.claims.units import Unit
from twosource.model import Figure, Span

__all__ = ["listed_alike"]

_JOINING = re.compile(r"\s*(?:,|and|, and|&)\s*")


def listed_alike(u: Unit, v: Unit) -> dict[Span, Figure]:
    """The figures of ``u`` that stand in a list whose numbers ``v`` lists in another order: aged 16 and 6."""
    found: dict[Span, Figure] = {}
    if any("respectively" in unit.sentence.text for unit in (u, v)):
        return found
    for here in _lists(u):
        for there in _lists(v):
            # Only the first of a list may have the word for its unit: ages 16 and 6.
            units = [{f.unit for f in figures} for figures in (here, there)]
            if units[0] == units[1] and sorted(map(_told, here)) == sorted(map(_told, there)):
                found |= {f.span: next(g for g in there if _told(g) == _told(f)) for f in here}
    return found


def _told(figure: Figure) -> tuple[float, str]:
    return figure.value, figure.modifier


def _lists(unit: Unit) -> list[list[Figure]]:
    """The figures of a clause between which nothing stands but what joins them, two and more."""
    runs: list[list[Figure]] = []
    for figure in sorted(unit.figures, key=lambda f: f.span.start):
        last = runs[-1][-1].span.end - unit.sentence.start if runs else 0
        between = unit.sentence.text[last : figure.span.start - unit.sentence.start]
        if runs and _JOINING.fullmatch(between):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [run for run in runs if len(run) > 1]
