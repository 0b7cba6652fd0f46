"""Speakers without a name: officials, a spokesman, a poll, the ministry."""

from __future__ import annotations

import re

from twosource.attribution.grid import Grid
from twosource.attribution.lexicon import word_set
from twosource.model import Speaker

_GROUPS = word_set(
    """
    police administration government campaign group company agency committee department team office
    ministry percent majority minority most many some few several both party union camp side crowd public
    regime army military opposition parliament congress senate court council board commission staff family
    firm bank organisation organization association league coalition alliance bloc panel media press
    """
)
_UNNAMED = word_set(
    """
    official source people person expert analyst critic lawmaker aide adviser advisor observer insider
    diplomat witness authority resident operative spokesman spokeswoman spokesperson ally
    investigator reporter staffer employee executive officer supporter opponent leader man woman
    many some others several few most strategist economist researcher scientist
    """
)


# What is written or said says nothing by itself: somebody speaks through it.
_NO_SPEAKER = word_set(
    """
    statement remark comment word article message post tweet letter speech response answer clause
    provision paragraph chapter section amendment treaty column essay testimony
    """
)
# "Her campaign on Friday said": when they spoke is no part of who they are.
_DAY = re.compile(r"\s+(?:(?:late|early)\s+)?on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
_COUNTS = word_set("many some few several most all none both one two three each any half")
_OWN = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "case", "punct", "quantmod", "advmod"})


def phrase(grid: Grid, noun: int) -> list[int]:
    """The noun with what stands before it and belongs to it: the harbour office’s official."""
    tokens = [noun]
    for k in grid.children[noun]:
        if k < noun and grid.dep[k] in _OWN:
            tokens += range(grid.left[k], grid.right[k] + 1)
    return sorted(t for t in tokens if t <= noun)


def unnamed(grid: Grid, tokens: list[int], head: int) -> Speaker | None:
    """A speaker without a name: officials, a spokesman, a poll, the ministry."""
    if grid.lemma[head] in _NO_SPEAKER or grid.lower[head] in _NO_SPEAKER:
        return None
    if grid.pos[head] in ("VERB", "ADP"):
        return None  # "by travelling as a group": a way or a place, nobody
    relative = any(grid.lower[i] in ("who", "whom", "which") for i in tokens if i > head)
    if grid.lower[head] in _COUNTS and relative and len(tokens) <= 3:
        return None  # many of whom: who they are, another clause says
    low, high = tokens[0], tokens[-1]
    clause = [i for i in tokens if grid.dep[i] in ("relcl", "appos") and i > head]
    if clause:
        high = min(grid.left[i] for i in clause) - 1
    verb = next((i for i in tokens if i > head and i <= high and grid.pos[i] in ("VERB", "AUX")), None)
    if verb is not None and (grid.head[verb] == verb or grid.head[head] == verb):
        high = verb - 1  # the cue of another attribution got in
    while high > low and grid.blank(high):
        high -= 1
    name = re.sub(r"\s+", " ", grid.text[grid.start[low] : grid.end[max(high, low)]]).strip(" ,;:—–-")
    name = _DAY.sub("", name)
    if not any(c.isalpha() for c in name):
        return None
    lemma = grid.lemma[head]
    plural = grid.tag[head] in ("NNS", "NNPS")
    proper = any(grid.pos[i] == "PROPN" and i == head for i in tokens)
    return Speaker(
        name=name,
        anonymous=(lemma in _UNNAMED or grid.lower[head] in _UNNAMED) and not proper,
        collective=plural or lemma in _GROUPS or grid.lower[head] in _GROUPS,
    )
