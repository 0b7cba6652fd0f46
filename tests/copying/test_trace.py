"""trace: who prints whose text, who only quotes the same words, and how many origins remain."""

import random

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.copying import origins_at, trace
from twosource.model import Copying, Credit, Quotation, Removed, Report, Span


def relations(copying: Copying) -> dict[frozenset[str], str]:
    return {frozenset((pair.a, pair.b)): pair.relation for pair in copying.pairs}


def own_origin(copying: Copying, report_id: str) -> str:
    (name,) = [origin.name for origin in copying.origins if report_id in origin.reports]
    return name


def at(copying: Copying, report: Report, words: str) -> list[str]:
    start = report.text.index(words)
    names = {origin.id: origin.name for origin in copying.origins}
    return [names[i] for i in origins_at(copying, Span(report.id, start, start + len(words), words))]


def test_twelve_edits_of_a_wire_story_are_one_text_of_one_agency(wire):
    copying = trace(wire)
    (group,) = copying.text_groups
    assert group.kind == "reprint"
    assert set(group.reports) == {report.id for report in wire}
    assert [(origin.name, origin.kind, origin.grade) for origin in copying.origins] == [
        ("Reuters", "agency", "explicit")
    ]


def test_independent_reports_stay_apart_though_they_quote_the_same_words(wire, independent):
    copying = trace([*wire, *independent])
    for report in independent:
        assert (report.id,) in [group.reports for group in copying.text_groups]
        assert own_origin(copying, report.id) == report.publisher
    found = relations(copying)
    assert found[frozenset(("valley", "verbatim"))] == "shared-quotations"
    assert {frozenset(("engineer", "verbatim")), frozenset(("insurer", "verbatim"))}.isdisjoint(found)
    assert len([origin for origin in copying.origins if origin.reports]) == 4


def test_a_rewrite_shares_passages_and_keeps_its_own_reporting(wire, rewrite):
    copying = trace([*wire, rewrite])
    assert relations(copying)[frozenset(("rewrite", "verbatim"))] == "shared-passages"
    assert own_origin(copying, "rewrite") == "Rewrite"
    assert at(copying, rewrite, "Water broke through the eastern wall of the Sarn reservoir") == ["Reuters"]
    assert at(copying, rewrite, "nobody had sounded a siren") == ["Rewrite"]


def test_every_span_is_an_exact_slice(wire, independent, rewrite):
    reports = [*wire, *independent, rewrite]
    texts = {report.id: report.text for report in reports}
    copying = trace(reports)
    spans = [span for passage in copying.passages for span in passage.spans]
    spans += [span for pair in copying.pairs for both in pair.evidence for span in both]
    spans += [citation.span for citation in copying.citations]
    spans += [span for origin in copying.origins for span in origin.evidence]
    assert len(spans) > 50
    for span in spans:
        assert span.text == texts[span.report][span.start : span.end]


def test_the_order_of_reports_does_not_matter(wire, independent, rewrite):
    reports = [*wire, *independent, rewrite]
    once = msgspec.json.encode(trace(reports))
    for seed in range(4):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert msgspec.json.encode(trace(shuffled)) == once


def test_a_reprint_without_any_credit_is_one_unproven_origin(report, wire_text):
    copying = trace([report("alpha", wire_text), report("beta", wire_text.replace("twenty", "20"))])
    (origin,) = copying.origins
    assert (origin.kind, origin.grade, origin.reports) == ("unknown", "weak", ("alpha", "beta"))


def test_dates_prove_a_direction_only_when_they_differ(report, wire_text):
    early = report("zeta", wire_text, published="2026-05-03")
    late = report("alpha", wire_text, published="2026-05-04T09:00:00Z")
    (origin,) = trace([late, early]).origins
    assert (origin.name, origin.grade) == ("Zeta", "strong")
    assert "earliest in this collection" in origin.why
    same_day = report("alpha", wire_text, published="2026-05-03T09:00:00Z")
    (origin,) = trace([same_day, early]).origins
    assert (origin.kind, origin.grade) == ("unknown", "weak")


def test_who_may_have_written_a_shared_text_does_not_count_twice(report, wire_text, independent):
    second = report("second alpha", independent[1].text, publisher="Alpha")
    copying = trace([report("alpha", wire_text), report("beta", wire_text), second])
    assert [set(origin.reports) for origin in copying.origins] == [{"alpha", "beta", "second-alpha"}]


def test_one_publisher_twice_is_one_origin(report, independent):
    one, two = (report(it.id, it.text, publisher="The Orvelt Courier") for it in independent[:2])
    (origin,) = trace([one, two]).origins
    assert set(origin.reports) == {one.id, two.id}


def test_unknown_publishers_are_each_their_own(report, independent):
    copying = trace([report(it.id, it.text, publisher=None) for it in independent])
    assert len(copying.origins) == 3
    assert {origin.name for origin in copying.origins} == {
        f"unknown publisher ({name}.txt)" for name in ("valley", "engineer", "insurer")
    }


def test_credits_for_the_whole_text(report, wire_text):
    def origin_of(text: str, **fields: object) -> tuple[str, str]:
        (origin,) = trace([report("paper", text, **fields)]).origins
        return origin.name, origin.grade

    assert origin_of(f"ORVELT, May 3 (AP) — {wire_text}") == ("Associated Press", "explicit")
    assert origin_of(wire_text, authors=("Jane Roe, Associated Press",)) == ("Associated Press", "explicit")
    assert origin_of(f"{wire_text}\n\nThis article was originally published by the Guardian.") == (
        "The Guardian",
        "explicit",
    )
    assert origin_of(f"ORVELT, May 3 (QXPA) - {wire_text}") == ("QXPA", "explicit")


def test_a_credit_of_the_reading_room_moves_the_text(report, wire_text):
    line = "This article was originally published by www.theguardian.com."
    at_end = Span("paper", len(wire_text), len(wire_text), "")
    paper = report(
        "paper",
        wire_text,
        removed=(Removed(line, "credit", len(wire_text)),),
        credits=(Credit("The Guardian", "syndicated-from", at_end, 0),),
    )
    copying = trace([paper])
    assert own_origin(copying, "paper") == "The Guardian"
    assert [(it.report, it.cites) for it in copying.citations] == [("paper", "The Guardian")]


def test_credits_for_a_part_or_a_photograph_leave_the_text_where_it_is(report, wire_text):
    for line in (
        "The Associated Press contributed to this report.",
        "Additional reporting by Reuters",
        "Photo: Jane Roe/AP",
        "Jane Roe/Pool via AP",
    ):
        copying = trace([report("paper", f"{wire_text}\n\n{line}")])
        assert own_origin(copying, "paper") == "Paper", line


def test_a_name_that_a_text_explains_is_known_in_all(report, wire_text, independent):
    reprint = report(
        "alpha", f"ORVELT, May 3 (QCPA) - {wire_text}\n\n© 2026 Quarry Cross Press Agency (QCPA)."
    )
    citing = report(
        "beta", f"{independent[0].text}\n\nThe water rose by nine metres, the QCPA news agency reported."
    )
    copying = trace([reprint, citing])
    assert own_origin(copying, "alpha") == "Quarry Cross Press Agency"
    assert at(copying, citing, "The water rose by nine metres") == ["Quarry Cross Press Agency"]


def test_two_reports_that_rest_on_one_agency_have_one_origin_for_it(report, independent):
    one = report("one", f"{independent[1].text}\n\nFour people are missing, Reuters reported.")
    two = report("two", f"{independent[2].text}\n\nAccording to Reuters, four are still being sought.")
    copying = trace([one, two])
    assert at(copying, one, "Four people are missing") == ["Reuters"]
    assert at(copying, two, "four are still being sought") == ["Reuters"]
    assert at(copying, two, "The finance minister is to speak") == ["Two"]


ONE = "The Orvelt dam was sold to a pension fund in April, The Denver Post reported. Nobody has denied it."
TWO = "The Orvelt dam was sold to a foreign pension fund, according to the Guardian. The mayor was surprised."


def test_a_circle_has_one_origin_and_it_proves_nothing(report):
    one = report("one", ONE, publisher="The Guardian")
    two = report("two", TWO, publisher="The Denver Post")
    copying = trace([one, two])
    assert {(it.report, it.cites) for it in copying.citations} == {
        ("one", "The Denver Post"),
        ("two", "The Guardian"),
    }
    sold = at(copying, one, "The Orvelt dam was sold")
    assert sold == at(copying, two, "The Orvelt dam was sold")
    (origin,) = [origin for origin in copying.origins if [origin.name] == sold]
    assert (origin.kind, origin.grade) == ("unknown", "weak")
    assert at(copying, one, "Nobody has denied it") == ["The Guardian"]


def test_two_that_cite_each_other_for_different_things_are_no_circle(report):
    one = report("one", ONE, publisher="The Guardian")
    two = report(
        "two", "The mayor of Orvelt resigned at noon, according to the Guardian.", publisher="The Denver Post"
    )
    copying = trace([one, two])
    assert at(copying, one, "The Orvelt dam was sold") == ["The Denver Post"]
    assert at(copying, two, "The mayor of Orvelt resigned") == ["The Guardian"]


def test_a_trail_is_followed_to_its_end(report):
    one = report("one", ONE, publisher="Somebody")
    two = report("two", TWO, publisher="The Denver Post")
    copying = trace([one, two])
    assert at(copying, one, "The Orvelt dam was sold") == ["The Guardian"]


def test_who_is_cited_by_another_is_nearer_to_the_source(report):
    one = report("one", "The dam leaked for years, Politico reported, citing the Guardian. It is dry now.")
    copying = trace([one])
    assert {it.cites for it in copying.citations} == {"Politico", "The Guardian"}
    assert at(copying, one, "The dam leaked for years") == ["The Guardian"]


def test_the_paper_of_a_town_is_not_the_known_one_of_the_same_last_words(report):
    story = report(
        "a", "The Orrinport Daily News reports the value of the mill at $380,600. It burned down on Monday."
    )
    assert [it.cites for it in trace([story]).citations] == ["The Orrinport Daily News"]


def test_who_speaks_to_a_newspaper_is_none(report):
    spoken = report(
        "a", "In an interview with the newspaper, Lowe said that the mill was old and had to close."
    )
    assert trace([spoken]).citations == ()


def test_whose_reporters_somebody_is_cites_nobody(report):
    named = report("a", "Washington Post reporters Ada Roe and Jane Pike lived near the mill in those days.")
    assert trace([named]).citations == ()
    told = report(
        "a", "The owner told Washington Post reporters Ada Roe and Jane Pike that the mill was old."
    )
    assert [it.cites for it in trace([told]).citations] == ["The Washington Post"]


def test_quotations_found_elsewhere_sharpen_the_mask(report, independent):
    words = (
        "the wall was sound when we last looked at it and every gauge in the gallery stood where it had "
        "always stood since the repairs of the year before last"
    )
    one = report("one", f"{independent[1].text}\n\nThe company wrote: {words}.")
    two = report("two", f"{independent[2].text}\n\nA letter says: {words}.")
    assert [pair.relation for pair in trace([one, two]).pairs] == ["shared-passages"]
    quotations = []
    for it in (one, two):
        start = it.text.index(words)
        span = Span(it.id, start, start + len(words), words)
        quotations.append(Quotation(id=f"{it.id}.q1", content=(span,), source=None, cue=None, kind="direct"))
    assert [pair.relation for pair in trace([one, two], quotations=quotations).pairs] == ["shared-quotations"]


def test_shared_furniture_is_no_copying(report, independent):
    line = "\n\nSign up for our newsletter and get the best of the week in your inbox every Friday morning."
    copying = trace([report(it.id, it.text + line) for it in independent[1:]])
    assert [pair.relation for pair in copying.pairs] == ["shared-furniture"]
    assert len(copying.text_groups) == 2


PIECES = [*"ab .,\n\"'“”‘’«»`()—-", "AP", "Reuters ", "reported ", "according to ", "The ", "\ud800"]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts | st.text(max_size=60), min_size=1, max_size=4), st.randoms())
def test_no_text_makes_it_raise_and_order_never_matters(contents, chance):
    reports = [
        Report(
            id=f"r{i}", input=f"{i % 2}.txt", sha256=str(i), text=text, published="2026-02-30" if i else None
        )
        for i, text in enumerate(contents)
    ]
    copying = trace(reports)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert trace(shuffled) == copying
    for report in reports:
        assert [report.id in origin.reports for origin in copying.origins].count(True) == 1
        whole = Span(report.id, 0, len(report.text), report.text)
        assert origins_at(copying, whole)


def test_a_possessive_or_a_day_before_a_known_paper_makes_no_other(report):
    for words in ("Britain's Daily Telegraph reported", "On Monday the Daily Telegraph reported"):
        story = report("a", f"{words} that the mill had burned down and that nobody was hurt.")
        assert [it.cites for it in trace([story]).citations] == ["The Daily Telegraph"]


def test_reporters_who_report_are_cited(report):
    story = report("a", "Washington Post reporters Ada Roe and Jane Pike first reported that the dam leaked.")
    assert [it.cites for it in trace([story]).citations] == ["The Washington Post"]
