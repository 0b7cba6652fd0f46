"""An analyst's word, as it is kept and as grouping and dossiers read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.archive.records import Decision
from twosource.model import Ruling

__all__ = ["NOT_SAME", "SAME", "decided", "rulings_of", "subject_of"]

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


def rulings_of(decisions: Iterable[Decision]) -> Iterator[Ruling]:
    """Those that say where reports come from."""
    for it in decisions:
        if it.kind in ("same-origin", "not-same-origin", "ignore-passage"):
            reports = tuple(filter(None, it.subject.split("\n")))
            yield Ruling(it.kind, reports, it.verdict or None, it.note)  # type: ignore[arg-type]
