"""Reports -> units: the clauses that are compared, each with its terms, figures, times and voice.

A unit is one finite (or participial) clause. What a quotation's frame says ("Smith told
reporters") is no unit: it becomes the voice of the units inside the quotation.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from twosource.attribution import somebodys
from twosource.claims.antecedents import stood_for
from twosource.claims.attitudes import attitude_of
from twosource.claims.clauses import (
    closed_end,
    is_clause,
    is_negative,
    named_by,
    subject_of,
    trimmed,
    whole_phrase,
)
from twosource.claims.cuts import cuts_of
from twosource.claims.framing import Frames
from twosource.claims.modality import modality_of
from twosource.claims.nodes import Node, Tree
from twosource.claims.terms import Mention, Names, Term, inherited_terms, name_key, terms_of
from twosource.language import Parsed
from twosource.model import Figure, Quotation, Span, Time, Voice

# "21 July 2013 Last updated at 11:11 GMT" is a page's stamp and states nothing.
_STAMP = re.compile(
    r"\b(?:last |first )?(?:updated|published|posted|modified)(?: on| at|:)?\b.*\d", re.IGNORECASE
)
STAMP = 18
# Pronouns for several, and tags of words that open a question.
SEVERAL = frozenset({"they", "we", "these", "those", "some", "many", "others", "several"})
ASKING = frozenset({"WRB", "WP", "WDT"})


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
    speaker: str | None  # the key of a person (terms.py), or the name, of the informant
    medium: str | None
    negative: bool
    modality: str
    direct: bool = False  # inside quotation marks
    side: bool = False  # a subordinate clause of time, reason or condition: said in passing
    cuts: tuple[int, ...] = ()  # where the clause can end sooner and still state something, last first
    suffers: bool = False  # its subject stands in another clause and undergoes this one: Doe, who was hired
    nobody: bool = False  # no subject, or a pronoun of which nobody knows whom it means
    many: bool = False  # the subject is a pronoun for several, nobody knows whom
    whole: bool = False  # its subject stands in it, and is no pronoun of which nobody knows whom it means
    denied: bool = False  # what governs it denies it: "nobody thinks that ..."
    subject: int | None = None  # where its subject's head begins in the report
    meant: Span | None = None  # what a pronoun that is its subject stands for in its sentence: "a climber"
    open: bool = False  # what is said or shown stands in a clause of its own: "the return showed (that ...)"

    @property
    def told(self) -> Span:
        """The words to show of it: a denied clause would say the opposite without what denies it."""
        return self.sentence if self.denied else self.span


def units_of(parsed: Parsed, mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> list[Unit]:
    """The units of one report, in text order; ``mentions`` and ``quotations`` are its own (storyunits.py)."""
    names = Names(mentions, parsed)
    tree = Tree(parsed.doc)
    frames = Frames(quotations, tree, somebodys(parsed.report.text))
    found: list[Unit] = []
    for index, sentence in enumerate(parsed.sentences):
        tokens = tree.within(sentence)
        if not tokens or (_STAMP.search(sentence.text) and len(tokens) <= STAMP):
            continue
        found.extend(_sentence_units(parsed, sentence, index, tokens, names, frames))
    return found


def _sentence_units(
    parsed: Parsed, sentence: Span, index: int, tokens: list[Node], names: Names, frames: Frames
) -> Iterable[Unit]:
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if is_clause(token, inside)]
    owner: dict[int, int] = {}
    head_ids = {token.i for token in heads}
    root = heads[0] if heads else tokens[0].doc.root(tokens)
    heads = heads or [root]
    for token in tokens:
        climb = token
        while climb.i not in head_ids and climb.head.i != climb.i and climb.head.i in inside:
            climb = climb.head
        owner[token.i] = climb.i if climb.i in head_ids else root.i
    for head in heads:
        own = [token for token in tokens if owner[token.i] == head.i]
        subject = subject_of(head, inside)
        terms = terms_of(own, head, subject, names)
        borrowed = subject is not None and owner.get(subject.i) != head.i
        if borrowed:
            terms = inherited_terms(subject, names, inside) + terms
        if not own:
            continue
        meant = (
            stood_for(subject, tokens, names) if _is_unknown(subject, names) and subject is not None else None
        )
        if meant is not None:
            terms = inherited_terms(meant[0], names, inside) + terms
        if is_negative(head):
            told = {token.idx for token in own if _in_passing(token, head)}
            terms = [replace(term, negative=term.start not in told) for term in terms]
        unit = _unit(parsed, sentence, index, head, own, terms, frames)
        if unit is not None:
            passive = head.dep_ == "acl" or any(c.dep_ == "auxpass" for c in head.children)
            suffers = borrowed and passive
            nobody = meant is None and _is_unknown(subject, names)
            many = nobody and subject is not None and subject.lower_ in SEVERAL
            here = subject is not None and unit.span.start <= subject.idx < unit.span.end
            yield replace(
                unit,
                suffers=suffers,
                nobody=nobody,
                many=many,
                whole=here and not nobody and meant is None,
                subject=subject.idx if subject is not None else None,
                meant=_phrase(parsed, *meant) if meant is not None else None,
            )


def _is_unknown(subject: Any | None, names: Names) -> bool:
    """Whether a clause has no subject, or a pronoun that stands for no name."""
    return subject is None or (subject.pos_ == "PRON" and subject.idx not in names.at)


def _phrase(parsed: Parsed, noun: Any, start: int) -> Span:
    return parsed.span(start, noun.idx + len(noun))


def _in_passing(token: Any, head: Any) -> bool:
    """Whether a word belongs to what is told of somebody on the way: a land caught up in war has no ..."""
    climb = token
    while climb.i != head.i and climb.head.i != climb.i:
        if climb.dep_ in ("acl", "relcl", "appos"):
            return True
        climb = climb.head
    return False


def _unit(
    parsed: Parsed,
    sentence: Span,
    index: int,
    head: Any,
    own: Sequence[Any],
    terms: list[Term],
    frames: Frames,
) -> Unit | None:
    if any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in head.children):
        return None  # a question or a condition states nothing
    if head.dep_ in ("ccomp", "pcomp") and own and own[0].tag_ in ASKING and own[0].lower_ != "that":
        return None  # nor does what somebody knows or asks: how long he had worked there
    own = trimmed(own)
    if not own:
        return None
    start, end = own[0].idx, own[-1].idx + len(own[-1])
    if head.dep_ == "acl" or (head.dep_ == "relcl" and own[0].lower_ in ("who", "which", "that", "whom")):
        # A relative clause is read with the noun that it is about, and so is a participle.
        start = max(sentence.start, min(start, whole_phrase(named_by(head.head)).left_edge.idx))
    end = closed_end(parsed.report.text, start, end, sentence.end)
    offsets = tuple((token.idx, token.idx + len(token)) for token in own)
    if not [t for t in terms if t.weight >= 0.5]:
        return None
    quotation = frames.voice(own[0].idx, end)
    if quotation is None and head.dep_ == "advcl" and head.tag_ == "VBG":
        # "accused the army of bombing the town, killing seven": the participle goes on in the same voice.
        quotation = frames.inside.get(head.head.idx)
    if quotation is None and frames.frames(head, terms):
        return None
    predicates = tuple(t.key for t in terms if t.role == "pred" and t.weight > 0.2)
    speaker = voice = None
    marked = quotation is None and frames.marked(own[0].idx, end)
    if marked:
        voice = Voice("informant")
    if quotation is not None:
        who = quotation.speaker
        speaker = (who.person or name_key(who.name)) if who is not None else quotation.via
        voice = voice_of(quotation)
    return Unit(
        report=parsed.report.id,
        span=parsed.span(start, end),
        sentence=sentence,
        index=index,
        terms=tuple(terms),
        predicates=predicates,
        figures=tuple(f for f in parsed.figures if _within(f.span, offsets) and not _is_year(f)),
        # An age is compared as a figure.
        times=tuple(t for t in parsed.times if _within(t.span, offsets) and not _is_age(t)),
        voice=voice or Voice("report"),
        speaker=speaker,
        medium=quotation.medium if quotation is not None else None,
        negative=is_negative(head),
        modality=modality_of(head, attributed=marked or quotation is not None),
        direct=marked or (quotation is not None and quotation.kind == "direct"),
        side=head.dep_ == "advcl" and head.tag_ != "VBG",
        # A denial says less of a narrow thing than of a wide one: nothing can be cut off it.
        cuts=() if is_negative(head) else cuts_of(parsed, head, start, end),
        denied=attitude_of(head) == "denied",
        open=any(
            c.dep_ == "ccomp" and not start <= c.idx < end for verb in _completed(head) for c in verb.children
        ),
    )


def voice_of(quotation: Quotation) -> Voice:
    """Who vouches for the content of a quotation."""
    if quotation.speaker is None and quotation.via:
        return Voice("outlet", quotation.via)
    return Voice("informant", quotation.speaker.name if quotation.speaker is not None else None)


def _completed(head: Any) -> list[Any]:
    """The verb, and those that complete it: "declined to say"."""
    return [head, *(inner for c in head.children if c.dep_ == "xcomp" for inner in _completed(c))]


def _is_year(figure: Figure) -> bool:
    """A bare number that reads as a year is no quantity."""
    return bool(re.fullmatch(r"(?:the )?(?:19|20)\d\d(?: .*)?", figure.span.text, re.IGNORECASE))


def _is_age(time: Time) -> bool:
    return time.kind == "duration" and time.span.text.lower().endswith(("old", "olds"))


def _within(span: Span, offsets: Sequence[tuple[int, int]]) -> bool:
    """Whether a span begins in one of some tokens, which stand in text order."""
    if not offsets[0][0] <= span.start < offsets[-1][1]:
        return False
    return any(left <= span.start < right for left, right in offsets)


def run_of(words: str, sentence: Span) -> Span | None:
    """Where a sentence has ``words`` as they stand, whatever is around them; None where it has not."""
    at = sentence.text.find(words)
    if at < 0:
        return None
    start = sentence.start + at
    return Span(sentence.report, start, start + len(words), words)


def asks(sentence: Span) -> bool:
    """Whether a sentence is a question."""
    return sentence.text.rstrip("”\"’') ").endswith("?")
