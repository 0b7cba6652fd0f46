"""Short plain statements, and what one report alone says beside what it shares."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


def shared(judged: Judged) -> list[str]:
    return [claim.text.rstrip(".") for claim in judged.claims if claim.ladder.reports > 1]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("No gun has been recovered.", "The gun has not been recovered."),
        ("The mill was evacuated.", "The mill had been evacuated before the boiler burst."),
    ],
)
def test_few_words_that_say_one_thing_plainly_are_agreed_on(judged: Judge, here: str, there: str) -> None:
    story = {"Tarn Gazette": f"Police searched the quarter for hours. {here}", "Dale Courier": there}
    (claim,) = [c for c in judged(story).claims if c.ladder.reports > 1]
    assert claim.state == "corroborated"
    assert {s.span.report for s in claim.statements} == {"tarn-gazette", "dale-courier"}
    assert {s.span.text.rstrip(".") for s in claim.statements} <= {
        here.rstrip("."),
        there.rstrip("."),
        claim.text,
    }


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The mill was evacuated.", "The mill was not evacuated."),
        ("The mill was evacuated.", "The mill may be evacuated."),
        ("The harbour master resigned.", "The harbour mistress resigned."),
        ("The mill was evacuated.", "People who were evacuated from the mill sang."),
    ],
)
def test_few_words_that_say_another_thing_are_not(judged: Judge, here: str, there: str) -> None:
    assert shared(judged({"Tarn Gazette": here, "Dale Courier": there})) == []


def words_shown(judged: Judged, report: str) -> str:
    return " ".join(s.span.text for c in judged.claims for s in c.statements if s.span.report == report)


@pytest.mark.parametrize(
    "more",
    [
        ", and it exploded after officers carried it inside",
        " and fired it at the ceiling of the vault",
        ", a place where nobody had looked in two days of searching",
    ],
)
def test_nothing_that_a_report_says_beside_a_shared_clause_is_left_out(judged: Judge, more: str) -> None:
    story = {
        "Tarn Gazette": f"A clerk of the Orrin Bank found the bomb in the bushes outside on Friday{more}.",
        "Dale Courier": "A clerk of the Orrin Bank found the bomb in the bushes outside on Friday.",
    }
    found = judged(story)
    assert any("found the bomb" in text for text in shared(found))
    assert more.strip(" ,").removeprefix("and ").split()[-1] in words_shown(found, "tarn-gazette")


def test_what_others_do_not_say_of_a_shared_clause_is_left_out_neither(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "Deputy Anna Orrin was shot to death outside a flat in the old Mill Lane.",
            "Dale Courier": "Deputy Anna Orrin was shot after she had knocked at a door during an inquiry.",
        }
    )
    assert "Mill Lane" in words_shown(found, "tarn-gazette")
    assert "inquiry" in words_shown(found, "dale-courier")


def test_what_two_reports_print_alike_beside_what_they_share_is_shown_once(judged: Judge) -> None:
    rest = "Denying that she was a smuggler, Berg would walk the quays of the old town at night, humming."
    found = judged(
        {
            "Tarn Gazette": f"Anna Berg died in the prison at Hull on Monday. {rest}",
            "Dale Courier": f"Anna Berg, the smuggler, died on Monday in the prison at Hull. {rest}",
            "Vale Herald": "Berg, the smuggler, would walk the quays of the old town.",
        }
    )
    texts = [c.text for c in found.claims if "humming" in c.text]
    assert len(texts) == 1


def test_that_there_were_none_is_one_statement_in_two_wordings(judged: Judge) -> None:
    story = {
        "Tarn Gazette": "No injuries were reported.",
        "Dale Courier": "There were no reports of injuries.",
    }
    assert shared(judged(story)) == ["No injuries were reported"]
    story["Dale Courier"] = "There were two injuries."
    assert shared(judged(story)) == []


def test_numbers_listed_in_another_order_are_the_same(judged: Judge) -> None:
    story = {
        "Tarn Gazette": "Deputy Anna Orrin leaves two sons, ages 16 and 6.",
        "Dale Courier": "Deputy Anna Orrin leaves two sons, ages 6 and 16.",
    }
    found = judged(story)
    assert found.differences == ()
    assert any(c.ladder.reports > 1 for c in found.claims)
    story["Dale Courier"] = "Deputy Anna Orrin leaves two sons, ages 6 and 17."
    assert not any("sons, ages" in text for text in shared(judged(story)))


def test_a_subheading_is_no_claim(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "The mill burned on Monday.\n\nLong process\n\nThe council will vote in May.",
            "Dale Courier": "Rain fell on the quays of the old town.",
        }
    )
    assert not any("Long process" in c.text for c in found.claims)


@pytest.mark.parametrize("more", [" and died on Tuesday", ", and two were hurt"])
def test_one_verb_or_one_figure_beside_a_shared_clause_is_shown(judged: Judge, more: str) -> None:
    lead = "The officer was shot outside the old mill of Oxenby on Monday"
    found = judged({"Tarn Gazette": f"{lead}{more}.", "Dale Courier": f"{lead}."})
    assert more.split()[-1] in words_shown(found, "tarn-gazette")
