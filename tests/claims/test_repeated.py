"""Sentences that several reports have in quotation marks as one person's words."""

from collections.abc import Callable

from twosource.claims import Judged
from twosource.model import Claim

from .conftest import Written

Judge = Callable[[Written], Judged]


def shared(judged: Judged) -> list[Claim]:
    return [claim for claim in judged.claims if claim.ladder.reports > 1]


def test_the_same_words_in_marks_are_agreed_on_where_nothing_in_them_can_be_compared(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Ada Renwick spoke on Tuesday night. “I understand how it offends people,” she "
            "said, adding that she had sent a letter.",
            "Dale Courier": "The harbour master, Ada Renwick, apologised. “I crossed the bar. It was "
            "not funny. I understand how it offends people. I get it,” Ms. Renwick said.",
        }
    )
    (claim,) = [c for c in shared(result) if "offends" in c.text]
    assert claim.text.rstrip(".") == "I understand how it offends people"
    assert claim.state == "attributed"
    assert claim.informants == ("Ada Renwick",)
    assert {s.span.report for s in claim.statements} == {
        s.attribution.by and s.span.report for s in claim.statements
    }
    assert all(s.attribution.by == "informant" for s in claim.statements)
    assert not any("offends" in c.text for c in result.claims if c is not claim)


def test_sentences_that_follow_each_other_are_one_claim(judged: Judge) -> None:
    words = "I think it is unsafe. I think it is unworthy of us.."
    result = judged(
        {
            "Tarn Gazette": f"Ada Renwick wept. “{words}” she said on the quay.",
            "Dale Courier": f"“{words} Nobody helped,” Ada Renwick told the paper.",
        }
    )
    found = [c for c in shared(result) if "unworthy" in c.text]
    assert [c.text for c in found] == [words]


def test_a_sentence_in_marks_is_shown_whole_and_its_pieces_no_more(judged: Judge) -> None:
    words = (
        "I looked out of the window and saw the keeper, a man in black with a rope over his shoulder, "
        "carrying a lamp and calling the boats in"
    )
    result = judged(
        {
            "Tarn Gazette": f"“{words},” Tom Sedley said. “It was late.”",
            "Dale Courier": f"“{words},” Tom Sedley told the Courier. Nobody else was there.",
        }
    )
    found = [c.text for c in shared(result) if "lamp" in c.text or "window" in c.text]
    assert found == [words]


def test_a_mark_without_its_fellow_is_not_shown(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "“The tide was high. The pilots closed the bar at noon.” Tom Sedley said so.",
            "Dale Courier": "The pilots closed the bar at noon.",
        }
    )
    texts = [s.span.text for c in result.claims for s in c.statements]
    assert texts
    assert not any(text.count("“") != text.count("”") for text in texts)


def test_words_of_two_people_and_a_part_of_a_sentence_are_no_claim(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "“It looked rotten to me already,” Ada Renwick said. To her “such a monument "
            "of rust and bones” wants a roof.",
            "Dale Courier": "“It looked rotten to me already,” Tom Sedley said. Few asked Ada Renwick, who "
            "wrote in May of “such a monument of rust and bones”.",
        }
    )
    assert not any(word in c.text for c in shared(result) for word in ("monument", "rotten"))


def test_what_a_film_purports_to_show_is_not_agreed_on_as_done(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "A film has surfaced purporting to depict the reporter Tom Sedley being freed by "
            "those who claim to be his friends.",
            "Dale Courier": "Tom Sedley, a reporter taken in May, was freed in a film released on Tuesday.",
        }
    )
    assert not any("freed" in c.text for c in shared(result))
    assert not any(s.span.text.endswith("those") for c in result.claims for s in c.statements)
