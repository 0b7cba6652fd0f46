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
_VERB = re.compile(
    r"\b(?:died|dies|passed away|succumbed|(?P<pronounced>(?:pronounced|declared) dead)|dead)\b",
    re.IGNORECASE,
)
_NOT_QUITE = re.compile(r"\b(?:nearly|almost|just about|as good as) $")
# What stands behind one of these is told of another hour.
_BEFORE_THAT = re.compile(
    r"[;:]|\b(?:after|when|while|following|hours|days|weeks|months|who|which|where|since|until)\b"
)
_WHILE_BEING = re.compile(r"[^,.;]{0,30}?\bwhile being (?:taken|driven|flown|airlifted|rushed|transported)\b")
_HOSPITAL = r"(?:hospitals?|medical cent(?:er|re)|infirmary)\b"
_OWN = r"(?:his|her|their)(?: own)?"
_PLACES = {
    "scene": re.compile(
        r"\bat the (?:crash |accident |crime )?(?:scene|site)\b|\bon the spot\b|\binstantly\b"
    ),
    "way": re.compile(
        rf"\b(?:on the way|on {_OWN} way|en route) to (?:an?|the|{_OWN}) (?:[\w'’-]+ ){{0,3}}?{_HOSPITAL}"
        r"|\bin (?:an|the) ambulance\b",
        re.IGNORECASE,
    ),
    "hospice": re.compile(r"\b(?:at|in) (?:an?|the) (?:[\w'’-]+ ){0,2}?hospice\b"),
    "hospital": re.compile(
        rf"\b(?:at|in|at the|in the) (?:(?!prison|jail|military|field)[\w.'’&-]+ ){{0,5}}?{_HOSPITAL}",
        re.IGNORECASE,
    ),
    "home": re.compile(
        rf"\bat {_OWN} (?:(?!parents|mother|father|son|daughter)[\w'’-]+ ){{0,2}}?(?:home|house|residence)\b"
        r"|\bat home\b"
    ),
}
# Where somebody was found dying may have been his home, and a hospice lie in a hospital.
_TWO_PLACES = frozenset(
    frozenset(pair)
    for pair in (
        ("scene", "way"),
        ("scene", "hospital"),
        ("way", "hospital"),
        ("way", "home"),
        ("home", "hospital"),
        ("home", "hospice"),
    )
)
_CAUSE = re.compile(
    r"^[^,.;]{0,40}?\b(?:of|from|due to|because of|to)\b(?P<what>[^,.;]{3,60})", re.IGNORECASE
)
# A part of what one died of, or what everybody dies of in the end.
_IN_PART = re.compile(r"\bcomplications?\b|\bcardiac arrest\b|\bnatural causes\b", re.IGNORECASE)
_CAUSES = {
    "cancer": r"cancer|leuka?emia|lymphoma|tumou?r|melanoma|myeloma|sarcoma",
    "heart": r"heart (?:attack|failure|disease)|coronary",
    "stroke": r"stroke|brain h[ae]+morrhage|aneurysm",
    "dementia": r"alzheimer|dementia",
    "parkinson": r"parkinson",
    "overdose": r"overdose",
    "kidneys": r"kidney|renal",
    "liver": r"liver|cirrhosis",
    "pneumonia": r"pneumonia",
    "gunshot": r"gunshot|bullet",
    "stabbing": r"stab|knife",
    "drowning": r"drown",
    "fire": r"burns\b|smoke",
    "strangling": r"strang|asphyxia|suffocat",
}
_FAMILIES = {family: re.compile(words, re.IGNORECASE) for family, words in _CAUSES.items()}


class Death(NamedTuple):
    """What a clause tells of a death: ``key`` is where, or the kinds of cause; the offsets are the words'."""

    about: Literal["place", "cause"]
    key: str
    start: int
    end: int


def deaths(unit: Unit, people: Mapping[str, str]) -> Iterator[tuple[str, Death]]:
    """Where and of what the subject of a clause died, with the id of who that is.

    ``people`` are the ids by the keys that terms have.
    """
    if unit.negative or unit.subject is None or unit.modality not in ("fact", "said"):
        return
    if not _DIES.intersection(unit.predicates):
        return
    who = next(
        (people[t.key] for t in unit.terms if t.key in people and t.start <= unit.subject < t.end), None
    )
    verb = _VERB.search(unit.span.text)
    if who is None or verb is None or _NOT_QUITE.search(unit.span.text, 0, verb.start()):
        return
    told = _told(unit, verb.end())
    for death in (_where(told, pronounced=bool(verb["pronounced"])), _of_what(told)):
        if death is not None:
            start, end = unit.span.start + verb.start(), unit.span.start + verb.end() + death.end
            yield who, death._replace(start=start, end=end)


def _told(unit: Unit, start: int) -> str:
    """What a clause tells behind its verb of the hour of the death."""
    sentence = unit.sentence.text[unit.span.start - unit.sentence.start :]
    going = _WHILE_BEING.match(sentence, start)
    if going:
        return sentence[start : going.end()]
    stop = _BEFORE_THAT.search(unit.span.text, start)
    return unit.span.text[start : stop.start()] if stop else unit.span.text[start:]


def _where(told: str, *, pronounced: bool) -> Death | None:
    if _WHILE_BEING.match(told):
        return Death("place", "way", 0, len(told))
    found = [(m.start(), place, m.end()) for place, words in _PLACES.items() if (m := words.search(told))]
    if not found:
        return None
    _, place, end = min(found)
    return Death("place", f"{place}, pronounced" if pronounced else place, 0, end)


def _of_what(told: str) -> Death | None:
    cause = _CAUSE.match(told)
    if cause is None or _IN_PART.search(cause["what"]):
        return None
    families = sorted(family for family, words in _FAMILIES.items() if words.search(cause["what"]))
    return Death("cause", " ".join(families), 0, cause.end()) if families else None


def are_two_places(a: str, b: str) -> bool:
    """Whether nobody died in both. Who is dead on arrival is pronounced so in a hospital."""
    (x, _, pronounced), (y, _, also) = a.partition(", "), b.partition(", ")
    if (x == "hospital" and pronounced and not also) or (y == "hospital" and also and not pronounced):
        return False
    return frozenset((x, y)) in _TWO_PLACES


def are_two_causes(a: str, b: str) -> bool:
    """Whether two reports name no cause in common."""
    return not set(a.split()) & set(b.split())
