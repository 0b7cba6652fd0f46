"""Collections of labelled reports on which grouping is learned and measured.

``openings`` is ECB+ (short openings, each topic with a sibling event). ``mixed`` is what a
user's collection looks like: full articles and the same cut to their first sentences, many
outlets and years, single reports in their topic's neighbourhood. Events of the mixed
collection that no label file names are in ``stories_labels.json`` (names only).
Dates are the real ones where the gold has them and drawn otherwise, siblings weeks or months apart.
"""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from twosource.errors import MissingGold
from twosource.model import Report

_LABELS = Path(__file__).parent / "stories_labels.json"
_SIBLINGS = Path(__file__).parent / "siblings.json"
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_URL_DATE = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)")
# Days that reports lag behind their event's first, in the proportions of ordinary coverage.
_LAGS = (0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 5)
_SIBLING_GAPS = (9, 21, 45, 120, 400)


class Labelled(NamedTuple):
    """One report with its event, the source of both, and a date of publication."""

    id: str
    text: str
    event: str
    source: str
    published: str | None

    def report(self, *, dated: bool) -> Report:
        return Report(
            id=self.id,
            input=self.id,
            sha256=self.id,
            text=self.text,
            published=self.published if dated else None,
        )


def openings(gold: Path) -> list[Labelled]:
    """ECB+ as it is. Raises MissingGold."""
    path = gold / "stories" / "ecbplus.jsonl"
    if not path.is_file():
        raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return _dated([Labelled(row["doc"], row["text"], row["cluster"], "ecb", None) for row in rows])


def mixed(gold: Path) -> list[Labelled]:
    """Everything else; a source that is absent is left out. Every other full article is cut."""
    labels = json.loads(_LABELS.read_text("utf-8"))
    whole = [*_articles(gold, labels), *_neighbours(gold, labels), *_singles(gold, labels)]
    chance = random.Random(5)
    cut = [
        one._replace(text=_first_sentences(one.text, chance.randint(2, 5))) if chance.random() < 0.5 else one
        for one in sorted(whole)
    ]
    return _dated([*cut, *_claims(gold, labels), *_answers(gold)])


def siblings() -> list[Labelled]:
    """Series of sibling events of our own writing: each outlet tells them in its own set words, so that two
    events in one outlet look more alike than one event in two."""
    found = []
    for series in json.loads(_SIBLINGS.read_text("utf-8")):
        name = series["series"]
        for at, instance in enumerate(series["instances"]):
            for outlet, words in enumerate(series["outlets"]):
                text = words.format(**instance)
                found.append(
                    Labelled(f"{name}-{at}-{outlet}", text, f"{name}-{at}", "siblings", instance["on"])
                )
    return found


def _articles(gold: Path, labels: dict[str, Any]) -> Iterator[Labelled]:
    for path in sorted((gold / "events").glob("*/*.txt")):
        event = path.parent.name
        yield Labelled(f"{event}-{path.stem}", path.read_text("utf-8"), event, "articles", None)
    event_of = {name: event for event, names in labels["copies"].items() for name in names}
    for path in sorted((gold / "copies" / "texts").glob("*.txt")):
        known = event_of.get(path.stem)
        if path.stem.startswith("basil__"):
            known = path.stem.split("_")[2]
        if known is not None and known not in labels["known otherwise"]:
            yield Labelled(path.stem, path.read_text("utf-8"), known, "articles", None)


def _neighbours(gold: Path, labels: dict[str, Any]) -> Iterator[Labelled]:
    """Articles on one campaign: each its own event unless labelled otherwise."""
    event_of = {name: event for event, names in labels["neighbours"].items() for name in names}
    for path in sorted((gold / "attribution").glob("*/text/*.txt")):
        name = re.sub(r"_[0-9a-f]{4}$", "", path.stem)
        if name not in labels["left out"]:
            day = name.split("_")[1]
            yield Labelled(name, path.read_text("utf-8"), event_of.get(name, name), "politics", day)


def _singles(gold: Path, labels: dict[str, Any]) -> Iterator[Labelled]:
    """Pages of one season's web on anything: a few are on one event."""
    event_of = {name: event for event, names in labels["singles"].items() for name in names}
    path = gold / "extraction" / "ground-truth.json"
    if path.is_file():
        for name, page in sorted(json.loads(path.read_text("utf-8")).items()):
            if name not in labels["left out"]:
                yield Labelled(name, page["articleBody"], event_of.get(name, name), "singles", None)


def _claims(gold: Path, labels: dict[str, Any]) -> Iterator[Labelled]:
    """Two reports to a topic, each its headline and the sentences that the gold quotes from it."""
    said: dict[tuple[str, str, str], list[str]] = {}
    for kind in ("strength", "weak"):
        path = gold / "claims" / f"ClaimDiff-{kind}-train.json"
        for pair in json.loads(path.read_text("utf-8"))["data"] if path.is_file() else ():
            for side in "ab":
                sentences = said.setdefault((pair["topic"], pair[f"article_{side}"], pair["date"]), [])
                if pair[f"claim_{side}"] not in sentences:
                    sentences.append(pair[f"claim_{side}"])
    for at, ((topic, title, day), sentences) in enumerate(sorted(said.items())):
        if topic not in labels["left out"]:
            yield Labelled(f"claims-{at}", "\n".join([title, *sentences]), topic, "claims", day)


def _answers(gold: Path) -> Iterator[Labelled]:
    """Paragraphs of many outlets on eight stories, joined by article."""
    path = gold / "claims" / "nanco_dataset.json"
    for at, question in enumerate(json.loads(path.read_text("utf-8")) if path.is_file() else ()):
        said: dict[str, list[str]] = {}
        for answer in question["answers"]:
            paragraphs = said.setdefault(answer["Article URL"], [])
            if answer["Paragraph"] not in paragraphs:
                paragraphs.append(answer["Paragraph"])
        for number, (url, paragraphs) in enumerate(sorted(said.items())):
            found = _URL_DATE.search(url)
            day = "-".join(found.groups()) if found else None
            text = "\n".join(paragraphs)
            yield Labelled(f"answers-{at}-{number}", text, question["question"], "answers", day)


def _first_sentences(text: str, count: int) -> str:
    kept: list[str] = []
    for line in text.split("\n"):
        for sentence in _SENTENCE_END.split(line.strip()):
            if sentence:
                kept.append(sentence)
        if len(kept) > count:
            break
    return "\n".join(kept[: count + 1])


def _dated(reports: list[Labelled]) -> list[Labelled]:
    """A day for each report without one: its event's, some days later."""
    chance = random.Random(7)
    known: dict[str, date] = {}
    of_topic: dict[str, date] = {}
    dated = []
    for one in reports:
        day = one.published
        if day is None:
            if one.event not in known:
                topic = (re.match(r"\d+", one.event) or re.match(r".*", one.event)).group()  # type: ignore[union-attr]
                begin = of_topic.get(topic)
                if begin is None:
                    begin = date(2010, 1, 1) + timedelta(chance.randrange(3000))
                    of_topic[topic] = begin
                    known[one.event] = begin
                else:
                    known[one.event] = begin + timedelta(chance.choice(_SIBLING_GAPS))
            day = (known[one.event] + timedelta(chance.choice(_LAGS))).isoformat()
        dated.append(one._replace(published=day))
    return dated
