"""What a difference amounts to: a contradiction, or why it is none.

Drift before contradiction: another date of measuring, another scope, rounding, two informants, a
plan against a fact. Only what is left when all of these are ruled out is a contradiction.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.claims.bygone import told_on_from
from twosource.claims.context import Context
from twosource.claims.lexicon import bodies, word_list
from twosource.claims.naming import same_name
from twosource.claims.outdated import is_out_of_date
from twosource.claims.periods import is_lasting, of_other_lengths, of_other_years, period, spoken
from twosource.claims.scopes import is_average, one_place_alone, part_of
from twosource.claims.surveys import of_other_polls
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.values import concept_words, is_share, same_number
from twosource.language import TALLY
from twosource.model import Figure, Outcome, Time, Voice

# The order in which differences are shown: contradictions, then what two informants say, then the quiet ones.
OUTCOMES: tuple[Outcome, ...] = (
    "contradiction",
    "attributed",
    "update",
    "scope",
    "conditional",
    "list",
    "same-name",
    "refinement",
    "rounding",
    "not-comparable",
)
QUIET: dict[str, Outcome] = {"rounding": "rounding", "refinement": "refinement", "compatible": "refinement"}
# Words that say which part of the whole a figure is about.
SCOPING = word_list("scoping.txt")
# Those words of scope that a report leaves out where it is plain what is measured: the (federal) tax rate.
UNSAID = frozenset({"federal", "state", "local", "only", "alone", "estimated", "initial"})
# What no later day makes another: the years that somebody served, how far somebody fell.
SETTLED = (
    (
        frozenset({"serve", "sentence", "jail", "imprison", "condemn"}),
        frozenset({"year", "month", "week", "day"}),
    ),
    (frozenset({"fall", "plunge"}), frozenset({"metre", "foot", "yard", "mile", "kilometre"})),
)
_FORMERLY = re.compile(
    r"\W*(?:previously|formerly|until (?:now|then|recently)|up to now|in the past),", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_SPEAKS_FOR = re.compile(
    r"^(?:the|an?) |\bspokes(?:man|men|woman|women|person|persons|people)\b(?: (?:for|of)\b(?: the\b)?)?"
)
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Judgement:
    outcome: Outcome
    because: str


TWO_INFORMANTS = Judgement("attributed", "two informants disagree, not the reports")


def are_two_voices(a: Voice, b: Voice) -> bool:
    """Whether neither is a report's own, and they need not be one's."""
    return a.by != "report" and b.by != "report" and (a.name is None or not _is_one_name(a.name, b.name))


def _is_one_name(name: str, other: str | None) -> bool:
    """Whether two names have the same letters: "U.S. Geological Survey", "the US Geological Survey".

    Who speaks for a body is that body: "a navy spokesman", "the navy".
    """
    one, two = (_NO_LETTER.sub("", _SPEAKS_FOR.sub("", n.lower())) for n in (name, other or ""))
    return one == two != ""


def judge_figures(
    a: Figure, b: Figure, u: Unit, v: Unit, relation: str, context: Context, *, sure: bool = False
) -> Judgement:
    """Rules on two figures for the same thing; ``sure`` that it is the same, and that both cannot hold.

    Then a report's own voice against one informant's word is a contradiction, as between two reports.
    """
    if of_other_polls(a, u, b, v, context):
        return Judgement("scope", "they are of different polls, as far as the reports tell")
    if is_average(u) != is_average(v):
        return Judgement("scope", "one of them is an average")
    drift = _other_period(a, u, b, v)
    if drift is not None and (relation not in QUIET or of_other_years(a, u, b, v)):
        return drift
    if relation in QUIET:
        return judge_lasting(a, b, relation)
    drift = _drift(u, v, context, updates=not _is_settled(a, u, v), sure=sure)
    drift = drift or _years_ago(u, v, context) or _told_on(u, v, context)
    if drift is None:
        part = part_of(a, u, b, v, context) or one_place_alone(a, u, b, v, context)
        drift = Judgement("scope", part) if part is not None else None
    other_part = _other_part(u, v, unsaid=sure) or (not sure and _concept_scope(a, b))
    if other_part and (drift is None or drift.outcome == "attributed"):
        # Two informants who count different parts do not disagree.
        return Judgement("scope", "they measure different parts of the same thing")
    if drift is not None:
        return drift
    if (old := is_out_of_date(a, b, context)) is not None:
        return Judgement("update", f"a report tells {old} as what was known earlier")
    return Judgement("contradiction", f"the values cannot both hold{_whose_word(u, v)}")


def _whose_word(u: Unit, v: Unit) -> str:
    name = _only_word(u, v)
    return "" if name is None else f", and one of them is the word of {name}"


def judge_lasting(a: Figure, b: Figure, relation: str) -> Judgement:
    """Rules on two figures whatever the time: for a thing's lasting property."""
    if relation == "rounding" and same_number(a, b):
        return Judgement("rounding", "it is one number, told more or less exactly")
    because = {
        "rounding": "one is the rounded form of the other",
        "refinement": "one is finer than the other, and both can hold",
        "compatible": "both can hold",
    }
    if relation in QUIET:
        return Judgement(QUIET[relation], because[relation])
    return Judgement("contradiction", "the values cannot both hold")


def _other_period(a: Figure, u: Unit, b: Figure, v: Unit) -> Judgement | None:
    """Whether the two figures are for different times, or for a part and the whole of one."""
    first, second = period(a, u), period(b, v)
    if a.unit == TALLY:
        return None  # a vote or a match is of no period
    if first is None and second is None and of_other_lengths(u, v):
        return Judgement("scope", "one of them is for a day, the other for a longer time")
    one = first or second
    if (first is None) != (second is None) and is_lasting(one):
        return Judgement("scope", "one of them is for a stated period, the other says none")
    if first is None or second is None or first == second:
        return None
    if first[1] < second[0] or second[1] < first[0]:
        return Judgement("update", f"they are for different times: {spoken(first)} and {spoken(second)}")
    if spoken(first) != spoken(second):
        return Judgement("scope", f"they are for different periods: {spoken(first)} and {spoken(second)}")
    return None


def _years_ago(u: Unit, v: Unit, context: Context) -> Judgement | None:
    """Whether one sentence tells of a year gone by that the other does not name."""
    years = [set(_YEAR.findall(unit.sentence.text)) for unit in (u, v)]
    dated = [t.start[:4] for d in context.parsed for t in d.times if t.start]
    # A number that reads as a year need not be a time: then nothing is known to be gone by.
    old = {year for year in years[0] ^ years[1] if year < max(dated, default="")}
    if not old:
        return None
    return Judgement("scope", f"one of them stands beside the year {min(old)}, the other does not")


def _told_on(u: Unit, v: Unit, context: Context) -> Judgement | None:
    """Whether one sentence goes on with what happened in a month or year that the other does not name."""
    for unit, other in ((u, v), (v, u)):
        when = told_on_from(unit, context)
        if when is not None and when not in other.sentence.text and when != told_on_from(other, context):
            return Judgement("scope", f"one of them goes on from “{when}”, the other does not")
    return None


def judge_times(
    a: Time, b: Time, u: Unit, v: Unit, relation: str, context: Context, *, sure: bool = False
) -> Judgement:
    """Rules on two times of one thing; ``sure`` as for figures."""
    if relation in QUIET:
        return Judgement("refinement", "one date is finer than the other, and both can hold")
    because = f"the dates cannot both hold{_whose_word(u, v)}"
    return _drift(u, v, context, updates=False, sure=sure) or Judgement("contradiction", because)


def judge_plainly(u: Unit, v: Unit, context: Context) -> Judgement:
    """Rules on two statements that exclude each other in a word or a denial."""
    formerly = [_FORMERLY.match(unit.span.text) is not None for unit in (u, v)]
    if formerly[0] != formerly[1]:
        return Judgement("update", "one of them tells of what was so before")
    return _drift(u, v, context) or Judgement("contradiction", "both cannot hold")


def _drift(
    u: Unit, v: Unit, context: Context, *, updates: bool = True, sure: bool = False
) -> Judgement | None:
    if {u.modality, v.modality} & {"possible", "called-for"} and u.modality != v.modality:
        return Judgement("conditional", "one of them is only possible or called for")
    if u.modality != v.modality and "planned" in (u.modality, v.modality):
        return Judgement("conditional", "one of them is only planned")
    if u.speaker and v.speaker and u.speaker != v.speaker and not _is_one_name(u.speaker, v.speaker):
        return TWO_INFORMANTS
    name = _only_word(u, v)
    if name is not None and not sure:
        return Judgement("attributed", f"one of them is only the word of {name}")
    if _other_places(u, v):
        return Judgement("scope", "they are said of different places")
    if updates:
        days = _published(u, context), _published(v, context)
        if days[0] and days[1] and days[0] != days[1]:
            return Judgement("update", f"the reports are of different days: {days[0]} and {days[1]}")
    return None


def _only_word(u: Unit, v: Unit) -> str | None:
    """Whose word one of the two is, where the other is its report's own."""
    if (u.voice.by == "report") == (v.voice.by == "report"):
        return None
    return (v if u.voice.by == "report" else u).voice.name or "somebody quoted"


def _is_settled(figure: Figure, u: Unit, v: Unit) -> bool:
    """Whether no later day makes it another measure: the years that somebody served, how far he fell."""
    return any(
        figure.unit in units and all(verbs.intersection(unit.predicates) for unit in (u, v))
        for verbs, units in SETTLED
    )


def _other_places(u: Unit, v: Unit) -> bool:
    x, y = ([t for t in unit.terms if t.kind == "place"] for unit in (u, v))
    return bool(x) and bool(y) and not any(same_name(a, b) or _short_for(a, b) for a in x for b in y)


def _short_for(a: Term, b: Term) -> bool:
    """Whether one name is the initials of the other: N.J., New Jersey."""
    short, whole = sorted((a.surface, b.surface), key=len)
    initials = "".join(word[0] for word in whole.split())
    return len(initials) > 1 and re.sub(r"\W", "", short) == initials


def _published(unit: Unit, context: Context) -> str | None:
    for document in context.parsed:
        if document.report.id == unit.report and document.report.published:
            return document.report.published[:10]
    return None


def _scopes(unit: Unit) -> frozenset[str]:
    text, base = unit.span.text, unit.span.start
    # The "per" of miles per hour is of the unit.
    for figure in sorted(unit.figures, key=lambda f: -f.span.start):
        start, end = max(0, figure.span.start - base), max(0, figure.span.end - base)
        text = text[:start] + " " + text[end:]
    words = {w.strip(".,;:()“”\"'").lower() for w in text.split()}
    return frozenset(words & SCOPING)


def _other_part(u: Unit, v: Unit, *, unsaid: bool) -> bool:
    """Whether words of scope tell the figures apart; ``unsaid`` where some of them may go without saying."""
    x, y = _scopes(u), _scopes(v)
    return bool((x ^ y) - UNSAID if unsaid and not (x and y) else x ^ y)


def _concept_scope(a: Figure, b: Figure) -> bool:
    """Whether the measured things differ in a word, as in gross income against income."""
    if not a.concept or not b.concept:
        return False
    x, y = set(a.concept.lower().split()), set(b.concept.lower().split())
    return x != y and (x < y or y < x)


def share_and_count(a: Figure, b: Figure, sentences: Sequence[str]) -> tuple[float, float, str] | None:
    """A share of a known body against a count of its members: both as numbers of members.

    ``sentences`` are the words around each figure. None when no body of known size is named.
    """
    share, count, around, members = a, b, sentences[0].lower(), sentences[1].lower()
    if is_share(b) and not is_share(a):
        share, count, around, members = b, a, sentences[1].lower(), sentences[0].lower()
    if not is_share(share) or is_share(count) or count.unit is not None:
        return None
    for name, (member, seats) in sorted(bodies().items(), key=lambda row: -len(row[0])):
        if name in around and (member in " ".join(concept_words(count)) or f"{member}s" in members):
            portion = share.value / 100 if share.unit == "percent" else share.value
            return portion * seats, count.value, name
    return None
