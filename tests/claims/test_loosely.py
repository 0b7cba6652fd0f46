"""Figures of one thing that two reports tell more or less exactly: a quiet line, and none for two things."""

from collections.abc import Callable

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


def quiet(judged: Judged) -> list[tuple[str, frozenset[str]]]:
    return [
        (d.outcome, frozenset(side.value for side in d.sides))
        for d in judged.differences
        if d.kind == "figure"
    ]


def test_one_number_as_a_bound_and_flatly_is_a_rounding(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "Ruth Ardley and her husband were charged with spending $250,000 in campaign "
            "funds on holidays and school fees.",
            "Dale Courier": "In a long indictment that the court released, Ms. Ardley and her husband are "
            "accused of spending more than $250,000 in campaign funds on trips abroad.",
        }
    )
    assert quiet(found) == [
        ("rounding", frozenset({"$250,000 in campaign funds", "more than $250,000 in campaign funds"}))
    ]
    assert "one number, told more or less exactly" in found.differences[0].explanation


def test_a_number_told_in_far_fewer_digits_is_a_rounding(judged: Judge) -> None:
    for told in ("nearly $44 million in federal taxes", "$43 million in federal taxes"):
        found = judged(
            {
                "Tarn Gazette": f"The Ardleys paid {told} from 2007 to 2014, according to tax returns that "
                "they released on Friday.",
                "Dale Courier": "The returns show that the couple paid $43,885,310 in federal taxes from "
                "2007 to 2014, and gave a tenth to charity.",
            }
        )
        assert quiet(found) == [("rounding", frozenset({told, "$43,885,310 in federal taxes"}))]


def test_one_number_of_two_things_is_no_difference(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "More than 40 rockets were fired at the port of Oxenby on Tuesday.",
            "Dale Courier": "A strike on the school at Oxenby wounded 40 pupils on Tuesday.",
        }
    )
    assert quiet(found) == []


def test_so_many_killed_and_so_many_wounded_are_two_things(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "The blast at the mill in Oxenby killed at least 12 people.",
            "Dale Courier": "The blast at the mill in Oxenby injured 12 people.",
        }
    )
    assert not found.differences
