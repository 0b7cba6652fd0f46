"""Where somebody lives and what rank he has, and where reports differ in it.

"Lee, 36, of Springfield" and "Cmdr. Lee" stand beside a name, mostly in no clause of their own, so they are
found without an aligned statement, as ages are.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from twosource.claims.context import Context
from twosource.claims.found import Found, Place, clip, found_between
from twosource.claims.lexicon import word_table
from twosource.claims.outcomes import Judgement
from twosource.claims.stating import told_of
from twosource.claims.timeline import around_span
from twosource.claims.wordnet import relation
from twosource.language import Parsed
from twosource.model import DifferenceKind, Name, Person, Span

__all__ = ["rival_particulars"]

# "Ann Lee, 36, of Springfield", "Ann Lee, who lives a mile away in Springfield".
_LIVES = re.compile(
    r"\s?,?(?:\s\(?(?P<age>\d{1,3})\)?\s?,?)?"
    r"\s(?P<of>of|who (?:lives|lived|resides|resided)(?: [\w ]{1,20} away| nearby)? in|a resident of)\s"
)
_YEARS_OLD = re.compile(r"\b(\d{1,3})\s?[-‑]\s?year\s?[-‑]\s?old\s$")
_RESIDENT = re.compile(r"\s(?:resident|man|woman|teenager|mother|father)\s$")
# What may stand between words that make a title of what is before a name, or a home of long ago.
_FORMER = re.compile(r"\b(?:former|ex|one-?time|then|long-?time)[\s-]+$", re.IGNORECASE)
_ONCE = re.compile(r"[^.;]{0,12}?\b(?:as an?|until|till|before|when|while|from|since|during|for|in \d)\b")
_TITLED = re.compile(r"\b[A-Z][\w’'-]*\.?\s$")
# What the parse takes for a firm as a rule and is a town: "College Point".
_TOWN = re.compile(r"(?:St\. )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=\s?[,.;)]|\s[a-z]|$)")
# Behind a place's name stands nothing that makes another name of it ("of Boston University"), nor a second.
_GOES_ON = re.compile(
    r"\s[A-Z][a-z]|[’']s\b|-|,? (?:and|or)\b|\s(?:descent|origin|heritage|background|ancestry)\b"
)
_PEOPLE = re.compile(r"(?:ese|ish|ian|ic)$")
_SLIPS = re.compile(r"\b(?:wrongly|falsely|incorrectly|mistakenly)\b", re.IGNORECASE)
_JUNIOR = re.compile(r",?\s(?:Jr|Sr|II)\b")
# In these lie the towns that people are of.
_WIDE = ("country", "state", "continent", "province", "county", "region", "island", "borough", "district")
_KNOWN = ("city", "town")
# So many years at most are two ages apart that are one man's, told at two times.
YEARS = 2
# So many characters apart, two places in one report lie near each other or in one another.
TOGETHER = 60
# WordNet has the places of one word.
_PLACES = word_table("places.txt")
# What a title before a name says of rank, as it is written out; each is told of one rank only.
_RANKS = {
    "pvt": "private", "private": "private", "cpl": "corporal", "corporal": "corporal",
    "sgt": "sergeant", "sergeant": "sergeant", "lt": "lieutenant", "lieutenant": "lieutenant",
    "capt": "captain", "captain": "captain", "maj": "major", "major": "major",
    "col": "colonel", "colonel": "colonel", "gen": "general", "general": "general",
    "adm": "admiral", "admiral": "admiral", "commodore": "commodore",
    "cmdr": "commander", "commander": "commander",
    "ceo": "ceo", "coo": "coo", "cfo": "cfo", "cto": "cto", "cio": "cio",
}  # fmt: skip
_CHIEFS = frozenset({"ceo", "coo", "cfo", "cto", "cio"})
# Who is called captain on land, at sea and of a team, and commander of whatever he commands, has a rival only
# in these.
_ONLY_AGAINST = {
    "commander": frozenset({"commodore"}),
    "captain": frozenset({"private", "corporal", "sergeant", "lieutenant", "major"}),
}
_TITLE = re.compile(r"(?:\b[A-Za-z]+\.?[\s-]){1,3}$")
# What may stand before a rank in capitals; anything else makes another office of it: Attorney General.
_SERVICE = re.compile(r"(?:^|[^\w\s]\s?|\b(?:Police|Army|Navy|Marine|Marines|Force|Guard|Corps|[a-z]+)\s)$")
_NOT_NOW = re.compile(
    r"\b(?:then|former|ex|retired|acting|interim|incoming|outgoing|late|team|flight|group|club|deputy|vice"
    r"|assistant|fleet)[\s-]+$",
    re.IGNORECASE,
)
_PROMOTED = re.compile(r"\b(?:promot|demot)")
_CHANGES = re.compile(r"\b(?:promot|appoint|succeed|replac|takes? over|took over|step(?:s|ped)? down)")


@dataclass(frozen=True, slots=True)
class _Particular:
    """What a report says of somebody; ``span`` is the name and the value, ``key`` the value as compared.

    ``form`` says how: two forms need not be of one thing. ``age`` is how old the same words make him.
    """

    kind: str
    person: Person
    key: str
    span: Span
    sentence: Span
    form: str = ""
    age: int | None = None


class _Read(NamedTuple):
    """A value as it stands beside a name; ``start`` and ``end`` are those of both together."""

    kind: str
    key: str
    start: int
    end: int
    form: str = ""
    age: int | None = None


def rival_particulars(context: Context) -> Iterator[Found]:
    """Two reports that give one person, known by the whole name, another home or another rank."""
    given: dict[tuple[str, str], dict[str, list[_Particular]]] = defaultdict(lambda: defaultdict(list))
    for document in context.parsed:
        for one in _particulars(document, context.people):
            given[one.person.id, one.kind][one.span.report].append(one)
    texts = {document.report.id: document.report.text for document in context.parsed}
    for (_, kind), by_report in sorted(given.items()):
        # Who is of two places in one report has moved, or is two people.
        single = [rows[0] for _, rows in sorted(by_report.items()) if len({row.key for row in rows}) == 1]
        for a, b in combinations(single, 2):
            own = [texts[one.span.report] for one in (a, b)]
            if _are_two_homes(a, b, own) if kind == "home" else _are_two_ranks(a.key, b.key, own):
                yield _found(context, a, b)


def _found(context: Context, a: _Particular, b: _Particular) -> Found:
    speakers = [told_of(context, one.span, {}).attribution.name for one in (a, b)]
    if all(speakers) and speakers[0] != speakers[1]:
        judged = Judgement("attributed", "two informants disagree, not the reports")
    elif a.kind == "home":
        judged = Judgement("contradiction", "both say where one person lives")
    else:
        judged = Judgement("contradiction", "one person has one rank at a time")
    places = [Place(one.span.text, one.span, f"{one.kind} {one.key}") for one in (a, b)]
    about = f"{'home' if a.kind == 'home' else 'rank'} of {clip(a.person.name)}"
    slot: DifferenceKind = "place" if a.kind == "home" else "who"
    return found_between(slot, judged, places[0], places[1], (a.sentence, b.sentence), about)


def _particulars(document: Parsed, people: Sequence[Person]) -> Iterator[_Particular]:
    towns = {name.span.start: name for name in document.names}
    ends = {name.span.end: name for name in document.names if name.kind == "place"}
    text = document.report.text
    for person in people:
        if person.kind != "person":
            continue
        for mention in person.mentions:
            # A surname alone may be a relative's.
            if mention.report != document.report.id or len(mention.text.split()) < 2:
                continue
            sentence = around_span(document.sentences, mention)
            if sentence is None or _SLIPS.search(sentence.text) or _JUNIOR.match(text, mention.end):
                continue
            for one in (*_home(text, mention, sentence, towns, ends), *_rank(text, mention, sentence)):
                if sentence.start <= one.start and one.end <= sentence.end:
                    span = document.span(one.start, one.end)
                    yield _Particular(one.kind, person, one.key, span, sentence, one.form, one.age)


def _home(
    text: str, mention: Span, sentence: Span, towns: dict[int, Name], ends: dict[int, Name]
) -> Iterator[_Read]:
    """The place that somebody is said to be of, and where it stands together with the name."""
    before = text[sentence.start : mention.start]
    lives = _LIVES.match(text, mention.end)
    end = _end_of_town(text, lives.end(), towns, sure=bool(lives["age"])) if lives else None
    if lives and end is not None:
        old = lives["age"] or ((found := _YEARS_OLD.search(before)) and found.group(1))
        place = _town(text[lives.end() : end])
        if lives["of"] != "of":
            if not (lives["of"].startswith("who") and _ONCE.match(text, end)):
                yield _Read("home", place, mention.start, end, "lives", int(old) if old else None)
        elif old:
            yield _Read("home", place, mention.start, end, "lives", int(old))
        elif not _TITLED.search(before):
            # "Sen. Lee of Ohio", "Lee of Barcelona": without an age it may be an office or a club.
            yield _Read("home", place, mention.start, end, "of")
    resident = _RESIDENT.search(before)
    town = ends.get(sentence.start + resident.start()) if resident else None
    if town is not None and not _FORMER.search(text[sentence.start : town.span.start]):
        yield _Read("home", _town(town.span.text), town.span.start, mention.end, "lives")


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
        # What is known for no place is a town by its words alone.
        if words[-1] in _PLACES["no_town"] or (known is not None and not townly):
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


def _rank(text: str, mention: Span, sentence: Span) -> Iterator[_Read]:
    """The rank that stands right before a name."""
    before = _TITLE.search(text, sentence.start, mention.start)
    words = list(re.finditer(r"[A-Za-z]+", before.group())) if before else []
    own: list[re.Match[str]] = []
    for word in reversed(words):
        if not word.group()[0].isupper() or word.group().lower() not in _RANKS:
            break
        own.insert(0, word)
    if before is None or not own:
        return
    start = before.start() + own[0].start()
    ahead = text[sentence.start : start]
    if _SERVICE.search(ahead) and not _NOT_NOW.search(ahead):
        yield _Read("rank", " ".join(_RANKS[w.group().lower()] for w in own), start, mention.end)


def _are_two_ranks(a: str, b: str, texts: Sequence[str]) -> bool:
    """Whether two ranks exclude each other; a lieutenant colonel is called colonel, too."""
    x, y = set(a.split()), set(b.split())
    if x & y or any(_PROMOTED.search(text) for text in texts):
        return False
    if (x | y) & _CHIEFS:
        return (x | y) <= _CHIEFS and not any(_CHANGES.search(text) for text in texts)
    return all(
        other <= _ONLY_AGAINST[rank]
        for one, other in ((x, y), (y, x))
        for rank in one
        if rank in _ONLY_AGAINST
    )


def _are_two_homes(a: _Particular, b: _Particular, texts: Sequence[str]) -> bool:
    """Whether somebody who is of one place is not of the other: neither may lie in the other."""
    if a.form != b.form or (a.age and b.age and abs(a.age - b.age) > YEARS):
        return False
    one, other = a.key, b.key
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
