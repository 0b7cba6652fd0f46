"""When reports agree: what is asked beyond likeness before a claim is called corroborated."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


def shared(judged: Judged) -> list[str]:
    """What two reports say, whether they had it from each other or not."""
    return [claim.text for claim in judged.claims if claim.ladder.reports > 1]


def test_what_is_still_to_come_does_not_bear_out_what_has_happened(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Judge Pike sentenced the ferry captain to nine years in prison on Monday.",
            "Vale Herald": "The ferry captain is to be sentenced to nine years in prison by Judge Pike.",
        }
    )
    assert shared(found) == []


def test_as_many_hours_on_the_clocks_of_two_zones_are_two_moments(judged: Judge) -> None:
    quake = "The quake struck the island of Aldmoor at 7:37 a.m. {} on Tuesday."
    found = judged({"Aldmoor Post": quake.format("local time"), "Vale Herald": quake.format("GMT")})
    assert not any("7:37" in text for text in shared(found))
    found = judged({"Aldmoor Post": quake.format("UTC"), "Vale Herald": quake.format("GMT")})
    assert any("7:37" in text for text in shared(found))


def test_to_be_encouraged_is_to_be_encouraged_to_something(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Kirstjen Holm spoke on Monday. She encouraged asylum-seekers to stay in Garth.",
            "Vale Herald": "Secretary Kirstjen Holm has encouraged the asylum-seekers to seek shelter in the "
            "first safe country they enter.",
        }
    )
    assert not any("encouraged" in text for text in shared(found))


def test_another_month_at_the_head_of_a_sentence_is_another_event(judged: Judge) -> None:
    story = {
        "Aldmoor Post": "Two cables under the lake were damaged near Aldmoor, and the town went dark.",
        "Vale Herald": "In January, two cables under the lake were damaged near Aldmoor as well.",
    }
    assert not any("cables" in text for text in shared(judged(story)))
    story["Vale Herald"] = "On the same night two cables under the lake were damaged near Aldmoor as well."
    assert any("cables" in text for text in shared(judged(story)))


def test_a_claim_is_not_cut_before_the_month_that_makes_it_another_event(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Two undersea cables were also damaged near the town of Aldmoor in January.",
            "Vale Herald": "Two undersea cables were damaged near the town of Aldmoor on Tuesday night.",
        }
    )
    assert not any("cables" in text and "also" in text for text in shared(found))


def test_a_clause_that_leaves_open_what_was_shown_is_no_claim(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The tax return of Aldmoor showed on Monday the town paid £4 million.",
            "Vale Herald": "The tax return of Aldmoor showed on Monday that nobody had paid.",
        }
    )
    assert not any(text.endswith("showed on Monday") for text in shared(found))


def test_bounds_far_apart_are_no_values_of_one_thing(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "More than 640 people of Aldmoor were hurt when the dam broke.",
            "Vale Herald": "More than 15,000 people of Aldmoor sought shelter when the dam broke.",
        }
    )
    assert [d.outcome for d in found.differences if d.kind == "figure"] == []


def test_clauses_with_words_between_them_stay_two_claims(judged: Judge) -> None:
    first = "the council of Aldmoor voted on Tuesday to close the Mill Lane bridge to lorries"
    last = "two schools in Aldmoor moved their bus stops to Church Road"
    found = judged(
        {
            "Aldmoor Post": f"Yesterday {first}, a step that the mayor had feared since spring, and {last}.",
            "Vale Herald": f"It is true that {first}, and that {last}.",
        }
    )
    assert not any("feared" in text for text in shared(found))
    assert sum("lorries" in text or "bus stops" in text for text in shared(found)) >= 1


def contradictions(judged: Judged) -> list[tuple[str, ...]]:
    return [tuple(s.value for s in d.sides) for d in judged.differences if d.outcome == "contradiction"]


def test_a_number_and_a_sentence_without_parole_deny_nothing(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Ferry killer Brian Pike has been sentenced to life without parole. The No. 1 "
            "Torhaven rowers remain unbeaten after a victory over Hull.",
            "Vale Herald": "A judge in Aldmoor sentenced ferry killer Brian Pike on Saturday to several life "
            "terms. The Torhaven rowers remain unbeaten after a victory over Hull.",
        }
    )
    assert contradictions(found) == []


def test_whom_a_clause_is_said_of_must_be_known_for_a_contradiction(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "He finished the season with 269 goals and caught 29 passes for 201 metres.",
            "Vale Herald": "He finished the season with 716 goals and caught 39 passes for 302 metres.",
        }
    )
    assert contradictions(found) == []


def test_a_firm_misspelt_is_no_other_firm(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Pike was listed among the professional staff on the website of Gordon Advisers, "
            "a public accounting and business consulting firm in the building.",
            "Vale Herald": "Pike was listed among the professional staff on the website of Gordon Advisors, "
            "a public accounting and business consulting firm in the building.",
        }
    )
    assert contradictions(found) == []


def test_a_year_gone_by_in_one_sentence_alone_is_another_scope(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "A quake shook Aldmoor on May 3, 2009. Five people were killed in Aldmoor.",
            "Vale Herald": "The last quake came in 2002, when three people were killed in Aldmoor.",
        }
    )
    assert contradictions(found) == []


def test_failing_and_being_unable_deny_alike(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Director Ines Calder failed to reach a deal with the studio on a second film.",
            "Vale Herald": "Director Ines Calder was unable to reach a deal to direct a second film.",
        }
    )
    assert contradictions(found) == []


def test_house_spelling_in_a_quotation_is_no_other_wording(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "“I'm so glad that Ben Wynn is becoming the 12th keeper,” Ines Calder said.",
            "Vale Herald": "“I'm so glad that Ben Wynn is becoming the twelfth keeper,” Ines Calder said.",
        }
    )
    assert contradictions(found) == []


def test_a_day_that_hangs_on_an_undated_report_contradicts_none(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The Torhaven news was broadcast in a special live show this morning.",
            "Vale Herald": "The Torhaven news was broadcast in a special live show on Sunday night.",
        }
    )
    assert contradictions(found) == []


def test_a_number_that_reads_as_a_year_in_undated_reports_breaks_nothing(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Fourteen people were injured when flight 2000 hit the quay in Aldmoor.",
            "Vale Herald": "Forty-one people were injured when the flight hit the quay in Aldmoor.",
        }
    )
    assert contradictions(found) == [("Fourteen people", "Forty-one people")]


def test_two_people_known_by_name_bear_each_other_out(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "A ferry sank off Brackley on Monday night. Mayor Ada Roe said a fisherman was "
            "killed in the accident. The harbour stays shut this week.",
            "Vale Herald": "Snow fell on Vale all day. A fisherman was killed in the accident, according to "
            "Jonas Pell, who runs the hospital in Brackley. The road north is closed.",
        }
    )
    (claim,) = (claim for claim in found.claims if claim.ladder.reports > 1)
    assert claim.state == "corroborated" and claim.informants == ("Ada Roe", "Jonas Pell")


def test_informants_without_a_name_may_be_one_source(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Snow fell on Aldmoor all day. Police said a ferry worker was stabbed near the "
            "old harbour of Brackley. Schools are open.",
            "Vale Herald": "A ferry worker was stabbed on Sunday near Brackley's old harbour, officers told "
            "the paper. Two roads are closed.",
        }
    )
    (claim,) = (claim for claim in found.claims if claim.ladder.reports > 1)
    assert claim.state == "attributed" and "perhaps one source" in claim.rule


def test_a_claim_goes_as_far_as_the_other_report_does(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The Lark, a ferry of 1931, sank off Brackley in a storm that nobody had "
            "forecast. Her owner did not call back.",
            "Vale Herald": "The council met on Monday. The ferry Lark sank off Brackley on Sunday night "
            "with 40 crates of apples on board.",
        }
    )
    assert shared(found) == ["The ferry Lark sank off Brackley"]


def test_a_denial_is_not_cut_off(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Roads are shut. The council did not close the harbour of Brackley "
            "after the storm.",
            "Vale Herald": "The council did not close the harbour of Brackley during the strike.",
        }
    )
    assert shared(found) == []


def test_a_figure_that_the_other_report_leaves_out_is_not_agreed(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Snow fell all day. Judge Iris Pike sentenced the captain of the Lark to "
            "nine years on each of 54 charges.",
            "Vale Herald": "Roads are closed. Judge Iris Pike sentenced the captain of the Lark to "
            "nine years on each charge.",
        }
    )
    assert shared(found) and not any("54" in text for text in shared(found))


def test_what_can_happen_does_not_bear_out_what_happened(judged: Judge) -> None:
    story = {
        "Aldmoor Post": "The storm of Monday flooded the cellars of Brackley.",
        "Vale Herald": "Roads are shut. A storm like Monday's can flood the cellars of Brackley, its "
        " mayor said.",
    }
    assert not any("cellars" in text for text in shared(judged(story)))
    story["Vale Herald"] = "Roads are shut. Monday's storm flooded the cellars of Brackley, its mayor said."
    assert any("cellars" in text for text in shared(judged(story)))


def test_a_sentence_that_two_reports_print_alike_is_said_by_both(judged: Judge) -> None:
    said = "If someone says that it is against the faith, let a judge decide that."
    found = judged(
        {
            "Aldmoor Post": f"The bridge is shut. Ada Roe met farmers on Monday. {said} Snow is near.",
            "Vale Herald": f"Two roads are closed. Ada Roe spoke in Brackley. {said} Nobody was hurt.",
        }
    )
    assert shared(found) == [said]


def test_of_a_sentence_the_clause_is_shown_that_says_what_is_agreed_on(judged: Judge) -> None:
    found = judged(
        {
            "Vale Herald": "Otto Venn was hurt in May. He finished with 269 yards and two touchdown rushing "
            "and caught 29 passes for 201 yards.",
            "Aldmoor Post": "Otto Venn played in Hull. But he missed 10 total games this season and had only "
            "269 yards and two touchdowns on 83 carries and another 201 yards on 29 catches.",
        }
    )
    claims = [claim for claim in found.claims if claim.ladder.reports > 1 and "269" in claim.text]
    assert claims
    for claim in claims:
        assert all("269 yards" in s.span.text and "201" not in s.span.text for s in claim.statements)


@pytest.mark.parametrize(
    ("other", "agreed"),
    [
        ("A man drowned in the harbour of Aldmoor on Monday, the police said.", True),
        ("Twelve men drowned in the harbour of Aldmoor on Monday.", False),
        ("A man-made lake in the harbour of Aldmoor drowned the lawns on Monday.", False),
    ],
)
def test_one_of_a_thing_is_told_without_its_number_too(judged: Judge, other: str, agreed: bool) -> None:
    found = judged(
        {"Aldmoor Post": "One man drowned in the harbour of Aldmoor on Monday.", "Vale Herald": other}
    )
    assert bool(shared(found)) == agreed
