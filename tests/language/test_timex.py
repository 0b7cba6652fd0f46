"""Times: what is read, how it is resolved, and that what is rendered is read back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language import times
from twosource.model import Report, Time


def read(text: str, published: str | None = None) -> tuple[Time, ...]:
    return times(Report(id="r", input="r.txt", sha256="", text=text, published=published))


# Text, its only time, kind, value when nothing is known, value and first day when published on a Tuesday.
DAY = "2018-07-17"
CASES = [
    ("It burned late Saturday.", "late Saturday", "date", "XXXX-WXX-6", "2018-07-14", "2018-07-14"),
    ("It burned last month.", "last month", "date", "XXXX-XX", "2018-06", "2018-06-01"),
    ("It burned last year.", "last year", "date", "XXXX", "2017", "2017-01-01"),
    ("It burned three days later.", "three days later", "date", "XXXX-XX-XX", "XXXX-XX-XX", None),
    ("It burned two weeks ago.", "two weeks ago", "date", "XXXX-WXX", "2018-W27", "2018-07-02"),
    ("It burned yesterday.", "yesterday", "date", "XXXX-XX-XX", "2018-07-16", "2018-07-16"),
    ("It burned on March 29, 2019.", "March 29, 2019", "date", "2019-03-29", "2019-03-29", "2019-03-29"),
    ("It burned on 4 April 1949.", "4 April 1949", "date", "1949-04-04", "1949-04-04", "1949-04-04"),
    ("It burned on Dec. 20.", "Dec. 20", "date", "XXXX-12-20", "2017-12-20", "2017-12-20"),
    ("It burned in 1998.", "1998", "date", "1998", "1998", "1998-01-01"),
    ("It burned in the late 1990s.", "the late 1990s", "date", "199", "199", "1990-01-01"),
    ("It burned in the summer of 2014.", "the summer of 2014", "date", "2014-SU", "2014-SU", "2014-06-01"),
    (
        "It burned in the third quarter of 2017.",
        "the third quarter of 2017",
        "date",
        "2017-Q3",
        "2017-Q3",
        "2017-07-01",
    ),
    (
        "It burned at 5 p.m. Tuesday.",
        "5 p.m. Tuesday",
        "time",
        "XXXX-WXX-2T17:00",
        "2018-07-17T17:00",
        "2018-07-17T17:00",
    ),
    ("It burned Saturday night.", "Saturday night", "time", "XXXX-WXX-6TNI", "2018-07-14TNI", "2018-07-14"),
    ("It burned for two weeks.", "two weeks", "duration", "P2W", "P2W", None),
    ("It burned for half an hour.", "half an hour", "duration", "PT0.5H", "PT0.5H", None),
    ("An 18-month fire.", "18-month", "duration", "P18M", "P18M", None),
    ("The past three months were dry.", "The past three months", "duration", "P3M", "P3M", None),
    ("It burns every Tuesday.", "every Tuesday", "set", "XXXX-WXX-2", "XXXX-WXX-2", None),
    ("It burns weekly.", "weekly", "set", "P1W", "P1W", None),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_one_time(case: tuple[str, str, str, str, str, str | None]) -> None:
    text, span, kind, bare, resolved, start = case
    (undated,) = read(text)
    (dated,) = read(text, DAY)
    assert undated.span.text == dated.span.text == span
    assert undated.kind == dated.kind == kind
    assert undated.value == bare
    assert (dated.value, dated.start) == (resolved, start)


def test_an_undated_report_resolves_nothing_relative() -> None:
    for text, _, kind, bare, resolved, _ in CASES:
        (time,) = read(text)
        if kind in {"date", "time"} and bare != resolved:
            assert time.start is None and time.end is None


NONE = [
    "The May ballot may march on; the spring of the watch broke.",
    "The owner employs 2000 people.",
    "Sun and sat are words; a second man came.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == ()


def test_a_december_day_in_a_january_report_is_last_years() -> None:
    (time,) = read("It burned on Dec. 20.", "2019-01-03")
    assert time.value == "2018-12-20"


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = st.dates(date(1905, 1, 1), date(2095, 12, 31))
FORMS = [
    "{m} {d}, {y}",
    "{d} {m} {y}",
    "{s}. {d}, {y}",
    "{y}-{n:02d}-{d:02d}",
    "the {d}th of {m}, {y}",
    "{m} {d} {y}",
]


@settings(max_examples=200, deadline=None)
@given(DAYS, st.sampled_from(FORMS), st.sampled_from([None, DAY]))
def test_dates_are_read_back(day: date, form: str, published: str | None) -> None:
    month = MONTHS[day.month - 1]
    form = form.replace(".", "") if month == "May" else form
    printed = form.format(m=month, s=month[:3], d=day.day, y=day.year, n=day.month)
    found = read(f"They met on {printed} at sea.", published)
    assert [time.value for time in found] == [day.isoformat()]
    assert (found[0].start, found[0].end) == (day.isoformat(), day.isoformat())


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["a.m.", "p.m.", "am", "PM"]))
def test_clock_times_are_read_back(hour: int, minute: int, half: str) -> None:
    (time,) = read(f"They met at {hour}:{minute:02d} {half}")
    late = half[0] in "pP"
    assert time.value == f"T{hour % 12 + 12 * late:02d}:{minute:02d}"


PIECES = [
    "last",
    "next",
    "the",
    "two",
    "5",
    "May",
    "3",
    "2018",
    "1990",
    "s",
    ",",
    ".",
    "-",
    "/",
    ":",
    "a.m.",
    "Monday",
    "week",
    "s",
    "ago",
    "later",
    "every",
    "in",
    "of",
    "half",
    "quarter",
    "Q3",
    "'",
    "’",
]
PIECES += [
    "99/99/9999",
    "0000-00-00",
    "31 February 2019",
    "9999999999 years ago",
    "W60",
    "\n",
    "٣",
    "25:00",
    "year",
    "first",
]


@settings(max_examples=250, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.sampled_from(["", " "]),
    st.sampled_from([None, "", "x", "2018", "0001-01-01", "9999-12-31", DAY, "2018-07-17T10:00:00Z"]),
)
def test_no_text_and_no_date_makes_it_raise(parts: list[str], gap: str, published: str | None) -> None:
    text = gap.join(parts)
    end = 0
    for time in read(text, published):
        assert time.span.text == text[time.span.start : time.span.end] != ""
        assert time.span.start >= end and time.value
        end = time.span.end
        assert (time.start is None) == (time.end is None)
        if time.start and time.end:
            assert time.start <= time.end


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ground shook at 9.27 in the morning.", "9.27 in the morning", "T09:27"),
        ("It stopped at 9:27 in the evening.", "9:27 in the evening", "T21:27"),
        ("They came at about 10 in the morning.", "10 in the morning", "T10:00"),
        ("It rained at 11 at night.", "11 at night", "T23:00"),
        ("It rained again at 2 at night.", "2 at night", "T02:00"),
        ("They left by 4 in the afternoon.", "4 in the afternoon", "T16:00"),
    ],
)
def test_a_part_of_the_day_tells_the_half(text: str, words: str, value: str) -> None:
    assert [(t.span.text, t.kind, t.value) for t in read(text)] == [(words, "time", value)]


@pytest.mark.parametrize("text", ["Bombs killed 10 in the morning.", "It rose to 9.27 in the morning."])
def test_a_number_before_a_part_of_the_day_is_no_hour(text: str) -> None:
    assert not [t for t in read(text) if t.kind == "time"]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("They were home by Saturday evening.", "ON_OR_BEFORE"),
        ("The road is closed until Monday.", "ON_OR_BEFORE"),
        ("He was dead before Wednesday.", "BEFORE"),
        ("It was sold after 2005.", "AFTER"),
        ("It struck at about 9:30 a.m.", "APPROX"),
        ("It struck shortly before 9 p.m.", "APPROX"),
        ("It struck on Sunday at around 9:30 a.m.", "APPROX"),
        ("He resigned after Sunday's vote.", None),
        ("It struck on Sunday.", None),
        ("They waited for about three hours.", None),
    ],
)
def test_a_bound_and_a_rough_time_are_told_from_a_plain_one(text: str, mod: str | None) -> None:
    assert {time.mod for time in read(text)} == {mod}


@pytest.mark.parametrize(
    "text",
    ["The screen is 2880 pixels by 1800.", "At the end of the day, their actions reflect on all of us."],
)
def test_a_side_of_a_screen_and_a_saying_are_no_times(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("text", ["Emissions will fall 40 percent by 2030.", "It will cut 500 jobs by 2030."])
def test_by_a_year_is_a_time(text: str) -> None:
    assert [t.value for t in read(text)] == ["2030"]
