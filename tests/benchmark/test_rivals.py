"""How values that exclude each other are weighed and measured."""

import json
from typing import get_args

import numpy as np

from twosource.benchmark.conflicts import FIRST, SECOND
from twosource.benchmark.conflicts import LABELS as CONFLICTS
from twosource.benchmark.rivals import LABELS
from twosource.claims.exchanging import SHIPPED, signs_of
from twosource.model import Outcome


def test_labels_are_positions_without_texts() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert len(rows) > 100
    for row in rows:
        assert set(row) - {"draw"} == {"story", "a", "b", "differ"}
        assert row.get("draw", "wide") == "wide"
        for report, start, end in (row["a"], row["b"]):
            assert isinstance(report, str) and 0 <= start < end
        assert row["a"][0] != row["b"][0]
    for drawn in (None, "wide"):
        assert 0.05 < np.mean([row["differ"] for row in rows if row.get("draw") == drawn]) < 0.9


def test_the_weights_that_ship_are_of_the_signs_that_are_weighed() -> None:
    beside = dict.fromkeys(("predicate", "coverage", "place", "far", "others"), 0.0)
    signs = signs_of((0.5, 0.9), (0.7, 0.2), (0.1, 0.8), 0.3, beside)
    assert set(json.loads(SHIPPED.read_text("utf-8"))["weights"]) == set(signs)
    surer = signs_of((0.6, 0.9), (0.7, 0.3), (0.2, 0.8), 0.3, beside)
    assert all(surer[name] > signs[name] for name in ("said", "whole", "denied"))


def test_conflicts_are_positions_in_two_reports_without_texts() -> None:
    rows = [json.loads(line) for line in CONFLICTS.read_text("utf-8").splitlines()]
    outcomes = {*get_args(Outcome), "conflict"}
    assert {row["verdict"] for row in rows} <= outcomes
    for reading in (FIRST, SECOND):
        assert sum(row["reading"] == reading and row["verdict"] == "conflict" for row in rows) > 50
    for row in rows:
        assert set(row) == {"story", "slot", "verdict", "a", "b", "reading"}
        assert row["a"][0] != row["b"][0]
        assert all(0 <= start < end for _, start, end in (row["a"], row["b"]))
