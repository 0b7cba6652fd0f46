"""Whose word a clause is, and what is left open by what governs it."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Statement

from .conftest import Written

Judge = Callable[[Written], Judged]


def statement_of(judged: Judge, text: str, words: str) -> Statement:
    found = judged({"Tarn Gazette": text, "Dale Courier": "Rain fell."})
    return next(s for c in found.claims for s in c.statements if words in s.span.text)


@pytest.mark.parametrize(
    "cue", ["continues to insist that", "maintained that", "kept arguing that", "retorted that"]
)
def test_what_somebody_goes_on_saying_is_his_word(judged: Judge, cue: str) -> None:
    said = statement_of(judged, f"The army {cue} mortars had been fired from the school.", "mortars")
    assert said.attribution.name is not None
    assert "army" in said.attribution.name


@pytest.mark.parametrize(
    "frame",
    [
        "The mayor refused to say that the old bridge was unsafe.",
        "The mayor stopped short of saying that the old bridge was unsafe.",
        "Engineers worked to ensure that the old bridge was unsafe.",
    ],
)
def test_what_somebody_refuses_to_say_or_only_aims_at_is_not_reported_as_so(
    judged: Judge, frame: str
) -> None:
    found = judged({"Tarn Gazette": frame, "Dale Courier": "The old bridge was unsafe for heavy lorries."})
    assert not any(c.ladder.reports > 1 for c in found.claims)
    assert found.differences == ()


def test_none_of_them_who_is_no_statement_on_them(judged: Judge) -> None:
    text = "None of that swayed the jurors of Hull, who convicted Anna Berg of smuggling in July."
    found = judged({"Tarn Gazette": text, "Dale Courier": text.replace("in July", "last July")})
    assert not any(c.text.startswith(("that swayed", "the jurors")) for c in found.claims)


@pytest.mark.parametrize(
    "frame",
    [
        "The old bridge was unsafe, and the mayor did not hesitate to say so.",
        "Rust ate the piers, ensuring that the old bridge was unsafe for heavy lorries.",
    ],
)
def test_what_is_said_at_once_or_has_come_about_is_so(judged: Judge, frame: str) -> None:
    found = judged({"Tarn Gazette": frame, "Dale Courier": "The old bridge was unsafe for heavy lorries."})
    assert any(c.ladder.reports > 1 for c in found.claims)


def test_what_somebody_does_in_words_is_no_word_of_his(judged: Judge) -> None:
    text = "On Monday Anna Berg pleaded guilty to one charge of conspiring to obstruct justice."
    assert statement_of(judged, text, "pleaded").attribution.by == "report"
    counted = statement_of(judged, "Officials reported 43 dead and 112 injured in the blast.", "43 dead")
    assert counted.attribution.name == "Officials"
