"""How far the words of a claim are said in a sentence, in whatever words.

Each content word of the claim is sought among the words of the sentence by the sentence model's states
of both in their contexts, centred on the story's mean state, since all states of one model lean the same
way (Ethayarajh 2019). The claim's coverage is the mean over its words, the rare ones counting more:
the recall of BERTScore (Zhang et al. 2020).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twosource.claims.lexicon import LIGHT, REFUSING, same_group
from twosource.language import Parsed, in_context
from twosource.model import Span

WEIGHTS = {"PROPN": 1.3, "NOUN": 1.0, "VERB": 1.0, "NUM": 1.0, "ADJ": 0.6, "ADV": 0.3}
# A word that stands in every sentence of the story still counts so much.
COMMONEST = 0.15
# What a word of one lemma or of one synonym group is nearer by than its state says.
SAME_WORD = 0.15
# The mean state of a story settles after so many sentences.
SAMPLE = 100


@dataclass(frozen=True, slots=True)
class Word:
    start: int  # in its text
    end: int
    lemma: str
    weight: float


@dataclass(frozen=True, slots=True)
class Covered:
    """One sentence read for a claim.

    ``words`` holds, for each word of the claim, how far it is said, 0..1, and ``best`` the place in
    ``tokens`` of the word of the sentence that says it; ``near`` all of it, one row a word of the claim.
    """

    sentence: Span
    words: NDArray[np.float64]
    share: float
    tokens: tuple[Any, ...] = ()
    best: tuple[int, ...] = ()
    near: NDArray[np.float64] | None = None


class Coverage:
    """The coverage of claims by the sentences of one story."""

    def __init__(self, parsed: Sequence[Parsed]) -> None:
        self._documents = {document.report.id: document for document in parsed}
        self._counts: Counter[str] = Counter()
        sentences: list[Span] = []
        for document in parsed:
            for sentence in document.sentences:
                sentences.append(sentence)
                self._counts.update({t.lemma_.lower() for t in _tokens(document, sentence)})
        self._size = len(sentences)
        step = max(1, len(sentences) // SAMPLE)
        means = [in_context(s.text, [(0, len(s.text))])[0] for s in sentences[::step]]
        self._centre = np.mean(means, axis=0) if means else np.float32(0.0)

    def words(self, document: Parsed) -> tuple[Word, ...]:
        """The content words of a claim, figures among them: the state of one figure is near another's."""
        whole = document.span(0, len(document.report.text))
        words = []
        for token in _tokens(document, whole):
            lemma = token.lemma_.lower()
            # "Keep", "show" and "name" are stop words, and what a claim may turn on.
            telling = token.like_num or (token.pos_ == "VERB" and (lemma not in LIGHT or lemma == "keep"))
            if token.pos_ not in WEIGHTS or (token.is_stop and not telling):
                continue
            # "Refused to apologise" is about an apology; that it was refused is a matter of denial.
            if lemma in REFUSING and any(c.dep_ in ("xcomp", "ccomp") for c in token.children):
                continue
            rare = math.log((1 + self._size) / (1 + self._counts[lemma])) / math.log(2 + self._size)
            weight = WEIGHTS[token.pos_] * (COMMONEST + (1 - COMMONEST) * max(0.0, rare))
            words.append(Word(token.idx, token.idx + len(token), lemma, weight))
        return tuple(words)

    @staticmethod
    def tokens(document: Parsed, words: Sequence[Word]) -> tuple[Any, ...]:
        """The claim's parsed tokens, one for each of ``words``."""
        by_start = {token.idx: token for token in document.doc}
        return tuple(by_start[word.start] for word in words)

    def read(self, claim: str, words: Sequence[Word], sentences: Iterable[Span]) -> list[Covered]:
        """How far each of ``sentences`` covers the words of ``claim``."""
        own = self._states(claim, [(w.start, w.end) for w in words])
        return [self._covered(own, words, sentence) for sentence in sentences]

    def _covered(self, own: NDArray[np.float64], words: Sequence[Word], sentence: Span) -> Covered:
        tokens = _tokens(self._documents[sentence.report], sentence)
        if not tokens or not words:
            return Covered(sentence, np.zeros(len(words)), 0.0)
        places = [(t.idx - sentence.start, t.idx - sentence.start + len(t)) for t in tokens]
        near = own @ self._states(sentence.text, places).T
        lemmas = [t.lemma_.lower() for t in tokens]
        for i, word in enumerate(words):
            for j, lemma in enumerate(lemmas):
                if same_group(word.lemma, lemma):
                    near[i, j] += SAME_WORD
        said = np.clip(near.max(axis=1), 0.0, 1.0)
        best = tuple(int(j) for j in near.argmax(axis=1))
        return Covered(sentence, said, share(said, words), tuple(tokens), best, near)

    def _states(self, text: str, places: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
        rows = (in_context(text, places) - self._centre).astype(np.float64)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: NDArray[np.float64] = rows / np.maximum(lengths, 1e-9)
        return unit


def share(said: NDArray[np.float64], words: Sequence[Word]) -> float:
    """The weighted share of a claim's words that is said, 0..1."""
    total = sum(w.weight for w in words)
    return float(sum(s * w.weight for s, w in zip(said, words, strict=True)) / total) if total else 0.0


def _tokens(document: Parsed, sentence: Span) -> list[Any]:
    run = document.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    return [t for t in run if any(c.isalnum() for c in t.text)] if run is not None else []
