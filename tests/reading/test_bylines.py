# ruff: noqa: E501 - the fixtures are prose and markup
"""Who wrote a page and when, by what a reader sees under its headline."""

import json

import pytest

from twosource.reading import read_bytes

TITLE = "Bridge at Larkmoor closed after cracks are found in its eastern pier"
TEXT = "The bridge over the Senn was closed to all traffic on Thursday after inspectors found cracks. " * 6


def read(under: str, *, head: str = "", after: str = ""):
    markup = (
        f"<html><head><meta property='og:title' content='{TITLE}'>{head}</head><body><nav>Menu</nav>"
        f"<article class='no-promo'><h1>{TITLE}</h1>{under}<p>{TEXT}</p><p>{TEXT}</p></article>{after}</body></html>"
    )
    reports, unread = read_bytes("bridge.html", markup.encode())
    assert not unread
    return reports[0]


def data(*names: str) -> str:
    authors = [{"@type": "Person", "name": name} for name in names]
    article = {"@type": "NewsArticle", "headline": TITLE, "author": authors}
    return f"<script type='application/ld+json'>{json.dumps(article)}</script>"


@pytest.mark.parametrize(
    ("under", "authors"),
    [
        (
            "<p class='byline'>By Ines Halloran and Tom Reyes, Larkmoor Lantern</p>",
            ("Ines Halloran", "Tom Reyes"),
        ),
        ("<div class='byline'>by Ines Halloran<br>Thursday, April 3, 2031</div>", ("Ines Halloran",)),
        ("<p>Analysis by Ines Halloran, editor-at-large</p>", ("Ines Halloran",)),
        (
            "<span class='author'>Ines Halloran</span><span class='author'>Ines Halloran</span>",
            ("Ines Halloran",),
        ),
        (
            "<div class='byline'>By <a>Ines Halloran</a>, <a>Tom Reyes</a></div>",
            ("Ines Halloran", "Tom Reyes"),
        ),
        ("<p class='byline'>By The Associated Press</p>", ("Associated Press",)),
        ("<figure><figcaption class='author'>Photo by Tom Reyes</figcaption></figure>", ()),
        ("<p>Lantern staff</p>", ()),
        ("<aside class='related'><p class='author'>Tom Reyes</p></aside>", ()),
    ],
)
def test_the_line_under_the_headline_names_the_author(under: str, authors: tuple[str, ...]) -> None:
    assert read(under).authors == authors


def test_a_line_completes_what_the_page_s_data_leaves_out() -> None:
    report = read("<p class='byline'>By INES HALLORAN, TOM REYES</p>", head=data("Ines Halloran"))
    assert report.authors == ("Ines Halloran", "TOM REYES")


def test_who_entered_a_text_is_not_its_author() -> None:
    report = read("<p class='byline'>By Tom Reyes</p>", head=data("Petra Koll"))
    assert report.authors == ("Tom Reyes",)


def test_a_commenter_is_no_author() -> None:
    after = "<div class='comments'><span class='author'>Sam Quill</span><p>So much traffic!</p></div>"
    assert read("", after=after).authors == ()


def test_an_agency_in_the_author_field_is_the_author_where_no_person_is() -> None:
    assert read("", head="<meta name='author' content='The Associated Press'>").authors == (
        "Associated Press",
    )


@pytest.mark.parametrize(
    ("under", "url", "published", "modified"),
    [
        ("<p class='date'>Published 7:07 PM EST Apr 3, 2031</p>", "", "2031-04-03", None),
        (
            "<p class='stamp'>Published April 3, 2031 | Updated April 5, 2031</p>",
            "",
            "2031-04-03",
            "2031-04-05",
        ),
        ("<time datetime='2031-04-03T10:00:00Z'>today</time>", "", "2031-04-03T10:00:00Z", None),
        ("", "https://lantern.example/2031/04/03/bridge", "2031-04-03", None),
        # The line tells of an update, the address when the report first appeared.
        (
            "<p class='date'>April 5, 2031</p>",
            "https://lantern.example/2031/04/03/bridge",
            "2031-04-03",
            None,
        ),
    ],
)
def test_dates_under_the_headline_and_in_the_address(
    under: str, url: str, published: str, modified: str | None
) -> None:
    report = read(under, head=f"<link rel='canonical' href='{url}'>" if url else "")
    assert (report.published, report.modified) == (published, modified)


def test_a_platform_is_no_publisher() -> None:
    head = (
        "<meta property='og:site_name' content='Blogger'><link rel='canonical' href='https://senn.example/a'>"
    )
    assert read("", head=head).publisher == "senn.example"
