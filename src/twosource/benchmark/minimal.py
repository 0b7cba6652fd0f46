"""Claims that differ from what a report tells by one thing, and claims that say the same in other words.

    python -m twosource.benchmark.minimal [--detail]

``data/minimal.jsonl`` holds pairs of our own sentences: what a report tells, a claim, and whether the report
says the claim (``said``). Most of those that it does not say have one word, bound, name or part otherwise.
The rules were made with those of ``dev`` in view, and with none of ``heldout``. Each claim is brought to one
report that tells the sentence among two others; no gold is needed.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from twosource.benchmark._probing import OURS, Answer, Asked, answers
from twosource.benchmark.table import as_result, table
from twosource.dossier.walking import walk
from twosource.model import Report

__all__ = ["PAIRS", "figures", "run"]

PAIRS = Path(__file__).with_name("data") / "minimal.jsonl"
SPLITS = ("dev", "heldout")
AROUND = " Rain fell on the town all day. The council is to meet again next week."
CONFIRMED = ("corroborated", "single")

Pair = dict[str, Any]


def run(pairs: Sequence[Pair]) -> dict[str, list[tuple[Pair, Answer]]]:
    """The answer of each system to each claim, against one report that tells the other sentence."""
    given: dict[str, list[tuple[Pair, Answer]]] = {}
    for pair in pairs:
        text = pair["told"] + AROUND
        report = Report(id="r", input="report.txt", sha256=sha256(text.encode()).hexdigest(), text=text)
        asked = Asked({"claim": pair["claim"]}, (), ())
        for system, found in answers([asked], walk([report]), {"r": "report"}).items():
            given.setdefault(system, []).extend((pair, answer) for _, answer in found)
    return given


def figures(rows: Sequence[tuple[Pair, Answer]]) -> dict[str, float]:
    """Of distorted claims and of claims that the report says, the share that is confirmed, by split."""
    found = {}
    for split in SPLITS:
        for said, name in ((False, "distorted claims confirmed"), (True, "true claims confirmed")):
            own = [a.state in CONFIRMED for p, a in rows if p["split"] == split and p["said"] == said]
            found[f"{name}, {split}"] = sum(own) / len(own) if own else 0.0
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.minimal", description=__doc__)
    parser.add_argument("--detail", action="store_true", help="tell the pairs answered wrongly")
    asked = parser.parse_args(arguments)
    given = run([json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()])
    sys.stdout.write(table(as_result("minimal", {name: figures(rows) for name, rows in given.items()})))
    for pair, answer in given[OURS] if asked.detail else ():
        if (answer.state in CONFIRMED) != pair["said"]:
            sys.stderr.write(f"{pair['split']}, {answer.state}: {pair['told']} / {pair['claim']}\n")


if __name__ == "__main__":
    main()
