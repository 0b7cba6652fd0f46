"""How agreement between reports is weighed and measured."""

import json

import numpy as np

from twosource.benchmark._labels import unseen
from twosource.benchmark.agreement import LABELS, found_at, matched
from twosource.claims.agreeing import SHIPPED, signs_of


def test_labels_are_positions_without_texts() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert len(rows) > 500
    for row in rows:
        assert set(row) - {"denied", "draw"} == {"story", "clause", "sentence", "said"}
        assert not (row["said"] and row.get("denied"))
        for report, start, end in (row["clause"], row["sentence"]):
            assert isinstance(report, str) and 0 <= start < end
        assert row["clause"][0] != row["sentence"][0]


def test_found_at_is_the_most_that_keeps_the_precision() -> None:
    y = np.array([1.0] * 40 + [0.0] * 2 + [1.0] * 10 + [0.0] * 20)
    scores = np.arange(len(y), 0, -1.0)
    share, least = found_at(y, scores, 0.95)
    assert share == 1.0 and least == scores[51]
    share, least = found_at(y, scores, 0.97)
    assert share == 0.8 and least == scores[40]
    assert found_at(1 - y, scores, 0.95)[0] == 0.0


def test_a_label_is_of_the_pair_that_has_nearly_its_places() -> None:
    texts = {
        "r1": "The ferry Lark sank off Brackley on Monday night.",
        "r2": "On Monday night the ferry Lark went down off Brackley, its owner said.",
    }
    end = len(texts["r2"])
    rows = [
        {"clause": ["r1", 0, stop], "sentence": ["r2", 0, end], "said": True}
        for stop in (len(texts["r1"]), len(texts["r1"]) - 3, 20)
    ]
    found = matched(rows, texts)
    assert [one.row for one in found] == rows[:2]
    assert {one.sayings.clause(one.pair.u) for one in found} == {texts["r1"]}


def test_a_topic_is_scored_by_weights_that_did_not_see_it() -> None:
    # In each topic another column tells the answer: only its own rows could teach that.
    random = np.random.default_rng(3)
    topics = [f"t{n % 8}" for n in range(400)]
    x = random.normal(size=(400, 8))
    y = np.array([float(x[n, n % 8] > 0) for n in range(400)])
    right = ((unseen(topics, x, y, 5.0) > 0) == (y > 0)).mean()
    assert right < 0.6
    # A column that tells it in every topic is learnt from the others.
    x[:, 0] = y + 0.1 * random.normal(size=400)
    assert ((unseen(topics, x, y, 5.0) > 0) == (y > 0)).mean() > 0.95


def test_the_weights_that_ship_are_of_the_signs_that_are_weighed() -> None:
    assert set(json.loads(SHIPPED.read_text("utf-8"))["weights"]) == set(SIGNS)
    assert signs_of.__doc__


SIGNS = (
    "said",
    "score",
    "coverage",
    "predicate",
    *(f"{values}{how}" for values in ("figures", "times") for how in ("", "_missing", "_otherwise")),
    "words",
    "words_there",
    "modality",
    "direct",
)
