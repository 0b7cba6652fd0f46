"""An analyst's word on which reports are of one story, as it is kept and as grouping reads it."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.archive.records import Decision

__all__ = ["NOT_SAME", "SAME", "decided", "subject_of"]

SAME, NOT_SAME = "same-story", "not-same-story"


def subject_of(parts: Iterable[Sequence[str]]) -> str:
    """A line for each report, an empty line between the parts that are kept together or apart."""
    return "\n\n".join("\n".join(part) for part in parts)


def decided(
    decisions: Iterable[Decision], ids: Mapping[str, str]
) -> list[tuple[bool, tuple[tuple[str, ...], ...]]]:
    """Whether of one story, and the parts it was said of, as ids; ``ids`` leads from names to them.

    Reports that are not in hand any more are left out.
    """
    found = []
    for decision in decisions:
        if decision.kind in (SAME, NOT_SAME):
            parts = [
                tuple(ids[name] for name in part.split("\n") if name in ids)
                for part in decision.subject.split("\n\n")
            ]
            found.append((decision.kind == SAME, tuple(part for part in parts if part)))
    return found
