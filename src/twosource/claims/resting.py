"""On whose paper or measuring a report's own words rest: "USGS data put it at 4.6" rests on the USGS.

Nobody is quoted there, and so the words look like the report's own; they are the same source's as those of
another report that quotes it.
"""

import re
from collections.abc import Sequence

from twosource.claims.context import Context
from twosource.claims.timeline import around_span
from twosource.model import Statement

__all__ = ["one_source"]

_PAPER = (
    r"(?:reports?|data|records?|figures|statistics|numbers|statements?|websites?|sites?|surveys?|stud(?:y|ies)"
    r"|lists?|filings?|logs?|bulletins?|polls?|tall(?:y|ies)|estimates?|readings?|measurements?|documents?"
    r"|releases?|tweets?|posts?|pages?|maps?|analys[ie]s|reviews?|assessments?|findings)"
)
_MEASURES = (
    r"(?:puts?|list(?:s|ed)|record(?:s|ed)|measure(?:s|d)|register(?:s|ed)|estimate(?:s|d)|rate(?:s|d)|count(?:s|ed)"
    r"|calculate(?:s|d)|g[ai]ve|gives)"
)
_TELLS = (
    rf"(?:{_MEASURES}|shows?|showed|says?|said|indicate(?:s|d)|reveal(?:s|ed)|suggest(?:s|ed)|finds?|found"
    r"|report(?:s|ed)|state(?:s|d)|note(?:s|d)|confirm(?:s|ed))\b"
)
_NAME = r"(?P<name>(?:[A-Z][\w.&’'-]*\s+(?:of\s+|for\s+|and\s+)?)*[A-Z][\w.&-]*?)"
_ABBREVIATED = r"(?:\s*\([A-Z]{2,6}\))?"
_OPENING = r"^\W*(?:(?:But|And|Meanwhile|Still|However),?\s+)?"
_FORMS = tuple(
    re.compile(_OPENING + form)
    for form in (
        # "The US Geological Survey's website listed", "Vale police records show".
        rf"(?:(?:[Tt]he|[Aa]n?)\s+)?{_NAME}{_ABBREVIATED}(?:[’']s?)?\s+(?:[\w-]+\s+){{0,2}}?{_PAPER}\s+(?:\w+\s+){{0,2}}?{_TELLS}",
        # "A report by the US Geological Survey put".
        rf"(?:\w+\s+){{0,3}}?{_PAPER}\s+(?:\w+\s+)?(?:by|from|of)\s+(?:the\s+)?{_NAME}{_ABBREVIATED}\s+(?:\w+\s+)?{_TELLS}",
        # "The US Geological Survey put the magnitude at 4.6".
        rf"(?:[Tt]he\s+)?{_NAME}{_ABBREVIATED}\s+(?:\w+ly\s+|has\s+|had\s+)?{_MEASURES}\b",
    )
)
_ARTICLE = re.compile(r"^(?:the|an?|its|their)\s+", re.IGNORECASE)
# A survey by its name is a body: no paper of it is told.
_PAPER_BEHIND = re.compile(rf"(?:[’']s?)?\s+(?:[a-z]+\s+)?{_PAPER}$")
# Behind one of these goes on what the report says itself.
_ANOTHER = re.compile(r";|\b(?:but|while|whereas|although|and)\b")
# So many letters make an abbreviation that is told apart.
LETTERS = 3


def one_source(context: Context, statements: Sequence[Statement]) -> str | None:
    """The name of the one on whose word, papers or measuring all of ``statements`` rest, if they do so."""
    sources = [_source(context, statement) for statement in statements]
    named = [source for source in sources if source is not None]
    if len(named) < len(sources) or not any(s.attribution.by == "report" for s in statements):
        return None
    longest = max(named, key=len)
    return longest if all(_same(longest, source) for source in named) else None


def _source(context: Context, statement: Statement) -> str | None:
    if statement.attribution.by != "report":
        name = statement.attribution.name
        return None if name is None else _PAPER_BEHIND.sub("", _ARTICLE.sub("", name))
    document = next(d for d in context.parsed if d.report.id == statement.span.report)
    sentence = around_span(document.sentences, statement.span)
    if sentence is None:
        return None
    found = next((m for form in _FORMS if (m := form.match(sentence.text)) is not None), None)
    if found is None or _ANOTHER.search(sentence.text[found.end() : statement.span.start - sentence.start]):
        return None
    return _ARTICLE.sub("", " ".join(found["name"].split()))


def _same(a: str, b: str) -> bool:
    """Whether two names are of one: word for word, the end of the other, or its first letters."""
    x, y = (re.sub(r"[.’']", "", name).lower().split() for name in (a, b))
    short, long = sorted((x, y), key=len)
    if long[-len(short) :] == short:
        return True
    initials = "".join(
        word if word == "us" else word[0] for word in long if word not in ("of", "for", "and", "the")
    )
    return len(short) == 1 and len(short[0]) >= LETTERS and short[0] == initials
