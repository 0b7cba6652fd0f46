"""Where a clause can end sooner and still state something."""

import hashlib

import pytest

from twosource.claims.units import units_of
from twosource.language import parse
from twosource.model import Report


def ends_of(text: str) -> list[str]:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    (parsed,) = parse([Report(id="a", input="a", sha256=sha256, text=text)])
    (unit, *_) = units_of(parsed, [], [])
    return [unit.span.text[: cut - unit.span.start] for cut in unit.cuts]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # A circumstance; what "and" joins; where the last thing is.
        ("The fire destroyed the mill on Friday.", "The fire destroyed the mill"),
        ("Holm was ordered held without bail and sent to hospital.", "Holm was ordered held without bail"),
        ("Holm bought a farm near Garth and a mill.", "Holm bought a farm near Garth"),
        ("Holm bought a farm near Garth and a mill.", "Holm bought a farm"),
        (
            "Holm was charged with stealing three cars in Garth and filing false reports.",
            "Holm was charged with stealing three cars in Garth",
        ),
    ],
)
def test_a_part_states_something(text: str, shown: str) -> None:
    assert shown in ends_of(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # What is one of a kind is so by what describes it.
        ("Holm built the only bridge in Garth.", "Holm built the only bridge"),
        ("Holm built the longest bridge in Garth.", "Holm built the longest bridge"),
        ("Holm lost the third vote in Garth.", "Holm lost the third vote"),
        # "Of" and "with" tell which thing it is.
        ("Holm lost the trust of the council.", "Holm lost the trust"),
        # What is told together.
        ("Holm merged the mill and the brewery.", "Holm merged the mill"),
        (
            "The council was split between the mayor and the police.",
            "The council was split between the mayor",
        ),
        ("Only the mayor met Holm and Berg.", "Only the mayor met Holm"),
        # Of two things one may be it.
        ("Holm will sell the mill or the brewery.", "Holm will sell the mill"),
        # A denial says less of a narrow thing than of a wide one.
        ("Holm did not sell the mill in Garth.", "Holm did not sell the mill"),
    ],
)
def test_what_limits_the_rest_is_not_cut_off(text: str, shown: str) -> None:
    assert shown not in ends_of(text)
