"""A difference between two places, before those that say the same are put together."""

from dataclasses import dataclass

from twosource.claims.outcomes import Ruling
from twosource.claims.units import Unit
from twosource.model import DifferenceKind, Figure, Outcome, Span


@dataclass(frozen=True, slots=True)
class Found:
    kind: DifferenceKind
    outcome: Outcome
    about: str
    a: tuple[str, Span]  # value, span
    b: tuple[str, Span]
    because: str
    units: tuple[int, int]


def found_between(
    kind: DifferenceKind, ruling: Ruling, u: Unit, a: Span, b: Span, units: tuple[int, int], about: str
) -> Found:
    return Found(kind, ruling.outcome, about, (a.text, a), (b.text, b), ruling.because, units)


def about_figures(a: Figure, b: Figure, u: Unit) -> str:
    """What two figures are about, in the reports' words."""
    if a.concept and a.of:
        return f"{a.concept}, {a.of}"
    return a.concept or b.concept or clip(u.span.text)


def clip(text: str, limit: int = 110) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
