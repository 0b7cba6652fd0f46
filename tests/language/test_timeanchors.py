"""Times told from another time of the text, references without a date, ages. All sentences are invented."""

import pytest

from twosource.language import times
from twosource.model import Report

PUBLISHED = "2018-07-17"  # a Tuesday


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    report = Report(id="r", input="r", sha256="", text=text, published=published)
    found = times(report)
    assert all(time.span.text == text[time.span.start : time.span.end] for time in found)
    return [(time.span.text, time.value) for time in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill burned in 1984. The owner died that year.", "1984"),
        ("The mill burned on 3 May 2017. The following day it rained.", "2017-05-04"),
        ("It opened on 3 May 2017 and closed two weeks later.", "2017-W20"),
        ("It opened in May 2017 and closed three months later.", "2017-08"),
        ("It opened in 2017 and closed two years later.", "2019"),
        ("It burned on Monday. Three days earlier a fuse blew.", "2018-07-13"),
    ],
)
def test_a_time_is_told_from_the_one_before_it(text: str, value: str) -> None:
    assert read(text)[-1][1] == value


@pytest.mark.parametrize(
    "text",
    [
        "The owner died that year.",  # nothing before it
        "It opened in 2017. The following day it rained.",  # a year is too coarse for a day
        "It burned on 3 May 2017. "
        + "Nobody knew why. " * 40
        + "The following day it rained.",  # too far away
    ],
)
def test_without_an_anchor_it_stays_open(text: str) -> None:
    assert "X" in read(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("After a fire in January, the mill was closed.", "2018-01"),
        ("The mill opened in October.", "2017-10"),
        ("The mill will open in October.", "2018-10"),
        ("He would leave in December if the vote failed.", "2018-12"),
        ("It was closed in December of last year.", "2017-12"),
        ("The vote on 2 August is open.", "2018-08-02"),
    ],
)
def test_a_month_without_a_year_follows_its_sentence(text: str, value: str) -> None:
    assert [one for _, one in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mill was previously a school.", [("previously", "PAST_REF")]),
        ("Nobody knows what will happen in the near future.", [("the near future", "FUTURE_REF")]),
        ("In the past they had no choice.", [("the past", "PAST_REF")]),
        ("They are closed at the moment.", [("the moment", "PRESENT_REF")]),
        ("These days few people come.", [("These days", "PRESENT_REF")]),
        ("The past owner spoke of future plans as soon as he came.", []),
        ("He spoke on Russia Today about it.", []),
        ("They were at the mill last night.", [("last night", "2018-07-16TNI")]),
        ("They waited another day.", [("another day", "P1D")]),
        ("It opens at 6 o’clock this evening.", [("6 o’clock this evening", "2018-07-17T18:00")]),
        ("It will end within days.", [("days", "PXD")]),
    ],
)
def test_references_and_lengths(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


def test_ages_are_lengths_of_time_and_stay_figures() -> None:
    from twosource.language import figures

    text = "A 47-year-old man and his six-month-old son were hurt."
    assert read(text) == [("47-year-old", "P47Y"), ("six-month-old", "P6M")]
    report = Report(id="r", input="r", sha256="", text=text)
    assert 47 in [figure.value for figure in figures(report)]


def test_an_undated_report_takes_its_days_from_the_dated_ones_of_its_story() -> None:
    from twosource.language import parse, settle

    texts = {
        "a": ("The mill burned on Saturday, 14 July.", "2018-07-15"),
        "b": ("The mill burned on Saturday night. It was built on 3 May.", None),
        "c": ("The mill burned on Saturday.", "2018-07-16"),
    }

    def settled(*names: str) -> list[str]:
        reports = [
            Report(id=name, input=name, sha256="", text=texts[name][0], published=texts[name][1])
            for name in names
        ]
        return [
            time.value for one in settle(list(parse(reports))) if one.report.id == "b" for time in one.times
        ]

    assert settled("a", "b", "c") == ["2018-07-14TNI", "XXXX-05-03"]
    assert settled("b") == ["XXXX-WXX-6TNI", "XXXX-05-03"]
    texts["c"] = ("The mill burned on Saturday.", "2018-07-22")
    assert settled("a", "b", "c")[0] == "XXXX-WXX-6TNI"  # two Saturdays: neither
    texts["b"] = ("The mill was sold last year and burned this month.", None)
    texts["c"] = ("The mill burned on Saturday.", "2018-07-16")
    assert settled("a", "b", "c") == ["2017", "2018-07"]
    texts["c"] = ("The mill burned in July.", "2018-08-02")
    assert settled("a", "b", "c") == ["XXXX", "XXXX-XX"]  # weeks apart: of which month it tells, nobody knows


def test_next_year_is_told_from_the_report_and_the_next_year_from_the_one_before() -> None:
    assert read("It fell in May 2017. It may rise next year.", None) == [
        ("May 2017", "2017-05"),
        ("next year", "XXXX"),
    ]
    assert read("It fell in May 2017. It rose the next year.", None)[1][1] == "2018"
