# ruff: noqa: E501 - the fixtures are prose, one line a paragraph
"""Files, folders, records, encodings, broken input: what becomes a report and what is said of the rest."""

import csv
import gzip
import io
import json
import os
from pathlib import Path

import pytest

from twosource.reading import read, read_bytes

STORY = (
    "The council of Larkmoor voted on Tuesday to close the old bridge over the Senn after divers found cracks.\n\n"
    "Repairs will cost 4.2 million crowns and take until spring, the county engineer said at the town hall.\n\n"
    "A ferry will run from Monday, and it will be free for people who live on the far bank of the river."
)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n\x00", "empty"),
        ("paper.html", b"%PDF-1.7\n...", "PDF"),
        ("photo.html", b"\x89PNG\r\n\x1a\n" + bytes(60), "image"),
        ("book.txt", b"PK\x03\x04" + bytes(60), "zip"),
        ("noise.txt", bytes(range(256)) * 8, "binary"),
        ("bomb.txt.gz", gzip.compress(bytes(70 * 2**20)), "unpacks to more"),
        ("broken.gz", b"\x1f\x8b\x08\x00broken", "gzip"),
        ("deep.json", b"[" * 100_000, "nested too deep"),
        ("odd.csv", b"a,b\n1,2\n", "names no column"),
        ("photo.eml", b"MIME-Version: 1.0\nContent-Type: image/png\n\nhello", "neither a page nor a text"),
    ],
)
def test_bad_bytes_are_unread_with_a_reason(name: str, data: bytes, word: str) -> None:
    reports, unread = read_bytes(name, data)
    assert reports == []
    assert unread
    assert word in unread[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252"])
def test_encodings_give_readable_text(encoding: str) -> None:
    text = STORY.replace("Larkmoor", "Lärkmöör").replace("river", "rivière")
    reports, unread = read_bytes("story.txt", text.encode(encoding))
    assert unread == []
    assert reports[0].text == text


def test_invisible_and_bidirectional_marks_are_neutralised() -> None:
    reports, _ = read_bytes("story.txt", STORY.replace("bridge", "bri\u200bd\u202ege\u2066").encode())
    assert reports[0].text == STORY


def test_report_carries_the_hash_of_the_raw_bytes() -> None:
    import hashlib

    packed = gzip.compress(STORY.encode())
    reports, _ = read_bytes("story.txt.gz", packed)
    assert reports[0].sha256 == hashlib.sha256(packed).hexdigest()
    assert reports[0].id == reports[0].sha256[:8]


def test_jsonl_gives_a_report_a_line_and_names_bad_lines() -> None:
    lines = [
        "",
        json.dumps({"id": "one", "text": STORY, "publisher": "The Larkmoor Lantern", "date": "2031-04-03"}),
        "{broken",
        json.dumps({"id": "z"}),
        "[1]",
    ]
    reports, unread = read_bytes("x.jsonl", "\n".join(lines).encode())
    assert [(report.id, report.input, report.published, report.text) for report in reports] == [
        ("one", "x.jsonl:2", "2031-04-03", STORY)
    ]
    assert [line.input for line in unread] == ["x.jsonl:3", "x.jsonl:4", "x.jsonl:5"]


@pytest.mark.parametrize(
    "wrap", [lambda item: item, lambda item: [item], lambda item: {"ok": True, "articles": [item]}]
)
def test_json_in_its_shapes(wrap: object) -> None:
    item = {
        "content": STORY,
        "headline": "Bridge closed",
        "source": {"name": "Reuters"},
        "author": "By Ines Halloran",
        "publishedAt": "2031-04-03T10:00:00Z",
    }
    reports, unread = read_bytes("x.json", json.dumps(wrap(item)).encode())  # type: ignore[operator]
    assert unread == []
    [report] = reports
    assert (report.title, report.publisher, report.publisher_verified, report.authors) == (
        "Bridge closed",
        "Reuters",
        True,
        ("Ines Halloran",),
    )
    assert report.input == "x.json:1"


def test_json_list_keeps_line_numbers_and_survives_a_cut() -> None:
    text = json.dumps([{"text": STORY}, {"text": STORY + " Again."}], indent=1)
    reports, unread = read_bytes("x.json", text[:-30].encode())
    assert [report.input for report in reports] == ["x.json:2"]
    assert len(unread) == 1
    assert "not valid JSON" in unread[0].reason


def test_html_in_a_record_is_read_as_a_page() -> None:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    reports, _ = read_bytes("x.json", json.dumps({"html": html, "title": "Bridge closed"}).encode())
    assert reports[0].text == STORY
    assert reports[0].title == "Bridge closed"


def test_csv_rows_with_line_breaks() -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows(
        [
            ["title", "text", "url"],
            ["Bridge closed", STORY, "https://lantern.example/1"],
            ["Ferry opens", STORY + " Again.", ""],
        ]
    )
    reports, unread = read_bytes("x.csv", out.getvalue().encode())
    assert unread == []
    assert [(report.input, report.title) for report in reports] == [
        ("x.csv:2", "Bridge closed"),
        ("x.csv:7", "Ferry opens"),
    ]
    assert reports[0].text == STORY


def test_feed_gives_full_entries_and_names_teasers() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    feed = (
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Lantern feed</title>"
        f"<item><title>Bridge closed</title><link>https://lantern.example/1</link><source url='https://x.example'>The Wren Post</source>"
        f"<pubDate>Thu, 03 Apr 2031 10:00:00 GMT</pubDate><content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
        "<item><title>Ferry &b;</title><link>https://lantern.example/2</link><description>Short.</description></item></channel></rss>"
    )
    reports, unread = read_bytes("feed.xml", feed.encode())
    [report] = reports
    assert (report.publisher, report.published, report.text) == (
        "The Wren Post",
        "2031-04-03T10:00:00+00:00",
        STORY,
    )
    assert "https://lantern.example/2" in unread[0].reason


def warc_record(number: int) -> bytes:
    html = (
        "<html><body><h1>Bridge closed in Larkmoor</h1>"
        + "".join(f"<p>{p} {number}.</p>" for p in STORY.split("\n\n"))
        + "</body></html>"
    )
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lantern.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2031-04-03T10:00:00Z\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_warc_members_become_reports(pack: object) -> None:
    data = b"".join(pack(warc_record(number)) for number in (1, 2))  # type: ignore[operator]
    reports, unread = read_bytes("crawl.warc.gz" if pack is gzip.compress else "crawl.warc", data)
    assert unread == []
    assert [report.url for report in reports] == ["https://lantern.example/1", "https://lantern.example/2"]
    cut, _ = read_bytes("crawl.warc", data[:-200])
    assert cut[0].text == reports[0].text


def test_folder_is_walked_and_odd_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "story.txt").write_text(STORY)
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": STORY + " Again.", "published": "2031-01-01"}) + "\n"
    )
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "photo.xyz").write_bytes(b"x")
    (tmp_path / "zero.txt").write_bytes(b"")
    reports, unread = read([tmp_path, tmp_path / "missing.txt"])
    assert [report.input for report in reports] == [f"{tmp_path}/a.jsonl:1", f"{tmp_path}/b/story.txt"]
    reasons = {line.input.rpartition("/")[2]: line.reason for line in unread}
    assert set(reasons) == {"photo.xyz", "zero.txt", "missing.txt"}


def test_empty_folder_is_unread(tmp_path: Path) -> None:
    assert read([tmp_path])[1][0].reason == "the folder holds no files"


def test_clashing_ids_are_told_apart_whatever_the_order(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("LARKMOOR (AP) — " + STORY)
    there, _ = read([tmp_path / "one.txt", tmp_path / "two.txt"])
    back, _ = read([tmp_path / "two.txt", tmp_path / "one.txt"])
    assert there == back
    assert [report.id for report in there] == [there[0].id, f"{there[0].id}-2"]
    assert there[1].credits[0].span.report == there[1].id


def test_an_empty_path_is_not_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    reports, unread = read([""])
    assert reports == []
    assert "empty" in unread[0].reason


def test_a_file_reached_in_several_ways_is_one_report(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY)
    (folder / "latest-story.txt").symlink_to("story.txt")
    (tmp_path / "alias").symlink_to(folder)
    ways = [
        folder / "story.txt",
        folder,
        tmp_path / "coverage" / ".." / "coverage" / "story.txt",
        tmp_path / "alias",
    ]
    reports, unread = read(ways)
    assert (len(reports), unread) == (1, [])
    assert read(reversed(ways)) == (reports, unread)


def test_members_that_are_no_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "round.txt").symlink_to("round.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    reports, unread = read([tmp_path, tmp_path / "gone.txt"])
    assert len(reports) == 1
    reasons = {line.input.rpartition("/")[2]: line.reason for line in unread}
    assert set(reasons) == {"pipe.txt", "gone.txt", "round.txt", "up"}
    assert "neither a file" in reasons["pipe.txt"]
    assert "leads nowhere" in reasons["gone.txt"]
    assert "not followed" in reasons["up"]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "shut").mkdir()
    scan = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    reports, unread = read([tmp_path])
    assert len(reports) == 1
    assert [(one.input, one.reason) for one in unread] == [
        (f"{tmp_path}/shut", "cannot be opened (Permission denied)")
    ]
    assert read([tmp_path / "shut"])[1] == unread


def test_unread_lines_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(["no"] * 11))
    assert [one.input.rpartition(":")[2] for one in read([file])[1]] == [str(n) for n in range(1, 12)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_on_standard_input_is_known_by_its_first_line(delimiter: str) -> None:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerows([["title", "url", "text"], ["One", "", STORY], ["Two", "", STORY + " Again."]])
    reports, unread = read_bytes("-", b"\xef\xbb\xbf" + out.getvalue().encode())
    assert ([report.title for report in sorted(reports, key=lambda one: one.input)], unread) == (
        ["One", "Two"],
        [],
    )


@pytest.mark.parametrize(
    "first", ["Text, lies and title deeds", "Fire, flood, famine", "Story, continued", "title,url"]
)
def test_prose_on_standard_input_stays_one_text(first: str) -> None:
    reports, _ = read_bytes("-", f"{first}\n{STORY if 'url' not in first else ''}\n".encode())
    assert len(reports) <= 1
    assert all(report.input == "-" for report in reports)
