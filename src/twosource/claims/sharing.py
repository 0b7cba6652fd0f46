"""Values that two reports give alike to one thing: a figure or day in the same core of a clause.

"The couple paid $43,885,310 in federal taxes, for a rate of 31.55 percent" and "they paid $43,885,310 in
taxes from 2007 on" say no clause of each other, yet both tell what was paid. The core of each clause around
the value (cores.py) is held against the other's sentence, and the cores against each other, by the model of
inference. What is shown of a report is the part of its clause that the core stands in.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.cores import Core
from twosource.claims.holders import Value
from twosource.claims.replaced import may_name_one
from twosource.claims.saying import Against, Sayings
from twosource.claims.stating import claimed, holds, statement
from twosource.claims.sureness import of_other_people
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Alike, Values
from twosource.claims.values import AGREE, telling
from twosource.claims.verdict import apart
from twosource.language import compare_figures
from twosource.model import Claim, Figure, Span

__all__ = ["SURE", "agreed_values", "covers", "is_sure", "weighed"]

# The other sentence says the core so probably, and the other core by itself; measured on labelled pairs
# (python -m twosource.benchmark.sharing GOLD).
SURE = ((0.8, 0.6), (0.7, 0.8))
# So many pairs of a story are asked about.
READ = 200
# What is less probable is not read on.
WORTH = 0.6
# Stands for that of clauses which are agreed on as a whole.
KNOWN = 1.0
# What is shown beyond the words of the core the others say so probably.
SHOWN = 0.9
# So many words or names tell something, beside the value.
TELLING = 2
# A clause of which so much is shown needs no line of its own, nor what another line shows so far.
MOSTLY = 0.7

_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)

Flat = Sequence[tuple[Unit, Sentence]]


class Node(NamedTuple):
    """A value in a clause; ``u`` is the clause's place among all of the story."""

    u: int
    value: Value


class Alliance(NamedTuple):
    """Values given alike, with how surely each core is said by the other's sentence, and by its core."""

    alike: Alike
    said: tuple[float, float]
    says: tuple[float, float]


class Agreed(NamedTuple):
    """A claim that a value makes, and the clauses that need no line of their own beside it."""

    claim: Claim
    whole: bool  # its text can be understood alone
    used: frozenset[int]


def agreed_values(
    context: Context,
    flat: Flat,
    sayings: Sayings,
    alliances: Sequence[Alliance],
    claims: Sequence[Claim],
    contradicted: Sequence[Span],
) -> list[Agreed]:
    """A claim for each value that reports give alike, but where one of ``claims`` holds it in all of them."""
    links: dict[Node, dict[Node, float]] = defaultdict(dict)
    for (u, v, a, b), said, says in alliances:
        if is_sure(min(said), min(says)):
            one, other = Node(u, a), Node(v, b)
            links[one][other] = links[other][one] = min(said)
    found: list[Agreed] = []
    taken: set[Span] = set()
    for seed, members in _stars(flat, sayings, links, taken):
        nodes = (seed, *members)
        taken.update(node.value.span for node in nodes)
        if _known([*claims, *(one.claim for one in found)], nodes):
            continue
        ends = [_end(flat, sayings, seed, members), *(_core(sayings, node).end for node in members)]
        units = [_cut(flat, sayings, node, end) for node, end in zip(nodes, ends, strict=True)]
        statements = tuple(statement(unit, unit.span) for unit in units)
        quoted = any(unit.direct for unit in units)
        used = frozenset(
            node.u for node, unit in zip(nodes, units, strict=True) if _is_most(unit, flat[node.u][0])
        )
        claim = claimed(context, statements, contradicted, quoted=quoted)
        found.append(Agreed(claim, flat[seed.u][0].whole, used))
    return [one for one in found if not any(covers(other.claim, one.claim) for other in found)]


def is_sure(said: float, says: float) -> bool:
    """Whether two values are told of one thing; the lesser of both ways each."""
    return any(said >= sentence and says >= core for sentence, core in SURE)


def covers(other: Claim, one: Claim) -> bool:
    """Whether another claim shows nearly all words that one shows, and more: two values in one clause."""
    spans, around = ([s.span for s in claim.statements] for claim in (one, other))
    covered = all(any(_overlap(x, y) >= MOSTLY * (x.end - x.start) for y in around) for x in spans)
    return covered and sum(y.end - y.start for y in around) > sum(x.end - x.start for x in spans)


def _overlap(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start) if a.report == b.report else 0


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
    if not particular and any(_opens_narrower(flat, sayings, *way) for way in (_against(pair), _back(pair))):
        return True
    for one, other in ((_against(pair), _back(pair)), (_back(pair), _against(pair))):
        there, sentence = flat[other.u]
        alignment = align(flat[one.u][0], there, sentence.units, context.similar, context.rarity)
        if apart(alignment, dated=not particular) or _another_undergoes(alignment):
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


def _stars(
    flat: Flat, sayings: Sayings, links: dict[Node, dict[Node, float]], taken: set[Span]
) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """A value and those linked to it, the one in each other report that is surest; most reports first.

    The text of the first is said by all others. Those whose values are ``taken`` by then are left out.
    """
    left = sorted(links, key=lambda node: (node.value.span, node.u))
    while True:
        best: tuple[tuple[int, bool, bool, bool, float], Node, tuple[Node, ...]] | None = None
        for node in left:
            members = _members(flat, links[node], taken) if node.value.span not in taken else ()
            if not members:
                continue
            sure = min(links[node][m] for m in members)
            core = _core(sayings, node)
            named = not _PRONOUN.search(_cut(flat, sayings, node, core.end).span.text)
            key = (len(members), flat[node.u][0].whole, named, core.tight, sure)
            if best is None or key > best[0]:
                best = key, node, members
        if best is None:
            return
        _, seed, members = best
        saying = _saying(sayings, seed, members, links[seed])
        if saying == members:
            yield seed, members
        # Of what is shown of the seed the others do not all tell: with fewer behind it another may be wider.
        links[seed] = {m: p for m, p in links[seed].items() if m in saying or m not in members}


def _members(flat: Flat, linked: dict[Node, float], taken: set[Span]) -> tuple[Node, ...]:
    chosen: dict[str, Node] = {}
    for node in sorted(linked, key=lambda m: (-linked[m], m.value.span, m.u)):
        if node.value.span not in taken:
            chosen.setdefault(flat[node.u][0].report, node)
    return tuple(chosen[report] for report in sorted(chosen))


def _saying(
    sayings: Sayings, seed: Node, members: tuple[Node, ...], linked: dict[Node, float]
) -> tuple[Node, ...]:
    """Those members whose sentences say all that is shown of the seed's core."""
    core = _core(sayings, seed)
    # Of clauses that are agreed on one may say more than the other.
    open_ones = [m for m in members if not core.tight or linked[m] == KNOWN]
    said = dict(zip(open_ones, _said(sayings, seed, open_ones, core.end), strict=True))
    return tuple(m for m in members if said.get(m, 1.0) >= SHOWN)


def _end(flat: Flat, sayings: Sayings, seed: Node, members: tuple[Node, ...]) -> int:
    """Where what is shown of the seed ends: as far behind its core as the others say it too."""
    unit, core = flat[seed.u][0], _core(sayings, seed)
    for end in (*unit.cuts, core.end):
        if end <= core.end:
            break
        more = unit.sentence.text[core.end - unit.sentence.start : end - unit.sentence.start]
        given = all(_gives(flat[m.u][0].sentence.text, more) for m in members)
        if given and min(_said(sayings, seed, members, end)) >= SHOWN:
            return end
    return core.end


def _gives(text: str, more: str) -> bool:
    """Whether a sentence has the names and numbers of some words."""
    words = set(re.findall(r"\w+", text))
    return words.issuperset(re.findall(r"\b(?:[A-Z]\w*|\d\w*)", more))


def _said(sayings: Sayings, seed: Node, members: Sequence[Node], end: int) -> list[float]:
    start = _core(sayings, seed).start
    against = [Against(seed.u, seed.value.span, m.u, m.value.span) for m in members]
    return sayings.slices_said([(one, start, end) for one in against])


def _core(sayings: Sayings, node: Node) -> Core:
    return sayings.core(node.u, node.value.span)


def _cut(flat: Flat, sayings: Sayings, node: Node, end: int) -> Unit:
    """The clause of a value from its core's first word to ``end``, with the terms and values in that."""
    unit, start = flat[node.u][0], _core(sayings, node).start
    base = unit.sentence.start
    return replace(
        unit,
        span=Span(unit.report, start, end, unit.sentence.text[start - base : end - base]),
        terms=tuple(t for t in unit.terms if start <= t.start < end or t.start < unit.span.start),
        figures=tuple(f for f in unit.figures if start <= f.span.start < end),
        times=tuple(t for t in unit.times if start <= t.span.start < end),
    )


def _known(claims: Iterable[Claim], nodes: Sequence[Node]) -> bool:
    """Whether a claim of several reports holds the value in all of them."""
    spans = [node.value.span for node in nodes]
    return any(claim.ladder.reports > 1 and holds(claim, spans) for claim in claims)


def _is_most(shown: Unit, unit: Unit) -> bool:
    return shown.span.end - shown.span.start >= MOSTLY * (unit.span.end - unit.span.start)
