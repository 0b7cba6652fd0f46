"""Re-checking a dossier: form, words, references, counts, states and hashes.

Nothing is taken on trust that the document itself, or the input files beside it, can settle.
"""

from pathlib import Path
from typing import Any

import msgspec

from twosource.dossier.checking.counts import counts
from twosource.dossier.checking.hashes import hashes
from twosource.dossier.checking.references import references
from twosource.dossier.checking.shape import DOSSIER, STORY, Problem, shape, shown
from twosource.dossier.checking.words import words
from twosource.dossier.encoding import bare, broken_json
from twosource.errors import NotADossier
from twosource.model import Dossier, Story

__all__ = ["Problem", "Verdict", "examine", "verify"]


class Verdict(msgspec.Struct, frozen=True):
    """What a check found. ``checked`` counts what was looked at, by name; ``notes`` are no faults."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    checked: dict[str, int]


def verify(
    document: bytes | str | dict[str, Any] | Dossier, *, base: str | Path | None = None
) -> list[Problem]:
    """Every lie in a dossier, first one first; an empty list when it holds.

    ``document`` is the JSON, what it decodes to, or the record. ``base`` is the folder that relative
    inputs are looked for in, for their hashes (the working folder when not given). Raises
    ``NotADossier`` when the document is something else altogether, and nothing else whatever it
    holds.
    """
    return list(examine(document, base=base).problems)


def examine(document: bytes | str | dict[str, Any] | Dossier, *, base: str | Path | None = None) -> Verdict:
    """The same with notes on what could not be re-checked, and how much was."""
    tree = _tree(document)
    problems = list(shape(tree, DOSSIER, "$"))
    notes: list[Problem] = []
    checked = dict.fromkeys(("stories", "reports", "spans", "ladders", "references", "hashes"), 0)
    stories = tree["stories"]
    for number, part in enumerate(stories if isinstance(stories, (list, tuple)) else ()):
        path = f"$.stories[{number}]"
        found, spans = words(part, path)
        problems.extend(found)
        checked["spans"] += spans
        if not isinstance(part, dict) or next(shape(part, STORY, path), None) is not None:
            notes.append(
                Problem(path, "its form is broken, so its references, counts and hashes were not re-checked")
            )
            continue
        story = msgspec.convert(part, Story)
        checked["stories"] += 1
        checked["reports"] += len(story.reports)
        checked["ladders"] += len(story.claims)
        linked, links = references(story, path)
        checked["references"] += links
        problems.extend(linked)
        # A span of a report that is not there cannot be counted either.
        if not linked and not any(problem.path.endswith(".report") for problem in found):
            problems.extend(counts(story, path))
        else:
            notes.append(Problem(path, "its references are broken, so its counts were not re-checked"))
        broken, unseen, seen = hashes(story, path, Path(base) if base is not None else Path())
        problems.extend(broken)
        notes.extend(unseen)
        checked["hashes"] += seen
    problems.extend(_twins(stories))
    return Verdict(tuple(dict.fromkeys(problems)), tuple(notes), checked)


def _tree(document: bytes | str | dict[str, Any] | Dossier) -> dict[str, Any]:
    tree: Any = msgspec.to_builtins(document) if isinstance(document, Dossier) else document
    if isinstance(document, (bytes, bytearray, memoryview, str)):
        try:
            tree = msgspec.json.decode(bare(document))
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise NotADossier(
                f"this is not JSON ({broken_json(error)}); "
                "give the output of `twosource compare --format json`"
            ) from None
    if not isinstance(tree, dict) or "dossier" not in tree or "stories" not in tree:
        raise NotADossier(
            "this is JSON, but no Twosource dossier: it has no “dossier” and “stories” on top; "
            "give the output of `twosource compare --format json`"
        )
    return tree


def _twins(stories: Any) -> list[Problem]:
    """A report that stands in two stories must be the same report in both."""
    first: dict[str, tuple[str, Any]] = {}
    problems = []
    for number, part in enumerate(stories if isinstance(stories, (list, tuple)) else ()):
        reports = part.get("reports") if isinstance(part, dict) else None
        for place, report in enumerate(reports if isinstance(reports, (list, tuple)) else ()):
            name = report.get("id") if isinstance(report, dict) else None
            if not isinstance(name, str):
                continue
            path = f"$.stories[{number}].reports[{place}]"
            before = first.setdefault(name, (path, report))
            if before[1] != report:
                problems.append(Problem(path, f"report {shown(name)} is another report at {before[0]}"))
    return problems
