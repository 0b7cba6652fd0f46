"""Where somebody died and of what, as a clause tells it, and whether two places or causes exclude each other.

Whether a victim died at the scene or in a hospital is told in every report of an accident, in clauses that
have little else in common.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from twosource.claims.units import Unit

__all__ = ["Death", "are_two_causes", "are_two_places", "deaths"]

_DIES = frozenset({"die", "pass", "succumb", "pronounce", "declare"})
# "Declared the driver dead" is another's death, and plays and films are told in the present.
_VERB = re.compile(
    r"\b(?:died|passed away"
    r"|succumbed to (?:(?:his|her|the) )?(?:[a-z]+ )?(?:injuries|wounds|burns|illness)"
    r"|(?P<pronounced>(?:was|were|been) (?:later |there )?(?:pronounced|declared) dead))\b"
)
_NOT_QUITE = re.compile(r"\b(?:nearly|almost|just about|as good as) $")
# Then it is not said that it was so, or no longer.
_UNSURE = re.compile(
    r"\b(?:initial(?:ly)?|at first|originally|earlier reports?|believed|thought|theor(?:y|ies)|claim(?:s|ed)?"
    r"|lied|hoax|rumou?r(?:s|ed)?|suspected|apparent(?:ly)?|probabl[ey]|likely|perhaps|mistake|mistaken(?:ly)?|film"
    r"|movie|episode|novel|character|opera|stage)\b",
    re.IGNORECASE,
)
# What stands behind one of these is told of another hour.
_BEFORE_THAT = re.compile(
    r"[;:]|\b(?:after|when|while|following|hours|days|weeks|months|who|which|where|since|until)\b"
)
_WHILE_BEING = re.compile(r"[^,.;]{0,30}?\bwhile being (?:taken|driven|flown|airlifted|rushed|transported)\b")
# Behind these stands where that happened of which somebody died.
_OF_WHAT = re.compile(
    r"\b(?:of|from|due to|because of)\b.*\b(?:fall|shooting|crash|collision|attack|fire|blast|explosion"
    r"|injur\w+|wounds?|suffered|sustained|inflicted)\b"
)
_HOSPITAL = r"(?:[Hh]ospital|[Mm]edical [Cc]ent(?:er|re)|[Ii]nfirmary)\b"
# A hospital's bed stands at home, and a home ground is no home.
_OF_A_HOSPITAL = r"(?! (?:bed|parking|car|grounds?|compound|wing|van|[Ss]treet|[Rr]oad|[Hh]ome)\b)"
_OF_A_HOME = r"(?! (?:stadium|hospital|ground|club|plate|town|port|country|game|in [A-Z]\w*)\b)"
_OWN = r"(?:his|her|their)(?: own)?"
_PLACES = {
    "scene": re.compile(r"\bat the (?:crash |accident |crime )?(?:scene|site)\b"),
    "spot": re.compile(r"\bon the spot\b|\binstantly\b"),
    "way": re.compile(
        rf"\b(?:on the way|on {_OWN} way|en route) to (?:an?|the|{_OWN}) (?:[\w'’-]+ ){{0,3}}?{_HOSPITAL}"
        r"|\bin (?:an|the) ambulance\b"
    ),
    "hospice": re.compile(r"\b(?:at|in) (?:an?|the) (?:[\w'’-]+ ){0,2}?hospice\b"),
    "hospital": re.compile(
        rf"\b(?:at|in|at the|in the) (?:(?!prison|jail|military|field)[\w.'’&-]+ ){{0,5}}?"
        rf"(?<!to a )(?<!to the ){_HOSPITAL}{_OF_A_HOSPITAL}"
    ),
    "home": re.compile(
        rf"\bat {_OWN} (?:(?!parents|mother|father|son|daughter)[\w'’-]+ ){{0,2}}?"
        rf"(?:home|house|residence)\b{_OF_A_HOME}|\bat home\b{_OF_A_HOME}"
    ),
}
# Where somebody was found dying may have been his home, and a hospice lie in a hospital.
_TWO_PLACES = frozenset(
    frozenset(pair)
    for pair in (
        ("scene", "way"),
        ("scene", "hospital"),
        ("spot", "way"),
        ("way", "hospital"),
        ("way", "home"),
        ("home", "hospital"),
        ("home", "hospice"),
    )
)
_TAKEN_THERE = re.compile(
    rf"\b(?:taken|rushed|airlifted|flown|transported|brought|driven) to [^,;]{{0,60}}?{_HOSPITAL}"
    r"[^,;]{0,30},? $"
)
_WHEN = (
    r"(?:,|peacefully|suddenly|early|late|(?:last |on )?\w+day|yesterday|today|night|morning|afternoon"
    r"|evening|(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}|in \d{4}|at (?:the )?age (?:of )?\d+|at \d+|aged \d+)"
)
_CAUSE = re.compile(
    rf"^(?: ?{_WHEN})* (?:of|from|due to|because of) "
    r"(?P<what>(?:(?!\b(?:at|in|on|during|with)\b)[^,.;]){3,60})"
)
# A part of what one died of, and what everybody dies of in the end.
_IN_PART = re.compile(r"\bcomplications?\b|\barrest\b|\bnatural\b|\bfailure\b|\blinked\b|\brelated\b")
_FAMILIES = {
    family: re.compile(rf"\b(?:{words})")
    for family, words in {
        "cancer": r"cancer|leuka?emia|lymphoma|tumou?r|melanoma|myeloma|sarcoma",
        "heart": r"heart attack",
        "stroke": r"strokes?\b|aneurysm",
        "dementia": r"[Aa]lzheimer|dementia",
        "parkinson": r"[Pp]arkinson",
        "overdose": r"(?:drug |drugs |heroin |fentanyl |opioid )?overdose",
        "gunshot": r"gunshot|bullet wounds?\b",
        "stabbing": r"stab wounds?\b|stabbing\b",
        "drowning": r"drowning\b",
    }.items()
}
# One may lead to the other: a man who has a heart attack drowns.
_CHAINED = frozenset(
    frozenset(pair)
    for pair in (
        ("heart", "drowning"),
        ("stroke", "drowning"),
        ("overdose", "drowning"),
        ("overdose", "heart"),
        ("gunshot", "stroke"),
        ("stabbing", "stroke"),
        ("gunshot", "stabbing"),
        ("cancer", "stroke"),
        ("dementia", "stroke"),
        ("dementia", "parkinson"),
    )
)


class Death(NamedTuple):
    """What a clause tells of a death: ``key`` is where, or the kinds of cause; the offsets are the words'."""

    about: Literal["place", "cause"]
    key: str
    start: int
    end: int


def deaths(unit: Unit, people: Mapping[str, str]) -> Iterator[tuple[str, Death]]:
    """Where and of what the subject of a clause died, with the id of who that is.

    ``people`` are the ids of persons by the keys that terms have.
    """
    if unit.negative or unit.subject is None or unit.modality not in ("fact", "said"):
        return
    if not _DIES.intersection(unit.predicates) or _UNSURE.search(unit.sentence.text):
        return
    who = _who(unit, people)
    verb = _VERB.search(unit.span.text)
    if who is None or verb is None or _NOT_QUITE.search(unit.span.text, 0, verb.start()):
        return
    if verb["pronounced"] and " but " in unit.sentence.text:
        return  # declared dead, but found breathing
    told = _told(unit, verb.end())
    for death in (_where(unit, verb.start(), told, pronounced=bool(verb["pronounced"])), _of_what(told)):
        if death is not None:
            start = unit.span.start + verb.start() + death.start
            yield who, death._replace(start=start, end=unit.span.start + verb.end() + death.end)


def _who(unit: Unit, people: Mapping[str, str]) -> str | None:
    """The subject, or the only person named with it: the singer Ida Moran."""
    named = [t for t in unit.terms if t.key in people and t.role in ("subj", "obj")]
    assert unit.subject is not None
    own = {people[t.key] for t in named if t.start <= unit.subject < t.end} or {people[t.key] for t in named}
    return own.pop() if len(own) == 1 else None


def _told(unit: Unit, start: int) -> str:
    """What a clause tells behind its verb of the hour of the death."""
    sentence = unit.sentence.text[unit.span.start - unit.sentence.start :]
    going = _WHILE_BEING.match(sentence, start)
    if going:
        return sentence[start : going.end()]
    stop = _BEFORE_THAT.search(unit.span.text, start)
    return unit.span.text[start : stop.start()] if stop else unit.span.text[start:]


def _where(unit: Unit, verb: int, told: str, *, pronounced: bool) -> Death | None:
    if _WHILE_BEING.match(told):
        return Death("place", "way", 0, len(told))
    found = [(place, m) for place, words in _PLACES.items() if (m := words.search(told))]
    if not found and unit.span.text.startswith("where "):
        before = unit.sentence.text[: unit.span.start - unit.sentence.start]
        taken = _TAKEN_THERE.search(before)
        # The words from there on, up to the verb.
        if taken is None or pronounced:
            return None
        return Death("place", "hospital", taken.start() - len(before) - verb, 0)
    if len(found) == 1 and not _is_of_the_cause(*found[0], told):
        place, end = found[0][0], found[0][1].end()
        # Who is dead on arrival is pronounced so in a hospital, or by one of its doctors on the phone.
        return None if pronounced and place == "hospital" else Death("place", place, 0, end)
    return None  # at home or in a hospital, in a hospital bed at home


def _is_of_the_cause(place: str, found: re.Match[str], told: str) -> bool:
    """Whether a place is where somebody was hurt: he died of injuries from a fall at his home."""
    return place in ("home", "scene", "spot") and _OF_WHAT.search(told, 0, found.start()) is not None


def _of_what(told: str) -> Death | None:
    cause = _CAUSE.match(told)
    if cause is None or _IN_PART.search(cause["what"]):
        return None
    families = sorted(family for family, words in _FAMILIES.items() if words.search(cause["what"]))
    return Death("cause", " ".join(families), 0, cause.end()) if families else None


def are_two_places(a: str, b: str) -> bool:
    """Whether nobody died in both."""
    return frozenset((a, b)) in _TWO_PLACES


def are_two_causes(a: str, b: str) -> bool:
    """Whether two reports name no cause in common, nor such as lead to each other."""
    return all(x != y and frozenset((x, y)) not in _CHAINED for x in a.split() for y in b.split())
