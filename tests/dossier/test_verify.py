"""Verify finds each kind of lie, and stands up to any document."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from twosource.dossier import Problem, examine, to_json, verify
from twosource.errors import NotADossier
from twosource.model import Dossier

Tree = dict[str, Any]


@pytest.fixture(scope="session")
def tree(sample: Dossier) -> Tree:
    return json.loads(to_json(sample))


@pytest.mark.parametrize("form", ["bytes", "text", "tree", "record"])
def test_a_true_dossier_has_no_problem(form: str, several: Dossier) -> None:
    data = to_json(several)
    given = {"bytes": data, "text": data.decode(), "tree": json.loads(data), "record": several}[form]
    assert verify(given) == []
    verdict = examine(given)
    assert verdict.checked["stories"] == 2
    assert verdict.checked["reports"] == 7
    assert verdict.checked["spans"] > 60
    assert verdict.checked["ladders"] == 12
    assert len(verdict.notes) == 7
    assert all("not re-checked" in note.message for note in verdict.notes)


def test_unknown_fields_are_no_lie_but_their_spans_are_checked(tree: Tree) -> None:
    more = copy.deepcopy(tree)
    more["stories"][0]["later"] = [{"x": {"report": "courier", "start": 0, "end": 9, "text": "Residents"}}]
    assert verify(more) == []
    more["stories"][0]["later"][0]["x"]["text"] = "Visitors"
    assert [problem.path for problem in verify(more)] == ["$.stories[0].later[0].x"]


# Where to lie, what to put there, and what verify must say. Paths are below stories[0].
LIES: list[tuple[str, Any, str]] = [
    (
        "differences.0.sides.0.spans.0.text",
        "341 people",
        "says “341 people”, but report “courier” has “340 people”",
    ),
    ("differences.0.sides.0.spans.0.start", 131, "says “340 people”"),
    ("differences.0.sides.0.spans.0.end", 99999, "outside the"),
    ("differences.0.sides.0.spans.0.start", -1, "outside the"),
    ("differences.0.sides.0.spans.0.start", "0", "should be a whole number"),
    ("differences.0.sides.0.spans.0.start", 1.0, "should be a whole number"),
    ("differences.0.sides.0.spans.0.report", "lowland", "says “340 people”"),
    ("differences.0.sides.0.spans.0.report", "nobody", "no report of this story"),
    ("differences.0.sides.0.origins", ["o2"], "should be Tarn Valley Courier"),
    ("differences.0.sides.0.origins", ["o77"], "no origin of this story"),
    ("differences.0.sides.1.value", "340", "the same value twice"),
    ("differences.0.sides.1.spans", [], "needs the words"),
    ("differences.0.sides", [], "two sides or more"),
    ("differences.0.kind", "number", "should be one of"),
    ("differences.0.outcome", "false", "should be one of"),
    ("differences.0.outcome", "update", "no contradiction lies on its words"),
    ("differences.1.id", "d1", "to a second difference"),
    ("reports.0.text", "Another text.", "outside the 13 characters"),
    ("reports.1.id", "courier", "to a second report"),
    ("reports.0.sha256", "abc", "64 digits"),
    ("reports.0.sha256", None, "should be text and is null"),
    ("reports.0.removed.0.at", 10**9, "outside the"),
    ("reports.0.removed.0.at", -1, "outside the"),
    ("reports.0.completeness", "whole", "should be one of"),
    ("reports.0.published", "yesterday", "no ISO date"),
    ("reports.0.publisher_verified", 1, "should be true or false"),
    ("reports.1.credits.0.removed", 7, "not in “removed”"),
    ("reports.1.credits.0.removed", None, "marks no words"),
    (
        "reports.1.credits.0.span",
        {"report": "lowland", "start": 0, "end": 4, "text": "More"},
        "should be empty",
    ),
    ("text_groups.1.reports", ["lowland"], "leave out the report “evening”"),
    ("text_groups.1.reports", ["lowland", "evening", "skell"], "holds “skell”"),
    ("text_groups.1.reports", ["lowland", "evening", "lowland"], "a second time"),
    ("text_groups.1.kind", "single", "is “single” with 2 reports"),
    ("text_groups.0.kind", "reprint", "is “reprint” with 1 report"),
    ("text_groups.0.id", "t2", "to a second text group"),
    ("passages.0.spans", [], "in two places"),
    ("origins.0.reports", ["nobody"], "no report of this story"),
    ("origins.0.reports", [], "neither a report nor evidence"),
    ("origins.0.id", "o2", "to a second origin"),
    ("origins.0.grade", "sure", "should be one of"),
    ("quotations.0.content", [], "needs its words"),
    ("quotations.0.speaker.person", "p99", "no person of this story"),
    ("quotations.0.source", {"report": "ledger", "start": 0, "end": 4, "text": "Odle"}, "says “Odle”"),
    ("quotations.0.source", {"report": "ledger", "start": 0, "end": 5, "text": "Odile"}, "several reports"),
    ("families.0.quotations.0", "courier.q99", "no quotation of this story"),
    ("families.0.quotations", ["courier.q0"], "two quotations or more"),
    ("families.0.change.0.to", "ledger.q0", "not in this family"),
    ("families.0.change.0.label", "same", "should be one of"),
    ("families.0.speakers.0", "Tobias Wren", "speaks in none"),
    ("claims.0.text", "Nobody was told to leave.", "the text of none of its statements"),
    ("claims.0.ladder.reports", 3, "is 3, but its statements come from 2 reports"),
    ("claims.0.ladder.text_groups", 1, "come from 2 text groups"),
    ("claims.0.ladder.publishers", 5, "come from 2 publishers"),
    ("claims.0.ladder.origins", 3, "come from 2 origins"),
    ("claims.0.ladder.origins", 1, "that takes two"),
    ("claims.0.state", "single-origin", "is single-origin with 2 origins"),
    ("claims.0.state", "attributed", "in its own voice"),
    ("claims.0.state", "contradicted", "no contradiction lies on its words"),
    ("claims.0.state", "true", "should be one of"),
    ("claims.3.state", "corroborated", "all its statements rest on “Aske Water”"),
    ("claims.4.state", "corroborated", "is corroborated with 1 origin"),
    ("claims.3.informants", [], "leave out “Aske Water”"),
    ("claims.3.informants", ["Aske Water", "The King"], "vouches for none"),
    ("claims.0.statements", [], "needs a statement"),
    ("claims.0.statements.0.polarity", "?", "should be one of"),
    ("claims.0.statements.0.slots", [], "should be an object"),
    ("people.0.id", "p2", "to a second person"),
    ("people.1.positions.0.stance", "maybe", "should be one of"),
    ("people.1.positions.0.span.end", 0, "outside the"),
    ("timeline.0.when", "54", "not YYYY"),
    ("timeline.0.when", "1954-13", "not YYYY"),
    ("timeline.0.when", "2031-02-30", "not YYYY"),
    ("timeline.0.when", "2031-04-03T25:00", "not YYYY"),
    ("timeline.0.when", "2099", "comes before"),
    ("timeline.0.spans", [], "needs the words"),
    ("citations.0.report", "ledger", "not the report that cites"),
    ("first", "2031-05-01", "lies before"),
    ("last", "soon", "no ISO date"),
    ("title", None, "should be text"),
]


def put(tree: Tree, path: str, value: Any) -> Tree:
    """A copy of the tree with another value at a dotted path."""
    changed = copy.deepcopy(tree)
    at: Any = changed
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    for step in steps:
        at = at[step]
    at[last] = value
    return changed


@pytest.mark.parametrize(("path", "value", "words"), LIES)
def test_each_lie_is_found(tree: Tree, path: str, value: Any, words: str) -> None:
    problems = verify(put(tree, f"stories.0.{path}", value))
    assert any(words in problem.message for problem in problems), [str(problem) for problem in problems]
    assert all(problem.path.startswith("$.stories[0]") for problem in problems)


@pytest.mark.parametrize(
    "field",
    [
        "made_with",
        "unread",
        "stories.0.claims",
        "stories.0.reports.0.sha256",
        "stories.0.claims.0.ladder.origins",
    ],
)
def test_a_missing_field_is_named(tree: Tree, field: str) -> None:
    changed = copy.deepcopy(tree)
    at: Any = changed
    *steps, last = [int(step) if step.isdecimal() else step for step in field.split(".")]
    for step in steps:
        at = at[step]
    del at[last]
    (problem,) = [problem for problem in verify(changed) if problem.message == "is missing"]
    assert problem.path.endswith(f".{last}")


def test_a_later_format_is_a_problem(tree: Tree) -> None:
    assert [problem.path for problem in verify({**tree, "dossier": 2})] == ["$.dossier"]


def test_the_first_problem_comes_first_and_reads_plainly(tree: Tree) -> None:
    changed = put(tree, "stories.0.timeline.0.when", "54")
    changed = put(changed, "stories.0.quotations.0.cue.text", "whispered")
    first = verify(changed)[0]
    assert first.path == "$.stories[0].quotations[0].cue"
    assert str(first) == f"{first.path}: {first.message}"
    assert "“whispered”" in first.message


def test_hashes_are_those_of_the_files_as_far_as_they_are_there(sample: Dossier, tmp_path: Path) -> None:
    data = b"<p>the page as it came</p>"
    (tmp_path / "page.html").write_bytes(data)
    story = sample.stories[0]
    report = msgspec.structs.replace(
        story.reports[0], input="page.html", sha256=hashlib.sha256(data).hexdigest()
    )
    story = msgspec.structs.replace(story, reports=(report, *story.reports[1:]))
    dossier = msgspec.structs.replace(sample, stories=(story,))
    verdict = examine(dossier, base=tmp_path)
    assert verdict.problems == ()
    assert verdict.checked["hashes"] == 1
    assert len(verdict.notes) == 5
    (tmp_path / "page.html").write_bytes(data + b" ")
    (problem,) = verify(dossier, base=tmp_path)
    assert problem.path == "$.stories[0].reports[0].sha256"
    assert "page.html" in problem.message


def test_one_id_for_two_reports_in_two_stories(several: Dossier) -> None:
    tree = json.loads(to_json(several))
    tree["stories"][1]["reports"][0]["id"] = "courier"
    assert any("is another report at $.stories[0].reports[0]" in problem.message for problem in verify(tree))


@pytest.mark.parametrize(
    "document", [b"", b"no", "“", b"\xff", b"[]", b"3", b"{}", b'{"dossier":1}', {}, b"[" * 100_000, b"null"]
)
def test_what_is_no_dossier_is_refused(document: Any) -> None:
    with pytest.raises(NotADossier):
        verify(document)


@pytest.mark.parametrize(
    "stories", [None, 3, "x", {}, [None], [3], [[]], [{}], [{"reports": 1}], [{"reports": [1, {"id": []}]}]]
)
def test_broken_stories_are_problems_and_no_crash(stories: Any) -> None:
    problems = verify({"dossier": 1, "made_with": {}, "stories": stories, "unread": []})
    assert problems


def test_deep_nesting_is_walked(tree: Tree) -> None:
    deep: Any = {"report": "courier", "start": 0, "end": 1, "text": "X"}
    for _ in range(5000):
        deep = [deep]
    changed = {**tree, "stories": [{**tree["stories"][0], "later": deep}]}
    assert len(verify(changed)) == 1


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place below a value."""
    if isinstance(value, dict):
        return [place for key, item in value.items() for place in [(*path, key), *places(item, (*path, key))]]
    if isinstance(value, list):
        return [place for n, item in enumerate(value) for place in [(*path, n), *places(item, (*path, n))]]
    return []


def swap(tree: Tree, place: tuple[str | int, ...], value: Any) -> tuple[Tree, Any]:
    changed = copy.deepcopy(tree)
    at: Any = changed
    for step in place[:-1]:
        at = at[step]
    old = at[place[-1]]
    at[place[-1]] = value
    return changed, old


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_document_is_judged_without_a_crash(tree: Tree, data: st.DataObject) -> None:
    changed = tree
    for _ in range(data.draw(st.integers(1, 3))):
        at = places(changed)
        place = at[data.draw(st.integers(0, len(at) - 1))]
        changed, _ = swap(changed, place, data.draw(JSON))
    try:
        problems = verify(changed)
    except NotADossier:
        return
    assert all(isinstance(problem, Problem) and problem.path.startswith("$") for problem in problems)
    assert verify(msgspec.json.encode(changed)) == problems


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_changed_offset_word_or_count_is_found(tree: Tree, data: st.DataObject) -> None:
    spans = ("start", "end", "report")
    counts = ("reports", "text_groups", "publishers", "origins")

    def weighty(place: tuple[str | int, ...]) -> bool:
        if "removed" in place or "slots" in place:
            return False
        if place[-1] in spans:
            return True
        if place[-1] in counts:
            return "ladder" in place
        return place[-1] == "text" and ("span" in place or "spans" in place or "content" in place)

    at = [place for place in places(tree) if place[0] == "stories" and weighty(place)]
    place = at[data.draw(st.integers(0, len(at) - 1))]
    changed, old = swap(tree, place, data.draw(JSON | st.integers(0, 500)))
    new: Any = changed
    for step in place:
        new = new[step]
    assume(type(new) is not type(old) or new != old)
    assert verify(changed), f"{place}: {old!r} became {new!r}"
