"""Speakers against labels: the measure, on an article of our own."""

import json
from pathlib import Path

import pytest

from twosource.benchmark import speakers
from twosource.errors import MissingGold

TEXT = (
    "Ines Calder runs the dam. “The dam will hold,” she said. “It leaks,” Paul Brandt answered. "
    "The ship “Tides” lay near."
)
FILE = "bench/events/dam/one.txt"


def label(words: str, speaker: str | None) -> str:
    start = TEXT.index(words)
    row = {"file": FILE, "start": start, "end": start + len(words), "speaker": speaker, "split": "dev"}
    return json.dumps(row)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / FILE
    place.parent.mkdir(parents=True)
    place.write_text(TEXT, "utf-8")
    labels = tmp_path / "labels.jsonl"
    rows = [
        label("“The dam will hold,”", "Ines Calder"),
        label("“It leaks,”", "Brandt"),
        label("“Tides”", None),
    ]
    labels.write_text("\n".join(rows), "utf-8")
    monkeypatch.setattr(speakers, "LABELS", labels)
    return tmp_path / "bench"


def test_right_speakers_count(gold: Path) -> None:
    figures = speakers.run(gold)
    assert figures["twosource"]["recall"] == 1.0
    assert figures["twosource"]["precision"] == 1.0
    assert figures["twosource"]["quotations"] == 2
    assert figures["nearest name before"]["recall"] < 1.0


def test_a_wrong_speaker_costs_both(gold: Path) -> None:
    rows = speakers.LABELS.read_text("utf-8").replace("Ines Calder", "Nell Corrie")
    speakers.LABELS.write_text(rows, "utf-8")
    figures = speakers.run(gold)["twosource"]
    assert (figures["precision"], figures["recall"]) == (0.5, 0.5)


def test_gold_that_is_not_there_says_which(tmp_path: Path) -> None:
    with pytest.raises(MissingGold, match="--gold"):
        speakers.run(tmp_path)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ines Calder", "Calder", True),
        ("Ms. Calder’s", "Ines Calder", True),
        ("Ines Calder", "Ines Brandt", False),
        ("Tom Calder", "Ines Calder", False),
        ("", "Calder", False),
    ],
)
def test_names_are_alike(a: str, b: str, same: bool) -> None:
    assert speakers.same_name(a, b) is same


def test_labels_are_positions_and_names_only() -> None:
    rows = [json.loads(line) for line in speakers.LABELS.read_text("utf-8").splitlines()]
    assert len(rows) >= 300
    assert all(set(row) <= {"file", "start", "end", "speaker", "speech", "split"} for row in rows)
    assert all(0 <= row["start"] < row["end"] for row in rows)
