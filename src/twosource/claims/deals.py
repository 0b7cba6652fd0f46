"""Deals that are announced: "agreed to buy", "would buy", "is buying" and "its purchase of" tell one.

Elsewhere what is planned is not what is done. Of a deal at one price reports write all of these on its first
day, so they bear out each other in what the most careful of them says.
"""

from dataclasses import replace

from twosource.claims.align import Alignment
from twosource.claims.units import Unit
from twosource.claims.verdict import apart

__all__ = ["are_apart_but_for_plans", "firmness"]

DEAL = frozenset({"buy", "acquire", "purchase", "acquisition", "takeover", "sell", "merge", "merger"})
MEANT = frozenset({"intend", "intention", "plan", "seek", "want", "hope", "propose"})
_PLANS = ("only planned in one of them", "only meant or asked for in one of them")


def are_apart_but_for_plans(alignment: Alignment, *, dated: bool) -> bool:
    """Whether rules keep two clauses apart, that a deal is told as planned in one of them left aside."""
    reason = apart(alignment, dated=dated)
    u, v = alignment.u, alignment.v
    if reason not in _PLANS or not (_is_deal(u) and _is_deal(v)):
        return bool(reason)
    reason = apart(replace(alignment, u=replace(u, modality=v.modality)), dated=dated)
    return bool(reason) and reason not in _PLANS


def firmness(unit: Unit) -> int:
    """How far a deal has come: 0 where it is planned or meant, 1 agreed, 2 done, as everything else is."""
    if not _is_deal(unit):
        return 2
    if unit.modality == "planned" or any(t.key in MEANT for t in unit.terms):
        return 0
    return 1 if any(t.unreal for t in unit.terms if t.key in DEAL) else 2


def _is_deal(unit: Unit) -> bool:
    return any(term.key in DEAL for term in unit.terms)
