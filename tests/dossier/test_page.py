"""The page as text: self-contained, escaped, linked both ways."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest

from twosource import model as m
from twosource.dossier import to_html
from twosource.model import Dossier

VOID = {"meta", "br", "img", "link", "input", "hr", "base", "area", "col", "embed", "source", "track", "wbr"}


class Page(HTMLParser):
    """The elements, ids and links of a page, and whether its tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


@pytest.mark.parametrize("which", ["sample", "several", "hostile"])
def test_every_link_leads_somewhere_and_ids_are_unique(which: str, request: pytest.FixtureRequest) -> None:
    page = Page(to_html(request.getfixturevalue(which)))
    assert not page.open
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in page.values("href") if href.startswith("#")]
    assert len(inner) > 50
    assert set(inner) <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        assert set(page.values(name)) <= set(ids)


@pytest.mark.parametrize("which", ["sample", "several", "hostile"])
def test_nothing_is_fetched(which: str, request: pytest.FixtureRequest) -> None:
    html = to_html(request.getfixturevalue(which))
    page = Page(html)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "base",
        "form",
        "use",
        "image",
    }
    for name in ("src", "srcset", "data", "action", "background", "poster", "xlink:href", "style"):
        assert not page.values(name)
    assert "@import" not in html
    assert "url(" not in html
    outside = [href for href in page.values("href") if not href.startswith("#")]
    assert all(href.startswith(("http://", "https://")) for href in outside)


def test_a_policy_allows_only_our_own_style_and_script(sample: Dossier) -> None:
    html = to_html(sample)
    policy = next(a["content"] or "" for t, a in Page(html).elements if "http-equiv" in a and t == "meta")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_markup_in_reports_stays_text(hostile: Dossier, sample: Dossier) -> None:
    page = Page(to_html(hostile))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert "img" not in tags
    for _, attrs in page.elements:
        assert not any(name.startswith("on") for name in attrs)
        assert not (attrs.get("href") or "").startswith("javascript:")
    assert any("<script>alert(1)</script>" in text for text in page.text)
    assert any("{{ 7*7 }}" in text for text in page.text)


def test_the_parts_stand_in_the_order_an_editor_reads_them(sample: Dossier) -> None:
    page = Page(to_html(sample))
    ids = page.values("id")
    parts = ["differ", "agreed", "single", "words", "origins", "time", "matrix", "reports"]
    assert [i for i in ids if i in {f"s1-{part}" for part in parts}] == [f"s1-{part}" for part in parts]
    assert ids.index("method") > ids.index("s1-reports")


def test_contradictions_stand_first_and_quiet_outcomes_are_folded(sample: Dossier) -> None:
    html = to_html(sample)
    loud, _, rest = html[html.index('id="s1-differ"') :].partition("<details")
    assert (
        loud.index("people moved by six")
        < loud.index("how Odile Brandt put it")
        < loud.index("last inspected")
    )
    assert "height of the water" not in loud
    assert "height of the water" in rest
    assert "<mark>340 people</mark>" in loud


def test_headings_do_not_skip_a_level(sample: Dossier, several: Dossier) -> None:
    for dossier in (sample, several):
        levels = [int(t[1]) for t, _ in Page(to_html(dossier)).elements if re.fullmatch("h[1-6]", t)]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_finding_is_lit_in_its_report_and_links_back(sample: Dossier) -> None:
    html = to_html(sample)
    page = Page(html)
    marks = {attrs["id"] for tag, attrs in page.elements if tag == "span" and attrs.get("class") == "at"}
    lit = {mark for value in page.values("data-m") for mark in value.split()}
    assert marks == lit
    reports = html[html.index('id="s1-reports"') : html.index('id="method"')]
    for anchor in ("s1-d1", "s1-a1", "s1-s1", "s1-i1", "s1-q1", "s1-p1", "s1-t1", "s1-x1"):
        assert f'href="#{anchor}"' in reports


def test_the_reports_stand_there_word_for_word(sample: Dossier) -> None:
    html = to_html(sample)
    for number, report in enumerate(sample.stories[0].reports, 1):
        part = html[html.index(f'id="s1-r{number}"') :]
        part = part[: part.index('class="hash"')]
        plain = re.sub(r"<sup.*?</sup>", "", part, flags=re.DOTALL)
        text = re.sub("<[^>]+>", "", plain)
        for line in report.text.split("\n"):
            assert line in text
        for removed in report.removed:
            assert removed.text in text
            assert removed.reason in text


def test_silence_counts_only_where_it_says_something(sample: Dossier) -> None:
    html = to_html(sample)
    matrix = html[html.index('id="s1-matrix"') : html.index('id="s1-reports"')]
    rows = re.findall(r"<tr><th.*?</tr>", matrix, re.DOTALL)
    cells = [re.findall(r'<td class="(\w+)"', row) for row in rows]
    # Columns: Courier, agency, Skell, Meridian (cut short), ledger. First the two contradicted claims.
    assert cells[1] == ["says", "absent", "against", "silent", "absent"]
    assert cells[2] == ["against", "silent", "says", "silent", "absent"]


def test_a_story_of_one_report_and_an_empty_dossier_have_a_page(several: Dossier) -> None:
    html = to_html(msgspec.structs.replace(several, stories=several.stories[1:]))
    assert "nothing to compare it with" in html
    empty = Dossier(made_with=m.MadeWith("0", {}, {}), stories=(), unread=(m.Unread("x", "gone"),))
    assert "gone" in to_html(empty)


def test_the_same_dossier_gives_the_same_page(sample: Dossier) -> None:
    assert to_html(sample) == to_html(sample)


def test_a_dossier_that_lies_still_has_a_page(sample: Dossier) -> None:
    """Spans that lead nowhere lose their link and nothing else."""
    story = sample.stories[0]
    lost = m.Span("nobody", 3, 9, "<i>lost")
    beyond = m.Span("courier", 9000, 9009, "beyond")
    sides = (m.Side("a", (lost,), ("o9",)), m.Side("b", (beyond,), ()))
    difference = msgspec.structs.replace(story.differences[0], sides=sides)
    family = msgspec.structs.replace(story.families[0], quotations=("gone", "courier.q0"))
    broken = msgspec.structs.replace(story, differences=(difference,), families=(family,), origins=())
    page = Page(to_html(msgspec.structs.replace(sample, stories=(broken,))))
    assert "<i>lost" in "".join(page.text)
