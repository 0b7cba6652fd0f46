"""What keeps two statements apart: one only hopes, another poll, words outside of the clause held against."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged

from .conftest import Written

Judge = Callable[[Written], Judged]


@pytest.mark.parametrize(
    "hoping",
    [
        "Both senators said they hoped Governor Marsh would veto the Harbour Act.",
        "Traders fear that Governor Marsh will veto the Harbour Act.",
        "It is unlikely that Governor Marsh vetoed the Harbour Act.",
        "The union urged that Governor Marsh veto the Harbour Act.",
        "Nobody thinks that Governor Marsh vetoed the Harbour Act.",
    ],
)
def test_what_is_hoped_feared_or_asked_for_is_not_done(judged: Judge, hoping: str) -> None:
    done = "Governor Marsh on Wednesday vetoed the Harbour Act."
    result = judged({"Vale Herald": hoping, "Aldmoor Post": done})
    assert not [c for c in result.claims if c.ladder.reports > 1]
    told = judged({"Vale Herald": "Governor Marsh has vetoed the Harbour Act.", "Aldmoor Post": done})
    assert [c.state for c in told.claims if c.ladder.reports > 1] == ["corroborated"]


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Holm denied that he took the money from the till.", "said", "-"),
        ("The council did not deny that the bridge was closed to lorries.", "possible", "+"),
        ("The court insisted that he leave the town at once.", "called-for", "+"),
        ("The court insisted that they had left the town at once.", "said", "+"),
        ("Critics fear the dam has burst above the town.", "possible", "+"),
        ("Divers did not say that the ferry sank off the pier.", "possible", "+"),
        ("Holm believes that the ferry sank off the pier.", "said", "+"),
        ("The union called on the mayor to resign.", "called-for", "+"),
        ("The union called off the strike at the mill on Thursday.", "said", "+"),
        ("On 5 May the new orchestra will play in Oslo.", "planned", "+"),
        ("The new orchestra may play in Oslo on 5 June.", "possible", "+"),
        ("Clara Venn was tipped to lead the new orchestra in Oslo.", "possible", "+"),
        ("Clara Venn is the favourite to lead the new orchestra in Oslo.", "possible", "+"),
    ],
)
def test_what_governs_a_clause_is_in_its_record(
    judged: Judge, text: str, modality: str, polarity: str
) -> None:
    told = judged({"Vale Herald": text}).claims[0].statements
    other = judged({"Vale Herald": text, "Aldmoor Post": "Snow fell."})
    assert told
    statements = [s for c in other.claims for s in c.statements]
    assert (modality, polarity) in {(s.modality, s.polarity) for s in statements}


def test_what_somebody_says_of_me_is_nobodys_fact(judged: Judge) -> None:
    result = judged(
        {
            "Vale Herald": "Clara Venn spoke of the role.\nI downloaded old scripts for the part.",
            "Aldmoor Post": "Then the actress told how it went.\nFor the part I downloaded some old scripts.",
        }
    )
    assert [c.state for c in result.claims if c.ladder.reports > 1] == ["attributed"]


POLLS: Written = {
    "Vale Herald": "The latest {one} poll shows that Holm leads Marsh by 43 percent to 38 percent.",
    "Aldmoor Post": "A {other} poll shows that Holm leads Marsh by 46 percent to 38 percent.",
}


def test_two_polls_do_not_contradict_each_other(judged: Judge) -> None:
    apart = judged(_polls("Harbour/Tide", "Northgate College"))
    assert {d.outcome for d in apart.differences if d.kind == "figure"} == {"scope"}
    one = judged(_polls("Harbour/Tide", "Harbour"))
    assert {d.outcome for d in one.differences if d.kind == "figure"} == {"contradiction"}


def test_a_denial_and_what_it_denies_are_two_words(judged: Judge) -> None:
    """That somebody denies what a report tells is shown, as his word."""
    result = judged(
        {
            "Vale Herald": "Mayor Berg took the money from the harbour office.",
            "Aldmoor Post": "Peter Holm denied that Mayor Berg took the money from the harbour office.",
        }
    )
    assert [(d.kind, d.outcome) for d in result.differences] == [("polarity", "attributed")]
    assert not [c for c in result.claims if c.ladder.reports > 1]


def _polls(one: str, other: str) -> Written:
    return {outlet: str(text).format(one=one, other=other) for outlet, text in POLLS.items()}


def test_what_is_shown_of_a_sentence_holds_what_it_says(judged: Judge) -> None:
    result = judged(
        {
            "Vale Herald": "When the reforms began, Anna Holm was released from house arrest.",
            "Aldmoor Post": "Anna Holm visited the capital on Wednesday as leader of the Vale six years "
            "after she was released from house arrest, a great day for her party.",
        }
    )
    (claim,) = [c for c in result.claims if c.ladder.reports > 1]
    assert all("house arrest" in s.span.text for s in claim.statements)


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("The bridge over the Tarn collapsed on Monday morning.", other)
        for other in (
            "There is no evidence that the bridge over the Tarn collapsed on Monday morning.",
            "Rumours that the bridge over the Tarn collapsed on Monday morning are false, police said.",
            "A newspaper wrongly reported that the bridge over the Tarn collapsed on Monday morning.",
            "A hoax claimed that the bridge over the Tarn collapsed on Monday morning.",
            "It is not true that the bridge over the Tarn collapsed on Monday morning.",
            "Part of the bridge over the Tarn collapsed on Monday morning.",
            "A model of the bridge over the Tarn collapsed on Monday morning.",
        )
    ]
    + [
        ("Peter Holm was arrested in Aldmoor on Friday.", other)
        for other in (
            "The lawyer of Peter Holm was arrested in Aldmoor on Friday.",
            "Police came to Aldmoor on Friday to arrest Peter Holm.",
        )
    ]
    + [
        (
            "The mayor of Aldmoor resigned on Tuesday.",
            "The former mayor of Aldmoor resigned on Tuesday from the board.",
        ),
        ("The mayor of Aldmoor resigned on Tuesday.", "The mayor of Aldmoor offered to resign on Tuesday."),
        ("Unemployment fell to 4 percent in May.", "Unemployment fell by 4 percent in May."),
        ("Unemployment fell to 4 percent in May.", "Youth unemployment fell to 4 percent in May."),
        ("Unemployment fell to 4 percent in May.", "Unemployment is forecast to fall to 4 percent in May."),
        ("Peter Holm shot Karl Ode outside the bar.", "Peter Holm shot at Karl Ode outside the bar."),
        ("Floods killed 12 people in Aldmoor on Sunday.", "Floods killed 12 people in Aldmoor last year."),
        ("Oxenby beat Tarn 3-1 on Saturday.", "Oxenby had beaten Tarn 2-0 in May."),
        ("The court jailed Karl Ode for five years.", "The court jailed Karl Ode's wife for five years."),
        ("President Marsh met the king in Oxenby.", "President Marsh met the king's brother in Oxenby."),
        (
            "Anna Berg stole the painting from the museum.",
            "Anna Berg stole a copy of the painting from the museum.",
        ),
    ],
)
def test_the_same_words_in_another_guise_are_not_agreed_on(judged: Judge, told: str, other: str) -> None:
    result = judged({"Vale Herald": told, "Aldmoor Post": other})
    assert not [c for c in result.claims if c.ladder.reports > 1]
    assert not [d for d in result.differences if d.outcome == "contradiction"]


@pytest.mark.parametrize(
    "other",
    [
        "On a bright morning in Aldmoor, the bridge over the Tarn collapsed under a lorry.",
        "Two of the pillars of the city of Aldmoor gave way, and the bridge over the Tarn collapsed.",
        "Engineers watched as the bridge over the Tarn began to collapse and then collapsed.",
    ],
)
def test_words_around_what_is_told_do_not_keep_it_apart(judged: Judge, other: str) -> None:
    result = judged({"Vale Herald": "The bridge over the Tarn collapsed.", "Aldmoor Post": other})
    assert [c for c in result.claims if c.ladder.reports > 1]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        # Whom somebody killed, died.
        (
            "Kathina Holm was killed by a large-calibre bullet, the inquest heard.",
            "Kathina Holm died from a wound by a large-calibre bullet.",
        ),
        # The bomb that does it is not the one in "bomb technician".
        (
            "A bomb exploded in Aldmoor on Friday, killing a constable and a bomb technician.",
            "An explosion at the bank killed a constable and a bomb technician.",
        ),
        # Of what size the quake was makes no other thing of it.
        (
            "A 5.6 magnitude earthquake hit the island on Sunday, injuring five people and a horse.",
            "The earthquake struck on the far side of the island, injuring five people and a horse.",
        ),
    ],
)
def test_who_undergoes_it_and_what_is_measured_do_not_keep_it_apart(
    judged: Judge, told: str, other: str
) -> None:
    result = judged({"Vale Herald": told, "Aldmoor Post": other})
    assert [c for c in result.claims if c.ladder.reports > 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The toll is of the flood that the sentence before tells of.
        (
            "The quake killed twelve people in the town of Vale.",
            "A quake has struck the hills of Vale, the survey said.\n\nIn April last year a strong quake "
            "struck off Oxenby, prompting an alert. The quake killed five people in the town of Vale.",
        ),
        # Done to others, or in another time, the opposite is no contradiction.
        (
            "The Vale museum bought a painting by Ode on Monday at the great auction.",
            "The Vale museum sold a statue by Ode on Monday at the great auction.",
        ),
        (
            "A fire on Tuesday destroyed Oxenby's historic Tarnside dairy warehouse building, which was "
            "built in the 1930s when colonists arrived.",
            "Oxenby lost part of its history on Tuesday, when a blaze demolished the old Tarnside dairy "
            "warehouse building in Oxenby.",
        ),
    ],
)
def test_what_is_told_of_others_or_another_time_contradicts_nothing(
    judged: Judge, one: str, other: str
) -> None:
    result = judged({"Vale Herald": one, "Aldmoor Post": other})
    assert not [d for d in result.differences if d.outcome == "contradiction"]


def test_two_values_that_one_report_gives_are_two_things(judged: Judge) -> None:
    story = {
        "Vale Herald": "Holm scored 20 points in the game on Thursday night, breaking the record of Vale.",
        "Fell Courier": "Peter Holm needed just nine points in the game on Thursday night to eclipse the "
        "record of Vale.",
        "Aldmoor Post": "Peter Holm needed nine points on Thursday night to pass the record of Vale.\n\n"
        "Holm scored 20 points in the game on Thursday night.",
        "Moor Echo": "Holm scored 20 points on Thursday night to break the record of Vale. He needed just "
        "nine points coming in.",
    }
    result = judged(story)
    assert not [d for d in result.differences if d.outcome == "contradiction"]
    assert not [c for c in result.claims if c.state == "contradicted"]


@pytest.mark.parametrize(
    ("one", "other", "outcomes"),
    [
        (
            "The fire injured 14 workers at the mill.",
            "The fire hurt 17 people at the mill, three of them firemen.",
            {"scope"},
        ),
        ("The bank will cut 500 jobs this year.", "The bank will cut 200 jobs in Vale this year.", {"scope"}),
        (
            "Shares of Brandt fell 3 percent on Monday.",
            "Shares of Brandt have fallen 12 percent this year.",
            {"scope"},
        ),
        ("The trial begins on Monday.", "The second trial begins on Wednesday.", set()),
        ("The trial begins on Monday.", "A trial of another man begins on Tuesday.", set()),
        ("The trial begins on Monday.", "The trial begins on Wednesday.", {"contradiction"}),
        (
            "Voters in 2009 approved a 3 million dollar bond to buy the land.",
            "Voters in 2010 approved a 3 million dollar bond for the purchase of the land.",
            {"contradiction"},
        ),
        (
            "The fire injured 14 people at the mill.",
            "The fire injured 17 workers at the mill.",
            {"contradiction"},
        ),
    ],
)
def test_a_part_or_another_one_is_no_contradiction(
    judged: Judge, one: str, other: str, outcomes: set[str]
) -> None:
    result = judged({"Vale Herald": one, "Aldmoor Post": other})
    assert {d.outcome for d in result.differences} == outcomes
