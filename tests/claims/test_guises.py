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
        ("Ada Renwick resigned on Monday.", "Ada Renwick was ousted on Monday."),
        ("Anna Holm was elected mayor of Vale on Sunday.", "Peter Holm was elected mayor of Vale on Sunday."),
        ("The Supreme Court upheld the ban.", "The appeals court upheld the ban."),
        ("Exports to China rose by 5 percent.", "Exports to Japan rose by 5 percent."),
        ("The tower is the second tallest in Europe.", "The tower is the tallest in Europe."),
        ("Ms Holm is deputy head of Borg Steel.", "Ms Holm is head of Borg Steel."),
        ("At least 40 people died in the floods.", "At most 40 people died in the floods."),
        ("Holm's bail was set at $50,000.", "Holm's fine was set at $50,000."),
        ("Holm was born in Vale and grew up in Hull.", "Holm was born in Hull and grew up in Vale."),
        ("Few residents returned to the village.", "A few residents returned to the village."),
        ("If the union agrees, the mill will reopen in May.", "The mill will reopen in May."),
        ("The union called off the strike.", "The union called the strike."),
        ("The book about Holm was banned in Vale.", "Holm was banned in Vale."),
        ("The plane had 150 passengers and six crew on board.", "The plane had 150 crew on board."),
        ("The actor won an Emmy in 2004 and an Oscar in 2010.", "The actor won an Oscar in 2004."),
        ("Not one of the hostages was hurt.", "One of the hostages was hurt."),
        ("A fire destroyed the store.", "A fire almost totally destroyed the store."),
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
        ("The plane had 150 passengers and six crew on board.", "The plane had 150 passengers."),
        ("The actor won an Emmy in 2004 and an Oscar in 2010.", "The actor won an Emmy in 2004."),
        ("Hull lost to Vale, for whom Borg scored twice.", "Borg scored twice for Vale."),
        ("Mark Felt led the bureau in 1972.", "W. Mark Felt led the bureau in 1972."),
        (
            "Holm said that the firm will close the mill in May.",
            "The firm would close the mill in May, Holm said.",
        ),
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


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (
            "Interest rates were cut to 2 percent.",
            "Interest rates were cut by 2 percent.",
            "Interest rates were cut",
        ),
        (
            "The boat carried migrants from Libya to Italy.",
            "The boat carried migrants from Italy to Libya.",
            "The boat carried migrants",
        ),
    ],
)
def test_a_claim_ends_before_what_is_told_otherwise(
    judged: Judge, first: str, second: str, both: str
) -> None:
    result = judged({"Tarn Gazette": first, "Dale Courier": second})
    assert {s.span.text for c in result.claims if c.ladder.reports > 1 for s in c.statements} == {both}
