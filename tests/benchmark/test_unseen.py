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
    model_without: list[int] = []

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
        assert len(taught_with) >= 0.7 * len(SETS) * 7
        assert model_without == [int(walked[-1]) % 5]
        answered.append(walked)
        return {OURS: [(one, Answer("single", ()))], "another": [(one, Answer("contradicted", ()))]}

    @contextmanager
    def unseen_by(fold: int):
        model_without.append(fold)
        yield
        model_without.pop()

    monkeypatch.setattr(unseen, "asked_by_story", asked_by_story)
    monkeypatch.setattr(unseen, "fold_of", lambda story: int(story[-1]) % 5)
    monkeypatch.setattr(unseen, "unseen_by", unseen_by)
    monkeypatch.setattr(unseen, "taught_by", lambda asked, walked, names: [walked])
    monkeypatch.setattr(unseen, "fitted", list)
    monkeypatch.setattr(unseen, "judged_by", judged_by)
    monkeypatch.setattr(unseen, "answers", answers)
    given = unseen.run(Path("gold"))
    assert sorted(answered) == sorted(story for name in SETS for story in stories[name])
    assert {name: len(rows) for name, rows in given[OURS].items()} == dict.fromkeys(SETS, 7)
    assert [a.state for _, a in given["another"]["dev"]] == ["contradicted"] * 7
