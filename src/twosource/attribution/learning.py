"""Fits the weights in ``data/frames.json`` (see ``train``): statistics only, no texts.

Multinomial logistic regression over the binary features of ``frames``, fitted by full-batch
AdaGrad with an L2 term: small, deterministic, and nothing to install. Trained on the PolNeAR
training part (Newell, Margolin and Ruths 2018, LREC).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from twosource.attribution import frames
from twosource.attribution.grid import Grid

Example = tuple[list[str], int]


def fit(
    examples: Sequence[Example],
    classes: int,
    *,
    least: int = 2,  # what occurs once is remembered, not learned
    penalty: float = 1.0,
    rounds: int = 250,
    rate: float = 0.5,
    digits: int = 2,
    smallest: float = 0.02,  # lighter features change nothing and make the file large
) -> dict[str, tuple[float, ...]]:
    """Weights per feature and class (class 0 included), rounded; rows of next to nothing left out."""
    counts = Counter(f for features, _ in examples for f in set(features))
    names = sorted(f for f, n in counts.items() if n >= least)
    index = {f: n for n, f in enumerate(names)}
    rows, columns = [], []
    for row, (features, _) in enumerate(examples):
        for f in set(features):
            column = index.get(f)
            if column is not None:
                rows.append(row)
                columns.append(column)
    row_of, column_of = np.array(rows), np.array(columns)
    gold = np.zeros((len(examples), classes), dtype=np.float64)
    gold[np.arange(len(examples)), [label for _, label in examples]] = 1.0
    weights = np.zeros((len(names), classes))
    memory = np.full_like(weights, 1e-2)
    for _ in range(rounds):
        scores = np.zeros_like(gold)
        for c in range(classes):
            scores[:, c] = np.bincount(row_of, weights[column_of, c], minlength=len(examples))
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        scores -= gold
        gradient = penalty * weights
        for c in range(classes):
            gradient[:, c] += np.bincount(column_of, scores[row_of, c], minlength=len(names))
        memory += gradient * gradient
        weights -= rate * gradient / np.sqrt(memory)
    out = {}
    for n, name in enumerate(names):
        rounded = tuple(round(float(w), digits) + 0.0 for w in weights[n])
        if any(abs(w) >= smallest for w in rounded):
            out[name] = rounded
    return out


def cue_head(grid: Grid, tokens: Sequence[int]) -> int | None:
    """The token of a cue that governs the others; verbs before nouns before the rest."""
    inside = set(tokens)
    rank = {"VERB": 0, "AUX": 1, "NOUN": 1, "ADJ": 1, "PROPN": 2}
    tops = [i for i in tokens if (grid.head[i] not in inside or grid.head[i] == i) and not grid.blank(i)]
    if not tops:
        return tokens[0] if tokens else None
    return min(tops, key=lambda i: (rank.get(grid.pos[i], 3), i))


def examples_of(
    grid: Grid, gold: Sequence[dict[str, set[int]]], known: frozenset[str]
) -> tuple[list[Example], list[Example]]:
    """Examples for the two decisions from token sets {'source', 'cue', 'content'} per attribution."""
    heads: dict[int, dict[str, set[int]]] = {}
    for attribution in gold:
        head = cue_head(grid, sorted(attribution["cue"]))
        if head is not None:
            heads.setdefault(head, attribution)
    cues = [
        (frames.cue_features(grid, i), int(i in heads))
        for i in range(grid.size)
        if frames.possible_cue(grid, i, known)
    ]
    around: list[Example] = []
    for head, attribution in sorted(heads.items()):
        context = frames.cue_context(grid, head)
        todo = frames.pieces(grid, head)
        while todo:
            piece = todo.pop()
            label, share = _label(grid, piece, attribution)
            if label is None:
                continue
            if share < 0.85 and frames.can_split(grid, piece):
                label = frames.SPLIT
                todo.extend(frames.split(grid, piece))
            around.append((frames.piece_features(grid, head, piece, context), label))
    return cues, around


def _label(grid: Grid, piece: frames.Piece, attribution: dict[str, set[int]]) -> tuple[int | None, float]:
    counts: Counter[int] = Counter()
    for i in range(piece.low, piece.high):
        if grid.blank(i):
            continue
        if i in attribution["content"]:
            counts[frames.CONTENT] += 1
        elif i in attribution["source"]:
            counts[frames.SOURCE] += 1
        elif i in attribution["cue"]:
            counts[frames.CUE] += 1
        else:
            counts[frames.NONE] += 1
    if not counts:
        return None, 0.0
    label, n = max(counts.items(), key=lambda kv: (kv[1], kv[0]))
    return label, n / sum(counts.values())


def known_cues(heads: Sequence[str], *, least: int = 3) -> list[str]:
    """Words other than verbs (lemma/POS) that were heads of cues ``least`` times."""
    return sorted(w for w, n in Counter(heads).items() if n >= least and not w.endswith("/VERB"))


def save(path: Path, model: dict[str, Any]) -> None:
    """One feature to a line, so that a change of the weights can be read as a diff."""
    parts = [f'"known": {json.dumps(model["known"], ensure_ascii=False)}']
    for name in ("cue", "piece"):
        lines = [
            f"{json.dumps(f, ensure_ascii=False)}:{json.dumps(w, separators=(',', ':'))}"
            for f, w in sorted(model[name].items())
        ]
        parts.append(f'"{name}": {{\n' + ",\n".join(lines) + "\n}")
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")
