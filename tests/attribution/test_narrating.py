"""Whom pronouns and descriptions mean where a report tells, through the room's entry."""

from collections.abc import Callable
from typing import Any

import pytest

from twosource.attribution import quotations, resolve

Parse = Callable[..., Any]


def meant(parsed: Parse, text: str) -> list[tuple[str, str]]:
    """The words that mean somebody without naming them, and whom they mean, in text order."""
    report = parsed(text, "r0")
    people, _ = resolve([report], quotations(report))
    return [
        (m.text, person.name)
        for m, person in sorted(((m, p) for p in people for m in p.mentions), key=lambda one: one[0].start)
        if m.text.split()[0].lower() in ("he", "she", "the")
    ]


def test_a_subject_goes_on_as_he(parsed: Parse) -> None:
    text = "Thomas Averill bought the mill in March. He sold it a year later. He kept the house."
    assert meant(parsed, text) == [("He", "Thomas Averill"), ("He", "Thomas Averill")]


def test_she_is_no_man(parsed: Parse) -> None:
    text = "Thomas Averill met Ruth Calder at the mill. She signed the contract."
    assert meant(parsed, text) == [("She", "Ruth Calder")]


@pytest.mark.parametrize(
    "text",
    [
        "Thomas Averill and Robert Calder met at the mill. He bought it.",
        "Thomas Averill ran the mill. A gunman entered it on Monday. He fired twice.",
        "Thomas Averill bought the mill. When he arrived, Robert Calder had sold the wheel.",
    ],
    ids=["two men", "somebody without a name", "an opening clause"],
)
def test_where_another_may_be_meant_nobody_is(parsed: Parse, text: str) -> None:
    assert meant(parsed, text) == []


def test_whoever_acts_on_somebody_is_not_that_one(parsed: Parse) -> None:
    text = "The mill belongs to Thomas Averill. On Monday he sued Averill over the wheel."
    assert meant(parsed, text) == []


def test_an_office_means_whoever_has_it_here(parsed: Parse) -> None:
    text = "Mayor Ines Calder opened the dam on Monday. Later the mayor walked home."
    assert ("the mayor", "Ines Calder") in meant(parsed, text)


def test_another_who_has_the_office_is_somebody_else(parsed: Parse) -> None:
    text = "Mayor Ines Calder opened the dam on Monday. The former mayor stayed at home."
    assert meant(parsed, text) == []
