"""group: the same event and only the same event, on coverage of our own."""

import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Report
from twosource.stories import group

# Two derailments in two places, two rulings of one court, and a market report: siblings share
# their kind's words, their place or their people, and are still other events.
COVERAGE = {
    "derailment-north": [
        """Night train leaves rails near Tarnholm, nine hurt
A night train from the capital left the rails near Tarnholm on Tuesday, injuring nine passengers. The engine \
and two coaches of the Boreal Express came to rest in a birch wood, the railway police said. Investigators \
suspect a rail broken by frost at kilometre 214. The driver, Aino Kettu, was treated in Tarnholm hospital.""",
        """Nine injured as Boreal Express derails
Nine people were injured when the Boreal Express derailed outside Tarnholm early on Tuesday. Two coaches \
slid into a wood, and firemen freed 40 passengers through the windows. Driver Aino Kettu told police \
that she \
felt a blow under the engine near kilometre 214, where the rail may have cracked in the frost.""",
        """Frost may have broken rail before Tarnholm derailment
Railway police believe that frost broke the rail that threw the Boreal Express off the track near Tarnholm, \
where nine passengers were hurt on Tuesday. The line stays closed until Friday. Aino Kettu, who drove the \
train, has left hospital.""",
    ],
    "derailment-south": [
        """Freight train derails in Castellmar tunnel
A freight train carrying cement derailed in the Castellmar tunnel on Tuesday, injuring two railwaymen. The \
last six wagons blocked both tracks, the operator Ferrocarga said. Passengers between Castellmar and Puerto \
Lenz have to take buses until the weekend. A brake that had run hot is thought to be the cause.""",
        """Castellmar tunnel blocked after cement train leaves rails
Six wagons of a Ferrocarga train left the rails inside the Castellmar tunnel, and two railwaymen were hurt. \
Cement lies on both tracks. Buses run to Puerto Lenz. The company thinks that an overheated brake was to \
blame.""",
    ],
    "ruling-water": [
        """High Court lets farmers sue over Ossen water levels
The High Court ruled on Wednesday that 300 farmers may sue the Ossen water board over low levels in their \
canals. Judge Marian Holt found that the board had ignored its own charter of 1974. The board's chairman, \
Pieter Dael, said that he would read the judgment before he spoke.""",
        """Farmers win right to sue Ossen water board
Farmers along the Ossen may take the water board to court over dry canals, Judge Marian Holt decided at \
the High \
Court on Wednesday. About 300 of them had asked for it. The judge wrote that the charter of 1974 bound the \
board. Pieter Dael, who chairs it, gave no comment.""",
    ],
    "ruling-museum": [
        """High Court orders museum to return Lindgaard drawings
The High Court ordered the city museum on Wednesday to give 26 drawings back to the heirs of the banker Emil \
Lindgaard, who had to sell them in 1938. Judge Rosa Teller said that the price had been a mockery. The \
museum's \
director, Clara Munk, announced an appeal.""",
        """Museum must give back banker's drawings, court says
Twenty-six drawings that Emil Lindgaard sold under threat in 1938 belong to his heirs, the High Court \
decided. \
Judge Rosa Teller told the museum to return them within a month. Clara Munk, its director, will appeal.""",
    ],
    "market": [
        """Tin prices fall for a sixth day
Tin lost another three percent in Rotterdam as stocks rose to 9,400 tonnes, the highest since 2016. Traders \
at Malacca Metals said that buyers in Asia were waiting for lower prices.""",
    ],
}


def make(name: str, text: str, **fields: object) -> Report:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    title, _, body = text.partition("\n")
    given = {"title": title, **fields}
    return Report(id=name, input=f"{name}.txt", sha256=sha, text=body, **given)


def reports_of(*events: str) -> list[Report]:
    return [make(f"{event}-{i}", text) for event in events for i, text in enumerate(COVERAGE[event])]


def as_events(reports: list[Report]) -> set[frozenset[str]]:
    return {frozenset(story.reports) for story in group(reports)}


def test_mixed_coverage_falls_into_its_events():
    wanted = {frozenset(report.id for report in reports_of(event)) for event in COVERAGE}
    assert as_events(reports_of(*COVERAGE)) == wanted


@pytest.mark.parametrize("event", COVERAGE)
def test_a_folder_with_one_story_is_one_story(event):
    (story,) = group(reports_of(event))
    assert set(story.reports) == {report.id for report in reports_of(event)}
    assert story.title in {report.title for report in reports_of(event)}
    assert bool(story.why) == (len(story.reports) > 1)


@pytest.mark.parametrize(
    "siblings", [("derailment-north", "derailment-south"), ("ruling-water", "ruling-museum")], ids=str
)
def test_sibling_events_stay_apart(siblings):
    assert as_events(reports_of(*siblings)) == {
        frozenset(report.id for report in reports_of(event)) for event in siblings
    }


def test_the_reasons_name_what_is_shared():
    (story,) = group(reports_of("derailment-north"))
    assert "tarnholm" in story.why[0] and "names" in story.why[0]
    assert any("figures" in reason and "214" in reason for reason in story.why)


def test_the_same_words_years_apart_are_two_events():
    text = COVERAGE["market"][0]
    near = [make("a", text, published="2026-01-10"), make("b", text + " Lead rose.", published="2026-01-11")]
    assert len(group(near)) == 1
    first = COVERAGE["ruling-water"]
    dated = [make("a", first[0], published="2019-02-06"), make("b", first[1], published="2026-02-04")]
    assert len(group([make("a", first[0]), make("b", first[1])])) == 1
    assert len(group(dated)) == 2


def test_first_and_last_are_the_dates_of_publication():
    texts = COVERAGE["ruling-museum"]
    late, early = (
        make("late", texts[0], published="2026-03-05T08:00:00Z"),
        make("early", texts[1], published="2026-03-04"),
    )
    (story,) = group([late, early])
    assert (story.first, story.last, story.reports) == (
        "2026-03-04",
        "2026-03-05T08:00:00Z",
        ("early", "late"),
    )


def test_a_story_without_titles_is_called_by_a_first_sentence():
    text = COVERAGE["market"][0].partition("\n")[2]
    report = Report(id="a", input="a.txt", sha256="a", text=text)
    (story,) = group([report])
    assert text.startswith(story.title) and story.title.endswith("since 2016.")


def test_the_order_of_reports_does_not_matter():
    reports = reports_of(*COVERAGE)
    once = group(reports)
    for seed in range(5):
        assert group(random.Random(seed).sample(reports, len(reports))) == once


def test_a_large_collection_goes_through_the_index_and_keeps_its_events():
    places = [
        f"{a}{b}"
        for a in ("Bor", "Kar", "Lin", "Mos", "Ter", "Vel")
        for b in ("dal", "gen", "havn", "ock", "stad", "wick")
    ]
    reports = [
        make(
            f"{place}-{i}",
            f"{place} mill burns\nFire destroyed the paper mill of {place} on {day}, and {count} lost "
            f"their jobs. Chief {place[::-1].title()} of the {place} brigade {said} that sparks lit dust. "
            f"The mill was {count * 3} years old.",
        )
        for count, place in enumerate(places, 20)
        for i, (day, said) in enumerate((("Monday", "said"), ("Monday night", "reported")))
    ]
    assert as_events(reports) == {frozenset((f"{place}-0", f"{place}-1")) for place in places}


texts = st.lists(
    st.sampled_from(["Orvelt ", "dam ", "the ", "7 ", ". ", "\n", "\ud800", "’s ", "Ä", "1,5 "]), max_size=40
)


@settings(max_examples=120, deadline=None)
@given(st.lists(texts.map("".join) | st.text(max_size=40), min_size=1, max_size=6), st.randoms())
def test_no_text_makes_it_raise_and_each_report_is_in_one_story(contents, chance):
    reports = [
        Report(id=f"r{i}", input="x", sha256=str(i), text=text, published="2026-13-01" if i % 2 else None)
        for i, text in enumerate(contents)
    ]
    stories = group(reports)
    assert sorted(i for story in stories for i in story.reports) == sorted(report.id for report in reports)
    assert len({story.id for story in stories}) == len(stories)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert group(shuffled) == stories


def test_nothing_gives_nothing():
    assert group([]) == []
