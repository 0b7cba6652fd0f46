"""What teaches the model of inference."""

import json
from collections import Counter

from twosource.benchmark import _schooling
from twosource.benchmark._folds import DATA
from twosource.benchmark._schooling import ANSWERS, BOTH_HOLD, NOT_DENIED, NOT_SAID, Lesson
from twosource.benchmark.conflicts import LABELS
from twosource.language.inference import ANSWERS as MODEL_ANSWERS

TEXTS = {
    "r1": "The ferry sank on Monday. Nine people died when it sank near Aldmoor.",
    "r2": "Four people died when the ferry sank near Aldmoor, the mayor said.",
}


def test_answers_stand_as_the_model_gives_them() -> None:
    assert list(ANSWERS.values()) == list(range(len(MODEL_ANSWERS)))
    assert not {NOT_SAID, NOT_DENIED} & set(ANSWERS.values())


def test_what_measures_our_own_pairs_teaches_nothing() -> None:
    taught = {(lesson.sentence, lesson.held) for lesson in _schooling._of_our_own()}
    assert len(taught) > 500
    for name, one, other in (("minimal.jsonl", "told", "claim"), ("apart.jsonl", "one", "other")):
        rows = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
        for row in rows:
            if row["split"] == "heldout":
                assert (row[one], row[other]) not in taught


def test_a_conflict_is_denied_both_ways_and_what_both_hold_only_not_denied() -> None:
    place = {"a": ["r1", 26, 42], "b": ["r2", 0, 16]}
    rows = [{**place, "verdict": verdict} for verdict in ("conflict", "scope", "update")]
    found = _schooling._of_conflicts("s", rows, TEXTS)
    assert Counter(lesson.answer for lesson in found) == {ANSWERS["against"]: 2, NOT_DENIED: 2}
    assert {lesson.story for lesson in found} == {"s"}
    assert any("Nine people died" in one.held and one.sentence.startswith("Four") for one in found)


def test_what_only_seems_a_conflict_has_outcomes_of_the_labels() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert {row["verdict"] for row in rows} >= BOTH_HOLD


def test_a_sentence_that_says_a_value_once_it_is_exchanged_denies_it_as_it_stands() -> None:
    nine, four = TEXTS["r1"].index("Nine"), TEXTS["r2"].index("Four")
    row = {"a": ["r1", nine, nine + 4], "b": ["r2", four, four + 4], "differ": True}
    found = set(_schooling._of_rivals("s", [row], TEXTS))
    assert {(one.answer, one.sentence.split()[0]) for one in found if "ine" in one.held} == {
        (ANSWERS["for"], "Nine"),
        (ANSWERS["against"], "Four"),
    }
    assert all(isinstance(one, Lesson) and one.story == "s" for one in found)
