"""Figures: what is read, and that what is rendered is read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language import figures, parse
from twosource.model import Figure, Report


def read(text: str) -> tuple[Figure, ...]:
    return figures(Report(id="r", input="r.txt", sha256="", text=text))


def one(text: str) -> Figure:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


# Text, and of its only figure: span, value, low, high, unit, modifier, change.
CASES = [
    ("The fire cost nearly $44 million.", "$44 million", 44e6, 39.6e6, 44e6, "USD", "~", None),
    ("It took £1.2bn.", "£1.2bn", 1.2e9, 1.2e9, 1.2e9, "GBP", "=", None),
    ("A hole of $6billion opened.", "$6billion", 6e9, 6e9, 6e9, "USD", "=", None),
    ("Rents rose by 3,5% there.", "3,5%", 3.5, 3.5, 3.5, "percent", "=", "up"),
    ("Sales fell 5 per cent.", "5 per cent", 5, 5, 5, "percent", "=", "down"),
    (
        "It lost 1.5 percentage points.",
        "1.5 percentage points",
        1.5,
        1.5,
        1.5,
        "percentage-point",
        "=",
        "down",
    ),
    ("He is 5-feet-8 inches tall.", "5-feet-8 inches", 68 / 12, 68 / 12, 68 / 12, "foot", "=", None),
    ("She stands 5 feet 9 inches.", "5 feet 9 inches", 5.75, 5.75, 5.75, "foot", "=", None),
    ("She stands 6 feet, 3 inches tall.", "6 feet, 3 inches", 6.25, 6.25, 6.25, "foot", "=", None),
    ("The post is 6ft 3in tall.", "6ft 3in", 6.25, 6.25, 6.25, "foot", "=", None),
    ("A 6-foot 3-inch guard came.", "6-foot 3-inch", 6.25, 6.25, 6.25, "foot", "=", None),
    ("A 5-foot-10-inch guard came.", "5-foot-10-inch", 70 / 12, 70 / 12, 70 / 12, "foot", "=", None),
    ("At least 14 divers came.", "14", 14, 14, None, None, ">=", None),
    ("As few as 14 divers came.", "14", 14, 14, None, None, ">=", None),
    ("Not quite 400 divers came.", "400", 400, None, 400, None, "<", None),
    ("It lies within 20 miles of Tarn.", "20 miles", 20, None, 20, "mile", "<=", None),
    ("There were 300-odd divers.", "300-odd", 300, 270, 330, None, "~", None),
    ("They had to walk 600m.", "600m", 600, 600, 600, "metre", "=", None),
    ("The quake had a preliminary magnitude of 4.6.", "4.6", 4.6, 4.6, 4.6, "magnitude", "=", None),
    ("A magnitude-5.2 quake hit Tarn.", "5.2", 5.2, 5.2, 5.2, "magnitude", "=", None),
    ("A tremor of 5.6 on the Richter scale came.", "5.6", 5.6, 5.6, 5.6, "magnitude", "=", None),
    ("A tremor of 5.6 in magnitude came.", "5.6", 5.6, 5.6, 5.6, "magnitude", "=", None),
    ("The quake was first rated at 5.6 there.", "5.6", 5.6, 5.6, 5.6, "magnitude", "=", None),
    ("An earthquake measuring 6.1 struck.", "6.1", 6.1, 6.1, 6.1, "magnitude", "=", None),
    ("The man is 32 - year - old.", "32 - year - old", 32, 32, 32, "year of age", "=", None),
    ("Up to 400 divers came.", "400", 400, None, 400, None, "<=", None),
    ("More than 1,200 divers came.", "1,200", 1200, 1200, None, None, ">", None),
    ("Just under 20 percent came.", "20 percent", 20, 18, 20, "percent", "<", None),
    ("Just over 20 percent came.", "20 percent", 20, 20, 22, "percent", ">", None),
    ("Tens of thousands of divers came.", "Tens of thousands", 1e4, 1e4, 1e5, None, "=", None),
    (
        "A quarter of a million dollars went.",
        "A quarter of a million dollars",
        25e4,
        25e4,
        25e4,
        "USD",
        "=",
        None,
    ),
    ("Between 5 and 10 euros a head.", "5 and 10 euros a head", 5, 5, 10, "EUR per head", "=", None),
    ("Growth of 2-3% is seen.", "2-3%", 2, 2, 3, "percent", "=", "up"),
    ("Some 2-3 million came.", "2-3 million", 2e6, 2e6, 3e6, None, "~", None),
    ("One in five divers came.", "One in five", 0.2, 0.2, 0.2, "fraction", "=", None),
    ("Two-thirds of them came.", "Two-thirds", 2 / 3, 2 / 3, 2 / 3, "fraction", "=", None),
    ("It was 3 1/2 miles off.", "3 1/2 miles", 3.5, 3.5, 3.5, "mile", "=", None),
    ("Sales doubled.", "doubled", 2, 2, 2, "times", "=", "up"),
    ("The 33-year-old left.", "33-year-old", 33, 33, 33, "year of age", "=", None),
    ("Ada Lowe, 41, left.", "41", 41, 41, 41, "year of age", "=", None),
    ("It sank to minus 5 degrees Celsius.", "minus 5 degrees Celsius", -5, -5, -5, "celsius", "=", None),
    ("The error is plus or minus 4 percent.", "plus or minus 4 percent", 4, 4, 4, "percent", "=", None),
    ("The error is ±4%.", "±4%", 4, 4, 4, "percent", "=", None),
    ("Prices may move by ±$5.", "±$5", 5, 5, 5, "USD", "=", None),
    ("Five or more divers came.", "Five or more", 5, 5, None, None, ">=", None),
    ("He drove at 60mph.", "60mph", 60, 60, 60, "mile per hour", "=", None),
    (
        "Oil at US $58.24 per barrel.",
        "US $58.24 per barrel",
        58.24,
        58.24,
        58.24,
        "USD per barrel",
        "=",
        None,
    ),
    ("It costs 1.234,50 euros and so on.", "1.234,50 euros", 1234.5, 1234.5, 1234.5, "EUR", "=", None),
    (
        "Twenty-one thousand five hundred came.",
        "Twenty-one thousand five hundred",
        21500,
        21500,
        21500,
        None,
        "=",
        None,
    ),
    ("It has 12 million Danish crowns.", "12 million Danish crowns", 12e6, 12e6, 12e6, "DKK", "=", None),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_one_figure(
    case: tuple[str, str, float, float | None, float | None, str | None, str, str | None],
) -> None:
    text, span, value, low, high, unit, modifier, change = case
    figure = one(text)
    assert figure.span.text == span
    assert figure.value == pytest.approx(value)
    assert (figure.low, figure.high) == (
        low if low is None else pytest.approx(low),
        high if high is None else pytest.approx(high),
    )
    assert (figure.unit, figure.modifier, figure.change) == (unit, modifier, change)


NO_FIGURES = [
    "Article 5 binds the 45th president, as the G7 said on May 3, 2018.",
    "The Boeing 737 left at 5 p.m. on Tuesday for Flight 12.",
    "Call 202-555-0147 or see Section 230.",
    "No one came in the 1990s, and one another they met.",
    "The second half began; the first goal fell.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_labels_and_dates_are_no_figures(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The water rose 5 feet, 10 inches of rain fell.",
        "Snow of 3 feet and 10 inches of rain fell.",
        "It sank 4 feet, 11 inches in all.",
    ],
)
def test_feet_and_inches_of_two_things_are_no_height(text: str) -> None:
    assert [f.unit for f in read(text)] == ["foot", "inch"]


def test_votes_are_two_figures_and_no_range() -> None:
    assert [figure.value for figure in read("The house voted 46 to 354 against it.")] == [46, 354]
    assert [figure.value for figure in read("It passed by 9-2.")] == [9, 2]


def test_a_level_reached_is_apart_from_the_change() -> None:
    change, level = read("Rates rose by 2% to 5%.")
    assert (change.value, change.change) == (2, "up")
    assert (level.value, level.change) == (5, None)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The storm blew down 300 trees.", None),
        ("Police picked up 12 suspects.", None),
        ("The council will pull down 40 houses.", None),
        ("Shares were down 300 points.", "down"),
        ("The index closed up 40 points.", "up"),
    ],
)
def test_a_particle_is_no_change(text: str, change: str | None) -> None:
    assert one(text).change == change


def bound(text: str) -> list[tuple[float, str | None, str | None, str | None]]:
    (parsed,) = parse([Report(id="r", input="r.txt", sha256="", text=text)])
    return [(figure.value, figure.concept, figure.of, figure.as_of) for figure in parsed.figures]


def test_a_figure_knows_what_it_counts_and_whose_it_is() -> None:
    assert bound("The bill needs 60 votes in the Senate.")[0][:2] == (60, "votes")
    assert bound("Spain spends 3.3% of its output on roads.")[0][:3] == (3.3, "output", "Spain")
    assert bound("Acme sold 5,835 boats in March 2015.")[0] == (5835, "boats", "Acme", "2015-03")
    assert bound("Unemployment rose 3 percent.")[0][1] == "Unemployment"
    assert bound("The 33-year-old teacher left.")[0][1:3] == ("age", "teacher")


SCALES = {"": 1.0, " thousand": 1e3, " million": 1e6, "bn": 1e9, " trillion": 1e12}


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 999_999_999),
    st.sampled_from(["{}", "{:,}"]),
    st.sampled_from(
        [
            ("", " apples", None),
            ("$", "", "USD"),
            ("€", "", "EUR"),
            ("", " km", "kilometre"),
            ("", "%", "percent"),
        ]
    ),
)
def test_whole_numbers_are_read_back(number: int, form: str, dress: tuple[str, str, str | None]) -> None:
    before, after, unit = dress
    if unit is None and 1000 <= number < 2200 and form == "{}":
        number += 5000  # a bare four-digit number may be a year
    text = f"They count {before}{form.format(number)}{after} in all."
    figure = one(text)
    assert (figure.value, figure.low, figure.high, figure.unit) == (number, number, number, unit)
    assert form.format(number) in figure.span.text


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 9999), st.integers(1, 99), st.sampled_from(sorted(SCALES)))
def test_decimals_and_scales_are_read_back(whole: int, part: int, scale: str) -> None:
    printed = f"{whole}.{part:02d}"
    figure = one(f"It is worth ${printed}{scale} now.".replace(" now", ""))
    assert figure.value == pytest.approx(float(printed) * SCALES[scale])
    assert figure.unit == "USD"


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
ONES += ["seventeen", "eighteen", "nineteen"]
TENS = ["", ".", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"][1:]


def spelt(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 1] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spelt(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    rest = f" {spelt(number % 1000)}" if number % 1000 else ""
    return f"{spelt(number // 1000)} thousand{rest}"


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 999_999))
def test_numbers_in_words_are_read_back(number: int) -> None:
    figure = one(f"They count {spelt(number)} apples.")
    assert figure.value == number
    assert figure.span.text == spelt(number)


PIECES = [
    "$",
    "£",
    "%",
    "5",
    "1,200",
    "3.5",
    "-7",
    "half",
    "a",
    "million",
    "of",
    "to",
    "and",
    "two",
    "dozen",
    "per",
    "cent",
    "one",
    "in",
    "ten",
    "½",
    "3/4",
    ".",
    ",",
    "-",
    "–",
    "(",
    ")",
    "m",
    "bn",
    "k",
]
PIECES += [
    "between",
    "from",
    "about",
    "rose",
    "US",
    "year-old",
    "′",
    "\n",
    "٣",
    "²",
    "1e9",
    "0",
    "9" * 400,
    "hundred",
    "tens of",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_no_text_makes_it_raise_and_spans_are_exact(parts: list[str], gap: str) -> None:
    check(gap.join(parts))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    check(text)


def check(text: str) -> None:
    end = 0
    for figure in read(text):
        span = figure.span
        assert span.text == text[span.start : span.end] != ""
        assert span.start >= end
        end = span.end
        assert figure.value == figure.value
        assert figure.low is None or figure.low <= figure.value
        assert figure.high is None or figure.high >= figure.value


def test_a_restated_figure_keeps_its_binding() -> None:
    first, again = bound("Acme paid a fine of 7.5 million euros ($8 million).")
    assert first[1] == again[1] == "fine"


def test_money_knows_what_it_went_into() -> None:
    (paid,) = bound("The firm paid $43 million in federal taxes.")
    assert paid[:3] == (43e6, "federal taxes", "firm")


def test_a_unit_said_once_is_that_of_all_in_a_list() -> None:
    found = read("Tremors of 7.6 and 7.4 magnitude struck; prices rose 10, 12 and 15 percent.")
    assert [(f.value, f.unit) for f in found] == [
        (7.6, "magnitude"),
        (7.4, "magnitude"),
        (10, "percent"),
        (12, "percent"),
        (15, "percent"),
    ]


def test_percent_said_once_for_two() -> None:
    (parsed,) = parse(
        [
            Report(
                id="r", input="r", sha256="", text="Her tax rate was 35.7 and, with all taxes, 45.8 percent."
            )
        ]
    )
    assert [figure.unit for figure in parsed.figures] == ["percent", "percent"]


LOOKALIKES = [
    ("The couple left in their early 20s.", []),
    ("Three goals: 1. Help. 2. Wait.", [3]),
    ("Tens of millions of dollars went.", [1e7]),
    ("Twice he called; the toll was twice as high as before.", [2]),
    ("He wore No. 7 for 11 years.", [11]),
]


@pytest.mark.parametrize(("text", "values"), LOOKALIKES)
def test_lookalikes(text: str, values: list[float]) -> None:
    assert [figure.value for figure in read(text)] == values
