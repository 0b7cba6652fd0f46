"""Which values of a clause can be held against those of another report, and how each is told."""

import re
from dataclasses import dataclass

from twosource.claims.context import Sentence
from twosource.claims.fragments import is_fragment
from twosource.claims.units import Unit
from twosource.claims.values import is_share, vague
from twosource.language import TALLY, lasting_figure, tallies
from twosource.model import Figure, Time

__all__ = [
    "LASTING",
    "Holder",
    "Value",
    "holder_of",
    "is_compound",
    "is_of_person",
    "is_tally",
    "is_told",
    "may_be_one",
    "same_but",
    "tallies_of",
]

# "Ten of the team's first 17 points" is a part of something that is counted elsewhere.
_PART = re.compile(r"\s*(?:\w+ ){0,2}of (?:the|his|her|its|their|all|those|these)\b")
_OF = re.compile(r"\s*of\b")
_OTHERS = re.compile(r"\s*\b(?:others?|more|another|companions?|friends|colleagues)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W*(?:\w+ ){0,3}?(?:he|she|they|we|i)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|we|i)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|not|never|nobody|neither|without)\b|n[’']t\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\s?[-‑]\s?[a-z]")
# "Three-year", and not "forty-three", nor "$137-million".
_MEASURED = re.compile(
    r"[-‑]\s?(?!(?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion|trillion)\b)"
    r"[a-z]+",
    re.IGNORECASE,
)
LASTING = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
# So long ago is another day in each report.
SHORT = frozenset({"second", "minute", "hour", "day", "week"})
_AGO = re.compile(r"\s*ago\b", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*(?:before|after|ahead of|earlier|later|ago|into)\b", re.IGNORECASE)
# "Less than two years after that day in October": the day is of what came before.
_OF_ANOTHER = re.compile(
    r"\b(?:after|before|since|until) that (?:[\w’'-]+ ){1,2}(?:in|on|of) $", re.IGNORECASE
)
# "Announced in June that he was leaving": the day that it was said. Of "announced on Monday the closure of
# the mill" the day is that of the act.
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|confirmed|revealed|reported|wrote|tweeted|admitted|stated|declared)\s+"
    r"(?:(?:back|early|late|earlier|in|on|last|again)\s+)*$",
    re.IGNORECASE,
)
_WHAT_IS_SAID = re.compile(r",?\s+(?:that|he|she|it|they|we|I)\b")
_IN = re.compile(r"\bin (?:about |just |less than )?$", re.IGNORECASE)
# So many words or names make a clause that has no verb.
TELLING = 2
_LIGHT = re.compile(r"\b(?:has|have|had|is|are|was|were)\b", re.IGNORECASE)
# "10:27 am PDT, Jun 11th 2012" alone is a page's stamp.
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
# What may stand between two names of one day.
_ONE_DAY = re.compile(r"[\s,(]*")
_STAMP = re.compile(r"\b(?:19|20)\d\d\b")
STAMP = 12
_WORD = re.compile(r"\w+")
# So many words in common that two reports print one text, whoever "he" is in it.
PRINTED = 8

Value = Figure | Time


@dataclass(frozen=True, slots=True)
class Holder:
    """The values of a clause that can have a rival; with each figure, how it is told.

    Whether it counts others, whether it has an anchor, whether it is a compound.
    """

    unit: Unit
    sentence: Sentence
    figures: tuple[tuple[Figure, tuple[bool, bool, bool]], ...]
    times: tuple[tuple[Time, bool], ...]
    somebody: bool = False  # it is told of a person of whom nobody knows whom a pronoun means


def holder_of(unit: Unit, sentence: Sentence) -> Holder:
    if _is_no_statement(unit):
        return Holder(unit, sentence, (), ())
    measured = [t for t in unit.times if _is_measured(t, unit)]
    lasting = {t.span: lasting_figure(t, unit.sentence) for t in unit.times if t not in measured}
    counted = [*unit.figures, *(f for f in lasting.values() if f is not None)]
    told = tallies_of(unit)
    figures = [f for f in counted if _is_firm(f, unit) and not _is_part(f, unit)]
    figures = [
        *(f for f in figures if not any(t.span.start <= f.span.start < t.span.end for t in told)),
        *told,
    ]
    left = (t for t in unit.times if t not in measured and lasting[t.span] is None)
    times = [t for t in left if not _is_beside_today(t, unit)]
    return Holder(
        unit,
        sentence,
        tuple((f, (_besides(f, unit), _anchored(f, unit), is_compound(f, unit))) for f in figures),
        tuple((t, _anchored(t, unit)) for t in times),
        somebody=_is_somebody(unit),
    )


def tallies_of(unit: Unit) -> list[Figure]:
    """The votes and scores that a clause tells."""
    return [
        t for t in tallies(unit.sentence) if unit.span.start <= t.span.start and t.span.end <= unit.span.end
    ]


def is_told(unit: Unit) -> bool:
    return not (_is_no_statement(unit) or _is_somebody(unit))


def is_tally(value: Value) -> bool:
    """Whether a value is a vote or a result, of two numbers."""
    return isinstance(value, Figure) and value.unit == TALLY


def may_be_one(here: Holder, there: Holder) -> bool:
    """Whether two clauses, of which one is told of nobody known by name, may be told of one somebody.

    "She" may be Holm, or whom "she" means there; "they" may be the police. Who "we" are nobody knows.
    """
    words = [_somebody_in(held.unit) if held.somebody else None for held in (here, there)]
    if words[0] is not None and words[1] is not None:
        return words[0] == words[1] in ("he", "she", "they")
    word, other = (words[0], there.unit) if words[0] is not None else (words[1], here.unit)
    if word in ("he", "she"):
        return is_of_person(other)
    return word == "they" and bool(_kinds(other) - {"person"})


def is_of_person(unit: Unit) -> bool:
    """Whether somebody named is the subject of a clause."""
    return "person" in _kinds(unit)


def _kinds(unit: Unit) -> set[str]:
    """What kinds of names, or none, the subject of a clause may be of."""
    # Of a passive without a doer, what it is told of stands as its object.
    return {t.kind for t in unit.terms if unit.subject is not None and t.start <= unit.subject < t.end}


def same_but(u: Unit, v: Unit, a: Value, b: Value) -> bool:
    """Whether two sentences of several words are one, word for word, but for a value of each."""
    here, there = (_words_beside(x, value) for x, value in ((u, a), (v, b)))
    return here == there and len(here) >= PRINTED


def _words_beside(unit: Unit, value: Value) -> list[str]:
    text, base = unit.sentence.text, unit.sentence.start
    rest = text[: value.span.start - base] + " " + text[value.span.end - base :]
    return _WORD.findall(rest.lower())


def _is_no_statement(unit: Unit) -> bool:
    return unit.open or _is_bare(unit) or _is_stamp(unit)


def _is_firm(figure: Figure, unit: Unit) -> bool:
    """Whether a figure can be held against another: no vague word, nor how long before its report it was."""
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    if figure.unit in SHORT and _AGO.match(after):
        return False
    if figure.modifier not in ("=", "~") and _NONE.search(unit.span.text):
        return False  # none of them is more than that
    return not vague(figure) or _tells(figure, unit)


def _tells(figure: Figure, unit: Unit) -> bool:
    """Whether a small number word or a share could have a rival: "half of it", "killed one person".

    Not "one of the best".
    """
    if figure.low != figure.high and figure.modifier == "=":
        return False
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    return is_share(figure) or (bool(figure.concept) and figure.value >= 1 and _OF.match(after) is None)


def _is_measured(time: Time, unit: Unit) -> bool:
    """Whether a duration is a figure of its clause too: "for four months"."""
    return time.kind == "duration" and any(
        f.span.start < time.span.end and time.span.start < f.span.end for f in unit.figures
    )


def _is_beside_today(time: Time, unit: Unit) -> bool:
    """Whether a sentence says that its event is of today, and ``time`` is of something else in it.

    "As it promised Tuesday, the firm today issued a patch"; but "today, Tuesday" is one day.
    """
    text, base = unit.sentence.text, unit.sentence.start
    own = time.span.start - base, time.span.end - base
    todays = [m.span() for m in _TODAY.finditer(text)]
    return not any(start < own[1] and own[0] < end for start, end in todays) and any(
        not _ONE_DAY.fullmatch(text[min(own[1], end) : max(own[0], start)]) for start, end in todays
    )


def _is_part(figure: Figure, unit: Unit) -> bool:
    """Whether a figure is one part of another number, or of what another number counts."""
    sentence = unit.sentence
    after = sentence.text[figure.span.end - sentence.start :]
    # A share is of a whole by nature.
    of_others = not is_share(figure) and _PART.match(after) is not None
    return of_others or is_fragment(figure, sentence.text, sentence.start)


def _besides(figure: Figure, unit: Unit) -> bool:
    """Whether a figure counts others: "with three companions" tells of four."""
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    return _OTHERS.match(after) is not None or _OTHERS.search(figure.span.text) is not None


def _anchored(value: Value, unit: Unit) -> bool:
    """Whether a value leads to, or is of, something else: "nine days before the inauguration"."""
    lasting = value.unit in LASTING if isinstance(value, Figure) else value.kind == "duration"
    text, base = unit.sentence.text, unit.sentence.start
    if isinstance(value, Time) and not lasting:
        before, after = text[: value.span.start - base], text[value.span.end - base :]
        said = _SAID_ON.search(before) is not None and _WHAT_IS_SAID.match(after) is not None
        return said or _OF_ANOTHER.search(before) is not None
    if (
        isinstance(value, Figure)
        and lasting
        and unit.modality == "planned"
        and _IN.search(text[: value.span.start - base])
    ):
        return True  # "will begin in 48 hours"
    return lasting and _ANCHOR.match(text[value.span.end - base :]) is not None


_TERM = re.compile(r"[ -]*(?:prison |jail |suspended )?(?:sentence|term)\b")

# What the whole of a thing is counted in.
_WHOLE = re.compile(r"\s?[-‑]\s?(?:page|count|member|stor(?:e?y)|floor|seat|bed|room|acre|hectare)\b")


def is_compound(figure: Figure, unit: Unit) -> bool:
    """Whether a figure describes a thing: an 86-yard run is no part of the 226 yards of the day.

    A quake has one magnitude and somebody one age, in whatever form, who gets a five-year sentence is
    sentenced to five years, and a 48-page report has 48 pages.
    """
    if figure.unit in ("magnitude", "year of age"):
        return False
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    if figure.unit in ("year", "month", "day") and _TERM.match(after):
        return False
    if _WHOLE.match(after):
        return False
    return _COMPOUND.match(after) is not None or _MEASURED.search(figure.span.text) is not None


def _is_somebody(unit: Unit) -> bool:
    """Whether it is told of a person whom only a pronoun names, of whom nobody knows whom it means."""
    if not unit.nobody:
        return False
    return _somebody_in(unit) is not None


def _somebody_in(unit: Unit) -> str | None:
    """The pronoun that is the subject of a clause, or that stands among its first words; in lower case."""
    # Of "he finished first and caught 29 passes" the second clause begins with its verb.
    subject = "" if unit.subject is None else unit.sentence.text[unit.subject - unit.sentence.start :]
    found = _PRONOUN.match(subject) or _SOMEBODY.match(unit.span.text)
    return found.group(0).split()[-1].lower() if found is not None else None


def _is_bare(unit: Unit) -> bool:
    """Whether a clause is little but its value, as the hour over an entry of a live report."""
    telling = [t for t in unit.terms if t.weight >= 0.5]
    verb = any(t.role == "pred" and t.pos in ("VERB", "AUX") for t in unit.terms)
    # "Ford now has 2,301": a light verb is no term, but somebody has or is it.
    verb = verb or (any(t.role == "subj" for t in telling) and _LIGHT.search(unit.span.text) is not None)
    return not telling or (len(telling) < TELLING and not verb)


def _is_stamp(unit: Unit) -> bool:
    text = unit.sentence.text
    return (
        len(text.split()) <= STAMP
        and bool(_STAMP.search(text))
        and not any(t.role == "pred" and t.pos == "VERB" for t in unit.terms)
    )
