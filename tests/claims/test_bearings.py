"""Where something lies, as far from a named place in two directions."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Difference

from .conftest import Written

Judge = Callable[[Written], Judged]

POST = "The freighter Alma was 150 nautical miles west of Aldmoor when the fire broke out."


def on_place(judged: Judged) -> list[Difference]:
    return [d for d in judged.differences if d.kind == "place"]


@pytest.mark.parametrize(
    ("told", "values"),
    [
        (
            "Fire broke out on the Alma some 150 nautical miles east of Aldmoor.",
            {"150 nautical miles west of Aldmoor", "150 nautical miles east of Aldmoor"},
        ),
        (
            "It caught fire 150 nautical miles (278 kilometres) to the north-east of the port of Aldmoor.",
            {
                "150 nautical miles west of Aldmoor",
                "150 nautical miles (278 kilometres) to the north-east of the port of Aldmoor",
            },
        ),
        # The other sentence may be of the rescue: as far from the same port, it is the same spot.
        (
            "A helicopter took twelve sailors off the freighter 150 nautical miles south of Aldmoor.",
            {"150 nautical miles west of Aldmoor", "150 nautical miles south of Aldmoor"},
        ),
    ],
)
def test_as_far_in_two_directions(told: str, values: set[str], judged: Judge) -> None:
    (difference,) = on_place(judged({"Aldmoor Post": POST, "Vale Herald": told}))
    assert difference.outcome == "contradiction"
    assert {side.value for side in difference.sides} == values
    for side in difference.sides:
        assert all(span.text in (POST + told) for span in side.spans)


@pytest.mark.parametrize(
    "told",
    [
        # Southwest may be a rounder word for west.
        "Fire broke out on the Alma some 150 nautical miles southwest of Aldmoor.",
        "Fire broke out on the Alma some 150 nautical miles east of Brackley.",
        "Fire broke out on the Alma some 410 nautical miles east of Aldmoor.",
        "The Alma was 150 nautical miles west of Aldmoor, and help lay 150 nautical miles east of Aldmoor.",
        "A lighthouse stands east of Aldmoor.",
    ],
)
def test_no_other_direction(told: str, judged: Judge) -> None:
    assert not on_place(judged({"Aldmoor Post": POST, "Vale Herald": told}))


def test_many_things_are_ten_miles_from_a_town(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "A farmhouse burnt down ten miles north of Aldmoor on Monday.",
            "Vale Herald": "The police stopped a stolen lorry ten miles south of Aldmoor.",
        }
    )
    assert not on_place(found)
