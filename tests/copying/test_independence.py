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


SHARED = (
    "The brewery on the north bank had stood empty for eleven years when the flood carried off its wall.",
    "Engineers had warned in the spring that the wall would not bear another flood like the last one.",
    "The owner of the brewery lives abroad and could not be reached for comment on Monday or on Tuesday.",
)
THINGS = (
    "door",
    "stove",
    "piano",
    "bicycle",
    "fence",
    "boat",
    "shed",
    "cart",
    "roof",
    "bench",
    "tree",
    "sign",
)
OWN = (
    " ".join(
        f"At number {n} of Mill Street the water took a {thing} away." for n, thing in enumerate(THINGS)
    ),
    " ".join(
        f"Neighbours who looked for the {thing} found it {n} miles down." for n, thing in enumerate(THINGS)
    ),
)
OWN_TOO = (
    " ".join(
        f"Mira Holt, {n + 30}, says that her {thing} is gone for good." for n, thing in enumerate(THINGS)
    ),
    " ".join(f"The insurers pay {n} crowns where a {thing} was lost." for n, thing in enumerate(THINGS)),
)


@pytest.mark.parametrize(("common", "count"), [(3, 1), (1, 2), (0, 2)])
def test_two_that_print_much_of_one_text_are_one_origin_for_the_rest_too(common: int, count: int) -> None:
    reports = [
        report(name, "\n\n".join([own, *SHARED[:common], last]))
        for name, own, last in (
            ("Vale Herald", f"{OWN[0]}\n\n{OWN_TOO[0]}", "The river stood at four metres at noon."),
            ("Dale Courier", f"{OWN[1]}\n\n{OWN_TOO[1]}", "At noon the level of the river was four metres."),
        )
    ]
    spans = [
        Span(one.id, one.text.rindex("\n\n") + 2, len(one.text), one.text[one.text.rindex("\n\n") + 2 :])
        for one in reports
    ]
    assert independent(trace(reports), spans, reports=reports) == count


def test_names_and_phrases_in_common_are_no_text_in_common() -> None:
    # Eight pieces of eight words each, as official names are: 24 runs of six words, none of them long.
    names = [f"the {thing} committee of the county of upper Marn" for thing in THINGS[:8]]
    texts = [
        "\n\n".join([own, " ".join(f"{opening} {n} {name}." for n, name in enumerate(names)), own_too])
        for own, own_too, opening in zip(OWN, OWN_TOO, ("It asked", "So did member"), strict=True)
    ]
    reports = [report(name, text) for name, text in zip(("Vale Herald", "Dale Courier"), texts, strict=True)]
    spans = [Span(one.id, 0, len(OWN[n]), OWN[n]) for n, one in enumerate(reports)]
    assert independent(trace(reports), spans, reports=reports) == 2
