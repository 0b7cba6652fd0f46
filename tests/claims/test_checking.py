"""A claim that somebody brings, against a story of our own."""

from collections.abc import Callable

import pytest

from twosource.claims import check
from twosource.dossier.walking import Walked
from twosource.model import Check

from .conftest import Written

STORY: Written = {
    "Aldmoor Post": "The Aldmoor paper mill burned down on Sunday night, injuring 14 workers. Mayor Clara "
    "Venn promised to rebuild the mill by the summer. “We will not let the river towns down,” Venn said. "
    "The mill has stood on the Tarn river since 1891.",
    "Vale Herald": "Fourteen workers were injured when the paper mill in Aldmoor burned down on Sunday "
    "night. Brandt Paper, the owner, employs 240 people there. Divers searched the Tarn for barrels.",
}


@pytest.fixture(scope="module")
def ask(walked: Callable[[Written], Walked]) -> Callable[[str], Check]:
    w = walked(STORY)
    return lambda claim: check(claim, w.parsed, w.quotations, w.people, w.copying)


def test_a_claim_in_other_words_is_corroborated(ask: Callable[[str], Check]) -> None:
    answer = ask("A fire at the Aldmoor paper mill on Sunday injured 14 workers.")
    assert answer.state == "corroborated"
    assert {span.report for span in answer.supported_by} == {"aldmoor-post", "vale-herald"}
    assert answer.ladder.origins == 2


def test_a_claim_of_one_report_is_single_origin(ask: Callable[[str], Check]) -> None:
    answer = ask("The owner Brandt Paper employs 240 people at the mill.")
    assert answer.state == "single-origin"
    assert [span.report for span in answer.supported_by] == ["vale-herald"]


def test_another_figure_is_caught(ask: Callable[[str], Check]) -> None:
    answer = ask("The fire at the Aldmoor paper mill on Sunday night injured 41 workers.")
    assert answer.state == "contradicted"
    assert {c.kind for c in answer.contradicted_by} == {"figure"}
    assert answer.supported_by == ()


def test_another_speaker_is_caught(ask: Callable[[str], Check]) -> None:
    answer = ask("Tobias Rook said: “We will not let the river towns down.”")
    assert answer.state != "corroborated"
    assert answer.supported_by == ()


@pytest.mark.parametrize(
    "claim",
    [
        "The insurance company refused to pay for the damage.",
        "A court in Brackley sentenced two bakers for tax fraud.",
        "",
        "?!",
    ],
)
def test_what_nobody_reports_is_not_reported(ask: Callable[[str], Check], claim: str) -> None:
    answer = ask(claim)
    assert answer.state == "not-reported"
    assert answer.supported_by == answer.contradicted_by == ()


def test_evidence_is_a_slice_and_all_reports_are_named(ask: Callable[[str], Check]) -> None:
    answer = ask("The paper mill in Aldmoor burned down on Sunday night.")
    assert [r.id for r in answer.reports] == ["aldmoor-post", "vale-herald"]
    texts = {"aldmoor-post": STORY["Aldmoor Post"], "vale-herald": STORY["Vale Herald"]}
    for span in answer.supported_by:
        assert texts[span.report][span.start : span.end] == span.text


@pytest.mark.parametrize(
    "claim",
    [
        "Nobody was injured when the Aldmoor paper mill burned down.",
        "Fourteen horses were injured when the Aldmoor paper mill burned down.",
        "Fourteen workers were injured when the Aldmoor paper mill burned down, and the owner fled abroad.",
        "Clara Venn has rebuilt the mill.",
    ],
)
def test_a_claim_is_not_confirmed_by_its_true_half(ask: Callable[[str], Check], claim: str) -> None:
    answer = ask(claim)
    assert answer.state in ("contradicted", "not-reported")
    assert answer.supported_by == ()


MATCH: Written = {
    "Aldmoor Post": "Hanna Berg beat Clara Venn in the seventh round of the Aldmoor cup on Saturday evening. "
    "Berg, 34, landed 178 blows and Venn landed 30. A bank clerk found the missing bell in a cupboard. "
    "Venn sold the old gym to Berg in May. Tobias Rook welcomed the result.",
    "Vale Herald": "It was over in round seven, the seventh round of the Aldmoor cup, when Hanna Berg "
    "defeated Clara Venn. By the count of the judges Berg landed 178 blows, and Venn landed 30. Rook, who "
    "runs the league, said that he welcomed the result. The bell that was missing was found in a cupboard "
    "by a clerk of the bank.",
}


@pytest.fixture(scope="module")
def asked(walked: Callable[[Written], Walked]) -> Callable[[str], Check]:
    w = walked(MATCH)
    return lambda claim: check(claim, w.parsed, w.quotations, w.people, w.copying)


@pytest.mark.parametrize(
    "claim",
    [
        "Berg beat Venn in the seventh round of the Aldmoor cup.",
        "Berg landed 178 blows.",
        "A bank clerk found the missing bell.",
    ],
)
def test_what_both_say_is_found(asked: Callable[[str], Check], claim: str) -> None:
    assert asked(claim).state in ("corroborated", "attributed")


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("Berg beat Venn in the ninth round of the Aldmoor cup.", "another ordinal of the same noun"),
        ("Venn landed 178 blows.", "the figure is the other woman's"),
        ("Berg is 43 years old.", "another age of the same person"),
        ("A pupil found the missing bell in a cupboard.", "somebody else found it"),
        ("Clara Venn beat Hanna Berg in the Aldmoor cup.", "the roles are turned"),
        ("Hanna Berg beat Clara Venn in the Aldmoor cup on Saturday morning.", "another part of the day"),
        ("Tobias Rook condemned the result.", "the opposite"),
        ("Tobias Rook opposed the result.", "a stance against, where he is for it"),
        ("Tobias Rook said that he would leave the league.", "nobody says it"),
    ],
)
def test_a_distorted_claim_is_not_confirmed(asked: Callable[[str], Check], claim: str, why: str) -> None:
    answer = asked(claim)
    assert answer.state in ("contradicted", "not-reported"), why
    assert answer.supported_by == ()


def test_a_place_that_only_names_a_team_is_not_where_it_happens(walked: Callable[[Written], Walked]) -> None:
    story = walked(
        {
            "Aldmoor Post": "The Boston Ravens will play their cup match at Chicago on Sunday.",
            "Vale Herald": "Boston Ravens captain Paul Brandt will play in Sunday's cup match in Chicago.",
        }
    )

    def answer(claim: str) -> Check:
        return check(claim, story.parsed, story.quotations, story.people, story.copying)

    assert answer("Sunday's cup match will be played in Chicago.").state == "corroborated"
    other = answer("Sunday's cup match will be played in Boston.")
    assert other.state == "contradicted"
    assert {(c.kind, c.value) for c in other.contradicted_by} == {("place", "Chicago")}


def test_informants_without_a_name_may_be_one_source(walked: Callable[[Written], Walked]) -> None:
    def state(says: str) -> tuple[str, str]:
        w = walked(
            {
                "Aldmoor Post": "Snow fell all day. Police said a ferry worker was stabbed near the old "
                "harbour of Brackley. Schools are open.",
                "Vale Herald": f"A ferry worker was stabbed on Sunday near Brackley's old harbour{says}. Two "
                "roads are closed.",
            }
        )
        claim = "A ferry worker was stabbed near the old harbour of Brackley."
        answer = check(claim, w.parsed, w.quotations, w.people, w.copying)
        return answer.state, answer.rule

    told, rule = state(", officers told the paper")
    assert told == "attributed" and "perhaps one source" in rule
    assert state("") == ("corroborated", "2 independent origins say this.")


def test_what_happens_without_something_does_happen(walked: Callable[[Written], Walked]) -> None:
    story = walked(
        {
            "Aldmoor Post": "The two bakers were arrested on Friday without incident by six plainclothes "
            "officers. They had left the country in May without paying the fine.",
            "Vale Herald": "A court will hear the two bakers in June. The bakery has been closed since May.",
        }
    )

    def state(claim: str) -> str:
        return check(claim, story.parsed, story.quotations, story.people, story.copying).state

    assert state("Six officers in plain clothes made the arrests.") != "contradicted"
    assert state("The two bakers paid the fine.") == "contradicted"


FIRE: Written = {
    "Aldmoor Post": "Fire destroyed the Brackley paper store on Saturday. The alarm was raised after a "
    "camera operator noticed smoke coming from the roof. The roof fell in at about 9:30 a.m. that day. "
    "Some 400 people fled from their homes on Sunday.",
    "Vale Herald": "The Brackley fire was spotted by a camera operator who saw smoke coming from the roof of "
    "the paper store. The roof of the store fell in at 9:27 a.m. on Saturday. About 400 people fled from "
    "their homes over the weekend.",
}


@pytest.fixture(scope="module")
def fire(walked: Callable[[Written], Walked]) -> Callable[[str], Check]:
    w = walked(FIRE)
    return lambda claim: check(claim, w.parsed, w.quotations, w.people, w.copying)


def test_what_reports_only_come_near_to_is_not_corroborated(fire: Callable[[str], Check]) -> None:
    answer = fire("A passer-by was the first to notice smoke coming from the roof.")
    assert answer.state != "corroborated"


@pytest.mark.parametrize(
    "claim",
    ["The roof fell in at 9.27 in the morning.", "Some 400 people fled from their homes on Sunday."],
)
def test_a_rough_hour_and_a_weekend_contradict_no_finer_time(
    fire: Callable[[str], Check], claim: str
) -> None:
    answer = fire(claim)
    assert answer.state in ("corroborated", "single-origin")
    assert answer.contradicted_by == ()


def test_another_hour_still_contradicts(fire: Callable[[str], Check]) -> None:
    answer = fire("The roof fell in at 7.27 in the morning.")
    assert answer.state == "contradicted"
    assert {c.kind for c in answer.contradicted_by} == {"date"}


def test_two_origins_that_say_otherwise_contradict_what_a_third_says(
    walked: Callable[[Written], Walked],
) -> None:
    two = {
        "Aldmoor Post": "The paper mill in Aldmoor burned down on Sunday night, and 14 workers were injured.",
        "Vale Herald": "Fourteen workers were hurt when the Aldmoor paper mill burned down on Sunday.",
    }
    other = {"Tarn Courier": "In Aldmoor 41 workers were injured when the paper mill burned down on Sunday."}

    def answer(reports: Written) -> Check:
        w = walked(reports)
        claim = "41 workers were injured when the Aldmoor paper mill burned down."
        return check(claim, w.parsed, w.quotations, w.people, w.copying)

    disputed = answer(two | other)
    assert disputed.state == "contradicted"
    assert {c.span.report for c in disputed.contradicted_by} == {"aldmoor-post", "vale-herald"}
    assert {s.report for s in disputed.supported_by} == {"tarn-courier"}
    assert answer(other).state == "single-origin"


def test_a_count_that_is_off_by_one_is_not_confirmed(walked: Callable[[Written], Walked]) -> None:
    story = walked(
        {
            "Aldmoor Post": "In a 48-page indictment released on Friday, the mayor of Aldmoor is charged "
            "with fraud.",
            "Vale Herald": "Among the charges in the 48-page indictment were journeys to Italy, the court in "
            "Aldmoor said.",
        }
    )

    def state(claim: str) -> str:
        return check(claim, story.parsed, story.quotations, story.people, story.copying).state

    assert state("The indictment has 48 pages.") in ("corroborated", "single-origin")
    assert state("The indictment has 47 pages.") in ("contradicted", "not-reported")


def test_a_measure_of_a_thing_contradicts_another(walked: Callable[[Written], Walked]) -> None:
    """As a compound with its noun, in reports that are about the thing."""
    story = walked(
        {
            "Aldmoor Post": "The mayor of Aldmoor is charged with fraud in a 48-page indictment released "
            "on Friday. The indictment lists journeys to Italy.",
            "Vale Herald": "Journeys to Italy were among the charges in the 48-page indictment. The mayor "
            "has read the indictment, the court in Aldmoor said.",
            "Tarn Courier": "The mayor betrayed the town, the 47-page indictment says. He called the "
            "indictment a farce.",
        }
    )

    def answer(claim: str) -> Check:
        return check(claim, story.parsed, story.quotations, story.people, story.copying)

    wrong = answer("The indictment of the mayor runs to 46 pages.")
    assert wrong.state == "contradicted"
    assert {(c.kind, c.value) for c in wrong.contradicted_by} == {("figure", "48"), ("figure", "47")}
    disputed = answer("The mayor was charged in a 47-page indictment.")
    assert disputed.state == "contradicted"
    assert {c.span.report for c in disputed.contradicted_by} == {"aldmoor-post", "vale-herald"}
    assert answer("The mayor was charged in a 48-page indictment.").state in ("corroborated", "single-origin")


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        ("The mayor of Aldmoor offered to resign on Tuesday.", "The mayor of Aldmoor resigned on Tuesday."),
        ("The former mayor of Aldmoor resigned on Tuesday.", "The mayor of Aldmoor resigned on Tuesday."),
        ("Police came to Aldmoor on Friday to arrest Peter Holm.", "Peter Holm was arrested in Aldmoor."),
        (
            "A model of the bridge over the Tarn collapsed on Monday.",
            "The bridge over the Tarn collapsed on Monday.",
        ),
    ],
    ids=["offered", "former", "came to", "a model"],
)
def test_words_of_the_claim_that_tell_another_thing_do_not_support_it(
    walked: Callable[[Written], Walked], told: str, claim: str
) -> None:
    w = walked({"Vale Herald": told})
    assert check(claim, w.parsed, w.quotations, w.people, w.copying).state == "not-reported"


@pytest.mark.parametrize(
    "told",
    [
        "It is not true that the bridge over the Tarn collapsed on Monday morning.",
        "A newspaper wrongly reported that the bridge over the Tarn collapsed on Monday morning.",
    ],
)
def test_what_a_report_denies_it_does_not_support(walked: Callable[[Written], Walked], told: str) -> None:
    w = walked({"Vale Herald": told})
    claim = "The bridge over the Tarn collapsed on Monday morning."
    answer = check(claim, w.parsed, w.quotations, w.people, w.copying)
    assert answer.state == "contradicted"
    assert [c.kind for c in answer.contradicted_by] == ["polarity"]
    denied = "The bridge over the Tarn did not collapse on Monday morning."
    assert check(denied, w.parsed, w.quotations, w.people, w.copying).state != "contradicted"


@pytest.mark.parametrize(
    ("told", "brought"),
    [
        ("Ada Renwick resigned on Monday.", "Ada Renwick was dismissed on Monday."),
        ("Tom Sedley was charged with fraud.", "Tom Sedley was charged with embezzlement."),
        ("The team lost the final.", "The team lost the semi-final."),
        ("The church in Vale burned down.", "The mosque in Vale burned down."),
    ],
)
def test_another_kind_of_the_same_is_not_confirmed(
    walked: Callable[[Written], Walked], told: str, brought: str
) -> None:
    w = walked({"Tarn Gazette": f"{told} Rain fell on the town all day. The council is to meet again."})
    assert check(brought, w.parsed, w.quotations, w.people, w.copying).state in (
        "contradicted",
        "not-reported",
    )
    assert check(told, w.parsed, w.quotations, w.people, w.copying).state == "single-origin"


@pytest.mark.parametrize(
    ("herald", "state"),
    [
        # Who said it in the one report is not told, yet the words stand in marks there, too.
        ("“The dam of Garth is a danger to the whole valley.”", "attributed"),
        ("The dam of Garth is a danger to the whole valley.", "attributed"),
        ("“The dam of Garth is a danger to the whole valley,” said a farmer.", "attributed"),
    ],
)
def test_words_in_marks_are_no_report_s_own(
    walked: Callable[[Written], Walked], herald: str, state: str
) -> None:
    w = walked(
        {
            "Aldmoor Post": "Engineers saw the dam on Monday. “The dam of Garth is a danger to the whole "
            "valley,” said Clara Venn, the mayor.",
            "Vale Herald": f"The dam was built in 1931.\n\n{herald}\n\nThe council meets on Tuesday.",
        }
    )
    answer = check(
        "The dam of Garth is a danger to the whole valley.", w.parsed, w.quotations, w.people, w.copying
    )
    assert len(answer.supported_by) == 2
    assert answer.state == state


def test_what_two_say_in_their_own_voice_is_not_undone_by_a_quotation(
    walked: Callable[[Written], Walked],
) -> None:
    w = walked(
        {
            "Aldmoor Post": "Rain fell all week. The dam of Garth broke at noon on Monday. Nobody was hurt.",
            "Vale Herald": "Cattle drowned. At noon on Monday the dam of Garth broke, a reporter saw.",
            "Tarn Times": "The valley is wet. “The dam of Garth broke at noon on Monday.” Help is coming.",
        }
    )
    answer = check("The dam of Garth broke at noon on Monday.", w.parsed, w.quotations, w.people, w.copying)
    assert answer.state == "corroborated"


UNION: Written = {
    "Aldmoor Post": "The Baltic Union spends about 3 percent of its budget on lakes, while only 11 of the "
    "union's 32 member towns have reached the 2 percent threshold.",
    "Vale Herald": "The Baltic Union, originally established in 1949 to counter the steel trust, now "
    "comprises over 30 countries.",
    "Fell Courier": "He would let them do what they want with any of the 32 Baltic Union member states who "
    "failed to pay.",
}


@pytest.fixture(scope="module")
def ask_union(walked: Callable[[Written], Walked]) -> Callable[[str], Check]:
    w = walked(UNION)
    return lambda claim: check(claim, w.parsed, w.quotations, w.people, w.copying)


def test_a_number_told_less_exactly_contradicts_nothing(ask_union: Callable[[str], Check]) -> None:
    answer = ask_union("The Baltic Union has 32 member states.")
    assert "fell-courier" in {span.report for span in answer.supported_by}
    assert "vale-herald" not in {c.span.report for c in answer.contradicted_by}


def test_the_number_of_a_part_contradicts_no_number_of_the_whole(ask_union: Callable[[str], Check]) -> None:
    answer = ask_union("The Baltic Union has 32 member towns.")
    assert answer.state != "contradicted"
    assert "aldmoor-post" in {span.report for span in answer.supported_by}


def test_another_number_is_still_caught(ask_union: Callable[[str], Check]) -> None:
    answer = ask_union("The Baltic Union has 41 member towns.")
    assert answer.state == "contradicted"
    assert {c.kind for c in answer.contradicted_by} == {"figure"}


CALL: Written = {
    "Aldmoor Post": "Mayor Clara Venn stopped by the burned mill and told the foreman that she was sorry for "
    "the workers.",
    "Vale Herald": "Venn apologized to the mill's foreman Saturday if the fire was connected to her vice-"
    "presidential candidacy, a statement from her office said.",
    "Fell Courier": "Her spokesman, Tobias Rook, said Venn told the foreman of the mill that she was sorry.",
    "Moor Echo": "Mayor Clara Venn released a statement after the fire and offered an apology to the foreman "
    "“if the fire is in any way connected to the attention that the mill has received since she became a "
    "candidate.”",
}


@pytest.fixture(scope="module")
def ask_call(walked: Callable[[Written], Walked]) -> Callable[[str], Check]:
    w = walked(CALL)
    return lambda claim: check(claim, w.parsed, w.quotations, w.people, w.copying)


def test_a_day_that_no_report_gives_is_not_corroborated(ask_call: Callable[[str], Check]) -> None:
    answer = ask_call("Clara Venn apologised to the foreman of the mill on Friday.")
    assert answer.state == "contradicted"
    assert {(c.span.report, c.kind) for c in answer.contradicted_by} == {("vale-herald", "date")}


def test_who_tells_that_she_said_it_is_no_other_speaker(ask_call: Callable[[str], Check]) -> None:
    answer = ask_call("Clara Venn told the foreman of the mill that she was sorry.")
    assert {"aldmoor-post", "fell-courier"} <= {span.report for span in answer.supported_by}
