"""The core of a clause around one of its values, as the model of inference reads it."""

import pytest

from twosource.claims.cores import core_of
from twosource.language import Parsed, parse
from twosource.model import Report

# A sentence, the value in it, and its core; the words that the core keeps begin and end its slice.
CASES = [
    (
        "The powerful quake off the coast killed at least six people in two villages.",
        "six",
        "The powerful quake killed at least six people.",
    ),
    (
        "More than 150 migrants, who headed north, were prepared to seek asylum.",
        "150",
        "More than 150 migrants were prepared to seek asylum.",
    ),
    (
        "The Angels have offered an eight-year contract to Mark Tennant, a paper says.",
        "eight-year",
        "The Angels have offered an eight-year contract to Mark Tennant.",
    ),
    (
        "The actress checked into the clinic late Thursday.",
        "Thursday",
        "The actress checked into the clinic late Thursday.",
    ),
    ("Luce, who was deported and who died in 1962, led them.", "1962", "Luce died in 1962."),
    ("A quake hit the island, injuring 40, 15 of them badly.", "40", "A quake injuring 40."),
]


def read(text: str) -> Parsed:
    (parsed,) = parse([Report(id="r", input="r", sha256="", text=text)])
    return parsed


@pytest.mark.parametrize(("text", "value", "core"), CASES)
def test_a_core_keeps_who_did_what_and_the_value(text: str, value: str, core: str) -> None:
    parsed = read(text)
    at = text.index(value)
    found = core_of(parsed, parsed.span(at, at + len(value)), {})
    assert found.text == core
    shown = text[found.start : found.end]
    assert value in shown
    assert shown in text
    if found.tight:
        assert found.text.rstrip(".").lower().endswith(shown.rstrip(".").lower())


def test_a_pronoun_is_read_as_whom_it_means() -> None:
    parsed = read("He paid $5 million.")
    value = parsed.span(8, 18)
    assert core_of(parsed, value, {0: "Otto Venn"}).text == "Otto Venn paid $5 million."
    assert core_of(parsed, value, {}).text == "He paid $5 million."


def test_a_core_whose_verb_lost_its_object_says_so() -> None:
    text = "From 2007 on the couple paid $43,885."
    parsed = read(text)
    core = core_of(parsed, parsed.span(5, 9), {})
    assert "43,885" not in core.text
    assert not core.full
