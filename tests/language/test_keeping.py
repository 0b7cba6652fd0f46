"""What models make of a text: kept, it comes back the same, and nothing is worked out twice."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language import (
    code_of,
    inference,
    inference_scores,
    kept_on,
    parse,
    parsing,
    sentence_vectors,
    vectors,
)
from twosource.model import Report

TEXT = (
    "“We won’t go,” Ada Lowe told the Aldmoor council on Tuesday.\n\n"
    "The 48-page plan, which cost $3.5 million, was dropped by 12 votes to 3."
)
ASKED = (
    "i", "idx", "text", "whitespace_", "lemma_", "norm_", "tag_", "pos_", "dep_", "ent_type_", "ent_iob_",
    "is_sent_start", "is_punct", "is_space", "like_num",
)  # fmt: skip


class Shelf(dict[str, bytes]):
    def get(self, keys):
        return {key: self[key] for key in keys if key in self}

    def put(self, found):
        self.update(found)


def read(text):
    (parsed,) = parse([Report(id="r", input="r.txt", sha256="", text=text)])
    return parsed


def told(parsed):
    tokens = [tuple(getattr(token, name) for name in ASKED) for token in parsed.doc]
    tree = [(t.head.i, t.left_edge.i, [c.i for c in t.children], str(t.morph)) for t in parsed.doc]
    return tokens, tree, parsed.sentences, parsed.names, parsed.figures, parsed.times


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.just(TEXT), st.text(max_size=60), st.text("a‘’“”.,- \n1", max_size=60)))
def test_a_kept_parse_is_the_parse(text):
    plain = told(read(text))
    with kept_on(Shelf()):
        assert told(read(text)) == plain
        assert told(read(text)) == plain


def test_what_is_kept_is_not_worked_out_again(monkeypatch):
    shelf = Shelf()
    pairs = [("The bridge shut.", "The bridge closed."), ("The bridge shut.", "It rained.")]
    with kept_on(shelf):
        before = told(read(TEXT)), sentence_vectors([TEXT]), inference_scores(pairs)
    inference._remembered.clear()
    vectors._sentence_vector.cache_clear()

    def never(*_):
        raise AssertionError("worked out again")

    for module, name in ((parsing, "parse_text"), (vectors, "_states"), (inference, "_opened")):
        monkeypatch.setattr(module, name, never)
    with kept_on(shelf):
        after = told(read(TEXT)), sentence_vectors([TEXT]), inference_scores(pairs)
    assert after[0] == before[0]
    assert np.array_equal(after[1], before[1]) and np.array_equal(after[2], before[2])
    with pytest.raises(AssertionError, match="worked out again"):
        read(TEXT)


def test_a_pair_is_told_from_another_with_the_same_letters():
    shelf = Shelf()
    with kept_on(shelf):
        one, other = inference_scores([("It rained. It", "stopped."), ("It rained.", "It stopped.")])
    assert not np.array_equal(one, other)


def test_other_rules_are_other_code(tmp_path, monkeypatch):
    package = tmp_path / "someroom"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "rule.py").write_text("LIMIT = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    before = code_of("someroom")
    (package / "rule.py").write_text("LIMIT = 2\n")
    code_of.cache_clear()
    assert code_of("someroom") != before
    assert code_of("twosource.language") == code_of("twosource.language") != code_of("twosource.attribution")
