"""The place that somebody is said to be of, and whether two are two."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.claims.lexicon import word_table
from twosource.claims.wordnet import relation
from twosource.model import Name, Span

__all__ = ["Home", "are_two_homes", "homes"]

# "Ann Lee, 36, of Springfield", "Ann Lee, who lives a mile away in Springfield".
_LIVES = re.compile(
    r"\s?,?(?:\s\(?(?P<age>\d{1,3})\)?\s?,?)?"
    r"\s(?P<of>of|who (?:lives|lived|resides|resided)(?: [\w ]{1,20} away| nearby)? in|a resident of)\s"
)
_YEARS_OLD = re.compile(r"\b(\d{1,3})\s?[-‑]\s?year\s?[-‑]\s?old\s$")
_RESIDENT = re.compile(r"\s(?:resident|man|woman|teenager|mother|father)\s$")
# Before "Springfield resident Ann Lee", and behind "who lived in Springfield": a home of long ago.
_FORMER = re.compile(r"\b(?:former|ex|one-?time|then|long-?time)[\s-]+$", re.IGNORECASE)
_ONCE = re.compile(r"[^.;]{0,12}?\b(?:as an?|until|till|before|when|while|from|since|during|for|in \d)\b")
# A name behind a word in capitals has a title: "Archbishop", "Sen.".
_TITLED = re.compile(r"\b[A-Z][\w’'-]*\.?\s$")
# What the parse takes for a firm as a rule and is a town: "College Point".
_TOWN = re.compile(r"(?:St\. )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=\s?[,.;)]|\s[a-z]|$)")
# Behind a place's name stands nothing that makes another name of it ("of Boston University"), nor a second.
_GOES_ON = re.compile(
    r"\s[A-Z][a-z]|[’']s\b|-|,? (?:and|or)\b|\s(?:descent|origin|heritage|background|ancestry)\b"
)
_PEOPLE = re.compile(r"(?:ese|ish|ian|ic)$")
# In these lie the towns that people are of.
_WIDE = ("country", "state", "continent", "province", "county", "region", "island", "borough", "district")
_KNOWN = ("city", "town")
# So many years at most are two ages apart that are one man's, told at two times.
YEARS = 2
# So many characters apart, two places in one report lie near each other or in one another.
TOGETHER = 60
# WordNet has the places of one word.
_PLACES = word_table("places.txt")


class Home(NamedTuple):
    """A place as it stands beside a name; ``start`` and ``end`` are those of both together.

    ``form`` says how it is told: what two forms tell need not be one thing. ``age`` is how old the same words
    make who lives there.
    """

    place: str
    start: int
    end: int
    form: str
    age: int | None = None


def homes(
    text: str, mention: Span, sentence: Span, towns: dict[int, Name], ends: dict[int, Name]
) -> Iterator[Home]:
    """The place that somebody is said to be of, and where it stands together with the name."""
    before = text[sentence.start : mention.start]
    lives = _LIVES.match(text, mention.end)
    end = _end_of_town(text, lives.end(), towns, sure=bool(lives["age"])) if lives else None
    if lives and end is not None:
        old = lives["age"] or ((found := _YEARS_OLD.search(before)) and found.group(1))
        place = _town(text[lives.end() : end])
        if lives["of"] != "of":
            if not (lives["of"].startswith("who") and _ONCE.match(text, end)):
                yield Home(place, mention.start, end, "lives", int(old) if old else None)
        elif old:
            yield Home(place, mention.start, end, "lives", int(old))
        elif not _TITLED.search(before):
            # "Sen. Lee of Ohio", "Lee of Barcelona": without an age it may be an office or a club.
            yield Home(place, mention.start, end, "of")
    resident = _RESIDENT.search(before)
    town = ends.get(sentence.start + resident.start()) if resident else None
    if town is not None and not _FORMER.search(text[sentence.start : town.span.start]):
        yield Home(_town(town.span.text), town.span.start, mention.end, "lives")


def _end_of_town(text: str, start: int, towns: dict[int, Name], *, sure: bool) -> int | None:
    """The end of a town's name that begins at an offset; ``sure`` that one does, by the age before it."""
    known = towns.get(start)
    end = known.span.end if known is not None else None
    if known is None or known.kind != "place":
        found = _TOWN.match(text, start)
        if found is None:
            return None
        words = found.group().lower().split()
        townly = words[0] in _PLACES["town_first"] or words[-1] in _PLACES["town_last"]
        townly = townly or (sure and len(words) == 1 and not _PEOPLE.search(words[0]))
        # What is known for a firm or a person is a town by its words alone, and what no age stands before.
        if words[-1] in _PLACES["no_town"] or not (townly or (sure and known is None)):
            return None
        end = found.end()
    assert end is not None
    last = text[start:end].lower().split()[-1:]
    return None if _GOES_ON.match(text, end) or set(last) & _PLACES["no_town"] else end


def _town(name: str) -> str:
    plain = " ".join(name.split(",")[0].lower().replace("’", "'").split()).removeprefix("the ")
    for short, long in (("st. ", "saint "), ("st ", "saint "), ("mt. ", "mount "), ("ft. ", "fort ")):
        plain = long + plain.removeprefix(short) if plain.startswith(short) else plain
    return plain


def are_two_homes(a: Home, b: Home, texts: Sequence[str]) -> bool:
    """Whether somebody who is of one place is not of the other: neither may lie in the other."""
    if a.form != b.form or (a.age and b.age and abs(a.age - b.age) > YEARS):
        return False
    one, other = a.place, b.place
    if one in other or other in one or _is_wide(one) or _is_wide(other):
        return False
    # Of a great city and another place, this may be a part of that.
    if _is_great(one) != _is_great(other) or (_is_known(one) != _is_known(other)):
        return False
    x, y = re.escape(one), re.escape(other)
    together = re.compile(
        rf"\b(?:{x}\b.{{0,{TOGETHER}}}?\b{y}|{y}\b.{{0,{TOGETHER}}}?\b{x})\b", re.IGNORECASE
    )
    return not any(together.search(text) for text in texts)


def _is_wide(place: str) -> bool:
    words = place.split()
    return (
        place.replace(" ", "_") in _PLACES["wide"]
        or place.endswith("shire")
        or (len(words) > 1 and words[0] in _PLACES["wide_first"])
        or (len(words) == 2 and words[0] in _PLACES["compass"])
        or (len(words) > 1 and words[-1] in _PLACES["wide_last"])
        or any(_is(place, kind) for kind in _WIDE)
    )


def _is_great(place: str) -> bool:
    return place.replace(" ", "_") in _PLACES["great"]


def _is(place: str, kind: str) -> bool:
    return relation(place, "NOUN", kind, "NOUN").broader


def _is_known(place: str) -> bool:
    return _is_great(place) or any(_is(place, kind) for kind in _KNOWN)
