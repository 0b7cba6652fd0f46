"""In which direction from a place something lies."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]

POST = "Pirates attacked the ship 150 nautical miles west of Aldmoor on Monday."
HERALD = "The ship was attacked by pirates around 150 nautical miles east of the port of Aldmoor."
QUAKE = "The quake struck 55 kilometres south of Garth at a depth of 10 kilometres."


@pytest.mark.parametrize(
    ("post", "herald", "outcomes"),
    [
        (POST, HERALD, ["contradiction"]),
        # In miles and in kilometres; a direction between two.
        (QUAKE, "The quake was centred 34 miles (55 km) west of the town of Garth.", ["contradiction"]),
        (QUAKE, "The quake struck 34 miles north-northeast of Garth.", ["contradiction"]),
        # Two points of the compass that are near each other, and one direction.
        (QUAKE, "The quake struck 34 miles southeast of Garth.", []),
        (QUAKE, "The quake struck 34 miles south of Garth.", []),
        # Another distance, another place, what lies in a place.
        (QUAKE, "The quake struck 80 kilometres west of Garth.", []),
        (QUAKE, "The quake struck 55 kilometres west of Oxenby.", []),
        (QUAKE, "The quake struck 55 kilometres west of Garth's harbour.", []),
        # Something else lies there; it is of another day; one report has both.
        (QUAKE, "The mine, 55 kilometres west of Garth, was closed by its owner.", []),
        (
            POST,
            HERALD.replace(".", " on Friday."),
            [],
        ),
        (QUAKE, QUAKE + " A second quake struck 55 kilometres north of Garth.", []),
    ],
)
def test_a_bearing(judged: Judge, post: str, herald: str, outcomes: list[str]) -> None:
    found = [
        d
        for d in judged({"Aldmoor Post": post, "Vale Herald": herald}).differences
        if d.kind in ("place", "action") and d.outcome == "contradiction"
    ]
    assert [d.outcome for d in found] == outcomes
    # By their words "west" and "east" are one difference with it.
    assert all(d.about.startswith("where it lies from") for d in found)


def test_two_informants_each_give_a_bearing(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The quake struck 55 km south of Garth, Jonas Berg of the survey said.",
            "Vale Herald": "The quake struck 55 km west of Garth, Mayor Ruth Ardley said.",
        }
    ).differences
    assert [d.outcome for d in found if d.about.startswith("where it lies")] == ["attributed"]
