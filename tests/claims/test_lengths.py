"""How long something lasts, held against how long it lasts in another report."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]

# One length told twice, in one unit or two.
EXCLUDING = [
    (
        "The rescue of the crew at Oxenby took an hour.",
        "The rescue of the crew at Oxenby took five hours.",
        {"an hour", "five hours"},
    ),
    (
        "The council of Oxenby closed the bridge for nine days.",
        "The council of Oxenby closed the bridge for three weeks.",
        {"nine days", "three weeks"},
    ),
    (
        "Victor Gorley was sentenced to four years in prison by the court of Oxenby.",
        "The court of Oxenby sentenced Victor Gorley to 18 months in prison.",
        {"four years", "18 months"},
    ),
    (
        "Victor Gorley served 12 years in prison at Oxenby for the fraud.",
        "Victor Gorley spent nine years in prison at Oxenby for the fraud.",
        {"12 years", "nine years"},
    ),
    (
        "The strike at the Oxenby mill ended after four weeks.",
        "The strike at the Oxenby mill lasted three weeks.",
        {"four weeks", "three weeks"},
    ),
]
# A term and what of it was served; how long it took until something was, and how long another thing went on.
OF_TWO_THINGS = [
    (
        "Victor Gorley was sentenced to 12 years in prison at Oxenby.",
        "Victor Gorley served five years in prison at Oxenby.",
    ),
    (
        "Victor Gorley was jailed for 12 years in Oxenby prison.",
        "Victor Gorley was paroled after five years in Oxenby prison.",
    ),
    (
        "Victor Gorley was sentenced to 12 years in prison at Oxenby.",
        "Victor Gorley was released from Oxenby prison after five years.",
    ),
    (
        "The police of Oxenby found the boy after four hours.",
        "The police of Oxenby searched for the boy for two hours.",
    ),
    ("Ardley left Oxenby United two weeks ago.", "Ardley left Oxenby United six weeks ago."),
    (
        "Ruth Ardley spent 40 minutes with the crew of the boat.",
        "Ruth Ardley spent two hours at the harbour of Oxenby.",
    ),
    (
        "Ruth Ardley ran the mile in 284 seconds in the semi-final.",
        "Ruth Ardley ran the mile in 281 seconds in the final.",
    ),
]


@pytest.mark.parametrize(("one", "other", "values"), EXCLUDING)
def test_two_lengths_of_one_thing_contradict(judged: Judge, one: str, other: str, values: set[str]) -> None:
    found = judged({"Tarn Gazette": one, "Dale Courier": other}).differences
    assert ("contradiction", values) in [(d.outcome, {side.value for side in d.sides}) for d in found]


@pytest.mark.parametrize(("one", "other"), OF_TWO_THINGS)
def test_lengths_of_two_things_do_not(judged: Judge, one: str, other: str) -> None:
    found = judged({"Tarn Gazette": one, "Dale Courier": other}).differences
    assert not [d for d in found if d.outcome in ("contradiction", "attributed")]


def test_lengths_that_are_rounded_in_another_unit_agree(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "The baby weighed 6.6 pounds at birth in the Oxenby clinic.",
            "Dale Courier": "The baby weighed less than 2.99kg at birth in the Oxenby clinic.",
        }
    ).differences
    assert [d.outcome for d in found] == ["rounding"]


def test_weeks_counted_back_from_two_unknown_days_support_nothing(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Ardley left Oxenby United two weeks ago.",
            "Dale Courier": "Ardley left Oxenby United six weeks ago.",
        }
    )
    assert not [c for c in result.claims if c.state == "corroborated"]
