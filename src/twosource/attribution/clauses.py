"""Clauses around a cue: its subject, words after it, and what is no part of the content."""

from __future__ import annotations

from twosource.attribution.finding import Draft
from twosource.attribution.grid import Grid
from twosource.attribution.lexicon import SPEECH

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_NAMING = frozenset({"PROPN", "NOUN", "PRON"})


def finite(grid: Grid, low: int, high: int) -> bool:
    """Whether tokens ``low`` to ``high`` hold a finite verb (an imperative counts at the start)."""
    return any(
        grid.tag[i] in ("VBD", "VBP", "VBZ", "MD") or (grid.tag[i] == "VB" and i - low <= 2)
        for i in range(low, high + 1)
    )


def subject(grid: Grid, verb: int) -> set[int]:
    """Tokens of the verb's subject outside quotation marks."""
    for k in grid.children[verb]:
        if grid.dep[k] in _SUBJECTS and grid.region[k] < 0:
            return {i for i in range(grid.left[k], grid.right[k] + 1) if grid.region[i] < 0}
    return set()


def inverted(grid: Grid, verb: int) -> set[int]:
    """said Smith, where the parse made the speaker an object or worse."""
    i = verb + 1
    if i < grid.size and grid.region[i] < 0 and grid.pos[i] in ("PROPN", "PRON", "DET", "NOUN", "ADJ"):
        top = i
        while grid.head[top] != top and verb < grid.head[top] <= verb + 12:
            top = grid.head[top]
        if grid.pos[top] in _NAMING:
            return {j for j in range(max(grid.left[top], i), grid.right[top] + 1) if grid.region[j] < 0}
    return set()


def governed(grid: Grid, verb: int) -> set[int]:
    """The subject of the verb that a participle or conjunct leans on."""
    at = verb
    for _ in range(3):
        if grid.dep[at] not in ("conj", "advcl", "xcomp", "acl") or grid.head[at] == at:
            return set()
        dep, at = grid.dep[at], grid.head[at]
        if dep == "acl" and grid.pos[at] in ("NOUN", "PROPN"):
            return {i for i in range(grid.left[at], verb) if grid.region[i] < 0}
        source = subject(grid, at)
        if source:
            return source
    return set()


def with_second_that(grid: Grid, draft: Draft) -> Draft:
    """“Insisted he was not there, and that nobody had asked”: what "and that" adds is said, too."""
    for i in sorted(draft.content):
        for k in grid.children[i]:
            that = any(grid.dep[m] == "mark" and grid.lower[m] == "that" for m in grid.children[k])
            if grid.dep[k] == "conj" and that and k not in draft.content and k > draft.head:
                added = set(range(grid.left[k], grid.right[k] + 1)) - draft.cue - draft.source
                draft.content |= added if grid.region[k] == grid.region[i] else set()
    return draft


def tidy(grid: Grid, draft: Draft) -> None:
    """Mends what the parser does to a sentence with a quotation: words of the narrator taken for
    content, a speaker swallowed by it."""
    _cut_reporter(grid, draft)
    first = min((i for i in draft.source if not grid.blank(i)), default=-1)
    if first > draft.head and grid.pos[first] in ("ADP", "ADV", "SCONJ") and grid.lemma[draft.head] in SPEECH:
        # Where it was said is not who said it.
        draft.source = (subject(grid, draft.head) - draft.content) or draft.source
    _share_subject(grid, draft)
    if not draft.quoted:
        if not draft.source and grid.tag[draft.head] != "VBN":
            draft.source = subject(grid, draft.head) - draft.content - draft.cue
        return
    block = draft.cue | draft.source
    whole = [n for n in sorted(draft.quoted) if _beside(grid, n, draft, block)]
    if whole:
        inside = {i for i in draft.content if grid.region[i] in draft.quoted}
        dropped = draft.content - inside
        draft.content = inside
        if not draft.source:
            draft.source = _between(grid, whole[0], draft) or inverted(grid, draft.head)
            draft.source = (draft.source or governed(grid, draft.head)) - draft.content
        # An adverbial of the cue (in a statement, on Sunday) may have gone with the content.
        draft.cue |= {i for i in dropped if draft.head < i <= draft.head + 3 and grid.head[i] == draft.head}
        draft.cue -= draft.source
    if not draft.source:
        draft.source = subject(grid, draft.head) - draft.content - {draft.head}
    if not draft.source and not draft.inherits:
        draft.source = _last_named(grid, draft)


def _cut_reporter(grid: Grid, draft: Draft) -> None:
    """…, The Daily Wave reported: the tail names who brought it, and is no part of what was said."""
    words = sorted(i for i in draft.content if not grid.blank(i))
    if len(words) < 6 or grid.lemma[words[-1]] not in SPEECH or grid.pos[words[-1]] != "VERB":
        return
    verb = words[-1]
    names = [k for k in grid.children[verb] if grid.dep[k] == "nsubj" and grid.pos[k] == "PROPN" and k < verb]
    if not names or verb < draft.head:
        return
    low = grid.left[names[0]]
    if low > words[2] and grid.lower[low - 1] == "," and verb - low <= 8:
        draft.content = {i for i in draft.content if i < low - 1}


def _share_subject(grid: Grid, draft: Draft) -> None:
    """The man approached Doe and asked: verbs joined by "and" have one subject, none from further off."""
    head, first = draft.head, min((i for i in draft.source if not grid.blank(i)), default=-1)
    if first < 0 or grid.dep[head] != "conj" or grid.pos[head] != "VERB":
        return
    verb = grid.head[head]
    if grid.pos[verb] != "VERB" or not first < verb < head or subject(grid, head):
        return
    shared = subject(grid, verb)
    if shared and first < min(shared) and max(draft.source) < min(shared) and max(shared) < verb:
        draft.source = shared - draft.content - draft.cue or draft.source


def _last_named(grid: Grid, draft: Draft) -> set[int]:
    """The last subject ahead of the cue in its sentence that can speak: a name or a pronoun."""
    low, _ = grid.sentence_of(draft.head)
    for i in range(draft.head - 1, low - 1, -1):
        if grid.region[i] >= 0 or grid.dep[i] not in ("nsubj", "nsubjpass"):
            continue
        if grid.pos[i] == "PROPN" or grid.lower[i] in ("he", "she", "they"):
            return {j for j in range(grid.left[i], grid.right[i] + 1) if j < draft.head} - draft.content
    return set()


def _beside(grid: Grid, number: int, draft: Draft, block: set[int]) -> bool:
    """Whether a full sentence in marks touches the speaker's clause on one side."""
    low, high = grid.first[number], grid.last[number]
    region = grid.regions[number]
    if region.inner_end <= region.inner_start or not finite(grid, low, high):
        return False
    if draft.head > high:
        ended = grid.text[region.inner_end - 1] in ",?!—–-" or grid.text[region.end : region.end + 1] == ","
        after = next((i for i in range(high + 1, grid.size) if not grid.blank(i)), -1)
        first = min(block, default=-1)
        return ended and (after in block or 0 <= draft.head - after <= 8) and first >= -1
    before = next((i for i in range(low - 1, -1, -1) if not grid.blank(i)), -1)
    capital = grid.text[region.inner_start].isupper() or grid.text[region.inner_start] in "([…."
    sign = grid.lower[low - 1] if low else ""
    return (
        capital
        and before >= 0
        and (before in block or sign in (":", ","))
        and before not in (draft.content if sign not in (":", ",") else ())
    )


def _between(grid: Grid, number: int, draft: Draft) -> set[int]:
    """The speaker between the quotation and the cue: “…,” police chief Jane Doe said."""
    high = grid.last[number]
    if draft.head <= high:
        return set()
    words = [i for i in range(high + 1, draft.head) if grid.region[i] < 0]
    while words and (grid.blank(words[-1]) or grid.pos[words[-1]] in ("ADV", "AUX")):
        words.pop()
    while words and (grid.blank(words[0]) or grid.pos[words[0]] == "CCONJ"):
        words.pop(0)
    if not any(grid.pos[i] in _NAMING for i in words):
        return set()
    return set(words)
