"""Text whose marks a program has set apart is read as if it stood close, on its own offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language import close_as, figures, parse, times
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
        "The toll rose to 12. 15 others are missing. It 's over. Most of them - agreed.",
        "Lee , Holm left. Turnout was 2 / 3, in the 2012 / 13 season.",
        "She won gold in the 100, 200 and 400 meters. Day 3: 12 dead. Group 2: 10 people were hurt.",
        "ROME, AP - 25 people died - the worst year since 2008 - 12 of them at sea.",
        "",
    ],
)
def test_other_texts_are_read_as_they_stand(text: str) -> None:
    assert closed(text) is None


SHOWN = "It didn ’ t rain at 9: 30 p. m. for a 90 - day term. "


@pytest.mark.parametrize(
    ("text", "close"),
    [
        ("a 6 - foot - 8, 225 - pound forward", "a 6-foot-8, 225-pound forward"),
        ("Bell (5 - 11, 220 pounds)", "Bell (5-11, 220 pounds)"),
        ("the worst since 2008 - 12 people died", "the worst since 2008 - 12 people died"),
        ("the 1995 - 99 and 2013 - 09 - 26", "the 1995-99 and 2013-09-26"),
        ("ROME, AP - 25 people died", "ROME, AP - 25 people died"),
        ("11 November 2011 - 11: 25am", "11 November 2011 - 11:25am"),
        ("The blast killed 25 - officials said", "The blast killed 25 - officials said"),
        ("Holm, 41, 300 pounds, and i7, 750 GB", "Holm, 41, 300 pounds, and i7, 750 GB"),
        ("in the 100, 200 and 400 meters", "in the 100, 200 and 400 meters"),
        ("Day 3: 12 dead, at 3: 02: 00 PM", "Day 3: 12 dead, at 3:02:00 PM"),
        ("a toll of 20. 12 people fled on May 12. 15 men", "a toll of 20. 12 people fled on May 12. 15 men"),
        ("from April 26 to 27, 300 people fled", "from April 26 to 27, 300 people fled"),
        ("worth $380, 600 and 1, 234, 567 votes", "worth $380,600 and 1,234,567 votes"),
        ("watched by 39. 9 million people", "watched by 39.9 million people"),
    ],
)
def test_lists_dashes_and_ends_of_sentences_stay(text: str, close: str) -> None:
    found = closed(SHOWN + text)
    assert found is not None
    assert found.text == "It didn’t rain at 9:30 p.m. for a 90-day term. " + close


def test_a_headline_stands_as_its_report_does() -> None:
    assert close_as(SHOWN, "Strong 6. 1 quake hits Aceh") == "Strong 6.1 quake hits Aceh"
    assert close_as("It rained.", "Strong 6. 1 quake hits Aceh") == "Strong 6. 1 quake hits Aceh"


@pytest.mark.parametrize("t", ["n ’ t", "n’t"])
def test_words_are_read_as_such_that_stand_close_and_plain(t: str) -> None:
    def read(text: str) -> list[tuple[object, ...]]:
        (parsed,) = parse([report(text)])
        return [(w.tag_, w.dep_, w.like_num, w.norm_) for w in parsed.doc]

    together = "He didn't know of the 200,000 residents of Bell's town, at 9:30 p.m. on a 90-day term.\n"
    apart = f"He did{t} know of the 200, 000 residents of Bell ’ s town, at 9: 30 p. m. on a 90 - day term.\n"
    assert read(apart) == read(together)


def test_a_year_ends_its_sentence_and_a_day_is_no_thousand() -> None:
    close = closed(
        "Open at 3: 30 p. m. in 2013. 5 people on May 2, 200 more on June 4, and 2, 500 - and so - left."
    )
    assert close is not None
    assert close.text == (
        "Open at 3:30 p.m. in 2013. 5 people on May 2, 200 more on June 4, and 2,500 - and so - left."
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
