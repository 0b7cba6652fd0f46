"""Which rank somebody has: "Commander Nirad Holm" in one report, "Commodore Nirad Holm" in another.

A rank stands before a name, in no clause of its own, and nobody has two of them at a time. So it is of those
who head a firm or its money.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from twosource.claims.context import Context
from twosource.claims.found import Found, Place, clip, found_between
from twosource.claims.lexicon import word_table
from twosource.claims.outcomes import Judgement
from twosource.claims.timeline import around_span
from twosource.language import Parsed
from twosource.model import Person, Span

__all__ = ["rival_ranks"]

HEADS = frozenset({"ceo", "coo", "cfo", "cto"})
_RANKS = {form: rank for rank, forms in word_table("ranks.txt").items() for form in forms}
_SPELT = {"executive": "ceo", "operating": "coo", "financial": "cfo", "finance": "cfo", "technology": "cto"}
_HEAD = r"chief (?P<{}>executive|operating|financial|finance|technology)(?: officer)?"
# Before a name stand its ranks, the nearest last: Lt. Col.; "Chief" and the like say nothing of the rank.
_BEFORE = re.compile(
    r"(?:^|(?<=[\s(\"“]))(?:" + _HEAD.format("before") + r"|(?P<ranks>(?:(?:"
    r"(?i:" + "|".join(_RANKS) + r")\.?)[\s-]+)*(?i:" + "|".join(_RANKS) + r")\.?))\s+$"
)
_BEHIND = re.compile(
    r",\s(?:the |its |their |[A-Z][\w.&]*[’']s )?(?:(?P<short>C[EOFT]O)|"
    # "The owner Nils Holm, CEO Ruth Ardley and others": the next in a list.
    + _HEAD.format("behind")
    + r")\b(?!\s+[A-Z])"
)
# An attorney general commands nobody, and who was or may be a captain is none.
_NO_RANK = re.compile(
    r"\b(?:attorney|secretary|solicitor|surgeon|director|inspector|postmaster|auditor|governor|consul|comptroller"
    r"|former|ex|then|late|retired|acting|interim|incoming|outgoing|deputy|vice|assistant|petty|warrant|future)[\s-]+$",
    re.IGNORECASE,
)
# From so many days between two reports on, another rank is what became of somebody.
LATER = 30


@dataclass(frozen=True, slots=True)
class _Rank:
    ranks: frozenset[str]
    person: Person
    span: Span  # the rank and the name
    sentence: Span

    @property
    def place(self) -> Place:
        return Place(self.span.text, self.span, " ".join(sorted(self.ranks)))


def rival_ranks(context: Context) -> Iterator[Found]:
    """Two reports that give one person, known by the whole name, another rank, each of them only this one."""
    given: dict[tuple[str, bool], dict[str, list[_Rank]]] = defaultdict(lambda: defaultdict(list))
    for rank in _ranks(context):
        given[rank.person.id, rank.ranks <= HEADS][rank.span.report].append(rank)
    for by_report in given.values():
        single = [told[0] for _, told in sorted(by_report.items()) if len({one.ranks for one in told}) == 1]
        for a, b in combinations(single, 2):
            # A lieutenant colonel is called colonel too.
            if a.ranks & b.ranks:
                continue
            about = f"{'office' if a.ranks <= HEADS else 'rank'} of {clip(a.person.name)}"
            sentences = a.sentence, b.sentence
            yield found_between("who", _judged(a, b, context), a.place, b.place, sentences, about)


def _judged(a: _Rank, b: _Rank, context: Context) -> Judgement:
    days = [_published(one, context) for one in (a, b)]
    if days[0] and days[1] and abs((days[0] - days[1]).days) >= LATER:
        return Judgement("update", f"the reports are of different days: {days[0]} and {days[1]}")
    return Judgement("contradiction", "nobody is both at a time")


def _published(rank: _Rank, context: Context) -> date | None:
    report = next(d.report for d in context.parsed if d.report.id == rank.span.report)
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def _ranks(context: Context) -> Iterator[_Rank]:
    parsed: Mapping[str, Parsed] = {document.report.id: document for document in context.parsed}
    for person in context.people:
        for mention in person.mentions if person.kind == "person" else ():
            document = parsed[mention.report]
            sentence = around_span(document.sentences, mention)
            # A last name may be a relative's.
            if sentence is None or len(mention.text.split()) < 2:
                continue
            found = _rank(sentence.text, mention.start - sentence.start, mention.end - sentence.start)
            if found is not None:
                ranks, start, end = found
                yield _Rank(
                    ranks, person, document.span(sentence.start + start, sentence.start + end), sentence
                )


def _rank(text: str, start: int, end: int) -> tuple[frozenset[str], int, int] | None:
    """The ranks of whom the words from ``start`` to ``end`` name, and from where to where both stand."""
    before = _BEFORE.search(text[:start])
    if before is not None and not _NO_RANK.search(text[: before.start()]):
        words = re.findall(r"[a-z]+", (before["ranks"] or "").lower())
        ranks = {_RANKS[word] for word in words} or {_SPELT[before["before"]]}
        if before["ranks"] is None or before["ranks"][0].isupper():
            return frozenset(ranks), before.start(), end
    behind = _BEHIND.match(text, end)
    if behind is not None:
        rank = (behind["short"] or "").lower() or _SPELT[behind["behind"]]
        return frozenset({rank}), start, behind.end()
    return None
