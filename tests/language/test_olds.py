"""Ages that no word for years gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language import figures
from twosource.model import Figure, Report


def read(text: str) -> tuple[Figure, ...]:
    return figures(Report(id="a", input="a.txt", sha256="0" * 64, text=text))


@pytest.mark.parametrize(
    "text",
    [
        "Police held a man of 85 at his home.",
        "A woman of 85, from Oxenby, was hurt.",
        "Two women, 85 and 48 years old, were hurt.",
        "They were 85, 60 and 48-years-old.",
        "Women aged 48, 60 and 85 were hurt.",
    ],
)
def test_how_old_somebody_is(text: str) -> None:
    (figure,) = (f for f in read(text) if f.value == 85)
    assert figure.unit == "year of age"


@pytest.mark.parametrize(
    "text",
    [
        "He was 15 of 27 from the line.",
        "A team of 27 went up.",
        "A man of 27 summers.",
        "They sold 27 and 48 rooms.",
    ],
)
def test_what_is_no_age(text: str) -> None:
    assert "year of age" not in {figure.unit for figure in read(text)}


@given(st.text(alphabet="a manof. 0123456789,wd", max_size=60))
def test_spans_are_slices(text: str) -> None:
    assert all(text[f.span.start : f.span.end] == f.span.text for f in read(text))
