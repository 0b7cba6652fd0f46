"""Our own probes: the files are well formed, and their spans lie in the texts they were made over."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from twosource.benchmark.claims import DATA, run, texts_by_story

GOLD = Path(__file__).parents[3] / "shared" / "bench"
STATES = {"corroborated", "single", "contradicted", "not_reported"}
ORIGINS = {"public", "statement", "document", "copied"}
FILES = {"dev": "probes-dev.jsonl", "held-out": "probes-heldout.jsonl"}


def probes(split: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / FILES[split]).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("split", FILES)
def test_probes_are_well_formed(split: str) -> None:
    rows = probes(split)
    assert len({row["probe"] for row in rows}) == len({row["claim"] for row in rows}) == len(rows)
    for row in rows:
        told = row["probe"]
        assert row["split"] == split, told
        assert row["state"] in STATES, told
        assert (row["state"] == "contradicted") == ("slot" in row), told
        assert (row["state"] == "corroborated") == (row.get("origin") in ORIGINS), told
        assert (row["state"] == "not_reported") == (not row["evidence"]), told
        reports = {span["report"] for span in row["evidence"]}
        assert row["state"] != "corroborated" or len(reports) > 1, told
        assert row["state"] != "single" or len(reports) == 1, told
        places = [(s["report"], s["start"], s["end"]) for s in row["evidence"] + row["partial"]]
        assert len(set(places)) == len(places), told


def test_development_and_held_out_share_no_story() -> None:
    assert not {row["event"] for row in probes("dev")} & {row["event"] for row in probes("held-out")}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold's stories are not here")
@pytest.mark.parametrize("split", FILES)
def test_spans_are_slices_on_word_boundaries(split: str) -> None:
    stories = texts_by_story(GOLD)
    for row in probes(split):
        for span in row["evidence"] + row["partial"]:
            text = stories[row["event"]][span["report"]]
            start, end = span["start"], span["end"]
            assert 0 <= start < end <= len(text), row["probe"]
            assert text[start:end] == text[start:end].strip(), row["probe"]
            assert not (text[start - 1 : start].isalnum() and text[start].isalnum()), row["probe"]
            assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum()), row["probe"]


def test_a_set_is_measured_alone_and_its_failures_are_told(tmp_path: Path, capsys: Any) -> None:
    """Over texts of our own, put where the gold's stories lie: a report for each probe of one story."""
    story = probes("dev")[0]["event"]
    length = Counter({"_": 0})
    for row in (row for row in probes("dev") if row["event"] == story):
        for span in row["evidence"] + row["partial"]:
            length[span["report"]] = max(length[span["report"]], span["end"])
    sentence = "The ferry to Brackley was late again on Monday. "
    lines = [
        json.dumps({"doc": doc, "cluster": story, "text": (sentence * (size // len(sentence) + 1))[:size]})
        for doc, size in sorted(length.items())
        if size
    ]
    for names in json.loads((DATA / "probe-stories.json").read_text("utf-8")).values():
        for name in names:
            path = tmp_path / "copies" / "texts" / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(sentence, "utf-8")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "ecbplus.jsonl").write_text("\n".join(lines), "utf-8")
    rows = run(tmp_path, sample=3, only="dev", detail=sys.stderr)
    # Nothing of the claims stands in these reports, so that no true one may be found.
    assert rows["twosource"]["true found"] == 0.0
    assert set(rows) == {"twosource", "vectors alone", "vectors, numbers and negation"}
    assert probes("dev")[0]["claim"] in capsys.readouterr().err


def test_an_unknown_set_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="held-out"):
        run(tmp_path, only="test")
