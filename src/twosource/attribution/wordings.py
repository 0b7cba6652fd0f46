"""Other words inside the marks: where two quotations of one utterance cannot both be what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz

from twosource.attribution.marks import regions
from twosource.attribution.names import plain
from twosource.attribution.spelling import same_spelling
from twosource.attribution.versions import COMMON
from twosource.model import Quotation, Span

__all__ = ["Rewritten", "marked_sentences", "rewritten"]

# From this share of common words on, two quoted sentences are one sentence in two wordings.
SAME_SENTENCE = 0.6
# At most so many words are put for others, and so many that both have stand beside them.
MOST, BESIDE = 3, 2
# An alarm is raised for as many.
MOST_ALTERED = 6
# From this likeness of letters (0 to 100), two words are one word spelled twice.
SAME_WORD = 75
NEGATIONS = frozenset({"not", "never", "no"})
_WORD = re.compile(r"[^\W_]+(?:['’‘.,][^\W_]+)*[%]?|[$€£](?=\d)")
# Not behind a letter alone ("p.m.", "J.") or a title.
_END = re.compile(
    r"(?<!\b[A-Za-z])(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bRep)(?<!\bGov)[.!?…][”\"’']?"
    r"(?=\s+[“\"‘'(]?[A-Z\d]|\s*$)"
)


class Rewritten(NamedTuple):
    """The sentences of two quotations that have other words, and whether these may change what is said."""

    a: Span
    b: Span
    grave: bool


class _Word(NamedTuple):
    plain: str
    sentence: Span
    start: int
    end: int


def rewritten(a: Quotation, b: Quotation) -> list[Rewritten]:
    """Where ``b`` has in marks other words than ``a``, amid words that both have.

    More or fewer words are a longer or shorter quotation, but for a word of denial; another spelling is
    no other word.
    """
    here, there = _words(a), _words(b)
    x, y = [w.plain for w in here], [w.plain for w in there]
    codes = SequenceMatcher(None, x, y, autojunk=False).get_opcodes()
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or not _counts(x[i1:i2], y[j1:j2]):
            continue
        own = here[i1:i2] or here[max(0, i1 - 1) : i1]
        other = there[j1:j2] or there[max(0, j1 - 1) : j1]
        one, two = {w.sentence for w in own}, {w.sentence for w in other}
        if len(one) != 1 or len(two) != 1:
            continue
        first, second = one.pop(), two.pop()
        if _beside(codes, n, here, first) and _alike(first, second):
            found.append(Rewritten(first, second, _is_grave(x[i1:i2], y[j1:j2])))
    return found


def altered(quotation: Quotation, others: Sequence[Quotation]) -> Span | None:
    """The words in marks that ``quotation`` has in a sentence where the others have other words in marks.

    With a word before and behind, as they stand. Only what replaces something in one sentence counts, and
    only if no other version has it too.
    """
    there = _words(quotation)
    y = [w.plain for w in there]
    every = {other.id: [w.plain for w in _words(other)] for other in others}
    for other in sorted(others, key=lambda o: o.id):
        here = _words(other)
        x = every[other.id]
        codes = SequenceMatcher(None, x, y, autojunk=False).get_opcodes()
        for n, (tag, i1, i2, j1, j2) in enumerate(codes):
            if tag != "replace" or not 0 < n < len(codes) - 1 or max(i2 - i1, j2 - j1) > MOST_ALTERED:
                continue
            if same_spelling(x[i1 - 1 : i2 + 1], y[j1 - 1 : j2 + 1]):
                continue
            one = {w.sentence for w in here[i1 - 1 : i2 + 1]}
            two = {w.sentence for w in there[j1 - 1 : j2 + 1]}
            if len(one) != 1 or len(two) != 1 or not _alike(one.pop(), two.pop()):
                continue
            around = y[j1 - 1 : j2 + 1]
            if not any(_has(words, around) for words in every.values()):
                first, last = there[j1 - 1], there[j2]
                inside = first.sentence.text[
                    first.start - first.sentence.start : last.end - first.sentence.start
                ]
                return Span(first.sentence.report, first.start, last.end, inside)
    return None


def _has(words: Sequence[str], run: Sequence[str]) -> bool:
    return any(list(words[i : i + len(run)]) == list(run) for i in range(len(words) - len(run) + 1))


_CLOCK = re.compile(r"(?P<hour>\d\d?) ?(?P<minute>\d\d) ?(?P<half>[ap] ?m\b)?(?: [a-z]{2,4})?")


def _is_grave(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether words put for others tell something or deny: not "this" for "the", "duty" for "duties"."""
    if NEGATIONS & set(x) != NEGATIONS & set(y):
        return True
    if _is_short_for(x, y) or _is_short_for(y, x) or _are_one_hour(x, y):
        return False
    every = [*x, *y]
    return len({_form(w) for w in every}) > 1 and not COMMON.issuperset(every)


def _is_short_for(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether one word is the initials of several: IE, Internet Explorer."""
    return len(x) == 1 < len(y) and x[0] == "".join(word[:1] for word in y)


def _are_one_hour(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether two runs are one time of the day, of which one names the half: 18 41, 6 41pm pst."""
    one, other = (_CLOCK.fullmatch(" ".join(words)) for words in (x, y))
    if one is None or other is None or not (one["half"] or other["half"]):
        return False
    (h, m), (i, n) = ((int(found["hour"]) % 12, found["minute"]) for found in (one, other))
    return (h, m) == (i, n)


def _form(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e)$", "", re.sub(r"ies$", "y", word))


def _counts(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether these words, put for each other, are other words."""
    if not x or not y:
        return len(x) + len(y) == 1 and bool({*x, *y} & NEGATIONS)
    if len(x) > MOST or len(y) > MOST or same_spelling(x, y):
        return False
    return any(c.isdigit() for w in (*x, *y) for c in w) or fuzz.ratio("".join(x), "".join(y)) < SAME_WORD


Code = tuple[str, int, int, int, int]


def _beside(codes: Sequence[Code], n: int, here: Sequence[_Word], sentence: Span) -> bool:
    """Whether words of the same sentence that both have stand right before or behind."""
    common = 0
    for tag, i1, i2, _, _ in (*codes[max(0, n - 1) : n], *codes[n + 1 : n + 2]):
        if tag == "equal":
            common += sum(word.sentence == sentence for word in here[i1:i2])
    return common >= BESIDE


def _alike(a: Span, b: Span) -> bool:
    x, y = ([plain(w) for w in _WORD.findall(span.text)] for span in (a, b))
    return SequenceMatcher(None, x, y, autojunk=False).ratio() >= SAME_SENTENCE


def _words(quotation: Quotation) -> list[_Word]:
    """The words in marks, each with its sentence as far as it stands in marks, and with its place."""
    return [
        _Word(plain(m.group()), sentence, sentence.start + m.start(), sentence.start + m.end())
        for sentence in marked_sentences(quotation)
        for m in _WORD.finditer(sentence.text)
    ]


def marked_sentences(quotation: Quotation) -> list[Span]:
    """The sentences of a quotation, each as far as it stands in marks and without these; exact slices."""
    found = []
    for content in quotation.content:
        for region in regions(content.text):
            start = region.inner_start
            inner = content.text[: region.inner_end]
            for end in [*(m.end() for m in _END.finditer(inner, start)), region.inner_end]:
                text = inner[start:end]
                begin = start + len(text) - len(text.lstrip())
                # Without the comma before "she said".
                close = begin + len(content.text[begin:end].rstrip(", "))
                found.append(
                    Span(
                        content.report,
                        content.start + begin,
                        content.start + close,
                        content.text[begin:close],
                    )
                )
                start = end
    return found
