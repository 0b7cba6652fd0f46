"""The core of a clause around one of its values: who or what, the verb and its objects, and the value.

"The powerful quake off the coast killed at least six people in two villages" has at "six" the core "The
powerful quake killed at least six people". Two reports seldom tell one thing with the same details; what they
say of a value is compared without those. Minimizing in this manner is Gashteovski, Gemulla and del Corro's
(2017, MinIE), here with one value kept. A core is read by the model of inference and never shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from twosource.claims.clauses import CLAUSES, OBJECTS, SUBJECTS, antecedent, closed_end
from twosource.language import Parsed
from twosource.model import Span

__all__ = ["Core", "core_of"]

HELPING = frozenset({"aux", "auxpass", "neg", "prt", "expl"})
COMPLEMENTS = OBJECTS | {"acomp"}
COMPLETING = COMPLEMENTS | {"xcomp", "ccomp", "auxpass"}
# What may stand before a noun, and of it what has words of its own before it.
BEFORE = frozenset({"det", "predet", "case", "neg"})
DESCRIBING = frozenset(
    {"amod", "compound", "nmod", "poss", "quantmod", "nummod", "npadvmod", "advmod", "punct"}
)
# A time completes no verb: "checked into the clinic late on Thursday".
WHEN = frozenset({"DATE", "TIME"})
JOINING = frozenset("-‑$%’'")
# A participle's subject stands at most so many verbs above it.
ABOVE = 6


@dataclass(frozen=True, slots=True)
class Core:
    """The core of a clause around a value, in words of its own, and where it stands."""

    text: str  # a sentence, with its subject and the names that pronouns mean
    bare: str | None  # the same without a subject that stands in another clause
    start: int  # offsets in the report's text: from its first word in the clause to its last
    end: int
    tight: bool  # every word between these belongs to it
    verb: bool  # something is told, and not only named
    full: bool  # no object of its verb is left out for being a figure


def core_of(parsed: Parsed, value: Span, names: Mapping[int, str]) -> Core:
    """The core of the clause that ``value`` stands in; other figures are left out.

    ``names`` gives, by offset, whom pronouns mean. Where the subject stands in another clause ("struck the
    coast, killing six"), there is one without it: reports tell of the six without saying of what they died.
    """
    inside: Any = parsed.doc.char_span(value.start, value.end, alignment_mode="expand")
    core = _Core(frozenset(t.i for t in inside), _path(inside.root), _other_figures(parsed, value))
    head = parsed.doc[core.path[-1]]
    told = set(core.value)
    core.add_verb(head, told)
    subject = _subject_above(head)
    about: set[int] = set()
    if subject is not None:
        core.add_noun(subject, about)
    who = _text(parsed.doc, about)
    if len(about) == 1 and subject is not None:
        who = names.get(subject.idx, who)
    what = _text(parsed.doc, told - about)
    borrowed = subject is not None and not any(c.dep_ in SUBJECTS for c in head.children)
    here = told if borrowed else told | about
    first, last = _with_its_words(parsed.doc[min(here)]), parsed.doc[max(here)]
    return Core(
        text=_sentence(f"{who} {what}"),
        bare=_sentence(what) if borrowed else None,
        start=first.idx,
        end=closed_end(parsed.report.text, first.idx, last.idx + len(last), head.sent.end_char),
        verb=head.pos_ in ("VERB", "AUX"),
        full=all(c.i in told for c in head.children if c.dep_ in COMPLEMENTS),
        tight=all(i in here or parsed.doc[i].is_space for i in range(first.i, last.i)),
    )


def _with_its_words(first: Any) -> Any:
    """Where a noun that begins a core begins with its number: of "two ferrymen were seen" the "two"."""
    if first.pos_ not in ("NOUN", "PROPN"):
        return first
    before = [c for c in first.lefts if c.dep_ in BEFORE | DESCRIBING]
    return before[0].left_edge if before and before[0].left_edge.i < first.i else first


def _sentence(words: str) -> str:
    words = words.strip(" ,;:—–-")
    return words[:1].upper() + words[1:] + ("" if words[-1:] == "." else ".")


def _path(value: Any) -> tuple[int, ...]:
    """From a value's token up to the verb of its clause."""
    path = [value]
    while not _is_head(path[-1]):
        path.append(path[-1].head)
    return tuple(t.i for t in path)


def _is_head(token: Any) -> bool:
    return bool(token.head.i == token.i or (token.dep_ in CLAUSES and token.pos_ in ("VERB", "AUX")))


def _other_figures(parsed: Parsed, value: Span) -> frozenset[int]:
    found: set[int] = set()
    for figure in parsed.figures:
        if figure.span.start >= value.end or value.start >= figure.span.end:
            span = parsed.doc.char_span(figure.span.start, figure.span.end, alignment_mode="contract")
            found.update(t.i for t in span or () if t.like_num or t.is_currency or t.text == "%")
    return frozenset(found)


def _subject_above(head: Any) -> Any | None:
    """The subject of a clause, where it has none its governor's: "hit the island, injuring five"."""
    for _ in range(ABOVE):
        own = [c for c in head.children if c.dep_ in SUBJECTS]
        if own:
            return antecedent(own[0], head) or own[0]
        if head.dep_ == "acl":
            return head.head
        if head.dep_ not in ("conj", "advcl", "pcomp", "xcomp") or head.head.i == head.i:
            return None
        head = head.head
        while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
            head = head.head
    return None


@dataclass(frozen=True, slots=True)
class _Core:
    """Adds to a set of token numbers what of a word's children belongs to the core."""

    value: frozenset[int]
    path: tuple[int, ...]  # from the value to its verb
    figures: frozenset[int]  # tokens of the other figures

    def add_verb(self, verb: Any, to: set[int]) -> None:
        to.add(verb.i)
        children = list(verb.children)
        complete = any(
            c.dep_ in COMPLETING
            or (self._leads(c) and c.dep_ not in SUBJECTS | {"prep"} and c.ent_type_ not in WHEN)
            for c in children
        )
        # Without an object the first circumstance belongs to the verb: "checked into the clinic".
        kept = None if complete else next((c for c in children if c.dep_ == "prep" and c.i > verb.i), None)
        for child in children:
            if child.dep_ in HELPING:
                to.add(child.i)
            elif child.dep_ == "dative" and child.pos_ == "ADP":
                self.add_preposition(child, to)  # "gave $15 million to charity"
            elif child.dep_ in ("prep", "agent"):
                if child.i in self.path or child is kept or child.dep_ == "agent":
                    self.add_preposition(child, to)
            elif child.dep_ == "xcomp" or (child.dep_ == "ccomp" and child.i in self.path):
                self.add_verb(child, to)
            elif self._leads(child) or (child.dep_ in COMPLEMENTS and child.i not in self.figures):
                self.add_noun(child, to)

    def _leads(self, child: Any) -> bool:
        return child.i in self.path and not _is_head(child)

    def add_noun(self, noun: Any, to: set[int]) -> None:
        listed = next((c for c in noun.children if c.dep_ == "conj" and c.i in self.path), None)
        if listed is not None and noun.i in self.path:
            self.add_noun(listed, to)  # of a list, the one that has the value
            return
        to.add(noun.i)
        for child in noun.children:
            if child.dep_ == "prep":
                if child.i in self.path or (child.lower_ == "of" and not self._counts(child.children)):
                    self.add_preposition(child, to)
            elif self._leads(child):
                self.add_noun(child, to)
            elif child.dep_ == "xcomp":
                self.add_verb(child, to)  # "were prepared to seek asylum"
            elif self._counts(child.subtree):
                continue
            elif child.dep_ in BEFORE or (child.dep_ == "punct" and child.text in JOINING):
                to.add(child.i)
            elif child.dep_ in DESCRIBING and child.dep_ != "punct":
                self.add_noun(child, to)

    def _counts(self, tokens: Iterable[Any]) -> bool:
        return any(t.i in self.figures for t in tokens)

    def add_preposition(self, preposition: Any, to: set[int]) -> None:
        to.add(preposition.i)
        for child in preposition.children:
            if child.dep_ == "pobj" or child.i in self.path:
                self.add_noun(child, to)
            elif child.dep_ == "pcomp":
                self.add_verb(child, to)
            elif child.dep_ == "prep":
                self.add_preposition(child, to)


def _text(doc: Any, numbers: set[int]) -> str:
    """The words of some tokens in text order; a gap becomes a space."""
    text = ""
    for i in sorted(numbers):
        text += doc[i].text + (" " if i + 1 not in numbers else doc[i].whitespace_)
    return text.strip()
