"""Outlets and agencies that a report names as its source, and the sentences that rest on them.

"According to Politico", "as Reuters reports", "told the Guardian", "first reported by",
"citing": a name counts only beside such a cue. A mere mention (a building, a lawsuit, a
person called Bloomberg) does not.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from twosource.copying._outlets import Outlet, outlet
from twosource.copying._quoted import quoted_ranges
from twosource.copying._sentences import around, starts_of
from twosource.model import Report, Span

# Up to six capitalised words (or a domain), with the small words that stand inside names.
_WORD = r"(?:[A-Z][\w&’'.-]*|[a-z0-9-]+\.(?:com|co\.uk|org|net)\b|dpa)"
_NAME = rf"(?P<name>(?:[Tt]he\s+)?{_WORD}(?:\s+(?:of|and|&|on|the|de|la|le|for)\s+{_WORD}|\s+{_WORD}){{0,5}})"
_REPORTING = (
    r"(?:reports?|reported|notes?|noted|writes?|wrote|reveals?|revealed|quotes?|quoted|cites?|cited"
    r"|says?|said|learned|learnt|confirms?|confirmed|claims?|claimed|observes?|observed|announced"
    r"|describes?|described|estimates?|estimated|understands|broke|published|obtained|found|states?|stated"
    r"|points?\s+out|pointed\s+out|explains?|explained|suggests?|suggested|reporting|writing|citing|quoting)"
)
_ADVERB = (
    r"(?:first|previously|earlier|also|later|has|had|have|exclusively|recently|initially|originally|separately"
    r"|further|reportedly|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last\s+(?:week|month|year)|yesterday|today)"
)
_KIND = (
    r"(?:(?:newspaper|newspapers|magazine|daily|weekly|tabloid|broadcaster|network|channel|website|site|blog|outlet"
    r"|portal|station|agency|news\s+agency|news\s+site|news\s+website|news\s+channel|wire\s+service|newswire|affiliate|partner)s?,?\s+)"
)
_BEFORE = (
    r"(?:[Aa]ccording\s+to(?:\s+an?)?(?:\s+(?:new|recent|earlier|exclusive))?"
    r"(?:\s+(?:reports?|story|stories|article|articles|account|analysis|investigation|interview|tally|count|poll|survey)"
    r"\s+(?:in|by|from|on|published\s+(?:in|by|on)|with))?"
    r"|[Aa]s\s+(?:first\s+|previously\s+)?(?:reported|noted|revealed|quoted)\s+(?:by|in)"
    r"|(?:reported|revealed|published|obtained|seen|reviewed|quoted|cited|confirmed|released|broken|disclosed|leaked|conducted|compiled)"
    r"(?:\s+(?:first|exclusively|earlier|\w+day))?\s+(?:by|in|to)"
    r"|[Rr]eport(?:s|ed|ing)?\s+(?:by|in|from)|[Ss]tor(?:y|ies)\s+(?:by|in|from)|[Aa]rticles?\s+(?:by|in|from)"
    r"|(?:told|tells|telling|informed)(?:\s+reporters?\s+(?:at|from))?"
    r"|(?:speaking|spoke|speaks|talking|talked|confirmed|said|wrote|written|admitted|revealed|explained)\s+(?:to|with|in|for)"
    r"|[Ii]nterview(?:ed|s)?\s+(?:with|to|by|on|in|for|given\s+to)|(?:statement|comments?|remarks?|email|e-mail)\s+to"
    r"|appear(?:ed|ing|ance)\s+(?:on|in)|op-ed\s+(?:in|for)|column\s+(?:in|for)|editorial\s+in"
    r"|citing|cites|[Pp]er|[Vv]ia|quoting|picked\s+up\s+by)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # As Reuters reports; the New York Times first reported; Bloomberg reports, citing
        rf"(?<![\w.])(?:[Aa]s\s+)?(?:[Tt]he\s+)?{_KIND}?{_NAME},?\s+(?:{_ADVERB}\s+){{0,3}}{_REPORTING}\b",
        # reported the Guardian; wrote Der Spiegel
        rf"(?<=[,”\"’'])\s+(?:reports|reported|writes|wrote|notes|noted)\s+(?:[Tt]he\s+)?{_KIND}?{_NAME}",
        rf"\b{_BEFORE}\s+(?:[Tt]he\s+|[Aa]n?\s+)?(?:[a-z-]+\s+){{0,2}}?{_KIND}?{_NAME}",
        # a Reuters report, The Sun's report, a BBC investigation, an ABC News interview
        rf"(?<![\w.])(?:[Aa]n?\s+|[Tt]he\s+)?{_NAME}(?:[’'‘]s)?\s+(?:report|investigation|story|article|interview|analysis"
        r"|poll|survey|tally|correspondent|reporter|journalist)s?\b(?!\s+(?:building|office))",
    )
)
# "said" and the like beside a name that only looks like an outlet's are too weak.
_MEDIA_VERB = re.compile(
    r"\b(?:report|cit|quot|not|writ|wrote|publish|reveal|learn|told|tell|interview|accord)", re.I
)
# Bloomberg the man, Hill the surname: titles and first names before the name.
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?|\b(?:Mayor|Michael|Mike|President|Senator|Judge))\s+$"
)
_CARRIES_ON = re.compile(
    r"\s*(?:The|That)\s+(?:news\s+)?(?:report|newspaper|paper|agency|outlet|magazine|broadcaster|network|website|site|daily)"
    rf"\s+(?:{_ADVERB}\s+){{0,2}}{_REPORTING}\b"
)


class Cited(NamedTuple):
    """An outlet named as a source: the words that name it, and the sentence that rests on it."""

    outlet: Outlet
    span: Span
    passage: Span


def cited(report: Report) -> list[Cited]:
    """Outlets that the report's own words name as a source, in order of place."""
    text = report.text
    starts = starts_of(text)
    quoted = quoted_ranges(text)
    found: dict[tuple[int, str], Cited] = {}
    taken: list[tuple[int, int]] = []
    for start, end, name in sorted(_named(text)):
        if any(one <= start < two for one, two in quoted):
            continue  # somebody quoted names it, not the report
        if any(start < two and one < end for one, two in taken):
            continue
        taken.append((start, end))
        sentence, stop = around(text, starts, end - 1)
        stop = _carried(text, starts, stop)
        found[(start, name.name)] = Cited(
            name,
            Span(report.id, start, end, text[start:end]),
            Span(report.id, sentence, stop, text[sentence:stop]),
        )
    return [found[key] for key in sorted(found)]


def _named(text: str) -> Iterator[tuple[int, int, Outlet]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            resolved = _resolve(text, match)
            if resolved is not None:
                yield resolved


def _resolve(text: str, match: re.Match[str]) -> tuple[int, int, Outlet] | None:
    """The outlet inside the capitalised run of a match; the run may hold more than the name."""
    start, end = match.span("name")
    words = list(re.finditer(r"\S+", text[start:end]))
    name_first = match.start("name") - match.start() > 8 or match.re is not _PATTERNS[0]
    spans = [(i, j) for i in range(len(words)) for j in range(len(words), i, -1)]
    # A subject stands right before its verb, an object right after its cue.
    spans.sort(key=lambda ij: (ij[1] - ij[0] == 0, -(ij[1] - ij[0]), ij[0] if name_first else -ij[1]))
    for i, j in spans:
        one, two = start + words[i].start(), start + words[j - 1].end()
        name = text[one:two].rstrip(".,’'‘")
        name = re.sub(r"[’'‘]s$", "", name)
        found = outlet(name)
        if found is None or _PERSON_BEFORE.search(text, max(0, one - 14), one):
            continue
        if not found.known and not _MEDIA_VERB.search(match.group()):
            continue
        begin = one if match.re in (_PATTERNS[0], _PATTERNS[3]) else match.start()
        finish = match.end() if match.re in (_PATTERNS[0], _PATTERNS[3]) else one + len(name)
        while begin < finish and text[begin].isspace():
            begin += 1
        return begin, finish, found
    return None


def _carried(text: str, starts: list[int], stop: int) -> int:
    """The end of the sentences after ``stop`` that go on with "the newspaper said"."""
    while True:
        following = _CARRIES_ON.match(text, stop)
        if following is None or "\n\n" in text[stop : following.end()]:
            return stop
        _, stop = around(text, starts, following.end() - 1)
