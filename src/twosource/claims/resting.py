"""Whether a report's own words rest on the papers or the measuring of somebody whom another report quotes.

"USGS data put it at 4.6" quotes nobody, and so looks like the report's own word; beside "it was 4.6, the USGS
said" it is the same source's. Only papers of the one who is quoted count, and only what they say.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.claims.context import Context
from twosource.claims.timeline import around_span
from twosource.model import Statement

__all__ = ["one_source"]

_PAPER = (
    r"(?:reports?|data|records?|figures|statistics|numbers|statements?|websites?|surveys?|stud(?:y|ies)|lists?"
    r"|filings?|logs?|bulletins?|polls?|tall(?:y|ies)|estimates?|readings?|measurements?|documents?|releases?"
    r"|tweets?|posts?|pages?|maps?|analys[ie]s|reviews?|assessments?|findings)"
)
_TELLS = (
    r"(?:puts?|list(?:s|ed)?|records?|recorded|measures?d?|register(?:s|ed)?|estimated?s?|rated?s?|counts?|counted"
    r"|g[ai]ve|gives|shows?|showed|says?|said|indicated?s?|reveal(?:s|ed)?|suggest(?:s|ed)?|finds?|found"
    r"|report(?:s|ed)?|stated?s?|noted?s?|confirm(?:s|ed)?)\b"
)
# "Put the magnitude at 4.6": nobody says so who only puts two astronauts into orbit.
_MEASURES = (
    r"(?:put|puts|listed|lists|measured|measures|estimated|estimates|rated|rates|registered|registers)\b"
)
_OPENING = r"^\W*(?:(?:But|And|Meanwhile|Still|However),?\s+|[^,.;]{1,30},\s+)?"
# Written with angle brackets for what is put in.
_FORMS = tuple(
    (_OPENING + form).replace("<tells>", _TELLS).replace("<measures>", _MEASURES).replace("<paper>", _PAPER)
    for form in (
        # "The US Geological Survey's website listed", "Vale police records, released on Friday, show".
        r"(?:(?:the|an?)\s+)?<name>(?:\s*\([A-Z]{2,6}\))?(?:[’']s?)?\s+(?:[\w-]+\s+){0,2}?<paper>"
        r"(?:,[^,.;]{1,40},)?\s+(?:\w+\s+){0,2}?<tells>",
        # "A report by the US Geological Survey put".
        r"(?:\w+\s+){0,3}?<paper>\s+(?:\w+\s+)?(?:by|from)\s+(?:the\s+)?<name>(?:\s*\([A-Z]{2,6}\))?"
        r"\s+(?:\w+\s+)?<tells>",
        # "The US Geological Survey put the magnitude at 4.6".
        r"(?:the\s+)?<name>(?:\s*\([A-Z]{2,6}\))?\s+(?:\w+\s+)?<measures>"
        r"(?=[^.;]{1,60}?\b(?:at|as)\b[^.;]{0,20}?\d)",
    )
)
_ARTICLE = re.compile(r"^(?:the|an?|its|their)\s+", re.IGNORECASE)
# A survey by its name is a body: no paper of it is told.
_PAPER_BEHIND = re.compile(rf"(?:[’']s?)? (?:[a-z]+ )?{_PAPER}$")
# Behind one of these goes on what the report says itself; what hangs on the measured is not of the papers.
_ANOTHER = re.compile(r";|\b(?:but|while|whereas|although|and)\b")
_BESIDE = re.compile(
    r";|\b(?:but|while|whereas|although|though|after|before|when|as(?= \w+ (?!\d))|where|which|who|prompting"
    r"|until)\b"
)
_CAPITALISED = re.compile(r"[A-Z][\w.]*(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?[A-Z][\w.]*)+")
_JOINING = frozenset({"of", "for", "and", "the"})
# So many letters make an abbreviation that is told apart.
LETTERS = 3


def one_source(context: Context, statements: Sequence[Statement]) -> str | None:
    """The name of the one who is quoted for some of ``statements``, and on whose papers all others rest.

    None where nobody or more than one is, or where a report says it by itself.
    """
    named = {_name(s.attribution.name or "") for s in statements if s.attribution.by != "report"}
    own = [s for s in statements if s.attribution.by == "report"]
    if len(named) != 1 or not own:
        return None
    (source,) = named
    return source if source and all(_rests_on(source, context, statement) for statement in own) else None


def _name(name: str) -> str:
    return _PAPER_BEHIND.sub("", _ARTICLE.sub("", " ".join(name.split())))


def _rests_on(source: str, context: Context, statement: Statement) -> bool:
    document = next(d for d in context.parsed if d.report.id == statement.span.report)
    sentence = around_span(document.sentences, statement.span)
    if sentence is None:
        return False
    start, end = statement.span.start - sentence.start, statement.span.end - sentence.start
    for name in _spelt(source, sentence.text):
        for form in _FORMS:
            found = re.match(form.replace("<name>", name), sentence.text, re.IGNORECASE)
            if found is not None:
                text = sentence.text
                return not (
                    _ANOTHER.search(text[found.end() : start]) or _BESIDE.search(text[found.end() : end])
                )
    return False


def _spelt(source: str, text: str) -> Iterator[str]:
    """Patterns of how a text may name a source: as it stands, shortened to its first letters, or in full."""
    yield r"\s+".join(_word(word) for word in source.split())
    initials = _initials(source)
    if len(initials) >= LETTERS:
        yield rf"(?-i:{re.escape(initials.upper())})"
    if source.isupper() and len(source) >= LETTERS:
        for found in _CAPITALISED.finditer(text):
            # The run may begin with an article.
            full = _ARTICLE.sub("", found.group())
            if _initials(full) == source.lower():
                yield re.escape(full)


def _word(word: str) -> str:
    """A word, with or without stops in it where it is an abbreviation: US, U.S."""
    letters = word.replace(".", "")
    return r"\.?".join(letters) + r"\.?" if letters.isupper() and letters.isalpha() else re.escape(word)


def _initials(name: str) -> str:
    words = [word.replace(".", "") for word in name.split() if word.lower() not in _JOINING]
    return "".join(word if word.isupper() else word[:1] for word in words).lower() if len(words) > 1 else ""
