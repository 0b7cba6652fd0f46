"""The example story: the dossier shows what its authors put in, and nothing false."""

import json
import re
from pathlib import Path

import pytest

import twosource
from twosource.dossier import to_json

FOLDER = Path(__file__).parent.parent.parent / "examples" / "ferry-harbour"
EXPECTED = json.loads(FOLDER.with_suffix(".expected.json").read_text(encoding="utf-8"))
PAGES = sorted(FOLDER.iterdir())


@pytest.fixture(scope="module")
def dossier():
    return twosource.compare(PAGES)


@pytest.fixture(scope="module")
def story(dossier):
    return max(dossier.stories, key=lambda story: len(story.reports))


@pytest.fixture(scope="module")
def publisher(story):
    return {report.id: report.publisher for report in story.reports}


def holds(text, words):
    return all(word.casefold() in text.casefold() for word in words)


def test_eight_reports_of_one_story_with_their_publishers_and_dates(dossier, story):
    counts = EXPECTED["counts"]
    assert len(dossier.stories) == counts["stories"]
    assert len(story.reports) == counts["reports"]
    assert len(story.text_groups) == counts["text_groups"]
    assert len({report.publisher for report in story.reports}) == counts["publishers"]
    assert all(report.published and report.published.startswith("2026-04-1") for report in story.reports)
    assert all(report.title for report in story.reports)


def test_the_folder_as_a_user_names_it_is_read_in_full(dossier, story):
    reports, unread = twosource.read([FOLDER])
    assert [report.id for report in reports] == [report.id for report in story.reports]
    assert unread == []
    assert dossier.unread == ()


@pytest.mark.parametrize("names", EXPECTED["one_text"], ids=str)
def test_the_agency_text_is_one_text(story, publisher, names):
    assert names in [sorted(publisher[id] for id in group.reports) for group in story.text_groups]


def test_each_report_stands_under_the_origin_it_came_from(story, publisher):
    assert len(story.origins) <= EXPECTED["origins"]["at_most"]
    found = {publisher[id]: origin.name for origin in story.origins for id in origin.reports}
    assert {name: found.get(name) for name in EXPECTED["origins"]["of"]} == EXPECTED["origins"]["of"]


@pytest.mark.parametrize("wanted", EXPECTED["differences"], ids=lambda one: f"{one['kind']}-{one['outcome']}")
def test_a_difference_is_shown_with_its_kind_and_outcome(story, publisher, wanted):
    assert any(is_difference(one, wanted, publisher) for one in story.differences), [
        (one.kind, one.outcome, [side.value for side in one.sides]) for one in story.differences
    ]


def is_difference(difference, wanted, publisher):
    """Of the kind and outcome, one side for each wanted value, the last of them in the report named."""
    if (difference.kind, difference.outcome) != (wanted["kind"], wanted["outcome"]):
        return False
    sides = [
        [side for side in difference.sides if any(says(side.value, word) for word in words)]
        for words in wanted["values"]
    ]
    if not all(sides) or any(side in sides[0] for side in sides[1]):
        return False
    return wanted["against"] in {publisher[span.report] for side in sides[-1] for span in side.spans}


def says(text, words):
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def test_no_other_contradiction_is_shown(story, publisher):
    wanted = [one for one in EXPECTED["differences"] if one["outcome"] == "contradiction"]
    shown = [one for one in story.differences if one.outcome == "contradiction"]
    odd = [one for one in shown if not any(is_difference(one, it, publisher) for it in wanted)]
    assert [(one.kind, one.about, [side.value for side in one.sides]) for one in odd] == []


@pytest.mark.parametrize("wanted", EXPECTED["claims"], ids=lambda one: one["words"][0])
def test_a_claim_has_its_state(story, wanted):
    found = [
        claim
        for claim in story.claims
        if claim.state == wanted["state"]
        and claim.ladder.origins >= wanted["origins_at_least"]
        and any(holds(statement.span.text, wanted["words"]) for statement in claim.statements)
    ]
    assert found
    if "informant" in wanted:
        assert any(wanted["informant"] in claim.informants for claim in found)


@pytest.mark.parametrize("wanted", EXPECTED["families"], ids=lambda one: one["words"])
def test_an_utterance_has_all_its_versions(story, publisher, wanted):
    quotations = {quotation.id: quotation for quotation in story.quotations}
    texts = {
        family.id: [" ".join(span.text for span in quotations[id].content) for id in family.quotations]
        for family in story.families
    }
    (family,) = [
        one for one in story.families if any(holds(text, [wanted["words"]]) for text in texts[one.id])
    ]
    names = {publisher[quotations[id].content[0].report] for id in family.quotations}
    assert sorted(names) == wanted["publishers"]
    assert set(wanted["labels"]) <= {change.label for change in family.change}
    assert bool(family.alarm) is wanted["alarm"]


@pytest.mark.parametrize("words", EXPECTED["never"]["in_a_text"])
def test_no_furniture_is_left_in_a_text(story, words):
    assert [report.input for report in story.reports if words in report.text] == []


@pytest.mark.parametrize("pair", EXPECTED["never"]["in_one_claim"], ids=str)
def test_what_does_not_agree_is_not_one_claim(story, pair):
    for claim in story.claims:
        texts = [statement.span.text for statement in claim.statements]
        assert not all(any(holds(text, [words]) for text in texts) for words in pair), texts


def test_three_prints_of_one_agency_text_corroborate_nothing(story, publisher):
    one_text = set(EXPECTED["never"]["corroborated_by_only"])
    for claim in story.claims:
        names = {publisher[statement.span.report] for statement in claim.statements}
        assert not (claim.state == "corroborated" and names <= one_text), claim.text


def test_the_dossier_holds_and_does_not_depend_on_the_order_of_the_inputs(dossier):
    assert twosource.verify(to_json(dossier)) == []
    assert to_json(twosource.compare(reversed(PAGES))) == to_json(dossier)


def test_no_claim_of_several_reports_is_shown_twice(story):
    shared = [re.findall(r"\w+", c.text.casefold()) for c in story.claims if c.ladder.reports > 1]
    assert len(shared) > 3 and len({tuple(words) for words in shared}) == len(shared)
