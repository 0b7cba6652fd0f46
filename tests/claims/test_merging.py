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
    assert "no two of the values can both hold" in difference.explanation
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


THINGS = {
    "Tarn Gazette": "Five people were hurt when the mill at Oxenby burnt down on Sunday. "
    "Police chief Ann Lee said nine shots were fired at a guard in Hawes.",
    "Dale Courier": "Seven people were hurt when the mill at Oxenby burnt down on Sunday. "
    "The ferry Merula sank off Brackley with 9 horses on board.",
    "Fell Times": "Police chief Ann Lee said five shots were fired at a guard in Hawes. "
    "The ferry Merula sank off Brackley with 7 horses on board.",
}


def test_three_numbers_of_three_things_are_no_difference_of_three_sides(judged: Judge) -> None:
    found = [{value.split()[0].lower() for value in values} for values in contradictions(judged(THINGS))]
    assert len(found) == 3 and all(len(values) == 2 for values in found)


def test_of_several_values_only_the_two_that_one_report_gives_are_of_two_things(judged: Judge) -> None:
    more = "In April armed robbers had stolen diamonds worth $102 million from a jeweller's shop in Oxenby."
    found = contradictions(judged(HAULS | {"Dale Courier": f"{HAULS['Dale Courier']} {more}"}))
    sums = [{_sum(value) for value in values} for values in found]
    assert {"$102", "$108"} not in sums and {"$108", "$137"} in sums


def _sum(value: str) -> str:
    return value.split(" million")[0]


def test_two_weekdays_of_an_arrest_and_of_a_charge_are_two_differences(judged: Judge) -> None:
    arrest, charge = (
        "Peter Holm and Jonas Berg were arrested on {}.",
        "Prosecutors in Oxenby filed the criminal charges on {}.",
    )
    result = judged(
        {
            "Tarn Gazette": f"{arrest} {charge}".format("Tuesday", "Wednesday"),
            "Dale Courier": f"{arrest} {charge}".format("Wednesday", "Tuesday"),
        }
    )
    dates = [d for d in result.differences if d.kind == "date" and d.outcome == "contradiction"]
    assert len(dates) == 2
    for difference in dates:
        behind = {span.start > len(arrest) + len("Tuesday") for s in difference.sides for span in s.spans}
        assert len(behind) == 1
