"""The main job and its check: compare, check, verify."""

import json
import re

import pytest

import twosource
from twosource._cli_text import checked
from twosource.model import Check, Contradicting, Ladder, Span

FORMS = {"html": "<!doctype html", "json": "{", "markdown": "#", "csv": "", "annotations": "{"}
SUFFIXES = {"html": ".html", "json": ".json", "markdown": ".md", "csv": ".csv", "annotations": ".jsonld"}


def test_without_a_form_it_prints_a_summary(call, coverage):
    result = call("compare", coverage)
    assert result.exit_code == 0, result.stderr
    assert "3 reports, 3 texts, 3 publishers" in " ".join(result.stdout.split())
    assert "Low Weir" in result.stdout
    assert result.stderr == ""


def test_a_dossier_goes_to_a_file_by_its_suffix_and_the_summary_says_where(call, coverage, tmp_path):
    for form, suffix in SUFFIXES.items():
        file = tmp_path / "new folder" / f"dossier{suffix}"
        result = call("compare", coverage, "-o", file)
        assert result.exit_code == 0, result.stderr
        assert file.read_text(encoding="utf-8").startswith(FORMS[form])
        assert result.stdout.endswith(f": {file}\n")
        assert "3 reports" in result.stdout
    assert sorted(path.suffix for path in file.parent.iterdir()) == sorted(SUFFIXES.values())


def test_a_form_that_is_named_wins_over_the_suffix(call, coverage, tmp_path):
    call("compare", coverage, "-o", tmp_path / "dossier.txt", "--format", "json")
    assert json.loads((tmp_path / "dossier.txt").read_text(encoding="utf-8"))["dossier"] == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_form_without_a_file_goes_to_standard_output_alone(call, coverage, form):
    result = call("compare", coverage, "--format", form)
    assert result.stdout.startswith(FORMS[form])
    assert result.stdout == call("compare", coverage, "--format", form, "-o", "-").stdout


def test_the_order_of_the_inputs_changes_no_byte(call, coverage):
    files = sorted(coverage.iterdir())
    first = call("compare", *files, "--format", "json")
    assert first.exit_code == 0
    assert call("compare", *reversed(files), "--format", "json").stdout == first.stdout
    assert call("compare", files[1], *files, "--format", "json").exit_code == 0


def test_bad_inputs_stand_in_unread_with_a_reason_and_stop_nothing(call, coverage, broken):
    result = call("compare", coverage, broken, broken / "missing.html", "--format", "json")
    assert result.exit_code == 0
    dossier = json.loads(result.stdout)
    unread = {one["input"].rpartition("/")[2]: one["reason"] for one in dossier["unread"]}
    assert {"empty.txt", "binary.html", "zip.txt", "missing.html"} <= set(unread)
    assert all(unread.values())
    assert sum(len(story["reports"]) for story in dossier["stories"]) == 3
    assert all(f"/{name}" in result.stderr for name in unread)


def test_the_summary_says_how_many_inputs_could_not_be_read(call, coverage, broken):
    result = call("compare", coverage, broken / "empty.txt")
    assert "1 input could not be read" in result.stdout
    assert "empty.txt" in result.stderr


def test_what_compare_prints_verify_takes_through_a_pipe(shell, coverage):
    made = shell("compare", coverage, "--format", "json")
    assert made.returncode == 0, made.stderr
    checked = shell("verify", "-", stdin=made.stdout)
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.startswith(b"ok: 1 story, 3 reports, ")


def test_explain_lists_what_was_not_compared(call, coverage):
    plain = json.loads(call("compare", coverage, "--format", "json").stdout)
    explained = json.loads(call("compare", coverage, "--format", "json", "--explain").stdout)
    assert plain["stories"][0]["not_compared"] == []
    for story in explained["stories"]:
        assert all(pair["reason"] for pair in story["not_compared"])


@pytest.fixture
def dossier(call, coverage, tmp_path):
    file = tmp_path / "dossier.json"
    assert call("compare", coverage, "-o", file).exit_code == 0
    return file


def lie(tree, kind):
    story = tree["stories"][0]
    report = story["reports"][0]
    if kind == "a word put into a report's text":
        report["text"] = report["text"].replace("barge", "tanker")
    elif kind == "a ladder with one origin more":
        story["claims"][0]["ladder"]["origins"] += 1
    elif kind == "a span moved by one":
        story["claims"][0]["statements"][0]["span"]["start"] += 1
    elif kind == "another hash":
        report["sha256"] = "0" * 64
    elif kind == "a report left out":
        del story["reports"][0]


@pytest.mark.parametrize(
    "kind",
    [
        "a word put into a report's text",
        "a ladder with one origin more",
        "a span moved by one",
        "another hash",
        "a report left out",
    ],
)
def test_verify_ends_with_1_on_a_lie(call, dossier, kind):
    tree = json.loads(dossier.read_text(encoding="utf-8"))
    lie(tree, kind)
    result = call("verify", "-", stdin=json.dumps(tree))
    assert result.exit_code == 1
    assert "does not hold" in result.stdout


def test_verify_as_json_counts_what_it_looked_at(call, dossier):
    verdict = json.loads(call("verify", dossier, "--format", "json").stdout)
    assert verdict["problems"] == []
    assert verdict["checked"]["reports"] == verdict["checked"]["hashes"] == 3


@pytest.mark.parametrize("document", ["", "not json", "[]", "{}", '{"dossier": 2}', "\x00", "<html></html>"])
def test_verify_ends_with_2_on_what_is_no_dossier(call, document):
    result = call("verify", "-", stdin=document)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_verify_takes_a_dossier_that_an_editor_saved_with_a_mark(call, dossier):
    dossier.write_bytes(b"\xef\xbb\xbf" + dossier.read_bytes())
    assert call("verify", dossier).exit_code == 0


def test_verify_tells_of_words_from_a_report_that_is_not_there(call, dossier):
    tree = json.loads(dossier.read_text("utf-8"))
    tree["stories"][0]["claims"][0]["statements"][0]["span"]["report"] = ""
    dossier.write_text(json.dumps(tree), "utf-8")
    result = call("verify", dossier)
    assert (result.exit_code, result.exception is None or isinstance(result.exception, SystemExit)) == (
        1,
        True,
    )
    assert "which is no report of this story" in result.stdout


def test_verify_says_what_is_wrong_without_jargon(call):
    for document in (b'{"dossier": "\xff"}', b"[" * 100_000, b"{", b"[1,]"):
        message = call("verify", "-", stdin=document).stderr
        assert "this is not JSON (it " in message
        assert not re.search(r"codec|recursion|Error|position", message)


def test_verify_ends_with_2_on_a_missing_file(call, tmp_path):
    result = call("verify", tmp_path / "none.json")
    assert result.exit_code == 2
    assert "none.json" in result.stderr


def test_check_says_what_the_reports_make_of_a_claim(call, coverage):
    claim = "A gravel barge struck the road bridge at Low Weir on Monday night."
    result = call("check", claim, coverage, "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["claim"] == claim
    assert answer["state"] == "corroborated"
    assert answer["ladder"]["origins"] >= 2
    texts = {r["id"]: r["text"] for r in map(json.loads, call("read", coverage).stdout.splitlines())}
    assert answer["supported_by"]
    for span in answer["supported_by"]:
        assert texts[span["report"]][span["start"] : span["end"]] == span["text"]
    text = call("check", claim, coverage).stdout
    assert text.startswith("CORROBORATED")
    assert "Supported by" in text


@pytest.mark.parametrize(
    ("state", "heading"), [("contradicted", "Contradicted by"), ("single-origin", "Perhaps against it")]
)
def test_only_what_decides_the_answer_is_called_a_contradiction(state, heading):
    against = Contradicting(Span("two", 0, 4, "Nine"), "figure", "contradiction", "Nine")
    answer = Check("Ten boats sank.", state, (), "A rule.", Ladder(1, 1, 1, 1), (), (against,))
    text = checked(answer, [])
    assert heading in text
    assert ("contradiction, figure" in text) == (state == "contradicted")


def test_check_finds_nothing_for_what_nobody_reports(call, coverage):
    result = call("check", "The mayor of Ostend has resigned over a loan.", coverage, "--format", "json")
    answer = json.loads(result.stdout)
    assert answer["state"] == "not-reported"
    assert answer["supported_by"] == answer["contradicted_by"] == []


def test_check_takes_its_reports_from_standard_input(call, coverage):
    reports = call("read", coverage).stdout
    claim = "The bridge at Low Weir was closed to all traffic."
    piped = json.loads(call("check", claim, "-", "--format", "json", stdin=reports).stdout)
    named = json.loads(call("check", claim, coverage, "--format", "json").stdout)
    assert (piped["state"], piped["ladder"]) == (named["state"], named["ladder"])


def test_check_does_not_mix_two_events_of_one_kind(call, coverage, tmp_path):
    sibling = tmp_path / "sibling.txt"
    sibling.write_text(
        "Lorry hits bridge at Upper Tarn\n\nUpper Tarn Echo\n\n9 July 2026\n\n"
        "A lorry struck the foot bridge at Upper Tarn on Thursday morning, and nobody was injured.\n\n"
        "The driver, Petra Sohl, said that the sun had blinded her. Police have taken away her licence.\n",
        encoding="utf-8",
    )
    claim = "A gravel barge struck the road bridge at Low Weir on Monday night."
    alone = json.loads(call("check", claim, coverage, "--format", "json").stdout)
    mixed = json.loads(call("check", claim, coverage, sibling, "--format", "json").stdout)
    assert (mixed["state"], mixed["ladder"], mixed["supported_by"]) == (
        alone["state"],
        alone["ladder"],
        alone["supported_by"],
    )
    assert len(mixed["reports"]) == 4
    assert "2 stories" in mixed["rule"]


def test_check_says_of_each_contradiction_what_it_is(call, coverage):
    text = call("check", "Sixty people were injured when a bus braked on the bridge.", coverage).stdout
    assert text.startswith("CONTRADICTED")
    assert "[contradiction, figure: " in " ".join(text.split())


def test_a_claim_that_is_no_text_is_checked_with_a_mark_in_its_place(shell, coverage):
    result = shell("check", "A gravel barge struck the bridge\udcff.", coverage, "--format", "json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["claim"] == "A gravel barge struck the bridge\ufffd."


@pytest.mark.parametrize("claim", ["", " \n", "A barge struck it. " * 200])
def test_the_library_refuses_what_the_command_refuses(coverage, claim):
    with pytest.raises(ValueError, match="claim"):
        twosource.check(claim, [coverage])
