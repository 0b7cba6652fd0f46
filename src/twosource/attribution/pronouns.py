"""Whom a pronoun means, by a weighted sum in the manner of Lappin and Leass (1994)."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from twosource.attribution.finding import Draft
from twosource.model import Speaker

if TYPE_CHECKING:
    from twosource.attribution.speakers import Cast

# Verbs with which the same speaker goes on.
_GOING_ON = frozenset(
    {"add", "continue", "conclude", "elaborate", "go", "finish", "repeat", "reiterate", "also"}
)
# Who does this to one of these in the sentence before has the floor: "Doe issued a statement. “…,” he said."
_ISSUING = frozenset({"issue", "release", "publish", "post", "write", "deliver", "give", "make", "read"})
_WORDS = frozenset({"statement", "letter", "apology", "message", "post", "speech", "remark", "tweet", "note"})
# A pronoun's own sentence outweighs whom the sentences before were about and who spoke there.
HERE = 2.0


def pronoun(cast: Cast, draft: Draft, head: int, gender: str) -> int | Speaker | None:
    """The person a pronoun means: recent, a subject, a speaker, of fitting gender.

    ``gender`` is ``m`` or ``f``. None where two fit equally well.
    """
    grid = cast.grid
    sentence = grid.sentence[head]
    line = grid.start[grid.sentence_of(head)[0]]
    scores: dict[int, float] = {}
    # He asked the congressman: he is not the congressman.
    spoken_to = cast.objects(draft.head)
    for start, _, number in cast.places:
        if start >= grid.start[head]:
            break
        if not _fits(cast, number, gender) or number in spoken_to:
            continue
        entity = cast.entities[number]
        i = bisect_right(grid.start, start) - 1
        apart = sentence - grid.sentence[i]
        if apart > 8:
            continue
        weight = 1.0 + (0.3 if entity.gender == gender else 0.0)
        top = i
        while grid.dep[top] in ("compound", "nmod") and grid.head[top] != top:
            top = grid.head[top]
        if grid.dep[top] in ("nsubj", "nsubjpass"):
            weight += 1.2 + (1.0 if apart == 1 and _has_the_floor(cast, grid.head[top]) else 0.0)
        elif grid.dep[top] == "poss" or grid.dep[top] == "conj":
            weight -= 0.3
        if grid.region[i] >= 0:
            weight -= 0.8
        elif apart == 0 and start >= line and _links(cast, draft, head, i, top):
            weight += HERE
        scores[number] = max(scores.get(number, 0.0), weight * 0.75**apart)
    last = next(((t, w) for t, w in reversed(cast.spoken) if t < head), None)
    if last is not None:
        token, who = last
        # What is all in marks leads away from nobody: after her long quotation she is still she.
        apart = grid.told[sentence] - grid.told[grid.sentence[token]]
        going_on = grid.lemma[draft.head] in _GOING_ON
        if isinstance(who, Speaker):
            # Somebody without a name who just spoke, and goes on.
            if apart <= 1 or (apart <= 4 and going_on):
                return who
        elif who in scores or (apart <= 1 and _fits(cast, who, gender) and who not in spoken_to):
            scores.setdefault(who, 0.0)
            scores[who] += (2.5 if going_on else 1.0) * 0.8 ** max(0, apart)
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.05:
        return None
    return ranked[0][0]


def _fits(cast: Cast, number: int, gender: str) -> bool:
    entity = cast.entities[number]
    return entity.kind == "person" and not entity.ambiguous and (entity.gender or gender) == gender


def _has_the_floor(cast: Cast, verb: int) -> bool:
    grid = cast.grid
    issued = (k for k in grid.children[verb] if grid.dep[k] == "dobj")
    return grid.lemma[verb] in _ISSUING and any(grid.lemma[k] in _WORDS for k in issued)


def _links(cast: Cast, draft: Draft, head: int, i: int, top: int) -> bool:
    """Whether a name earlier in the pronoun's sentence may well be whom it means.

    A subject or possessor may; not who is named in what the pronoun says (Doe would lose, he said),
    nor in an opening that has the pronoun for its own subject (asked about Doe's plan, he said).
    """
    grid = cast.grid
    if grid.dep[top] not in ("nsubj", "nsubjpass", "poss"):
        return False
    if i in draft.content and max(draft.content) < head:
        return False
    at = top
    for _ in range(12):
        governor = grid.head[at]
        opening = grid.dep[at] in ("advcl", "prep", "acl") and grid.tag[at] in ("VBN", "VBG")
        if opening and not any("subj" in grid.dep[k] for k in grid.children[at]):
            return False
        if governor == at:
            break
        at = governor
    return True
