"""Votes and scores of two sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language import TALLY, compare_figures, tallies
from twosource.model import Figure, Span


def read(text: str) -> tuple[Figure, ...]:
    return tallies(Span("a", 0, len(text), text))


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("MPs passed the bill by 318 votes to 241.", "318 votes to 241", 241, 318),
        ("Oxenby beat Holm 3-2 after extra time.", "3-2", 2, 3),
        ("Holm lost 2-3 to Oxenby.", "2-3", 2, 3),
        ("It was rejected by 1,204 votes to 987.", "1,204 votes to 987", 987, 1204),
        ("The panel voted 5 to 1 to send it on.", "5 to 1", 1, 5),
        ("They led 2-1 at the break and won 3-1 at Holm.", "3-1", 1, 3),
        ("It was adopted by a 6-0 vote.", "6-0 vote", 0, 6),
    ],
)
def test_a_tally_has_both_numbers(text: str, words: str, low: int, high: int) -> None:
    (found,) = read(text)
    assert (found.span.text, found.low, found.high, found.unit) == (words, low, high, TALLY)
    assert text[found.span.start : found.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Oxenby won every season from 2019-2023.",
        "The win improved their record to 12-4.",
        "It takes 10 to 15 minutes to vote.",
        "They led by 10-15 percent.",
        "The ferry carries 30-40 passengers.",
        "They led 2-1 at the break.",
        "Oxenby won after a 15-2 run in the third quarter.",
        "They stretched their lead to 62-46.",
        "Holm, who had a 44-26 rebounding edge, won.",
        "Ring 555-1234 to vote.",
        "He won on 3/4-5 odds.",
    ],
)
def test_ranges_records_and_years_are_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(("other", "expected"), [("lost 2-3", "equal"), ("won 4-2", "conflict")])
def test_a_tally_is_one_from_both_ends(other: str, expected: str) -> None:
    (a,), (b,) = read("Oxenby won 3-2."), read(f"They {other}.")
    assert compare_figures(a, b) == compare_figures(b, a) == expected


@given(st.text(alphabet="voted won 0123456789-–to,.", max_size=60))
def test_spans_are_slices(text: str) -> None:
    assert all(text[f.span.start : f.span.end] == f.span.text for f in read(text))
