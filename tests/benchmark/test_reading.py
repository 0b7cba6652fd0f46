"""The reading benchmark's arithmetic, on gold made here."""

import gzip
import json
from pathlib import Path

import pytest

from twosource.benchmark import reading
from twosource.errors import MissingGold


def test_scores_of_equal_partial_and_missing_text() -> None:
    gold = "one two three four five six"
    assert reading.scores([(gold, gold)]) == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "exact": 1.0}
    half = reading.scores([(gold, "one two three four five")])
    assert (half["precision"], half["exact"]) == (1.0, 0.0)
    assert half["recall"] == pytest.approx(2 / 3)
    nothing = reading.scores([(gold, "")])
    assert (nothing["precision"], nothing["recall"], nothing["f1"]) == (0.0, 0.0, 0.0)


def test_shingles_are_counted_with_their_number() -> None:
    row = reading.scores([("a b c d a b c d", "a b c d")])
    assert row["recall"] == pytest.approx(1 / 5)


def test_run_measures_a_folder_of_gold(tmp_path: Path) -> None:
    text = (
        "The council of Larkmoor voted on Tuesday to close the old bridge over the river Senn for repairs. "
        * 5
    )
    html = f"<html><body><h1>Bridge closed in Larkmoor today</h1><p>{text}</p></body></html>"
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(html.encode()))
    (tmp_path / "ground-truth.json").write_text(
        json.dumps({"a": {"articleBody": text, "url": "https://x.example"}})
    )
    results = reading.run(tmp_path, only="twosource")
    assert results["twosource"]["f1"] == 1.0
    assert "twosource" in reading.table(results)


def test_missing_gold_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(MissingGold, match="ground-truth"):
        reading.run(tmp_path)


def test_what_a_page_states_is_compared_as_it_should_be() -> None:
    from twosource.benchmark import pages

    known = pages.labels()
    assert len(known) > 100
    assert all(label.page == page and len(label.title) == 16 for page, label in known.items())
    label = pages.Label("p", pages._hash("Bridge closed"), ("Ines Halloran",), "2031-04-03")
    right = pages.Stated("BRIDGE  closed", ("ines halloran",), "2031-04-03")
    assert pages.shares([(label, right)]) == {"title": 1.0, "authors": 1.0, "date": 1.0}
    wrong = pages.Stated("Bridge", ("Ines Halloran", "Tom Reyes"), "2031-04-04")
    assert pages.shares([(label, wrong), (label, right)]) == {"title": 0.5, "authors": 0.5, "date": 0.5}
