"""What the judge is taught beyond the probes, and how another judge is measured."""

import json
from pathlib import Path

import numpy as np

from twosource.benchmark._lessons import lessons
from twosource.benchmark._probing import Asked
from twosource.benchmark.judging import fit, precision
from twosource.claims.judge import SHIPPED, judge, judged_by
from twosource.dossier.walking import Walked, walk
from twosource.model import Report

TEXT = (
    "The town council of Aldmoor voted on Tuesday to close the Mill Lane bridge to lorries. "
    "The repair was promised for the year 2019 by the council and is late. "
    "Fourteen workers and 240 clerks of the mill were told on Monday that they can go home."
)


def walked() -> Walked:
    return walk([Report(id="post", input="post.txt", sha256="", text=TEXT)])


def test_lessons_repeat_change_and_lengthen() -> None:
    story = walked()
    first = story.parsed[0].sentences[0].text
    true = Asked({"state": "single", "claim": "The bridge was closed to lorries."}, (("post", first),), ())
    absent = Asked({"state": "not_reported", "claim": "The mayor fled abroad."}, (), ())
    found = list(lessons([true, absent], story.parsed))
    assert found == list(lessons([true, absent], story.parsed))
    sentences = {s.text for s in story.parsed[0].sentences}
    assert {lesson.claim for lesson in found if lesson.label == "for"} == sentences
    for lesson in (one for one in found if one.label == "against"):
        assert lesson.claim != lesson.sentence and lesson.sentence in sentences
    changed = {lesson.claim for lesson in found if lesson.label == "against"}
    # A number where there is one, else a denial; a year is left, so that sentence is denied.
    assert not any("240" in claim for claim in changed)
    assert any("was not promised" in claim for claim in changed)
    added = [lesson for lesson in found if lesson.label == "neither"]
    assert [(one.claim, one.sentence) for one in added] == [
        ("The bridge was closed to lorries, and the mayor fled abroad.", first)
    ]


def test_another_judge_judges_only_where_it_is_asked_for(tmp_path: Path) -> None:
    models = json.loads(SHIPPED.read_text("utf-8"))
    models["says"] = {"bias": 30.0, "weights": {}, "answers": []}
    other = tmp_path / "judge.json"
    other.write_text(json.dumps(models), "utf-8")
    with judged_by(other):
        assert judge().says({}) > 0.99
    assert judge().says.answers is not None and judge().says.bias != 30.0


def test_a_fit_tells_apart_what_a_column_tells_apart() -> None:
    random = np.random.default_rng(7)
    x = random.normal(size=(200, 3))
    y = (x[:, 1] > 0).astype(float)
    bias, weights = fit(x, y, np.ones(200), 1.0)
    assert int(np.abs(weights).argmax()) == 1
    assert precision(y, bias + x @ weights) > 0.99
    assert precision(y, -x[:, 1]) < 0.5
