"""Where a clause can end sooner and still state something that it says.

"Holm was charged with the theft of three cars on Friday" states that he was charged with it, and "was ordered
held without bail and sent to hospital" that he was ordered held. What is cut off limits nothing of what is
left: the first bridge over the Garth is not the first bridge, nor a merger of two firms one of the one.
"""

import re
from collections.abc import Iterator
from typing import Any

from twosource.claims.clauses import AIMING
from twosource.language import Parsed, zone_of

__all__ = ["cuts_of"]

OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "nsubjpass", "xcomp", "dative"})
CIRCUMSTANCES = frozenset({"prep", "agent", "npadvmod", "advcl"})
# Clauses of their own, or of somebody else.
OTHERS = frozenset({"relcl", "appos", "ccomp", "parataxis"})
# What tells where a thing is; "of" and "with" tell which thing it is.
WHERE = frozenset({"in", "at", "near", "outside", "inside", "along", "around"})
# Before a noun these make it one of a kind, or all of it: what describes it cannot go.
_PICKING = frozenset(
    {"only", "sole", "first", "second", "third", "next", "last", "same"}
    | {"every", "each", "all", "any", "no", "most", "both", "neither", "few", "many"}
)
_SUPERLATIVES = frozenset({"JJS", "RBS"})
# What is joined is told together: no part of it can go.
_TOGETHER = re.compile(
    r"\b(?:both|between|among|only|just|alone|respectively|together|combined|jointly|total|sum|mix|mixture"
    r"|combination|pair|couple|number|cross|half|(?:merg|combin|join|unit|marr|separat|divid|compar|link"
    r"|connect|distinguish|blend|mix|match)\w*)\b",
    re.IGNORECASE,
)
# What leads to something else than what went before.
_BUT = re.compile(r"[\s,;]*\b(?:but|and|or|yet|though)$")


def cuts_of(parsed: Parsed, head: Any, start: int, end: int) -> tuple[int, ...]:
    """Offsets where the clause of ``head``, which stands from ``start`` to ``end``, can end, the last first.

    They stand before circumstances that trail a verb and its object, of which one is kept where there is no
    object; before what "and" joins to the last of it; and before where the last thing is.
    """
    text = parsed.report.text
    runs = (
        text[start:place].rstrip(" ,;:—–-(") for place in _places(parsed, head, end) if start < place < end
    )
    ends = {start + len(_BUT.sub("", run)) for run in runs}
    # "7:37 a.m. local time" is no hour without its zone.
    hours = [t.span for t in parsed.times if zone_of(t.span.text)]
    ends = {n for n in ends if not any(t.start < n < t.end and zone_of(text[n : t.end]) for t in hours)}
    return tuple(sorted(ends, reverse=True))


def _places(parsed: Parsed, head: Any, end: int) -> Iterator[int]:
    """Down from the verb through what stands last in it, and in that."""
    apart = _TOGETHER.search(parsed.report.text, head.left_edge.idx, end) is None
    node: Any | None = head
    while node is not None:
        last = _last(node, end)
        if node is head or node.pos_ in ("VERB", "AUX"):
            yield from _trailing(node)
        elif node.pos_ in ("NOUN", "PROPN") and not (_is_picked(node) or _is_time(parsed, node)):
            yield from (c.left_edge.idx for c in node.children if c.i > node.i and c.lower_ in WHERE)
        if last is not None and last.dep_ == "conj":
            joined = [c for c in node.children if c.dep_ == "cc" and node.i < c.i < last.i]
            if not apart or not joined or joined[-1].lower_ != "and" or len(joined) > 1:
                return
            yield joined[0].idx
            # What goes on after that is cut off, too: down through what stands before it.
            last = _last(node, joined[0].idx)
        node = last if last is not None and last.dep_ not in OTHERS else None


def _last(node: Any, end: int) -> Any | None:
    """Of what hangs on a word and stands behind it, before ``end``, that which reaches farthest."""
    right = [
        c
        for c in node.children
        if c.i > node.i and c.left_edge.idx < end and c.dep_ != "cc" and not c.is_punct
    ]
    return max(right, key=lambda c: c.right_edge.i, default=None)


def _trailing(head: Any) -> list[int]:
    """Before each circumstance that trails the verb and its object; one is kept where there is no object."""
    trailing = [
        c for c in head.children if c.dep_ in CIRCUMSTANCES and c.i > head.i and not _is_asked_for(head, c)
    ]
    objects = [c for c in head.children if c.dep_ in OBJECTS]
    after = max((c.right_edge.i for c in objects if c.i > head.i), default=head.i)
    places = [c.left_edge.idx for c in trailing if c.left_edge.i > after]
    return places if objects else places[1:]


def _is_asked_for(head: Any, verb: Any) -> bool:
    """Whether a verb says what somebody is asked or encouraged to do: "to stay in Mexico"."""
    return head.lemma_.lower() in AIMING and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _is_time(parsed: Parsed, noun: Any) -> bool:
    """Whether a noun is part of a day or hour, which what follows tells the place of: 8 p.m. in the west."""
    return any(t.span.start <= noun.idx < t.span.end for t in parsed.times)


def _is_picked(noun: Any) -> bool:
    """Whether a noun is one of a kind by what stands before it: "the only bridge over the Garth"."""
    before = [c for c in noun.children if c.i < noun.i]
    return any(
        c.lower_ in _PICKING or c.tag_ in _SUPERLATIVES or any(g.tag_ in _SUPERLATIVES for g in c.children)
        for c in before
    )
