"""The word diff and the sentence around a span: the two small helpers of the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.dossier.sentences import sentence_bounds
from twosource.dossier.words import word_diff

TEXT = st.text(alphabet=st.sampled_from("abc AB,.“”’!?\n-…é🐑"), max_size=60)


@given(TEXT, TEXT)
def test_a_diff_gives_the_version_back(base: str, version: str) -> None:
    runs = word_diff(base, version)
    assert "".join(run.text for run in runs if run.kind != "left-out") == version
    for run in runs:
        if run.kind == "left-out":
            assert run.text in base


def test_a_diff_names_what_changed() -> None:
    runs = word_diff("“We would rather wait till noon,”", "“we would gladly wait”")
    assert [(run.kind, run.text) for run in runs if run.kind != "same"] == [
        ("left-out", "rather"),
        ("added", "gladly"),
        ("left-out", "till noon"),
    ]


def test_marks_and_case_are_no_difference() -> None:
    assert {run.kind for run in word_diff("“Sheep don’t read,”", "Sheep don't read.")} == {"same"}


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two went home. Three stayed.", "Two", "Two went home."),
        ("Mr. Wren sat. He left.", "Wren", "Mr. Wren sat."),
        ("The U.S. Senate met. It voted.", "Senate", "The U.S. Senate met."),
        ("J. P. Ostrander spoke. She sat.", "Ostrander", "J. P. Ostrander spoke."),
        ("It rose 3.5 percent. It fell.", "3.5", "It rose 3.5 percent."),
        ("“Go home.” They went.", "home", "“Go home.”"),
        ("A first line\nA second. A third.", "second", "A second."),
        ("Ends here. Spans two. And more.", "here. Spans", "Ends here. Spans two."),
        ("no stop at all", "stop", "no stop at all"),
    ],
)
def test_the_sentence_around_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    begin, end = sentence_bounds(text, start, start + len(words))
    assert text[begin:end] == sentence


@given(TEXT, st.integers(-3, 70), st.integers(-3, 70))
def test_bounds_always_hold_the_span(text: str, start: int, end: int) -> None:
    begin, stop = sentence_bounds(text, start, end)
    assert 0 <= begin <= stop <= len(text)
    if 0 <= start <= end <= len(text):
        assert begin <= start
        assert end <= stop
