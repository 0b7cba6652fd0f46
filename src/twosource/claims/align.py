"""One unit against one clause: how much of it is said there, and which slot says otherwise.

The alignment is directed: it asks how far ``v`` (a clause in its sentence) covers ``u``. Figures
and times are left out of the coverage and compared by value afterwards, so that a sentence about
the same thing with another figure aligns as well as one with the same figure.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz import fuzz

from twosource.claims.lexicon import (
    LIGHT,
    REFUSING,
    WEAK,
    WordSimilarity,
    converse,
    derived,
    opposite,
    word_list,
)
from twosource.claims.units import Term, Unit
from twosource.language import compare_figures, compare_times
from twosource.model import Figure, Span, Time

AGREE = frozenset({"equal", "rounding", "refinement", "compatible"})
OUTSIDE = 0.85  # a word found in the sentence but in another clause supports less than one in the clause
MATCH = 0.55
# How much nearer a rival name must stand to what a claim says.
RIVAL = 0.4
# Below this, two figures of one unit measure different things.
BOUND = 0.35
# What reports call an organisation when they have named it before.
BODIES = word_list("bodies_nouns.txt")


@dataclass(frozen=True, slots=True)
class ValuePair:
    """A figure or time of ``u`` and the one of ``v`` that it was compared with."""

    a: Figure | Time
    b: Figure | Time | None
    relation: str  # of compare_figures / compare_times, or "missing"


@dataclass(frozen=True, slots=True)
class NameSwap:
    """A name of ``u`` that ``v`` has not, and the name that ``v`` has in its place."""

    a: Term
    b: Term


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


def same_name(a: Term, b: Term) -> float:
    """How far two names may name the same, 0 to 1."""
    if a.key == b.key:
        return 1.0
    x, y = a.surface, b.surface
    if not x or not y:
        return 0.0
    if _plural_of(x, y) or _plural_of(y, x):
        return 0.85
    # Two people that the story tells apart stay apart, however alike their names.
    if a.key[0] == "@" and b.key[0] == "@":
        return 0.0
    short, long = sorted((x.split(), y.split()), key=len)
    if short == long[-len(short) :] or (len(short) == 1 and len(short[0]) > 3 and short[0] in long):
        return 0.9
    if len(short) > 1 and short[0] == long[0] and short[-1] == long[-1]:
        return 0.9
    return 0.85 if len(x) > 4 and len(y) > 4 and fuzz.ratio(x, y) >= 88 else 0.0


def _name_and_word(name: Term, word: Term) -> float:
    """A name against a common word: the Senate and its senators, NATO and "the alliance"."""
    last = name.surface.split()[-1] if name.surface else ""
    if last == word.key:
        return 0.85
    if name.kind == "organisation" and word.key in BODIES:
        return 0.6
    return 0.8 if derived(last, word.key) else 0.0


def _plural_of(x: str, y: str) -> bool:
    """A family by its name: "the Clintons" for one of them."""
    return " " not in x and x.endswith("s") and x[:-1] in y.split()


def term_score(a: Term, b: Term, similar: WordSimilarity) -> float:
    if a.named and b.named:
        return same_name(a, b)
    if a.named or b.named:
        name, word = (a, b) if a.named else (b, a)
        return _name_and_word(name, word)
    return similar(a.key, b.key)


def align(
    u: Unit,
    v: Unit,
    sentence: Sequence[Unit],
    similar: WordSimilarity,
    rarity: Mapping[str, float],
) -> Alignment:
    """Aligns ``u`` with ``v``; ``sentence`` holds all units of v's sentence, ``rarity`` weighs terms."""
    total = covered = in_clause = 0.0
    matched: list[tuple[Term, Term]] = []
    missing: list[Term] = []
    opposites: list[tuple[Term, Term]] = []
    others = [term for unit in sentence if unit is not v for term in unit.terms]
    for term in u.terms:
        weight = term.weight * rarity.get(term.key, 1.0)
        total += weight
        best, best_score = _best(term, v.terms, similar)
        in_clause += weight * best_score
        if best_score < MATCH:
            other, other_score = _best(term, others, similar)
            if other_score * OUTSIDE > best_score:
                best, best_score = other, other_score * OUTSIDE
        if best is not None and best_score >= MATCH:
            covered += weight * best_score
            matched.append((term, best))
        else:
            missing.append(term)
            opposites.extend((term, b) for b in v.terms if opposite(term.key, b.key))
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
        swaps=_swaps(missing, matched, u, v, similar),
        figures=_values(u, u.figures, v, sentence, similar),
        times=_values(u, u.times, v, sentence, similar),
        polarity=_polarity(matched),
        opposites=tuple(opposites),
        reversed_roles=_reversed(u, v, matched),
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
    best, best_score = None, 0.0
    for other in pool:
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
        for other in v.terms:
            score = 0.0 if other.named else similar(key, other.key)
            best = max(best, score if other.role == "pred" else 0.9 * score)
        for unit in sentence:
            if unit is not v:
                best = max(best, *(0.8 * similar(key, t.key) for t in unit.terms if not t.named), 0.0)
    return best


def _polarity(matched: Sequence[tuple[Term, Term]]) -> bool:
    """Whether what happens in one is denied in the other; where both appear affirmed, they agree."""
    pairs = [(a, b) for a, b in matched if _asserted(a) and _asserted(b)]
    return any(a.negative != b.negative for a, b in pairs) and not any(
        a.negative == b.negative and a.role == "pred" for a, b in pairs
    )


def _asserted(term: Term) -> bool:
    """A word that a denial of its clause denies: the verb, or what a light verb carries."""
    if term.named or term.key in REFUSING:
        return False
    return (term.role == "pred" and term.key not in LIGHT) or (term.role == "obj" and term.head in LIGHT)


def _reversed(u: Unit, v: Unit, matched: Sequence[tuple[Term, Term]]) -> bool:
    """Whether who did it and who suffered it have changed places."""
    subject = any(a.role == "subj" and b.role == "obj" and a.named for a, b in matched)
    thing = any(a.role == "obj" and b.role == "subj" and a.named for a, b in matched)
    verb = any(a.role == "pred" and b.role == "pred" for a, b in matched)
    return subject and thing and verb


def _swaps(
    missing: Sequence[Term],
    matched: Sequence[tuple[Term, Term]],
    u: Unit,
    v: Unit,
    similar: WordSimilarity,
) -> tuple[NameSwap, ...]:
    """Names of ``v`` that stand where a name of ``u`` should: same kind, same governor, role or preposition."""
    used = {(b.start, b.end) for _, b in matched}
    heads = {b.key for _, b in matched}
    found = []
    for term in missing:
        if not term.named or not term.kind:
            continue
        for other in v.terms:
            if not other.named or other.kind != term.kind or (other.start, other.end) in used:
                continue
            if _same_place(term, other, heads):
                found.append(NameSwap(term, other))
                break
    for term, other in matched:
        rival = _rival(term, other, u, v, used, similar) if term.named and term.role == "other" else None
        if rival is not None:
            found.append(NameSwap(term, rival))
    return tuple(found)


def _same_place(term: Term, other: Term, heads: AbstractSet[str]) -> bool:
    if term.role == other.role and term.role in ("subj", "obj"):
        return True
    return bool(term.prep) and other.prep == term.prep and (other.head == term.head or other.head in heads)


def _rival(
    term: Term, other: Term, u: Unit, v: Unit, used: AbstractSet[tuple[int, int]], similar: WordSimilarity
) -> Term | None:
    """A name of the same kind that stands nearer to what the claim says of ``term`` than its own match does.

    "A doctorate at Hull" against "a doctorate from Leeds and a master's from Hull".
    """
    near = nearest_terms(term.start, term.end, u)[:2]
    own = _company(near, nearest_terms(other.start, other.end, v)[:2], similar)
    for name in v.terms:
        if (
            name.named
            and name.kind == term.kind
            and name.role == "other"
            and (name.start, name.end) not in used
        ):
            if _company(near, nearest_terms(name.start, name.end, v)[:2], similar) >= own + RIVAL:
                return name
    return None


def _company(a: Sequence[Term], b: Sequence[Term], similar: WordSimilarity) -> float:
    scores = [max((term_score(x, y, similar) for y in b), default=0.0) for x in a]
    return sum(scores) / len(scores) if scores else 0.0


def _values(
    u: Unit,
    values: Sequence[Figure] | Sequence[Time],
    v: Unit,
    sentence: Sequence[Unit],
    similar: WordSimilarity,
) -> tuple[ValuePair, ...]:
    pairs = []
    others = [unit for unit in sentence if unit is not v]
    # A figure that another figure of the claim already stands for is not this one's rival.
    taken = {
        other.span
        for value in values
        for other in v.figures
        if isinstance(value, Figure) and compare_figures(value, other) == "equal"
    }
    for value in values:
        if isinstance(value, Figure):
            found = _figure_pair(value, u, [v], similar, taken=taken) or _figure_pair(
                value, u, others, similar, near=False
            )
        else:
            found = _time_pair(value, [v]) or _time_pair(value, others, near=False)
        pairs.append(found or ValuePair(value, None, "missing"))
    times_agree = any(isinstance(p.a, Time) and p.relation in AGREE for p in pairs)
    # Where one date of several is the same, the others are other dates, not rivals.
    return tuple(
        ValuePair(p.a, None, "missing") if times_agree and p.relation == "conflict" else p for p in pairs
    )


def _figure_pair(
    value: Figure,
    u: Unit,
    pool: Sequence[Unit],
    similar: WordSimilarity,
    *,
    near: bool = True,
    taken: AbstractSet[Span] = frozenset(),
) -> ValuePair | None:
    """The figure of ``pool`` that stands for the same as ``value``, by what stands around each."""
    scored = []
    for unit in pool:
        for other in unit.figures:
            relation = compare_figures(value, other)
            if relation == "not-comparable" or is_share(value) != is_share(other):
                continue
            if relation != "equal" and other.span in taken:
                continue
            bound = binding(value, u, other, unit, similar)
            if relation == "equal" and telling(value):
                return ValuePair(value, other, relation)
            if bound < BOUND and relation != "equal":
                continue
            scored.append((bound, relation, other))
    if not scored:
        return None
    # The best bound figure counts, also when another one would agree: that one measures something else.
    top = max(bound for bound, _, _ in scored)
    close = [row for row in scored if row[0] >= top - 0.15]
    agreeing = [row for row in close if row[1] in AGREE]
    bound, relation, other = max(agreeing or close, key=lambda r: (r[1] == "equal", r[0], -r[2].span.start))
    # A figure in another clause of the sentence belongs to something else: it cannot contradict.
    if relation not in AGREE and not near:
        return None
    return ValuePair(value, other, relation)


def telling(figure: Figure) -> bool:
    """Whether a value is so particular that it stands for one thing: 45.8, not 6 or 200,000."""
    digits = f"{figure.value:.10g}".replace(".", "").strip("0")
    return len(digits) >= 3


def is_share(figure: Figure) -> bool:
    """A part of a whole, as a fraction or in percent."""
    return figure.unit == "percent" or (figure.unit in (None, "fraction") and 0 < figure.value < 1)


def binding(a: Figure, u: Unit, b: Figure, v: Unit, similar: WordSimilarity) -> float:
    """How far two figures are figures of the same thing, 0 to 1: what they count, and the words near them."""
    near_a, near_b = around(a, u), around(b, v)
    total = score = 0.0
    for rank, term in enumerate(near_a):
        weight = 1.0 / (1 + 0.5 * rank)
        total += weight
        score += weight * max((term_score(term, other, similar) for other in near_b), default=0.0)
    context = score / total if total else 0.0
    if concept_words(a) and concept_words(b):
        return 0.5 * context + 0.5 * concept_similarity(a, b, similar)
    return context


def around(figure: Figure, unit: Unit, *, count: int = 4) -> list[Term]:
    """The terms nearest to a figure in its clause, the nearest first."""
    return nearest_terms(figure.span.start, figure.span.end, unit)[:count]


def nearest_terms(start: int, end: int, unit: Unit) -> list[Term]:
    """The terms of a clause by their distance from a run of it, without those inside."""
    terms = [t for t in unit.terms if not start <= t.start < end]
    return sorted(terms, key=lambda t: (min(abs(t.start - end), abs(start - t.end)), t.start))


def concept_similarity(a: Figure, b: Figure, similar: WordSimilarity) -> float:
    """How far two figures count or measure the same, 0 to 1 (0.5 when one does not say)."""
    x, y = concept_words(a), concept_words(b)
    if not x or not y:
        return 0.5
    if x[-1] == y[-1]:
        return 1.0
    return max(max(similar(_singular(p), _singular(q)), similar(p, q)) for p in x for q in y)


def concept_words(figure: Figure) -> list[str]:
    """What a figure counts or measures, lower case: its concept, or the nouns inside its own span."""
    words = (figure.concept or "").lower().split()
    if not words and figure.unit is None:
        words = [w for w in re.findall(r"[^\W\d_]+", figure.span.text.lower()) if w not in WEAK]
    return words


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _time_pair(value: Time, pool: Sequence[Unit], *, near: bool = True) -> ValuePair | None:
    scored = [(compare_times(value, other), other) for unit in pool for other in unit.times]
    scored = [row for row in scored if row[0] != "not-comparable"]
    agreeing = [row for row in scored if row[0] in AGREE]
    if agreeing:
        return ValuePair(value, agreeing[0][1], agreeing[0][0])
    if not near or not scored:
        return None
    return ValuePair(value, scored[0][1], scored[0][0])
