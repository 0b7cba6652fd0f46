"""One utterance quoted with other words inside the marks."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Difference

Judge = Callable[[dict[str, str]], Judged]


def wordings(result: Judged) -> list[Difference]:
    return [d for d in result.differences if d.kind == "wording"]


def test_a_word_put_for_another_is_found_where_one_report_quotes_more(judged: Judge) -> None:
    result = judged(
        {
            "Vale Herald": "“He is not welcome in our town,” Ines Calder told the Tide. “By all our "
            "people, we don't like him, we don't want him. We reject his message.”",
            "Aldmoor Post": "“He is not welcome in our town,” Ms. Calder said. “We don't want him. We "
            "reject his visit.”",
        }
    )
    (found,) = wordings(result)
    assert found.outcome == "contradiction"
    assert {s.value for s in found.sides} == {"We reject his message.", "We reject his visit."}


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (
            "We will rebuild the old pier before the winter",
            "We will rebuild the old quay before the winter",
            None,
        ),
        ("We lost 40 boats in the harbour that night", "We lost 50 boats in the harbour that night", None),
        ("I did see the captain leave the ship", "I did not see the captain leave the ship", None),
        ("It is the duty of this town to pay", "It is the duties of this town to pay", "refinement"),
        (
            "The GWF asks all ferries to slow down",
            "The Garth Water Fund asks all ferries to slow down",
            "refinement",
        ),
        ("We wait for our turn in the long queue", "We wait for a turn in the long queue", "refinement"),
    ],
)
def test_how_grave_other_words_are(judged: Judge, one: str, other: str, outcome: str | None) -> None:
    result = judged(
        {"Vale Herald": f"“{one},” Ines Calder said.", "Aldmoor Post": f"“{other},” Ines Calder said."}
    )
    assert [d.outcome for d in wordings(result)] == [outcome or "contradiction"]


def test_what_a_spokesman_passes_on_is_not_given_to_another(judged: Judge) -> None:
    words = "if the fire is in any way connected to the undeserved attention that the church has had"
    result = judged(
        {
            "Vale Herald": f"Spokesman Paul Brandt said that Calder told a pastor she was sorry “{words}.”",
            "Aldmoor Post": f"Mayor Ines Calder released a statement. “I am sorry {words},” Calder said.",
        }
    )
    assert [d.outcome for d in result.differences if d.kind == "speaker"] in ([], ["list"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will rebuild the old pier before the winter", "We will rebuild the old pier"),
        (
            "At 9 p.m. on Friday the colour of the sea was grey",
            "At 9 p.m. on Friday the color of the sea was gray",
        ),
    ],
)
def test_a_shorter_quotation_and_house_spelling_are_no_other_words(
    judged: Judge, one: str, other: str
) -> None:
    result = judged(
        {"Vale Herald": f"“{one},” Ines Calder said.", "Aldmoor Post": f"“{other},” Ines Calder said."}
    )
    assert wordings(result) == []


def test_who_said_both_did_not_say_one_of_them_otherwise(judged: Judge) -> None:
    result = judged(
        {
            "Vale Herald": "“We will never give up our harbour. We will never give up our market,” Ines "
            "Calder said.",
            "Aldmoor Post": "“We will never give up our market,” Ines Calder said.",
        }
    )
    assert wordings(result) == []


def test_all_reports_stand_beside_the_wording_that_they_print(judged: Judge) -> None:
    result = judged(
        {
            "Vale Herald": "“We will rebuild the old pier before the winter,” Ines Calder said.",
            "Aldmoor Post": "“We will rebuild the old quay before the winter,” Ines Calder said.",
            "Tide": "Later she spoke. “We will rebuild the old quay before the winter,” Ines Calder told "
            "the Tide.",
        }
    )
    (found,) = wordings(result)
    assert sorted(len({span.report for span in s.spans}) for s in found.sides) == [1, 2]


def test_two_translations_are_no_contradiction(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "“We are deeply shocked by the unjust death of these three people, our fellow "
            "citizens, who were victims of a murderous act,” President Karl Bern said.",
            "Dale Courier": "“We are all deeply shocked by the unjust death of three of our citizens, "
            "citizens that were victims of a raw, murderous act,” President Karl Bern said.",
        }
    )
    assert {d.outcome for d in result.differences if d.kind == "wording"} <= {"refinement"}
