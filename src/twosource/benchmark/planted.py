"""How many planted contradictions are shown? Stories of our own, written to be compared.

    python -m twosource.benchmark.planted [--detail]

``data/planted.jsonl`` holds twenty stories, each as three reports in other words, with contradictions planted
in them, far more than real coverage has, and pairs of sentences that only look like one. Two writers wrote
them without a view of the rules; some rules were made with them in view since. No gold is needed. Beside what
``compare`` shows stands a plain number check: sentences that are near by vectors and have other figures of
one unit. What is shown and was not planted counts as shown alone: it may be real.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from twosource.benchmark.conflicts import Pair, contradictions, plainly
from twosource.dossier.walking import Walked, walk
from twosource.model import Report, Span

__all__ = ["PLANTED", "measure"]

PLANTED = Path(__file__).with_name("data") / "planted.jsonl"
# What is said of a plant that both reports can hold.
TEMPTING = "tempting"


def measure(stories: Sequence[dict[str, Any]], *, detail: bool = False) -> tuple[Counter[str], Counter[str]]:
    """Counts of ``twosource`` and of the plain check: of each kind of plant all and those shown.

    And ``shown``, what is shown in all. With ``detail`` each plant is told on standard output.
    """
    ours: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for story in stories:
        walked = walk([_report(name, *report) for name, report in sorted(story["reports"].items())])
        for counts, pairs in ((ours, list(contradictions(walked))), (plain, list(plainly(walked)))):
            counts["shown"] += len(pairs)
            for plant in story["plants"]:
                found = any(_meets(plant["sides"], pair, walked) for pair in pairs)
                counts[plant["kind"]] += 1
                counts[f"{plant['kind']} shown"] += found
                if detail and counts is ours:
                    told = " / ".join(sentence for side in plant["sides"] for _, sentence in side[:1])
                    answer = "shown" if found else "not shown"
                    sys.stdout.write(f"{story['story']} {plant['kind']}, {answer}: {told}\n")
    return ours, plain


def _report(name: str, title: str, text: str) -> Report:
    own = sha256(text.encode()).hexdigest()
    return Report(id=name, input=name, publisher=f"Paper {name}", title=title, sha256=own, text=text)


def _meets(sides: Sequence[Sequence[Sequence[str]]], pair: Pair, walked: Walked) -> bool:
    """Whether the two sides of a pair stand in sentences of two sides of a plant."""
    texts = {document.report.id: document.report.text for document in walked.parsed}

    def stands(spans: Sequence[Span], side: Sequence[Sequence[str]]) -> bool:
        return any(_lies_in(span, name, sentence, texts) for span in spans for name, sentence in side)

    one, other = pair
    return any(
        (stands(one, a) and stands(other, b)) or (stands(one, b) and stands(other, a))
        for n, a in enumerate(sides)
        for b in sides[n + 1 :]
    )


def _lies_in(span: Span, name: str, sentence: str, texts: dict[str, str]) -> bool:
    start = texts[name].find(sentence)
    return span.report == name and start <= span.start < start + len(sentence)


def stories() -> Iterator[dict[str, Any]]:
    """The stories, one after the other."""
    for line in PLANTED.read_text("utf-8").splitlines():
        yield json.loads(line)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.planted", description=__doc__)
    parser.add_argument("--detail", action="store_true", help="tell each plant")
    asked = parser.parse_args(arguments)
    ours, plain = measure(list(stories()), detail=asked.detail)
    kinds = sorted(kind for kind in ours if f"{kind} shown" in ours and kind != TEMPTING)
    for name, counts in (("twosource", ours), ("vectors with a number check", plain)):
        real = sum(counts[kind] for kind in kinds)
        found = sum(counts[f"{kind} shown"] for kind in kinds)
        each = ", ".join(f"{kind} {counts[f'{kind} shown']} of {counts[kind]}" for kind in kinds)
        sys.stdout.write(
            f"{name}: {found} of {real} planted contradictions shown ({found / real:.3f}): {each}; "
            f"{counts[f'{TEMPTING} shown']} of {counts[TEMPTING]} that both can hold; "
            f"{counts['shown']} pairs shown in all\n"
        )


if __name__ == "__main__":
    main()
