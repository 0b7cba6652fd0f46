"""One saying quoted in two wordings: translated twice, or reworded inside the marks.

Cosines cannot tell it: one saying translated twice stands at .68 to .89, two sayings of one speaker on one
subject at up to .87. So each piece is read against the other by the model of inference, both ways.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations

import numpy as np

from twosource.claims.judge import judge
from twosource.language import embed, inference_scores, similarity
from twosource.model import Quotation

# Each must say the other with this probability.
SURE = 0.6
# Worth the sentence model from this cosine of static vectors, worth the model of inference from this of it.
LIKELY, NEAR = 0.4, 0.6
# Fewer words than this in marks are a phrase, not a saying.
LEAST_WORDS = 5
# From this part of the shorter one's words, in order, it is one wording, perhaps shortened or changed.
SAME_WORDS = 0.7
# So many pieces of one speaker are compared, in text order; a story has far fewer but for a published speech.
MOST = 60
# Who puts one word for another misquotes; who translates words otherwise in several places.
PLACES = 2

Piece = tuple[str, str, str]  # quotation, report, words between the marks


def one_saying(quotations: Sequence[Quotation]) -> list[tuple[str, str]]:
    """Pairs of ids: quotations of one person in two reports, whole sentences in marks that say the same.

    Those that share most of their words are left out: words show them by themselves.
    """
    spoken: dict[str, list[Piece]] = defaultdict(list)
    for quotation in sorted(quotations, key=lambda q: (q.content[0].report, q.content[0].start, q.id)):
        speaker = quotation.speaker
        if quotation.kind == "direct" and speaker is not None and speaker.person is not None:
            spoken[speaker.person] += _pieces(quotation)
    pairs = [
        (a, b)
        for _, pieces in sorted(spoken.items())
        for a, b in combinations(pieces[:MOST], 2)
        if a[1] != b[1] and _kept(a[2], b[2]) < SAME_WORDS
    ]
    texts = sorted({piece[2] for pair in pairs for piece in pair})
    row = dict(zip(texts, embed(texts), strict=True)) if texts else {}
    near = [(a, b) for a, b in pairs if float(np.dot(row[a[2]], row[b[2]])) >= LIKELY]
    alike = similarity([(a[2], b[2]) for a, b in near])
    near = [pair for pair, cosine in zip(near, alike, strict=True) if cosine >= NEAR]
    there = inference_scores([(a[2], b[2]) for a, b in near])
    back = inference_scores([(b[2], a[2]) for a, b in near])
    says = judge().says
    return sorted(
        {
            (a[0], b[0])
            for (a, b), one, other in zip(near, there, back, strict=True)
            if says({}, one) >= SURE and says({}, other) >= SURE
        }
    )


def is_reworded(a: str, b: str) -> bool:
    """Whether two quoted sentences differ in several places and still say each other: two translations."""
    codes = SequenceMatcher(None, _words(a), _words(b), autojunk=False).get_opcodes()
    if sum(tag != "equal" for tag, *_ in codes) < PLACES:
        return False
    says = judge().says
    return min(says({}, answers) for answers in inference_scores([(a, b), (b, a)])) >= SURE


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _kept(a: str, b: str) -> float:
    one, other = _words(a), _words(b)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, min(len(one), len(other)))


def _pieces(quotation: Quotation) -> list[Piece]:
    """What stands in marks, piece by piece; a piece is as long as the reporter let it be."""
    found = []
    for span in quotation.content:
        words = span.text.strip("“”\"‘’'`«» ,")
        if len(words.split()) >= LEAST_WORDS:
            # The model reads a sentence that ends; without its stop it is taken for half of one.
            found.append((quotation.id, span.report, words if words[-1] in ".!?" else words + "."))
    return found
