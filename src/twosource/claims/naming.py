"""Whether two names name the same, and which name stands where another should."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from twosource.claims.lexicon import WordSimilarity, derived, word_list
from twosource.claims.terms import Term
from twosource.claims.units import Unit

# What reports call an organisation when they have named it before.
BODIES = word_list("bodies_nouns.txt")
# And a person.
ROLES = word_list("roles.txt")
# How much nearer a rival name must stand to what a claim says.
RIVAL = 0.4


@dataclass(frozen=True, slots=True)
class NameSwap:
    """A name of ``u`` that ``v`` has not, and the name that ``v`` has in its place."""

    a: Term
    b: Term


def same_name(a: Term, b: Term) -> float:
    """How far two names may name the same, 0 to 1."""
    if a.key == b.key:
        return 1.0
    people = a.key[0] == b.key[0] == "@" and "person" in (a.kind, b.kind)
    return _same_name(a.surface, b.surface, people)


# A story compares the same few names again and again.
@lru_cache(maxsize=100_000)
def _same_name(x: str, y: str, people: bool) -> float:
    if not x or not y:
        return 0.0
    if _plural_of(x, y) or _plural_of(y, x):
        return 0.85
    # Two people that the story tells apart stay apart, however alike their names; a firm may be misspelt.
    if people:
        return 0.0
    short, long = sorted((x.split(), y.split()), key=len)
    if short == long[-len(short) :] or (len(short) == 1 and len(short[0]) > 3 and short[0] in long):
        return 0.9
    if len(short) > 1 and short[0] == long[0] and short[-1] == long[-1]:
        return 0.9
    return 0.85 if len(x) > 4 and len(y) > 4 and fuzz.ratio(x, y) >= 88 else 0.0


def _name_and_word(a: Term, name: Term, word: Term) -> float:
    """A name against a common word: the Senate and its senators, NATO and "the alliance"."""
    # "The mayor" of one may be the Smith of the other; a Smith is not answered by any mayor.
    borne = word is a and name.kind == "person" and name.role == word.role == "subj"
    return _named_by(name.surface, name.kind, word.key, borne)


@lru_cache(maxsize=400_000)
def _named_by(surface: str, kind: str, word: str, borne: bool) -> float:
    last = surface.split()[-1] if surface else ""
    if last == word:
        return 0.85
    if kind == "organisation" and word in BODIES:
        return 0.6
    if borne and word in ROLES:
        return 0.6
    return 0.8 if derived(last, word) else 0.0


def _plural_of(x: str, y: str) -> bool:
    """A family by its name: "the Clintons" for one of them."""
    return " " not in x and x.endswith("s") and x[:-1] in y.split()


def is_family(family: Term, one: Term) -> bool:
    """Whether a name is that of a whole family, and another that of one of it."""
    return one.named and _plural_of(family.surface, one.surface)


def term_score(a: Term, b: Term, similar: WordSimilarity) -> float:
    if a.key == b.key:
        return 1.0
    one, other = a.named, b.named
    if not one and not other:
        return similar(a.key, b.key)
    if one and other:
        return same_name(a, b)
    return _name_and_word(a, a, b) if one else _name_and_word(a, b, a)


def swaps(
    missing: Sequence[Term],
    matched: Sequence[tuple[Term, Term]],
    u: Unit,
    v: Unit,
    similar: WordSimilarity,
) -> tuple[NameSwap, ...]:
    """Names of ``v`` that stand where a name of ``u`` should: same kind, same role or preposition."""
    used = {(b.start, b.end) for _, b in matched}
    heads = {b.key for _, b in matched}
    found = []
    for term in missing:
        if not term.named or not term.kind:
            continue
        for other in v.terms:
            if not other.named or other.kind != term.kind or (other.start, other.end) in used:
                continue
            # "Pacific Ocean" and "Pacific Basin", "U.N." and "UN Security Council": two forms of a name.
            if set(term.surface.split()) & set(other.surface.split()):
                continue
            # "the attorney, Gregory Vega": who bears a title that the claim names is somebody of the claim.
            if any(_is_beside(b, other) for _, b in matched):
                continue
            if _same_place(term, other, heads):
                found.append(NameSwap(term, other))
                break
    for term, other in matched:
        rival = _rival(term, other, u, v, used, similar) if term.named and term.role == "other" else None
        if rival is not None:
            found.append(NameSwap(term, rival))
    return tuple(found)


def _is_beside(title: Term, name: Term) -> bool:
    """Whether a word that is no verb stands next to a name."""
    near = -2 <= title.start - name.end <= 2 or -2 <= name.start - title.end <= 2
    return near and title.pos not in ("VERB", "AUX")


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
    rivals = (
        name
        for name in v.terms
        if name.named
        and name.kind == term.kind
        and name.role == "other"
        and (name.start, name.end) not in used
        and not same_name(term, name)
    )
    for name in rivals:
        if _company(near, nearest_terms(name.start, name.end, v)[:2], similar) >= own + RIVAL:
            return name
    return None


def _company(a: Sequence[Term], b: Sequence[Term], similar: WordSimilarity) -> float:
    scores = [max((term_score(x, y, similar) for y in b), default=0.0) for x in a]
    return sum(scores) / len(scores) if scores else 0.0


def nearest_terms(start: int, end: int, unit: Unit) -> list[Term]:
    """The terms of a clause by their distance from a run of it, without those inside."""
    terms = [t for t in unit.terms if not start <= t.start < end]
    return sorted(terms, key=lambda t: (min(abs(t.start - end), abs(start - t.end)), t.start))
