"""Sentences of nearly the same words that tell two things: neither contradicts the other."""

from collections.abc import Callable

import pytest

from twosource.claims import Judged
from twosource.model import Claim, Span

from .conftest import Written

Judge = Callable[[Written], Judged]

BOTH_HOLD = [
    # the day differs too
    (
        "Police arrested 12 people on Friday after the march.",
        "Police arrested 30 people on Saturday after the march.",
    ),
    ("Inflation rose to 3.1 percent in March.", "Inflation rose to 3.4 percent in April."),
    # for what, of whom, where
    (
        "The council approved a budget of $4 million for schools.",
        "The council approved a budget of $9 million for roads.",
    ),
    (
        "The court sentenced Holm to five years in prison.",
        "The court sentenced his brother to two years in prison.",
    ),
    ("The river rose to 7 metres at Oxenby.", "The river rose to 5 metres at Garth."),
    (
        "Unemployment in Norway stood at 11 percent in May.",
        "Unemployment among the young in Norway stood at 24 percent in May.",
    ),
    ("The new phone will cost $400 with a contract.", "The new phone will cost $900 without a contract."),
    (
        "The fire killed four people and injured nine, the fire service said.",
        "The fire killed four people and injured two children, the fire service said.",
    ),
    # another stage, once more, and a kind of what the other counts
    (
        "The court in Oxenby sentenced Holm to nine years in prison in May for the attack.",
        "The appeals court in Oxenby sentenced Holm to six years in prison for the attack.",
    ),
    (
        "The two ministers met in Oxenby on 4 May.",
        "The two ministers met again in Oxenby on 9 May, for the whole afternoon.",
    ),
    (
        "Divers found 31 graves near the old pier at Oxenby.",
        "Divers found 12 graves of children near the old pier at Oxenby.",
    ),
    ("The atlas is 480 pages long.", "The second volume of the atlas is 350 pages long."),
    ("The quake struck Oxenby at 4:12 a.m.", "An aftershock struck Oxenby at 6:30 a.m."),
    ("The poet won the Vale medal in 2008.", "The poet won the Vale medal again in 2015."),
    # when it begins and how long it lasts
    (
        "The strike will last 24 hours, the union said.",
        "The strike will begin in 48 hours, the union said.",
    ),
    (
        "The minister said on Monday that 40 villages had been cut off by the flood.",
        "By Wednesday the flood had cut off 63 villages, the minister said.",
    ),
    # what there is room for, a part of the place, who came before
    (
        "The jet was carrying 148 passengers and six crew.",
        "The jet, with room for 180 passengers, was on its way to Rome.",
    ),
    (
        "Some 20,000 people live on the island.",
        "Some 4,000 people live in the island's capital.",
    ),
    (
        "The law sets a limit of 50 miles an hour on country roads.",
        "The law sets a limit of 30 miles an hour in towns.",
    ),
    ("The mayor's salary is $90,000.", "The mayor's predecessor had a salary of $75,000."),
    # for whom, for what time, of how many
    ("A ticket costs $12 for adults.", "A ticket costs $5 for children."),
    ("Borg hit 14 home runs before the break.", "Borg hit 31 home runs in the season."),
    ("The film took $40 million in its first weekend.", "The film has taken $210 million so far."),
    ("A third of the crew fell ill.", "Half of the passengers fell ill."),
    ("The club paid $12 million for Holm in May.", "The club paid $20 million for Holm and Borg."),
    # what is done to some, and to others
    (
        "Twelve people were killed in the blast at the mill.",
        "Twelve people were injured in the blast at the mill.",
    ),
    ("Most members of the party backed the plan.", "Some members of the party opposed the plan."),
    ("The council opened a new school in Garth.", "The council closed an old school in Garth."),
    ("Both Holm and Borg voted for the bridge.", "Both Holm and Lund voted for the bridge."),
    # on two occasions
    (
        "Doug Holm completed 29 of 34 passes for 364 yards as Vale beat Hull.",
        "Doug Holm, who completed his first 17 passes, threw for 364 yards as Vale beat Hull.",
    ),
    (
        "Ruth Holm scored 14 points and had six rebounds as Vale beat Hull on Saturday.",
        "Ruth Holm picked up the slack in the first half as she scored seven points.",
    ),
    (
        "Ruth Holm grabbed 11 rebounds and blocked six shots.",
        "During the game's deciding 15-2 run, Ruth Holm grabbed three rebounds and blocked two shots.",
    ),
    (
        "Holm scored 24 points in a balanced attack as Garth won 108-70 against Oxenby.",
        "Holm scored 20 points to help Garth to a 91-73 victory over Lowick.",
    ),
    (
        "Shares of the bank fell 5 percent to close at $46.64.",
        "Shares of the bank sagged on Tuesday to finish at $44.27.",
    ),
    (
        "The council spoke in 2009. The latest quake killed five people on Sunday.",
        "The quake near Oxenby on Oct. 10, 2002, was the largest recorded, killing three people.",
    ),
    (
        "Holm scored 24 points as Garth came back from its first loss with a 108-70 rout.",
        "Holm scored 20 points and Garth stayed unbeaten with a 91-73 victory on Thursday night.",
    ),
    ("Holm had 10 points in the first 7\u2009½ minutes.", "Holm had 13 points for Garth."),
    (
        "Lund was stopped for driving at 90 miles an hour.",
        "Lund was stopped again in May for driving at 75 miles an hour.",
    ),
    (
        "The first flight was delayed by two hours.",
        "The return flight was delayed by five hours.",
    ),
    ("The shop opens at 9 a.m. on weekdays.", "The shop opens at 11 a.m. on Sundays."),
    (
        "The mine produced 4 million tonnes of coal in its best year.",
        "The mine produces 1 million tonnes of coal a year.",
    ),
    # in the mean, or of two kinds of count
    ("Ruth Holm had 24 points for Garth.", "Ruth Holm averaged 22 points for Garth."),
    (
        "A gunman shot three people at the mill on Monday.",
        "A gunman wounded two people at the mill on Monday.",
    ),
    (
        "A gunman shot three people at the mill on Monday.",
        "A gunman shot and killed one person at the mill on Monday.",
    ),
    (
        "Garth is paying $281 million in cash and $53 million in stock for the firm.",
        "Garth is paying $334 million for the firm.",
    ),
    ("The hall seats 900.", "About 400 people were in the hall."),
    # to whom, for whom, by what, from which end
    ("The ferry leaves Oxenby at 9 a.m.", "The ferry leaves Garth at 11 a.m."),
    ("The prize money is $1 million for the winner.", "The prize money for the runner-up is $400,000."),
    (
        "The drug helped 60 percent of the patients who took it.",
        "A placebo helped 20 percent of the patients.",
    ),
    ("Lund bought the land for $3 million.", "Lund sold the land for $5 million."),
    ("The film has a release date of 22 November.", "The film begins shooting in August."),
    ("Police made 14 arrests.", "Police arrested nine people outside the ground and five inside."),
    ("Holm had 24 points on Friday.", "Holm needed nine points on Friday."),
    ("The vaccine costs $30 a dose.", "The vaccine costs $18 a dose in poor countries."),
    # each at its own verb
    (
        "A man fired four days earlier from his job walked into the office with a rifle.",
        "A man fired last week walked into the office with a rifle on Monday.",
    ),
    # nobody knows who he is
    ("He was fined 200 crowns.", "He was fined 300 crowns."),
    (
        "A skipper and a mate met on Monday before he fell about 20 metres into the hold.",
        "A skipper met a mate on Monday before falling about 30 metres into the hold.",
    ),
]
EXCLUDING = [
    # one tells more than the other
    (
        "Anna Berg was arrested at her house in Oxenby on Tuesday by two officers of the harbour police, "
        "who had watched her for a week.",
        "Anna Berg was arrested on Wednesday.",
    ),
    # what befalls a thing once
    (
        "The Holm Museum, which opened in 2003 in a former tram depot, is to close.",
        "The Holm Museum opened in 2005 and is to close in May.",
    ),
    ("The new stadium will cost $90 million.", "The new stadium is to cost $120 million."),
    (
        "The fire at the mill killed four people, the fire service said.",
        "Five people died in the fire at the mill, the fire service said.",
    ),
    ("The blast killed the driver of the train.", "The blast injured the driver of the train."),
    ("The firm will cut 300 jobs in Oxenby.", "The firm will add 300 jobs in Oxenby."),
    (
        "The quake had a magnitude of 6.1 and struck the coast near Oxenby at dawn on Friday.",
        "A 6.4-magnitude earthquake struck the coast near Oxenby on Friday.",
    ),
    (
        "Rescuers pulled 14 survivors from the rubble.",
        "Rescue teams brought out 19 survivors from the rubble.",
    ),
    # whoever he is, two sentences print one text
    (
        "He was fined 200 crowns and banned from the harbour for the whole of the summer.",
        "He was fined 300 crowns and banned from the harbour for the whole of the summer.",
    ),
    # whom a pronoun means in its sentence
    (
        "A skipper died on Monday after he slipped and fell about 20 metres into the hold.",
        "A skipper died on Monday after falling about 30 metres into the hold.",
    ),
    (
        "Shares of the bank fell 5 percent on Tuesday to close at $46.64.",
        "Shares of the bank sagged on Tuesday to finish at $44.27.",
    ),
    # one thing happens, in whatever verb
    ("The march in Oxenby was held on Saturday.", "The Oxenby march took place on Sunday."),
    (
        "The company will close its plant at Oxenby in June.",
        "The company will shut its Oxenby plant in August.",
    ),
    ("The new law takes effect on 1 May.", "The new law takes effect on 1 July."),
    # a month is no auxiliary, and what is blown down is no change
    ("The orchestra will play in Oslo on 3 May.", "On 5 May the orchestra will play in Oslo."),
    (
        "The storm blew down 300 trees in Oxenby.",
        "In Oxenby about 450 trees were blown down by the storm.",
    ),
    ("The island has a population of 4,000.", "Some 6,500 people live on the island."),
    (
        "Ruth Ardley was elected mayor with 54 percent of the vote.",
        "Ruth Ardley won 51 percent of the vote and becomes mayor.",
    ),
    (
        "A gunman shot three people at the mill on Monday.",
        "A gunman shot four people at the mill on Monday.",
    ),
    # what is told of something on the way
    ("The museum was founded in 1887.", "The museum, founded in 1889, holds 40,000 objects."),
    (
        "Ruth Holm, Mayor of Garth, was indicted on two charges of fraud, and announced days later that "
        "she had ended her campaign.",
        "Ruth Holm was indicted on three charges of fraud.",
    ),
    (
        "Anna Holm, who has led the party since 2015, said she would not resign.",
        "Anna Holm has led the party since 2012.",
    ),
    # a sentence of so many years, and sentenced to so many; a place by its initials
    (
        "Anna Berg received a five-year sentence for smuggling heroin.",
        "Anna Berg was sentenced to seven years in prison for smuggling heroin.",
    ),
    (
        "In 1969, Anna Berg was indicted in New Jersey for bribing the police force of Old Vale.",
        "In 1970, Anna Berg was indicted for bribing the police force of Old Vale, N.J., a small town.",
    ),
]


def _holds(claim: Claim, span: Span) -> bool:
    told = [s.span for s in claim.statements]
    return any(s.report == span.report and s.start <= span.start and span.end <= s.end for s in told)


@pytest.mark.parametrize(("one", "other"), BOTH_HOLD)
def test_what_both_holds_is_no_contradiction(judged: Judge, one: str, other: str) -> None:
    found = judged({"Tarn Gazette": one, "Dale Courier": other})
    assert not [d for d in found.differences if d.outcome in ("contradiction", "attributed")]


@pytest.mark.parametrize(("one", "other"), EXCLUDING)
def test_what_cannot_both_hold_is_one(judged: Judge, one: str, other: str) -> None:
    found = judged({"Tarn Gazette": one, "Dale Courier": other})
    assert [d.outcome for d in found.differences] == ["contradiction"]
    spans = [span for side in found.differences[0].sides for span in side.spans]
    assert not [c for c in found.claims if c.state == "corroborated" and any(_holds(c, s) for s in spans)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Anna Holm was born in Norway and grew up in Leeds.",
            "Anna Holm, who was born in Sweden, grew up in Leeds.",
        ),
        (
            "Peter Holm, who led the bank for ten years, was sentenced on Monday.",
            "Peter Holm, who led the bank for six years, was sentenced on Monday.",
        ),
    ],
)
def test_a_clause_within_is_not_agreed_on_where_it_is_denied(judged: Judge, one: str, other: str) -> None:
    found = judged({"Tarn Gazette": one, "Dale Courier": other})
    agreed = [claim.text for claim in found.claims if claim.ladder.reports > 1]
    assert not [text for text in agreed if "who" in text]
