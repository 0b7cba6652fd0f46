"""Names as found, repaired where a headline, a gerund or a missed half spoils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twosource.attribution.grid import Grid
from twosource.attribution.lexicon import CALLING, SPEECH, word_set
from twosource.attribution.names import TITLES, gender, plain
from twosource.attribution.secondhand import NETWORKS, outlet

if TYPE_CHECKING:
    from twosource.language import Parsed

Kind = Literal["person", "organisation", "place"]
KIN = word_set(
    """
    son daughter wife husband mother father brother sister widow widower uncle aunt cousin nephew niece
    grandson granddaughter grandmother grandfather partner fiance fiancee friend neighbour neighbor
    """
)
_PREFIXES = frozenset({"vice", "deputy", "prime"})
_NO_NAME = frozenset({"VERB", "AUX", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART"})


def found_names(grid: Grid, parsed: Parsed) -> list[tuple[int, int, Kind]]:
    """(start, end, kind) of every name of the report, in text order, not overlapping."""
    at = {s: i for i, s in enumerate(grid.start)}
    out: list[tuple[int, int, Kind]] = []
    for name in parsed.names:
        low, high = at.get(name.span.start, -1), name.span.end
        if name.kind == "other" or low < 0:
            continue
        tokens = [low]
        while tokens[-1] + 1 < grid.size and grid.end[tokens[-1] + 1] <= high:
            tokens.append(tokens[-1] + 1)
        mended = _mend(grid, tokens, name.kind)
        if mended is None:
            continue
        while out and mended[0] <= out[-1][0] and mended[1] >= out[-1][1]:
            out.pop()  # widened over its own first half
        if out and mended[0] < out[-1][1]:
            continue
        if out and mended[2] == out[-1][2] == "person" and _one_name(grid.text, out[-1], mended):
            mended = (out.pop()[0], mended[1], "person")
        out.append(mended)
    surnames = {plain(grid.text[a:b]).split()[-1] for a, b, kind in out if kind == "person"}
    out = sorted([*out, *_overlooked(grid, out, surnames)])
    out = sorted([*out, *_surnames_alone(grid, out)])
    people = {
        plain(grid.text[a:b]) for a, b, kind in out if kind == "person" and len(grid.text[a:b].split()) > 1
    }
    # In a headline in capitals the finder takes people for companies.
    return [(a, b, "person" if plain(grid.text[a:b]) in people else kind) for a, b, kind in out]


def _one_name(text: str, one: tuple[int, int, Kind], other: tuple[int, int, Kind]) -> bool:
    """Given name and surname found apart."""
    between = text[one[1] : other[0]]
    return (
        between in (" ", "\u00a0")
        and " " not in text[one[0] : one[1]]
        and " " not in text[other[0] : other[1]]
    )


def _mend(grid: Grid, tokens: list[int], kind: Kind) -> tuple[int, int, Kind] | None:
    """Cuts verbs off a name, widens a lone surname to the given name before it, mends the kind."""
    while len(tokens) > 1 and grid.pos[tokens[0]] in _NO_NAME and grid.pos[tokens[-1]] == "PROPN":
        tokens = tokens[1:]
    for n, i in enumerate(tokens[1:], 1):
        if grid.pos[i] in ("VERB", "AUX") and (n > 1 or kind == "person"):
            tokens = tokens[:n]
            break
    start, end = grid.start[tokens[0]], grid.end[tokens[-1]]
    if len(tokens) == 1 and kind != "person" and end - start == 2 and grid.text[end - 1] == ".":
        end -= 1  # one letter and the sentence's full stop: the platform X.
    text = grid.text[start:end]
    if kind == "organisation" and _human(grid, tokens):
        return start, end, "person"
    if len(tokens) == 1 and kind == "person":
        i = tokens[0]
        if outlet(text) or plain(text) in NETWORKS or any(c.isupper() for c in text[2:]):
            return start, end, "organisation"
        start = grid.start[_given_before(grid, i)]
    elif len(tokens) == 1 and grid.dep[tokens[0]] == "appos" and grid.lemma[grid.head[tokens[0]]] in TITLES:
        first = _given_before(grid, tokens[0])
        if first < tokens[0]:
            return grid.start[first], end, "person"
    return start, end, kind


def _human(grid: Grid, tokens: list[int]) -> bool:
    """Two or three words that somebody's son is called, or who … follows: a person, no organisation."""
    if not 2 <= len(tokens) <= 3 or not all(_capital(grid, i) for i in tokens):
        return False
    if any(grid.words[i].isupper() and len(grid.words[i]) > 2 for i in tokens):
        return False
    last = tokens[-1]
    if grid.dep[last] == "appos" and grid.lemma[grid.head[last]] in KIN:
        return True
    behind = last + 1
    if behind + 1 < grid.size and grid.lower[behind] == ",":
        aged = grid.words[behind + 1].isdigit() and grid.lower[behind + 2 : behind + 3] == [","]
        return grid.lower[behind + 1] in ("who", "whose") or aged
    return behind < grid.size and grid.lower[behind] == "who"


def _given_before(grid: Grid, i: int) -> int:
    """Index of the given name that stands right before surname ``i``, else ``i``."""
    j = i - 1
    fits = (
        j >= 0
        and grid.pos[j] == "PROPN"
        and grid.dep[j] == "compound"
        and grid.head[j] == i
        and grid.entity[j] in ("", "PERSON")
        and grid.words[j].replace("-", "").isalpha()
        and grid.words[j][:1].isupper()
        and not grid.words[j].isupper()
        and plain(grid.words[j]) not in TITLES
        and grid.start[i] - grid.end[j] == 1
    )
    return j if fits else i


def _overlooked(
    grid: Grid, known: list[tuple[int, int, Kind]], surnames: set[str]
) -> list[tuple[int, int, Kind]]:
    """Full names that the finder missed or took for things.

    Known by an office beside them (the mayor, Jane Doe), by speaking, by a given name, or because the
    surname stands alone as a person's elsewhere.
    """
    taken = bytearray(len(grid.text) + 1)
    for start, end, _ in known:
        taken[start:end] = b"\x01" * (end - start)
    out: list[tuple[int, int, Kind]] = []
    i = 0
    while i < grid.size:
        low = i
        while i < grid.size and _capital(grid, i) and not taken[grid.start[i]]:
            if i > low and grid.start[i] - grid.end[i - 1] != 1:
                break
            i += 1
        first = low
        while first < i and plain(grid.words[first]).strip(".") in TITLES:
            first += 1
        if 2 <= i - first <= 4 and _person(grid, first, i, surnames, office=first > low):
            out.append((grid.start[first], grid.end[i - 1], "person"))
        i = max(i, low + 1)
    return out


def _surnames_alone(grid: Grid, known: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """Surnames of people named in full that the finder passed over elsewhere."""
    taken = bytearray(len(grid.text) + 1)
    names: set[str] = set()
    for start, end, kind in known:
        taken[start:end] = b"\x01" * (end - start)
        words = grid.text[start:end].split()
        if kind == "person" and len(words) > 1 and len(words[-1]) > 2:
            names.add(words[-1])
    return [
        (grid.start[i], grid.end[i], "person")
        for i in range(grid.size)
        if grid.words[i] in names
        and not taken[grid.start[i]]
        and grid.pos[i] in ("PROPN", "INTJ", "NOUN", "X")
    ]


def _capital(grid: Grid, i: int) -> bool:
    word = grid.words[i]
    return grid.pos[i] == "PROPN" and word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha()


def _person(grid: Grid, low: int, high: int, surnames: set[str], *, office: bool) -> bool:
    names = [plain(w) for w in grid.words[low:high]]
    if any(n.strip(".") in TITLES for n in names) or any(
        w.isupper() and len(w) > 2 for w in grid.words[low:high]
    ):
        return False
    top = next((j for j in range(low, high) if not low <= grid.head[j] < high), low)
    if grid.dep[top] == "appos" and grid.lemma[grid.head[top]] in TITLES:
        office = True
    if any(grid.dep[k] == "appos" and grid.lemma[k] in TITLES for k in grid.children[top]):
        office = True
    subject = grid.dep[top] == "nsubj"
    speaks = subject and grid.lemma[grid.head[top]] in SPEECH | CALLING
    # Taken up by he or she before anybody else could be meant.
    behind = range(high, min(grid.size, high + 25))
    other = next((j for j in behind if grid.entity[j] == "PERSON"), grid.size)
    speaks = speaks or (subject and any(grid.lower[j] in ("he", "she") for j in behind if j < other))
    return office or speaks or names[-1] in surnames or gender((), tuple(names)) is not None


def titled(grid: Grid, start: int) -> tuple[tuple[str, ...], int]:
    """Titles written before a name, nearest last, and where the first of them starts."""
    low = max(0, start - 60)
    before = grid.text[low:start]
    out: list[str] = []
    at = start
    while before.rstrip(" \u00a0"):
        stripped = before.rstrip(" \u00a0")
        cut = max(stripped.rfind(" "), stripped.rfind("\n"), stripped.rfind("\u00a0")) + 1
        word = stripped[cut:]
        bare = plain(word).strip(".'\"()“‘")
        prefix = bool(out) and bare in _PREFIXES
        if (bare not in TITLES and not prefix) or word[-1] in ",;:!?":
            break
        if not prefix:
            out.insert(0, bare)
        elif bare != "prime":
            out[0] = f"{bare}-{out[0]}"  # a vice president is not the president
        at = low + cut + (len(word) - len(word.lstrip("'\"()“‘")))
        before = stripped[:cut]
    return tuple(out), at
