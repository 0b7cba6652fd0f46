"""Collections of any length: WARC, WACZ, zip, messages; and what is broken in them."""

import io
import zipfile
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import InputError
from twosource.model import Report, Unread
from twosource.reading import read, stream
from twosource.reading.warc import pages_of

from .warcs import TEXT, page, warc


def titles(reports: list[Report]) -> list[str]:
    return sorted(str(report.title) for report in reports)


@cache
def crawl(pages: int, *, packed: bool) -> bytes:
    return warc(map(page, range(pages)), packed=packed)


NAMES = [f"Bridge {number} of Larkmoor closed" for number in range(5)]


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_gives_its_pages_and_their_bytes(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    file.write_bytes(crawl(5, packed=packed))
    kept: dict[str, bytes] = {}
    reports, unread = read([file], keep=kept.__setitem__)
    assert (titles(reports), unread) == (NAMES, [])
    for report in reports:
        number = int(str(report.url).rpartition("/")[2])
        assert report.title == NAMES[number]
        assert kept[report.sha256] == page(number)


@pytest.mark.parametrize("packed", [True, False])
def test_broken_records_are_skipped_and_a_cut_is_told(tmp_path: Path, packed: bool) -> None:
    whole = crawl(5, packed=packed)
    starts = [
        place
        for place in range(len(whole))
        if whole.startswith(b"\x1f\x8b\x08" if packed else b"WARC/1", place)
    ]
    third = starts[1 + 3 * 2 + 1]  # after warcinfo: request, page, image of each
    hurt = bytearray(whole)
    hurt[third + 15 : third + 60] = bytes(45)
    (tmp_path / "hurt.warc").write_bytes(bytes(hurt))
    reports, unread = read([tmp_path / "hurt.warc"])
    assert titles(reports) == [name for name in NAMES if "2" not in name]
    assert len(unread) == 1
    last = starts[1 + 3 * 4 + 1]
    (tmp_path / "cut.warc").write_bytes(whole[: last + 200])
    reports, unread = read([tmp_path / "cut.warc"])
    assert titles(reports) == NAMES[:4]
    assert len(unread) == 1
    assert "cut off" in unread[0].reason
    (tmp_path / "noise.warc").write_bytes(whole[:third] + b"noise" * 40 + whole[third:])
    reports, unread = read([tmp_path / "noise.warc"])
    assert titles(reports) == NAMES
    assert len(unread) == 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_makes_a_warc_raise_or_hang(data: st.DataObject) -> None:
    whole = bytearray(crawl(3, packed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    try:
        items = list(pages_of("x.warc", io.BytesIO(bytes(whole))))
    except InputError as error:  # nothing in it is a record any more, and that is said
        assert "holds no HTML pages" in str(error)
    else:
        assert 0 < len(items) <= 40


def test_a_collection_is_read_in_place_and_nothing_leads_out_of_it(tmp_path: Path) -> None:
    wacz = tmp_path / "site.wacz"
    with zipfile.ZipFile(wacz, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", "{}")
        archive.writestr("archive/data.warc.gz", warc(map(page, range(2))))
        archive.writestr("../outside.warc", warc([page(7)]))
    reports, unread = read([wacz])
    assert titles(reports) == NAMES[:2]
    assert reports[0].input == f"{wacz}/archive/data.warc.gz:3"
    assert [one.reason for one in unread] == ["its name leads out of the archive; it is not read"]
    assert not (tmp_path.parent / "outside.warc").exists()


def test_a_zip_is_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "coverage.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/one.html", page(1))
        archive.writestr("two.txt", "Bridge closed at Larkmoor\n\n" + TEXT * 3)
        archive.writestr("bomb.html", b"<html>" + bytes(30 * 2**20))
        archive.writestr("inner.zip", b"PK")
        archive.writestr("__MACOSX/one.html", b"x")
    kept: dict[str, bytes] = {}
    reports, unread = read([tmp_path], keep=kept.__setitem__)
    assert titles(reports) == ["Bridge 1 of Larkmoor closed", "Bridge closed at Larkmoor"]
    assert sorted(one.input.rpartition("/")[2] for one in unread) == ["bomb.html", "inner.zip"]
    assert page(1) in kept.values()
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 not a zip")
    assert "no readable zip" in read([tmp_path / "bad.zip"])[1][0].reason


def test_a_newsletter_is_a_report(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "The Larkmoor Lantern <news@lantern.example>"
    message["Subject"] = "Bridge closed – what we know"
    message["Date"] = "Thu, 03 Apr 2031 07:00:00 +0200"
    message.set_content(TEXT * 3)
    (tmp_path / "plain.eml").write_bytes(bytes(message))
    message.add_alternative(
        f"<html><body><p>{TEXT * 2}</p><p>“Nobody will drown,” said Odile Brandt.</p></body></html>",
        subtype="html",
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    (tmp_path / "page.eml").write_bytes(bytes(message))
    reports, unread = read([tmp_path])
    assert unread == []
    for report in reports:
        assert (report.title, report.publisher) == ("Bridge closed – what we know", "The Larkmoor Lantern")
        assert report.published == "2031-04-03T07:00:00+02:00"
        assert report.text.startswith("The council of Larkmoor")
    assert any("Nobody will drown" in report.text for report in reports)


def test_a_stream_gives_reports_as_they_come_with_ids_apart(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(1))
    (tmp_path / "b.html").write_bytes(page(1))
    (tmp_path / "c.html").write_bytes(b"%PDF-1.4")
    items = list(stream([tmp_path / "a.html", tmp_path / "b.html", tmp_path / "c.html"]))
    assert [type(item) for item in items] == [Report, Report, Unread]
    assert items[1].id == f"{items[0].id}-2"
    assert all(span.span.report == items[1].id for span in items[1].credits)
