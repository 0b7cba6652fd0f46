"""Which model of inference reads a story: one that has not seen it."""

import json
from pathlib import Path

import numpy as np
import pytest

from twosource.benchmark import _folds
from twosource.benchmark._folds import DATA, FOLDS, fold_of, layers_of, scores_unseen, unseen_by
from twosource.benchmark.agreement import LABELS
from twosource.benchmark.conflicts import LABELS as CONFLICTS
from twosource.benchmark.rivals import LABELS as RIVALS
from twosource.language import inference


def told(path: Path, name: str) -> set[str]:
    return {json.loads(line)[name] for line in path.read_text("utf-8").splitlines()}


def test_every_story_that_taught_the_model_has_a_model_that_has_not_seen_it() -> None:
    stories = {story for path in (LABELS, RIVALS, CONFLICTS) for story in told(path, "story")}
    for file in ("probes-dev.jsonl", "probes-heldout.jsonl"):
        stories |= told(DATA / file, "event")
    assert {fold_of(story) for story in stories} == set(range(FOLDS))
    assert fold_of("a story of today") is None
    # What two collections tell of one event is seen or unseen together.
    for story in stories:
        assert fold_of(story.removesuffix("plus")) in (None, fold_of(story)) or "plus" not in story
    assert not told(DATA / "lessons.jsonl", "story") & {s for s in stories if fold_of(s) is None}


def test_each_pair_is_read_by_the_model_without_its_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_folds, "fold_of", {"a": 0, "b": 3, "c": None}.get)

    def scores(pairs: list[tuple[str, str]]) -> np.ndarray:
        path = inference._chosen.get()["claims"]
        known = path == inference.LAYERS["claims"]
        fold = -1 if known else int(path.stem.removeprefix("inference-fold"))
        return np.array([[fold, float(a), 0] for a, _ in pairs])

    monkeypatch.setattr(_folds, "inference_scores", scores)
    found = scores_unseen(["b", "a", "c", "b"], [("1", ""), ("2", ""), ("3", ""), ("4", "")])
    assert found.tolist() == [[3, 1, 0], [0, 2, 0], [-1, 3, 0], [3, 4, 0]]
    assert scores_unseen([], []).size == 0


@pytest.mark.parametrize("read", ["claims", "clauses"])
def test_the_models_of_the_folds_are_there_and_differ(read: inference.Read) -> None:
    files = {layers_of(fold)[read].read_bytes() for fold in range(FOLDS)}
    assert len(files | {inference.LAYERS[read].read_bytes()}) == FOLDS + 1
    with unseen_by(None):
        assert inference._chosen.get()[read] == inference.LAYERS[read]
    with unseen_by(3):
        assert inference._chosen.get()[read] == layers_of(3)[read]
