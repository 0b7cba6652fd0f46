"""Several values of one thing are one difference, and three numbers of three things are none."""

from collections.abc import Callable

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]

HAULS = {
    "Tarn Gazette": "Armed robbers stole diamonds worth $102 million from a jeweller's shop in Oxenby.",
    "Dale Courier": "Armed robbers took diamonds worth $108 million from a jeweller's shop in Oxenby.",
    "Fell Times": "Robbers stole diamonds worth $137 million from a jeweller's shop in Oxenby, police said.",
}


def contradictions(result: Judged) -> list[set[str]]:
    return [
        {side.value for side in d.sides}
        for d in result.differences
        if d.outcome == "contradiction" and d.kind == "figure"
    ]


def test_three_sums_of_one_haul_are_one_difference_of_three_sides(judged: Judge) -> None:
    result = judged(HAULS)
    (values,) = contradictions(result)
    assert {value.split(" million")[0] for value in values} == {"$102", "$108", "$137"}
    (difference,) = [d for d in result.differences if d.outcome == "contradiction"]
    assert all(value in difference.explanation for value in values)
    assert len({span.report for side in difference.sides for span in side.spans}) == 3


def test_the_order_of_reports_does_not_change_what_is_put_together(judged: Judge) -> None:
    there = judged(dict(reversed(HAULS.items())))
    assert [set(map(_sum, v)) for v in contradictions(there)] == [{"$102", "$108", "$137"}]


def test_two_differences_in_two_things_stay_two(judged: Judge) -> None:
    robbed = (
        "Armed robbers stole diamonds worth {} from a jeweller's shop in Oxenby. "
        "Police chief Ann Lee said {}."
    )
    found = contradictions(
        judged(
            {
                "Tarn Gazette": robbed.format("$102 million", "the robbers fired seven shots at a guard"),
                "Dale Courier": robbed.format("$108 million", "the robbers fired nine shots at a guard"),
            }
        )
    )
    assert len(found) == 2 and all(len(values) == 2 for values in found)


def _sum(value: str) -> str:
    return value.split(" million")[0]
