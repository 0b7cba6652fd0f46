"""Copies against labelled pairs of real reports with overlap.

Beside ours: the Jaccard likeness and the containment of word 5-grams, each at the threshold
that is best on these very pairs (which favours them). ``false dependent`` is the share of
independent pairs called copies, ``false independent`` the share of copies called independent.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from twosource.benchmark.table import Result, Row
from twosource.errors import MissingGold

__all__ = ["run"]

_COPIES = ("same_text", "shared_passages")
_WORD = re.compile(r"\w+")


def run(gold: Path, *, sample: int | None = None) -> Result:
    """Measure on the first ``sample`` pairs (all by default); ``gold`` holds ``copies/``.

    F1 of same text, and of same text or shared passages; raises MissingGold.
    """
    labelled = _labelled(Path(gold))[:sample]
    labels = [label for label, _, _ in labelled]
    relations, found = _ours([(a, b) for _, a, b in labelled])
    rows = [
        Row(
            "twosource",
            _figures(labels, [it == "same-text" for it in relations], [_is_copy(it) for it in relations]),
        )
    ]
    copies = [held for label, held in zip(labels, found, strict=True) if label in _COPIES]
    rows[0].figures["candidates among copies"] = sum(copies) / len(copies) if copies else 1.0
    for name, measure in (("5-gram Jaccard", _jaccard), ("5-gram containment", _containment)):
        values = [measure(_grams(a), _grams(b)) for _, a, b in labelled]
        same = _best([label == "same_text" for label in labels], values)
        copied = _best([label in _COPIES for label in labels], values)
        rows.append(
            Row(name, _figures(labels, [it >= same for it in values], [it >= copied for it in values]))
        )
    quoting = labels.count("common_quote_only")
    note = f"{len(labelled)} pairs, {quoting} share quotations only; peers at their best thresholds here"
    return Result("copying", tuple(rows), note)


def _labelled(gold: Path) -> list[tuple[str, str, str]]:
    path = gold / "copies" / "labels-dev.jsonl"
    if not path.is_file():
        raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()
    ]
    folder = path.parent
    return [
        (
            row["label"],
            (folder / row["text_a"]).read_text("utf-8"),
            (folder / row["text_b"]).read_text("utf-8"),
        )
        for row in rows
    ]


def _ours(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[bool]]:
    """The relation of each pair as ``trace`` tells it, and whether the index handed it on."""
    from twosource.copying import trace
    from twosource.copying._texts import fingerprints
    from twosource.model import Report

    relations: list[str] = []
    found: list[bool] = []
    for texts in pairs:
        reports = [
            Report(id=name, input=name, sha256=name, text=text)
            for name, text in zip("ab", texts, strict=True)
        ]
        told = trace(reports).pairs
        relations.append(told[0].relation if told else "none")
        one, two = (fingerprints(text) for text in texts)
        found.append(bool(one & two))
    return relations, found


def _is_copy(relation: str) -> bool:
    return relation in ("same-text", "shared-passages")


def _figures(labels: Sequence[str], same: Sequence[bool], copied: Sequence[bool]) -> dict[str, float]:
    independent = [it for label, it in zip(labels, copied, strict=True) if label not in _COPIES]
    dependent = [it for label, it in zip(labels, copied, strict=True) if label in _COPIES]
    quoting = [it for label, it in zip(labels, copied, strict=True) if label == "common_quote_only"]
    return {
        "same text F1": _f1([label == "same_text" for label in labels], same),
        "same or shared F1": _f1([label in _COPIES for label in labels], copied),
        "quotes only called copies": float(sum(quoting)),
        "false dependent": sum(independent) / len(independent) if independent else 0.0,
        "false independent": 1 - sum(dependent) / len(dependent) if dependent else 0.0,
    }


def _f1(gold: Sequence[bool], told: Sequence[bool]) -> float:
    both = sum(g and t for g, t in zip(gold, told, strict=True))
    return 2 * both / (sum(gold) + sum(told)) if sum(gold) + sum(told) else 1.0


def _best(gold: Sequence[bool], values: Sequence[float]) -> float:
    """The threshold with the best F1 on these values."""
    return max(sorted(set(values)), key=lambda at: _f1(gold, [it >= at for it in values]), default=0.0)


def _grams(text: str, size: int = 5) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(zip(*(words[at:] for at in range(size)), strict=False))


def _jaccard(a: frozenset[Any], b: frozenset[Any]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _containment(a: frozenset[Any], b: frozenset[Any]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
