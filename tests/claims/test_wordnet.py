"""What the words of a claim and of a sentence have to do with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.claims.wordnet import is_person, relation

WORDS = st.text("abcdefghijklmnopqrstuvwxyz'-é ", max_size=12)
PARTS = st.sampled_from(["VERB", "NOUN", "ADJ", "ADV", "PROPN", "X"])


@pytest.mark.parametrize(
    ("a", "b", "part"),
    [("shrub", "bush", "NOUN"), ("decision", "decide", "NOUN"), ("begin", "commence", "VERB")],
)
def test_words_of_one_meaning(a: str, b: str, part: str) -> None:
    found = relation(a, part, b, "VERB" if b == "decide" else part)
    assert found.same >= 0.6
    assert found.opposite == 0.0


@pytest.mark.parametrize(
    ("a", "b", "part"),
    [("victory", "defeat", "NOUN"), ("praise", "criticize", "VERB"), ("guilty", "innocent", "ADJ")],
)
def test_opposites(a: str, b: str, part: str) -> None:
    found = relation(a, part, b, part)
    assert found.opposite > 0
    assert found.same == 0.0


def test_a_broader_word() -> None:
    assert relation("boat", "NOUN", "ferry", "NOUN").broader
    assert not relation("boat", "NOUN", "senator", "NOUN").broader


@pytest.mark.parametrize(
    ("noun", "person"), [("lieutenant", True), ("baker", True), ("bridge", False), ("xyzzy", False)]
)
def test_who_is_a_person(noun: str, person: bool) -> None:
    assert is_person(noun) is person


@given(WORDS, PARTS, WORDS, PARTS)
def test_any_two_words_relate_alike_both_ways(a: str, p: str, b: str, q: str) -> None:
    one, other = relation(a, p, b, q), relation(b, q, a, p)
    assert one == other
    assert 0.0 <= one.same <= 1.0
    assert not (one.same and one.opposite)
