"""Outlets and agencies that a report names as its source, and the sentences that rest on them.

"According to Politico", "as Reuters reports", "told the Guardian", "first reported by",
"citing": a name counts only beside such a cue. A mere mention (a building, a lawsuit, a
person called Bloomberg) does not.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from twosource.copying._outlets import Outlet, outlet
from twosource.copying._quoted import quoted_ranges
from twosource.copying._sentences import around, starts_of
from twosource.model import Report, Span

# All repeats are bounded: no text may make the search slow.
# Up to six capitalised words (or a domain), with the small words that stand inside names.
_WORD = r"(?:[A-Z][\w&’'.-]{0,30}|[a-z0-9-]{1,40}\.(?:com|co\.uk|org|net)\b|dpa)"
_GAP = r"[ \t\u00a0]{1,4}"
_NAME = (
    rf"(?P<name>(?:[Tt]he{_GAP})?{_WORD}"
    rf"(?:{_GAP}(?:of|and|&|on|the|de|la|le|for|della){_GAP}{_WORD}|{_GAP}{_WORD}){{0,5}})"
)
_REPORTING = (
    r"(?:reports?|reported|notes?|noted|writes?|wrote|reveals?|revealed|quotes?|quoted|cites?|cited"
    r"|says?|said|learned|learnt|confirms?|confirmed|claims?|claimed|observes?|observed|announced"
    r"|describes?|described|estimates?|estimated|understands|broke|published|obtained|found|states?|stated"
    r"|points?\s{1,4}out|pointed\s{1,4}out|explains?|explained|suggests?|suggested|reporting|writing|citing|quoting"
    r"|(?:is|are|was|were)\s{1,4}(?:also\s{1,4}|now\s{1,4})?(?:reporting|saying|citing|quoting))"
)
_ADVERB = (
    r"(?:first|previously|earlier|also|later|has|had|have|exclusively|recently|initially|originally|separately"
    r"|further|reportedly|on\s{1,4}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last\s{1,4}(?:week|month|year)|yesterday|today)"
)
_KIND = (
    r"(?:(?:newspaper|newspapers|magazine|daily|weekly|tabloid|broadcaster|network|channel|website|site|blog|outlet"
    r"|portal|station|agency|news\s{1,4}agency|news\s{1,4}site|news\s{1,4}website|news\s{1,4}channel|wire\s{1,4}service|newswire|affiliate|partner)s?,?\s{1,4})"
)
_AFTER = r"(?:\s{1,4}(?:newspaper|magazine|news\s{1,4}(?:agency|site|website|channel|portal|outlet))\b)?"
_BEFORE = (
    r"(?:[Aa]ccording\s{1,4}to(?:\s{1,4}an?)?(?:\s{1,4}(?:new|recent|earlier|exclusive))?"
    r"(?:\s{1,4}(?:reports?|story|stories|article|articles|account|analysis|investigation|interview|tally|count|poll|survey)"
    r"\s{1,4}(?:in|by|from|on|published\s{1,4}(?:in|by|on)|with))?"
    r"|[Aa]s\s{1,4}(?:first\s{1,4}|previously\s{1,4})?(?:reported|noted|revealed|quoted)\s{1,4}(?:by|in)"
    r"|(?:reported|revealed|published|obtained|seen|reviewed|quoted|cited|confirmed|released|broken|disclosed|leaked|conducted|compiled)"
    r"(?:\s{1,4}(?:first|exclusively|earlier|\w+day))?\s{1,4}(?:by|in|to)"
    r"|[Rr]eport(?:s|ed|ing)?\s{1,4}(?:by|in|from)|[Ss]tor(?:y|ies)\s{1,4}(?:by|in|from)|[Aa]rticles?\s{1,4}(?:by|in|from)"
    r"|(?:told|tells?|telling|informed)(?:\s{1,4}reporters?\s{1,4}(?:at|from))?"
    r"|(?:speaking|spoke|speaks|talking|talked|confirmed|said|wrote|written|admitted|revealed|explained)\s{1,4}(?:to|with|in|for)"
    r"|[Ii]nterview(?:ed|s)?\s{1,4}(?:with|to|by|on|in|for|given\s{1,4}to)|(?:statement|comments?|remarks?|email|e-mail)\s{1,4}to"
    r"|appear(?:ed|ing|ance)\s{1,4}(?:on|in)|op-ed\s{1,4}(?:in|for)|column\s{1,4}(?:in|for)|editorial\s{1,4}in"
    r"|citing|cites|[Pp]er|[Vv]ia|quoting|picked\s{1,4}up\s{1,4}by)"
)
# As Reuters reports; the New York Times first reported; Bloomberg reports, citing
_SUBJECT = re.compile(
    rf"(?<![\w.])(?:[Aa]s\s{{1,4}})?(?:the\s{{1,4}})?{_KIND}?{_NAME}{_AFTER},?\s{{1,4}}(?:{_ADVERB}\s{{1,4}}){{0,3}}{_REPORTING}\b"
)
# a Reuters report, The Sun's report, a BBC investigation, an ABC News interview
_THEIR_REPORT = re.compile(
    rf"(?<![\w.])(?:[Aa]n?\s{{1,4}}|the\s{{1,4}})?{_NAME}(?:[’'‘]s)?\s{{1,4}}(?:news\s{{1,4}})?(?:report|investigation|story|article"
    r"|interview|analysis|poll|survey|tally|correspondent|reporter|journalist)s?\b(?!\s{1,4}(?:building|office))"
)
# according to Politico, told the Guardian, first reported by
_OBJECT = re.compile(
    rf"\b{_BEFORE}\s{{1,4}}(?:[Tt]he\s{{1,4}}|[Aa]n?\s{{1,4}})?(?:[a-z-]{{1,20}}\s{{1,4}}){{0,2}}?{_KIND}?{_NAME}{_AFTER}"
)
# ", reported the Guardian", "wrote Der Spiegel"
_INVERTED = re.compile(
    rf"(?<=[,”\"’'])\s{{1,4}}(?:reports|reported|writes|wrote|notes|noted)\s{{1,4}}(?:the\s{{1,4}})?{_KIND}?{_NAME}"
)
_PATTERNS = (_SUBJECT, _THEIR_REPORT, _OBJECT, _INVERTED)
# "said" and the like beside a name that only looks like an outlet's are too weak.
_MEDIA_VERB = re.compile(
    r"\b(?:report|cit|quot|not|writ|wrote|publish|reveal|learn|told|tell|interview|accord)", re.I
)
_ARTICLE = re.compile(r"^[Tt]he\s{1,4}")
# "the newspaper Delo", "the NCPA news agency": called an outlet, a name need not look like one.
_SAID_TO_BE = re.compile(
    r"\b(?:newspaper|tabloid|broadcaster|magazine|news\s{1,4}(?:agency|site|website|channel|portal|outlet))\b"
)
# "In an interview with the newspaper, Lowe said": Lowe is no paper, as Delo is in
# "the newspaper, Delo, reported".
_NEW_CLAUSE = re.compile(r"[a-z],\s{1,4}$")
# Bloomberg the man, Hill the surname: titles and first names before the name.
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?|\b(?:Mayor|Michael|Mike|President|Senator|Judge))\s{1,4}$"
)
_STAFF = re.compile(r"(?:reporter|correspondent|journalist)s?$")
# "... Jane Doe and Ada Roe first reported that": then they do.
_DO_REPORT = re.compile(
    rf"(?:{_GAP}(?:[A-Z][\w’'.-]{{0,30}}|and|,)){{1,9}},?{_GAP}(?:{_ADVERB}\s{{1,4}}){{0,2}}(?:reported|revealed|learned|quoted)\b"
)
_NAMED, _TO = re.compile(r"\s{1,4}[A-Z][a-z]"), re.compile(r"\b(?:told|tell|telling|to|with|by)\s{1,4}$")
# "The Daily News", "the Sun Herald", "the Evening Post": towns put their names before these.
COMMON = frozenset(
    """
    Daily Evening Morning Sunday News Times Post Herald Sun Star Mail Journal Tribune Telegraph Chronicle
    Press Gazette Standard Mirror Express Globe Independent Observer Guardian
    """.split()  # noqa: SIM905
)
NO_TOWN = frozenset({"The", "As", "In", "On", "But", "And"})
_CARRIES_ON = re.compile(
    r"\s*(?:The|That)\s{1,4}(?:news\s{1,4})?(?:report|newspaper|paper|agency|outlet|magazine|broadcaster|network|website|site|daily)"
    rf"\s{{1,4}}(?:{_ADVERB}\s{{1,4}}){{0,2}}{_REPORTING}\b"
)


class Cited(NamedTuple):
    """An outlet named as a source: the words that name it, and the sentence that rests on it."""

    outlet: Outlet
    span: Span
    passage: Span


def cited(report: Report, aliases: Mapping[str, Outlet]) -> list[Cited]:
    """Outlets that the report's own words name as a source, in order of place.

    ``aliases`` holds short names that some text of the collection explains.
    """
    text = report.text
    starts = starts_of(text)
    quoted = quoted_ranges(text)
    found: dict[tuple[int, str], Cited] = {}
    taken: list[tuple[int, int]] = []
    for start, end, name in sorted(_named(text, aliases)):
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


def _named(text: str, aliases: Mapping[str, Outlet]) -> Iterator[tuple[int, int, Outlet]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            resolved = _resolve(text, match, aliases)
            if resolved is not None:
                yield resolved


def _resolve(
    text: str, match: re.Match[str], aliases: Mapping[str, Outlet]
) -> tuple[int, int, Outlet] | None:
    """The outlet inside the capitalised run of a match; the run may hold more than the name."""
    if _only_names_staff(text, match):
        return None
    start, end = match.span("name")
    words = list(re.finditer(r"\S+", text[start:end]))
    subject = match.re in (_SUBJECT, _THEIR_REPORT)
    # The whole run first. Else a subject stands right before its verb, and an object right
    # after its cue (or after "Sunday's", or "of", as in "told Jane Doe of the Daily Bugle").
    ends = [(i, len(words)) for i in range(len(words))]
    heads = [(0, j) for j in range(len(words), 0, -1)]
    later = [
        (i, j)
        for i in range(1, len(words))
        if re.search(r"(?:day[’'‘]s|^of|^at|^[Tt]he)$", words[i - 1].group())
        for j in range(len(words), i, -1)
    ]
    named = []
    for i, j in ends if subject else heads + later:
        one, two = start + words[i].start(), start + words[j - 1].end()
        name = re.sub(r"[’'‘]s$", "", text[one:two].rstrip(".,’'‘"))
        found = aliases.get(_ARTICLE.sub("", name)) or outlet(name)
        apart = _NEW_CLAUSE.search(text, max(0, one - 20), one) and text[two : two + 1] != ","
        called = _SAID_TO_BE.search(match.group()) and not apart
        if found is None and j - i == len(words) and called:
            found = Outlet(name, "agency" if "agency" in match.group() else "publisher", True)
        named.append((one, name, found))
    # A known name inside the run is surer than the shape of the whole run, unless many papers are called so:
    # the Anchorage Daily News is not the Daily News of New York.
    longer = {name for _, name, found in named if found is not None}
    for one, name, found in sorted(named, key=lambda it: not (it[2] and it[2].known)):
        if found is not None and _is_common(name) and any(_ends_with(other, name) for other in longer):
            continue
        if found is None or _PERSON_BEFORE.search(text, max(0, one - 14), one):
            continue
        if not found.known and not _MEDIA_VERB.search(match.group()):
            continue
        begin, finish = (one, match.end()) if subject else (match.start(), one + len(name))
        while begin < finish and text[begin].isspace():
            begin += 1
        return begin, finish, found
    return None


def _only_names_staff(text: str, match: re.Match[str]) -> bool:
    """Whether a paper only says whose reporters people are: "Post reporters Jane Doe and Ada Roe"."""
    staff = match.re is _THEIR_REPORT and _STAFF.search(match.group())
    if not staff or _NAMED.match(text, match.end()) is None:
        return False
    told = _TO.search(text, max(0, match.start() - 20), match.start())
    return told is None and _DO_REPORT.match(text, match.end()) is None


def _is_common(name: str) -> bool:
    """Whether a name is nothing but words that many papers are called."""
    return all(word in COMMON for word in _ARTICLE.sub("", name).split())


def _ends_with(longer: str, name: str) -> bool:
    """Whether a longer name ends with ``name``, a town before it: no article, no day, no "Britain's"."""
    last = " " + _ARTICLE.sub("", name)
    before = _ARTICLE.sub("", longer.removesuffix(last)).split() if longer.endswith(last) else []
    return bool(before) and all(
        word[:1].isupper() and word not in NO_TOWN and not word.endswith(("’s", "'s", "‘s", "day"))
        for word in before
    )


def _carried(text: str, starts: list[int], stop: int) -> int:
    """The end of the sentences after ``stop`` that go on with "the newspaper said"."""
    while True:
        following = _CARRIES_ON.match(text, stop)
        if following is None or "\n\n" in text[stop : following.end()]:
            return stop
        _, stop = around(text, starts, following.end() - 1)
