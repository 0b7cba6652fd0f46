"""Probes answered by a judge that has not seen their story."""

import json
from contextlib import contextmanager
from pathlib import Path

import pytest

from twosource.benchmark import unseen
from twosource.benchmark._probing import OURS, Answer, Asked
from twosource.benchmark.claims import SETS


def test_no_judge_answers_on_a_story_that_taught_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = {name: [f"{name}-{n}" for n in range(7)] for name in SETS}
    taught_with: list[str] = []
    answered: list[str] = []

    def asked_by_story(gold: Path, name: str):
        for story in stories[name]:
            yield [Asked({"event": story, "state": "single"}, (), ())], story, {}

    @contextmanager
    def judged_by(path: Path):
        taught_with[:] = json.loads(path.read_text("utf-8"))
        yield

    def answers(asked, walked, names):
        (one,) = asked
        assert walked == one.probe["event"] and walked not in taught_with
        assert len(taught_with) >= 0.75 * len(SETS) * 7
        answered.append(walked)
        return {OURS: [(one, Answer("single", ()))], "another": [(one, Answer("contradicted", ()))]}

    monkeypatch.setattr(unseen, "asked_by_story", asked_by_story)
    monkeypatch.setattr(unseen, "taught_by", lambda asked, walked, names: [walked])
    monkeypatch.setattr(unseen, "fitted", list)
    monkeypatch.setattr(unseen, "judged_by", judged_by)
    monkeypatch.setattr(unseen, "answers", answers)
    given = unseen.run(Path("gold"))
    assert sorted(answered) == sorted(story for name in SETS for story in stories[name])
    assert {name: len(rows) for name, rows in given[OURS].items()} == dict.fromkeys(SETS, 7)
    assert [a.state for _, a in given["another"]["dev"]] == ["contradicted"] * 7
