"""Sibling events: one town and one kind, one person and one kind, a rule and its reversal, one
statistic week by week. Coverage of our own; each event by two outlets that keep to their set words."""

import hashlib

import pytest

from twosource.model import Report
from twosource.stories import group

SERIES = {
    "town": {
        "flood of spring": (
            "2025-04-08",
            """Lower Marnham under water after dyke breaks
The river Ander broke its dyke at Lower Marnham on Tuesday night and flooded 140 houses. Firemen took 60 \
people from roofs by boat. Mayor Greta Holub said that the dyke had been inspected in autumn. Nobody was \
hurt. Sixteen cows drowned on Ketter's farm.""",
            """Dyke gives way, 140 houses flooded
In Lower Marnham 140 houses stand in water since the Ander's dyke gave way on Tuesday night. Boats \
brought 60 people to dry land from their roofs. "It was inspected only in autumn," said Mayor Greta \
Holub.""",
        ),
        "flood of autumn": (
            "2025-10-19",
            """Cellars full after cloudburst in Lower Marnham
A cloudburst filled 35 cellars in Lower Marnham on Sunday. The Ander rose by a metre within an hour, but \
the new dyke held. A man of 71 slipped on his stairs and broke a leg. Mayor Greta Holub thanked the \
firemen, who pumped until Monday.""",
            """35 cellars pumped out in Lower Marnham
Firemen pumped water from 35 cellars in Lower Marnham after a cloudburst on Sunday. The new dyke on the \
Ander stood. One man of 71 broke his leg on the stairs, Mayor Greta Holub said.""",
        ),
    },
    "runner": {
        "city race": (
            "2024-05-05",
            """Obuya wins in Karlsborg in record time
Miriam Obuya won the Karlsborg marathon on Sunday in 2:19:44, a course record. She left Senait Bekele \
behind at kilometre 33. The Kenyan said that the cool morning had helped her. 21,000 runners took part.""",
            """Course record for Obuya
At kilometre 33 Miriam Obuya ran away from Senait Bekele, and after 2:19:44 she had the Karlsborg \
marathon and its record. 21,000 started on a cool Sunday.""",
        ),
        "coast race": (
            "2024-09-22",
            """Obuya first in Port Allard
Miriam Obuya won the Port Allard marathon on Sunday in 2:22:10. Wind from the sea slowed the field; Lucy \
Tarn of Britain came second, 40 seconds behind. The Kenyan said that she had thought of giving up at the \
pier.""",
            """Wind, pier, victory: Obuya wins again
Against a strong wind Miriam Obuya took the Port Allard marathon in 2:22:10, 40 seconds before Lucy \
Tarn. At the pier she had wanted to give up, the Kenyan said on Sunday.""",
        ),
    },
    "rule": {
        "made": (
            "2022-02-14",
            """City council bans cars from Mill Street
The council of Eastmoor voted on Monday to close Mill Street to cars from June. The vote was 24 to 19. \
Shop owners had protested; Councillor Ines Roth, who proposed the ban, spoke of 9,000 people who walk \
there each day.""",
            """Mill Street to be free of cars
From June no cars may drive in Eastmoor's Mill Street. By 24 to 19 votes the council followed Ines Roth \
on Monday, who counted 9,000 people on foot a day. Owners of shops protested.""",
        ),
        "reversed": (
            "2022-11-21",
            """Cars return to Mill Street
Eastmoor's council lifted the ban on cars in Mill Street on Monday by 22 votes to 21. Mayor Tom Abel \
cast the last vote. Takings in the shops had fallen by a fifth, said the traders' spokesman Karl Ott. \
Ines Roth called it a step back into the fog.""",
            """Council lifts ban by one vote
With the vote of Mayor Tom Abel, 22 to 21, cars were let back into Eastmoor's Mill Street on Monday. \
Karl Ott of the traders had told of takings a fifth lower; Ines Roth spoke of a step back into the fog.""",
        ),
    },
}


def as_reports(series, *, dated):
    return {
        event: [
            Report(
                id=f"{event}-{i}",
                input=f"{event}-{i}",
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                title=text.partition("\n")[0],
                text=text.partition("\n")[2],
                published=day if dated else None,
            )
            for i, text in enumerate(texts)
        ]
        for event, (day, *texts) in series.items()
    }


@pytest.mark.parametrize("dated", [False, True], ids=["undated", "dated"])
@pytest.mark.parametrize("name", SERIES)
def test_each_of_two_siblings_is_a_story_of_its_own(name, dated):
    events = as_reports(SERIES[name], dated=dated)
    told = group([report for reports in events.values() for report in reports])
    assert {frozenset(story.reports) for story in told} == {
        frozenset(report.id for report in reports) for reports in events.values()
    }


def test_all_siblings_together_stay_apart():
    events = {
        key: value for series in SERIES.values() for key, value in as_reports(series, dated=True).items()
    }
    told = group([report for reports in events.values() for report in reports])
    assert len(told) == len(events)


WEEK = (
    "Weekly ferry count at {count}\nThe harbour office counted {count} ferry passengers in the week to "
    "{day}, after {before} in the week before. The office publishes the count each Friday. Cars: {cars}.",
    "Ferries carried {count} people\n{count} people crossed by ferry in the week that ended on {day}, the "
    "harbour office said on Friday. {cars} cars were aboard. A week earlier the office had counted {before}.",
)
COUNTS = ("41,200", "39,850", "44,310", "47,025", "43,700", "40,480", "45,960")


def test_a_weekly_statistic_gives_a_story_a_week():
    reports = []
    for week in range(1, len(COUNTS)):
        day = f"2024-03-{7 * (week - 1) + 1:02}" if week < 6 else "2024-04-05"
        for outlet, words in enumerate(WEEK):
            text = words.format(
                count=COUNTS[week],
                before=COUNTS[week - 1],
                day=f"March {7 * (week - 1) + 1}" if week < 6 else "April 5",
                cars=f"{4100 + 37 * week:,}",
            )
            reports.append(
                Report(id=f"{week}-{outlet}", input="x", sha256=f"{week}{outlet}", text=text, published=day)
            )
    told = {frozenset(story.reports) for story in group(reports)}
    assert told == {frozenset((f"{week}-0", f"{week}-1")) for week in range(1, len(COUNTS))}
