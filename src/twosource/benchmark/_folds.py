"""The model of inference as it is without some of the stories that taught it.

Its last layers were taught by probes, labelled pairs and lessons (``scripts/teach_inference.py``). What it
says of a story that taught it is no measure, and nothing to fit weights to; so it was taught five times
more, each time without a fifth of the stories, and each story is read by the one that has not seen it.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.language import inference_scores, inference_taught_by
from twosource.language.inference import ANSWERS, Read

DATA = Path(__file__).parent / "data"
FOLDS = 5


def fold_of(story: str) -> int | None:
    """The fold whose model has not seen ``story``; None where no model has."""
    known: dict[str, int] = json.loads((DATA / "inference-folds.json").read_text("utf-8"))
    return known.get(story)


@contextmanager
def unseen_by(fold: int | None) -> Iterator[None]:
    """Within it the model of inference is the one that has not seen the stories of ``fold``."""
    if fold is None:
        yield
    else:
        with inference_taught_by(layers_of(fold)):
            yield


def layers_of(fold: int) -> dict[Read, Path]:
    """The last layers that were taught without the stories of ``fold``."""
    return {
        "claims": DATA / f"inference-fold{fold}.npz",
        "clauses": DATA / f"inference-clauses-fold{fold}.npz",
    }


def scores_unseen(stories: Sequence[str], pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """``inference_scores`` of each pair, by a model that has not seen the story that it comes from."""
    folds = {story: fold_of(story) for story in set(stories)}
    found = np.zeros((len(pairs), len(ANSWERS)))
    for fold in sorted(set(folds.values()), key=str):
        own = [n for n, story in enumerate(stories) if folds[story] == fold]
        with unseen_by(fold):
            found[own] = inference_scores([pairs[n] for n in own])
    return found
