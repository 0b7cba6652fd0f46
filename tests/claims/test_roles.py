"""Who people are, as told on the way: agreed on where another report says all of it."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Claim

from .conftest import Written

Judge = Callable[[Written], Judged]

POST = "Anna Berg, the mayor of Vale, opened the new lock on Monday in front of some hundred boatmen."


def roles(judged: Judged) -> list[Claim]:
    return [c for c in judged.claims if c.ladder.reports > 1 and set(c.statements[0].slots) == {"who"}]


@pytest.mark.parametrize(
    "other",
    [
        "At the old quay Vale's mayor, Anna Berg, fed the swans and spoke to nobody.",
        "The swans were fed by Anna Berg, the mayor of Vale, who spoke to nobody.",
        "The mayor of Vale, Anna Berg, fed the swans at the old quay and spoke to nobody.",
    ],
)
def test_who_somebody_is_for_two_newsrooms_is_corroborated(judged: Judge, other: str) -> None:
    (claim,) = roles(judged({"Aldmoor Post": POST, "Fell Courier": other}))
    assert claim.state == "corroborated"
    assert claim.text == "Anna Berg, the mayor of Vale"
    assert all("Anna Berg" in s.span.text and "ayor" in s.span.text for s in claim.statements)


@pytest.mark.parametrize(
    "other",
    [
        "At the old quay Vale's former mayor, Anna Berg, fed the swans and spoke to nobody.",
        "At the old quay Vale's deputy mayor, Anna Berg, fed the swans and spoke to nobody.",
        "At the old quay Anna Berg, the mayor of Oxenby, fed the swans and spoke to nobody.",
        "At the old quay Anna Berg fed the swans with the mayor of Vale, Karl Ode.",
        "At the old quay Anna Berg, a painter of Vale, fed the swans and spoke to nobody.",
        "At the old quay the mayor, Anna Berg, fed the swans and spoke to nobody.",
        "At the old quay Karl Ode, the mayor of Vale, fed the swans and spoke to nobody.",
    ],
)
def test_who_is_somebody_else_or_holds_another_office_is_not_agreed_on(judged: Judge, other: str) -> None:
    assert not roles(judged({"Aldmoor Post": POST, "Fell Courier": other}))


def test_who_says_something_vouches_for_no_office_of_his_own(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "“The lock will hold,” said Anna Berg, the mayor of Vale, on Monday.",
            "Fell Courier": "“The lock will hold,” Vale's mayor, Anna Berg, told the boatmen.",
        }
    )
    (claim,) = roles(found)
    assert claim.state == "corroborated"
    assert claim.informants == ()


def test_an_age_between_name_and_office_is_not_claimed_with_them(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": POST.replace("Anna Berg,", "Anna Berg, 51,"),
            "Fell Courier": "The swans were fed by Vale's mayor, Anna Berg, who spoke to nobody.",
        }
    )
    (claim,) = roles(found)
    assert "51" not in claim.text


def test_who_somebody_is_is_shown_once(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": POST,
            "Fell Courier": "At the old quay Vale's mayor, Anna Berg, fed the swans and spoke to nobody.",
            "Moor Echo": "The swans were fed by Anna Berg, Vale's mayor, who had brought bread.",
        }
    )
    (claim,) = roles(found)
    assert claim.ladder.reports == 3
