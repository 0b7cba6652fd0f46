"""What two texts have in common, and what that means.

The test is made on words outside quotation marks and furniture. Measured on labelled real
pairs, that mask is what separates copies from independent reports of one statement; the
thresholds below are few and lie in wide gaps (``twosource benchmark copying``).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from twosource.copying._runs import Tile, tiles
from twosource.copying._texts import FURNITURE, OWN, QUOTED, Prepared
from twosource.model import Pair, Span

Relation = Literal["same-text", "shared-passages", "shared-quotations", "shared-furniture"]

# Shorter shared runs are chance or stock phrases.
LEAST_RUN = 5
# A run this long outside quotation marks is seldom chance; DESIGN.md, section 5. Unless it is
# little but names: an office with its holder's name, a law's title.
LONG_RUN = 8
PLAIN_WORDS = 5
# Own words in long runs that make passages: several runs together, or one run alone. One lone
# run of up to two dozen words is, in real pairs, a company's self-description, a product
# line or an official title at least as often as a copied sentence, and of two runs one must
# be longer than an address or a charge read out in court.
PASSAGE_WORDS = 20
OF_TWO_RUNS = 12
LONE_RUN_WORDS = 25
# Part of the shorter text's own words in shared runs from which it is the same text.
SAME_TEXT = 0.62
# A shared quotation worth naming has this many words in a row; a statement that stands without
# marks has more, or it would be a stock phrase.
QUOTED_RUN = 6
STATEMENT_RUN = 12
# Runs no further apart than this in both texts are one passage with edits in it.
_GAP = 12
# A word run printed by more reports than this is furniture or a slogan; as a candidate key
# it would only cost. Longer runs of true copies give many other keys.
_COMMON = 40


class Shared(NamedTuple):
    """Shared runs of two texts and the sums drawn from them."""

    a: Prepared
    b: Prepared
    tiles: tuple[Tile, ...]
    own: tuple[int, ...]  # of each tile's words, how many are own words in both texts
    names: tuple[int, ...]  # of these, how many bear a capital in both
    quoted: tuple[int, ...]
    furniture: tuple[int, ...]


def candidates(texts: Sequence[Prepared]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) of texts that share a fingerprint, in order."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for fingerprint in text.prints:
            holders[fingerprint].append(i)
    most = max(_COMMON, len(texts) // 2)
    pairs = {
        (i, j)
        for holding in holders.values()
        if 1 < len(holding) <= most
        for at, i in enumerate(holding)
        for j in holding[at + 1 :]
    }
    yield from sorted(pairs)


def shared(a: Prepared, b: Prepared) -> Shared:
    """Find the shared runs of two texts, exactly."""
    found = tiles(a.words.folded, b.words.folded, least=LEAST_RUN)
    own, names, quoted, furniture = [], [], [], []
    for tile in found:
        counts = [0, 0, 0]
        marks_a = a.marks[tile.a : tile.a + tile.length]
        for mark_a, mark_b in zip(marks_a, b.marks[tile.b : tile.b + tile.length], strict=True):
            counts[max(mark_a, mark_b)] += 1
        own.append(counts[OWN])
        names.append(_names(a, b, tile))
        quoted.append(counts[QUOTED])
        furniture.append(counts[FURNITURE])
    return Shared(a, b, tuple(found), tuple(own), tuple(names), tuple(quoted), tuple(furniture))


def _names(a: Prepared, b: Prepared, tile: Tile) -> int:
    """How many own words of a tile bear a capital in both texts."""
    return sum(
        a.marks[tile.a + i] == OWN == b.marks[tile.b + i]
        and a.report.text[a.words.starts[tile.a + i]].isupper()
        and b.report.text[b.words.starts[tile.b + i]].isupper()
        for i in range(tile.length)
    )


def relation(found: Shared) -> tuple[Relation, float] | None:
    """The relation of two texts and the part of the shorter one that they share, or None."""
    words = min(len(found.a.words), len(found.b.words))
    if not found.tiles or not words:
        return None
    own_words = min(found.a.own, found.b.own)
    all_share = sum(tile.length for tile in found.tiles) / words
    own_share = sum(found.own) / own_words if own_words else 0.0
    long_runs = [
        own
        for own, names in zip(found.own, found.names, strict=True)
        if own >= LONG_RUN and own - names >= PLAIN_WORDS
    ]
    own_long = sum(long_runs)
    brief = own_long >= LONG_RUN and own_long >= SAME_TEXT * own_words
    if brief or _are_passages(long_runs):
        same = own_share >= SAME_TEXT and all_share >= SAME_TEXT
        return ("same-text" if same else "shared-passages"), min(1.0, all_share)
    if max(found.quoted, default=0) >= QUOTED_RUN or max(long_runs, default=0) >= STATEMENT_RUN:
        return "shared-quotations", min(1.0, all_share)
    if max(found.furniture, default=0) >= LONG_RUN:
        return "shared-furniture", min(1.0, all_share)
    return None


def _are_passages(long_runs: list[int]) -> bool:
    if not long_runs:
        return False
    if len(long_runs) == 1:
        return long_runs[0] >= LONE_RUN_WORDS
    if len(long_runs) == 2 and max(long_runs) < OF_TWO_RUNS:
        return False
    return sum(long_runs) >= PASSAGE_WORDS


def passages(found: Shared) -> list[tuple[Span, Span]]:
    """The copied passages: runs joined over small edits, each with enough own words."""
    chains: list[list[int]] = []
    for i, tile in enumerate(found.tiles):
        if chains:
            last = found.tiles[chains[-1][-1]]
            gap_a = tile.a - last.a - last.length
            gap_b = tile.b - last.b - last.length
            if 0 <= gap_a <= _GAP and 0 <= gap_b <= _GAP:
                chains[-1].append(i)
                continue
        chains.append([i])
    spans = []
    for chain in chains:
        if sum(found.own[i] for i in chain) < LONG_RUN:
            continue
        first, last = found.tiles[chain[0]], found.tiles[chain[-1]]
        spans.append(
            (
                found.a.span(first.a, last.a + last.length - first.a),
                found.b.span(first.b, last.b + last.length - first.b),
            )
        )
    return spans


def quoted_runs(found: Shared) -> list[tuple[Span, Span]]:
    """The runs that a pair shares without being a copy: quotations, or furniture."""
    return [
        (found.a.span(tile.a, tile.length), found.b.span(tile.b, tile.length))
        for tile, own, quoted, furniture in zip(
            found.tiles, found.own, found.quoted, found.furniture, strict=True
        )
        if quoted >= QUOTED_RUN or furniture >= LONG_RUN or own >= STATEMENT_RUN
    ]


def pair(found: Shared) -> Pair | None:
    """The published record of one pair, or None where there is nothing to say."""
    judged = relation(found)
    if judged is None:
        return None
    kind, share = judged
    copied = kind in ("same-text", "shared-passages")
    evidence = passages(found) if copied else quoted_runs(found)
    return Pair(
        a=found.a.report.id,
        b=found.b.report.id,
        relation=kind,
        share=round(share, 4),
        evidence=tuple(evidence),
    )
