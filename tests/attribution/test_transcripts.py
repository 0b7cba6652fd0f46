"""Interviews printed as they were held. All names are invented."""

from collections.abc import Callable
from typing import Any

from twosource.attribution import quotations

Parse = Callable[..., Any]

TEXT = """Marta Lind, the harbour master, spoke to Paul Brandt of Coast Radio on Sunday. A transcript follows.

"BRANDT: Will the ferry sail on Friday?

"LIND: It will not. The engineers said the shaft is bent.

"(CROSSTALK)

"BRANDT: Then when?

"LIND: When it is safe to go out.

"And when the crew has slept."
"""


def test_each_turn_is_its_speaker_s(parsed: Parse) -> None:
    found = [q for q in quotations(parsed(TEXT)) if q.cue is not None and q.cue.text == ":"]
    assert [(q.speaker.name, q.source.text, q.content[0].text) for q in found] == [
        ("Paul Brandt", "BRANDT", "Will the ferry sail on Friday?"),
        ("Marta Lind", "LIND", "It will not. The engineers said the shaft is bent."),
        ("Paul Brandt", "BRANDT", "Then when?"),
        ("Marta Lind", "LIND", "When it is safe to go out."),
    ]
    assert [s.text for s in found[-1].content[1:]] == ["And when the crew has slept."]
    assert all(q.kind == "direct" for q in found)
    every = quotations(parsed(TEXT))
    assert [q.id for q in every] == [
        f"{every[0].id.rpartition('.')[0]}.q{n}" for n in range(1, len(every) + 1)
    ]


def test_what_a_speaker_reports_stays_inside_the_turn(parsed: Parse) -> None:
    inner = [q for q in quotations(parsed(TEXT)) if q.source is not None and "engineers" in q.source.text]
    assert [s.text for q in inner for s in q.content] == ["the shaft is bent"]


def test_questions_and_answers_without_names_have_no_speaker(parsed: Parse) -> None:
    text = "Q. Will the ferry sail?\n\nA. It will not sail before Friday.\n\nQ. Why is that so?"
    found = [q for q in quotations(parsed(text)) if q.source is not None and q.source.text in "QA"]
    assert [q.speaker for q in found] == [None, None, None]


def test_one_line_in_capitals_is_no_transcript(parsed: Parse) -> None:
    for text in (
        "BREAKING: The ferry will not sail.\n\nUPDATE: It sailed after all.",
        "LIND: A life on the water\n\nMarta Lind grew up beside the quay.",
    ):
        assert not [q for q in quotations(parsed(text)) if q.cue is not None and q.cue.text == ":"]


def test_a_signed_line_is_its_signer_s(parsed: Parse) -> None:
    text = (
        "We asked passengers what they think.\n\n“I have missed three days of work by now.” ― Paul Brandt\n\n"
        '"They should have mended it in spring."— Marta Lind.\n\n“The Long Night” – a film about the ferry'
    )
    found = [q for q in quotations(parsed(text)) if q.cue is not None and q.cue.text in "―—"]
    assert [(q.speaker.name, q.content[0].text) for q in found] == [
        ("Paul Brandt", "“I have missed three days of work by now.”"),
        ("Marta Lind", '"They should have mended it in spring."'),
    ]
