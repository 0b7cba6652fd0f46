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

from twosource.claims.alliances import KNOWN, Alliance, is_sure
from twosource.claims.context import Context, Sentence
from twosource.claims.cores import Core
from twosource.claims.deals import firmness
from twosource.claims.holders import Value
from twosource.claims.saying import Against, Sayings
from twosource.claims.stating import claimed, holds, statement
from twosource.claims.units import Unit
from twosource.model import Claim, Span

__all__ = ["agreed_values", "covers"]

# What is shown beyond the words of the core the others say so probably.
SHOWN = 0.9
# A clause of which so much is shown needs no line of its own, nor what another line shows so far.
MOSTLY = 0.7

# A word of such a weight tells something.
TELLING = 0.5

_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)

Flat = Sequence[tuple[Unit, Sentence]]


class Node(NamedTuple):
    """A value in a clause; ``u`` is the clause's place among all of the story."""

    u: int
    value: Value


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
            for seed, member in ((one, other), (other, one)):
                # The most careful report of a deal is borne out by all, and no other by it.
                if firmness(flat[seed.u][0]) <= firmness(flat[member.u][0]):
                    links[seed][member] = min(said)
    found: list[Agreed] = []
    taken: set[Span] = set()
    for seed, members in _stars(flat, sayings, links, taken):
        nodes = (seed, *members)
        taken.update(node.value.span for node in nodes)
        if _known([*claims, *(one.claim for one in found)], nodes):
            continue
        first = _cut(flat, sayings, seed, _end(flat, sayings, seed, members))
        units = [first, *(_cut(flat, sayings, m, _told_until(flat, sayings, m, first)) for m in members)]
        statements = tuple(statement(unit, unit.span) for unit in units)
        quoted = any(unit.direct for unit in units)
        used = frozenset(
            node.u for node, unit in zip(nodes, units, strict=True) if _is_most(unit, flat[node.u][0])
        )
        claim = claimed(context, statements, contradicted, quoted=quoted)
        found.append(Agreed(claim, flat[seed.u][0].whole, used))
    return [one for one in found if not any(covers(other.claim, one.claim) for other in found)]


def covers(other: Claim, one: Claim) -> bool:
    """Whether another claim shows nearly all words that one shows, and more: two values in one clause."""
    spans, around = ([s.span for s in claim.statements] for claim in (one, other))
    covered = all(any(_overlap(x, y) >= MOSTLY * (x.end - x.start) for y in around) for x in spans)
    return covered and sum(y.end - y.start for y in around) > sum(x.end - x.start for x in spans)


def _overlap(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start) if a.report == b.report else 0


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


def _told_until(flat: Flat, sayings: Sayings, node: Node, first: Unit) -> int:
    """Where what is shown of another clause ends: it must hold what it has of the words of ``first``."""
    unit, core = flat[node.u][0], _core(sayings, node)
    shown = {t.key for t in unit.terms if t.start < core.end}
    wanted = {t.key for t in first.terms if t.weight >= TELLING} - shown
    last = max((t.end for t in unit.terms if t.start >= core.end and t.key in wanted), default=core.end)
    if last == core.end:
        return core.end
    return min((cut for cut in unit.cuts if cut >= last), default=unit.span.end)


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
