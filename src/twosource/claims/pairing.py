"""Units -> pairs: which clauses of different reports are worth holding together, and what the rules say."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.claims.align import Alignment, Reach, align
from twosource.claims.context import Context, Sentence
from twosource.claims.prospects import Prospects
from twosource.claims.units import Unit, asks
from twosource.claims.verdict import Verdict, judge
from twosource.language import embed, similarity

# A pair goes on to be aligned if the cosine of its weighted terms and this part of the cosine of its static
# clause vectors make so much together: over fifteen stories one in a thousand that agree is lost by it.
VECTORS, CANDIDATE = 0.5, 0.3
# So many clauses are held against all others at a time.
ROWS = 500
# Aligned pairs go on to the dear sentence vectors from this coverage.
WORTH_READING = 0.4
# A clause that opens so hangs on what stands around it, and so does "people who live".
_WH = re.compile(
    r"(?:[Ww]here|[Ww]hen|that|[Hh]ow|[Ww]hy|[Aa]s|[Ww]hile|[Aa]fter|[Bb]efore)\b|.*\b(?:who|whom|whose|which)\b"
)
# A clause with less to say than this (weights of its terms) is too thin to agree on.
THIN = 2.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One ordered pair of units with its verdict."""

    u: int
    v: int
    verdict: Verdict


def judged_pairs(
    context: Context, flat: Sequence[tuple[Unit, Sentence]], *, plain: bool = False
) -> list[Judged]:
    """All pairs of units of different reports that are worth judging, both ways, with their verdicts.

    ``plain``: instead those of which one says little, but says it plainly (``is_plain``).
    """
    aligned: list[tuple[int, int, Alignment]] = []
    for a, b, reach in _worth_aligning(context, flat, plain=plain):
        u, (v, sentence) = flat[a][0], flat[b]
        alignment = align(u, v, sentence.units, context.similar, context.rarity, reach)
        if alignment.coverage >= WORTH_READING:
            aligned.append((a, b, alignment))
    texts = [(a.u.span.text, a.v.span.text) for _, _, a in aligned]
    meanings = similarity(texts) if texts else np.zeros(0)
    return [
        Judged(a, b, judge(x, float(m), context.rarity))
        for (a, b, x), m in zip(aligned, meanings, strict=True)
    ]


def _worth_aligning(
    context: Context, flat: Sequence[tuple[Unit, Sentence]], *, plain: bool
) -> Iterator[tuple[int, int, Reach]]:
    """Candidates, both ways, of which enough may be said to be read closely."""
    units = [unit for unit, _ in flat]
    numbers = {id(sentence): n for n, sentence in enumerate(context.sentences)}
    sentences = [numbers[id(sentence)] for _, sentence in flat]
    prospects = Prospects(units, sentences, context.similar, context.rarity)
    partners: dict[int, list[int]] = defaultdict(list)
    for i, j in _candidates(context, units, plain=plain):
        partners[i].append(j)
        partners[j].append(i)
    for i, others in sorted(partners.items()):
        yield from ((i, j, reach) for j, reach in prospects.worth(i, others, WORTH_READING))


def _candidates(context: Context, flat: Sequence[Unit], *, plain: bool) -> list[tuple[int, int]]:
    if not flat:
        return []
    terms = _term_cosines(context, flat)
    vectors = embed([unit.span.text for unit in flat])
    reports = np.array([unit.report for unit in flat])
    thick = np.array([is_thick(unit) for unit in flat])
    short = np.array([plain and is_plain(unit) for unit in flat])
    enough = thick | short
    found: list[tuple[int, int]] = []
    for start in range(0, len(flat), ROWS):
        end = start + ROWS
        near = terms[start:end] + VECTORS * (vectors[start:end] @ vectors.T) >= CANDIDATE
        near &= (reports[start:end, None] != reports) & enough[start:end, None] & enough
        if plain:
            near &= short[start:end, None] | short
        near &= np.arange(len(flat)) > np.arange(start, min(end, len(flat)))[:, None]
        rows, columns = np.nonzero(near)
        found.extend(zip((rows + start).tolist(), columns.tolist(), strict=True))
    return found


def _term_cosines(context: Context, flat: Sequence[Unit]) -> NDArray[np.float32]:
    """Cosine of the weighted terms of each two units, of shape (len(flat), len(flat))."""
    rows: list[dict[str, float]] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(flat):
        row: dict[str, float] = {}
        for term in unit.terms:
            key = _canonical(term.key)
            row[key] = max(row.get(key, 0.0), term.weight * context.rarity.get(term.key, 1.0))
        length = math.sqrt(sum(weight * weight for weight in row.values())) or 1.0
        rows.append({key: weight / length for key, weight in row.items()})
        for key in row:
            holders[key].append(i)
    cosines = np.zeros((len(flat), len(flat)), dtype=np.float32)
    for key, own in sorted(holders.items()):
        weights = np.array([rows[i][key] for i in own], dtype=np.float32)
        cosines[np.ix_(own, own)] += np.outer(weights, weights)
    return cosines


def _canonical(key: str) -> str:
    from twosource.claims.lexicon import group_of

    return key if key[0] in "@=" else group_of(key)


def is_plain(unit: Unit) -> bool:
    """Whether a clause too thin to be agreed on still states one thing of one thing: "No gun was found"."""
    stated = unit.whole and not unit.side and unit.modality in ("fact", "said")
    if is_thick(unit) or not stated or _WH.match(unit.span.text):
        return False
    if asks(unit.sentence):
        return False
    telling = [t for t in unit.terms if t.weight >= 0.5]
    if unit.negative and any(t.pos == "NOUN" for t in telling):
        return True  # "There were no injuries": that there were none is told by no other word.
    return any(t.role == "pred" for t in telling) and any(t.role in ("subj", "obj") for t in telling)


def is_thick(unit: Unit) -> bool:
    """Whether a clause says enough to be agreed on: a participant, and something told of it."""
    if asks(unit.sentence):
        return False
    telling = [t for t in unit.terms if t.weight >= 0.5]
    words = [t for t in telling if not t.named]
    enough = len(telling) + len(unit.figures) >= (4 if unit.side else 3)
    return enough and bool(words) and sum(t.weight for t in unit.terms) + 0.8 * len(unit.figures) >= THIN
