"""One unit against one clause: how much of it is said there, and which slot says otherwise.

The alignment is directed: it asks how far ``v`` (a clause in its sentence) covers ``u``. Figures
and times are left out of the coverage and compared by value afterwards, so that a sentence about
the same thing with another figure aligns as well as one with the same figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.claims.lexicon import LIGHT, REFUSING, WordSimilarity, converse, has_opposite, opposite
from twosource.claims.naming import NameSwap, swaps, term_score
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.values import ValuePair, values

OUTSIDE = 0.85  # a word found in the sentence but in another clause supports less than one in the clause
# What happens in a clause, where another clause of the sentence tells it.
ELSEWHERE = 0.8
MATCH = 0.55
ROUNDED = 1e-6


# For each term of a clause, how far it can match at most in another clause, and in that one's sentence.
Reach = tuple[Sequence[float], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Alignment:
    u: Unit
    v: Unit
    coverage: float  # 0..1, weighted share of u's terms that v's sentence says
    clause: float  # the same within v's own clause
    predicate: float  # 0..1
    matched: tuple[tuple[Term, Term], ...]
    missing: tuple[Term, ...]
    swaps: tuple[NameSwap, ...]
    figures: tuple[ValuePair, ...]
    times: tuple[ValuePair, ...]
    polarity: bool  # one affirms what the other denies
    opposites: tuple[tuple[Term, Term], ...]
    reversed_roles: bool

    @property
    def missing_names(self) -> tuple[Term, ...]:
        return tuple(term for term in self.missing if term.named and term.kind)


def align(
    u: Unit,
    v: Unit,
    sentence: Sequence[Unit],
    similar: WordSimilarity,
    rarity: Mapping[str, float],
    reach: Reach | None = None,
) -> Alignment:
    """Aligns ``u`` with ``v``; ``sentence`` holds all units of v's sentence, ``rarity`` weighs terms.

    ``reach`` spares the search for terms that match nothing (prospects.py); it changes no result.
    """
    total = covered = in_clause = 0.0
    matched: list[tuple[Term, Term]] = []
    missing: list[Term] = []
    opposites: list[tuple[Term, Term]] = []
    others = [term for unit in sentence if unit is not v for term in unit.terms]
    for n, term in enumerate(u.terms):
        weight = term.weight * rarity.get(term.key, 1.0)
        total += weight
        best, best_score = (None, 0.0) if reach and not reach[0][n] else _best(term, v.terms, similar)
        in_clause += weight * best_score
        if best_score < MATCH and not (reach and reach[1][n] * OUTSIDE < MATCH - ROUNDED):
            other, other_score = _best(term, others, similar)
            if other_score * OUTSIDE > best_score:
                best, best_score = other, other_score * OUTSIDE
        if best is not None and best_score >= MATCH:
            covered += weight * best_score
            matched.append((term, best))
        else:
            missing.append(term)
            if has_opposite(term.key):
                # A victory over Hull is no other outcome than that one defeats Hull.
                opposites.extend(
                    (term, b) for b in v.terms if opposite(term.key, b.key) and term.pos == b.pos
                )
    # A word that says the same as another word of the claim is not its opposite's rival.
    taken = {(b.start, b.end) for _, b in matched}
    opposites = [(a, b) for a, b in opposites if (b.start, b.end) not in taken]
    predicate = _predicate(u, v, sentence, similar)
    for term, other in _converse_pairs(missing, v):
        if _roles_flipped(matched):
            missing.remove(term)
            opposites = [pair for pair in opposites if pair[0] is not term]
            matched.append((term, other))
            weight = term.weight * rarity.get(term.key, 1.0)
            covered += 0.9 * weight
            in_clause += 0.9 * weight
            predicate = max(predicate, 0.9)
        elif _roles_kept(matched):
            opposites.append((term, other))
    return Alignment(
        u=u,
        v=v,
        coverage=covered / total if total else 0.0,
        clause=in_clause / total if total else 0.0,
        predicate=predicate,
        matched=tuple(matched),
        missing=tuple(missing),
        swaps=swaps(missing, matched, u, v, similar),
        figures=values(u, u.figures, v, sentence, similar),
        times=values(u, u.times, v, sentence, similar),
        polarity=_polarity(matched),
        opposites=tuple(opposites),
        reversed_roles=not (u.suffers or v.suffers) and _reversed(matched),
    )


def _converse_pairs(missing: Sequence[Term], v: Unit) -> list[tuple[Term, Term]]:
    """Predicates of ``u`` that ``v`` may tell from the other end."""
    return [
        (term, other)
        for term in missing
        if term.role == "pred"
        for other in v.terms
        if other.role == "pred" and converse(term.key, other.key)
    ][:1]


def _roles_flipped(matched: Sequence[tuple[Term, Term]]) -> bool:
    return any({a.role, b.role} == {"subj", "obj"} for a, b in matched) or any(
        a.role == "subj" and b.role == "other" for a, b in matched
    )


def _roles_kept(matched: Sequence[tuple[Term, Term]]) -> bool:
    return any(a.role == b.role == "subj" for a, b in matched)


def _best(term: Term, pool: Sequence[Term], similar: WordSimilarity) -> tuple[Term | None, float]:
    key = term.key
    for other in pool:
        if other.key == key:
            return other, 1.0
    best, best_score = None, 0.0
    known = {} if term.named else similar.row(key)
    for other in pool:
        score = known.get(other.key)
        if score is None:
            score = term_score(term, other, similar)
        if score > best_score:
            best, best_score = other, score
    return best, best_score


def _predicate(u: Unit, v: Unit, sentence: Sequence[Unit], similar: WordSimilarity) -> float:
    """How far what happens in ``u`` happens in ``v``; a light verb is carried by its complement."""
    keys = [key for key in u.predicates if key not in LIGHT]
    if not keys:
        return 0.7
    best = 0.0
    for key in keys:
        known = similar.row(key)
        for other in v.terms:
            if other.named:
                continue
            score = known.get(other.key)
            if score is None:
                score = similar(key, other.key)
            best = max(best, score if other.role == "pred" else 0.9 * score)
        if best >= ELSEWHERE:
            continue
        for unit in sentence:
            for term in unit.terms if unit is not v else ():
                if term.named:
                    continue
                score = known.get(term.key)
                if score is None:
                    score = similar(key, term.key)
                best = max(best, ELSEWHERE * score)
    return best


def _polarity(matched: Sequence[tuple[Term, Term]]) -> bool:
    """Whether what happens in one is denied in the other; where the verb is affirmed too, they agree."""
    pairs = [(a, b) for a, b in matched if _asserted(a) and _asserted(b)]
    denied = {a.key for a, b in pairs if a.negative != b.negative}
    affirmed = {a.key for a, b in pairs if a.negative == b.negative and a.role == "pred"}
    return bool(denied - affirmed)


def _asserted(term: Term) -> bool:
    """A word that a denial of its clause denies: the verb, or what a light verb carries."""
    if term.named or term.key in REFUSING:
        return False
    if term.role == "pred" or term.pos == "VERB":
        return term.key not in LIGHT
    return term.role == "obj" and term.head in LIGHT


def _reversed(matched: Sequence[tuple[Term, Term]]) -> bool:
    """Whether who did it and who suffered it have changed places, the verb being the same."""
    subject = any(a.role == "subj" and b.role == "obj" and a.named for a, b in matched)
    thing = any(a.role == "obj" and b.role == "subj" and a.named for a, b in matched)
    verb = any(a.role == "pred" and b.role == "pred" and not converse(a.key, b.key) for a, b in matched)
    return subject and thing and verb
