"""Text whose marks a program has set apart is read as if it stood close, on its own offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language import figures, parse, times
from twosource.language.closing import closed
from twosource.model import Report

APART = (
    "The quake of magnitude 5. 9 struck at 3: 30 p. m. on Friday near an island, home to 200, 000 people.\n"
    "The U. S. Geological Survey said it didn ’ t know of damage to high - rise buildings - not yet.\n"
    "A 23 - year - old lost $15. 2 million in a 65 - 53 vote on 05 / 02 / 2013, and / or more.\n"
)


def report(text: str) -> Report:
    return Report(id="r", input="r.txt", sha256="", text=text)


def test_the_marks_of_a_text_set_apart_stand_close() -> None:
    close = closed(APART)
    assert close is not None
    assert close.text == (
        "The quake of magnitude 5.9 struck at 3:30 p.m. on Friday near an island, home to 200,000 people.\n"
        "The U.S. Geological Survey said it didn’t know of damage to high-rise buildings - not yet.\n"
        "A 23-year-old lost $15.2 million in a 65-53 vote on 05/02/2013, and/or more.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Of 25, 300 were hurt, the well-known doctor said at 3:30 p.m.",
        "It was over - he said - at last.",
        "In 1998, 300 people died. In 2013. 5 people fled.",
        "The J. D. Holm trial ended in a 3,200-word verdict; 1. 5 million watched, at 3: 30 p.m.",
        "",
    ],
)
def test_other_texts_are_read_as_they_stand(text: str) -> None:
    assert closed(text) is None


def test_a_year_ends_its_sentence_and_a_day_is_no_thousand() -> None:
    close = closed(
        "Open at 3: 30 in 2013. 5 people came on May 2, 200 more on June 4, and 2, 500 - and more - left."
    )
    assert close is not None
    assert close.text == (
        "Open at 3:30 in 2013. 5 people came on May 2, 200 more on June 4, and 2,500 - and more - left."
    )


def test_figures_and_times_are_whole_and_on_the_texts_own_words() -> None:
    found = [(f.span.text, f.value, f.unit) for f in figures(report(APART))]
    assert ("5. 9", 5.9, "magnitude") in found
    assert ("200, 000", 200_000.0, None) in found
    assert ("$15. 2 million", 15_200_000.0, "USD") in found
    assert ("23 - year - old", 23.0, "year of age") in found
    assert times(report(APART))[0].span.text == "3: 30 p. m. on Friday"


def test_sentences_end_where_they_do_and_tokens_hold_their_spaces() -> None:
    (parsed,) = parse([report(APART)])
    assert parsed.doc.text == APART
    assert len(parsed.sentences) == 3
    words = [token.text for token in parsed.doc]
    assert {"200, 000", "U. S.", "n ’ t", "p. m."} <= set(words)
    assert any(token.text == "n ’ t" and token.dep_ == "neg" for token in parsed.doc)


PIECES = st.sampled_from(
    [
        *"aA1 .,:-/’'",
        " ’ s",
        "2, 500",
        "3: 30",
        " p. m",
        " - ",
        "5. 9",
        "\n",
        "U. S.",
        " said ,",
        "don ’ t",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_but_spaces_is_left_out_and_each_slice_is_exact(text: str) -> None:
    close = closed(text)
    if close is None:
        return
    assert close.text.replace(" ", "") == text.replace(" ", "")
    assert [text[place] for place in close.places[:-1]] == list(close.text)
    one = report(text)
    for item in (*figures(one), *times(one)):
        assert text[item.span.start : item.span.end] == item.span.text
    if text.strip():
        (parsed,) = parse([one])
        assert parsed.doc.text == text
