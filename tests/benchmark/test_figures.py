"""The figures and times benchmarks on a small gold of our own, in the form of the real one."""

import json
from pathlib import Path

import pytest

from twosource.benchmark import figures, times
from twosource.errors import MissingGold

SENTENCES = [
    {
        "text": "The yard has more than 300 welders and sold boats for $2 million.",
        "quantities": [
            {
                "change": ">",
                "value": "300.0",
                "unit": "welders",
                "normalized_unit": "welder",
                "referred_concepts": "yard",
            },
            {
                "change": "=",
                "value": "2000000.0",
                "unit": "$",
                "normalized_unit": "dollar",
                "referred_concepts": "boats",
            },
        ],
    },
    {"text": "Nobody came to Pier 9 in 2015.", "quantities": []},
]
WRONG = [{"text": "Six welders left.", "quantities": [{**SENTENCES[0]["quantities"][0], "value": "7.0"}]}]  # type: ignore[index]
TIMES = [
    {
        "Input": "The quay was closed on 3 May 2015.",
        "Context": {"ReferenceDateTime": "2016-01-05T00:00:00"},
        "Results": [
            {
                "Text": "3 May 2015",
                "TypeName": "datetimeV2.date",
                "Resolution": {"values": [{"timex": "2015-05-03", "type": "date", "value": "2015-05-03"}]},
            }
        ],
    }
]


def gold(folder: Path, sentences: object = None, cases: object = None) -> Path:
    (folder / "figures").mkdir()
    (folder / "figures" / "newsquant-dev.json").write_text(json.dumps(sentences), encoding="utf-8")
    (folder / "figures" / "DateTimeModel.json").write_text("\ufeff" + json.dumps(cases), encoding="utf-8")
    return folder


def test_right_figures_count_fully(tmp_path: Path) -> None:
    result = figures.run(gold(tmp_path, SENTENCES))
    ours = result.rows[0]
    assert ours.name == "twosource"
    assert ours.figures["value: F1"] == ours.figures["value and unit: F1"] == 1.0
    assert ours.figures["value and change: F1"] == 1.0


def test_a_wrong_value_counts_for_nothing(tmp_path: Path) -> None:
    result = figures.run(gold(tmp_path, WRONG))
    assert all(value == 0.0 for value in result.rows[0].figures.values())


def test_sample_takes_the_first(tmp_path: Path) -> None:
    assert figures.run(gold(tmp_path, SENTENCES), sample=1).note.startswith("1 sentences, 2 quantities")


def test_times(tmp_path: Path) -> None:
    result = times.run(gold(tmp_path, [], TIMES))
    assert result.rows[0].figures == {"extent: F1": 1.0, "exact extent: F1": 1.0, "value: F1": 1.0}


@pytest.mark.parametrize("stage", [figures, times])
def test_missing_gold_is_said(stage: object, tmp_path: Path) -> None:
    with pytest.raises(MissingGold, match="not there"):
        stage.run(tmp_path)  # type: ignore[attr-defined]
