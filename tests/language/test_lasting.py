"""A duration that no number gives, as a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language import lasting_figure, times
from twosource.model import Figure, Report, Span


def report(text: str) -> Report:
    return Report(id="a", input="a.txt", sha256="0" * 64, text=text)


def lasting(text: str) -> list[Figure]:
    sentence = Span("a", 0, len(text), text)
    found = (lasting_figure(time, sentence) for time in times(report(text)))
    return [figure for figure in found if figure is not None]


@pytest.mark.parametrize(
    ("text", "value", "unit", "modifier"),
    [
        ("Rescuers took half an hour to get there.", 0.5, "hour", "="),
        ("It was shut for almost a week.", 1.0, "week", "~"),
        ("The trial lasted more than a year.", 1.0, "year", ">"),
        ("They waited for half a day.", 0.5, "day", "="),
        ("Oxenby declared a week of mourning.", 1.0, "week", "="),
    ],
)
def test_how_long_it_lasted_is_a_figure(text: str, value: float, unit: str, modifier: str) -> None:
    (figure,) = lasting(text)
    assert (figure.value, figure.unit, figure.modifier) == (value, unit, modifier)
    assert text[figure.span.start : figure.span.end] == figure.span.text


@pytest.mark.parametrize(
    "text",
    [
        "She earns $40,000 a year.",
        "The ferry sails twice a week.",
        "It was shut for three weeks.",
        "It was shut for several weeks.",
        "They met an hour ago.",
        "It is a day of the week.",
    ],
)
def test_how_often_how_much_and_what_a_number_gives_is_none(text: str) -> None:
    assert lasting(text) == []


@given(st.text(alphabet="ahlf nourweky.,", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[f.span.start : f.span.end] == f.span.text for f in lasting(text))
