"""Votes and scores of two reports, held against each other as wholes."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]

EXCLUDING = [
    (
        "The committee voted 5 to 1 to send its findings on Gorley to the court.",
        "The committee sent its findings on Gorley to the court by a 6-0 vote.",
        {"5 to 1", "6-0 vote"},
    ),
    # what both give alike stands beside it
    (
        "The Legislature passed the bill last week, with the Senate voting 27-13 and the House 78-45.",
        "The Senate approved the measure 29-11 and the House 78-45.",
        {"27-13", "29-11"},
    ),
    (
        "Oxenby United won 2-1 at Holm on Saturday.",
        "Oxenby United beat Holm 3-1 on Saturday.",
        {"2-1", "3-1"},
    ),
]
BOTH_HOLD = [
    # from both ends, at two moments, in two chambers, of two people
    ("Oxenby United won 2-1 at Holm on Saturday.", "Holm lost 1-2 at home to Oxenby United on Saturday."),
    ("Rovers had been 2-0 down at half-time against Stanmore.", "Rovers beat Stanmore 3-2."),
    (
        "The committee voted 5 to 1 to send its findings to the Justice Department.",
        "The panel was unanimous in adopting the report, by a 6-0 vote.",
    ),
    ("Oxenby beat Tarn 3-1 on Saturday.", "Oxenby beat Tarn 2-0 in May."),
    ("Oxenby beat Tarn 3-1.", "Oxenby had beaten Tarn 2-0."),
    ("The bill passed the Senate 27-13.", "The bill passed the House 78-45."),
    ("The jury voted 5-2 on Monday to acquit Gorley.", "On Tuesday the jury voted 7-0 to convict Berg."),
]


@pytest.mark.parametrize(("one", "other", "values"), EXCLUDING)
def test_two_tallies_of_one_vote_or_match_contradict(
    judged: Judge, one: str, other: str, values: set[str]
) -> None:
    found = judged({"Tarn Gazette": one, "Dale Courier": other}).differences
    assert [(d.outcome, {side.value for side in d.sides}) for d in found] == [("contradiction", values)]


@pytest.mark.parametrize(("one", "other"), BOTH_HOLD)
def test_tallies_of_two_do_not(judged: Judge, one: str, other: str) -> None:
    found = judged({"Tarn Gazette": one, "Dale Courier": other}).differences
    assert not [d for d in found if d.outcome in ("contradiction", "attributed")]


def test_a_report_that_gives_both_knows_two(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "Oxenby United beat Holm 2-1 in the cup. They beat Holm 3-1 in the league.",
            "Dale Courier": "Oxenby United beat Holm 3-1.",
        }
    ).differences
    assert not [d for d in found if d.outcome == "contradiction"]
