"""Names that reports spell otherwise: which are one name, and which are two."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


def spellings(judged: Judged) -> list[set[str]]:
    """What stands on the sides of each difference in how something is worded."""
    found = [d for d in judged.differences if d.kind == "wording"]
    assert all(d.outcome == "refinement" for d in found)
    return [{side.value for side in d.sides} for d in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andrew Welzler", "Andrew Wetzler"),
        ("Hugh Hallman", "Hugh Halman"),
        ("Robyn Mendes", "Robin Mendes"),
        ("Vitor Klitchsko", "Vitor Klitschko"),
    ],
)
def test_a_person_whose_name_differs_by_a_letter_is_shown(judged: Judge, one: str, other: str) -> None:
    found = judged(
        {
            "Tarn Gazette": f"The bridge at Oxenby will stay shut, said {one}, who leads the town council.",
            "Dale Courier": f"Repairs will take all summer. {other} told the council on Monday.",
            "Fell Times": f"{other} leads the council. The bridge was built in 1911.",
        }
    )
    assert spellings(found) == [{one, other}]
    (difference,) = found.differences
    assert difference.about == other
    assert sorted(len(side.spans) for side in difference.sides) == [1, 2]
    assert all(span.text == side.value for side in difference.sides for span in side.spans)


def test_three_spellings_are_one_difference(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "Troops entered the town of Hormozgan on Sunday.",
            "Dale Courier": "Troops entered the town of Hormouzgan on Sunday.",
            "Fell Times": "Troops entered the town of Hormuzgan on Sunday.",
        }
    )
    assert spellings(found) == [{"Hormozgan", "Hormouzgan", "Hormuzgan"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zambia", "Gambia"),  # two countries
        ("the Clintons", "Clinton"),  # a family
        ("115th Street", "117th Street"),
        ("Indonesia", "Indonesian"),
        ("Place Vendôme", "Place Vendome"),  # accents are house style
        ("Steve Ardley", "Steven Ardley"),
    ],
)
def test_two_names_and_two_forms_of_one_are_not(judged: Judge, one: str, other: str) -> None:
    found = judged(
        {
            "Tarn Gazette": f"Rain fell for three days. It was heaviest near {one}, officials said.",
            "Dale Courier": f"The storm reached {other} on Monday, officials said.",
        }
    )
    assert spellings(found) == []


def test_two_people_whom_one_report_names_stay_two(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "Peter Hansen leads the council and Peter Hanson the harbour board.",
            "Dale Courier": "Peter Hanson opened the new pier on Friday.",
        }
    )
    assert spellings(found) == []


def test_a_long_name_is_one_though_a_report_has_both_spellings(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "The march was called by Pueblos Sin Fronteras. Later Pueblo Sin Fronteras left.",
            "Dale Courier": "Anna Holm of Pueblo Sin Fronteras led the march.",
            "Fell Times": "Buses were paid for by Pueblos Sin Fronteras.",
        }
    )
    assert spellings(found) == [{"Pueblo Sin Fronteras", "Pueblos Sin Fronteras"}]
