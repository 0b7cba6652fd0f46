"""Attributions of one report as sets of tokens: cues by their head word, pieces around each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import Any

from twosource.attribution import frames
from twosource.attribution.grid import Grid
from twosource.errors import ModelError

# Of the fitted weights; ``python -m twosource.attribution.training`` says the new one after a new fit.
FRAMES_SHA256 = "724c68475a3ca2903f138d87e3422aff43b593239a5dc235d1a2fbead2bf0b67"
# A cue is kept from this probability on; lower where words in marks stand beside it (a missed
# speaker of a quotation is worse than a doubtful opinion), higher inside what another says.
CUE_AT = 0.42
CUE_BESIDE_MARKS_AT = 0.3
CUE_NESTED_AT = 0.7
# A source or content is taken from the best piece down to this probability if none wins outright.
RESCUE_AT = 0.12

_IDLE = frozenset({"DET", "ADP", "ADV", "PART", "CCONJ", "SCONJ", "AUX"})
# What introduces the content of a cue belongs to the cue ("spoke about", "accused of").
_INTRODUCING = frozenset({"about", "of", "for", "on", "over", "against", "at", "with", "by", "as"})
# These tie a sentence to the one before; its speaker did not say them.
_TYING = frozenset({"and", "however", "meanwhile", "moreover"})
# These join what is said before and after them, whoever is named between.
_JOINING = frozenset({"and", "but", "or"})
# A clause behind a comma that begins so stands against the one before it.
_CONTRASTING = frozenset({"while", "whereas"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON", "INTJ", "X"})


@dataclass
class Draft:
    """One attribution in the making; token indices."""

    head: int
    sure: float
    cue: set[int] = field(default_factory=set)
    source: set[int] = field(default_factory=set)
    content: set[int] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)  # numbers of the regions that belong to it
    inherits: bool = False  # the source stands in a sentence before


@cache
def model() -> tuple[frozenset[str], dict[str, float], dict[str, tuple[float, ...]]]:
    """Weights fitted by ``learning`` (read once). Raises ModelError when the file is another."""
    data = files("twosource.attribution").joinpath("data/frames.json").read_bytes()
    if hashlib.sha256(data).hexdigest() != FRAMES_SHA256:
        raise ModelError("frames.json is not the file that Twosource was made with; reinstall")
    raw: dict[str, Any] = json.loads(data)
    return (
        frozenset(raw["known"]),
        {f: w[0] for f, w in raw["cue"].items()},
        {f: tuple(w) for f, w in raw["piece"].items()},
    )


def drafts(grid: Grid) -> list[Draft]:
    """All attributions with a cue, in text order."""
    known, cue_weights, _ = model()
    get = cue_weights.get
    kept: list[Draft] = []
    for i in range(grid.size):
        if not frames.possible_cue(grid, i, known) or _adds_up(grid, i):
            continue
        features = frames.cue_features(grid, i)
        score = sum(get(f, 0.0) for f in features)
        if score < -1.5:
            continue
        sure = 1 / (1 + exp(-score))
        if sure < (CUE_BESIDE_MARKS_AT if "near" in features else CUE_AT):
            continue
        draft = Draft(i, sure)
        if _arguments(grid, draft):
            kept.append(draft)
    return _settle(grid, kept)


def _adds_up(grid: Grid, i: int) -> bool:
    """Whether "added" tells of a number and of no words: "Quinn added 98 yards"."""
    if grid.lemma[i] != "add":
        return False
    clauses = [k for k in grid.children[i] if grid.dep[k] in ("ccomp", "parataxis")]
    if i + 1 < grid.size and grid.pos[i + 1] == "NUM":
        # "Added 40 people had been hurt" leaves its "that" out.
        return not any(grid.left[k] <= i + 1 for k in clauses)
    objects = [k for k in grid.children[i] if grid.dep[k] == "dobj"]
    return not clauses and any(grid.dep[m] == "nummod" for k in objects for m in grid.children[k])


def _arguments(grid: Grid, draft: Draft) -> bool:
    """Fills in source, content and the rest of the cue; False if nothing is said."""
    weights = model()[2]
    cue = draft.head
    context = frames.cue_context(grid, cue)
    todo = frames.pieces(grid, cue)[::-1]
    ranked: list[tuple[list[float], frames.Piece]] = []
    draft.cue.add(cue)
    while todo:
        piece = todo.pop()
        scores = [0.0] * frames.LABELS
        for f in frames.piece_features(grid, cue, piece, context):
            row = weights.get(f)
            if row is not None:
                for n, w in enumerate(row):
                    scores[n] += w
        allowed = frames.LABELS if frames.can_split(grid, piece) else frames.SPLIT
        label = max(range(allowed), key=scores.__getitem__)
        if label == frames.SPLIT:
            todo.extend(frames.split(grid, piece)[::-1])
            continue
        ranked.append((_softmax(scores), piece))
        tokens = range(piece.low, piece.high)
        if label == frames.SOURCE:
            draft.source.update(tokens)
        elif label == frames.CONTENT:
            draft.content.update(tokens)
        elif label == frames.CUE:
            draft.cue.update(tokens)
    for goal, have in ((frames.CONTENT, draft.content), (frames.SOURCE, draft.source)):
        if not have and ranked:
            taken = draft.content | draft.source
            free = [rp for rp in ranked if rp[1].token not in taken]
            if not free:
                continue
            scores, piece = max(free, key=lambda rp: (rp[0][goal], -rp[1].token))
            if scores[goal] >= RESCUE_AT:
                have.update(range(piece.low, piece.high))
                draft.cue.difference_update(have)
    _trim_source(grid, draft)
    _one_source(draft)
    _trim_content(grid, draft)
    if all(grid.pos[i] in _IDLE or grid.blank(i) for i in draft.source):
        draft.source.clear()
    draft.content -= draft.source
    draft.source -= {cue}
    draft.content -= {cue}
    draft.cue -= draft.source | draft.content
    draft.cue.add(cue)
    # A lone auxiliary or preposition is no content: the parse went wrong there.
    return any(grid.pos[i] in _TELLING for i in draft.content)


def _trim_source(grid: Grid, draft: Draft) -> None:
    """A dateline (LEEDS —) belongs to no source, and of another's clause only the subject does."""
    for i in sorted(draft.source):
        if grid.pos[i] == "VERB" and (grid.head[i] not in draft.source or grid.head[i] == i):
            subjects = [k for k in grid.children[i] if grid.dep[k] == "nsubj" and k in draft.source]
            if subjects:
                draft.source &= set(range(grid.left[subjects[0]], grid.right[subjects[0]] + 1))
                break
    words = sorted(i for i in draft.source if not grid.blank(i))
    if not words or not grid.words[words[0]].isupper() or len(grid.words[words[0]]) < 4:
        return
    for i in range(words[0] + 1, min(words[0] + 10, max(words))):
        if grid.lower[i] in ("-", "--", "–", "—") and grid.start[i] > grid.end[i - 1]:
            draft.source -= set(range(words[0], i + 1))
            return


def _one_source(draft: Draft) -> None:
    """Of two sources with content between them the one at the cue stays, the other is content.

    "Holm beats Ode by a wide margin, according to the poll", where the parser takes Ode for the verb.
    """
    runs: list[list[int]] = []
    for i in sorted(draft.source):
        if runs and draft.content.isdisjoint(range(runs[-1][-1], i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    if len(runs) < 2:
        return
    kept = min(runs, key=lambda run: min(abs(i - draft.head) for i in run))
    for run in runs:
        if run is not kept:
            draft.source.difference_update(run)
            draft.content.update(run)


def _trim_content(grid: Grid, draft: Draft) -> None:
    """A preposition that introduces the content is part of the cue; what ties sentences is part of nothing.

    An "and" or "but" between two stretches of content is content.
    """
    words = [i for i in sorted(draft.content) if not grid.blank(i)]
    if len(words) < 2:
        return
    for last, then in pairwise(words):
        between = then - 1
        while grid.blank(between):
            between -= 1
        if between > last and grid.lower[between] in _JOINING and between not in draft.cue | draft.source:
            draft.content.add(between)
    first = words[0]
    if grid.region[first] >= 0:
        return
    if first > draft.head and grid.lower[first] in _INTRODUCING and grid.pos[first] in ("ADP", "SCONJ"):
        draft.content.discard(first)
        draft.cue.add(first)
    elif grid.lower[first] in _TYING and first == _first_word(grid, first):
        draft.content.discard(first)


def _first_word(grid: Grid, i: int) -> int:
    low, high = grid.sentence_of(i)
    return next((j for j in range(low, high) if not grid.blank(j)), low)


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def _contrasted(grid: Grid, found: list[Draft]) -> None:
    """Some back it, while others insist …: what others say is no part of what the first say."""
    for other in found:
        marks = [k for k in grid.children[other.head] if grid.lower[k] in _CONTRASTING]
        if not marks or grid.lower[marks[0] - 1] != "," or not other.source:
            continue
        low, high = marks[0] - 1, grid.right[other.head] + 1
        for draft in found:
            if draft.head < low and other.head in draft.content and grid.region[other.head] < 0:
                kept = {i for i in draft.content if not low <= i < high}
                if any(grid.pos[i] in _TELLING for i in kept):
                    draft.content = kept


def _settle(grid: Grid, found: list[Draft]) -> list[Draft]:
    """Drops cues that are part of a surer one, and doubtful ones inside what another says."""
    _contrasted(grid, found)
    dropped: set[int] = set()
    for draft in sorted(found, key=lambda d: (-d.sure, d.head)):
        if draft.head in dropped:
            continue
        for other in found:
            if other is draft or other.head in dropped:
                continue
            if (
                other.head in draft.cue
                or (draft.head in other.cue and other.sure <= draft.sure)
                or (
                    other.head in draft.content
                    and draft.head not in other.content
                    and other.sure < CUE_NESTED_AT
                )
            ):
                dropped.add(other.head)
    return [d for d in found if d.head not in dropped]
