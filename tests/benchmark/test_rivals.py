"""How values that exclude each other are weighed and measured."""

import json

import numpy as np

from twosource.benchmark.rivals import LABELS, Labelled, unseen
from twosource.claims.exchanging import SHIPPED, signs_of


def test_labels_are_positions_without_texts() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert len(rows) > 100
    for row in rows:
        assert set(row) == {"story", "a", "b", "differ"}
        for report, start, end in (row["a"], row["b"]):
            assert isinstance(report, str) and 0 <= start < end
        assert row["a"][0] != row["b"][0]
    assert 0.1 < np.mean([row["differ"] for row in rows]) < 0.9


def test_the_weights_that_ship_are_of_the_signs_that_are_weighed() -> None:
    signs = signs_of((0.5, 0.9), 0.6, (0.7, 0.2), (0.1, 0.8))
    assert set(json.loads(SHIPPED.read_text("utf-8"))["weights"]) == set(signs)
    assert signs["said"] < signs["said_more"] and signs["denied"] < signs["denied_more"]
    assert (signs["rest"], signs["rest_more"], signs["meaning"]) == (0.5, 0.9, 0.6)


def test_a_topic_is_scored_by_weights_that_did_not_see_it() -> None:
    # In each topic another column tells the answer: only its own rows could teach that.
    random = np.random.default_rng(5)
    x = random.normal(size=(400, 8))
    y = np.array([float(x[n, n % 8] > 0) for n in range(400)])
    pairs = [Labelled(f"t{n % 8}", {}, bool(y[n])) for n in range(400)]
    assert ((unseen(pairs, x, y) > 0.5) == (y > 0)).mean() < 0.6
    x[:, 0] = y + 0.1 * random.normal(size=400)
    assert ((unseen(pairs, x, y) > 0.5) == (y > 0)).mean() > 0.95
