"""What a stage's run gives becomes rows; floors hold, and can only be loosened with a reason."""

import json

import pytest

from twosource.benchmark import STAGES, Result, Row, below, faults, floors, measure, table
from twosource.benchmark.floors import Floor
from twosource.benchmark.table import as_result
from twosource.errors import MissingGold


@pytest.mark.parametrize(
    "measured",
    [
        {"twosource": {"f1": 0.9}, "peer": {"f1": 0.5}},
        [{"name": "twosource", "f1": 0.9}, {"system": "peer", "f1": 0.5}],
        (Row("twosource", {"f1": 0.9}), Row("peer", {"f1": 0.5})),
        Result("reading", (Row("twosource", {"f1": 0.9}), Row("peer", {"f1": 0.5}))),
    ],
)
def test_rows_are_taken_in_the_forms_stages_give(measured):
    result = as_result("reading", measured)
    assert [(row.name, row.figures) for row in result.rows] == [
        ("twosource", {"f1": 0.9}),
        ("peer", {"f1": 0.5}),
    ]


def test_figures_without_systems_are_ours():
    assert as_result("times", {"f1": 0.5, "note": "cases of the specification"}) == Result(
        "times", (Row("twosource", {"f1": 0.5}),), "cases of the specification"
    )


@pytest.mark.parametrize("measured", ["0.9", None, 3, ["0.9"]])
def test_anything_else_is_a_mistake_in_the_stage(measured):
    with pytest.raises(TypeError):
        as_result("reading", measured)


def test_a_table_sets_systems_side_by_side():
    rows = (
        Row("twosource", {"f1": 0.9731, "pages": 181.0}),
        Row("peer", {"f1": 0.5, "words per second": 1234.5}),
    )
    assert table(Result("reading", rows, "one core")) == (
        "reading\n"
        "                    twosource      peer\n"
        "  f1                    0.973     0.500\n"
        "  pages                   181         -\n"
        "  words per second          -   1,234.5\n"
        "  one core\n"
    )


def result(**figures):
    return Result("reading", (Row("peer", {"f1": 0.0}), Row("twosource", figures)))


def test_a_figure_past_its_bound_is_named_and_so_is_one_that_was_not_measured():
    pinned = {"reading": {"f1": Floor(0.9, at_least=0.9), "wrong": Floor(0.1, at_most=0.1)}}
    assert below(result(f1=0.9, wrong=0.1), pinned) == []
    assert below(result(f1=0.89, wrong=0.2), pinned) == [
        "reading, f1: 0.8900, floor 0.9",
        "reading, wrong: 0.2000, at most 0.1",
    ]
    assert below(result(f1=0.95), pinned) == ["reading, wrong: not measured"]
    assert below(Result("times", ()), pinned) == []


@pytest.mark.parametrize(
    ("floor", "fault"),
    [
        (Floor(0.9, at_least=0.9), None),
        (Floor(0.9, at_least=0.8, reason="two gold labels were wrong"), None),
        (Floor(0.9, at_least=0.8), "without a reason"),
        (Floor(0.1, at_most=0.2), "without a reason"),
        (Floor(0.8, at_least=0.9), "set it to 0.9"),
        (Floor(0.9), "at_least or at_most"),
        (Floor(0.9, at_least=0.9, at_most=0.9), "at_least or at_most"),
    ],
)
def test_a_bound_is_loosened_only_with_a_reason(floor, fault):
    found = faults({"reading": {"f1": floor}})
    assert (found == []) if fault is None else (len(found) == 1 and fault in found[0])


def test_the_pinned_floors_are_sound_and_of_known_stages():
    pinned = floors()
    assert faults(pinned) == []
    assert set(pinned) <= set(STAGES)


def test_floors_are_read_from_a_file_and_an_unknown_field_is_refused(tmp_path):
    file = tmp_path / "floors.json"
    file.write_text(json.dumps({"reading": {"f1": {"tightest": 0.9, "at_least": 0.9}}}), "utf-8")
    assert floors(file)["reading"]["f1"].at_least == 0.9
    file.write_text(json.dumps({"reading": {"f1": {"tightest": 0.9, "atleast": 0.9}}}), "utf-8")
    with pytest.raises(Exception, match="atleast"):
        floors(file)


def test_without_gold_it_says_where_it_looked(tmp_path):
    with pytest.raises(MissingGold, match="nowhere"):
        measure("reading", tmp_path / "nowhere")
    with pytest.raises(ValueError, match="there are reading"):
        measure("cooking", tmp_path)


# These make what they measure on themselves.
_ALONE = {"intake", "collections", "streams"}


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage not in _ALONE])
def test_every_stage_says_what_it_misses_in_an_empty_folder(stage, tmp_path):
    with pytest.raises(MissingGold):
        measure(stage, tmp_path)


def test_the_command_ends_with_2_without_gold_and_1_below_a_floor(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from twosource import benchmark
    from twosource.cli import main

    missing = CliRunner().invoke(main, ["benchmark", "reading", "--gold", str(tmp_path / "none")])
    assert missing.exit_code == 2
    assert "--gold" in missing.stderr
    monkeypatch.setattr(benchmark, "measure", lambda stage, gold, sample: result(f1=0.5))
    monkeypatch.setattr(benchmark, "floors", lambda: {"reading": {"f1": Floor(0.9, at_least=0.9)}})
    low = CliRunner().invoke(main, ["benchmark", "reading"])
    assert low.exit_code == 1
    assert "f1: 0.5000, floor 0.9" in low.stderr
    assert "0.500" in low.stdout
    sampled = CliRunner().invoke(main, ["benchmark", "reading", "--sample", "3", "--format", "json"])
    assert sampled.exit_code == 0
    assert json.loads(sampled.stdout)[0]["stage"] == "reading"
