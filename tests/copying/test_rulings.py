"""An analyst's word wins over what was found, for the origins and for what is counted behind a claim."""

import pytest

from twosource.copying import independent, trace
from twosource.model import Ruling, Span

from .conftest import INDEPENDENT, make, reprints


def span(report, words):
    start = report.text.index(words)
    return Span(report.id, start, start + len(words), words)


@pytest.fixture
def papers():
    return [make("engineer", INDEPENDENT["engineer"]), make("insurer", INDEPENDENT["insurer"])]


def test_two_reports_can_be_joined(papers):
    ruling = Ruling("same-origin", ("engineer", "insurer.txt"), note="both had it from the ministry")
    copying = trace(papers, rulings=[ruling])
    (origin,) = copying.origins
    assert set(origin.reports) == {"engineer", "insurer"}
    assert "An analyst decided" in origin.why
    assert "both had it from the ministry" in origin.why
    assert copying.rulings == (Ruling("same-origin", ("engineer", "insurer"), note=ruling.note),)
    spans = [span(papers[0], "An old earth wall"), span(papers[1], "Insurers expect claims")]
    assert independent(copying, spans, reports=papers) == 1
    assert independent(trace(papers), spans, reports=papers) == 2


def test_two_prints_of_a_text_can_be_parted():
    texts = reprints()
    papers = [make("alpha", texts["verbatim"]), make("beta", texts["end cut"])]
    spans = [span(paper, "A dam above the mining town") for paper in papers]
    assert independent(trace(papers), spans, reports=papers) == 1
    copying = trace(papers, rulings=[Ruling("not-same-origin", ("alpha", "beta"))])
    assert [set(origin.reports) for origin in copying.origins] == [{"alpha"}, {"beta"}]
    assert sorted(group.reports for group in copying.text_groups) == [("alpha",), ("beta",)]
    assert independent(copying, spans, reports=papers) == 2


def test_a_passage_can_be_left_aside():
    texts = reprints()
    papers = [make("alpha", texts["verbatim"]), make("beta", "A paper of its own. " * 30 + texts["end cut"])]
    assert any("Petra" in s.text or "dam" in s.text for p in trace(papers).passages for s in p.spans)
    ruling = Ruling("ignore-passage", (), "A dam above the mining town")
    left = trace(papers, rulings=[ruling]).passages
    assert not any("A dam above the mining town" in s.text for p in left for s in p.spans)


def test_a_ruling_on_reports_that_are_not_here_concerns_another_story(papers):
    assert trace(papers, rulings=[Ruling("same-origin", ("engineer", "elsewhere"))]) == trace(papers)


def test_the_last_word_counts(papers):
    words = [
        Ruling("same-origin", ("engineer", "insurer")),
        Ruling("not-same-origin", ("engineer", "insurer")),
    ]
    copying = trace(papers, rulings=words)
    spans = [span(papers[0], "An old earth wall"), span(papers[1], "Insurers expect claims")]
    assert independent(copying, spans, reports=papers) == 2
    assert len(copying.origins) == 2
