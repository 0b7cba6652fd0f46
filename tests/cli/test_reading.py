"""Reports in, lines out: read, group, quotes, figures, copies."""

import json

import pytest


def lines(result):
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_read_gives_one_report_a_line(call, coverage):
    reports = lines(call("read", coverage))
    assert sorted(report["input"].rpartition("/")[2] for report in reports) == [
        "gazette.txt",
        "herald.txt",
        "page.html",
    ]
    assert all(report["text"] and len(report["sha256"]) == 64 for report in reports)


def test_read_tells_where_each_paragraph_stands_in_its_file(call, coverage):
    from pathlib import Path

    for report in lines(call("read", coverage, "--offsets")):
        document = Path(report["input"]).read_text(encoding="utf-8")
        assert report["offsets"]
        for start, end, raw_start, raw_end in report["offsets"]:
            first = report["text"][start:end].split()[0]
            assert first in document[raw_start:raw_end]


@pytest.mark.parametrize("command", ["read", "group", "quotes", "figures"])
def test_json_and_jsonl_are_the_same_lines(call, coverage, command):
    assert (
        call(command, coverage, "--format", "json").stdout
        == call(command, coverage, "--format", "jsonl").stdout
    )


@pytest.mark.parametrize("command", ["read", "group", "copies", "quotes", "figures"])
def test_a_person_can_have_it_as_text(call, coverage, command):
    result = call(command, coverage, "--format", "text")
    assert result.exit_code == 0
    assert "Low Weir" in result.stdout
    assert "{" not in result.stdout


@pytest.mark.parametrize("command", ["read", "group", "quotes", "figures", "copies"])
def test_the_order_of_the_inputs_changes_nothing(call, coverage, command):
    files = sorted(coverage.iterdir())
    first = call(command, *files)
    assert first.exit_code == 0
    assert call(command, *reversed(files)).stdout == first.stdout != ""


@pytest.mark.parametrize("command", ["group", "quotes", "figures", "copies"])
def test_bad_inputs_are_listed_and_stop_nothing(call, coverage, broken, command):
    good = call(command, *sorted(coverage.iterdir()))
    mixed = call(command, *sorted(coverage.iterdir()), *sorted(broken.iterdir()), broken / "missing.html")
    assert mixed.exit_code == good.exit_code == 0
    assert mixed.stdout == good.stdout
    for name in ("empty.txt", "binary.html", "zip.txt", "lines.jsonl", "nothing", "missing.html"):
        assert f"/{name}" in mixed.stderr


def test_read_lists_bad_inputs_as_json_lines(call, coverage, broken):
    result = call("read", coverage, broken / "empty.txt", broken / "lines.jsonl")
    unread = [json.loads(line) for line in result.stderr.splitlines()]
    assert all(set(one) == {"input", "reason"} and one["reason"] for one in unread)
    assert {one["input"].rpartition("/")[2] for one in unread} >= {"empty.txt"}


def test_text_in_another_encoding_and_a_page_cut_short_are_still_read(call, tmp_path):
    words = "The café at Low Weir stayed open, said its owner, Zoë Müller. " * 6
    (tmp_path / "latin.txt").write_bytes(f"Café stays open\n\n{words}".encode("cp1252"))
    (tmp_path / "cut.html").write_text(
        f"<html><body><article><h1>Open</h1><p>{words}</p><p>And the", encoding="utf-8"
    )
    reports = lines(call("read", tmp_path))
    assert len(reports) == 2
    assert all(
        "café at Low Weir stayed open, said its owner, Zoë Müller" in report["text"] for report in reports
    )


def test_standard_input_may_be_reports_or_one_page(call, coverage):
    jsonl = "".join(
        json.dumps({"id": f"r{n}", "text": (coverage / name).read_text(encoding="utf-8")}) + "\n"
        for n, name in enumerate(("herald.txt", "gazette.txt"))
    )
    assert sorted(report["id"] for report in lines(call("read", "-", stdin=jsonl))) == ["r0", "r1"]
    page = (coverage / "page.html").read_text(encoding="utf-8")
    (report,) = lines(call("read", "-", stdin=page))
    assert "<p>" not in report["text"]
    assert "nine people were injured" in report["text"]
    (plain,) = lines(call("read", "-", stdin=(coverage / "herald.txt").read_text(encoding="utf-8")))
    assert "gravel barge" in plain["text"]


def test_standard_input_beside_the_same_file_is_a_report_of_its_own(call, coverage):
    file = coverage / "herald.txt"
    reports = lines(call("read", file, "-", stdin=file.read_bytes()))
    assert len({report["id"] for report in reports}) == 2
    assert all(credit["span"]["report"] == report["id"] for report in reports for credit in report["credits"])


def test_what_read_prints_can_be_read_again(call, coverage):
    first = call("read", coverage)
    again = call("read", "-", stdin=first.stdout)
    assert {r["id"]: r["text"] for r in lines(again)} == {r["id"]: r["text"] for r in lines(first)}


def test_group_puts_each_report_in_one_story(call, coverage):
    rows = lines(call("group", coverage))
    assert all(set(row) >= {"id", "input", "story"} and row["story"] for row in rows)
    assert len(rows) == 3


def test_group_names_the_story_and_explains_it(call, coverage):
    plain = lines(call("group", coverage))
    rows = lines(call("group", coverage, "--explain"))
    assert [{key: row[key] for key in plain[0]} for row in rows] == plain
    for row in rows:
        together = {other["id"] for other in rows if other["story"] == row["story"]}
        assert row["story_title"] and len({other["story_title"] for other in rows}) <= len(rows)
        assert bool(row["why"]) == (len(together) > 1)
        if row["nearest"]:
            assert row["nearest"]["to"] in together - {row["id"]}
    text = call("group", coverage, "--explain", "--format", "text").stdout
    assert ("because" in text) == any(row["why"] for row in rows)


def test_quotes_are_exact_slices(call, coverage):
    texts = {report["id"]: report["text"] for report in lines(call("read", coverage))}
    found = lines(call("quotes", coverage))
    spans = [span for row in found for quotation in row["quotations"] for span in quotation["content"]]
    assert any("higher than I have ever seen it" in span["text"] for span in spans)
    assert all(texts[span["report"]][span["start"] : span["end"]] == span["text"] for span in spans)


def test_figures_and_times_are_exact_slices_with_values(call, coverage):
    texts = {report["id"]: report["text"] for report in lines(call("read", coverage))}
    rows = lines(call("figures", coverage))
    figures = [figure for row in rows for figure in row["figures"]]
    assert {6, 9} <= {figure["value"] for figure in figures}
    spans = [one["span"] for row in rows for one in (*row["figures"], *row["times"])]
    assert all(texts[span["report"]][span["start"] : span["end"]] == span["text"] for span in spans)


def test_copies_is_one_object_over_all_reports(call, coverage):
    result = call("copies", coverage)
    document = json.loads(result.stdout)
    assert set(document) >= {"reports", "text_groups", "passages", "origins", "pairs"}
    grouped = [id for group in document["text_groups"] for id in group["reports"]]
    assert sorted(grouped) == sorted(report["id"] for report in document["reports"])


@pytest.mark.parametrize("command", ["read", "group", "quotes", "copies", "compare"])
def test_nothing_in_a_report_steers_the_terminal(call, tmp_path, command):
    nasty = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m"
    (tmp_path / f"a{nasty}.txt").write_text(
        f"Ferry {nasty}\n\n“A {nasty} ferry,” said {nasty} Ann Lee.\n", "utf-8"
    )
    (tmp_path / f"bad{nasty}.txt").write_bytes(b"")
    args = () if command == "compare" else ("--format", "text")
    result = call(command, tmp_path, *args)
    assert result.exit_code == 0
    assert "bad" in result.stderr
    assert not set("\x1b\x07\u202e\x9b") & set(result.stdout + result.stderr)


def test_a_file_name_that_is_no_text_stops_nothing(call, tmp_path):
    import os

    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:  # noqa: PTH123  # a Path cannot be made from bytes
        file.write(b"Ferry hits quay\n\nA ferry struck the quay at Low Weir on Tuesday.\n")
    (tmp_path / "b.txt").write_text(
        "Ferry hits quay\n\nA ferry struck the quay on Tuesday evening.\n", "utf-8"
    )
    assert len(lines(call("read", tmp_path))) == 2
    assert call("compare", tmp_path, "--format", "json").exit_code == 0
    assert call("add", tmp_path / "p.db", tmp_path).exit_code == 0
