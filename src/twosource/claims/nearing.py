"""The sentences of a report that are worth reading closely for a claim, and how near each is to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.covering import Coverage, Covered, Word
from twosource.claims.signs import Likeness
from twosource.claims.units import Unit
from twosource.language import Parsed, embed, sentence_vectors

# So many by shared words, and so many by vectors.
NEAREST = 10


@dataclass(frozen=True, slots=True)
class Near:
    """One sentence, by its clause that is nearest to the claim."""

    alignment: Alignment
    covered: Covered
    like: Likeness


def nearest(
    claim: Unit,
    words: tuple[Word, ...],
    sentences: Sequence[Sentence],
    document: Parsed,
    context: Context,
    coverage: Coverage,
) -> list[Near]:
    """The sentences of one report worth reading closely, in text order."""
    aligned: list[Alignment] = []
    for sentence in sentences:
        options = [align(claim, v, sentence.units, context.similar, context.rarity) for v in sentence.units]
        aligned.append(max(options, key=lambda a: a.clause + 0.6 * a.coverage + 0.3 * a.predicate))
    if not aligned:
        return []
    rough = embed([claim.span.text, *(a.v.sentence.text for a in aligned)])
    cosines = rough[1:] @ rough[0]
    by_words = sorted(range(len(aligned)), key=lambda i: (-aligned[i].coverage, i))[:NEAREST]
    by_vector = sorted(range(len(aligned)), key=lambda i: (-float(cosines[i]), i))[:NEAREST]
    near = [aligned[i] for i in sorted({*by_words, *by_vector})]
    covered = coverage.read(claim.span.text, words, [a.v.sentence for a in near])
    likes = _likeness(claim.span.text, near, document)
    return [Near(a, c, like) for a, c, like in zip(near, covered, likes, strict=True)]


def _likeness(claim: str, near: Sequence[Alignment], document: Parsed) -> list[Likeness]:
    texts = [a.v.sentence.text for a in near]
    before = [document.sentences[a.v.index - 1].text if a.v.index else "" for a in near]
    vectors = sentence_vectors([claim, *texts, *(t or texts[i] for i, t in enumerate(before))])
    own, here, earlier = vectors[0], vectors[1 : 1 + len(texts)], vectors[1 + len(texts) :]
    cosines = here @ own
    both = _unit(here + earlier) @ own
    top = float(cosines.max())
    return [Likeness(float(c), top - float(c), float(b - c)) for c, b in zip(cosines, both, strict=True)]


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    unit: NDArray[np.float32] = (rows / lengths).astype(np.float32)
    return unit
