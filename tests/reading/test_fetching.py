# ruff: noqa: E501 - the fixtures are prose
"""Web addresses: what is fetched, how politely, and what is refused. Servers are our own, on loopback."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.model import Report
from twosource.reading import Fetcher, Known, read
from twosource.reading.addresses import Refused, target_of

from .servers import Site, dripping, endless, site

TEXT = "The council of Larkmoor voted on Tuesday to close the old bridge over the Senn after divers found cracks in two piers. "
PAGE = f"<html><head><title>Bridge closed</title></head><body><h1>Larkmoor closes its old bridge</h1><p>{TEXT * 3}</p><p>{TEXT * 2}</p></body></html>"


@pytest.fixture
def server() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, delay=0.0, seconds=3.0, size=1_000_000) as one:
        yield one


def test_a_page_is_fetched_and_read_under_its_address(server: Site, fetcher: Fetcher) -> None:
    url = server.put("/bridge", PAGE)
    kept: dict[str, bytes] = {}
    reports, unread = read([url], fetcher=fetcher, keep=kept.__setitem__)
    assert unread == []
    assert (reports[0].input, reports[0].title) == (url, "Larkmoor closes its old bridge")
    assert kept[reports[0].sha256] == PAGE.encode()
    assert server.paths() == ["/robots.txt", "/bridge"]
    assert "Twosource" in server.asked[1][1]["User-Agent"]


def test_redirects_are_followed_and_recorded(server: Site, fetcher: Fetcher) -> None:
    last = server.put("/now", PAGE)
    first = server.put("/then", "", status=301, Location="/now")
    answer = fetcher.get(first)
    assert (answer.asked, answer.url, answer.hops) == (first, last, (first,))


def test_robots_txt_is_asked_once_and_obeyed(server: Site, fetcher: Fetcher) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /private\n", Content_Type="text/plain")
    allowed, forbidden = server.put("/open", PAGE), server.put("/private/1", PAGE)
    assert fetcher.get(allowed).data == PAGE.encode()
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetcher.get(forbidden)
    assert server.paths() == ["/robots.txt", "/open"]


def test_a_server_in_trouble_is_left_alone(server: Site, fetcher: Fetcher) -> None:
    server.put("/robots.txt", "", status=503)
    with pytest.raises(InputError, match="503"):
        fetcher.get(server.put("/open", PAGE))


def test_what_has_not_changed_is_not_sent_again(server: Site, fetcher: Fetcher) -> None:
    url = server.put("/bridge", PAGE, ETag='"a1"')
    known = fetcher.get(url).known
    assert known == Known('"a1"', None)
    assert fetcher.get(url, known).data is None


def test_requests_to_one_host_are_apart() -> None:
    with site() as served, Fetcher(allow_private=True, delay=0.2) as fetcher:
        import time

        begun = time.monotonic()
        for number in range(3):
            fetcher.get(served.put(f"/{number}", PAGE))
        assert time.monotonic() - begun >= 0.4


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (endless, "more than 0 MB|sends more"),
        (dripping, "more than 3 seconds"),
    ],
)
def test_servers_that_never_end_are_given_up(server: Site, fetcher: Fetcher, answer, reason: str) -> None:
    server.pages["/bad"] = answer
    good = server.put("/good", PAGE)
    reports, unread = read([server.address + "/bad", good], fetcher=fetcher)
    assert [report.input for report in reports] == [good]
    assert len(unread) == 1
    assert __import__("re").search(reason, unread[0].reason)


def test_an_endless_redirect_is_given_up(server: Site, fetcher: Fetcher) -> None:
    url = server.put("/round", "", status=302, Location="/round")
    with pytest.raises(InputError, match="leads on more than 5 times"):
        fetcher.get(url)


@pytest.mark.parametrize("status", [401, 404, 410, 500])
def test_an_error_page_is_no_report(server: Site, fetcher: Fetcher, status: int) -> None:
    with pytest.raises(InputError, match=str(status)):
        fetcher.get(server.put("/gone", PAGE, status=status))


@pytest.mark.parametrize(
    "answer",
    [
        "127.0.0.1", "10.0.0.7", "192.168.1.1", "172.16.3.4", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "no address",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused_also_by_its_answer(answer: str) -> None:
    with pytest.raises(Refused, match="not public"):
        target_of("https://paper.example/story", resolve=lambda host, port: ["8.8.8.8", answer])


def test_a_public_answer_is_pinned() -> None:
    target = target_of("https://paper.example/story", resolve=lambda host, port: ["8.8.8.8"])
    assert target == ("paper.example", 443, "8.8.8.8")


@pytest.mark.parametrize(
    "url", ["ftp://paper.example/", "https://", "http://u:p@paper.example/", "http://[::1"]
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        target_of(url, resolve=lambda host, port: ["8.8.8.8"])


def test_private_addresses_are_refused_by_default_and_after_a_redirect(server: Site) -> None:
    with Fetcher() as strict, pytest.raises(InputError, match="not public; --allow-private"):
        strict.get(server.put("/bridge", PAGE))
    assert server.asked == []
    away = server.put("/away", "", status=302, Location="http://inside.example/")
    answers = {"127.0.0.1": ["127.0.0.1"], "inside.example": ["127.0.0.1"]}

    class Public(Fetcher):
        """The test's own server passes for a public one; where it leads does not."""

        def _target(self, url: str):
            if url.startswith(server.address):
                return target_of(url, allow_private=True)
            return target_of(url, resolve=lambda host, port: answers[host])

    with (
        Public(delay=0.0) as fetcher,
        pytest.raises(InputError, match=r"inside\.example leads to 127\.0\.0\.1"),
    ):
        fetcher.get(away)


def test_feeds_and_lists_of_feeds_are_followed_when_asked(
    server: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    story = server.put("/story", PAGE)
    feed = server.put(
        "/feed",
        f"<?xml version='1.0'?><rss><channel><title>Lantern</title><item><title>Bridge closed</title>"
        f"<link>{story}</link><description>Cracks found.</description></item></channel></rss>",
        Content_Type="application/rss+xml",
    )
    assert [one.reason.split(";")[0] for one in read([feed], fetcher=fetcher)[1]] == [
        "the feed gives only a teaser of this article"
    ]
    reports, unread = read([feed], fetcher=fetcher, follow=True)
    assert ([report.input for report in reports], unread) == ([story], [])
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f"<opml version='2.0'><body><outline text='x'><outline xmlUrl='{feed}'/></outline></body></opml>"
    )
    assert "lists 1 feed; --follow" in read([opml])[1][0].reason
    reports, unread = read([opml], fetcher=fetcher, follow=True)
    assert ([report.input for report in reports], unread) == ([story], [])


def test_a_json_feed_names_its_publisher(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Larkmoor Lantern",
        "items": [
            {
                "id": "1",
                "title": "Bridge closed",
                "content_html": f"<p>{TEXT * 4}</p>",
                "date_published": "2031-04-03T10:00:00Z",
            }
        ],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    reports, unread = read([tmp_path])
    assert unread == []
    assert isinstance(reports[0], Report)
    assert (reports[0].publisher, reports[0].published) == ("The Larkmoor Lantern", "2031-04-03T10:00:00Z")


def test_ninjs_bodies_and_headlines_are_read(tmp_path: Path) -> None:
    item = {
        "uri": "http://larkmoor.example/1",
        "headlines": [{"role": "main", "value": "Bridge closed"}],
        "bodies": [
            {"role": "caption", "contenttype": "text/plain", "value": "A picture."},
            {"role": "main", "contenttype": "text/html", "value": f"<p>{TEXT * 4}</p>"},
        ],
        "versioncreated": "2031-04-03T10:00:00Z",
    }
    (tmp_path / "item.json").write_text(json.dumps(item))
    reports, _ = read([tmp_path])
    assert reports[0].title == "Bridge closed"
    assert reports[0].text.startswith("The council of Larkmoor")
    assert "picture" not in reports[0].text
