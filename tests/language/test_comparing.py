"""Whether two values agree, can both hold, or cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language import compare_figures, compare_times, times
from twosource.model import Figure, Report, Span, Time

SPAN = Span("r", 0, 1, "x")


def fig(value: float, unit: str | None = None, modifier: str = "=", **more: object) -> Figure:
    bounds: dict[str, tuple[float | None, float | None]] = {
        "=": (value, value),
        "~": (value * 0.9, value * 1.1),
        ">": (value, None),
        ">=": (value, None),
        "<": (None, value),
        "<=": (None, value),
    }
    low, high = bounds[modifier]
    given = {"low": low, "high": high, **more}
    return Figure(SPAN, value, unit=unit, modifier=modifier, **given)  # type: ignore[arg-type]


FIGURES = [
    (fig(32), fig(30, modifier=">"), "refinement"),
    (fig(28), fig(30, modifier=">"), "conflict"),
    (fig(300), fig(30, modifier=">"), "compatible"),
    (fig(43.9e6, "USD"), fig(44e6, "USD", "~"), "rounding"),
    (fig(35.72, "percent"), fig(35.7, "percent"), "rounding"),
    (fig(60, "year of age"), fig(61, "year of age"), "conflict"),
    (fig(60, "year of age", "~", low=57, high=63), fig(61, "year of age"), "rounding"),
    (fig(250_000, "USD", ">"), fig(250_000, "USD"), "rounding"),
    # just over 200,000
    (fig(200_000, modifier=">", high=220_000), fig(200_000), "rounding"),
    (fig(200_000, modifier=">", high=220_000), fig(204_500), "refinement"),
    (fig(200_000, modifier=">", high=220_000), fig(290_000), "conflict"),
    # an estimated 102 million, and about 1,250
    (fig(102e6, "USD", "~"), fig(108e6, "USD"), "conflict"),
    (fig(1_250, modifier="~"), fig(1_215), "rounding"),
    (fig(43e6, "USD"), fig(43_885_310, "USD"), "rounding"),
    (fig(43e6, "USD"), fig(43.9e6, "USD"), "conflict"),
    (fig(43e6, "USD"), fig(42_885_310, "USD"), "rounding"),
    (fig(44e6, "USD"), fig(42_885_310, "USD"), "conflict"),
    (fig(3.5, "percent"), fig(3.3, "percent"), "conflict"),
    (fig(2, "year"), fig(2.5, "year"), "conflict"),
    (fig(3, "year"), fig(2.5, "year"), "rounding"),
    (fig(5e6, "USD"), fig(5, "percent"), "not-comparable"),
    (fig(2 / 3, "fraction"), fig(60), "not-comparable"),
    (fig(2 / 3, "fraction"), fig(66.7, "percent"), "rounding"),
    (fig(0.5, "fraction"), fig(50, "percent"), "equal"),
    (fig(5, "USD"), fig(5, "EUR"), "not-comparable"),
    (fig(7, "mile"), fig(11, "kilometre"), "rounding"),
    (fig(6.6, "pound-mass"), fig(2.99, "kilogram", "<"), "rounding"),
    (fig(7, "mile"), fig(15, "kilometre"), "conflict"),
    (fig(12), fig(10), "conflict"),
    (fig(12), fig(12), "equal"),
    (fig(50), fig(52), "conflict"),
    (fig(253_100, "USD"), fig(250_000, "USD"), "rounding"),
    (fig(1_200_000), fig(1_000_000), "conflict"),
    (fig(3, "percent", change="up"), fig(3, "percent", change="down"), "conflict"),
    (fig(3, "percent", change="up"), fig(5, "percent"), "not-comparable"),
    (fig(7), fig(5, high=10), "refinement"),
    (fig(11), fig(5, high=10), "conflict"),
    (fig(45_000), fig(10_000, high=100_000), "refinement"),
    (fig(400, modifier="<="), fig(500, modifier=">="), "conflict"),
    (fig(400, modifier="<="), fig(300, modifier=">="), "compatible"),
    (fig(40, modifier="<="), fig(40, modifier=">="), "conflict"),
    (fig(0.5, "fraction", "~", low=0.45, high=0.5), fig(0.5, "fraction", ">"), "conflict"),
    (fig(0.5, "fraction", "~", low=0.45, high=0.55), fig(0.5, "fraction", ">"), "rounding"),
    (fig(200, modifier="~", low=180, high=200), fig(200, modifier=">"), "rounding"),
    (fig(30, modifier="~"), fig(32), "rounding"),
    (fig(30, modifier="~"), fig(45), "conflict"),
    (fig(0, "celsius"), fig(32, "fahrenheit"), "equal"),
    (fig(2, "percent", high=5, change="up"), fig(2, "percent", high=6, change="up"), "conflict"),
]


@pytest.mark.parametrize(("a", "b", "expected"), FIGURES)
def test_figures(a: Figure, b: Figure, expected: str) -> None:
    assert compare_figures(a, b) == compare_figures(b, a) == expected


def report(text: str) -> Report:
    return Report(id="a", input="a.txt", sha256="0" * 64, text=text)


def time(
    value: str,
    kind: str = "date",
    start: str | None = None,
    end: str | None = None,
    mod: str | None = None,
) -> Time:
    return Time(SPAN, value, kind, start, end, mod)  # type: ignore[arg-type]


def year(value: str, mod: str | None = None) -> Time:
    return time(value, start=f"{value}-01-01", end=f"{value}-12-31", mod=mod)


DAY = time("1949-04-04", start="1949-04-04", end="1949-04-04")
TIMES = [
    (DAY, time("1949", start="1949-01-01", end="1949-12-31"), "refinement"),
    (DAY, time("1950", start="1950-01-01", end="1950-12-31"), "conflict"),
    (DAY, DAY, "equal"),
    (DAY, time("XXXX-WXX-1"), "refinement"),
    (DAY, time("XXXX-WXX-2"), "conflict"),
    (DAY, time("XXXX-04-04"), "refinement"),
    (DAY, time("XXXX-04-05"), "conflict"),
    (DAY, time("XXXX-05"), "conflict"),
    (time("XXXX-WXX-2"), time("XXXX-04-05"), "compatible"),
    (time("XXXX-WXX-6"), time("XXXX-WXX-6TNI", "time"), "refinement"),
    (time("XXXX-XX-XXTNI", "time"), time("XXXX-XX-XXTMO", "time"), "refinement"),
    (time("XXXX-XX-XXTNI", "time"), time("T03:10", "time"), "refinement"),
    (time("XXXX-XX-XXTNI", "time"), time("T15:10", "time"), "conflict"),
    (time("XXXX-WXX-6TNI", "time"), time("XXXX-WXX-6T03:10", "time"), "conflict"),
    (time("T09:00", "time"), time("TMO", "time"), "refinement"),
    (time("T09:00", "time"), time("T10:00", "time"), "conflict"),
    (time("T09:00", "time"), DAY, "not-comparable"),
    (time("P3Y", "duration"), time("P36M", "duration"), "equal"),
    (time("P14D", "duration"), time("P2W", "duration"), "equal"),
    (time("P23M", "duration"), time("P2Y", "duration"), "rounding"),
    (time("P3Y", "duration"), time("P4Y", "duration"), "conflict"),
    (time("P3Y", "duration"), DAY, "not-comparable"),
    (time("PAST_REF"), DAY, "not-comparable"),
    (time("P1W", "set"), time("XXXX-WXX-2", "set"), "refinement"),
    (time("XXXX-WXX-7"), time("XXXX-WXX-WE"), "refinement"),
    (time("XXXX-WXX-6"), time("XXXX-WXX-WE"), "refinement"),
    (time("XXXX-WXX-5"), time("XXXX-WXX-WE"), "conflict"),
    (year("2004"), year("2005", "ON_OR_BEFORE"), "compatible"),
    (year("2006"), year("2005", "ON_OR_BEFORE"), "conflict"),
    (year("2006"), year("2005", "AFTER"), "compatible"),
    (year("2004"), year("2005", "AFTER"), "conflict"),
    (year("2004", "ON_OR_BEFORE"), year("2005", "ON_OR_BEFORE"), "conflict"),
    (time("XXXX-WXX-1"), time("XXXX-WXX-3", mod="BEFORE"), "compatible"),
    (time("XXXX-WXX-6TMO", "time"), time("XXXX-WXX-6TEV", "time", mod="ON_OR_BEFORE"), "compatible"),
    (time("XXXX-WXX-6T23:00", "time"), time("XXXX-WXX-6T21:00", "time", mod="ON_OR_BEFORE"), "conflict"),
    (time("T09:27", "time"), time("T09:30", "time", mod="APPROX"), "rounding"),
    (time("T09:27", "time"), time("T10:30", "time", mod="APPROX"), "conflict"),
    (time("XXXX-WXX-6T09:27", "time"), time("XXXX-WXX-7T09:30", "time", mod="APPROX"), "conflict"),
]


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        ("this month", "next month", "not-comparable"),
        ("last week", "earlier this week", "not-comparable"),
        ("two weeks ago", "six weeks ago", "not-comparable"),
        ("the next day", "the same day", "not-comparable"),
        ("last week", "last week", "equal"),
        ("a year ago", "last year", "equal"),
        ("this year", "earlier this year", "equal"),
    ],
)
def test_times_counted_from_the_day_of_a_report_without_a_date(
    words: str, others: str, expected: str
) -> None:
    a, b = (times(report(f"It opened {text}."))[0] for text in (words, others))
    assert compare_times(a, b) == compare_times(b, a) == expected


@pytest.mark.parametrize(("a", "b", "expected"), TIMES)
def test_times(a: Time, b: Time, expected: str) -> None:
    assert compare_times(a, b) == compare_times(b, a) == expected


def at(words: str, clock: str, day: str = "2026-03-03") -> Time:
    return Time(Span("r", 0, len(words), words), f"{day}T{clock}", "time", None, None, None)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # As many hours on two clocks are two moments, and other hours may be one.
        (at("9:15 a.m. ET", "09:15"), at("9:15 a.m. PT", "09:15"), "conflict"),
        (at("9:15 a.m. ET", "09:15"), at("6:15 a.m. PT", "06:15"), "not-comparable"),
        (at("9:15 a.m. EDT", "09:15"), at("9:15 a.m. Eastern", "09:15"), "equal"),
        (at("0915 GMT", "09:15"), at("9:15 UTC", "09:15"), "equal"),
        (at("0915 GMT", "09:15"), at("11:15 UTC", "11:15"), "conflict"),
        # Where it is winter in London, the local time is GMT.
        (at("9:15 a.m. local time", "09:15"), at("0915 GMT", "09:15"), "not-comparable"),
        # Of an hour without a zone nothing is known.
        (at("9:15 a.m.", "09:15"), at("0915 GMT", "09:15"), "equal"),
    ],
)
def test_hours_of_two_time_zones(a: Time, b: Time, expected: str) -> None:
    assert compare_times(a, b) == compare_times(b, a) == expected


UNITS = st.sampled_from(
    [None, "percent", "fraction", "USD", "mile", "kilometre", "celsius", "fahrenheit", "hour"]
)
NUMBERS = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


@given(
    st.lists(
        st.tuples(NUMBERS, UNITS, st.sampled_from(["=", "~", "<", ">", "<=", ">="])), min_size=2, max_size=2
    )
)
def test_comparison_is_symmetric_and_a_figure_equals_itself(
    drawn: list[tuple[float, str | None, str]],
) -> None:
    a, b = (fig(*item) for item in drawn)
    assert compare_figures(a, a) == "equal"
    assert compare_figures(a, b) == compare_figures(b, a)


@given(st.text(max_size=12), st.text(alphabet="X0123456789-WTPYMDH:", max_size=12))
def test_any_values_can_be_compared(a: str, b: str) -> None:
    kinds = ("date", "time", "duration", "set")
    for x in kinds:
        for y in kinds:
            for mod in (None, "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE"):
                left, right = time(a, x, a, b, mod), time(b, y, b, a)
                assert compare_times(left, right) == compare_times(right, left)
