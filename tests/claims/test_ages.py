"""How old people are: agreed on wherever it stands, and where reports differ in it."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Claim, Difference

from .conftest import Written

Judge = Callable[[Written], Judged]

POST = "Peter Holm, 41, rowed across the lake on Monday in a boat that he had built of reeds."
HERALD = "A reed boat has carried 41-year-old Peter Holm from Aldmoor to Vale, to the cheers of many."


def ages(judged: Judged) -> list[Claim]:
    return [
        c for c in judged.claims if c.ladder.reports > 1 and set(c.statements[0].slots) == {"figure", "who"}
    ]


def on_ages(judged: Judged) -> list[Difference]:
    return [d for d in judged.differences if d.about.startswith("age of")]


def test_an_age_that_two_newsrooms_give_is_corroborated(judged: Judge) -> None:
    (claim,) = ages(judged({"Aldmoor Post": POST, "Vale Herald": HERALD}))
    assert claim.state == "corroborated"
    assert {s.span.text for s in claim.statements} == {"Peter Holm, 41", "41-year-old Peter Holm"}


def test_an_age_in_an_agreed_clause_is_not_shown_again(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The harbour master Peter Holm, 41, resigned on Monday.",
            "Vale Herald": "On Monday the harbour master Peter Holm, 41, resigned.",
        }
    )
    assert [c for c in found.claims if c.ladder.reports > 1]
    assert not ages(found)


@pytest.mark.parametrize(
    ("posted", "told", "outcomes"),
    [
        # Two days: nobody is three years older for that.
        (("2026-03-02", POST), ("2026-03-04", HERALD.replace("41", "44")), ["contradiction"]),
        # A year and a half: two years more may be.
        (("2024-09-02", POST), ("2026-03-04", HERALD.replace("41", "43")), ["update"]),
        (("2024-09-02", POST), ("2026-03-04", HERALD.replace("41", "39")), ["contradiction"]),
        # Of an undated report nobody knows whether it is a year later.
        ((None, POST), ("2026-03-04", HERALD.replace("41", "42")), ["not-comparable"]),
        ((None, POST), (None, HERALD.replace("41", "14")), ["contradiction"]),
        # "Then" is another time, "about" no age, and the friend another person.
        ((None, POST), (None, HERALD.replace("41-year", "the then 14-year")), []),
        ((None, POST), (None, "In Vale 14-year-old Anna Berg, a friend of Peter Holm, met the boat."), []),
        # Who is of two ages in one report is so at two times.
        (
            (None, POST + " At 14-year-old Peter Holm's school they laughed."),
            (None, HERALD.replace("41", "14")),
            [],
        ),
    ],
)
def test_two_ages_of_one_person(
    judged: Judge, posted: tuple[str | None, str], told: tuple[str | None, str], outcomes: list[str]
) -> None:
    dated = {
        outlet: (text, day) if day else text
        for outlet, (day, text) in {"Aldmoor Post": posted, "Vale Herald": told}.items()
    }
    assert [d.outcome for d in on_ages(judged(dated))] == outcomes


def test_an_age_at_death_is_the_age_of_who_died(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The boatman Peter Holm, 41, had rowed across the lake every summer.",
            "Vale Herald": "A boatman named Peter Holm died on Sunday at the age of 14 years old.",
        }
    )
    (difference,) = on_ages(found)
    assert difference.outcome == "contradiction"
    assert {side.value for side in difference.sides} == {"Peter Holm, 41", "14 years old"}


def test_two_relatives_are_not_one_person(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Peter Holm, 41, rowed across the lake on Monday in a boat of reeds.",
            "Vale Herald": "Peter Holm and Anna Holm crossed the lake. Holm, 38, had built the boat.",
        }
    )
    assert not on_ages(found)


def test_an_age_without_a_word_for_years_is_one_where_it_says_how_old_somebody_is(judged: Judge) -> None:
    lead = "Anna Berg, the smuggler, died in the prison at Hull on Monday."
    story = {"Tarn Gazette": f"{lead} She was 77.", "Dale Courier": "Smuggler Anna Berg, 77, died on Monday."}
    (claim,) = [
        c for c in judged(story).claims if c.ladder.reports > 1 and "77" in c.text and "died" not in c.text
    ]
    assert claim.state == "corroborated"
    assert claim.text.endswith("Anna Berg, 77")


def test_the_age_of_the_dead_is_settled_though_nobody_knows_the_dates(judged: Judge) -> None:
    story = {
        "Tarn Gazette": "Anna Berg, the smuggler, died in the prison at Hull on Monday. She was 77.",
        "Dale Courier": "Smuggler Anna Berg, 78, died on Monday in the prison at Hull.",
    }
    found = judged(story)
    assert [d.outcome for d in found.differences] == ["contradiction"]
    assert not any(c.state == "contradicted" for c in found.claims if "died" in c.text and "78" not in c.text)
    story["Dale Courier"] = "Anna Berg was 16 when she was first arrested. She died on Monday at Hull."
    assert judged(story).differences == ()


@pytest.mark.parametrize(
    "other",
    ["Anna Berg left Hull when she was 16.", "Before Anna Berg was 12, she had left Hull for the coast."],
)
def test_an_age_of_another_time_is_none_of_now(judged: Judge, other: str) -> None:
    found = judged({"Tarn Gazette": "Anna Berg, 77, died in Hull on Monday.", "Dale Courier": other})
    assert [d for d in found.differences if d.kind == "figure"] == []
