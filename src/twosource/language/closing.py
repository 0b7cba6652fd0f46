"""Text whose marks a program has set apart: "at 3: 30 p. m.", "a 90 - day term", "2, 129 points", "can ’ t".

Corpora are often kept so, with white space around each mark. Read as it stands, "200, 000 residents" are two
figures and "5. 9" ends a sentence. Such a text is therefore read as if it stood close, and what is found gets
the offsets of the text as it is: nothing but single spaces is left out. An ordinary text may have a mark or
two like these, so a text has to show that a program did it; and what may be a list, a dash or the end of a
sentence stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from twosource.language.lexicon import words
from twosource.model import Figure, Report, Span, Time

if TYPE_CHECKING:
    from spacy.vocab import Vocab

__all__ = ["PLAIN", "Closed", "as_it_is", "close_as", "closed", "read_as_plain", "read_closed"]

Item = TypeVar("Item", Figure, Time)

# One for one, so that offsets stay.
PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "‛": "'", "′": "'"}
)

_SHORT = r"(?:s|t|re|ve|ll|d|m)\b"
# What "90 - day" is a measure of.
_MEASURE = (
    r"(?:year|month|week|day|hour|minute|second|mile|foot|feet|inch|yard|yd|meter|metre|kilometer|kilometre|km"
    r"|mm|pound|ton|gallon|degree|point|pointer|game|member|person|man|woman|student|employee|magnitude|caliber"
    r"|calibre|gauge|million|billion|trillion|square|story|storey|seat|page|bed|acre|play|catch|way|core|bit"
    r"|nation|state|room|lane|dose|volt|watt|plus|strong|th|nd|rd|st)"
)
# What nobody types.
PROGRAM = re.compile(
    rf"\d - {_MEASURE}\b|\b[ap]\. m\b|\w ’ {_SHORT}|[a-z] n['’]t\b|\b\d\d?: [0-5]\d ?(?:[ap]m|[AP]M)\b"
    r"|\b\d{1,3}, 000\b|[$£€]\d{1,3}(?:\. \d|, \d{3}\b)|\d\. \d ?(?:-|million|billion|percent|magnitude)"
)
# What somebody may type once.
UNUSUAL = re.compile(
    r"[a-z] - [a-z]|\d - \d|\d / \d|\b[A-Z]\. [A-Z]\.|\d\. \d|\d: \d\d\b|[a-z] ['’]s\b|\w ,(?= )|\d, \d{3}\b"
)
# What a program would not have left as it is.
TOGETHER = re.compile(r"[A-Za-z]-[A-Za-z]|\d[-/]\w|\d,\d{3}|\d\.\d|\d:\d\d|[a-z]’s\b|[ap]\.m\b")
# So many marks that are set apart come to one that is not.
MOSTLY = 4

# The spaces in what one of these finds are left out.
CLOSE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[ap]\. m\b",
        r"\b[A-Z]\. (?=[A-Z]\.)",
        rf"\w ’ {_SHORT}",
        rf"[a-z] (?='{_SHORT}|n['’]t\b|’{_SHORT})",
        rf"\d - (?={_MEASURE}\b)",
        r"\d - (?:foot|feet) - \d",
        r"\b(?:[A-Z]|AK|CVE|DC|RPG|US|[Mm]id) - \d",
        r"\b\d{1,4} / \d{1,4}(?: / \d{1,4})?\b|\band / or\b",
        r"\w\. (?:com|org|net)\b",
        r"[$£€] (?=\d)",
        r"\d %",
        r"\w (?=[,;:!?](?:\s|$))|\w (?=\.(?:\s|$))",
    )
)
# A whole run of groups, so that long lists cost no more than their length.
GROUPS = re.compile(r"(?<![\w.,'’])\d++(?:, ?\d++)++(?![\w])")
_MONTH = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? "
# Behind these stands another number: a day, an age, a height, one of several.
OTHER_BEFORE = re.compile(
    rf"{_MONTH}(?:\d\d? (?:to|and|-|–) )?$|\b(?:aged?|is|was|no\.?|nos\.?|flights?|routes?|rooms?|chapter) $"
    r"|[A-Za-z], $|(?:foot|feet|ft|'|\d) ?-? $",
    re.IGNORECASE,
)
ONE_OF_THEM = re.compile(r"\bthe $", re.IGNORECASE)
SEVERAL_AFTER = re.compile(r" (?:and|or|&) \d")
WEIGHT_AFTER = re.compile(r" ?- pound| (?:pounds|lbs)\b")
MONEY_BEFORE = re.compile(r"[$£€]$")
DAYS = 31
CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]): [0-5]\d(?:: ?[0-5]\d)?(?![\d:])")
CLOCK_AFTER = re.compile(
    r" ?(?:[ap]\.? ?m\b|AM\b|PM\b|[A-Z]{2,4}T\b|GMT|UTC|hours|hrs|local|left|remaining|to )"
)
CLOCK_BEFORE = re.compile(
    r"\b(?:at|around|about|approximately|by|until|till|before|after|between|from|than|since|with|\d{4}|updated"
    r"|published|posted),? $",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"(?<![\w.,:])\d++\. (?=\d{1,2}(?![\d:]))")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
MONTH_BEFORE = re.compile(rf"{_MONTH}$")
# Of these there are no tenths: "the toll rose to 20. 12 people are missing".
WHOLE_AFTER = re.compile(
    r"\d+ (?:(?!million|billion)\w+ )?(?:people|persons|men|women|children|others|were|was|are|had|have"
    r"|soldiers|police|officers|victims|students|residents|bodies|protesters|civilians)\b"
)
RANGE = re.compile(r"(?<![\w:./])\d++ - (?=\d++(?!: ))")
SEASON_AFTER = re.compile(r"\d{4}\b|\d\d? - \d|\d\d?+(?! (?!season|and\b|or\b|to\b|in\b|under\b)[a-z])")
HYPHEN = re.compile(r"(?<![A-Za-z])(?P<left>[A-Za-z]++) - (?=(?P<right>[A-Za-z]++))")
# Beside one of these " - " is a dash.
UNJOINED = words(
    """
    a about after all also although always am an and any are as at be because been before being both but
    can could did do does during each either even every few for from had has have he her here him his
    how however i if in including into is it its just last later like may maybe me might more most much
    must my never no nobody none nor not nothing now of often on once only or our perhaps said say says
    she should since so some still such than that the their them then there these they this those though
    through thus to too under until very was we were what when where whether which while who whom whose
    why will with without would yet you your
    """
)
# "Friends - one of them ...", but "twenty - one".
COUNTS = words("one two three four five six seven eight nine many several")
TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")


@dataclass(frozen=True, slots=True)
class Closed:
    """A text without the spaces that set its marks apart.

    ``places`` are the offsets of its characters in the text as it is, and behind them the text's length.
    """

    text: str
    places: Sequence[int]

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """The offsets, in the text as it is, of the close text's slice."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def is_set_apart(text: str) -> bool:
    """Whether a program has set the marks of ``text`` apart."""
    sure = len(PROGRAM.findall(text))
    apart = sure + len(UNUSUAL.findall(text)) if sure else 0
    return apart > 1 and apart >= MOSTLY * len(TOGETHER.findall(text))


@lru_cache(maxsize=4)
def closed(text: str) -> Closed | None:
    """``text`` as if it stood close; None where its marks are not set apart."""
    return close(text) if is_set_apart(text) else None


def close(text: str) -> Closed:
    """``text`` as if it stood close, whether its marks show that they are set apart or not."""
    gone = set(_spaces(text))
    places = [n for n in range(len(text)) if n not in gone]
    return Closed("".join(text[n] for n in places), (*places, len(text)))


def close_as(other: str, text: str) -> str:
    """``text``, closed if ``other`` is set apart: what is too short to show it itself, as a headline."""
    return close(text).text if is_set_apart(other) else text


def as_it_is(text: str) -> Closed:
    """``text`` with the offsets of its characters."""
    return Closed(text, range(len(text) + 1))


def read_as_plain(vocab: "Vocab", word: str) -> None:
    """Lets the pipeline see "n ’ t" and "n’t" as it would "n't": it took them for names.

    A vocabulary keeps what it knows of a word, so this is once for all of its texts.
    """
    if (" " in word or "’" in word[:-1]) and not word.isspace():
        own, plain = vocab[word], vocab[word.replace(" ", "").translate(PLAIN)]
        own.shape_, own.prefix_, own.suffix_ = plain.shape_, plain.prefix_, plain.suffix_
        own.like_num, own.is_digit, own.is_punct = plain.like_num, plain.is_digit, plain.is_punct


def read_closed(report: Report, read: Callable[[Report], tuple[Item, ...]]) -> tuple[Item, ...]:
    """What ``read`` finds in a report as if it stood close, on the offsets of its text."""
    found = closed(report.text)
    if found is None:
        return read(report)
    items = []
    for item in read(msgspec.structs.replace(report, text=found.text)):
        start, end = found.slice(item.span.start, item.span.end)
        items.append(msgspec.structs.replace(item, span=Span(report.id, start, end, report.text[start:end])))
    return tuple(items)


def _spaces(text: str) -> Iterator[int]:
    """Where the spaces are that are left out."""
    for pattern in CLOSE:
        for match in pattern.finditer(text):
            yield from _in(text, match)
    for pattern, joins in (
        (GROUPS, _is_one_number),
        (CLOCK, _is_clock),
        (DECIMAL, _is_decimal),
        (RANGE, _is_range),
        (HYPHEN, _is_compound),
    ):
        for match in pattern.finditer(text):
            if joins(text, match):
                yield from _in(text, match)


def _in(text: str, match: re.Match[str]) -> Iterator[int]:
    return (n for n in range(*match.span()) if text[n] == " ")


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 24) : match.start()]


def _is_one_number(text: str, match: re.Match[str]) -> bool:
    """Whether groups of digits are one number, and not several, or a number behind another thing."""
    first, *rest = re.split(r", ?", match.group())
    if len(first) > 3 or first[0] == "0" or any(len(group) != 3 for group in rest):
        return False
    before = _before(text, match)
    if rest[-1] != "000":
        a_day = len(first) < 3 and int(first) <= DAYS and ONE_OF_THEM.search(before)
        several = len(rest) > 1 and len(first) == 3
        if SEVERAL_AFTER.match(text, match.end()):
            several = not MONEY_BEFORE.search(before)
        if WEIGHT_AFTER.match(text, match.end()):
            several = several or len(first) < 3
        return not (a_day or several or OTHER_BEFORE.search(before))
    return not MONTH_BEFORE.search(before)


def _is_clock(text: str, match: re.Match[str]) -> bool:
    return bool(CLOCK_AFTER.match(text, match.end()) or CLOCK_BEFORE.search(_before(text, match)))


def _is_decimal(text: str, match: re.Match[str]) -> bool:
    before = _before(text, match)
    starts = not before or before[-1] in "\n\r"
    if starts or MONTH_BEFORE.search(before) or YEAR.fullmatch(match.group()[:-2]):
        return False
    return not WHOLE_AFTER.match(text, match.end())


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether "65 - 53" is a score or a range; behind a year stands a dash more often."""
    return not YEAR.fullmatch(match.group()[:-3]) or SEASON_AFTER.match(text, match.end()) is not None


def _is_compound(text: str, match: re.Match[str]) -> bool:
    left, right = match["left"], match["right"]
    if (
        left.lower() in UNJOINED
        or right.lower() in UNJOINED
        or (right[0].isupper() and not left[0].isupper())
    ):
        return False
    return right.lower() not in COUNTS or left.lower() in TENS
