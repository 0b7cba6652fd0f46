"""The terms of a clause: content words and names, each with its weight and its role."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from twosource.claims.clauses import is_chained, role_of
from twosource.claims.guises import is_unreal, of_another
from twosource.claims.lexicon import LIGHT, WEAK
from twosource.language import Parsed
from twosource.model import Person, Span

_NUMERIC = re.compile(
    r"[\d$€£¥%]|per ?cent|dollar|euro|pound|(?:hundred|thousand|[mb]illion)s?$|day$"
    r"|^(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
WEIGHTS = {"PROPN": 1.5, "NOUN": 1.0, "VERB": 0.9, "ADJ": 0.6, "NUM": 0.8, "ADV": 0.25, "X": 0.8, "AUX": 0.0}
NAME_WEIGHT = 1.6


@dataclass(frozen=True, slots=True)
class Term:
    """A content word or a name. ``key`` is a lemma, or a person's (``keys_of``), or ``=name``."""

    key: str
    start: int
    end: int
    weight: float
    role: str  # pred, subj, obj, other
    pos: str
    kind: str = ""  # person, organisation, place for names
    head: str = ""  # lemma of what governs it, and through which preposition
    prep: str = ""
    negative: bool = False  # its clause denies it
    surface: str = ""  # a name's words as they stand, lower case
    named: bool = False  # whether ``key`` is a person's or a name's; asked for a hundred times a term
    unreal: bool = False  # a verb in the infinitive of what is meant or asked for
    another: str = ""  # what makes another of it: "former", of a verb its particle


Mention = tuple[str, str, Span]  # the key of a person, of what kind, and where


def keys_of(people: Sequence[Person]) -> dict[str, str]:
    """What stands for each person of a story, by id: the name, and the id with it where two share a name.

    Ids are numbered anew when a report joins the story; names mostly stay.
    """
    often = Counter(person.name for person in people)
    return {p.id: f"@{p.name}" if often[p.name] == 1 else f"@{p.name}#{p.id}" for p in people}


def name_of(term: Term) -> str:
    """The name that a person's term stands for, without what tells two of one name apart."""
    return term.key.partition("#")[0].lstrip("@=")


def mentions_of(people: Sequence[Person]) -> dict[str, list[Mention]]:
    """Where people are named, by report; those later in the story's order of people win."""
    keys, found = keys_of(people), defaultdict[str, list[Mention]](list)
    for person in people:
        for span in person.mentions:
            found[span.report].append((keys[person.id], person.kind, span))
    return found


class Names:
    """Looks up who is meant at an offset: resolved people first, then names as found."""

    def __init__(self, mentions: Sequence[Mention], parsed: Parsed) -> None:
        self.text = parsed.report.text
        self.at: dict[int, tuple[str, int, int, str]] = {}
        # Figures and times are compared by value; their words ("million", "Sunday") are no terms.
        self.values = {
            offset
            for span in (*(f.span for f in parsed.figures), *(t.span for t in parsed.times))
            for offset in range(span.start, _number_end(span))
        }
        for name in parsed.names:
            if name.kind == "other":
                continue
            key = "=" + name_key(name.span.text)
            self._put(key, name.span, name.kind)
        for key, kind, span in mentions:
            self._put(key, span, kind)

    def _put(self, key: str, span: Span, kind: str) -> None:
        for offset in range(span.start, span.end):
            self.at[offset] = (key, span.start, span.end, kind)


def _number_end(span: Span) -> int:
    """The end of a value's own words: a figure's span may take in the noun it counts ("32 members")."""
    words = list(re.finditer(r"\S+", span.text))
    last = max((w.end() for w in words if _NUMERIC.search(w.group())), default=len(span.text))
    return span.start + last


def name_key(text: str) -> str:
    """A name as compared: lower case, no points, article or genitive."""
    text = text.lower().replace("’", "'").replace("‘", "'").replace(".", "")
    text = text.removesuffix("'s").removesuffix("'")
    return " ".join(word for word in text.split() if word != "the")


def terms_of(own: Sequence[Any], head: Any, subject: Any | None, names: Names) -> list[Term]:
    terms: list[Term] = []
    seen: set[tuple[int, int]] = set()
    for token in own:
        role = "pred" if token.i == head.i or is_chained(token, head) else role_of(token, head, subject)
        term = _term(token, role, names)
        if term is not None and (term.start, term.end) not in seen:
            seen.add((term.start, term.end))
            terms.append(term)
    return terms


# Of "a series of quakes" it is the quakes that strike.
HOLDING = frozenset(
    {"series", "string", "spate", "wave", "number", "group", "couple", "pair", "team", "crowd", "handful"}
)


def inherited_terms(subject: Any, names: Names, inside: set[int]) -> list[Term]:
    """The subject that a clause shares with the one it hangs on."""
    terms: list[Term] = []
    held = [
        thing
        for c in subject.children
        if c.lower_ == "of" and subject.lemma_.lower() in HOLDING
        for thing in c.children
        if thing.dep_ == "pobj"
    ]
    for token in [*(c for c in subject.children if c.dep_ in ("compound", "poss", "amod")), subject, *held]:
        term = _term(token, "subj", names) if token.i in inside else None
        if term is not None and not any(t.start == term.start for t in terms):
            terms.append(term)
    return terms


def _adds_things(token: Any) -> bool:
    """Whether a verb tells that something grows, where the same verb mostly tells that somebody speaks on."""
    things = (child for child in token.children if child.dep_ == "dobj" and child.pos_ == "NOUN")
    return token.pos_ == "VERB" and bool(token.lemma_.lower() == "add") and any(things)


def _term(token: Any, role: str, names: Names) -> Term | None:
    governor, prep = token.head, ""
    while governor.pos_ in ("ADP", "PROPN") and governor.head.i != governor.i:
        if governor.pos_ == "ADP":
            prep = prep or governor.lower_
        governor = governor.head
    named = names.at.get(token.idx)
    if named is not None:
        key, start, end, kind = named
        surface = name_key(names.text[start:end])
        return Term(
            key,
            start,
            end,
            NAME_WEIGHT,
            role,
            "PROPN",
            kind,
            governor.lemma_.lower(),
            prep,
            surface=surface,
            named=True,
        )
    if token.idx in names.values:
        return None
    if token.is_punct or token.is_space or token.like_num or not any(c.isalpha() for c in token.text):
        return None
    lemma = token.lemma_.lower()
    if len(lemma) < 2 or ({lemma, token.lower_, lemma.rstrip(".")} & WEAK and not _adds_things(token)):
        return None
    weight = WEIGHTS.get(token.pos_, 0.0)
    if lemma in LIGHT:
        weight = min(weight, 0.2)
    if weight <= 0:
        return None
    if token.pos_ == "PROPN":
        lemma = "=" + name_key(token.text)
    end = token.idx + len(token)
    return Term(
        lemma,
        token.idx,
        end,
        weight,
        role,
        token.pos_,
        "",
        governor.lemma_.lower(),
        prep,
        surface=token.lower_,
        named=token.pos_ == "PROPN",
        unreal=token.pos_ == "VERB" and is_unreal(token),
        another=of_another(token) if token.pos_ in ("NOUN", "VERB") or token.tag_ == "JJS" else "",
    )
