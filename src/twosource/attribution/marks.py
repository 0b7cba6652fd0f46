"""Where words stand in quotation marks.

The same character is mark and apostrophe: ‘ opens a quotation, shortens a word (‘em) and, in
careless typing, marks a genitive (Trump‘s); ’ and ' close and shorten. So single marks are decided
by their neighbours, and a single mark that opens must find a credible close. Works on one
paragraph at a time: a quotation over several paragraphs reopens the mark in each, and ``run``
ties those paragraphs together.
"""

import re
from typing import NamedTuple

_MARKS = re.compile(r"''|``|[“”„«»\"‘’‚'`]")
_OPEN_DOUBLE = frozenset("“„«") | {"``"}
_CLOSE_DOUBLE = frozenset("”»")
# At the first of these a quotation that was carried on ends, or it was none.
_ENDING = _CLOSE_DOUBLE | {'"', "“", "``", "''"}
# Words that begin with an apostrophe and so look like an opening single mark.
_ELIDED = re.compile(r"(?:em|til|till|twas|tis|cause|cos|bout|round|n|im|er|ol)\b|\d\ds?\b", re.IGNORECASE)
_BEFORE_OPEN = frozenset(" \t\u00a0([{—–-/“\"„«‘'…:,")
_AFTER_CLOSE = frozenset('.,;:!?)]}—–-…"”»/')

# How many paragraphs a quotation may go on without reopening its mark.
_CARRIED = 4
# A text of which more than this stands in marks is itself quoted.
NEARLY_ALL = 0.9
# So many words make a heading at most.
_HEADING = 6


class Region(NamedTuple):
    """Characters ``start`` to ``end`` stand in marks, which are included.

    ``closed`` is False where the paragraph ends first; ``run`` numbers the quotation, the same
    for paragraphs that reopen one; ``single`` tells single marks from double ones.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool
    run: int


def regions(text: str) -> tuple[Region, ...]:
    """Outermost quotations in marks, in text order, never overlapping."""
    found: list[Region] = []
    run = 0
    reopenable: Region | None = None
    paragraphs = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    carried: list[Region] = []
    for number, paragraph in enumerate(paragraphs):
        if carried:
            here, carried = carried[:1], carried[1:]
            end = here[0].end
            here += _paragraph(text, end, paragraph.end())
        elif reopenable is not None and _is_heading(paragraph.group()):
            continue
        else:
            here = _paragraph(text, paragraph.start(), paragraph.end())
        if here and not here[-1].closed and not here[-1].single and not carried:
            carried = _carried(text, here[-1], paragraphs[number + 1 : number + 1 + _CARRIED])
        if here and reopenable is not None:
            lead = text[paragraph.start() : here[0].start].strip()
            same = not lead and (here[0].single == reopenable.single)
            run = run if same else run + 1
        elif here:
            run += 1
        for position, region in enumerate(here):
            run += position > 0
            found.append(_tight(text, region)._replace(run=run))
        if here:
            reopenable = None if here[-1].closed else here[-1]
        elif paragraph.group().strip():
            reopenable = None
    return tuple(found)


def somebodys(text: str) -> tuple[Region, ...]:
    """The quotations in double marks that end; none where nearly all of a text stands in marks itself."""
    found = [region for region in regions(text) if not region.single]
    ended = {region.run for region in found if region.closed}
    if sum(region.end - region.start for region in found) > NEARLY_ALL * len(text.strip()):
        return ()
    return tuple(region for region in found if region.run in ended)


def _tight(text: str, region: Region) -> Region:
    """The region without white space between the marks and the words."""
    inner = text[region.inner_start : region.inner_end]
    start = region.inner_start + len(inner) - len(inner.lstrip())
    return region._replace(inner_start=start, inner_end=max(start, _trim(text, start, region.inner_end)))


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph may be a heading in the midst of a quotation that goes on below it."""
    words = paragraph.split()
    return len(words) <= _HEADING and paragraph.rstrip()[-1] not in '.!?,;:…"”»'


def _carried(text: str, opened: Region, paragraphs: list[re.Match[str]]) -> list[Region]:
    """The rest of a quotation that goes on over paragraphs without reopening the mark, as pages do
    that put each sentence on its own line; nothing if no close follows soon."""
    out: list[Region] = []
    closes = _CLOSE_DOUBLE | ({"''"} if text.startswith("``", opened.start) else frozenset())
    for paragraph in paragraphs:
        low, high = paragraph.start(), paragraph.end()
        mark = next((m for m in _MARKS.finditer(text, low, high) if m.group() in _ENDING), None)
        if mark is None:
            out.append(Region(low, high, low, high, False, False, 0))
            continue
        if mark.start() == low and mark.group() in closes:
            return out  # the close alone on its line: no words are left for a region here
        before = text[mark.start() - 1] if mark.start() > low else "\n"
        # Some pages close with the opening mark, a space before it.
        gap = before == " " and text[mark.start() - 2 : mark.start() - 1] in (".", "!", "?", ",")
        last = gap and mark.group() == '"' and not text[mark.end() : high].strip()
        if mark.group() in closes or last or (mark.group() == "“" and gap) or not (before.isspace() or gap):
            return [*out, Region(low, mark.end(), low, mark.start(), True, False, 0)]
        return []
    return []


def _paragraph(text: str, low: int, high: int) -> list[Region]:
    """Quotations of one paragraph; an unclosed one runs to the paragraph's end only if the mark
    stands where a quotation may begin and no other quotation follows."""
    marks = list(_MARKS.finditer(text, low, high))
    odd = sum(1 for m in marks if m.group() == '"') % 2 == 1
    out: list[Region] = []
    number = 0
    while number < len(marks):
        mark = marks[number]
        sign, before, after = _around(text, mark, low, high)
        closing = None
        if _opens_double(sign, before, after, odd):
            closing = _close_double(text, marks, number, low, high, odd)
        elif _opens_single(text, sign, mark, before, after, high):
            closing = _close_single(text, marks, number, low, high)
        else:
            number += 1
            continue
        single = not (sign in _OPEN_DOUBLE or sign in ('"', "''", "”"))
        if closing is not None:
            end = marks[closing]
            out.append(Region(mark.start(), end.end(), mark.end(), end.start(), True, single, 0))
            number = closing + 1
            continue
        if _may_run_on(text, mark.start(), low, single):
            stop = _next_opening(text, marks, number, low, high, single)
            end_at = _trim(text, mark.end(), stop)
            if end_at > mark.end() and stop == high:
                out.append(Region(mark.start(), end_at, mark.end(), end_at, False, single, 0))
                break
        number += 1
    return out


def _around(text: str, mark: re.Match[str], low: int, high: int) -> tuple[str, str, str]:
    before = text[mark.start() - 1] if mark.start() > low else " "
    after = text[mark.end()] if mark.end() < high else " "
    return mark.group(), before, after


def _opens_double(sign: str, before: str, after: str, odd: bool) -> bool:
    if sign == "``":
        return True  # a program wrote it, which sets white space around its marks as around words
    if sign in _OPEN_DOUBLE:
        return not after.isspace()
    if sign in ('"', "''"):
        if before.isdigit() and not after.isalpha():
            return False  # inches, minutes
        return not after.isspace() and (before in _BEFORE_OPEN or (sign == '"' and not odd))
    return False


def _close_double(
    text: str, marks: list[re.Match[str]], opened: int, low: int, high: int, odd: bool
) -> int | None:
    sign = marks[opened].group()
    depth = 0
    for number in range(opened + 1, len(marks)):
        other, before, after = _around(text, marks[number], low, high)
        if sign in _OPEN_DOUBLE and sign != "``":
            if other in _OPEN_DOUBLE:
                depth += 1
            elif other in _CLOSE_DOUBLE or (other == '"' and not before.isspace()):
                if depth == 0:
                    return number
                depth -= 1
        elif other == '"' and sign == '"':
            opens_again = before in _BEFORE_OPEN and before not in "-—–…," and not after.isspace()
            if not (odd and opens_again):
                return number
            return None
        elif (sign in ("''", "``") and other == "''") or (sign == '"' and other in _CLOSE_DOUBLE):
            return number
    if depth:  # a mark inside was opened and never closed: take the first close after all
        for number in range(opened + 1, len(marks)):
            if marks[number].group() in _CLOSE_DOUBLE:
                return number
    return None


def _opens_single(text: str, sign: str, mark: re.Match[str], before: str, after: str, high: int) -> bool:
    if sign not in ("‘", "'", "‚", "`") or before not in _BEFORE_OPEN or after.isspace():
        return False
    if sign == "‚" or _ELIDED.match(text, mark.end(), high):
        return False
    return after.isalnum() or after in '[($£€…“".*@#'


def _close_single(text: str, marks: list[re.Match[str]], opened: int, low: int, high: int) -> int | None:
    """The first credible close; a genitive plural (voters’ fears) only if nothing better follows."""
    weak: int | None = None
    for number in range(opened + 1, len(marks)):
        other, before, after = _around(text, marks[number], low, high)
        if other == "‘" and before in _BEFORE_OPEN and not after.isspace():
            return weak  # another one opens: an inner quotation in single marks is not written so
        if other not in ("’", "'") or before.isspace() or after.isalnum():
            continue
        if before in ".,!?…" or after in _AFTER_CLOSE or marks[number].end() >= high:
            if not (before == "s" and after in "-–—" and weak is None):
                return weak if weak is not None and not _plural(text, marks[weak]) else number
            continue
        if weak is None or _plural(text, marks[weak]):
            weak = number
        if not _plural(text, marks[number]):
            return number
    return weak


def _plural(text: str, mark: re.Match[str]) -> bool:
    return text[mark.start() - 1] in "sS"


def _may_run_on(text: str, at: int, low: int, single: bool) -> bool:
    lead = text[low:at].strip()
    return not lead or (not single and lead[-1] in ",:;.—–-") or (single and lead[-1] in ":,")


def _next_opening(
    text: str, marks: list[re.Match[str]], opened: int, low: int, high: int, single: bool
) -> int:
    for number in range(opened + 1, len(marks)):
        sign, before, after = _around(text, marks[number], low, high)
        if single and sign == "‘" and before in _BEFORE_OPEN and not after.isspace():
            return marks[number].start()
        if not single and (sign in _OPEN_DOUBLE or sign == '"'):
            return marks[number].start()
    return high


def _trim(text: str, low: int, high: int) -> int:
    while high > low and text[high - 1].isspace():
        high -= 1
    return high
