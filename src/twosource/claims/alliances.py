"""Values that two reports give alike: how surely their clauses tell one thing of them.

The core of each clause around the value (cores.py) is held against the other's sentence, and the cores
against each other, by the model of inference. Rules can keep apart what it takes for one thing.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.cores import Core
from twosource.claims.deals import are_apart_but_for_plans
from twosource.claims.replaced import may_name_one
from twosource.claims.saying import Against, Sayings
from twosource.claims.sureness import of_other_people
from twosource.claims.twothings import excluding_times
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Alike, Values
from twosource.claims.values import AGREE, telling
from twosource.language import compare_figures
from twosource.model import Figure, Span

__all__ = ["KNOWN", "SURE", "Alliance", "is_sure", "weighed"]

# The other sentence says the core so probably, and the other core by itself; measured on labelled pairs
# (python -m twosource.benchmark.sharing GOLD).
SURE = ((0.8, 0.6), (0.7, 0.8))
# So many pairs of a story are asked about.
READ = 200
# What is less probable is not read on.
WORTH = 0.6
# Stands for that of clauses which are agreed on as a whole.
KNOWN = 1.0
# So many words or names tell something, beside the value.
TELLING = 2

Flat = Sequence[tuple[Unit, Sentence]]


class Alliance(NamedTuple):
    """Values given alike, with how surely each core is said by the other's sentence, and by its core."""

    alike: Alike
    said: tuple[float, float]
    says: tuple[float, float]


def is_sure(said: float, says: float) -> bool:
    """Whether two values are told of one thing; the lesser of both ways each."""
    return any(said >= sentence and says >= core for sentence, core in SURE)


def weighed(
    context: Context, flat: Flat, sayings: Sayings, agreed: Iterable[Sequence[int]] = ()
) -> list[Alliance]:
    """Values given alike in clauses that may tell one thing, where each sentence says the other's core.

    Of clauses that are ``agreed`` on as a whole nothing has to be asked.
    """
    known, pairs = _worth_asking(flat, sayings, [frozenset(group) for group in agreed])
    there = sayings.cores_said([_against(p) for p in pairs])
    rest = [(p, p_said) for p, p_said in zip(pairs, there, strict=True) if p_said >= WORTH]
    back = sayings.cores_said([_back(p) for p, _ in rest])
    both = [
        (p, (one, other))
        for (p, one), other in zip(rest, back, strict=True)
        if other >= WORTH and not _are_apart(context, flat, sayings, p)
    ]
    alone = sayings.cores_say([_against(p) for p, _ in both])
    turned = sayings.cores_say([_back(p) for p, _ in both])
    return known + [
        Alliance(p, said, says) for (p, said), says in zip(both, zip(alone, turned, strict=True), strict=True)
    ]


def _worth_asking(
    flat: Flat, sayings: Sayings, groups: Sequence[frozenset[int]]
) -> tuple[list[Alliance], list[Alike]]:
    """What is known of values given alike, and those pairs of which the model is to be asked."""
    known: list[Alliance] = []
    pairs: list[Alike] = []
    words: set[tuple[str, ...]] = set()
    for alike, printed in Values(flat).shared():
        if not _may_be_one(flat[alike.u][0], flat[alike.v][0]) or not _tells(flat, sayings, alike):
            continue
        if any(alike.u in group and alike.v in group for group in groups):
            known.append(Alliance(alike, (KNOWN, KNOWN), (KNOWN, KNOWN)))
            continue
        words.add(printed)
        if len(words) <= READ:
            pairs.append(alike)
    return known, pairs


def _against(pair: Alike) -> Against:
    return Against(pair.u, pair.a.span, pair.v, pair.b.span)


def _back(pair: Alike) -> Against:
    return Against(pair.v, pair.b.span, pair.u, pair.a.span)


def _may_be_one(u: Unit, v: Unit) -> bool:
    return u.negative == v.negative and not of_other_people(u, v)


def _are_apart(context: Context, flat: Flat, sayings: Sayings, pair: Alike) -> bool:
    """Whether rules rule out that two clauses tell one thing, however alike they are.

    A figure as particular as $43,885,310 is of one year, whichever of them names it.
    """
    particular = isinstance(pair.a, Figure) and telling(pair.a)
    # Three men arrested on Monday are not the three arrested on Tuesday.
    times, others = (flat[n][0].times for n in (pair.u, pair.v))
    if isinstance(pair.a, Figure) and not particular and excluding_times(times, others):
        return True
    if not particular and any(_opens_narrower(flat, sayings, *way) for way in (_against(pair), _back(pair))):
        return True
    for one, other in ((_against(pair), _back(pair)), (_back(pair), _against(pair))):
        there, sentence = flat[other.u]
        alignment = align(flat[one.u][0], there, sentence.units, context.similar, context.rarity)
        if are_apart_but_for_plans(alignment, dated=not particular) or _another_undergoes(alignment):
            return True
        if _another_named(alignment, sayings.core(one.u, one.value), sayings.core(other.u, other.value)):
            return True
    return False


def _another_undergoes(alignment: Alignment) -> bool:
    """Whether two clauses say the same of two things: of bail and of a fine that it was set at $50,000."""
    u, v = alignment.u, alignment.v
    a, b = (next((t for t in unit.terms if t.start == unit.subject), None) for unit in (u, v))
    if a is None or b is None or not a.pos == b.pos == "NOUN":
        return False
    others = [t for t in alignment.missing if t is not a and t.head != a.key]
    taken = any(other is b for _, other in alignment.matched)
    return a in alignment.missing and not others and not taken and not may_name_one(a.key, b.key)


def _another_named(alignment: Alignment, core: Core, there: Core) -> bool:
    """Whether what would be shown of one names a person, body or place where the other names another."""
    return any(
        core.start <= swap.a.start < core.end and there.start <= swap.b.start < there.end
        for swap in alignment.swaps
    )


def _opens_narrower(flat: Flat, sayings: Sayings, u: int, value: Span, v: int, other: Span) -> bool:
    """Whether a clause begins with a figure that the other sentence lacks: "in five operations ..."."""
    start = sayings.core(u, value).start
    before = [f for f in flat[u][0].figures if f.span.end <= start]
    there = [f for unit in flat[v][1].units for f in unit.figures]
    return any(all(compare_figures(f, g) not in AGREE for g in there) for f in before)


def _tells(flat: Flat, sayings: Sayings, pair: Alike) -> bool:
    """Whether both clauses tell something of the value, in one sentence as the text is cut."""
    for u, value in ((pair.u, pair.a), (pair.v, pair.b)):
        unit, core = flat[u][0], sayings.core(u, value.span)
        inside = unit.sentence.start <= core.start < core.end <= unit.sentence.end
        if not inside or not core.verb or not core.full or sum(t.weight >= 0.5 for t in unit.terms) < TELLING:
            return False
    return True
