"""Whose words they are, and the way they came: pronouns, offices, media, own interviews."""

from collections.abc import Callable
from typing import Any

import pytest

from twosource.attribution import quotations, resolve
from twosource.model import Person, Quotation

Parse = Callable[..., Any]


def said(found: tuple[Quotation, ...], words: str) -> Quotation:
    holding = [q for q in found if any(words in s.text for s in q.content)]
    assert holding, f"nobody says {words!r}: {[[s.text for s in q.content] for q in found]}"
    return min(holding, key=lambda q: sum(len(s.text) for s in q.content))


def name_of(quotation: Quotation) -> str | None:
    return quotation.speaker.name if quotation.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Paul Brandt told the board that the quay was safe. It is not only the quay that is on "
            "Tom Averill’s mind, and as his letter shows, he supports closing the bridge.",
            "closing the bridge",
            "Tom Averill",
        ),
        (
            "Paul Brandt told the board that the quay was safe. Asked about Tom Averill’s plan, he said "
            "the bridge was sound.",
            "the bridge was sound",
            "Paul Brandt",
        ),
        # Who has issued a statement has the floor.
        (
            "Tom Averill was arrested on Monday.\n\nOfficer Paul Brandt said Averill was speeding.\n\n"
            "Averill issued a statement.\n\n“I was stopped by an officer,” he said.",
            "stopped by an officer",
            "Tom Averill",
        ),
        (
            "Tom Averill owns the mill. Nell Corrie, who sells tea on the quay, said she had felt the ground "
            "jump.\n\n“I thought a crane had come down,” she said.",
            "a crane had come down",
            "Nell Corrie",
        ),
        (
            "Paul Brandt met Rep. Tom Averill on the quay. He asked the lawmaker why “the bridge was never "
            "tested”.",
            "the bridge was never",
            "Paul Brandt",
        ),
    ],
)
def test_whom_a_pronoun_means(parsed: Parse, text: str, words: str, name: str) -> None:
    assert name_of(said(quotations(parsed(text)), words)) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Rep. Tom Averill came late. “The bridge is safe,” the lawmaker said.",
            "The bridge is safe",
            "Tom Averill",
        ),
        (
            "A spokesman for Mr. Averill, Paul Brandt, said the bridge was sound.",
            "the bridge was sound",
            "Paul Brandt",
        ),
        (
            "The mayor attacked Crooked Hanna Berg again. Hanna Berg sells tea on the quay. Everybody likes "
            "Hanna Berg. “I saw it,” said Berg.",
            "I saw it",
            "Hanna Berg",
        ),
    ],
)
def test_whom_a_description_means(parsed: Parse, text: str, words: str, name: str) -> None:
    assert name_of(said(quotations(parsed(text)), words)) == name


@pytest.mark.parametrize("publisher", ["Torhaven Courier", "The Courier", "torhavencourier.example"])
def test_what_the_publisher_was_told_came_by_no_other_outlet(parsed: Parse, publisher: str) -> None:
    text = "“The dam is safe,” Ines Calder told the Courier on Monday."
    quotation = said(quotations(parsed(text, "r1", publisher)), "The dam is safe")
    assert (quotation.via, quotation.medium) == (None, "interview")


def test_what_another_outlet_was_told_came_by_it(parsed: Parse) -> None:
    text = "“The dam is safe,” Ines Calder told the Courier on Monday."
    for publisher in (None, "Torhaven Herald"):
        quotation = said(quotations(parsed(text, "r1", publisher)), "The dam is safe")
        assert quotation.via is not None
        assert "Courier" in quotation.via


def test_a_medium_told_in_the_next_sentence(parsed: Parse) -> None:
    text = (
        "Ines Calder said that the dam was safe. The mayor made the remarks in a post on X on Monday.\n\n"
        "The council will meet on Friday. Paul Brandt said that the bridge would close."
    )
    found = quotations(parsed(text))
    assert said(found, "the dam was safe").medium == "X post"
    assert said(found, "the bridge would close").medium is None


def test_a_medium_told_of_somebody_else_is_not_taken_over(parsed: Parse) -> None:
    text = "Ines Calder said that the dam was safe. Paul Brandt made the comments in an interview."
    assert said(quotations(parsed(text)), "the dam was safe").medium is None


def test_a_named_medium_stays(parsed: Parse) -> None:
    text = "Ines Calder said in a speech that the dam was safe. She repeated the claim in a letter."
    assert said(quotations(parsed(text)), "the dam was safe").medium == "speech"


@pytest.mark.parametrize(
    "phrase", ["spoke out in support of", "spoke out against", "came out in favour of", "spoke out for"]
)
def test_speaking_out_is_an_attribution(parsed: Parse, phrase: str) -> None:
    quotation = said(
        quotations(parsed(f"Ines Calder {phrase} closing the dam on Monday.")), "closing the dam"
    )
    assert name_of(quotation) == "Ines Calder"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The harbour clerk who said that the quay was wet has left.", "the quay", "The harbour clerk"),
        ("These statements suggest that the quay is wet.", "the quay is wet", None),
        ("The town joined a charter whose Article 5 says that the quay is free.", "the quay is free", None),
        ("A statement from the harbour office said the quay was wet.", "the quay", "the harbour office"),
    ],
)  # fmt: skip
def test_what_cannot_speak_is_no_speaker(parsed: Parse, text: str, words: str, name: str | None) -> None:
    assert name_of(said(quotations(parsed(text)), words)) == name


def people_of(parsed: Parse, *texts: str) -> dict[str, Person]:
    reports = [parsed(text, f"r{n}") for n, text in enumerate(texts)]
    people, _ = resolve(reports, [q for p in reports for q in quotations(p)])
    return {p.name: p for p in people}


def test_an_abbreviation_explained_once_is_an_alias_everywhere(parsed: Parse) -> None:
    one = (
        "The Ministry of Harbour Affairs (MOHA) closed the quay on Monday. On Friday MOHA opened it, and "
        "the staff of MOHA went home."
    )
    two = "The Ministry of Harbour Affairs closed the quay. Ines Calder works for MOHA."
    people = people_of(parsed, one, two)
    full = [p for name, p in people.items() if "Harbour Affairs" in name]
    assert len(full) == 1
    assert "MOHA" in full[0].aliases
    assert "MOHA" not in people


def test_a_full_stop_is_no_part_of_a_short_name(parsed: Parse) -> None:
    people = people_of(parsed, "Ines Calder wrote about the dam on X. Paul Brandt saw it on X.")
    assert "X." not in people


def test_the_vice_president_is_not_the_president(parsed: Parse) -> None:
    people = people_of(
        parsed, "President Paul Brandt met Vice President Tom Averill. Vice President Averill smiled."
    )
    assert "President Averill" not in people["Tom Averill"].aliases
    assert "Vice President Averill" in people["Tom Averill"].aliases


def test_a_day_says_nothing(parsed: Callable[..., Any]) -> None:
    text = (
        "Paul Brandt answered, issuing a statement Monday saying he had “asked the harbour office for help.”"
    )
    for quotation in quotations(parsed(text)):
        assert quotation.speaker is None or "Monday" not in quotation.speaker.name


def test_the_day_they_spoke_is_no_part_of_who_they_are(parsed: Parse) -> None:
    text = (
        "ALDMOOR – Clara Venn's mayoral campaign on Friday released a statement from her doctor declaring "
        "she is in “excellent condition and fit to serve.”"
    )
    assert name_of(said(quotations(parsed(text)), "fit to serve")) == "Clara Venn's mayoral campaign"


def test_who_has_spoken_at_length_is_still_the_one_that_is_meant(parsed: Parse) -> None:
    text = (
        "Ms. Calder went to the quay on Tuesday night. “I am sorry,” she said in a film. “I saw the letters. "
        "I run a harbour. I crossed the bar. I move it, I cross it. I went out. The tide was wrong. "
        "I know how it looks. It was not good. I see it.”\n\nShe said she had asked the pilots to wait. "
        "“I beg you to forgive me,” she continued."
    )
    report = parsed(text)
    _, found = resolve([report], quotations(report))
    assert name_of(said(found, "the pilots to wait")) == "Calder"
    assert name_of(said(found, "I beg you")) == "Calder"


def test_the_name_of_a_programme_is_none_of_the_words(parsed: Parse) -> None:
    report = parsed(
        "“The tide will turn before the pilots are on board,” Paul Brandt said on Harbour TV’s “Talk of the "
        "Quay.” The quay was calm."
    )
    quotation = said(quotations(report), "The tide will turn")
    assert not any("Talk" in span.text for span in quotation.content)
