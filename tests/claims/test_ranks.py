"""Which rank somebody has, where reports differ in it."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Difference

from .conftest import Written

Judge = Callable[[Written], Judged]

POST = "The tug sank within minutes, Commander Nils Holm said on Monday."


def on_rank(judged: Judged) -> list[Difference]:
    return [d for d in judged.differences if d.about.startswith(("rank of", "office of"))]


@pytest.mark.parametrize(
    ("posted", "told", "outcome", "values"),
    [
        (
            POST,
            "Commodore Nils Holm, who speaks for the navy, gave no reason for the loss of the tug.",
            "contradiction",
            {"Commander Nils Holm", "Commodore Nils Holm"},
        ),
        (
            "Sgt. Ruth Ardley of the harbour police found the boat.",
            "The boat was found by Capt. Ruth Ardley.",
            "contradiction",
            {"Sgt. Ruth Ardley", "Capt. Ruth Ardley"},
        ),
        (
            "The mill will stay shut, said Alma Foods CEO Peter Holm.",
            "Peter Holm, Alma’s chief operating officer, would not say when work begins again at the mill.",
            "contradiction",
            {"CEO Peter Holm", "Peter Holm, Alma’s chief operating officer"},
        ),
    ],
)
def test_another_rank(posted: str, told: str, outcome: str, values: set[str], judged: Judge) -> None:
    (difference,) = on_rank(judged({"Tarn Gazette": posted, "Dale Courier": told}))
    assert difference.outcome == outcome
    assert {side.value for side in difference.sides} == values
    for side in difference.sides:
        assert all(span.text in posted + told for span in side.spans)


def test_a_list_of_people_with_their_offices(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "The owner Nils Holm, CEO Ruth Ardley and the manager Peter Berg came to Oxenby.",
            "Dale Courier": "Oxenby saw the owner Nils Holm, COO Ruth Ardley and others.",
        }
    )
    assert [d.about for d in on_rank(found)] == ["office of Ruth Ardley"]


def test_months_later_somebody_may_have_risen(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": ("Commander Nils Holm took over the station on Monday.", "2025-02-03"),
            "Dale Courier": ("The station belongs to Commodore Nils Holm.", "2026-03-04"),
        }
    )
    assert [d.outcome for d in on_rank(found)] == ["update"]


@pytest.mark.parametrize(
    "told",
    [
        "Lieutenant Commander Nils Holm gave no reason for the loss of the tug.",
        "Cmdr. Nils Holm gave no reason for the loss of the tug.",
        "The retired Captain Nils Holm gave no reason. Commander Nils Holm was there.",
        "Attorney General Nils Holm gave no reason for the loss of the tug.",
        "Former Captain Nils Holm gave no reason for the loss of the tug.",
        "Captain Peter Holm, his brother, gave no reason for the loss of the tug.",
        "The captain, Nils Holm, gave no reason for the loss of the tug.",
        # Who is both in one report rose in it.
        "Captain Nils Holm, now Commander Nils Holm, gave no reason for the loss of the tug.",
    ],
)
def test_no_other_rank(told: str, judged: Judge) -> None:
    assert not on_rank(judged({"Tarn Gazette": POST, "Dale Courier": told}))
