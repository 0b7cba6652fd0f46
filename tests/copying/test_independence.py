"""Who only retells another report of the collection is no second origin."""

import hashlib

import pytest

from twosource.copying import independent, trace
from twosource.model import Report, Span

DAM = (
    "The Sarn dam will be split between two firms, one for the wall and one for the water, people who know "
    "of the plan said.\n\nThe water company was reorganised in 2012 under Ilse Brandt, who joined its mine "
    "business to the more profitable power station below the town."
)


def report(name: str, text: str) -> Report:
    return Report(
        id=name, input=name, publisher=name, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text
    )


def origins(opening: str) -> int:
    text = f"{opening}\n\nThe firm went through a reshuffle in 2012, when Ilse Brandt was its chief."
    reports = [report("The Guardian", DAM), report("Dale Courier", text)]
    spans = []
    for one, words in zip(reports, ("was reorganised in 2012", "a reshuffle in 2012"), strict=True):
        at = one.text.index(words)
        spans.append(Span(one.id, at, at + len(words), words))
    return independent(trace(reports), spans, reports=reports)


@pytest.mark.parametrize(
    ("opening", "count"),
    [
        ("Orvelt's dam is to have two owners, The Guardian is reporting.", 1),
        ("Orvelt's dam is to have two owners, according to The Guardian.", 1),
        ("Orvelt's dam is to have two owners, Ilse Brandt told The Guardian.", 2),
        ("Orvelt's dam is to have two owners.", 2),
        (
            "Orvelt's dam is to have two owners. "
            + "Rain fell on the town all day. " * 15
            + "It rained, The Guardian reported.",
            2,
        ),
    ],
)
def test_who_opens_with_what_another_reports_is_no_second_origin(opening: str, count: int) -> None:
    assert origins(opening) == count
