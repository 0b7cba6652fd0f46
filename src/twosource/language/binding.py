"""What a figure counts or measures, whose it is, and as of when: from the parse."""

from typing import TYPE_CHECKING

from twosource.model import Figure, Report, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["bind"]


def bind(
    report: Report, doc: "Doc", figures: tuple[Figure, ...], times: tuple[Time, ...]
) -> tuple[Figure, ...]:
    """``figures`` with ``concept``, ``of`` and ``as_of`` refined by the parse."""
    return figures
