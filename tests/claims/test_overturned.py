"""What came of one thing, told otherwise."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


def outcomes(judged: Judge, post: str, herald: str) -> list[tuple[str, str]]:
    found = judged({"Aldmoor Post": post, "Vale Herald": herald}).differences
    return [(d.kind, d.outcome) for d in found if d.kind in ("action", "polarity")]


@pytest.mark.parametrize(
    ("post", "herald", "kind"),
    [
        ("The minister resigned on Monday.", "The minister has not resigned.", "polarity"),
        ("The jury found Holm guilty of fraud.", "The jury cleared Holm of fraud.", "action"),
        ("The council passed the plan on Monday.", "The council threw out the plan on Monday.", "action"),
        ("The board dismissed the manager.", "The board kept the manager.", "action"),
        ("Holm voted for the bill.", "Holm voted against the bill.", "action"),
        # In other words, where one of them tells more.
        ("Authorities issued a flood warning.", "No flood warning was issued.", "polarity"),
        (
            "Mayor Holm apologised on Monday for the delay.",
            "Holm refused on Monday to apologise for the delay.",
            "polarity",
        ),
        # What is called off will not be, whatever is planned.
        (
            "The Vale marathon, which is due on Sunday, has been called off.",
            "Sunday's marathon in Vale will go ahead.",
            "action",
        ),
    ],
)
def test_another_end(judged: Judge, post: str, herald: str, kind: str) -> None:
    assert outcomes(judged, post, herald) == [(kind, "contradiction")]


@pytest.mark.parametrize(
    ("post", "herald"),
    [
        # Somebody else, something else, another of a row, another time, a part.
        ("The pilot survived the crash.", "The passenger died in the crash."),
        ("The council approved the harbour.", "The council rejected an earlier plan for the harbour."),
        ("Holm was convicted of fraud.", "Holm was acquitted of theft."),
        ("The court in Vale convicted Holm of fraud.", "The appeals court acquitted Holm of fraud."),
        ("The club kept the manager after the first defeat.", "The club dismissed the manager."),
        ("The senate passed the bill on Monday.", "In May the senate rejected the bill."),
        ("The company did not pay a dividend in May.", "The company paid a dividend."),
        ("Most members backed the plan.", "Some members opposed the plan."),
        # One report tells both.
        (
            "The council passed the plan.",
            "The council passed the plan. It was the council that once rejected it.",
        ),
    ],
)
def test_two_things_that_come_to_two_ends(judged: Judge, post: str, herald: str) -> None:
    assert "contradiction" not in [outcome for _, outcome in outcomes(judged, post, herald)]


def test_the_words_shown_are_those_that_exclude_each_other(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The council passed the plan on Monday.",
            "Vale Herald": "The council threw out the plan on Monday.",
        }
    ).differences
    assert [side.value for d in found for side in d.sides] == ["passed", "threw out"]
    assert all(span.text == side.value for d in found for side in d.sides for span in side.spans)
