"""Whatever comes in: nothing raises, spans are exact, removed lines stand inside the text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from twosource.model import Report
from twosource.reading import read_bytes

NAMES = st.sampled_from(
    ["a.txt", "a.html", "a.md", "a.json", "a.jsonl", "a.csv", "a.xml", "a.warc", "a.gz", "a", "a.pdf"]
)
LINES = st.sampled_from(
    [
        "Larkmoor closes its old bridge",
        "LARKMOOR (AP) — The council voted on Tuesday to close the bridge after divers found cracks.",
        "“We will not wait,” said Odile Brandt, who leads the council of the town.",
        "A caption without an end says that the council voted to close the bridge",
        "Ann Poe/Pool via AP",
        "See also  Ferry plan delayed",
        "Related Articles",
        "Leave a Reply",
        "© 2031 The Larkmoor Lantern Company, LLC. All rights reserved.",
        "This article was originally published by www.lantern.example . Read the Original article here. .",
        "The Associated Press contributed to this report.",
        "By Ines Halloran",
        "News",
        ".",
        "",
        "",
        "- a list item",
        "<p>markup</p>",
        "[x](https://lantern.example)",
    ]
)


def holds(report: Report) -> None:
    for removed in report.removed:
        assert 0 <= removed.at <= len(report.text)
        assert removed.reason
    for credit in report.credits:
        span = credit.span
        assert span.report == report.id
        assert report.text[span.start : span.end] == span.text
        if credit.removed is not None:
            assert span.start == span.end == report.removed[credit.removed].at


@settings(max_examples=120, deadline=None)
@given(NAMES, st.binary(max_size=400))
@example("a.json", b'{"text": 1e999}')
@example("a.html", b"<html><body><p>&#xD800;</p>" + b"x" * 300)
def test_arbitrary_bytes_never_raise(name: str, data: bytes) -> None:
    reports, unread = read_bytes(name, data)
    assert reports or unread
    for report in reports:
        holds(report)
    assert all(line.reason for line in unread)


@settings(max_examples=150, deadline=None)
@given(NAMES, st.lists(LINES | st.text(max_size=60), max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_mixtures_of_lines_never_raise_and_lose_nothing(name: str, lines: list[str], gap: str) -> None:
    reports, unread = read_bytes(name, gap.join(lines).encode("utf-8", "surrogatepass"))
    assert reports or unread
    for report in reports:
        holds(report)


@settings(max_examples=120, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_every_line_of_a_plain_text_is_kept_or_removed(lines: list[str]) -> None:
    lines = [line for line in lines if not line.startswith(("<", "["))]
    reports, _ = read_bytes("a.txt", "\n\n".join(lines).encode())
    for report in reports:
        there = sorted(
            [*filter(None, report.text.split("\n\n")), *(removed.text for removed in report.removed)]
        )
        assert there == sorted(filter(None, lines))


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.text(max_size=8) | st.integers() | st.none(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "title", "author", "publisher", "date", "articles", "id", "url"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_never_raises(value: object) -> None:
    import json

    reports, unread = read_bytes("a.json", json.dumps(value).encode())
    assert reports or unread
