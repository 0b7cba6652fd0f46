# ruff: noqa: E501 - the fixtures are prose, one line a paragraph
"""HTML pages: article and furniture told apart, metadata, hostile markup. All names are invented."""

import gzip
import json

import pytest

from twosource.model import Report
from twosource.reading import read_bytes

TEXT = [
    "The council of Larkmoor voted on Tuesday to close the old bridge over the Senn after divers found cracks in two piers.",
    "“We will not wait for somebody to drown,” said Odile Brandt, who leads the council of the town.",
    "Repairs will cost 4.2 million crowns and take until spring, according to the county engineer, Mr. Wren.",
    "About 3,500 people cross the bridge each day, and the nearest other crossing is eleven kilometres away.",
    "A ferry will run from Monday, the county said in a statement that was read out at the town hall.",
]
BODY = "".join(f"<p>{text}</p>" for text in TEXT)
TITLE = "Larkmoor closes its old bridge after divers find cracks"


def page(body: str = BODY, *, head: str = "", title: str = TITLE) -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} | The Larkmoor Lantern</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav><main><h1>{title}</h1>{body}</main>"
        "<footer><p>© 2031 The Larkmoor Lantern. All rights reserved. Please write to our editors with any questions.</p></footer></body></html>"
    ).encode()


def one(data: bytes, name: str = "page.html") -> Report:
    reports, unread = read_bytes(name, data)
    assert unread == []
    assert len(reports) == 1
    return reports[0]


def test_article_alone_is_the_text() -> None:
    report = one(page())
    assert report.text == "\n\n".join(TEXT)
    assert report.title == TITLE
    assert report.completeness == "full"


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        ("<figure><img src='x.jpg'><figcaption>The old bridge in winter. Photo: Ann Poe</figcaption></figure>", "photo caption"),
        ("<aside class='related'><h3>More</h3><a href='/a'>Ferry plan delayed again by county</a></aside>", "box beside the text"),
        ("<div class='newsletter-signup'><p>Get the Lantern in your inbox every morning, free of charge, for ever.</p></div>", "sign-in or subscription line"),
        ("<p><a href='/ferry'>READ MORE: Ferry plan delayed again by the county</a></p>", "related articles"),
        ("<p><a href='/ferry'>Ferry plan delayed again by the county</a></p>", "related articles"),
        ("<div class='share-bar'>Facebook Twitter</div>", "sharing"),
        ("<div id='ad-slot-3'>Buy boots now at Wellington and Sons</div>", "advertisement"),
        ("<span class='tooltip-content' style='display:none'>Born in 1970, she was a diver.</span>", "hidden text"),
        ("<p>This story first appeared in The Larkmoor Lantern.</p>", "credit line"),
    ],
)  # fmt: skip
def test_boxes_inside_the_article_are_removed_with_a_reason(box: str, reason: str) -> None:
    paragraphs = [f"<p>{text}</p>" for text in TEXT]
    report = one(page("<article>" + "".join([*paragraphs[:2], box, *paragraphs[2:]]) + "</article>"))
    assert report.text == "\n\n".join(TEXT)
    removed = [removed for removed in report.removed if removed.reason == reason]
    assert removed
    assert removed[0].at == len("\n\n".join(TEXT[:2]))


def test_lists_quotes_subheads_and_tables_stay_in_order() -> None:
    body = (
        f"<article><p>{TEXT[0]}</p><h2>What is planned</h2><ul><li>a ferry by Monday</li><li>a new bridge by 2034</li></ul>"
        f"<blockquote><p>{TEXT[1]}</p></blockquote><p>{TEXT[2]}</p><p>{TEXT[3]}</p></article>"
    )
    report = one(page(body))
    assert report.text.split("\n\n") == [
        TEXT[0],
        "What is planned",
        "a ferry by Monday",
        "a new bridge by 2034",
        *TEXT[1:4],
    ]


def test_comments_longer_than_the_article_are_left_out() -> None:
    comment = "<p>I have lived beside this bridge for forty years and never saw a crack in it, said nobody ever, and so on and so forth.</p>"
    report = one(page(f"<article>{BODY}</article><div id='comments' class='comments'>{comment * 60}</div>"))
    assert report.text == "\n\n".join(TEXT)


def test_teasers_before_the_headline_are_left_out() -> None:
    teaser = "<li><h4>Other news</h4><p>A cow was found on the roof of the school in Marrick on Monday, the third in a year, police said.</p></li>"
    data = page().replace(b"<main>", f"<ul class='top'>{teaser * 12}</ul><main>".encode())
    assert one(data).text == "\n\n".join(TEXT)


def metadata_page(**more: object) -> bytes:
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2031-04-03T18:20:00+0100",
        "dateModified": "2031-04-04T07:00:00Z",
        "author": [
            {"@type": "Person", "name": "Ines Halloran"},
            {"@type": "Organization", "name": "Lantern Staff"},
        ],
        "publisher": {"@type": "Organization", "name": "The Larkmoor Lantern"},
        **more,
    }
    head = f"<link rel='canonical' href='https://lantern.example/bridge'><script type='application/ld+json'>{json.dumps(article)}</script>"
    return page(head=head)


def test_metadata_of_json_ld() -> None:
    report = one(metadata_page())
    assert report.title == TITLE
    assert report.authors == ("Ines Halloran",)
    assert (report.published, report.modified) == ("2031-04-03T18:20:00+01:00", "2031-04-04T07:00:00Z")
    assert report.url == "https://lantern.example/bridge"
    assert (report.publisher, report.publisher_verified) == ("The Larkmoor Lantern", False)


def test_known_domain_gives_a_verified_publisher() -> None:
    report = one(page(head="<link rel='canonical' href='https://www.theguardian.com/world/2031/x'>"))
    assert (report.publisher, report.publisher_verified, report.owner) == (
        "The Guardian",
        True,
        "Scott Trust",
    )


def test_short_text_behind_a_paywall_is_truncated() -> None:
    reports, _ = read_bytes("p.html", metadata_page(isAccessibleForFree=False))
    assert reports[0].completeness == "truncated"


def test_article_body_of_json_ld_when_the_page_shows_none() -> None:
    body = "\n".join(TEXT * 3)
    data = metadata_page(articleBody=body).replace(BODY.encode(), b"<div id='app'></div>")
    assert one(data).text.split("\n\n")[: len(TEXT)] == TEXT


HOSTILE = {
    "control references": page(BODY.replace("council", "coun&#x1F;cil").replace("bridge", "bridge&#0;")),
    "NUL bytes": page().replace(b"bridge", b"bri\x00dge"),
    "nested elements": page("<div>" * 20_000 + BODY + "</div>" * 20_000),
    "nested inline": page("<b><i>" * 10_000 + BODY),
    "attributes": page(
        "<div " + " ".join(f"a{number}='x > y'" for number in range(20_000)) + f">{BODY}</div>"
    ),
    "links": page(BODY + "".join(f"<a href='/{number}'>link</a> " for number in range(20_000))),
    "comment": page("<!--" + "x" * 3_000_000 + "-->" + BODY),
    "script": page(BODY, head="<script>" + "var a = '<div>';" * 100_000 + "</script>"),
    "unclosed": page("<blockquote>" * 5_000 + BODY),
    "xml declaration": b"<?xml version='1.0' encoding='utf-16'?>" + page(),
    "wrong charset": page().replace(b"charset='utf-8'", b"charset='utf-16'"),
    "unknown charset": page().replace(b"charset='utf-8'", b"charset='klingon'"),
    "gzip": gzip.compress(page()),
}


@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_hostile_pages_lose_no_paragraph(what: str) -> None:
    report = one(HOSTILE[what])
    flat = " ".join(report.text.split())
    for text in TEXT[1:4]:
        assert text in flat


def test_what_is_cut_from_a_giant_page_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.reading.guarding.MAX_MARKUP", 200_000)
    report = one(page(BODY + "<p>lorem ipsum dolor sit amet, and so on.</p>" * 10_000))
    assert report.completeness == "truncated"
    assert any("oversized" in removed.reason for removed in report.removed)


def test_truncated_html_gives_what_is_there() -> None:
    data = page()
    report = one(data[: data.index(b"eleven kilometres")])
    assert TEXT[1] in report.text
    assert report.completeness == "truncated"


def test_page_under_another_name_is_read_as_a_page() -> None:
    assert one(page(), "saved.txt").text == "\n\n".join(TEXT)
    assert one(page(), "no-ending").text == "\n\n".join(TEXT)


def test_page_without_an_article_is_unread() -> None:
    reports, unread = read_bytes("empty.html", b"<html><head><title>x</title></head><body></body></html>")
    assert reports == []
    assert "no article text" in unread[0].reason
