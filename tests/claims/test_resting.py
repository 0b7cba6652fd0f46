"""On whose paper or measuring a report's own words rest: one source is none of two."""

from collections.abc import Callable

import msgspec
import pytest

from twosource.claims import Judged, check
from twosource.claims.context import prepare
from twosource.claims.resting import one_source
from twosource.dossier.walking import Walked
from twosource.model import Claim, Statement, Voice

from .conftest import Written

Judge = Callable[[Written], Judged]

POST = "The quake had a magnitude of 4.6, the Vale Seismic Survey said."
VOICES = Voice("informant", "somebody"), Voice("report")
GAZETTE = "The fire caused damage of $4 million, the Tarn Fire Department said."


def shared(judged: Judged) -> list[Claim]:
    return [claim for claim in judged.claims if claim.ladder.reports > 1]


@pytest.mark.parametrize(
    ("posted", "told"),
    [
        (POST, "The Vale Seismic Survey report listed the magnitude of the quake as 4.6."),
        (POST, "VSS data put the magnitude of the quake at 4.6."),
        (POST, "The Vale Seismic Survey's website listed the quake at magnitude 4.6."),
        (POST, "A bulletin from the Vale Seismic Survey put the magnitude of the quake at 4.6."),
        (POST, "The Vale Seismic Survey (VSS) measured the quake at magnitude 4.6."),
        (
            POST.replace("Vale Seismic Survey", "VSS"),
            "The Vale Seismic Survey later put the quake at magnitude 4.6.",
        ),
        (POST, "On Friday, the Vale Seismic Survey put the quake at magnitude 4.6."),
        (GAZETTE, "Tarn Fire Department records show that the fire caused damage of $4 million."),
        (GAZETTE, "The Tarn Fire Department’s report puts the damage of the fire at $4 million."),
    ],
)
def test_papers_and_those_who_wrote_them_are_one_voice(posted: str, told: str, judged: Judge) -> None:
    (claim,) = shared(judged({"Tarn Gazette": posted, "Dale Courier": told}))
    assert claim.state == "attributed"
    assert any(name in claim.rule for name in ("Vale Seismic Survey", "VSS", "Tarn Fire Department"))


@pytest.mark.parametrize(
    ("posted", "told"),
    [
        (POST, "Data from the Global Network put the magnitude of the quake at 4.6."),
        (POST, "The quake of magnitude 4.6 was felt in Oxenby."),
        (GAZETTE, "The fire caused damage of $4 million."),
        # Who does something is no source of it.
        (
            "The FDA gave approval to the vaccine on Friday.",
            "The FDA gave the vaccine its approval on Friday.",
        ),
        (
            GAZETTE,
            "Tarn Fire Department records show that nobody was hurt, but the fire did $4 million in damage.",
        ),
    ],
)
def test_others_are_not(posted: str, told: str, judged: Judge) -> None:
    (claim,) = shared(judged({"Tarn Gazette": posted, "Dale Courier": told}))
    assert claim.state == "corroborated"


def test_a_claim_that_somebody_brings(walked: Callable[[Written], Walked]) -> None:
    w = walked({"Tarn Gazette": POST, "Dale Courier": "VSS data put the magnitude of the quake at 4.6."})
    found = check("The quake had a magnitude of 4.6.", w.parsed, w.quotations, w.people, w.copying)
    assert found.state == "attributed"
    assert "Vale Seismic Survey" in found.rule


@pytest.mark.parametrize(
    "name", ["", "the", "(Vale [News) *desk", "\\d \\w+ (a", "[ ( {", "U.S.", "ABC", "A B C"]
)
def test_no_name_makes_it_raise(name: str, walked: Callable[[Written], Walked]) -> None:
    w = walked({"Tarn Gazette": POST, "Dale Courier": "VSS data put the magnitude of the quake at 4.6."})
    spans = [document.sentences[0] for document in w.parsed]
    quoted, own = (Statement(s, v, "+", "fact", {}) for s, v in zip(spans, VOICES, strict=True))
    quoted = msgspec.structs.replace(quoted, attribution=Voice("informant", name))
    context = prepare(w.parsed, w.quotations, w.people, w.copying)
    assert one_source(context, [quoted, own]) is None
