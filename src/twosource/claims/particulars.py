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
from twosource.claims.homes import Home, are_two_homes, homes
from twosource.claims.outcomes import TWO_INFORMANTS, Judgement
from twosource.claims.ranks import are_two_ranks, ranks
from twosource.claims.stating import told_of
from twosource.claims.timeline import around_span
from twosource.language import Parsed
from twosource.model import Person, Span

__all__ = ["rival_particulars"]

_SLIPS = re.compile(r"\b(?:wrongly|falsely|incorrectly|mistakenly)\b", re.IGNORECASE)
_JUNIOR = re.compile(r",?\s(?:Jr|Sr|II)\b")


@dataclass(frozen=True, slots=True)
class _Particular:
    """What a report says of somebody; ``span`` is the name and the value, ``key`` the value as compared."""

    person: Person
    key: str
    span: Span
    sentence: Span
    home: Home | None = None


def rival_particulars(context: Context) -> Iterator[Found]:
    """Two reports that give one person, known by the whole name, another home or another rank."""
    given: dict[tuple[str, bool], dict[str, list[_Particular]]] = defaultdict(lambda: defaultdict(list))
    for document in context.parsed:
        for one in _particulars(document, context.people):
            given[one.person.id, one.home is not None][one.span.report].append(one)
    texts = {document.report.id: document.report.text for document in context.parsed}
    for _, by_report in sorted(given.items()):
        # Who is of two places in one report has moved, or is two people.
        single = [rows[0] for _, rows in sorted(by_report.items()) if len({row.key for row in rows}) == 1]
        for a, b in combinations(single, 2):
            own = [texts[one.span.report] for one in (a, b)]
            if _exclude(a, b, own):
                yield _found(context, a, b)


def _exclude(a: _Particular, b: _Particular, texts: Sequence[str]) -> bool:
    if a.home is not None and b.home is not None:
        return are_two_homes(a.home, b.home, texts)
    return are_two_ranks(a.key, b.key, texts)


def _found(context: Context, a: _Particular, b: _Particular) -> Found:
    speakers = [told_of(context, one.span, {}).attribution.name for one in (a, b)]
    if all(speakers) and speakers[0] != speakers[1]:
        judged = TWO_INFORMANTS
    elif a.home is not None:
        judged = Judgement("contradiction", "both say where one person lives")
    else:
        judged = Judgement("contradiction", "one person has one rank at a time")
    kind = "rank" if a.home is None else "home"
    places = [Place(one.span.text, one.span, f"{kind} {one.key}") for one in (a, b)]
    return found_between(
        "who" if a.home is None else "place",
        judged,
        places[0],
        places[1],
        (a.sentence, b.sentence),
        f"{kind} of {clip(a.person.name)}",
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
                    yield _Particular(person, home.place, span, sentence, home)
            for rank, start, end in ranks(text, mention, sentence):
                yield _Particular(person, rank, document.span(start, end), sentence)
