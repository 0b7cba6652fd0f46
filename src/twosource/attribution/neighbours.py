"""Media told in a sentence of their own: He made the remarks in a post on X."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from twosource.attribution.clauses import subject
from twosource.attribution.finding import Draft
from twosource.attribution.grid import Grid
from twosource.attribution.lexicon import word_set
from twosource.attribution.secondhand import named_medium
from twosource.attribution.speakers import Cast
from twosource.model import Quotation, Speaker

_WORDS = word_set(
    """
    remark comment statement announcement claim call declaration suggestion criticism appeal assertion
    observation accusation allegation pledge promise threat warning demand admission proposal word
    """
)
_MADE = word_set(
    """
    make issue post publish deliver share give voice write come appear air release send repeat utter
    offer express announce
    """
)
_POINTING = frozenset({"the", "these", "those", "this", "that", "his", "her", "their", "its"})
_PASSIVE = frozenset({"nsubj", "nsubjpass"})


def with_neighbours(
    grid: Grid, cast: Cast, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> tuple[Quotation, ...]:
    """Quotations with the medium that the sentence beside them tells of the same speaker's words.

    The words meant are those of the sentence before (the remarks point back), else of the one after.
    A quotation that names its own medium keeps it. ``drafts`` and ``quotations`` go in pairs.
    """
    out = list(quotations)
    where = [grid.sentence[d.head] for d in drafts]
    for number in range(len(grid.sentences)):
        told = _told(grid, number)
        if told is None:
            continue
        verb, noun, medium = told
        who = _who(grid, cast, verb, noun)
        for side in ([number - 1, number], [number + 1]):
            near = [n for n, at in enumerate(where) if at in side and _fits(out[n], who)]
            if who is None and near:
                # Nobody we know is named: whoever spoke last is meant, and he alone.
                last = out[near[-1]].speaker
                near = [n for n in near if out[n].speaker == last]
            for n in near:
                if out[n].medium is None:
                    out[n] = msgspec.structs.replace(out[n], medium=medium)
            if near:
                break
    return tuple(out)


def _fits(quotation: Quotation, who: Speaker | None) -> bool:
    if quotation.speaker is None:
        return False
    return who is None or quotation.speaker.name == who.name


def _told(grid: Grid, number: int) -> tuple[int, int, str] | None:
    """(verb, noun, medium) of a sentence that says by what medium somebody's words came."""
    low, high = grid.sentences[number]
    for noun in range(low, high):
        if grid.lemma[noun] not in _WORDS or grid.pos[noun] != "NOUN" or grid.region[noun] >= 0:
            continue
        if not any(grid.lower[k] in _POINTING for k in grid.children[noun]):
            continue
        verb = grid.head[noun]
        if grid.lemma[verb] not in _MADE or grid.dep[noun] not in ("dobj", *_PASSIVE):
            continue
        after = max(verb, noun) + 1
        words = "".join(
            grid.text[grid.start[i] : grid.start[i + 1] if i + 1 < grid.size else None]
            for i in range(after, high)
            if grid.region[i] < 0
        )
        medium = named_medium(words)
        if medium is not None:
            return verb, noun, medium
    return None


def _who(grid: Grid, cast: Cast, verb: int, noun: int) -> Speaker | None:
    """Whose words they are, as far as the sentence tells: its subject, or the words' possessor."""
    if grid.dep[noun] in _PASSIVE:
        source = {k for k in grid.children[noun] if grid.dep[k] == "poss"}
    else:
        source = subject(grid, verb)
    if not source:
        return None
    entity = cast.entity_of(Draft(verb, 1.0, cue={verb}, source=source, content={noun}))
    return cast.named(entity) if isinstance(entity, int) else None
