"""How old people are: who is as old in several reports, and where reports give somebody another age.

An age belongs to a person wherever it stands ("Lee, 41,", "the 41-year-old Lee"), mostly in no clause of its
own, so it is found without an aligned statement.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.claims.context import Context
from twosource.claims.found import Found, Place, clip, figure_place, found_between
from twosource.claims.outcomes import TWO_INFORMANTS, Judgement
from twosource.claims.stating import claimed, holds, told_of
from twosource.claims.terms import name_of
from twosource.claims.timeline import around_span
from twosource.claims.units import Unit
from twosource.language import Parsed
from twosource.model import Claim, Figure, Person, Span, Statement

__all__ = ["agreed_ages", "rival_ages"]

OLDEST = 120
PRONOUNS = frozenset({"he", "she", "who"})
# So many characters may stand between a name and the age that the parse gives to it.
BESIDE = 60
# "The then 15-year-old Lee": an age of another time.
_THEN = re.compile(r"\b(?:then|when)[\s,-]*$", re.IGNORECASE)
# "He was 77.", "Lee, who turned 50, ...": what may stand between whom it is about and a bare number, and
# behind the number.
_IS = re.compile(r"(?:, who)?(?: is| was|[’']s| turned| is now| was only)(?: just)? $")
_ENDS = re.compile(r"\s*(?:[.,;:!]|$)|\s+(?:when (?:he|she) died|and|at the time of (?:his|her) death)\b")
# Then it is an age of another time: "left Hull when she was 16", "was 16 and pregnant when".
_AT_A_TIME = re.compile(
    r"\b(?:when(?! (?:he|she) died)|since|until|before|after|by the time|as soon as|once)\b", re.IGNORECASE
)
_DIED_AT = re.compile(r"\bdied\b[^.;:]{0,40}\bat (?:the )?age (?:of )?$", re.IGNORECASE)
# What somebody does, or suffers, who dies.
_FATAL = {"subj": {"die", "perish", "drown"}, "obj": {"kill", "murder", "slay", "execute", "behead", "bury"}}
# From so many days between two reports on, a year more is what became of the age. So many years may be the
# time between two reports of one story of which nobody knows the dates.
BIRTHDAY, APART = 30, 2


@dataclass(frozen=True, slots=True)
class Age:
    """How old a report says that somebody is; ``span`` is the name and the age, if these stand together."""

    years: int
    person: Person
    name: Span
    span: Span
    figure: Figure
    sentence: Span


def agreed_ages(context: Context, claims: Sequence[Claim], contradicted: Sequence[Span]) -> list[Claim]:
    """A claim for each age that two reports give, but where one of ``claims`` holds it in all of them."""
    same: dict[tuple[str, int], dict[str, Age]] = defaultdict(dict)
    for age in _ages(context):
        same[age.person.id, age.years].setdefault(age.span.report, age)
    found = []
    for by_report in same.values():
        ages = [by_report[report] for report in sorted(by_report)]
        if len(ages) < 2 or any(holds(claim, [a.span for a in ages]) for claim in claims):
            continue
        # A whole name is understood alone, and the one that most give is no slip.
        often = Counter(age.name.text for age in ages)
        ages.sort(key=lambda age: (" " not in age.name.text, -often[age.name.text], age.span))
        found.append(claimed(context, tuple(_statement(context, age) for age in ages), contradicted))
    return sorted(found, key=lambda c: (-c.ladder.origins, -c.ladder.reports, c.statements[0].span))


def _statement(context: Context, age: Age) -> Statement:
    return told_of(context, age.span, {"figure": (age.figure.span.text,), "who": (age.person.name,)})


def rival_ages(context: Context) -> Iterator[Found]:
    """Two reports that make one person, known by the whole name, of another age."""
    given: dict[str, dict[str, list[Age]]] = defaultdict(lambda: defaultdict(list))
    dead = _dead(context)
    for age in _ages(context):
        given[age.person.id][age.span.report].append(age)
    whole = _names(context.people)
    for by_report in given.values():
        # Who is of two ages in one report is so at two times, or is two people.
        single = [
            ages[0]
            for _, ages in sorted(by_report.items())
            if len({age.years for age in ages}) == 1 and _is_known(ages[0], whole)
        ]
        for n, a in enumerate(single):
            for b in single[n + 1 :]:
                if a.years != b.years:
                    places = _place(a), _place(b)
                    about = f"age of {clip(a.person.name)}"
                    judged = _judged(
                        a,
                        b,
                        context,
                        dead=dead.issuperset((age.person.name, age.span.report) for age in (a, b)),
                    )
                    yield found_between("figure", judged, *places, (a.sentence, b.sentence), about)


def _place(age: Age) -> Place:
    # Found between aligned clauses too, it is one difference.
    return Place(age.span.text, age.span, figure_place(age.figure, age.sentence).key)


def _names(people: Sequence[Person]) -> dict[str, int]:
    """How many people of the story bear each last name."""
    count: dict[str, int] = defaultdict(int)
    for person in people:
        for last in {name.split()[-1].lower() for name in (person.name, *person.aliases) if name.strip()}:
            count[last] += 1
    return count


def _is_known(age: Age, whole: dict[str, int]) -> bool:
    """Whether what names somebody means no relative: a whole name, or one that nobody else bears."""
    words = age.name.text.split()
    if age.name.text.lower() in PRONOUNS:
        words = age.person.name.split()
        return whole.get(words[-1].lower(), 0) <= 1
    return whole.get(words[-1].lower(), 0) <= 1 or (len(words) > 1 and words[0][:1] == age.person.name[:1])


def _dead(context: Context) -> set[tuple[str, str]]:
    """The people, by name and report, of whom a report tells that they died or were killed.

    Where both do, their age is settled.
    """
    found: set[tuple[str, str]] = set()
    for unit, _ in context.units():
        verbs = {t.key for t in unit.terms if t.role == "pred"}
        roles = {role for role, fatal in _FATAL.items() if verbs & fatal}
        if not unit.negative and unit.modality in ("fact", "said"):
            found |= {(name_of(t), unit.report) for t in unit.terms if t.key[0] == "@" and t.role in roles}
    return found


def _judged(a: Age, b: Age, context: Context, *, dead: bool) -> Judgement:
    days = _published(a, context), _published(b, context)
    if days[0] and days[1] and abs((days[0] - days[1]).days) >= BIRTHDAY:
        years = abs((days[0] - days[1]).days) // 365 + 1
        older = a if days[0] > days[1] else b
        if 0 < older.years - (b if older is a else a).years <= years:
            return Judgement("update", f"the reports are of different days: {days[0]} and {days[1]}")
    elif None in days and abs(a.years - b.years) <= APART and not dead:
        return Judgement("not-comparable", "of one report nobody knows the date, and people grow older")
    speakers = [_statement(context, age).attribution.name for age in (a, b)]
    if all(speakers) and speakers[0] != speakers[1]:
        return TWO_INFORMANTS
    return Judgement("contradiction", "one person has one age")


def _published(age: Age, context: Context) -> date | None:
    for document in context.parsed:
        if document.report.id == age.span.report and document.report.published:
            try:
                return date.fromisoformat(document.report.published[:10])
            except ValueError:
                return None
    return None


def _ages(context: Context) -> Iterator[Age]:
    people: dict[str, list[tuple[Span, Person]]] = defaultdict(list)
    for person in context.people:
        if person.kind == "person":
            for mention in person.mentions:
                people[mention.report].append((mention, person))
    units: dict[str, list[Unit]] = defaultdict(list)
    for unit, _ in context.units():
        units[unit.report].append(unit)
    for document in context.parsed:
        for figure in document.figures:
            age = _age(document, figure, people[document.report.id], units[document.report.id])
            if age is not None:
                yield age


def _age(
    document: Parsed, figure: Figure, people: Sequence[tuple[Span, Person]], units: Sequence[Unit]
) -> Age | None:
    exact = figure.modifier == "=" and figure.low == figure.high and figure.value == int(figure.value)
    if not exact or not 0 < figure.value < OLDEST:
        return None
    sentence = around_span(document.sentences, figure.span)
    if sentence is None:
        return None
    if not (figure.unit or "").endswith("of age"):
        return _bare_age(document, figure, people, sentence) if figure.unit is None else None
    before = sentence.text[: figure.span.start - sentence.start]
    if _THEN.search(before):
        return None
    unit = next((u for u in units if u.span.start <= figure.span.start < u.span.end), None)
    of = figure.of or ""
    if not of and unit is not None and _DIED_AT.search(before):
        of = _who(unit, sentence)
    # "Lee's 16-year-old friend" is of the friend; of two Lees in a sentence the nearer is meant.
    named = [(m, p) for m, p in people if sentence.start <= m.start < sentence.end and _is_of(of, m.text)]
    if not named:
        return None
    name, person = min(named, key=lambda pair: _between(pair[0], figure.span))
    span = figure.span
    if figure.of:
        if _between(name, figure.span) > BESIDE:
            return None
        span = document.span(min(name.start, span.start), max(name.end, span.end))
    return Age(int(figure.value), person, name, span, figure, sentence)


def _bare_age(
    document: Parsed, figure: Figure, people: Sequence[tuple[Span, Person]], sentence: Span
) -> Age | None:
    """The age that a bare number gives to somebody now: "He was 77." """
    span = figure.span
    end = span.end - sentence.start
    if figure.change or not _ENDS.match(sentence.text, end) or _AT_A_TIME.search(sentence.text, end):
        return None
    for name, person in people:
        if sentence.start <= name.start and name.end < span.start:
            before = sentence.text[: name.start - sentence.start]
            between = sentence.text[name.end - sentence.start : span.start - sentence.start]
            if _IS.fullmatch(between) and not _AT_A_TIME.search(before):
                whole = document.span(name.start, span.end)
                return Age(int(figure.value), person, name, whole, figure, sentence)
    return None


def _who(unit: Unit, sentence: Span) -> str:
    """The one person by name who does what a clause tells."""
    subjects = [t for t in unit.terms if t.role == "subj" and t.named and t.kind == "person"]
    if len({t.key for t in subjects}) != 1:
        return ""
    return sentence.text[subjects[0].start - sentence.start : subjects[0].end - sentence.start]


def _is_of(holder: str, name: str) -> bool:
    """Whether the phrase that an age belongs to ends with a name: "Police Chief Scott Russell"."""
    return bool(name[:1].isupper()) and (holder == name or holder.endswith(" " + name))


def _between(name: Span, value: Span) -> int:
    return max(value.start - name.end, name.start - value.end, 0)
