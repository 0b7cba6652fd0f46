"""What an editor must see in the dossier of the four reports that the project began with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import twosource
from twosource.dossier import to_json
from twosource.model import Difference, Dossier, Span, Story

REPORTS = Path(__file__).parents[3] / "shared" / "reports" / "leave-nato"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return twosource.compare([REPORTS])


@pytest.fixture(scope="module")
def story(dossier: Dossier) -> Story:
    assert len(dossier.stories) == 1
    return dossier.stories[0]


def of(story: Story, kind: str) -> list[Difference]:
    return [d for d in story.differences if d.kind == kind]


def values(difference: Difference) -> set[str]:
    return {side.value for side in difference.sides}


def test_four_texts_of_four_origins(story: Story) -> None:
    assert len(story.reports) == len(story.text_groups) == 4
    assert sum(bool(origin.reports) for origin in story.origins) == 4
    assert {group.kind for group in story.text_groups} == {"single"}


def test_the_thresholds_for_leaving_contradict(story: Story) -> None:
    [difference] = [d for d in of(story, "figure") if d.outcome == "contradiction"]
    assert values(difference) == {"two-thirds of the Senate", "60 senators"}
    # Two reports say two-thirds, one of them in a sentence that was not compared with the other side.
    assert sorted(len({span.report for span in side.spans}) for side in difference.sides) == [1, 2]


def test_two_years_of_spending_are_no_contradiction(story: Story) -> None:
    [difference] = [d for d in of(story, "figure") if d.outcome == "update"]
    assert {v for v in values(difference) if "3,5%" in v} and {v for v in values(difference) if "3.3%" in v}


def test_members_and_founding_year_are_refinements(story: Story) -> None:
    refined = [d for d in story.differences if d.outcome == "refinement"]
    assert {"32 member states", "over 30 countries"} in [values(d) for d in refined]
    assert {"April 4 1949", "1949"} in [values(d) for d in refined]


def test_a_post_in_one_is_an_interview_in_another(story: Story) -> None:
    [difference] = of(story, "medium")
    assert any("interview" in v for v in values(difference)) and any("post" in v for v in values(difference))


def test_no_other_contradiction_is_shown(story: Story) -> None:
    assert {d.kind for d in story.differences if d.outcome == "contradiction"} == {"figure", "medium"}


def test_one_quotation_in_three_reports_and_another_mouth(story: Story) -> None:
    quotations = {q.id: q for q in story.quotations}
    [family] = [f for f in story.families if "Thomas Massie" in f.speakers]
    assert len({quotations[q].content[0].report for q in family.quotations}) == 3
    assert set(family.speakers) == {"Thomas Massie", "Mike Lee"}
    assert family.alarm is not None
    assert len({change.label for change in family.change}) > 1


def test_who_is_for_it_and_who_is_not(story: Story) -> None:
    stances = {(p.name, x.stance) for p in story.people for x in p.positions}
    assert {("Elon Musk", "for"), ("Mike Lee", "for"), ("Thomas Massie", "for")} <= stances
    assert ("Olaf Scholz", "against") in stances
    assert ("Donald Trump", "for") not in stances


def test_the_outlets_that_the_reports_lean_on(story: Story) -> None:
    cited = {c.cites for c in story.citations}
    assert {"Bloomberg", "Reuters", "Politico", "The Washington Post", "The New York Times"} <= cited
    assert [c.kind for r in story.reports for c in r.credits if c.name == "Daily Mail"] == ["syndicated-from"]


def test_no_furniture_is_a_statement(story: Story) -> None:
    furniture = (
        "Sign in",
        "See also",
        "All rights reserved",
        "originally published",
        "Leave a Reply",
        "Pictured",
    )
    for claim in story.claims:
        for statement in claim.statements:
            assert not any(words in statement.span.text for words in furniture)
    assert all(report.removed for report in story.reports)


def test_a_timeline_from_the_founding_on(story: Story) -> None:
    assert [event.when for event in story.timeline] == sorted(event.when for event in story.timeline)
    assert "1949-04-04" in [event.when for event in story.timeline]


def spans_in(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_in(item)


def test_every_span_is_its_texts_slice_and_the_dossier_verifies(dossier: Dossier, story: Story) -> None:
    text = {report.id: report.text for report in story.reports}
    spans = list(spans_in(story))
    assert len(spans) > 300
    assert all(text[s.report][s.start : s.end] == s.text for s in spans)
    assert twosource.verify(dossier) == []


def test_the_order_of_the_inputs_changes_no_byte(dossier: Dossier) -> None:
    files = sorted(REPORTS.iterdir(), reverse=True)
    assert to_json(twosource.compare(files)) == to_json(dossier)
