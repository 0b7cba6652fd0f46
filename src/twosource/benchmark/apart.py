"""Two sentences nearly the same: is what both can hold shown as a contradiction, and what cannot found?

    python -m twosource.benchmark.apart [--detail]

``data/apart.jsonl`` holds pairs of our own sentences and whether both can hold (``holds``): of another time,
place, person, purpose or part, or else of one thing with another value. The rules that keep two things apart
were made with those of ``dev`` in view, and with none of ``heldout``. Each sentence is a report, and the two
are compared; no gold is needed. Beside it stands a plain check: figures of one unit that differ, or a denial.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from twosource.benchmark._probing import OURS
from twosource.benchmark.table import as_result, table
from twosource.claims import compare
from twosource.dossier.walking import Walked, walk
from twosource.language import compare_figures
from twosource.model import Report

__all__ = ["PAIRS", "figures", "run"]

PAIRS = Path(__file__).with_name("data") / "apart.jsonl"
SPLITS = ("dev", "heldout")
PLAIN = "numbers and negation"
_DENIAL = re.compile(r"\b(?:not|no|never|none|nobody|without)\b|n[’']t\b", re.IGNORECASE)

Pair = dict[str, Any]


def run(pairs: Iterable[Pair]) -> dict[str, list[tuple[Pair, bool]]]:
    """Of each system, for each pair, whether it shows a contradiction between the two."""
    found: dict[str, list[tuple[Pair, bool]]] = {OURS: [], PLAIN: []}
    for pair in pairs:
        story = walk([_report(pair[side], side) for side in ("one", "other")])
        judged = compare(story.parsed, story.quotations, story.people, story.copying, families=story.families)
        found[OURS].append((pair, any(d.outcome == "contradiction" for d in judged.differences)))
        found[PLAIN].append((pair, _plainly(story)))
    return found


def _report(text: str, name: str) -> Report:
    return Report(id=name, input=name, publisher=name, sha256=sha256(text.encode()).hexdigest(), text=text)


def _plainly(story: Walked) -> bool:
    one, other = story.parsed
    differ = any(
        a.unit == b.unit and compare_figures(a, b) == "conflict" for a in one.figures for b in other.figures
    )
    return differ or len({bool(_DENIAL.search(d.report.text)) for d in story.parsed}) == 2


def figures(rows: Sequence[tuple[Pair, bool]]) -> dict[str, float]:
    """Of pairs that both hold, and of those that cannot, the share shown as contradictions, by split."""
    found = {}
    for split in SPLITS:
        for holds, name in ((True, "both hold, contradicted"), (False, "cannot both hold, found")):
            own = [shown for pair, shown in rows if pair["split"] == split and pair["holds"] == holds]
            found[f"{name}, {split}"] = sum(own) / len(own) if own else 0.0
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.apart", description=__doc__)
    parser.add_argument("--detail", action="store_true", help="tell the pairs answered wrongly")
    asked = parser.parse_args(arguments)
    found = run([json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()])
    sys.stdout.write(table(as_result("apart", {name: figures(rows) for name, rows in found.items()})))
    for pair, shown in found[OURS] if asked.detail else ():
        if shown == pair["holds"]:
            sys.stderr.write(f"{pair['split']}: {pair['one']} / {pair['other']}\n")


if __name__ == "__main__":
    main()
