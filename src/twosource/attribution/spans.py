"""From sets of tokens to exact spans."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from twosource.attribution.grid import QUOTE_SIGNS, Grid
from twosource.model import Span


def runs_of(grid: Grid, tokens: Collection[int]) -> list[list[int]]:
    """Contiguous runs; blank tokens between two do not part them, a line break does."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if "\n" in grid.words[i]:
            continue
        if runs and all(grid.blank(j) and "\n" not in grid.words[j] for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def spans_of(grid: Grid, report: str, tokens: Collection[int], *, keep_marks: bool) -> tuple[Span, ...]:
    """Exact spans of ``tokens``, without stray punctuation at their ends.

    ``keep_marks`` keeps a quotation mark and the punctuation inside it, which belong to what is
    quoted; commas and full stops outside go.
    """
    out = []
    for run in runs_of(grid, tokens):
        while run and _stray(grid, run[0], run[1:], keep_marks, ahead=True):
            run.pop(0)
        while run and _stray(grid, run[-1], run[:-1], keep_marks, ahead=False):
            run.pop()
        if run and any(not grid.blank(i) for i in run):
            start, end = grid.start[run[0]], grid.end[run[-1]]
            out.append(Span(report, start, end, grid.text[start:end]))
    return tuple(out)


def _stray(grid: Grid, i: int, rest: list[int], keep_marks: bool, *, ahead: bool) -> bool:
    if not grid.blank(i):
        return False
    if keep_marks and grid.region[i] >= 0:
        # A mark stays with the words it encloses, but not alone.
        region = grid.region[i]
        return not any(grid.region[j] == region and not grid.blank(j) for j in rest)
    if grid.lower[i] in QUOTE_SIGNS:
        return True
    # Brackets, dollars and the like open a phrase; a full stop may end an abbreviation.
    return not (ahead and grid.lower[i] in ("(", "[", "#", "@", "…", "...")) and not (
        not ahead and grid.lower[i] in (")", "]", "?", "!", "%")
    )


def one_span(grid: Grid, report: str, tokens: Collection[int], prefer: Collection[int] = ()) -> Span | None:
    """The run that holds a preferred token, else the run with the most words (the first such); or None."""
    spans = spans_of(grid, report, tokens, keep_marks=False)
    if not spans:
        return None
    wanted = {grid.start[i] for i in prefer if i in tokens}
    return max(
        spans,
        key=lambda s: (any(s.start <= at < s.end for at in wanted), len(s.text.split()), -s.start),
    )


def kind_of(grid: Grid, content: tuple[Span, ...]) -> Literal["direct", "indirect", "mixed"]:
    """direct: all words stand in marks; indirect: none; mixed: some."""
    inside = outside = 0
    for span in content:
        at = span.start
        for region in grid.regions:
            low, high = max(region.start, span.start), min(region.end, span.end)
            if low < high:
                outside += _wordy(grid.text[at:low])
                inside += _wordy(grid.text[low:high])
                at = high
        outside += _wordy(grid.text[at : span.end])
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _wordy(text: str) -> bool:
    return any(c.isalnum() for c in text)
