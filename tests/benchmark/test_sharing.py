"""How values that two reports give alike are labelled, and when they are taken for told of one thing."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.benchmark.sharing import BOUNDS, LABELS
from twosource.claims.alliances import SURE, is_sure

SHARES = st.floats(0, 1)


@pytest.mark.parametrize(("path", "least"), [(LABELS, 200), (BOUNDS, 40)])
def test_labels_are_positions_in_two_reports_without_texts(path: Path, least: int) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(rows) > least
    for row in rows:
        assert set(row) == {"story", "a", "b", "same"}
        assert row["a"][0] != row["b"][0]
        assert all(0 <= start < end for _, start, end in (row["a"], row["b"]))
    assert 0.5 < np.mean([row["same"] for row in rows]) < 1


@given(SHARES, SHARES, SHARES, SHARES)
def test_what_is_said_more_surely_is_no_less_sure(said: float, says: float, more: float, also: float) -> None:
    if is_sure(said, says):
        assert is_sure(max(said, more), max(says, also))


@pytest.mark.parametrize(("said", "says"), SURE)
def test_the_thresholds_are_reached_together(said: float, says: float) -> None:
    assert is_sure(said, says)
    assert not is_sure(said - 0.2, says - 0.2)
