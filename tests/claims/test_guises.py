"""Words that vectors take for one another, and that tell two things."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


def agreed(judged: Judge, first: str, second: str) -> bool:
    result = judged({"Tarn Gazette": first, "Dale Courier": second})
    return any(claim.ladder.reports > 1 for claim in result.claims)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A jury convicted Tom Sedley of murder.", "A jury convicted Tom Sedley of manslaughter."),
        ("Tom Sedley was charged with murder.", "Tom Sedley was charged with attempted murder."),
        ("The mayor opened the museum on Monday.", "The governor opened the museum on Monday."),
        ("The prosecutor appealed the ruling.", "The defendant appealed the ruling."),
        ("The team lost the final.", "The team lost the semi-final."),
        ("The bridge reopened on Monday.", "The bridge opened on Monday."),
        ("Ada Renwick was re-elected mayor.", "Ada Renwick was elected mayor."),
        ("Ada Renwick resigned on Monday.", "Ada Renwick was dismissed on Monday."),
    ],
)
def test_two_kinds_of_a_thing_are_not_agreed_on(judged: Judge, first: str, second: str) -> None:
    assert not agreed(judged, first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A jury convicted Tom Sedley of murder.", "Tom Sedley was convicted of murder by a jury."),
        ("The team lost the final.", "The final was lost by the team."),
        ("A train hit a bus at Vale.", "A bus was hit by a train at Vale."),
    ],
)
def test_the_same_kinds_are(judged: Judge, first: str, second: str) -> None:
    assert agreed(judged, first, second)


def test_two_parts_of_a_city_are_no_contradiction(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The northern part of the city lost power.",
            "Dale Courier": "The southern part of the city lost power.",
        }
    )
    assert result.differences == ()
