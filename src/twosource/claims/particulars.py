"""Where somebody lives, what rank he has, where and of what he died, and where reports differ in it.

"Lee, 36, of Springfield" and "Cmdr. Lee" stand beside a name, mostly in no clause of their own, and clauses
that tell where somebody died have little else in common; so they are found without an aligned statement, as
ages are.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from twosource.claims.context import Context
from twosource.claims.deaths import are_two_causes, are_two_places, deaths
from twosource.claims.found import Found, Place, clip, found_between
from twosource.claims.homes import YEARS, Home, are_two_homes, homes
from twosource.claims.outcomes import TWO_INFORMANTS, Judgement, are_two_voices
from twosource.claims.ranks import are_two_ranks, ranks
from twosource.claims.stating import told_of
from twosource.claims.terms import keys_of
from twosource.claims.timeline import around_span
from twosource.language import Parsed
from twosource.model import DifferenceKind, Person, Span

__all__ = ["rival_particulars"]

_SLIPS = re.compile(r"\b(?:wrongly|falsely|incorrectly|mistakenly)\b", re.IGNORECASE)
_AGE = re.compile(r",(?: an? [\w ]{1,24},)? (\d{1,3}),")
_JUNIOR = re.compile(r",?\s(?:Jr|Sr|II)\b")


_Of = Literal["home", "rank", "place", "cause"]
# Of what kind a difference is, what it is called, and why both cannot hold.
_TOLD: dict[_Of, tuple[DifferenceKind, str, str]] = {
    "home": ("place", "home", "both say where one person lives"),
    "rank": ("who", "rank", "one person has one rank at a time"),
    "place": ("place", "where somebody died", "nobody dies in two places"),
    "cause": ("action", "cause of death", "one death is put down to two causes"),
}


@dataclass(frozen=True, slots=True)
class _Particular:
    """What a report says of somebody; ``span`` is the name and the value, ``key`` the value as compared."""

    of: _Of
    person: str
    key: str
    span: Span
    sentence: Span
    home: Home | None = None


def rival_particulars(context: Context) -> Iterator[Found]:
    """Two reports that give one person another home or rank, or another place or cause of his death."""
    given: dict[tuple[str, _Of], dict[str, list[_Particular]]] = defaultdict(lambda: defaultdict(list))
    for document in context.parsed:
        for one in _particulars(document, context.people):
            given[one.person, one.of][one.span.report].append(one)
    for one in _deaths(context):
        given[one.person, one.of][one.span.report].append(one)
    texts = {document.report.id: document.report.text for document in context.parsed}
    names = {person.id: person.name for person in context.people}
    for (person, _), by_report in sorted(given.items()):
        # Who is of two places in one report has moved, or is two people.
        single = [rows[0] for _, rows in sorted(by_report.items()) if len({row.key for row in rows}) == 1]
        for a, b in combinations(single, 2):
            own = [texts[one.span.report] for one in (a, b)]
            if _exclude(a, b, own):
                yield _found(context, a, b, names[person])


def _exclude(a: _Particular, b: _Particular, texts: Sequence[str]) -> bool:
    if a.home is not None and b.home is not None:
        return are_two_homes(a.home, b.home, texts)
    if a.of == "rank":
        return are_two_ranks(a.key, b.key, texts)
    return are_two_places(a.key, b.key) if a.of == "place" else are_two_causes(a.key, b.key)


def _found(context: Context, a: _Particular, b: _Particular, name: str) -> Found:
    kind, called, because = _TOLD[a.of]
    voices = [told_of(context, one.span, {}).attribution for one in (a, b)]
    judged = TWO_INFORMANTS if are_two_voices(*voices) else Judgement("contradiction", because)
    places = [Place(one.span.text, one.span, f"{called} {one.key}") for one in (a, b)]
    about = f"where {clip(name)} died" if a.of == "place" else f"{called} of {clip(name)}"
    return found_between(kind, judged, places[0], places[1], (a.sentence, b.sentence), about)


def _deaths(context: Context) -> Iterator[_Particular]:
    names = keys_of(context.people)
    people = {names[p.id]: p.id for p in context.people if p.kind == "person"}
    documents = {document.report.id: document for document in context.parsed}
    # Whom a report knows by a surname alone may be a relative, and so may a junior and a senior.
    whole = {(m.report, p.id) for p in context.people for m in p.mentions if len(m.text.split()) > 1}
    several = {
        p.id
        for p in context.people
        if _JUNIOR.search(p.name)
        or _are_several([(documents[m.report].report.text, m.end) for m in p.mentions])
    }
    for unit, _ in context.units():
        for person, death in deaths(unit, people):
            if (unit.report, person) in whole and person not in several:
                span = documents[unit.report].span(death.start, death.end)
                yield _Particular(death.about, person, death.key, span, unit.sentence)


def _are_several(mentions: Sequence[tuple[str, int]]) -> bool:
    """Whether one name is a junior's somewhere, or borne at two ages; with each text where the name ends."""
    ages = [int(found.group(1)) for text, end in mentions if (found := _AGE.match(text, end))]
    return any(_JUNIOR.match(text, end) for text, end in mentions) or (
        bool(ages) and max(ages) - min(ages) > YEARS
    )


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
            for home in homes(text, mention, sentence, towns, ends):
                if home.end <= sentence.end:
                    span = document.span(home.start, home.end)
                    yield _Particular("home", person.id, home.place, span, sentence, home)
            for rank, start, end in ranks(text, mention, sentence):
                yield _Particular("rank", person.id, rank, document.span(start, end), sentence)
