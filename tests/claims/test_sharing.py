"""Values that two reports give alike to one thing, in clauses that do not say each other."""

from collections.abc import Callable

from twosource.claims import Judged
from twosource.model import Claim

from .conftest import Written

Judge = Callable[[Written], Judged]


def shared(judged: Judged) -> list[Claim]:
    return [claim for claim in judged.claims if claim.ladder.reports > 1]


def test_a_sum_is_agreed_on_whatever_else_its_clauses_tell(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Opening their books, the Pascoes showed that from 2007 on the couple paid "
            "£43,885 in county taxes, for a rate of 31.5 percent.",
            "Dale Courier": "The couple paid £43,885 in county taxes and £13,625 in parish taxes, and gave "
            "away a tenth of their income.",
        }
    )
    (claim,) = [c for c in shared(result) if "43,885" in c.text]
    assert claim.state == "corroborated"
    assert [s.span.report for s in claim.statements] != []
    # What only one of them tells is not shown as agreed on.
    assert "31.5" not in claim.text
    assert "13,625" not in claim.text


def test_what_is_shown_is_said_by_all_of_them(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The Sedley brothers are due in court in Oxenby on Thursday morning.",
            "Dale Courier": "Ann and Tom Sedley, who own the mill, are to be arraigned on Thursday morning.",
            "Moor Post": "The brothers are scheduled to be arraigned Thursday morning in Heddon.",
        }
    )
    assert all("Oxenby" not in c.text and "Heddon" not in c.text for c in shared(result))


def test_one_figure_of_two_things_is_not_agreed_on(judged: Judge) -> None:
    def agreed(first: str, second: str) -> list[Claim]:
        return shared(judged({"Tarn Gazette": f"{first}.", "Dale Courier": f"{second}."}))

    assert agreed(
        "In all, the fire brigade at Oxenby used 31 engines", "A total of 31 fire engines came to Oxenby"
    )
    assert not agreed(
        "The fire at the Oxenby mill destroyed 31 looms on Monday",
        "Some 31 firemen fought the blaze at the Oxenby mill",
    )
    assert not agreed(
        "Tom Sedley, who left Oxenby, died in 1962", "Victor Gorley, who ran the mill, died in 1962"
    )
    assert not agreed("The Reds won 31-24 at Oxenby", "Maddox scored 31 points at Oxenby")


def test_two_values_of_one_clause_make_one_claim(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "Divers told the harbour board that on Monday they had lifted seven boxes, 31 "
            "bars of lead and 923 coins from the wreck.",
            "Dale Courier": "From the wreck the divers lifted seven boxes, 31 bars of lead and 923 coins, "
            "which went to the museum at Heddon.",
        }
    )
    texts = [c.text for c in shared(result)]
    assert sum("31 bars" in text for text in texts) <= 1, texts


def test_what_opens_with_a_figure_of_its_own_is_told_of_something_else(judged: Judge) -> None:
    def agreed(opening: str) -> list[Claim]:
        result = judged(
            {
                "Tarn Gazette": f"{opening}the coast guard has confiscated 14 rifles, the captain of the "
                "port said.",
                "Dale Courier": "The coast guard confiscated 14 rifles, a launch and some ladders from the "
                "men of Heddon.",
            }
        )
        return [c for c in shared(result) if "14 rifles" in c.text]

    assert agreed("")
    assert not agreed("In their five operations so far, ")


def test_the_text_of_a_claim_is_said_by_every_report_behind_it(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The Corran Star had 128 passengers and nine crew on board.",
            "Dale Courier": "The Corran Star was arriving from the island of Skarn with 128 passengers "
            "and nine crew on board when it hit the quay at 6:42 p.m., officials of the port said.",
            "Moor Post": "The Corran Star hit the North Quay in Oxenby as it came in from the island of "
            "Skarn with 128 passengers on board. It was the end of a holiday trip for many of them.",
        }
    )
    for claim in shared(result):
        reports = {s.span.report for s in claim.statements}
        assert "Skarn" not in claim.text or "tarn-gazette" not in reports


def test_a_deal_is_one_whether_it_is_told_as_agreed_or_as_to_come(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "Orrin Mills intends to acquire Vale Looms in a $5.4 billion deal.",
            "Dale Courier": "Orrin Mills agreed to buy Vale Looms for $5.4 billion in cash.",
        }
    )
    (claim,) = [c for c in found.claims if c.ladder.reports > 1]
    # What the most careful report says.
    assert claim.text.startswith("Orrin Mills intends to acquire Vale Looms")
    found = judged(
        {
            "Tarn Gazette": "Orrin Mills will pay a fine of $5.4 million.",
            "Dale Courier": "Orrin Mills paid a fine of $5.4 million.",
        }
    )
    assert not any(c.ladder.reports > 1 for c in found.claims)
