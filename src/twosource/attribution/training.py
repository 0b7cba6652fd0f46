"""Fits ``data/frames.json`` anew: ``python -m twosource.attribution.training FOLDER``.

FOLDER is the training part of PolNeAR (``text/`` and ``attributions/``). What is kept are weights of
words and of paths in the parse tree that occur in several places; no text.
"""

from __future__ import annotations

import hashlib
import sys
from bisect import bisect_right
from pathlib import Path
from typing import Any

from twosource.attribution import frames, learning
from twosource.attribution.grid import Grid
from twosource.attribution.polnear import Gold, Stretch, read
from twosource.model import Report

OUT = Path(__file__).with_name("data") / "frames.json"

# Settled on the development part. The cue's features are many and overlap, so they are held down more;
# a feature has to occur at least twice.
PENALTY_CUE = 12.0
PENALTY_PIECE = 1.0
LEAST = 2


def train(folder: Path) -> dict[str, Any]:
    """The model as ``finding.model`` reads it, fitted to a folder of annotated texts."""
    from twosource.language import parse

    articles = list(read(folder))
    reports = [Report(id=name, input=name, sha256="", text=text) for name, text, _ in articles]
    grids = [Grid(parsed) for parsed in parse(reports)]
    return fit(list(zip(grids, (gold for _, _, gold in articles), strict=True)))


def fit(data: list[tuple[Grid, list[Gold]]]) -> dict[str, Any]:
    """Weights from grids and their attributions."""
    sets = [(grid, [_tokens(grid, gold) for gold in golds if gold.cue]) for grid, golds in data]
    heads = []
    for grid, attributions in sets:
        for attribution in attributions:
            head = learning.cue_head(grid, sorted(attribution["cue"]))
            if head is not None:
                heads.append(f"{grid.lemma[head]}/{grid.pos[head]}")
    known = frozenset(learning.known_cues(heads))
    cues: list[learning.Example] = []
    around: list[learning.Example] = []
    for grid, attributions in sets:
        one, other = learning.examples_of(grid, attributions, known)
        cues += one
        around += other
    cue = learning.fit(cues, 2, least=LEAST, penalty=PENALTY_CUE)
    return {
        "known": sorted(known),
        "cue": {f: (round(w[1] - w[0], 2),) for f, w in cue.items()},
        "piece": learning.fit(around, frames.LABELS, least=LEAST, penalty=PENALTY_PIECE, smallest=0.1),
    }


def _tokens(grid: Grid, gold: Gold) -> dict[str, set[int]]:
    return {
        "source": _within(grid, gold.source),
        "cue": _within(grid, gold.cue),
        "content": _within(grid, gold.content),
    }


def _within(grid: Grid, stretches: tuple[Stretch, ...]) -> set[int]:
    out = set()
    for start, end in stretches:
        i = bisect_right(grid.end, start)
        while i < grid.size and grid.start[i] < end:
            if grid.pos[i] != "SPACE":
                out.add(i)
            i += 1
    return out


if __name__ == "__main__":
    learning.save(OUT, train(Path(sys.argv[1])))
    print(f"sha256 for finding.py: {hashlib.sha256(OUT.read_bytes()).hexdigest()}")
