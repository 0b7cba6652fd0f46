"""Floors held on a sample of the gold, where it lies beside the project; without it nothing can be held."""

from pathlib import Path

import pytest

from twosource.benchmark import measure

GOLD = Path(__file__).parents[3] / "shared" / "bench"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold data is other people's and not part of the project")
@pytest.mark.parametrize(
    ("stage", "sample", "floors"),
    [
        ("reading", 60, {"f1": 0.97, "exact": 0.45, "title": 0.95, "authors": 0.95, "date": 0.95}),
        ("copying", None, {"same text F1": 0.92, "same or shared F1": 0.96}),
        ("speakers", 8, {"precision": 0.84, "recall": 0.83}),
        ("times", 120, {"value: F1": 0.38, "news, value: F1": 0.95}),
    ],
)
def test_a_sample_stays_above_its_floors(stage: str, sample: int | None, floors: dict[str, float]) -> None:
    figures = measure(stage, GOLD, sample=sample).rows[0].figures
    assert {name: figures[name] for name in floors if figures[name] < floors[name]} == {}
