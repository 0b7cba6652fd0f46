"""The project file: what is put in comes out, every version is kept, nothing half done."""

import sqlite3
import threading
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.archive import open_archive
from twosource.archive.searching import excerpt, match_expression
from twosource.errors import NotAProject
from twosource.language import parsing
from twosource.language.parsing import parse_text
from twosource.model import Credit, Report, Span, Unread

AT = "2026-04-14T20:00:00+00:00"


def make_report(path, text, *, id=None, title="A ferry", published="2026-04-14"):
    data = text.encode()
    path.write_bytes(data)
    digest = sha256(data).hexdigest()
    return Report(
        id=id or digest[:8],
        input=path.as_posix(),
        title=title,
        publisher="The Quay",
        published=published,
        sha256=digest,
        text=text,
        credits=(Credit("NCPA", "agency", Span(id or digest[:8], 0, 1, text[:1])),),
    )


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path / "project.twosource") as opened:
        yield opened


def test_a_report_comes_out_as_it_went_in_with_its_raw_bytes(archive, tmp_path):
    report = make_report(tmp_path / "a.txt", "The Corran Star hit the quay.")
    added = archive.add([report], [Unread("b.bin", "binary")], now=AT)
    assert added.new == (report.id,)
    assert added.unread == (Unread("b.bin", "binary"),)
    assert archive.get(report.id) == report
    assert archive.raw(report.id) == b"The Corran Star hit the quay."
    assert archive.get("nobody") is None
    assert archive.raw("nobody") is None


def test_the_same_bytes_again_change_nothing(archive, tmp_path):
    report = make_report(tmp_path / "a.txt", "The Corran Star hit the quay.")
    archive.add([report], now=AT)
    assert archive.add([report], now="2027-01-01").unchanged == (report.id,)
    assert [entry.added for entry in archive.entries()] == [AT]


def test_other_bytes_at_the_same_place_are_a_new_version_and_the_old_one_stays(archive, tmp_path):
    first = make_report(tmp_path / "a.txt", "Fourteen were hurt on the ferry.")
    archive.add([first], now=AT)
    second = make_report(tmp_path / "a.txt", "Seventeen were hurt on the ferry.")
    added = archive.add([second], now=AT)
    assert (added.new, added.changed) == ((), (second.id,))
    assert [report.text for report in archive.reports()] == [second.text]
    assert [(v.version, v.current) for v in archive.versions(first.input)] == [(1, False), (2, True)]
    assert archive.raw(first.id) == b"Fourteen were hurt on the ferry."
    assert [hit.id for hit in archive.search("seventeen")] == [second.id]
    assert archive.search("fourteen") == []


def test_an_input_that_goes_back_to_its_first_bytes_is_current_again(archive, tmp_path):
    first = make_report(tmp_path / "a.txt", "Fourteen were hurt.")
    second = make_report(tmp_path / "a.txt", "Seventeen were hurt.")
    archive.add([first], now=AT)
    archive.add([second], now=AT)
    assert archive.add([first], now=AT).changed == (first.id,)
    assert [report.id for report in archive.reports()] == [first.id]
    assert [hit.id for hit in archive.search("hurt")] == [first.id]


def test_the_same_bytes_at_two_places_are_two_reports_with_ids_of_their_own(archive, tmp_path):
    one = make_report(tmp_path / "a.txt", "The same words.")
    two = make_report(tmp_path / "b.txt", "The same words.")
    archive.add([one], now=AT)
    archive.add([two], now=AT)
    kept = archive.reports()
    assert [report.id for report in kept] == [one.id, f"{one.id}-2"]
    assert all(credit.span.report == report.id for report in kept for credit in report.credits)


def test_ids_that_hold_wild_cards_clash_only_with_themselves(archive, tmp_path):
    ids = ["a*", "ab", "a?", "a[b]"]
    for number, id in enumerate(ids):
        archive.add([make_report(tmp_path / f"{number}.txt", f"Text {number}.", id=id)], now=AT)
    assert sorted(report.id for report in archive.reports()) == sorted(ids)


def test_a_line_of_a_jsonl_file_keeps_its_own_bytes(archive, tmp_path):
    line = b'{"text": "The quay is shut."}'
    (tmp_path / "all.jsonl").write_bytes(b'{"text": "Another."}\n' + line + b"\n")
    digest = sha256(line).hexdigest()
    report = Report(
        id="x", input=f"{(tmp_path / 'all.jsonl').as_posix()}:2", sha256=digest, text="The quay is shut."
    )
    archive.add([report], now=AT)
    assert archive.raw("x") == line


def test_two_pages_through_standard_input_do_not_replace_each_other(archive):
    for text in ("One page.", "Another page."):
        data = text.encode()
        digest = sha256(data).hexdigest()
        archive.add([Report(id=digest[:8], input="-", sha256=digest, text=text)], stdin=data, now=AT)
    assert {report.text for report in archive.reports()} == {"One page.", "Another page."}
    assert all(archive.raw(report.id) == report.text.encode() for report in archive.reports())


def test_stories_are_grouped_again_only_when_a_report_came(archive, tmp_path, monkeypatch):
    texts = ["Fourteen were hurt when the ferry hit the Aldmoor quay.", "A baker in Vale won a prize."]
    archive.add([make_report(tmp_path / f"{n}.txt", text) for n, text in enumerate(texts)], now=AT)
    first = archive.stories()
    assert first
    with monkeypatch.context() as patched:
        patched.setattr("twosource.stories.group", lambda reports: pytest.fail("grouped again"))
        assert archive.stories() == first
    late = make_report(
        tmp_path / "late.txt", "The ferry that hit the Aldmoor quay hurt fourteen, the mayor said."
    )
    archive.add([late], now=AT)
    assert late.id in {id for story in archive.stories() for id in story.reports}
    archive.add(
        [make_report(tmp_path / "late.txt", "The Aldmoor quay is open again after the ferry.")], now=AT
    )
    assert late.id not in {id for story in archive.stories() for id in story.reports}


def test_search_asks_for_all_words_and_shows_where(archive, tmp_path):
    one = make_report(tmp_path / "a.txt", "The café on the quay sells tea.")
    two = make_report(tmp_path / "b.txt", "The quay is shut, and nobody sells a thing.")
    archive.add([one, two], now=AT)
    assert {hit.id for hit in archive.search("quay sells")} == {one.id, two.id}
    assert [hit.id for hit in archive.search("cafe")] == [one.id]
    assert [hit.id for hit in archive.search('"sells a thing"')] == [two.id]
    (hit,) = archive.search("tea")
    assert ("tea", True) in hit.excerpt
    assert "".join(text for text, _ in hit.excerpt) == one.text


@pytest.mark.parametrize("words", ["", '"', "AND", "a* OR (", "title:quay", 'x" NEAR "y', "\0", "--", "NOT"])
def test_no_search_words_are_taken_for_a_command(archive, words):
    assert archive.search(words) == []


@given(st.text())
def test_every_search_is_a_valid_expression(words):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    expression = match_expression(words)
    try:
        encoded = expression.encode() is not None
    except UnicodeEncodeError:
        return
    if expression:
        assert encoded
        assert database.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall() == []


def test_an_excerpt_is_taken_apart_at_its_marks():
    assert excerpt("a \ue000b\ue001 c") == (("a ", False), ("b", True), (" c", False))
    assert excerpt(None) == ()


def test_decisions_are_kept_in_order_and_found_by_subject(archive):
    archive.decide("claim", "s1.c4", "confirmed", "rang the harbour office", now=AT)
    archive.decide("difference", "s1.d1", "misprint", now=AT)
    archive.decide("claim", "s1.c4", "withdrawn", now=AT)
    assert [(d.number, d.verdict) for d in archive.decisions()] == [
        (1, "confirmed"),
        (2, "misprint"),
        (3, "withdrawn"),
    ]
    assert [d.verdict for d in archive.decisions("s1.c4")] == ["confirmed", "withdrawn"]


def test_an_add_that_fails_half_way_leaves_nothing(archive, tmp_path):
    def reports():
        yield make_report(tmp_path / "a.txt", "One.")
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError):
        archive.add(reports(), now=AT)
    assert archive.reports() == []


def test_what_was_added_is_there_when_the_project_is_opened_again(tmp_path):
    path = tmp_path / "p.db"
    with open_archive(path) as archive:
        archive.add([make_report(tmp_path / "a.txt", "One.")], now=AT)
    with open_archive(path, create=False) as archive:
        assert [report.text for report in archive.reports()] == ["One."]


def test_one_reads_while_another_writes(tmp_path):
    path = tmp_path / "p.db"
    with open_archive(path) as writer, open_archive(path) as reader:
        writer.add([make_report(tmp_path / "a.txt", "One.")], now=AT)
        seen = []

        def reports():
            yield make_report(tmp_path / "b.txt", "Two.")
            thread = threading.Thread(target=lambda: seen.append(len(reader.reports())))
            thread.start()
            thread.join()

        writer.add(reports(), now=AT)
        assert seen == [1]
        assert len(reader.reports()) == 2


def test_a_missing_project_is_named_and_not_made(tmp_path):
    with pytest.raises(NotAProject, match="there is no such project"):
        open_archive(tmp_path / "no.db", create=False)
    assert not (tmp_path / "no.db").exists()


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_bytes(b"These are notes and no database at all." * 40)
    with pytest.raises(NotAProject, match="cannot be opened"):
        open_archive(text)
    assert text.read_bytes() == b"These are notes and no database at all." * 40
    other = tmp_path / "other.db"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE mine (x)")
    database.commit()
    database.close()
    with pytest.raises(NotAProject, match="no Twosource project"):
        open_archive(other)
    with pytest.raises(NotAProject, match="cannot be opened"):
        open_archive(tmp_path)


def test_watching_a_feed_fetches_each_article_once(tmp_path):
    from tests.reading.servers import site

    from twosource.archive import poll

    text = (
        "The council of Larkmoor voted on Tuesday to close the old bridge after divers found cracks in it. "
    )

    def entry(address: str) -> str:
        return f"<item><title>Bridge</title><link>{address}</link><description>Closed.</description></item>"

    def feed(*entries: str) -> str:
        return f"<rss><channel><title>Lantern</title>{''.join(entries)}</channel></rss>"

    with site() as server, open_archive(tmp_path / "p.twosource") as archive:
        pages = [
            server.put(f"/{n}", f"<html><body><h1>Bridge {n} closed</h1><p>{text * 3}</p></body></html>")
            for n in range(2)
        ]
        address = server.put("/feed", feed(entry(pages[0])), ETag='"1"', Content_Type="text/xml")
        assert len(poll(archive, [address], allow_private=True).new) == 1
        first = archive.reports()[0]
        assert (first.input, archive.raw(first.id)) == (
            pages[0],
            b"<html><body><h1>Bridge 0 closed</h1><p>" + (text * 3).encode() + b"</p></body></html>",
        )
        again = poll(archive, [address], allow_private=True)
        assert again.new == again.changed == again.unchanged == ()
        server.put("/feed", feed(entry(pages[1]), entry(pages[0])), ETag='"2"', Content_Type="text/xml")
        assert len(poll(archive, [address], allow_private=True).new) == 1
        assert [path for path in server.paths() if path in {"/0", "/1"}] == ["/0", "/1"]


@pytest.mark.parametrize(
    ("version", "later"),
    [(1, ["fetched", "grouping", "story_change", "kept"]), (3, ["story_change", "kept"]), (4, ["kept"])],
)
def test_a_project_of_an_earlier_format_is_opened(tmp_path, version, later):
    path = tmp_path / "old.twosource"
    open_archive(path).close()
    with sqlite3.connect(path) as old:
        for table in later:
            old.execute(f"DROP TABLE {table}")
        old.execute(f"PRAGMA user_version = {version}")
    with open_archive(path) as archive:
        assert archive.known("https://lantern.example/").etag is None
        assert archive.stories() == archive.story_changes() == []
    with sqlite3.connect(path) as now:
        assert now.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_an_added_report_is_parsed_alone_and_the_story_told_as_if_all_were_new(tmp_path, monkeypatch):
    texts = [
        "The ferry Corran Star hit the quay at Holm on Tuesday. Fourteen people were hurt, police said.",
        "Fourteen people were hurt on Tuesday when the ferry Corran Star hit the quay at Holm.",
        "The ferry Corran Star struck the quay at Holm on Tuesday. Sixteen passengers were hurt.",
    ]
    reports = [make_report(tmp_path / f"{n}.txt", text) for n, text in enumerate(texts)]
    parsed = []
    monkeypatch.setattr(parsing, "parse_text", lambda nlp, text: parsed.append(text) or parse_text(nlp, text))
    with open_archive(tmp_path / "grown.twosource") as grown:
        grown.add(reports[:2], now=AT)
        grown.dossier(grown.stories()[0].id)
        assert sorted(parsed) == sorted(texts[:2])
        grown.add(reports[2:], now=AT)
        (story,) = grown.stories()
        told = grown.dossier(story.id)
    assert parsed[2:] == texts[2:]
    with open_archive(tmp_path / "fresh.twosource") as fresh:
        fresh.add(reports, now=AT)
        assert fresh.dossier(story.id) == told
