"""The stories benchmark: its measures against hand-worked cases, and a run on a little gold."""

import json

import pytest

from twosource.benchmark._mixes import siblings
from twosource.benchmark.stories import agreement, run
from twosource.errors import MissingGold


def test_agreement_by_hand():
    # Groups {0, 1, 2}, {3}; events {0, 1}, {2, 3}.
    found = agreement([7, 7, 7, 8], ["a", "a", "b", "b"])
    assert found["B-cubed precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found["B-cubed recall"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert found["pairwise precision"] == pytest.approx(1 / 3)
    assert found["stories"] == 2
    # Adjusted Rand: index 1, expected 3 * 2 / 6 = 1.
    assert found["ARI"] == pytest.approx(0.0)


def test_perfect_agreement():
    found = agreement(["x", "y", "y"], ["1", "2", "2"])
    assert [found[key] for key in ("B-cubed F1", "ARI", "pairwise precision")] == [1.0, 1.0, 1.0]


def _event(topic: int, sibling: str, place: str, who: str, count: int) -> list[dict[str, str]]:
    texts = (
        f"Fire in {place} kills {count}\nA fire in a hotel in {place} killed {count} guests, said {who}. "
        f"{place} mourns. {who} suspects a cable.",
        f"{count} die in {place} hotel fire\nFire chief {who} said that {count} guests died in {place}. "
        f"The hotel in {place} was full.",
        f"Cable blamed for {place} fire\n{who}, the fire chief of {place}, blames a cable for the fire that "
        f"killed {count} in {place}.",
    )
    return [
        {"doc": f"{topic}{sibling}{i}", "cluster": f"{topic}{sibling}", "url": None, "text": text}
        for i, text in enumerate(texts)
    ]


@pytest.fixture
def gold(tmp_path):
    rows = [
        *_event(1, "ecb", "Tarnholm", "Aino Kettu", 9),
        *_event(1, "ecbplus", "Castellmar", "Luis Ferrer", 23),
        *_event(2, "ecb", "Orvelt", "Petra Lindqvist", 4),
        *_event(2, "ecbplus", "Skogvik", "Marius Holm", 31),
    ]
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "ecbplus.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    for event, text in (
        ("dam", "Orvelt dam holds\nThe dam at Orvelt held, Petra Holm said."),
        ("ox", "An ox"),
    ):
        (tmp_path / "events" / event).mkdir(parents=True)
        for outlet in "ab":
            (tmp_path / "events" / event / f"{outlet}.txt").write_text(text, "utf-8")
    return tmp_path


def test_ours_is_measured_beside_three_others_on_each_collection(gold):
    result = run(gold, sample=3)
    assert [row.name for row in result.rows] == [
        "twosource",
        "joins across halves not counted",
        "as a stream",
        "held out",
        "TF-IDF",
        "MiniLM",
        "single pass",
    ]
    ours = result.rows[0].figures
    assert ours["openings, undated: B-cubed F1"] == 1.0
    for collection in ("openings", "mixed", "together", "siblings"):
        for setting in ("undated", "dated"):
            for row in result.rows:
                if row.name != "held out" or collection in ("openings", "mixed"):
                    assert 0.0 < row.figures[f"{collection}, {setting}: B-cubed F1"] <= 1.0
    assert "openings: 9 reports, 3 events" in result.note


def test_sibling_series_have_their_slots_filled_and_their_own_ids():
    reports = siblings()
    assert len({one.id for one in reports}) == len(reports)
    assert all("{" not in one.text for one in reports)


def test_missing_gold_is_said_plainly(tmp_path):
    with pytest.raises(MissingGold, match="--gold"):
        run(tmp_path)
