"""A name that two reports spell otherwise: "Andrew Wetzler" and "Andrew Welzler".

An editor wants to know, and no report contradicts another in it. Names of two people differ by a letter too;
so the letters must be nearly the same, one spelling must be no word or name that WordNet knows (Zambia,
Gambia), and no report may have both, but for a name of which several other words are the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from twosource.attribution import plain
from twosource.claims.context import Context
from twosource.claims.merging import side
from twosource.claims.wordnet import is_known
from twosource.model import Difference, Person, Span

__all__ = ["spelled"]

# Shorter words that differ in a letter are two words as a rule; one that stands alone must be longer still.
LEAST, LEAST_ALONE = 5, 6
# From so many letters on two of them may differ.
LONG = 8
# So many other words that are the same show one name, though a report has both spellings.
OTHERS = 2
# What is put behind a name to make another word of it: Iraqi, Clintons, Indonesian.
_ENDINGS = re.compile(r"(?:e?s|i|a?n|ian|ese|ish|ist)")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def spelled(context: Context) -> list[Difference]:
    """One difference for each name in two spellings or more, a side for each."""
    where = _spellings(context)
    texts = [_plain(document.report.text) for document in context.parsed]
    words = [{*_LETTERS.findall(text), *re.findall(r"[^\W\d_]+", text)} for text in texts]
    bearers: dict[str, set[str]] = defaultdict(set)
    alike: list[set[str]] = []
    for a, b in combinations(sorted(where), 2):
        slip = _slip(a, b)
        if slip is None or _heads_names(a, b, texts):
            continue
        if len(a.split()) <= OTHERS and any(own.issuperset(slip) for own in words):
            continue
        for word, name in zip(slip, (a, b), strict=True):
            bearers[word].add(name)
        near = [group for group in alike if group & set(slip)]
        alike = [group for group in alike if group not in near] + [set(slip).union(*near)]
    found = [_difference(context, [[where[n] for n in bearers[w]] for w in sorted(group)]) for group in alike]
    return sorted(found, key=lambda one: one.about)


def _difference(context: Context, spellings: Sequence[Sequence[dict[str, Span]]]) -> Difference:
    """What differs in one word, for each spelling of it the names that hold it and where these stand."""
    sides = []
    for names in spellings:
        often = max(names, key=lambda places: (len(places), -len(_first(places).text), _first(places).text))
        spans = {report: span for places in (*names, often) for report, span in places.items()}
        sides.append(side(context, _first(often).text, sorted(spans.values())))
    about = max(sides, key=lambda one: (len(one.spans), one.value)).value
    listed = " against ".join(f"“{one.value}”" for one in sides)
    reports = [span.report for one in sides for span in one.spans]
    because = "by all its other words one name"
    if len(set(reports)) == len(reports):
        because = "by its letters one name, which no report spells both ways"
    return Difference("", "wording", "refinement", about, tuple(sides), f"{listed}: {because}.")


def _first(places: dict[str, Span]) -> Span:
    return places[min(places)]


def _spellings(context: Context) -> dict[str, dict[str, Span]]:
    """Where each name first stands in each report, by the name without accents in lower case."""
    found: dict[str, dict[str, Span]] = defaultdict(dict)
    for person in context.people:
        for span in sorted(_named(person)):
            found[_plain(span.text)].setdefault(span.report, span)
    return dict(found)


def _named(person: Person) -> Iterator[Span]:
    """Where somebody or something is named, and not only meant."""
    names = {person.name, *person.aliases}
    return (span for span in person.mentions if span.text in names)


def _slip(a: str, b: str) -> tuple[str, str] | None:
    """The one word of two names that is spelt otherwise, as each has it."""
    x, y = a.split(), b.split()
    apart = [(n, p, q) for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q]
    if len(x) != len(y) or len(apart) != 1:
        return None
    n, p, q = apart[0]
    short, long = sorted((p, q), key=len)
    alone = len(x) == 1
    if len(short) < (LEAST_ALONE if alone else LEAST) or not all(_LETTERS.fullmatch(w) for w in (p, q)):
        return None
    if OSA.distance(p, q) > (2 if len(short) >= LONG else 1) or (is_known(p) and is_known(q)):
        return None
    if n == 0 and not alone and long == short + "n":
        return None  # Steve, Steven
    if n == len(x) - 1 and long.startswith(short) and _ENDINGS.fullmatch(long[len(short) :]):
        return None
    return p, q


def _heads_names(a: str, b: str, texts: Sequence[str]) -> bool:
    """Whether the one of two names is the other's plural, before several: "Hurricanes Katrina and Rita"."""
    short, long = sorted((a, b), key=len)
    if long.split()[0] != short.split()[0] + "s":
        return False
    return any(re.search(rf"\b{re.escape(long)},? (?:and|or) ", text) for text in texts)


def _plain(text: str) -> str:
    """Lower case without accents, which are house style, on one line."""
    return " ".join(plain(text).split())
