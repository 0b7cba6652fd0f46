"""Values of two reports that exclude each other: what is shown, and what only looks like it."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Difference

from .conftest import Written

Judge = Callable[[Written], Judged]


def valued(judged: Judged) -> list[tuple[str, frozenset[str]]]:
    """The outcome and the values of each difference in a figure or a date."""
    return [(d.outcome, values(d)) for d in judged.differences if d.kind in ("figure", "date")]


def values(difference: Difference) -> frozenset[str]:
    return frozenset(side.value for side in difference.sides)


def test_values_of_one_thing_in_other_words_contradict(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "The mill at Oxenby, where five workers were killed at the weekend, "
                "will stay shut.",
                "Dale Courier": "An explosion tore through the mill at Oxenby on Sunday, killing four "
                "workers and burning down two sheds.",
            }
        )
    )
    assert ("contradiction", frozenset({"five workers", "four workers"})) in found


def test_a_day_that_another_report_gives_otherwise_contradicts(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "Voters in 2009 approved a bond of $3 million to buy the old station "
                "at Oxenby.",
                "Dale Courier": "Oxenby voters approved a $3 million bond in 2010 to pay for the old "
                "station.",
            }
        )
    )
    assert ("contradiction", frozenset({"2009", "2010"})) in found


def test_two_informants_who_count_two_things_do_not_disagree(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Six rifles and 300 rounds of ammunition were seized from the boat on Friday, "
            "a spokesman for the coast guard said.",
            "Dale Courier": "In its five operations since March the coast guard has confiscated 14 rifles "
            "and 923 rounds of ammunition, Captain Ruth Ardley said.",
        }
    )
    assert not [d for d in result.differences if d.outcome in ("contradiction", "attributed")]


def test_companions_are_one_fewer_than_the_party(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "There were four in the climbing party on Mount Heddon on Saturday.",
            "Dale Courier": "The man fell while climbing on Mount Heddon with three companions on Saturday.",
        }
    )
    assert not valued(result)


def test_a_part_is_not_held_against_the_whole(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Maddox scored 10 of the team's first 17 points for Oxenby on Friday.",
            "Dale Courier": "Maddox led all players of Oxenby with 23 points on Friday.",
        }
    )
    assert not [row for row in valued(result) if row[0] == "contradiction"]


def test_what_one_report_says_of_both_is_two_things(judged: Judge) -> None:
    first = "The court of Oxenby sentenced Victor Gorley to seven years in prison."
    second = "The court of Oxenby sentenced Victor Gorley to twelve years in prison."
    apart = valued(judged({"Tarn Gazette": first, "Dale Courier": second}))
    assert [row for row in apart if row[0] == "contradiction"]
    both = f"{first} Years later came the next trial. {second}"
    told = valued(judged({"Tarn Gazette": both, "Dale Courier": second}))
    assert not [row for row in told if row[0] == "contradiction"]


def test_a_person_of_whom_nobody_knows_who_it_is_contradicts_nobody(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The guest is a legend. He hosted the Oxenby awards five times.",
            "Dale Courier": "The guest is new to it. He presided over the Oxenby awards three times.",
        }
    )
    assert not valued(result)


def test_what_would_have_been_denies_nothing(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Oxenby United placed striker Ray Bushell on the injured list on Wednesday.",
            "Dale Courier": "The coach said Oxenby United, who were out of the cup since the weekend, would "
            "not have placed Bushell on the injured list if they were still fighting for the cup.",
        }
    )
    assert not [d for d in result.differences if d.kind == "polarity"]


def test_a_report_and_an_informant_contradict_and_it_is_said_whose_word_it_is(
    judged: Judge,
) -> None:
    result = judged(
        {
            "Tarn Gazette": "The tremor struck about 26 miles north of Oxenby, and nobody was hurt.",
            "Dale Courier": "The tremor struck about 20 miles north of Oxenby, Martin Sedley of the "
            "survey said.",
        }
    )
    (found,) = (d for d in result.differences if d.kind == "figure")
    assert found.outcome == "contradiction"
    assert "the word of Martin Sedley" in found.explanation


def test_two_informants_disagree_where_the_reports_do_not(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The tremor lasted 30 seconds, Ida Fenn, a teacher in Oxenby, said.",
            "Dale Courier": "The tremor lasted 10 seconds, Martin Sedley of the survey said.",
        }
    )
    assert [d.outcome for d in result.differences if d.kind == "figure"] == ["attributed"]


def test_values_are_held_against_each_other_as_far_as_both_reports_go(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The Pascoe family reports earnings of £139,000 in seven years.",
            "Dale Courier": "According to the returns, the Pascoe family earned £140,937 over the eight year "
            "span, mostly from book sales and from speaking fees.",
        }
    )
    found = [d for d in result.differences if d.outcome == "contradiction"]
    assert frozenset({"seven years", "eight year span"}) in [values(d) for d in found]


def test_a_thing_of_some_measure_is_not_held_against_a_sum(judged: Judge) -> None:
    def told(second: str) -> list[str]:
        result = judged(
            {
                "Tarn Gazette": "Maddox's big day for Oxenby included an 86-yard run on the first play "
                "of the half.",
                "Dale Courier": f"Maddox ran for 226 yards for Oxenby, including {second} first play "
                "of the half.",
            }
        )
        return [outcome for outcome, _ in valued(result)]

    assert told("a run on the") == []
    assert told("an 84-yard run on the") == ["contradiction"]


def test_hours_told_roughly_are_no_contradiction(judged: Judge) -> None:
    def hours(first: str, second: str) -> list[str]:
        result = judged(
            {
                "Tarn Gazette": f"The fire at the mill in Oxenby broke out {first} on Friday.",
                "Dale Courier": f"The fire at the mill in Oxenby broke out {second} on Friday.",
            }
        )
        return [outcome for outcome, _ in valued(result)]

    assert hours("at 8.40pm", "at 11.15pm") == ["contradiction"]
    assert hours("at about 8.45pm", "at around 9pm") == []


def test_a_number_that_came_apart_is_no_figure(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Maddox ended the season of Oxenby with 2, 129 points.",
            "Dale Courier": "Maddox ended the season of Oxenby with 230 points.",
        }
    )
    assert not valued(result)


def test_the_hours_over_the_entries_of_live_reports_are_no_rivals(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "10:30 p.m.\n\nThe mayor of Oxenby thanks her helpers.\n\n9:40 p.m.\n\n"
            "The hall fills.",
            "Dale Courier": "9:25 p.m.\n\nCounting goes on in Oxenby.\n\n8:55 p.m.\n\nThe doors are closed.",
        }
    )
    assert not valued(result)


def test_what_somebody_now_has_is_held_against_another_count(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "The game at Oxenby was stopped when Hanna Berg, who now has 2,302 points, "
                "broke the record.",
                "Dale Courier": "Berg broke the record at Oxenby midway through the first half. Hanna Berg "
                "now has 2,301.",
            }
        )
    )
    assert [outcome for outcome, _ in found] == ["contradiction"]


def test_what_goes_on_with_another_month_is_of_that_month(judged: Judge) -> None:
    def told(then: str) -> list[tuple[str, frozenset[str]]]:
        return valued(
            judged(
                {
                    "Tarn Gazette": f"{then}, an earthquake struck the coast at Oxenby. The earthquake was "
                    "centred six miles west of Cobham.",
                    "Dale Courier": "The earthquake was centred about 3 miles southwest of Cobham, the "
                    "geological survey reported.",
                }
            )
        )

    assert told("On the coast")
    assert not told("In June 2012")


def test_two_lower_bounds_do_not_exclude_each_other(judged: Judge) -> None:
    def told(one: str, other: str) -> list[str]:
        found = judged(
            {
                "Tarn Gazette": f"In the vote at Oxenby on Sunday Berg will pick up {one} delegates.",
                "Dale Courier": f"Berg will pick up {other} delegates in Sunday's vote at Oxenby.",
            }
        )
        return [outcome for outcome, _ in valued(found)]

    assert told("14", "45") == ["contradiction"]
    assert "contradiction" not in told("at least 14", "at least 45")


def test_a_toll_is_held_against_another_whatever_else_is_told(judged: Judge) -> None:
    def toll(first: str, second: str) -> list[tuple[str, frozenset[str]]]:
        return valued(
            judged(
                {
                    "Tarn Gazette": f"A strong quake hit the island of Skarn off the southern coast, "
                    f"injuring {first} and damaging buildings.",
                    "Dale Courier": "In the evening the quake at the outskirts of Oxenby, a town on the "
                    f"island of Skarn, injured {second}.",
                }
            )
        )

    assert ("contradiction", frozenset({"five people", "two people"})) in toll("five people", "two people")
    assert ("contradiction", frozenset({"two people", "one person"})) in toll("two people", "one person")
    assert not toll("two people", "two people")
    assert not toll("at least 50 people", "249 people")


def test_shares_of_one_whole_are_held_against_each_other(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "The ferries of Oxenby brought in £54 million last year, accounting for "
                "half of the company's sales.",
                "Dale Courier": "The ferries, which account for about 70 percent of the sales of the Oxenby "
                "company, will be sold.",
            }
        )
    )
    assert [outcome for outcome, _ in found] == ["contradiction"]


def test_one_of_the_largest_is_no_count(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Brandt and Link are one of Skarn's largest providers, and among those "
            "that the cut affected most.",
            "Dale Courier": "The cut affected Brandt and Link, two of Skarn's largest providers.",
        }
    )
    assert not valued(result)


def test_how_many_days_ago_depends_on_the_day_of_the_report(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "More than 640 people were killed on Skarn since the assault began 12 days ago.",
            "Dale Courier": "More than 640 people were killed on Skarn since the assault began 11 days ago.",
        }
    )
    assert not [row for row in valued(result) if row[0] == "contradiction"]


def test_of_the_values_of_a_sentence_the_likeliest_is_the_rival(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "The earthquake was centred two miles northeast of the springs, four miles "
                "west of Cobham, and six miles west of Aldmoor.",
                "Dale Courier": "The earthquake was centred about 3 miles southwest of Cobham, by the sea.",
            }
        )
    )
    assert len([row for row in found if row[0] == "contradiction"]) <= 1


def test_hours_of_other_zones_are_not_held_against_each_other(judged: Judge) -> None:
    def hours(first: str, second: str) -> list[str]:
        result = judged(
            {
                "Tarn Gazette": f"The quake struck off the coast of Oxenby at {first} on Friday.",
                "Dale Courier": f"The quake struck off the coast of Oxenby at {second} on Friday.",
            }
        )
        return [outcome for outcome, _ in valued(result)]

    assert hours("7:48 a.m.", "9:30 a.m.") == ["contradiction"]
    assert hours("7:48 a.m. local time", "2248 GMT") == []


def test_days_of_other_people_and_of_what_else_begins_are_no_rivals(judged: Judge) -> None:
    def days(first: str, second: str) -> list[str]:
        result = judged({"Tarn Gazette": f"{first}.", "Dale Courier": f"{second}."})
        return [outcome for outcome, _ in valued(result)]

    assert days("Martin Sedley died in Oxenby in 1962", "Martin Sedley died in Oxenby in 1964") != []
    assert days("Martin Sedley died in Oxenby in 1962", "Victor Gorley died in Oxenby in 2002") == []
    assert days("The strike at Oxenby begins on Monday", "The strike at Oxenby begins on Tuesday") != []
    assert days("The sale at Oxenby begins on Monday", "The strike at Oxenby begins on Tuesday") == []


def test_what_a_relative_clause_goes_on_with_is_told_of_its_noun(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Martin Sedley, who was sent to Oxenby and who died in 1962, led the guild.",
            "Dale Courier": "Victor Gorley, who was sent to Oxenby and who died in 2002, led the guild.",
        }
    )
    assert not valued(result)


def test_a_count_with_a_part_of_it_behind_can_have_a_rival(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "A strong quake hit the island of Skarn on Sunday, injuring 40, 15 of them "
                "in the harbour.",
                "Dale Courier": "The quake on the island of Skarn injured 52 people on Sunday.",
            }
        )
    )
    assert any(outcome == "contradiction" for outcome, _ in found), found


def test_an_evening_is_held_against_another_day(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "The actress Jane Sedley checked into the Heddon clinic late on Thursday.",
                "Dale Courier": "The actress Jane Sedley checked into the Heddon clinic early on Friday "
                "morning.",
            }
        )
    )
    assert any(outcome == "contradiction" for outcome, _ in found), found


def test_a_day_beside_today_is_of_something_else(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "As it promised Tuesday, Holm Works today issued a patch for its browser.",
            "Dale Courier": "Holm Works issued a patch for its browser on Wednesday.",
        }
    )
    assert not [d for d in result.differences if d.outcome == "contradiction"]


def test_almost_a_round_number_is_a_little_below_it(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The police in Vale arrested 89 people on Tuesday.",
            "Dale Courier": "The police in Vale arrested almost 100 people on Tuesday.",
        }
    )
    assert [d.outcome for d in result.differences if d.kind == "figure"] == ["rounding"]


def test_what_is_counted_in_a_part_of_a_match_is_no_count_of_it(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Doug Holm scored five points during a 15-2 run as Vale beat Hull.",
            "Dale Courier": "Doug Holm scored 23 points as Vale beat Hull.",
        }
    )
    assert not [d for d in result.differences if d.outcome == "contradiction"]


def test_money_with_a_hyphen_in_it_describes_no_thing(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "Four robbers made off with $137-million of jewels from a shop in Oxenby.",
                "Dale Courier": "Armed robbers stole jewels valued at $108 million from the shop in Oxenby.",
            }
        )
    )
    assert [outcome for outcome, _ in found] == ["contradiction"]


def test_of_two_people_one_is_no_third(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "Two men, a 19-year-old and a 25-year-old, were charged with arson on Monday.",
            "Dale Courier": "A 21-year-old man was also charged with arson on Monday.",
        }
    )
    assert not valued(found)


def test_years_far_apart_of_one_act_contradict_and_those_of_two_acts_do_not(judged: Judge) -> None:
    bridge = "The old bridge at Oxenby was built in {} by the brothers Tarn."
    one = valued(judged({"Tarn Gazette": bridge.format(1937), "Dale Courier": bridge.format(1958)}))
    assert ("contradiction", frozenset({"1937", "1958"})) in one
    two = valued(
        judged(
            {
                "Tarn Gazette": "Mr. Fell was indicted in 1990 with 14 others on federal charges in Oxenby.",
                "Dale Courier": "In 1957 Fell was charged with attempted murder in the shooting of a rival.",
            }
        )
    )
    assert not [outcome for outcome, _ in two if outcome == "contradiction"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The day is of what came before.
        (
            "Mayor Ann Lee resigned on 9 August 1974 over the sale of the station.",
            "Mayor Ann Lee resigned over the sale of the station less than two years after that day in "
            "October.",
        ),
        # The day is that of saying so.
        (
            "Mayor Matt Tarn is leaving the council in May.",
            "Mayor Matt Tarn said in March he is leaving the council.",
        ),
    ],
)
def test_a_day_of_something_else_is_not_the_day_of_it(judged: Judge, one: str, other: str) -> None:
    found = valued(judged({"Tarn Gazette": one, "Dale Courier": other}))
    assert not [outcome for outcome, _ in found if outcome == "contradiction"]


def test_dead_beside_more_injured_are_all_the_dead(judged: Judge) -> None:
    told = "{} people were killed and dozens more were injured when the mill at Oxenby exploded."
    found = valued(judged({"Tarn Gazette": told.format("Five"), "Dale Courier": told.format("Seven")}))
    assert ("contradiction", frozenset({"Five people", "Seven people"})) in found


def test_what_was_so_before_does_not_contradict_what_is_so_now(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "County agencies did not need to consult with the Oxenby Wildlife Service.",
            "Dale Courier": "Previously, county agencies needed to consult with the Oxenby Wildlife Service.",
        }
    )
    assert [d.outcome for d in result.differences if d.kind == "polarity"] == ["update"]


@pytest.mark.parametrize(
    "told",
    [
        "Mayor Ardley, previously jailed for fraud, {} of bribery on Monday.",
        "Tom Ardley, who used to work at the mill at Oxenby, {} of bribery on Monday.",
    ],
)
def test_what_somebody_was_before_makes_no_update_of_what_is_denied(judged: Judge, told: str) -> None:
    result = judged(
        {"Tarn Gazette": told.format("was convicted"), "Dale Courier": told.format("was acquitted")}
    )
    assert "contradiction" in [d.outcome for d in result.differences]


@pytest.mark.parametrize(
    "told",
    [
        "The minister announced on {} the closure of the mill at Oxenby.",
        "The mill at Oxenby collapsed following a blast on {}, killing four people.",
    ],
)
def test_the_day_of_an_act_is_held_against_another(judged: Judge, told: str) -> None:
    found = valued(judged({"Tarn Gazette": told.format("Monday"), "Dale Courier": told.format("Wednesday")}))
    assert "contradiction" in [outcome for outcome, _ in found]


def test_two_counts_since_one_month_contradict_whatever_day_one_is_of(judged: Judge) -> None:
    found = valued(
        judged(
            {
                "Tarn Gazette": "As of Tuesday, 61 people have died in the fires at Oxenby since March.",
                "Dale Courier": "Forty-three people have died in the fires at Oxenby since March.",
            }
        )
    )
    assert "scope" not in [outcome for outcome, _ in found]


def test_whom_a_pronoun_may_mean_contradicts_where_all_else_is_said_alike(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The strike at the Oxenby mill began on Monday. They walked out over pay for the "
            "third time and stayed out for four weeks.",
            "Dale Courier": "Workers at the Oxenby mill walked out over pay and stayed out for three weeks.",
        }
    )
    assert ("contradiction", frozenset({"four weeks", "three weeks"})) in valued(result)


def test_a_pronoun_cannot_mean_what_the_other_report_tells_of(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The mill closed in spring. He left Oxenby mill over pay for four weeks.",
            "Dale Courier": "The crew of the Oxenby mill walked out over pay for three weeks.",
        }
    )
    assert not valued(result)


def test_two_spokesmen_of_one_body_are_one_informant(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Eleven sailors were rescued off Oxenby, a navy spokesman said.",
            "Dale Courier": "Nine sailors were rescued off Oxenby, according to a navy spokesperson.",
        }
    )
    assert [outcome for outcome, _ in valued(result)] == ["contradiction"]


def test_a_magnitude_that_a_report_says_was_rated_before_is_replaced(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The quake near Oxenby on Friday had a magnitude of 4.2, the Marlin Survey "
            "said. The survey had rated the quake at 4.4 in the morning.",
            "Dale Courier": "A quake of 4.4 in magnitude struck near Oxenby, the Marlin Survey said.",
        }
    )
    assert not [row for row in valued(result) if row[0] == "contradiction"]


def test_one_count_of_a_player_may_differ_and_two_are_of_two_matches(judged: Judge) -> None:
    one = "Earl Holm finished with 25 points and nine rebounds."
    told = valued(judged({"Tarn Gazette": one, "Dale Courier": one.replace("25", "22")}))
    assert ("contradiction", frozenset({"25 points", "22 points"})) in told
    other = "Earl Holm finished with 22 points and 16 rebounds."
    assert not valued(judged({"Tarn Gazette": one, "Dale Courier": other}))
