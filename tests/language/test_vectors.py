"""Vectors: what means the same lies nearer than what does not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import ModelError
from twosource.language import embed, models, similarity, vectors

# A sentence, the same in other words, and one on something else.
TRIPLES = [
    ("The court struck down the law.", "Judges ruled the statute invalid.", "Rain fell on the coast."),
    ("The ferry sank after hitting a quay.", "The boat went down when it struck the pier.", "Shares rose."),
    ("Police arrested two men on Friday.", "Officers detained a pair of suspects.", "The bridge is old."),
    ("The minister resigned over the scandal.", "She quit the cabinet after the affair.", "He sold apples."),
    ("Unemployment fell to a record low.", "Fewer people than ever are out of work.", "The cat slept."),
    ("Scientists found water on the moon.", "Researchers discovered lunar ice.", "The mayor cut a ribbon."),
]


def test_paraphrases_rank_above_the_unrelated() -> None:
    for first, same, other in TRIPLES:
        near, far = similarity([(first, same), (first, other)])
        assert near > far + 0.1
        one, two, three = embed([first, same, other])
        assert one @ two > one @ three


def test_similarity_does_not_depend_on_the_other_pairs() -> None:
    pairs = [(first, same) for first, same, _ in TRIPLES]
    together = similarity(pairs)
    alone = np.concatenate([similarity([pair]) for pair in pairs])
    assert together.tolist() == alone.tolist()
    assert similarity([]).shape == (0,)
    assert similarity([("same words", "same words")])[0] == pytest.approx(1.0, abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_rows_have_unit_length_or_none(texts: list[str]) -> None:
    rows = embed(texts)
    assert rows.shape[0] == len(texts) and rows.dtype == np.float32
    for length in np.linalg.norm(rows, axis=1):
        assert length == pytest.approx(1.0, abs=1e-4) or length == 0.0


def test_a_long_text_is_cut_not_refused() -> None:
    assert similarity([("word " * 5000, "word " * 9000)])[0] > 0.9


def test_models_name_a_hash_each() -> None:
    found = models()
    assert any("en_core_web_sm" in name for name in found)
    assert all(len(value) == 64 for value in found.values())


def test_damaged_data_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "TABLE_SHA256", "0" * 64)
    vectors._table.cache_clear()
    with pytest.raises(ModelError, match="sha256"):
        embed(["text"])
    monkeypatch.undo()
    vectors._table.cache_clear()
