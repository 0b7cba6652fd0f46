# ruff: noqa: E501 - the fixtures are prose
"""From a cleaned text back to the document it came from. All names are invented."""

import html
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from twosource.reading import document_of, locate, read_bytes

LINES = [
    "The council of Larkmoor voted on Tuesday to close the old bridge over the Senn after divers found cracks.",
    "“We will not wait for somebody to drown,” said Odile Brandt, who leads the council of the town & its docks.",
    "Repairs will cost 4.2 million crowns and take until spring, according to the county engineer, Mr. Wren.",
]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", "", text)))


def check(raw: bytes, *, name: str = "page.html") -> int:
    reports, _ = read_bytes(name, raw)
    report, document = reports[0], document_of(raw)
    runs = locate(report, raw)
    for run in runs:
        assert words(document[run.raw_start : run.raw_end]) == words(report.text[run.start : run.end])
    assert [run.start for run in runs] == sorted(run.start for run in runs)
    return len(runs)


def test_each_paragraph_of_a_page_is_found_under_tags_and_entities() -> None:
    marked = [
        LINES[0].replace("old bridge", "<b>old</b> <a href='#'>bridge</a>"),
        html.escape(LINES[1]).replace("“", "&ldquo;").replace("”", "&#8221;"),
        LINES[2],
    ]
    body = "".join(f"<p>{line}</p>" for line in marked)
    menu = "<nav>The council of Larkmoor</nav><script>var a = 'The council of Larkmoor voted on Tuesday';</script>"
    raw = f"<html><head><title>Bridge</title></head><body>{menu}<h1>Bridge closed</h1>{body}</body></html>"
    assert check(raw.encode("utf-8")) == 3
    assert check(raw.encode("cp1252")) == 3


def test_text_that_stands_in_a_script_is_found_there() -> None:
    article = {"@type": "NewsArticle", "headline": "Bridge closed", "articleBody": "\n".join(LINES * 4)}
    raw = (
        f"<html><head><script type='application/ld+json'>{json.dumps(article)}</script></head>"
        "<body><h1>Bridge closed</h1><p>Subscribe to read on.</p></body></html>"
    )
    reports, _ = read_bytes("page.html", raw.encode())
    document = document_of(raw.encode())
    runs = locate(reports[0], raw.encode())
    assert runs
    assert all("Larkmoor" in document[r.raw_start : r.raw_end] or "Repairs" in document for r in runs)


def test_a_plain_text_maps_onto_itself() -> None:
    assert check("\n\n".join(LINES).encode(), name="a.txt") == 3


def test_words_that_are_not_in_the_document_have_no_place() -> None:
    reports, _ = read_bytes("a.txt", "\n\n".join(LINES).encode())
    assert locate(reports[0], b"<html><body><p>Something else entirely stands here.</p></body></html>") == []


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=4),
    st.sampled_from(["", "<br>", "<i>x</i> ", "&nbsp;"]),
)
def test_runs_hold_the_same_words_on_both_sides(lines: list[str], between: str) -> None:
    body = between.join(f"<p>{html.escape(line)}</p>" for line in lines)
    check(f"<html><body><h1>Bridge closed in Larkmoor</h1>{body}</body></html>".encode())
