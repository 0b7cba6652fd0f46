"""Markdown, CSV and annotations."""

import csv
import io
import json

import msgspec

from twosource.dossier import summary, to_annotations, to_csv, to_markdown
from twosource.model import Dossier


def rows(dossier: Dossier) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(dossier), newline="")))


def test_the_summary_counts_from_reports_down_to_origins(sample: Dossier) -> None:
    assert summary(sample.stories[0]) == (
        "6 reports, 5 texts, 6 publishers, 5 origins; 2 claims corroborated, "
        "6 differences (2 contradictions), 6 single-origin, 1 resting on one informant"
    )


def test_csv_has_a_row_for_each_finding_and_span(sample: Dossier) -> None:
    story = sample.stories[0]
    texts = {report.id: report.text for report in story.reports}
    table = rows(sample)
    kinds = [row["kind"].partition(":")[0] for row in table]
    assert kinds.count("claim") == sum(len(claim.statements) for claim in story.claims)
    assert kinds.count("difference") == sum(len(s.spans) for d in story.differences for s in d.sides)
    assert kinds.count("unread") == 1
    for row in table:
        if row["report"]:
            assert row["span"] == texts[row["report"]][int(row["start"]) : int(row["end"])]
    copied = next(r for r in table if r["report"] == "lowland" and r["kind"] == "claim" and r["id"] == "c4")
    assert copied["span_origins"] == "Northern Press Agency"
    assert (copied["reports"], copied["texts"], copied["origins"]) == ("3", "2", "2")


def test_csv_gives_a_spreadsheet_no_formula(sample: Dossier) -> None:
    story = sample.stories[0]
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1"]
    differences = tuple(
        msgspec.structs.replace(story.differences[0], id=f"d{n}", about=text) for n, text in enumerate(evil)
    )
    dossier = msgspec.structs.replace(
        sample, stories=(msgspec.structs.replace(story, differences=differences),)
    )
    table = [row for row in rows(dossier) if row["kind"].startswith("difference")]
    assert {row["text"] for row in table} == {"'" + text for text in evil}
    for row in rows(dossier):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_annotations_select_the_words(sample: Dossier) -> None:
    collection = json.loads(to_annotations(sample))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) > 40
    assert len({item["id"] for item in items}) == len(items)
    by_source = {
        "https://courier.example/kestrel-dam": "courier",
        "urn:x-twosource:input:in/skell.txt": "skell",
    }
    texts = {report.id: report.text for report in sample.stories[0].reports}
    seen = set()
    for item in items:
        assert item["type"] == "Annotation"
        target = item["target"]
        quote, position = target["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        report = by_source.get(target["source"])
        if report:
            seen.add(report)
            text = texts[report]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in text
    assert seen == set(by_source.values())


def test_a_bad_address_is_no_source(hostile: Dossier) -> None:
    for item in json.loads(to_annotations(hostile))["first"]["items"]:
        assert item["target"]["source"].startswith("urn:x-twosource:input:")


def test_markdown_tells_the_findings_in_order(sample: Dossier) -> None:
    text = to_markdown(sample)
    places = [
        text.index(heading)
        for heading in (
            "# Village below",
            "## They differ",
            "## Agreed by independent origins",
            "## Attributed to one informant",
            "## One source only",
            "## Whose words",
            "## Where it comes from",
            "## When",
            "## The reports",
            "## Not read",
        )
    ]
    assert places == sorted(places)
    assert (
        "“The county said **340 people** had been moved by six in the evening.” (Tarn Valley Courier)" in text
    )
    assert "2 reports → 2 texts → 2 publishers → 2 origins" in text


def test_markdown_escapes_what_reports_say(hostile: Dossier) -> None:
    text = to_markdown(hostile)
    assert "<script" not in text.replace("\\<script", "")
    assert "<img" not in text.replace("\\<img", "")
    assert "](" not in text


def test_markdown_keeps_list_marks_at_the_start_of_words_from_marking_up() -> None:
    from twosource.dossier.markdown import safe

    assert safe("- a") == "\\- a"
    assert safe("1. a") == "1\\. a"
    assert safe("12.4 metres") == "12.4 metres"
    assert safe("a\n# b") == "a \\# b"


def test_several_stories_stand_one_below_the_other(several: Dossier) -> None:
    text = to_markdown(several)
    assert "# 2 stories in 7 reports" in text
    assert "## Library opens on Sundays" in text
    assert len({row["story"] for row in rows(several) if row["kind"] != "unread"}) == 2
