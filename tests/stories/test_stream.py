"""Stories over a stream: order, growth, lateness, splits and joins and their undoing, the window."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Report
from twosource.stories import Change, StoryStream, group

from .test_group import COVERAGE, make, reports_of


def as_sets(stories):
    return {frozenset(story.reports) for story in stories}


def test_one_batch_is_the_same_as_group():
    stream = StoryStream()
    assert stream.add(reports_of(*COVERAGE)) == []
    assert stream.stories() == group(reports_of(*COVERAGE))


def test_one_by_one_ends_in_the_same_stories():
    reports = reports_of(*COVERAGE)
    for seed in range(4):
        stream = StoryStream()
        for report in random.Random(seed).sample(reports, len(reports)):
            stream.add([report])
        assert as_sets(stream.stories()) == as_sets(group(reports))


words = st.sampled_from(
    ["Orvelt ", "dam ", "broke ", "7 ", "Holm ", "said ", "on Monday. ", "March 3 ", "\n"]
)
batches = st.lists(
    st.lists(st.lists(words, max_size=30).map("".join), min_size=1, max_size=5), min_size=1, max_size=4
)


@settings(max_examples=80, deadline=None)
@given(batches, st.randoms())
def test_the_order_within_a_batch_does_not_matter(texts, chance):
    made = [
        [make(f"{b}-{i}", text, published="2026-01-02" if i % 2 else None) for i, text in enumerate(batch)]
        for b, batch in enumerate(texts)
    ]
    one, other = StoryStream(), StoryStream()
    for batch in made:
        shuffled = list(batch)
        chance.shuffle(shuffled)
        assert one.add(batch) == other.add(shuffled)
    assert one.stories() == other.stories()
    told = sorted(id for story in one.stories() for id in story.reports)
    assert told == sorted(report.id for batch in made for report in batch)


def test_a_new_report_leaves_other_stories_as_they_were():
    stream = StoryStream()
    stream.add(reports_of("derailment-south", "ruling-water", "ruling-museum"))
    before = {story.id: story for story in stream.stories()}
    stream.add([make("late", COVERAGE["market"][0])])
    after = {story.id: story for story in stream.stories()}
    assert {id: after[id] for id in before} == before and len(after) == len(before) + 1


def test_a_late_report_goes_to_its_old_story():
    first, second, third = COVERAGE["derailment-north"]
    stream = StoryStream()
    stream.add([make("a", first, published="2026-02-03"), make("c", third, published="2026-02-05")])
    for i, text in enumerate(COVERAGE["ruling-water"] + COVERAGE["ruling-museum"]):
        stream.add([make(f"x{i}", text, published=f"2026-02-{10 + i}")])
    stream.add([make("b", second, published="2026-02-04")])
    (story,) = [story for story in stream.stories() if "a" in story.reports]
    assert story.reports == ("a", "b", "c")
    assert (story.first, story.last) == ("2026-02-03", "2026-02-05")


def bridged():
    """Two single reports that only a third shows to be of one event, and that third."""
    one = make("one", "Ketterby tannery shut\nThe tannery in Ketterby is shut, said owner Olaf Brandt.")
    other = make("other", "Chrome found in the Lisk\nThe Lisk holds chrome, measured chemist Ada Fenn.")
    both = make(
        "both",
        "Ketterby tannery shut, chrome in the Lisk\nThe tannery in Ketterby is shut, said owner Olaf Brandt. "
        "The Lisk holds chrome, measured chemist Ada Fenn.",
    )
    return one, other, both


def test_a_join_is_recorded_and_can_be_undone_for_good():
    stream = StoryStream(join=-2.0)
    one, other, both = bridged()
    stream.add([one])
    stream.add([other])
    assert as_sets(stream.stories()) == {frozenset({"one"}), frozenset({"other"})}
    (change,) = stream.add([both])
    assert change.kind == "join" and set(change.before) == {("one",), ("other",)}
    (whole,) = change.after
    assert set(whole) == {"one", "other"}
    (undone,) = stream.undo(change)
    assert undone.kind == "split" and stream.changes == [change, undone]
    stream.add([make("again", both.text, title=both.title)])
    assert not any({"one", "other"} <= set(story.reports) for story in stream.stories())


def test_a_split_that_is_undone_is_a_join():
    stream = StoryStream(join=-2.0)
    for report in bridged():
        stream.add([report])
    (back,) = stream.undo(stream.undo(stream.changes[0])[0])
    assert back.kind == "join"
    assert any({"one", "other"} <= set(story.reports) for story in stream.stories())


def test_what_left_the_window_is_not_compared_but_stays_in_its_story():
    first, second, third = COVERAGE["derailment-north"]
    stream = StoryStream(window=4)
    stream.add([make("a", first), make("b", second)])
    for i, text in enumerate(COVERAGE["ruling-water"] + COVERAGE["ruling-museum"]):
        stream.add([make(f"x{i}", text)])
    stream.add([make("c", third)])
    told = as_sets(stream.stories())
    assert {frozenset({"a", "b"}), frozenset({"c"})} <= told
    with pytest.raises(KeyError):
        stream.undo(Change("join", (("a",), ("x0",)), (("a", "x0"),)))


def test_stories_that_left_the_window_are_told_once_more_and_let_go_of():
    stream, told, whole = StoryStream(window=4), [], StoryStream(window=4)
    everything = reports_of(*COVERAGE)
    for report in everything:
        stream.add([report])
        whole.add([report])
        told += stream.release()
    assert as_sets([*told, *stream.stories()]) == as_sets(whole.stories())
    assert told and sum(len(story.reports) for story in stream.stories()) < len(everything)
    assert stream.release() == []
    with pytest.raises(KeyError):
        stream.rule([told[0].reports[:1], [everything[-1].id]], together=True)


def test_the_rows_of_what_was_let_go_of_hold_nothing_of_it():
    """A stream that has forgotten everything groups as a new one does, whatever stood in its rows."""
    north = COVERAGE["derailment-north"]
    stream = StoryStream(window=3)
    for i in range(40):
        stream.add([make(f"f{i}", f"Filler{i} about kettles{i} 7 on March 3, said Nobody{i}. " * (i + 1))])
        stream.release()
    stream.add([make(f"n{i}", text) for i, text in enumerate(north)])
    (story,) = [story for story in stream.stories() if "n0" in story.reports]
    assert set(story.reports) == {"n0", "n1", "n2"}
    assert not any("filler" in reason or "kettles" in reason for reason in story.why)


def test_an_analysts_word_joins_and_parts_for_good():
    north, ruling = COVERAGE["derailment-north"], COVERAGE["ruling-museum"]
    reports = [make(f"n{i}", text) for i, text in enumerate(north)]
    reports += [make(f"m{i}", text) for i, text in enumerate(ruling)]
    assert {"n0", "m0"} <= next(
        set(story.reports)
        for story in group(reports, decided=[(True, [("n0",), ("m0",)])])
        if "n0" in story.reports
    )
    parted = group(reports, decided=[(False, [("n0",), ("n1",), ("unknown",)])])
    assert not any({"n0", "n1"} <= set(story.reports) for story in parted)
    stream = StoryStream()
    stream.add(reports[:2])
    (change,) = stream.rule([["n0"], ["n1"]], together=False)
    assert change.kind == "split"
    stream.add(reports[2:])
    assert not any({"n0", "n1"} <= set(story.reports) for story in stream.stories())


def test_more_than_a_month_apart_is_one_story_only_with_a_reason_that_is_told():
    text = COVERAGE["derailment-north"][0]
    near = [make("a", text, published="2026-03-01"), make("b", text + " More.", published="2026-03-02")]
    twin = make("late", text, published="2026-05-20")
    kin = make("kin", COVERAGE["derailment-north"][2], published="2026-05-20")
    (story,) = group([*near, twin])
    assert set(story.reports) == {"a", "b", "late"}
    assert "79 days went by without a report, but the texts are nearly alike" in story.why
    assert frozenset({"kin"}) in as_sets(group([*near, kin]))


def test_a_window_that_has_passed_many_times_still_groups():
    stream = StoryStream(window=10)
    for round in range(12):
        for i, text in enumerate(COVERAGE["ruling-water"]):
            stream.add([make(f"{round}-{i}", f"{text} Round {round * 1000 + 77}.")])
            stream.add([make(f"f{round}-{i}", f"Filler{round}x{i} about kettles{round}{i}, said Nobody{i}.")])
    sizes = [len(story.reports) for story in stream.stories()]
    assert sum(sizes) == 48 and max(sizes) >= 2


def test_a_story_that_runs_for_weeks_stays_one_and_a_month_of_silence_ends_it():
    text = COVERAGE["derailment-north"]
    daily = [
        make(f"d{day}", text[day % 3] + f" Day {day}.", published=f"2026-03-{day + 1:02}")
        for day in range(0, 28, 3)
    ]
    assert len(group(daily)) == 1
    later = make("later", COVERAGE["derailment-north"][2], published="2026-06-20")
    assert frozenset({"later"}) in as_sets(group([*daily, later]))


def test_a_report_on_two_stories_is_named_in_both():
    north, south = COVERAGE["derailment-north"], COVERAGE["ruling-water"]
    both = make("both", f"{north[0]}\n{south[0].partition(chr(10))[2]}")
    stories = group([*reports_of("derailment-north", "ruling-water"), both], join=1.0)
    assert sum("both" in story.reports for story in stories) == 1
    (second,) = [story for story in stories if story.also]
    assert second.also == ("both",) and len(second.reports) > 1 and "both" not in second.reports


def test_links_name_the_nearest_report_and_shared_words():
    (story,) = group(reports_of("derailment-north"))
    assert {link.report for link in story.links} == set(story.reports)
    for link in story.links:
        assert link.to in story.reports and link.to != link.report
        assert 0.5 < link.likeness <= 1 and "tarnholm" in link.shared


def test_unreadable_dates_count_as_none():
    reports = [Report(id=f"r{i}", input="x", sha256=str(i), text="A b", published="soon") for i in range(3)]
    assert sorted(id for story in group(reports) for id in story.reports) == ["r0", "r1", "r2"]
