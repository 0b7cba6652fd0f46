"""Where somebody lives and what rank he has, and where reports differ in it.

"Lee, 36, of Springfield" and "Cmdr. Lee" stand beside a name, mostly in no clause of their own, so they are
found without an aligned statement, as ages are.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

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

# "Ann Lee, 36, of Springfield", "Ann Lee, who lives in Springfield".
_LIVES = re.compile(
    r"\s?,?(?P<age>\s\(?\d{1,3}\)?\s?,?)?"
    r"\s(?P<of>of|who (?:lives|lived|resides|resided)(?: [\w ]{1,25}?)? in|a resident of)\s"
)
# What the parse takes for a firm as a rule and is a town: behind an age, or by its first word.
_TOWN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}\b(?! [A-Z])")
_TOWNLY = re.compile(r"(?:Fort|Mount|Port|Lake|San|Santa|El|Los|Las|North|South|East|West|New|St\.) ")
_RESIDENT = re.compile(r"\s(?:resident|man|woman|teenager|mother|father)\s$")
# Behind a place's name stands nothing that makes another name of it: "of Boston University".
_GOES_ON = re.compile(r"\s[A-Z][a-z]|[’']s\b|-")
# In these lie the towns that people are of.
_WIDE = ("country", "state", "continent", "province", "county", "region", "island")
_KNOWN = ("city", "town", "borough", "capital")
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
}  # fmt: skip
# A policeman or a soldier of any rank may be the commander of something.
_AFLOAT = frozenset({"commodore", "admiral"})
_CHIEFS = {
    "ceo": "chief executive", "coo": "chief operating officer", "cfo": "chief financial officer",
    "cto": "chief technology officer", "cio": "chief information officer",
}  # fmt: skip
_TITLE = re.compile(r"(?:\b[A-Za-z]+\.?[\s-]){1,3}$")


@dataclass(frozen=True, slots=True)
class _Particular:
    """What a report says of somebody; ``span`` is the name and the value, ``key`` the value as compared."""

    kind: str
    person: Person
    key: str
    span: Span
    sentence: Span


def rival_particulars(context: Context) -> Iterator[Found]:
    """Two reports that give one person, known by name, another home or another rank."""
    given: dict[tuple[str, str], dict[str, list[_Particular]]] = defaultdict(lambda: defaultdict(list))
    for document in context.parsed:
        for one in _particulars(document, context.people):
            given[one.person.id, one.kind][one.span.report].append(one)
    texts = [document.report.text for document in context.parsed]
    for (_, kind), by_report in sorted(given.items()):
        # Who is of two places in one report has moved, or is two people.
        single = [rows[0] for _, rows in sorted(by_report.items()) if len({row.key for row in rows}) == 1]
        for a, b in combinations(single, 2):
            if (_are_two_places if kind == "home" else _are_two_ranks)(a.key, b.key, texts):
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
    towns = {name.span.start: name for name in document.names if name.kind == "place"}
    ends = {name.span.end: name for name in document.names if name.kind == "place"}
    text = document.report.text
    for person in people:
        if person.kind != "person":
            continue
        for mention in person.mentions:
            if mention.report != document.report.id or not mention.text[:1].isupper():
                continue
            sentence = around_span(document.sentences, mention)
            if sentence is None:
                continue
            for kind, key, start, end in (
                *_home(text, mention, towns, ends),
                *_rank(text, mention, sentence),
            ):
                if sentence.start <= start and end <= sentence.end:
                    yield _Particular(kind, person, key, document.span(start, end), sentence)


def _home(
    text: str, mention: Span, towns: dict[int, Name], ends: dict[int, Name]
) -> Iterator[tuple[str, str, int, int]]:
    """The place that somebody is said to be of, and where it stands together with the name."""
    lives = _LIVES.match(text, mention.end)
    end = _end_of_town(text, lives, towns) if lives else None
    # "Lee of Ohio" may be a senator: one name alone is seldom said to be of where somebody lives.
    alone = len(mention.text.split()) < 2
    if lives and end is not None and not (alone and lives["of"] == "of" and not lives["age"]):
        yield "home", _town(text[lives.end() : end]), mention.start, end
    resident = _RESIDENT.search(text, max(0, mention.start - 12), mention.start)
    town = ends.get(resident.start()) if resident else None
    if town is not None:
        yield "home", _town(town.span.text), town.span.start, mention.end


def _end_of_town(text: str, lives: re.Match[str], towns: dict[int, Name]) -> int | None:
    """The end of a town's name that stands behind the words for who lives there."""
    town = towns.get(lives.end())
    found = _TOWN.match(text, lives.end())
    if town is not None:
        end = town.span.end
    elif found is not None and (lives["age"] or _TOWNLY.match(found.group())):
        # The school at College Point is no college.
        if found.group().split()[-1].lower() in _PLACES["bodies"]:
            return None
        end = found.end()
    else:
        return None
    return None if _GOES_ON.match(text, end) else end


def _town(name: str) -> str:
    return " ".join(name.split(",")[0].lower().replace("’", "'").split()).removeprefix("the ")


def _rank(text: str, mention: Span, sentence: Span) -> Iterator[tuple[str, str, int, int]]:
    """The rank that stands before a name, in words of ``_RANKS`` or one of ``_CHIEFS``."""
    before = _TITLE.search(text, sentence.start, mention.start)
    words = re.findall(r"[A-Za-z]+", before.group()) if before else []
    own: list[str] = []
    for word in reversed(words):
        if not word[0].isupper() or word.lower() not in _RANKS | _CHIEFS.keys():
            break
        own.insert(0, word.lower())
    if own:
        start = text.rfind(own[0].title(), sentence.start, mention.start)
        start = start if start >= 0 else text.rfind(own[0].upper(), sentence.start, mention.start)
        if start >= 0:
            yield "rank", " ".join(_RANKS.get(w, w) for w in own), start, mention.end


def _are_two_ranks(a: str, b: str, texts: Sequence[str]) -> bool:
    """Whether two ranks exclude each other; a lieutenant colonel is called colonel, too."""
    x, y = set(a.split()), set(b.split())
    if x & y:
        return False
    if x & _CHIEFS.keys() or y & _CHIEFS.keys():
        return (x | y) <= _CHIEFS.keys()
    return all("commander" not in one or other & _AFLOAT for one, other in ((x, y), (y, x)))


def _are_two_places(a: str, b: str, texts: Sequence[str]) -> bool:
    """Whether somebody who is of one place is not of the other: neither may lie in the other."""
    wide = any(_is_listed(p, "wide") or any(_is(p, kind) for kind in _WIDE) for p in (a, b))
    if a in b or b in a or wide:
        return False
    # Of a great city and a place that nobody knows, this may be a part of that.
    if _is_known(a) != _is_known(b):
        return False
    one, other = re.escape(a), re.escape(b)
    within = re.compile(
        rf"\b(?:{one}(?:, | in | section of | neighbou?rhood of | area of | suburb of )(?:the )?{other}"
        rf"|{other}(?:, | in | section of | neighbou?rhood of | area of | suburb of )(?:the )?{one}"
        rf"|{one}[’']s {other}|{other}[’']s {one})\b",
        re.IGNORECASE,
    )
    return not any(within.search(text) for text in texts)


def _is_listed(place: str, kind: str) -> bool:
    return place.replace(" ", "_") in _PLACES[kind]


def _is(place: str, kind: str) -> bool:
    return relation(place, "NOUN", kind, "NOUN").broader


def _is_known(place: str) -> bool:
    return _is_listed(place, "great") or any(_is(place, kind) for kind in _KNOWN)
