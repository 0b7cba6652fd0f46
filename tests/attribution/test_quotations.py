"""Who said what in one report."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.attribution import quotations
from twosource.language import parse
from twosource.model import Quotation, Report

Parse = Callable[..., Any]


def said(found: tuple[Quotation, ...], words: str) -> Quotation:
    """The quotation that holds the words, the shortest if several do."""
    holding = [q for q in found if any(words in s.text for s in q.content)]
    assert holding, f"nobody says {words!r}: {[[s.text for s in q.content] for q in found]}"
    return min(holding, key=lambda q: sum(len(s.text) for s in q.content))


@pytest.mark.parametrize(
    ("text", "words", "source", "kind"),
    [
        ("“The ferry will sail,” Marta Lind said on Monday.", "The ferry will sail", "Marta Lind", "direct"),
        ("“The ferry will sail,” said Marta Lind, the harbour master.", "The ferry", "Marta Lind", "direct"),
        ("Marta Lind said the ferry would sail on Friday.", "the ferry would sail", "Marta Lind", "indirect"),
        ("Marta Lind called the pier “a wreck” on Monday.", "a wreck", "Marta Lind", "mixed"),
        (
            "According to the harbour office, the pier is closed.",
            "the pier is closed",
            "the harbour",
            "indirect",
        ),
        (
            "The pier is closed, according to the harbour office.",
            "The pier is closed",
            "the harbour",
            "indirect",
        ),
        ("A survey found that most visitors arrive by boat.", "most visitors", "A survey", "indirect"),
        ("Paul Brandt believes that the bridge will be built.", "the bridge will", "Paul Brandt", "indirect"),
        ("Paul Brandt denied that he had sold the boat.", "he had sold the boat", "Paul Brandt", "indirect"),
        ("“Are you sure?” asked Paul Brandt.", "Are you sure", "Paul Brandt", "direct"),
    ],
)
def test_kinds_of_attribution(parsed: Parse, text: str, words: str, source: str, kind: str) -> None:
    quotation = said(quotations(parsed(text)), words)
    assert quotation.source is not None
    assert source in quotation.source.text
    assert quotation.cue is not None
    assert quotation.kind == kind


def test_interrupted_words_are_one_quotation(parsed: Parse) -> None:
    text = "“We will,” Marta Lind said, “not close the harbour.”"
    quotation = said(quotations(parsed(text)), "We will")
    assert [s.text for s in quotation.content] == ["“We will,”", "“not close the harbour.”"]


def test_a_bare_sentence_goes_on_with_its_speaker(parsed: Parse) -> None:
    text = (
        "“The nets were empty all week,” said Paul Brandt. “We have never seen anything like it. Never.”\n\n"
        "The office declined to comment."
    )
    quotation = said(quotations(parsed(text)), "nets were empty")
    assert any("never seen anything" in s.text for s in quotation.content)
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Paul Brandt"


def test_paragraphs_that_reopen_the_mark_have_one_speaker(parsed: Parse) -> None:
    text = (
        "Mayor Ines Calder told the council: “The road floods every spring.\n\n"
        "“It will flood again this spring.\n\n“We need the new dam.”"
    )
    quotation = said(quotations(parsed(text)), "We need the new dam")
    assert len(quotation.content) == 3
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ines Calder"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ines Calder opened the dam. She said that it would hold.", "Ines Calder"),
        ("Mr. Brandt spoke first. “I sold it,” he said.", "Brandt"),
        ("Paul Brandt owns the boat. “I sold it,” Mr. Brandt said.", "Paul Brandt"),
        ("Ines Calder, the mayor of Torhaven, came late. “I am sorry,” the mayor said.", "Ines Calder"),
    ],
)
def test_speakers_are_named_as_the_report_allows(parsed: Parse, text: str, name: str) -> None:
    speakers = [q.speaker.name for q in quotations(parsed(text)) if q.speaker is not None]
    assert speakers[-1] == name


def test_a_pronoun_without_anybody_before_stays_unresolved(parsed: Parse) -> None:
    found = quotations(parsed("“It is over,” he said."))
    assert found[0].source is not None
    assert found[0].speaker is None


@pytest.mark.parametrize(
    ("text", "anonymous", "collective"),
    [
        ("Officials said the dam was safe.", True, True),
        ("A spokesman said the dam was safe.", True, False),
        ("Ines Calder said the dam was safe.", False, False),
        ("The council said the dam was safe.", False, True),
    ],
)
def test_nameless_and_collective_sources(parsed: Parse, text: str, anonymous: bool, collective: bool) -> None:
    speaker = said(quotations(parsed(text)), "the dam was safe").speaker
    assert speaker is not None
    assert (speaker.anonymous, speaker.collective) == (anonymous, collective)


@pytest.mark.parametrize(
    ("text", "via", "medium"),
    [
        ("Ines Calder told Reuters that the dam was safe.", "Reuters", None),
        ("Ines Calder said in an interview that the dam was safe.", None, "interview"),
        ("Ines Calder wrote on X that the dam was safe.", None, "X post"),
        ("In a statement on Monday, Ines Calder said the dam was safe.", None, "statement"),
        ("Ines Calder said that the dam was safe.", None, None),
    ],
)
def test_second_hand_and_medium(parsed: Parse, text: str, via: str | None, medium: str | None) -> None:
    quotation = said(quotations(parsed(text)), "the dam was safe")
    assert (quotation.via, quotation.medium) == (via, medium)


def test_a_reporter_named_at_the_end_is_no_content(parsed: Parse) -> None:
    text = "Officials said that the dam had leaked for several years, The New York Times reported."
    quotation = said(quotations(parsed(text)), "the dam had leaked")
    assert all("reported" not in s.text for s in quotation.content)
    assert quotation.via == "The New York Times"


@pytest.mark.parametrize(
    "text",
    [
        "The trawler “Morning Star” lay at the quay.",
        "The film “A Long Winter” opened in the old cinema.",
        "The so-called “dry dock” was full of water.",
    ],
)
def test_titles_and_scare_quotes_are_not_speech(parsed: Parse, text: str) -> None:
    assert [q for q in quotations(parsed(text)) if q.kind == "direct"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Hanna Berg added 101 yards on the ground for the Ravens (2 - 13), who had 352 yards rushing in a "
        "losing effort - the first time that's happened in the league.",
        "Berg added two goals in the second half.",
    ],
)
def test_to_add_a_number_is_no_speech(parsed: Parse, text: str) -> None:
    assert not quotations(parsed(text))
    (said,) = quotations(parsed("Police added 40 people had been hurt."))
    assert said.content[0].text == "40 people had been hurt"


MARKS = ["“", "”", '"', "‘", "’", "'", "''", "«", "»", "—", ",", ".", ":", "(", ")", "…", "\n", "\n\n"]
WORDS = [
    "said",
    "Ann Roe",
    "he",
    "that",
    "the pier",
    "is closed",
    "told",
    "’s",
    "‘em",
    "According to",
    "é",
    "🐟",
]
PIECES = st.sampled_from([*MARKS, *WORDS, "\u00a0", "x" * 40])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_no_text_raises_and_every_span_is_a_slice(pieces: list[str], glue: str) -> None:
    report = Report(id="x", input="x", sha256="0", text=glue.join(pieces))
    one, two = (quotations(next(iter(parse([report])))) for _ in range(2))
    assert one == two
    for quotation in one:
        assert quotation.content
        for span in [*quotation.content, *filter(None, (quotation.source, quotation.cue))]:
            assert 0 <= span.start < span.end <= len(report.text)
            assert span.text == report.text[span.start : span.end]


@pytest.mark.parametrize("lead", ["Brandt trails Marsh", "Brandt trails Berg", "Ode tops Stone"])
def test_whom_a_poll_is_about_is_not_who_says_it(parsed: Parse, lead: str) -> None:
    """The parser takes the second name, or the first, for the verb."""
    text = (
        f"{lead} by 46 percent to 42 percent, according to the poll. Twelve percent said they were not sure."
    )
    said = next(q for q in quotations(parsed(text)) if q.cue is not None and q.cue.text == "according to")
    assert said.speaker is not None
    assert said.speaker.name == "the poll"
    assert [part.text for part in said.content] == [f"{lead} by 46 percent to 42 percent"]
