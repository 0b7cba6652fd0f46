"""Gives every quotation in marks its attribution, over sentences and paragraphs.

The model sees one sentence at a time. Here the words in marks are made whole (a quotation belongs
together even where it runs over sentences), and quotations without a cue of their own get one: from
a sentence that announces them with a colon, from the speaker's clause cut off behind them, or from
the quotation that they continue.
"""

from __future__ import annotations

from twosource.attribution.clauses import finite, governed, inverted, subject, tidy
from twosource.attribution.finding import Draft
from twosource.attribution.grid import QUOTE_SIGNS, Grid
from twosource.attribution.lexicon import COINING, SPEECH

# What a programme's or book's name stands after, and how long it may be.
ON = frozenset({"on", "in", "to", "of", "for", "from"})
MOST_TITLE = 6
_DASHES = frozenset({"-", "--", "–", "—", "―", "~", "---"})


def complete(grid: Grid, found: list[Draft]) -> list[Draft]:
    """Drafts with their quotations whole, and drafts for quotations that had none."""
    by_region: dict[int, Draft] = {}
    done: list[Draft] = list(found)
    for number in range(len(grid.regions)):
        if grid.first[number] < 0:
            continue
        if _names_a_work(grid, number):
            _leave(grid, number, done)
            continue
        owner = _owner(grid, done, number)
        if owner is None:
            owner = _continued(grid, number, by_region)
        if owner is None and _speech(grid, number):
            owner = _signed(grid, number) or _link(grid, number, done, by_region)
        if owner is None:
            continue
        if owner not in done:
            done.append(owner)
        _give(grid, owner, number, done)
        by_region[number] = owner
    for draft in done:
        tidy(grid, draft)
    done = [d for d in done if any(not grid.blank(i) for i in d.content)]
    return sorted(done, key=lambda d: (d.head, min(d.content)))


def _owner(grid: Grid, found: list[Draft], number: int) -> Draft | None:
    """The draft that already claims most of the region, its cue outside."""
    low, high = grid.first[number], grid.last[number]
    # A sentence in marks belongs to the cue beside it, single words to the surest.
    whole = finite(grid, low, high)
    best: tuple[int, int, float] | None = None
    winner: Draft | None = None
    for draft in found:
        if low <= draft.head <= high:
            continue
        share = sum(1 for i in range(low, high + 1) if i in draft.content and not grid.blank(i))
        if not share:
            continue
        away = min(abs(draft.head - low), abs(draft.head - high)) if whole else 0
        rank = (share, -away, draft.sure)
        if best is None or rank > best:
            best, winner = rank, draft
    return winner


def _give(grid: Grid, owner: Draft, number: int, found: list[Draft]) -> None:
    low, high = grid.first[number], grid.last[number]
    tokens = set(range(low, high + 1))
    owner.content |= tokens
    owner.source -= tokens
    owner.cue -= tokens
    owner.quoted.add(number)
    for other in found:
        if other is not owner and not low <= other.head <= high and other.content & tokens:
            whole = all(i in other.content for i in tokens if not grid.blank(i))
            if not whole or all(i in tokens for i in other.content if not grid.blank(i)):
                other.content -= tokens


def _continued(grid: Grid, number: int, by_region: dict[int, Draft]) -> Draft | None:
    """A paragraph that reopens the mark goes on with the quotation before it."""
    if number and grid.regions[number - 1].run == grid.regions[number].run:
        return by_region.get(number - 1)
    return None


def _words(grid: Grid, number: int) -> int:
    return sum(1 for i in range(grid.first[number], grid.last[number] + 1) if not grid.blank(i))


def _speech(grid: Grid, number: int) -> bool:
    """Whether words in marks can be speech at all: no name, title, nickname or scare quote."""
    low, high = grid.first[number], grid.last[number]
    words = _words(grid, number)
    if not words:
        return False
    before = grid.lower[low - 1] if low else ""
    if before in COINING and words < 8:
        return False
    clause = finite(grid, low, high)
    inner = grid.text[grid.regions[number].inner_start : grid.regions[number].inner_end].rstrip()
    ended = inner[-1:] in ".,!?…—–-"
    if _titled(grid, number) and words > 1 and not ended:
        return False
    return (clause and words >= 3) or (ended and words >= 2) or words >= 8


def _titled(grid: Grid, number: int) -> bool:
    """Whether the words in marks are written as titles are: Talk of the Quay."""
    return all(
        grid.words[i][:1].isupper() or grid.pos[i] in ("ADP", "DET", "CCONJ", "PART") or grid.blank(i)
        for i in range(grid.first[number], grid.last[number] + 1)
    )


def _names_a_work(grid: Grid, number: int) -> bool:
    """She said it on “Talk of the Quay.” or on Harbour TV's “Talk …”: where she did, none of her words."""
    low = grid.first[number]
    before = low - 1
    while before >= 0 and (grid.pos[before] == "PROPN" or grid.lower[before] == "'s"):
        before -= 1
    return (
        1 < _words(grid, number) <= MOST_TITLE
        and before >= 0
        and grid.lower[before] in ON
        and _titled(grid, number)
        and grid.words[low + (grid.lower[low] in QUOTE_SIGNS)][:1].isupper()
    )


def _leave(grid: Grid, number: int, found: list[Draft]) -> None:
    """Takes the region out of drafts of which it is a piece by itself."""
    low, high = grid.first[number], grid.last[number]
    tokens = set(range(low, high + 1))
    for draft in found:
        apart = low - 1 not in draft.content and high + 1 not in draft.content
        if apart and any(not grid.blank(i) for i in draft.content - tokens):
            draft.content -= tokens


def _line(grid: Grid, i: int) -> tuple[int, int]:
    """Token range of the paragraph that ``i`` stands in."""
    low = i
    while low and "\n" not in grid.words[low - 1]:
        low -= 1
    high = i
    while high < grid.size and "\n" not in grid.words[high]:
        high += 1
    return low, high


def _link(grid: Grid, number: int, found: list[Draft], by_region: dict[int, Draft]) -> Draft | None:
    low, high = grid.first[number], grid.last[number]
    line_low, line_high = _line(grid, low)
    outside = _outside(grid, low, high)
    after = _clause_after(grid, high, line_high, found)
    if after is not None:
        return after
    if outside:
        beside = _cue_beside(grid, outside, low, high, found)
        if beside is not None:
            return beside
    bare = not outside
    previous = number - 1
    if previous in by_region and bare:
        before = by_region[previous]
        gap = range(grid.last[previous] + 1, low)
        same_line = grid.last[previous] >= line_low
        ends = grid.sentence_of(before.head)[1]
        whole = finite(grid, grid.first[previous], grid.last[previous])
        if (same_line and whole) or (
            whole and all(grid.blank(i) or (before.head >= gap[0] and i < ends) for i in gap)
        ):
            return before
    announced = _announcement(grid, low, line_low, found)
    if announced is not None:
        return announced
    if bare and low > line_low:
        return _sentence_before(grid, low, line_low, found)
    return None


def _outside(grid: Grid, low: int, high: int) -> list[int]:
    """Words of the region's sentences that stand outside all marks."""
    start, _ = grid.sentence_of(low)
    _, end = grid.sentence_of(high)
    return [i for i in range(start, end) if grid.region[i] < 0 and not grid.blank(i)]


def _clause_after(grid: Grid, high: int, line_high: int, found: list[Draft]) -> Draft | None:
    """“…?” asked Smith: a speaker's clause that the parser cut off as a sentence of its own."""
    window = [i for i in range(high + 1, min(line_high, high + 14)) if not grid.blank(i)]
    if not window or any(grid.region[i] >= 0 for i in window[:2]):
        return None
    for i in window:
        if grid.region[i] >= 0:
            return None
        if grid.pos[i] != "VERB" or grid.lemma[i] not in SPEECH:
            if grid.pos[i] == "VERB" or grid.lower[i] in (".", ";"):
                return None
            continue
        source = subject(grid, i)
        if not source:
            source = inverted(grid, i)
        if not source or min(source) > i + 2:
            return None
        for draft in found:
            if draft.head == i:
                ahead = [t for t in draft.content if t > max(i, *source) and not grid.blank(t)]
                return None if ahead else draft
        return Draft(i, 0.5, cue={i}, source=source)
    return None


def _cue_beside(grid: Grid, outside: list[int], low: int, high: int, found: list[Draft]) -> Draft | None:
    """A verb of saying in the same sentence that has a subject, the nearest one."""
    options = [
        i
        for i in outside
        if grid.lemma[i] in SPEECH
        and grid.pos[i] in ("VERB", "NOUN")
        and (subject(grid, i) or governed(grid, i))
    ]
    if not options:
        return None
    cue = min(options, key=lambda i: (min(abs(i - low), abs(i - high)), i))
    for draft in found:
        if draft.head == cue:
            draft.source = draft.source or subject(grid, cue) or governed(grid, cue)
            return draft
    return Draft(cue, 0.5, cue={cue}, source=subject(grid, cue) or governed(grid, cue))


def _signed(grid: Grid, number: int) -> Draft | None:
    """“…” — Jane Doe, Leeds: a name after a dash ends the line and signs the quotation."""
    low, high = grid.first[number], grid.last[number]
    line_low, line_high = _line(grid, low)
    rest = [i for i in range(high + 1, line_high) if grid.pos[i] != "SPACE"]
    ahead = [i for i in range(line_low, low) if not grid.blank(i) and grid.region[i] < 0]
    if ahead or not 2 <= len(rest) <= 16 or grid.lower[rest[0]] not in _DASHES:
        return None
    name = rest[1:]
    if any(grid.region[i] >= 0 or grid.pos[i] in ("VERB", "AUX") for i in name):
        return None
    if not grid.words[name[0]][:1].isupper():
        return None
    return Draft(rest[0], 0.9, cue={rest[0]}, source=set(name))


def _announcement(grid: Grid, low: int, line_low: int, found: list[Draft]) -> Draft | None:
    """A colon right before, in this paragraph or at the end of the one before."""
    i = low - 1
    while i >= 0 and grid.pos[i] == "SPACE":
        i -= 1
    if i < 0 or grid.lower[i] != ":":
        return None
    start, end = grid.sentence_of(i)
    label = [j for j in range(max(start, line_low), i) if not grid.blank(j)]
    if 1 <= len(label) <= 5 and i >= line_low and not any(grid.pos[j] in ("VERB", "AUX") for j in label):
        return Draft(i, 0.8, cue={i}, source=set(label))
    here = [d for d in found if start <= d.head < end and grid.region[d.head] < 0]
    if here:
        return max(here, key=lambda d: (grid.lemma[d.head] in SPEECH, d.head))
    verbs = [j for j in range(start, end) if grid.pos[j] == "VERB" and grid.region[j] < 0]
    speaking = [j for j in verbs if grid.lemma[j] in SPEECH] or verbs[-1:]
    if not speaking:
        return None
    cue = speaking[-1]
    return Draft(cue, 0.5, cue={cue, i}, source=subject(grid, cue) or governed(grid, cue))


def _sentence_before(grid: Grid, low: int, line_low: int, found: list[Draft]) -> Draft | None:
    """Bare words in marks right after a sentence with a speaker, in the same paragraph."""
    start, end = grid.sentence_of(low - 1) if low else (0, 0)
    while start > line_low and all(grid.blank(i) for i in range(start, end)):
        start, end = grid.sentence_of(start - 1)
    here = [d for d in found if start <= d.head < end and d.source and grid.region[d.head] < 0]
    if not here:
        return None
    last = max(here, key=lambda d: (d.sure, d.head))
    return Draft(last.head, 0.4, source=set(last.source), inherits=True)
