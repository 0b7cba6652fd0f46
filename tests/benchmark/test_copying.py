"""The copying benchmark, on a little gold of our own."""

import json

import pytest

from twosource.benchmark.copying import run
from twosource.errors import MissingGold

STORY = (
    "The ferry to Skogvik will stop running in October because its engine cannot be mended any more. "
    "The island council heard of it on Monday from a letter that two members read out in turn. "
    "A bridge was promised in 1988 and again in 2003, and the drawings lie in a drawer of the town hall. "
    "Until another boat is found the mail will come by fishing boat, as it did before the war."
)
OTHER = (
    "Skogvik has 112 people and, from October, no ferry. On the quay nobody wanted to talk about bridges. "
    "“The mail will come by fishing boat, as it did before the war,” the postmistress said. "
    "Her nephew is looking for a boat in the south; he has found two, and both are too long for the quay."
)
QUOTING = (
    "Letters to the island will travel with the catch. "
    "“The mail will come by fishing boat, as it did before the war,” the postmistress said. "
    "Shopkeepers have ordered flour for the winter, and the school has bought a second freezer."
)


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    texts = {"wire": STORY, "reprint": STORY.replace("mended", "repaired"), "own": OTHER, "quoting": QUOTING}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    labels = [
        ("wire", "reprint", "same_text"),
        ("own", "quoting", "common_quote_only"),
        ("wire", "own", "none"),
    ]
    rows = [
        {"text_a": f"{a}.txt", "text_b": f"{b}.txt", "label": label, "doc_a": a, "doc_b": b}
        for a, b, label in labels
    ]
    (folder / "labels-dev.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return tmp_path


def test_a_right_answer_scores_full_marks_and_peers_stand_beside_it(gold):
    result = run(gold)
    assert [row.name for row in result.rows] == ["twosource", "5-gram Jaccard", "5-gram containment"]
    ours = result.rows[0].figures
    assert ours["same text F1"] == ours["same or shared F1"] == 1.0
    assert ours["quotes only called copies"] == ours["false dependent"] == ours["false independent"] == 0.0
    assert ours["candidates among copies"] == 1.0


def test_a_wrong_label_costs_marks(gold):
    path = gold / "copies" / "labels-dev.jsonl"
    path.write_text(path.read_text("utf-8").replace("common_quote_only", "same_text"), "utf-8")
    ours = run(gold).rows[0].figures
    assert ours["same text F1"] < 1.0 and ours["false independent"] == 0.5


def test_a_sample_is_the_first_pairs(gold):
    assert run(gold, sample=1).note.startswith("1 pairs")


def test_missing_gold_is_said_plainly(tmp_path):
    with pytest.raises(MissingGold, match="--gold"):
        run(tmp_path)
