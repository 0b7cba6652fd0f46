"""Who people are, as reports tell it on the way: "Anna Berg, the mayor of Vale", "Vale's mayor, Anna Berg".

What stands beside a name is no clause, but says as much as one: that she is the mayor of Vale. The model of
inference is asked whether another report's sentence on her says so too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.claims.context import Context
from twosource.claims.guises import WORDS
from twosource.claims.judge import judge
from twosource.claims.lexicon import WordSimilarity, word_list
from twosource.claims.stating import claimed, holds, told_of
from twosource.claims.timeline import around_span
from twosource.language import Parsed, inference_scores
from twosource.model import Claim, Person, Span

__all__ = ["agreed_roles"]

# A sentence says who somebody is from this probability on, where it has words for all that is told: of some
# sixty such pairs in twenty-four stories one did not.
SURE = 0.9
# Two words say the same from this likeness on.
ALIKE = 0.55
# What tells who somebody is has so many words at least, and at most; "a man" may be anybody.
FEWEST, MOST = 2, 14
ANYBODY = word_list("anybody.txt") | {"one", "guy"}
# Name and words stand together in so many characters, or the whole sentence is shown.
TOGETHER = 120
# So many characters before it a word like "former" is still of it.
NEAR = 12
# So many pairs of a story are asked about.
ASKED = 150
# Words that tell something, by kind: a noun is not found again in a verb.
KINDS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "VERB": "verb"}
# "Mr." and "Dr." before a name.
_TITLE = re.compile(r"[A-Z][a-z]{1,3}\.")
_POINTING = frozenset({"this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Word:
    lemma: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names somebody, and what it has of words."""

    person: Person
    name: Span
    sentence: Span
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """Who a report says that somebody is, in the words of ``told``."""

    person: Person
    name: Span
    told: Span
    sentence: Span
    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        return _hull(self.name, self.told.start, self.told.end, self.sentence)


def agreed_roles(context: Context, claims: Sequence[Claim], contradicted: Sequence[Span]) -> list[Claim]:
    """A claim for who somebody is, by two reports at least, but where one of ``claims`` holds it in all."""
    namings = {document.report.id: list(_namings(document, context.people)) for document in context.parsed}
    roles = [role for d in context.parsed for role in _roles(d, namings[d.report.id])]
    by_person: dict[str, list[Naming]] = defaultdict(list)
    for naming in (naming for d in context.parsed for naming in namings[d.report.id]):
        by_person[naming.person.id].append(naming)
    told = _told(roles, by_person, context.similar)
    found: list[Claim] = []
    shown: dict[str, list[Role]] = defaultdict(list)
    for role, places in sorted(told, key=_best_told):
        if any(_covers(other.words, role.words, context.similar) for other in shown[role.person.id]):
            continue
        shown[role.person.id].append(role)
        spans = [role.span, *places]
        if not any(holds(claim, spans) for claim in claims):
            statements = tuple(told_of(context, span, {"who": (role.person.name,)}) for span in spans)
            found.append(claimed(context, statements, contradicted))
    return sorted(found, key=lambda c: (-c.ladder.origins, -c.ladder.reports, c.statements[0].span))


def _best_told(told: tuple[Role, list[Span]]) -> tuple[int, bool, int, Span]:
    """What most reports say first; where an age stands between name and role, the text would say more."""
    role, places = told
    return -len(places), any(c.isdigit() for c in role.span.text), -len(role.words), role.told


def _told(
    roles: Sequence[Role], namings: Mapping[str, Sequence[Naming]], similar: WordSimilarity
) -> list[tuple[Role, list[Span]]]:
    """Each role that another report tells too, and where it does: the surest place of each report."""
    pairs: list[tuple[int, Naming, Span]] = []
    for n, role in enumerate(roles):
        for naming in namings[role.person.id]:
            if naming.name.report != role.name.report:
                span = _words_for(role, naming, similar)
                pairs += [(n, naming, span)] if span is not None else []
    pairs = pairs[:ASKED]
    texts = [
        (there.sentence.text, f"{roles[n].person.name} is {roles[n].told.text}.") for n, there, _ in pairs
    ]
    best: dict[int, dict[str, tuple[float, Span]]] = defaultdict(dict)
    for (n, _, span), answers in zip(pairs, inference_scores(texts), strict=True):
        sure = judge().says({}, answers)
        if sure >= SURE and sure > best[n].get(span.report, (0.0, span))[0]:
            best[n][span.report] = sure, span
    return [(roles[n], sorted(span for _, span in places.values())) for n, places in best.items() if places]


def _namings(document: Parsed, people: Iterable[Person]) -> Iterator[Naming]:
    """Where people and bodies stand by name in a report."""
    known: dict[Span, tuple[Word, ...]] = {}
    for person in people:
        for name in person.mentions:
            if name.report != document.report.id or person.kind == "place" or not name.text[:1].isupper():
                continue
            sentence = around_span(document.sentences, name)
            if sentence is None:
                continue
            if sentence not in known:
                tokens = document.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
                known[sentence] = _words(tokens or ())
            yield Naming(person, name, sentence, known[sentence])


def _words(tokens: Iterable[Any]) -> tuple[Word, ...]:
    return tuple(
        Word(t.lemma_.lower(), KINDS[t.pos_], t.idx, t.idx + len(t))
        for t in tokens
        if t.pos_ in KINDS and not _TITLE.fullmatch(t.text)
    )


def _roles(document: Parsed, namings: Sequence[Naming]) -> Iterator[Role]:
    at = {offset: naming for naming in namings for offset in range(naming.name.start, naming.name.end)}
    for token in _appositions(document.doc):
        if token.head.idx in at and token.idx not in at:
            naming, head, words = at[token.head.idx], token, list(token.subtree)
        elif token.idx in at and token.head.idx not in at:
            naming, head = at[token.idx], token.head
            words = [t for t in head.subtree if t.i <= head.i]
        else:
            continue
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        inside = naming.sentence.start <= start and end <= naming.sentence.end
        if inside and head.pos_ == "NOUN" and _tells(head, words):
            yield Role(naming.person, naming.name, document.span(start, end), naming.sentence, _words(words))


def _appositions(doc: Any) -> Iterator[Any]:
    import numpy as np
    from spacy.symbols import DEP, appos

    # A token is made anew each time that it is asked for.
    for n in np.flatnonzero(doc.to_array([DEP]) == appos).tolist():
        yield doc[n]


def _tells(head: Any, words: Sequence[Any]) -> bool:
    """Whether words tell who somebody is: no figures, nothing that points elsewhere, more than "a man"."""
    if head.lemma_.lower() in ANYBODY or not FEWEST <= len(words) <= MOST:
        return False
    if words[-1].i - words[0].i + 1 != len(words):
        return False
    pointing = any(t.pos_ == "PRON" or t.lower_ in _POINTING for t in words)
    return not pointing and not any(c.isdigit() for t in words for c in t.text) and len(_words(words)) > 1


def _words_for(role: Role, naming: Naming, similar: WordSimilarity) -> Span | None:
    """The name and the words that a role's are found in; None where one is not."""
    near: list[Word] = []
    for word in role.words:
        # "The church's pastor" says more than "the pastor": each word stands for one.
        alike = [w for w in naming.words if w not in near and _alike(word, w, similar)]
        if not alike:
            return None
        near.append(min(alike, key=lambda w: (w.lemma != word.lemma, abs(w.start - naming.name.start))))
    span = _hull(naming.name, min(w.start for w in near), max(w.end for w in near), naming.sentence)
    if _others(span, naming.sentence) != _others(role.span, role.sentence):
        return None
    # "Doe resign his chairmanship" out of "urged that Doe resign his chairmanship" reads as another thing.
    within = any(
        w.kind == "verb" and w not in near and span.start <= w.start < span.end for w in naming.words
    )
    return naming.sentence if within else span


def _others(span: Span, sentence: Span) -> frozenset[str]:
    """What in or just before some words makes another of who somebody is: former, deputy."""
    start = max(0, span.start - sentence.start - NEAR)
    words = re.findall(r"\w+", sentence.text[start : span.end - sentence.start].lower())
    return WORDS["holding"].intersection(words)


def _alike(a: Word, b: Word, similar: WordSimilarity) -> bool:
    return a.kind == b.kind and (a.lemma == b.lemma or similar(a.lemma, b.lemma) >= ALIKE)


def _covers(words: Sequence[Word], others: Sequence[Word], similar: WordSimilarity) -> bool:
    return all(any(_alike(other, word, similar) for word in words) for other in others)


def _hull(name: Span, start: int, end: int, sentence: Span) -> Span:
    """The name, the words from ``start`` to ``end``, and what is between; else the sentence."""
    start, end = min(name.start, start), max(name.end, end)
    if end - start > TOGETHER:
        return sentence
    return Span(name.report, start, end, sentence.text[start - sentence.start : end - sentence.start])
