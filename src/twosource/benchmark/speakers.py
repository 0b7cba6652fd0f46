"""Who said it: speakers of quotations against labels of our own.

``data/speakers.jsonl`` holds positions in texts of the gold data and names, no texts: quotations of five
stories and of newspaper articles, each with its speaker as fully as the texts name him, or none where the
words are nobody's speech (a title, a scare quote). One reader labelled them, reading the context of what
the attribution room had found and of quotation marks that it had left out.

Precision is over the quotations that a system gives a speaker, recall over those that have one. A name is
right when it is the label, or a shorter or longer form of it that ends in the same word.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from twosource.errors import MissingGold
from twosource.language import Parsed, parse
from twosource.model import Report

LABELS = Path(__file__).with_name("data") / "speakers.jsonl"
# So much of a quotation must be found for its speaker to count.
OVERLAP = 0.5

Spoken = tuple[int, int, str | None]  # where it stands, and the name of who says it
System = Callable[[Sequence[Parsed]], list[list[Spoken]]]


class Label(NamedTuple):
    start: int
    end: int
    speaker: str | None
    split: str


def run(gold: Path, *, sample: int | None = None) -> dict[str, dict[str, float]]:
    """Precision and recall of speakers by system; ``sample`` limits the stories and articles.

    ``gold`` holds ``events/`` and ``attribution/``; the four reports lie beside it. Raises MissingGold.
    """
    systems: dict[str, System] = {"twosource": _ours, "nearest name before": _nearest}
    if find_spec("textacy") is not None:
        systems["textacy"] = _textacy
    tally: dict[str, dict[str, float]] = {name: defaultdict(float) for name in systems}
    for files in list(_stories().values())[:sample]:
        texts = [_text(gold, name) for name in files]
        reports = [
            Report(id=str(n), input=name, sha256="", text=text)
            for n, (name, text) in enumerate(zip(files, texts, strict=True))
        ]
        parsed = list(parse(reports))
        for name, system in systems.items():
            for labels, found in zip(files.values(), system(parsed), strict=True):
                _count(tally[name], labels, found)
    return {name: _shares(counts) for name, counts in tally.items()}


def _stories() -> dict[str, dict[str, list[Label]]]:
    """Story -> file -> labels; an article by itself is a story."""
    stories: dict[str, dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        folder, _, _ = row["file"].rpartition("/")
        story = row["file"] if "/attribution/" in row["file"] else folder
        stories[story][row["file"]].append(Label(row["start"], row["end"], row["speaker"], row["split"]))
    return {story: dict(sorted(files.items())) for story, files in sorted(stories.items())}


def _text(gold: Path, name: str) -> str:
    for path in (gold.resolve().parent / name, gold / name.removeprefix("bench/")):
        if path.is_file():
            return path.read_text("utf-8")
    raise MissingGold(f"{gold}: {name} is not there; name the folder of gold data with --gold")


def _count(tally: dict[str, float], labels: Sequence[Label], found: Sequence[Spoken]) -> None:
    for label in labels:
        near = [(_overlap(label, one), one) for one in found]
        likeness, (_, _, name) = max(near, default=(0.0, (0, 0, None)), key=lambda pair: pair[0])
        said = name if likeness >= OVERLAP else None
        right = said is not None and label.speaker is not None and same_name(said, label.speaker)
        for part in ("", f", {label.split}"):
            tally["named" + part] += said is not None
            tally["spoken" + part] += label.speaker is not None
            tally["right" + part] += right


def _overlap(label: Label, one: Spoken) -> float:
    both = min(label.end, one[1]) - max(label.start, one[0])
    # Systems differ in whether "that the win was" belongs to the quotation: the shorter of the two counts.
    return both / min(label.end - label.start, one[1] - one[0]) if both > 0 else 0.0


def _shares(tally: dict[str, float]) -> dict[str, float]:
    figures = {}
    for part in ("", ", dev", ", held-out"):
        figures["precision" + part] = tally["right" + part] / max(1.0, tally["named" + part])
        figures["recall" + part] = tally["right" + part] / max(1.0, tally["spoken" + part])
    return figures | {"quotations": tally["spoken"]}


def same_name(a: str, b: str) -> bool:
    """Whether one name is the other, or a shorter form of it that ends in the same word."""
    x, y = (_words(name) for name in (a, b))
    return bool(x and y) and x[-1] == y[-1] and (set(x) <= set(y) or set(y) <= set(x))


def _words(name: str) -> list[str]:
    plain = name.lower().replace("’", "'")
    words = re.findall(r"[\w'-]+", plain)
    return [w.removesuffix("'s") for w in words if w not in ("the", "a", "an", "mr", "mrs", "ms", "dr")]


def _ours(parsed: Sequence[Parsed]) -> list[list[Spoken]]:
    from twosource.attribution import quotations, resolve

    _, found = resolve(parsed, [q for document in parsed for q in quotations(document)])
    spoken: dict[str, list[Spoken]] = defaultdict(list)
    for q in found:
        if q.content and q.kind != "indirect":
            name = q.speaker.name if q.speaker is not None else None
            spoken[q.content[0].report].append((q.content[0].start, q.content[-1].end, name))
    return [spoken[document.report.id] for document in parsed]


def _nearest(parsed: Sequence[Parsed]) -> list[list[Spoken]]:
    """Each run of quotation marks, given to the person named last before it."""
    found = []
    for document in parsed:
        text = document.report.text
        own: list[Spoken] = []
        for marked in re.finditer(r"[“\"‘]([^“”\"]{2,}?)[”\"’]", text):
            people = [n for n in document.names if n.kind == "person" and n.span.end <= marked.start()]
            own.append((marked.start(), marked.end(), people[-1].span.text if people else None))
        found.append(own)
    return found


def _textacy(parsed: Sequence[Parsed]) -> list[list[Spoken]]:
    from textacy.extract import direct_quotations

    found = []
    for document in parsed:
        doc: Any = document.doc
        own: list[Spoken] = []
        try:
            for quote in direct_quotations(doc):
                content = quote.content
                name = " ".join(token.text for token in quote.speaker) or None
                own.append((content.start_char, content.end_char, name))
        except ValueError:
            pass  # it gives up on a text with an odd number of marks
        found.append(own)
    return found
