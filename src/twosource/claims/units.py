"""Reports -> units: the clauses that are compared, each with its terms, figures, times and voice.

A unit is one finite (or participial) clause. What a quotation's frame says ("Smith told
reporters") is no unit: it becomes the voice of the units inside the quotation.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from twosource.claims.lexicon import LIGHT, NEGATORS, REFUSING, WEAK, has_speech_cue, is_speech
from twosource.language import Parsed
from twosource.model import Figure, Person, Quotation, Span, Time, Voice

_NUMERIC = re.compile(
    r"[\d$€£¥%]|per ?cent|dollar|euro|pound|(?:hundred|thousand|[mb]illion)s?$|day$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
CLAUSES = frozenset(["ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
OBJECTS = frozenset(["dobj", "obj", "dative", "attr", "oprd", "agent"])
WEIGHTS = {"PROPN": 1.5, "NOUN": 1.0, "VERB": 0.9, "ADJ": 0.6, "NUM": 0.8, "ADV": 0.25, "X": 0.8, "AUX": 0.0}
NAME_WEIGHT = 1.6


@dataclass(frozen=True, slots=True)
class Term:
    """A content word or a name. ``key`` is a lemma, or ``@id`` of a person of the story, or ``=name``."""

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

    @property
    def named(self) -> bool:
        return self.key[0] in "@="


@dataclass(frozen=True, slots=True)
class Unit:
    """One clause under comparison. ``span`` is its slice, ``sentence`` the one around it."""

    report: str
    span: Span
    sentence: Span
    index: int  # the sentence's number in its report
    terms: tuple[Term, ...]
    predicates: tuple[str, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    voice: Voice
    speaker: str | None  # person id, or name, of the informant
    medium: str | None
    negative: bool
    modality: str
    direct: bool = False  # inside quotation marks
    passive: bool = False
    side: bool = False  # a subordinate clause of time, reason or condition: said in passing
    tokens: tuple[tuple[int, int], ...] = field(default=(), repr=False)


class Names:
    """Looks up who is meant at an offset: resolved people first, then names as found."""

    def __init__(self, people: Sequence[Person], parsed: Parsed) -> None:
        self.at: dict[int, tuple[str, int, int, str]] = {}
        # Figures and times are compared by value; their words ("million", "Sunday") are no terms.
        self.values = {
            offset
            for span in (*(f.span for f in parsed.figures), *(t.span for t in parsed.times))
            for offset in range(span.start, _number_end(span))
        }
        report = parsed.report.id
        for name in parsed.names:
            if name.kind == "other":
                continue
            key = "=" + name_key(name.span.text)
            self._put(key, name.span, name.kind)
        for person in people:
            for span in person.mentions:
                if span.report == report:
                    self._put("@" + person.id, span, person.kind)

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


def units(parsed: Parsed, quotations: Sequence[Quotation], people: Sequence[Person]) -> list[Unit]:
    """The units of one report, in text order."""
    names = Names(people, parsed)
    frames = _Frames(parsed, quotations)
    found: list[Unit] = []
    for index, sentence in enumerate(parsed.sentences):
        tokens = parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        if tokens is None:
            continue
        found.extend(_sentence_units(parsed, sentence, index, tokens, names, frames))
    return found


class _Frames:
    """Who vouches for an offset, from the report's quotations."""

    def __init__(self, parsed: Parsed, quotations: Sequence[Quotation]) -> None:
        self.inside: dict[int, Quotation] = {}
        self.framing: set[int] = set()
        mine = [
            q for q in quotations if q.content and q.content[0].report == parsed.report.id and is_speech(q)
        ]
        # Larger contents first, so that a quotation inside another one wins in its own words.
        for quotation in sorted(mine, key=lambda q: (-sum(s.end - s.start for s in q.content), q.id)):
            for span in quotation.content:
                for offset in range(span.start, span.end):
                    self.inside[offset] = quotation
        for quotation in mine:
            for part in (quotation.cue, quotation.source):
                if part is not None and has_speech_cue(quotation):
                    self.framing.update(range(part.start, part.end))

    def voice(self, start: int, end: int) -> Quotation | None:
        counts: dict[str, tuple[int, Quotation]] = {}
        for offset in range(start, end):
            quotation = self.inside.get(offset)
            if quotation is not None:
                counts[quotation.id] = (counts.get(quotation.id, (0, quotation))[0] + 1, quotation)
        if not counts:
            return None
        count, quotation = max(counts.values(), key=lambda pair: (pair[0], pair[1].id))
        return quotation if count >= 0.5 * (end - start) else None

    def frame_share(self, terms: Sequence[Term]) -> float:
        total = sum(term.weight for term in terms)
        inside = sum(t.weight for t in terms if t.start in self.framing and t.start not in self.inside)
        return inside / total if total else 1.0


def _sentence_units(
    parsed: Parsed, sentence: Span, index: int, tokens: Any, names: Names, frames: _Frames
) -> Iterable[Unit]:
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if _is_clause(token, inside)]
    owner: dict[int, Any] = {}
    head_ids = {token.i for token in heads}
    for token in tokens:
        climb = token
        while climb.i not in head_ids and climb.head.i != climb.i and climb.head.i in inside:
            climb = climb.head
        owner[token.i] = climb.i if climb.i in head_ids else (heads[0].i if heads else tokens.root.i)
    if not heads:
        heads = [tokens.root]
    for head in heads:
        own = [token for token in tokens if owner[token.i] == head.i]
        subject = _subject(head, inside)
        terms = _terms(own, head, subject, names)
        if subject is not None and owner.get(subject.i) != head.i:
            terms = _inherited(subject, names, inside) + terms
        if not own:
            continue
        if _negative(head):
            terms = [replace(term, negative=True) for term in terms]
        unit = _unit(parsed, sentence, index, head, own, terms, frames)
        if unit is not None:
            yield unit


def _is_clause(token: Any, inside: set[int]) -> bool:
    if token.head.i not in inside or token.head.i == token.i:
        return token.pos_ in ("VERB", "AUX") or any(child.dep_ in SUBJECTS for child in token.children)
    if token.dep_ not in CLAUSES or token.pos_ not in ("VERB", "AUX"):
        return False
    # An infinitive completes what governs it ("avoided calling for the US to leave"): alone it would
    # assert what the sentence does not.
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return False
    if token.dep_ == "conj":
        # "leave NATO and stop funding" under one infinitive is one call, not two events.
        return token.head.i in inside and _is_clause(token.head, inside)
    if token.dep_ == "pcomp" or (token.tag_ == "VBG" and token.dep_ == "ccomp"):
        # "the idea of the US leaving" asserts nothing.
        return False
    if token.dep_ == "acl":
        # "bills paid with campaign funds" is one description.
        return False
    # So is "a relic that needs to go"; "Smith, who went" tells something of Smith.
    return not (
        token.dep_ == "relcl"
        and any(child.lower_ == "that" and child.dep_ in SUBJECTS for child in token.children)
    )


def _subject(head: Any, inside: set[int]) -> Any | None:
    for child in head.children:
        if child.dep_ in SUBJECTS and child.i in inside:
            if child.lower_ in ("who", "which", "that") and head.dep_ == "relcl":
                return head.head
            return child
    if head.dep_ == "conj" or head.dep_ in ("advcl", "pcomp"):
        return _subject(head.head, inside) if head.head.i in inside and head.head.i != head.i else None
    if head.dep_ == "acl":
        return head.head if head.head.i in inside else None
    return None


def _role(token: Any, head: Any, subject: Any | None) -> str:
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in head.children) or (
        head.dep_ == "acl" and head.tag_ == "VBN"
    )
    climb = token
    while climb.i != head.i and climb.head.i != climb.i:
        # What hangs on a participant ("the mayor of Hull", "Smith's lawyer") takes no part itself.
        if climb.dep_ in ("poss", "prep") and climb.head.pos_ in ("NOUN", "PROPN"):
            return "other"
        if subject is not None and climb.i == subject.i:
            return "obj" if passive else "subj"
        if climb.dep_ == "agent" and climb.head.i == head.i:
            return "subj"
        if climb.dep_ in ("dobj", "dative", "attr", "oprd") and climb.head.i == head.i:
            return "obj"
        climb = climb.head
    return "other"


def _terms(own: Sequence[Any], head: Any, subject: Any | None, names: Names) -> list[Term]:
    terms: list[Term] = []
    seen: set[tuple[int, int]] = set()
    for token in own:
        role = "pred" if token.i == head.i or _chained(token, head) else _role(token, head, subject)
        term = _term(token, role, names)
        if term is not None and (term.start, term.end) not in seen:
            seen.add((term.start, term.end))
            terms.append(term)
    return terms


def _inherited(subject: Any, names: Names, inside: set[int]) -> list[Term]:
    """The subject that a clause shares with the one it hangs on."""
    terms: list[Term] = []
    for token in [*(c for c in subject.children if c.dep_ in ("compound", "poss", "amod")), subject]:
        term = _term(token, "subj", names) if token.i in inside else None
        if term is not None and not any(t.start == term.start for t in terms):
            terms.append(term)
    return terms


def _term(token: Any, role: str, names: Names) -> Term | None:
    governor, prep = token.head, ""
    while governor.pos_ in ("ADP", "PROPN") and governor.head.i != governor.i:
        if governor.pos_ == "ADP":
            prep = prep or governor.lower_
        governor = governor.head
    named = names.at.get(token.idx)
    if named is not None:
        key, start, end, kind = named
        surface = name_key(token.doc.text[start:end])
        return Term(
            key, start, end, NAME_WEIGHT, role, "PROPN", kind, governor.lemma_.lower(), prep, surface=surface
        )
    if token.idx in names.values:
        return None
    if token.is_punct or token.is_space or token.like_num or not any(c.isalpha() for c in token.text):
        return None
    lemma = token.lemma_.lower()
    if {lemma, token.lower_, lemma.rstrip(".")} & WEAK or len(lemma) < 2:
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
    )


def _chained(token: Any, head: Any) -> bool:
    """An infinitive that completes the clause's verb: "called on X to leave"."""
    climb = token
    while climb.i != head.i:
        if climb.dep_ not in ("xcomp", "conj", "ccomp") or climb.pos_ != "VERB":
            return False
        climb = climb.head
    return True


def _unit(
    parsed: Parsed,
    sentence: Span,
    index: int,
    head: Any,
    own: Sequence[Any],
    terms: list[Term],
    frames: _Frames,
) -> Unit | None:
    own = _trimmed(own)
    if not own:
        return None
    start, end = own[0].idx, own[-1].idx + len(own[-1])
    if head.dep_ == "relcl" and own[0].lower_ in ("who", "which", "that", "whom"):
        # A relative clause is read with the noun that it is about.
        start = max(sentence.start, min(start, head.head.left_edge.idx))
    end = _closed(parsed.report.text, start, end, sentence.end)
    offsets = tuple((token.idx, token.idx + len(token)) for token in own)
    covered = {offset for left, right in offsets for offset in (left, right - 1)}
    if not [t for t in terms if t.weight >= 0.5]:
        return None
    quotation = frames.voice(own[0].idx, end)
    if quotation is None and frames.frame_share(terms) > 0.6:
        return None
    predicates = tuple(t.key for t in terms if t.role == "pred" and t.weight > 0.2)
    speaker = voice = None
    if quotation is not None:
        who = quotation.speaker
        speaker = (("@" + who.person) if who.person else who.name) if who is not None else quotation.via
        if who is None and quotation.via:
            voice = Voice("outlet", quotation.via)
        else:
            voice = Voice("informant", who.name if who is not None else None)
    return Unit(
        report=parsed.report.id,
        span=parsed.span(start, end),
        sentence=sentence,
        index=index,
        terms=tuple(terms),
        predicates=predicates,
        figures=tuple(
            f
            for f in parsed.figures
            if (f.span.start in covered or _within(f.span, offsets)) and not _is_year(f)
        ),
        times=tuple(t for t in parsed.times if t.span.start in covered or _within(t.span, offsets)),
        voice=voice or Voice("report"),
        speaker=speaker,
        medium=quotation.medium if quotation is not None else None,
        negative=_negative(head),
        modality=_modality(head, attributed=quotation is not None),
        direct=quotation is not None and quotation.kind == "direct",
        passive=any(child.dep_ in ("auxpass", "nsubjpass") for child in head.children),
        side=head.dep_ == "advcl" and head.tag_ != "VBG",
        tokens=offsets,
    )


def _is_year(figure: Figure) -> bool:
    """A bare number that reads as a year is no quantity."""
    return bool(re.fullmatch(r"(?:the )?(?:19|20)\d\d(?: .*)?", figure.span.text, re.IGNORECASE))


def _within(span: Span, offsets: Sequence[tuple[int, int]]) -> bool:
    return any(left <= span.start < right for left, right in offsets)


def _trimmed(own: Sequence[Any]) -> list[Any]:
    """The clause without the conjunctions and marks at its edges."""
    tokens = list(own)
    while tokens and (
        tokens[0].is_space
        or tokens[0].dep_ in ("cc", "mark")
        or (tokens[0].is_punct and tokens[0].text not in "“‘\"'(")
    ):
        tokens.pop(0)
    while tokens and (
        tokens[-1].is_space or tokens[-1].dep_ == "cc" or tokens[-1].text in (",", ";", ":", "—", "–", "-")
    ):
        tokens.pop()
    return tokens


def _closed(text: str, start: int, end: int, limit: int) -> int:
    """The end moved past a closing mark whose opening mark is inside."""
    for opening, closing in ("“”", "‘’", '""', "()"):
        inside = text[start:end]
        unclosed = (
            inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
        )
        if unclosed and end < limit and text[end] == closing:
            end += 1
    return end


def _negative(head: Any) -> bool:
    """Whether the clause denies its predicate; two refusals cancel each other."""
    sign = any(child.lower_ in NEGATORS or child.dep_ == "neg" for child in head.children)
    for child in head.children:
        if child.dep_ in SUBJECTS | OBJECTS and any(
            g.lower_ in ("no", "neither", "nor") for g in child.children
        ):
            sign = not sign
        if child.dep_ == "xcomp" and head.lemma_.lower() in REFUSING:
            sign = not sign
        if child.dep_ == "xcomp" and any(g.dep_ == "neg" for g in child.children):
            sign = not sign
    return sign


def _modality(head: Any, *, attributed: bool) -> str:
    lemmas = {head.lemma_.lower()} | {
        c.lemma_.lower() for c in head.children if c.dep_ in ("aux", "xcomp", "acomp")
    }
    words = {c.lower_ for c in head.children}
    if lemmas & {"should", "must", "ought", "urge", "demand", "call"} and lemmas & {
        "should",
        "must",
        "ought",
        "urge",
        "demand",
    }:
        return "called-for"
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in head.children):
        return "possible"
    if words & {"may", "might", "could", "possibly", "perhaps", "reportedly", "allegedly", "likely"}:
        return "possible"
    if words & {"will", "shall", "’ll", "'ll"} or lemmas & {"plan", "intend", "expect", "schedule", "due"}:
        return "planned"
    return "said" if attributed else "fact"
