"""Layers taught again beside the model's own: what they add, and what stays as it was."""

import io
from pathlib import Path

import numpy as np
import pytest

from twosource.language import inference, inference_scores, inference_taught_by
from twosource.language.layers import Layers
from twosource.language.onnxfile import with_any_length

PAIR = ("The council of Aldmoor voted on Tuesday to close the bridge.", "Aldmoor's council shut the bridge.")


def written(folder: Path, layers: Layers) -> Path:
    stored = {"head": layers.head, "bias": layers.bias}
    for name, (down, up) in layers.beside.items():
        stored |= {f"{name} down": down, f"{name} up": up}
    path = folder / f"{len(list(folder.iterdir()))}.npz"
    with path.open("wb") as file:
        np.savez(file, **stored)
    return path


def test_what_is_beside_a_product_is_added_to_it(tmp_path: Path) -> None:
    own = inference.opened(inference.LAYERS["claims"]).layers
    assert own.beside and own.head.shape == (384, len(inference.ANSWERS))
    for name, (down, up) in own.beside.items():
        assert down.shape[1] == up.shape[0], name
    plain = Layers({}, own.head, own.bias)
    nothing = Layers({name: (down, 0 * up) for name, (down, up) in own.beside.items()}, own.head, own.bias)
    shifted = Layers({}, own.head, own.bias + np.array([0, 0, 2], dtype=np.float32))
    as_it_ships, *others = (
        inference_scores([PAIR]),
        *(scores_with(written(tmp_path, layers)) for layers in (own, plain, nothing, shifted)),
    )
    assert np.allclose(others[0], as_it_ships, atol=1e-5)
    assert not np.allclose(others[1], as_it_ships, atol=0.1)
    assert np.allclose(others[2], others[1], atol=1e-5)
    odds = [one[0, 2] - one[0, 1] for one in (others[1], others[3])]
    assert np.isclose(odds[1], odds[0] + 2, atol=1e-4)
    assert np.allclose(np.exp(others[3]).sum(axis=1), 1, atol=1e-5)
    assert np.allclose(inference_scores([PAIR]), as_it_ships, atol=1e-6)


def test_claims_and_clauses_are_read_by_layers_of_their_own(tmp_path: Path) -> None:
    claims, clauses = inference_scores([PAIR]), inference_scores([PAIR], read="clauses")
    assert not np.allclose(claims, clauses, atol=1e-3)
    own = inference.opened(inference.LAYERS["claims"]).layers
    with inference_taught_by({"clauses": written(tmp_path, own)}):
        assert np.allclose(inference_scores([PAIR], read="clauses"), claims, atol=1e-5)
        assert np.allclose(inference_scores([PAIR]), claims, atol=1e-6)
    assert np.allclose(inference_scores([PAIR], read="clauses"), clauses, atol=1e-6)


def scores_with(path: Path) -> np.ndarray:
    with inference_taught_by({"claims": path}):
        return inference_scores([PAIR])


def test_layers_of_another_model_are_refused() -> None:
    file = (inference._folder() / "policy_nli_int8.onnx").read_bytes()
    narrow = np.zeros((384, 2), dtype=np.float32), np.zeros((2, 384), dtype=np.float32)
    with pytest.raises(ValueError, match="no such products in the model: /m/nowhere/MatMul"):
        with_any_length(file, ("input_ids",), inference.STATE, {"/m/nowhere/MatMul": narrow})


def test_a_file_without_answers_is_refused() -> None:
    file = io.BytesIO()
    np.savez(file, bias=np.zeros(3))
    with pytest.raises(KeyError):
        Layers.read(file.getvalue())
