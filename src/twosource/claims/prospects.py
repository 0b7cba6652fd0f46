"""How much of each clause the words of others say, for all pairs of a story at once.

Aligning two clauses is dear, and most pairs that share a topic share too little to be worth it. The part of
``align`` that decides this, the weighted share of a clause's terms that stand in another's sentence, is
worked out here on arrays: each distinct term is held against the few others that it can match at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.claims.align import MATCH, OUTSIDE, ROUNDED, Reach
from twosource.claims.lexicon import WordSimilarity, converse, groups_of, has_converse
from twosource.claims.naming import BODIES, ROLES, term_score
from twosource.claims.terms import Term
from twosource.claims.units import Unit

__all__ = ["Prospects"]

# What a verb that tells the same from the other end may add (align.py).
CONVERSE = 0.9
# Words made from one another share so many letters (lexicon.derived).
STEM = 4
# Two spellings of a name from which same_name may take them for one, by rapidfuzz's ratio.
ALIKE = 88

Kind = tuple[str, str, str, bool]


class Prospects:
    """The terms of all units of a story against each other; ``sentences`` numbers each unit's sentence."""

    def __init__(
        self,
        units: Sequence[Unit],
        sentences: Sequence[int],
        similar: WordSimilarity,
        rarity: Mapping[str, float],
    ) -> None:
        kinds: dict[Kind, int] = {}
        examples: list[Term] = []
        self._terms: list[NDArray[np.intp]] = []
        self._weights: list[NDArray[np.float64]] = []
        holders: dict[int, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            own = []
            for term in unit.terms:
                kind = _kind(term)
                if kind not in kinds:
                    kinds[kind] = len(examples)
                    examples.append(term)
                own.append(kinds[kind])
                holders[kinds[kind]].append(number)
            self._terms.append(np.array(own, dtype=np.intp))
            self._weights.append(np.array([t.weight * rarity.get(t.key, 1.0) for t in unit.terms]))
        self._sentences = np.asarray(sentences, dtype=np.intp)
        self._clause = np.zeros((len(examples), len(units)), dtype=np.float32)
        self._sentence = np.zeros((len(examples), int(self._sentences.max(initial=-1)) + 1), dtype=np.float32)
        places = [np.array(holders[kind], dtype=np.intp) for kind in range(len(examples))]
        for a, matching in _scores(examples, similar):
            where = np.concatenate([places[b] for b, _ in matching])
            scores = np.repeat([score for _, score in matching], [len(places[b]) for b, _ in matching])
            scores = scores.astype(np.float32)
            np.maximum.at(self._clause[a], where, scores)
            np.maximum.at(self._sentence[a], self._sentences[where], scores)

    def worth(self, unit: int, others: Sequence[int], least: float) -> Iterator[tuple[int, Reach]]:
        """Those of ``others`` whose sentence may say the share ``least`` of clause ``unit``, with the reach.

        None is left out whose alignment covers that much; more come only by rounding, or where a verb that
        tells the same from the other end counts though who does it differs.
        """
        terms, weights = self._terms[unit], self._weights[unit]
        total = float(weights.sum())
        if not total:
            return
        where = np.asarray(others, dtype=np.intp)
        clause = self._clause[np.ix_(terms, where)]
        around = self._sentence[np.ix_(terms, self._sentences[where])]
        best = np.where(clause < MATCH, np.maximum(clause, around * np.float32(OUTSIDE)), clause)
        # Rounded up, so that no pair is lost by a float's last digit.
        share = weights @ np.where(best < MATCH - ROUNDED, 0.0, best) / total + ROUNDED
        for n in np.flatnonzero(share >= least).tolist():
            yield others[n], (clause[:, n].tolist(), around[:, n].tolist())


def _kind(term: Term) -> Kind:
    """What ``term_score`` reads of a term."""
    return term.key, term.surface if term.named else "", term.kind, term.role == "subj"


def _scores(terms: Sequence[Term], similar: WordSimilarity) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Each of ``terms`` with those that match it at all, and how far."""
    for a, others in enumerate(_partners(terms, similar)):
        matching = []
        for b in others:
            score = term_score(terms[a], terms[b], similar)
            if not (terms[a].named or terms[b].named) and converse(terms[a].key, terms[b].key):
                score = max(score, CONVERSE)
            if score > 0:
                matching.append((b, score))
        yield a, matching


def _partners(terms: Sequence[Term], similar: WordSimilarity) -> list[set[int]]:
    """For each of ``terms`` those that it may match: by stem, by synonyms, by vector, by parts of a name."""
    partners: list[set[int]] = [{n} for n in range(len(terms))]
    for block in _blocks(terms):
        for n in block:
            partners[n] |= block
    words = [n for n, term in enumerate(terms) if not term.named]
    names = [n for n, term in enumerate(terms) if term.named]
    for a, b in similar.neighbours([terms[n].key for n in words]):
        partners[words[a]].add(words[b])
    for a, b in _spelt_alike([terms[n].surface for n in names]):
        partners[names[a]].add(names[b])
    for bodies, kind in ((BODIES, "organisation"), (ROLES, "person")):
        borne = {n for n in names if terms[n].kind == kind}
        called = {n for n in words if terms[n].key in bodies}
        for one, others in ((borne, called), (called, borne)):
            for n in one:
                partners[n] |= others
    return partners


def _blocks(terms: Sequence[Term]) -> Iterator[set[int]]:
    """Terms that share a key, a stem, a group of synonyms, a converse or a word of their names."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for n, term in enumerate(terms):
        blocks["key", term.key].add(n)
        last = term.surface.split()[-1:] if term.named else [term.key]
        for word in last:
            blocks["word", word].add(n)
            if len(word) >= STEM:
                blocks["stem", word[:STEM]].add(n)
        for word in term.surface.split() if term.named else ():
            # "The Clintons" are Clinton's.
            blocks["name", word].add(n)
            blocks["name", word.removesuffix("s")].add(n)
        for number in () if term.named else groups_of(term.key):
            blocks["group", str(number)].add(n)
        if not term.named and has_converse(term.key):
            blocks["converse", ""].add(n)
    return (block for _, block in sorted(blocks.items()) if len(block) > 1)


def _spelt_alike(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    from rapidfuzz import fuzz, process

    if names:
        ratios = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.float32)
        yield from zip(*(side.tolist() for side in np.nonzero(ratios)), strict=True)
