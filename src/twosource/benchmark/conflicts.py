"""How many of the real conflicts between reports are shown? Stories that were read in full.

    python -m twosource.benchmark.conflicts GOLD [--reading first|second] [--detail]

``data/conflicts.jsonl`` holds positions in texts of the gold data and no texts: the words of two reports of
one story that cannot both hold, whatever slot they differ in, and of the ``second`` reading also such as only
seem so, with the outcome that a reader gave them (``verdict``). The reports are undated, and some conflicts
are updates that nothing shows as such. Beside what ``compare`` shows stands a plain number check: sentences
that are near by vectors and have other figures of one unit.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from twosource.benchmark._folds import fold_of, unseen_by
from twosource.benchmark._labels import by_story, reports_of, sentences_at
from twosource.benchmark.claims import texts_by_story
from twosource.claims import compare
from twosource.dossier.walking import Walked, walk
from twosource.language import compare_figures, sentence_vectors
from twosource.model import Figure, Span

__all__ = ["FIRST", "LABELS", "SECOND", "Pair", "contradictions", "measure", "plainly"]

LABELS = Path(__file__).with_name("data") / "conflicts.jsonl"
# Who read: 24 stories were read first, 68 others by eight more readers.
FIRST, SECOND = "first", "second"
# The plain check holds figures against each other in sentences as near as this.
NEAR = 0.6

Pair = tuple[Sequence[Span], Sequence[Span]]


def measure(gold: Path, *, reading: str = FIRST, detail: bool = False) -> tuple[Counter[str], Counter[str]]:
    """Counts of ``twosource`` and of the plain check, over the stories of one reading. Raises MissingGold.

    ``rows`` are the labelled conflicts, ``found`` those that are shown, ``shown`` all that is, ``seeming``
    the labelled pairs that both can hold, ``mistaken`` those of them that are shown.
    """
    texts = texts_by_story(gold)
    ours: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for story, every in by_story(LABELS).items():
        rows = [row for row in every if row["reading"] == reading]
        if not rows:
            continue
        walked = walk(reports_of(texts[story]))
        with unseen_by(fold_of(story)):
            told = list(contradictions(walked))
        for counts, shown in ((ours, told), (plain, list(plainly(walked)))):
            counts["shown"] += len(shown)
            for row in rows:
                found = any(_meets(walked, row, pair) for pair in shown)
                real = row["verdict"] == "conflict"
                counts["rows" if real else "seeming"] += 1
                counts["found" if real else "mistaken"] += found
                if detail and counts is ours:
                    words = " / ".join(
                        texts[story][doc][start:end] for doc, start, end in (row["a"], row["b"])
                    )
                    answer = "shown" if found else "not shown"
                    sys.stdout.write(f"{story} {row['slot']} {row['verdict']}, {answer}: {words}\n")
    return ours, plain


def contradictions(walked: Walked) -> Iterator[Pair]:
    """Each two sides of a difference that is shown as a contradiction."""
    judged = compare(
        walked.parsed, walked.quotations, walked.people, walked.copying, families=walked.families
    )
    for difference in judged.differences:
        if difference.outcome == "contradiction":
            sides = [side.spans for side in difference.sides]
            yield from ((a, b) for n, a in enumerate(sides) for b in sides[n + 1 :])


def plainly(walked: Walked) -> Iterator[Pair]:
    """Figures of one unit that differ, in sentences of two reports that are near by vectors."""
    held = [
        (sentence, [f for f in document.figures if sentence.start <= f.span.start < sentence.end])
        for document in walked.parsed
        for sentence in document.sentences
    ]
    held = [(sentence, figures) for sentence, figures in held if figures]
    if not held:
        return
    vectors = sentence_vectors([sentence.text for sentence, _ in held])
    near = vectors @ vectors.T >= NEAR
    for n, (one, mine) in enumerate(held):
        for m, (other, theirs) in enumerate(held[n + 1 :], start=n + 1):
            if near[n, m] and one.report != other.report and _other_number(mine, theirs):
                yield [one], [other]


def _other_number(mine: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    return any(a.unit == b.unit and compare_figures(a, b) == "conflict" for a in mine for b in theirs)


def _meets(walked: Walked, row: dict[str, Any], pair: Pair) -> bool:
    """Whether a pair stands in the sentences of a labelled conflict, one side in each."""
    a, b = (sentences_at(walked.parsed, row[side]) for side in ("a", "b"))
    one, other = pair
    return (_touch(a, one) and _touch(b, other)) or (_touch(a, other) and _touch(b, one))


def _touch(sentences: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(
        s.report == around.report and s.start < around.end and around.start < s.end
        for around in sentences
        for s in spans
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.conflicts", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--reading", choices=(FIRST, SECOND), default=FIRST)
    parser.add_argument("--detail", action="store_true", help="print each labelled conflict")
    told = parser.parse_args(arguments)
    ours, plain = measure(told.gold, reading=told.reading, detail=told.detail)
    for name, counts in (("twosource", ours), ("vectors with a number check", plain)):
        sys.stdout.write(
            f"{name}: {counts['found']} of {counts['rows']} conflicts found "
            f"({counts['found'] / counts['rows']:.3f}), {counts['shown']} shown"
            f"; of {counts['seeming']} pairs that both can hold {counts['mistaken']}\n"
        )


if __name__ == "__main__":
    main()
