"""What two reports give otherwise and is no difference of one thing: no line at all, not even a quiet one."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the most that can be given, told twice
        (
            "Hale, who was arrested 12 days after the fire, faces a maximum sentence of 15 years to life.",
            "If convicted of arson, Hale faces up to 15 years to life.",
        ),
        # two things that befall as many people
        (
            "More than 15,000 Karelians were sheltering in the town's schools.",
            "At least 15,000 Karelians were forced to flee from their homes.",
        ),
        # two sentences of one woman
        (
            "Berg was sentenced to seven years in prison for smuggling.",
            "Berg was sentenced to 12 years in prison for arson. She had served seven years for smuggling.",
        ),
        # two acts of one long past year
        (
            "He finally returned to prison in June 1989 to serve a life sentence.",
            "In 1989, Holm stabbed his wife with a pair of scissors during a visit in Leeds.",
        ),
        (
            "Between 1981 and 1988, Holm was in and out of prison.",
            "Holm went to prison for good in June 1988.",
        ),
    ],
)
def test_what_is_told_of_two_things_makes_no_line(judged: Judge, one: str, other: str) -> None:
    story: Written = {"Tarn Gazette": (one, "2031-04-03"), "Dale Courier": (other, "2031-04-03")}
    assert judged(story).differences == ()


def test_the_year_of_an_edition_is_not_when_it_takes_place(judged: Judge) -> None:
    story: Written = {
        "Tarn Gazette": ("Ellen Orrin will host this year's Vale Prizes.", "2031-08-02"),
        "Dale Courier": ("Ellen Orrin will host the Vale Prizes next year.", "2031-08-02"),
    }
    assert judged(story).differences == ()


def test_one_act_of_a_long_past_year_is_dated_more_finely_by_one(judged: Judge) -> None:
    story: Written = {
        "Tarn Gazette": ("The Aldmoor treaty between nine towns was signed on April 4 1949.", "2031-08-02"),
        "Dale Courier": (
            "The Aldmoor treaty league, established in 1949, has 12 towns in 2031.",
            "2031-08-02",
        ),
    }
    (difference,) = [d for d in judged(story).differences if d.kind == "date"]
    assert difference.outcome == "refinement"
