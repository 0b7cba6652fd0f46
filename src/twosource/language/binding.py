"""What a figure counts or measures, whose it is, and as of when: from the parse.

``concept`` is always words of the report: the counted noun ("60 senators"), what a share is of ("3% of
GDP"), or what was measured ("inflation rose 3%"); with a verb of doing and no such noun, the verb
("raised $5 million"). ``of`` is the owner of that, or who did it. Both are left out when the parse says
nothing: a wrong binding would make two figures comparable that are not.
"""

from typing import TYPE_CHECKING

import msgspec

from twosource.language.lexicon import words
from twosource.model import Figure, Report, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["bind"]

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "attr", "oprd", "npadvmod", "dative", "acomp"}
# Verbs that say how large their subject is, or how it changed: the subject is what is measured.
MEASURING = words(
    """
    be cost total weigh measure reach hit stand rise fall grow drop climb jump increase decrease decline
    gain lose surge plunge tumble slide slip soar advance add average equal exceed top surpass last run
    stretch span range remain stay number amount come double triple shrink sink plummet dip swell expand
    cover rank read close end open trade sell produce generate contain feature comprise seem account
    swing narrow widen
    """
)
# Nouns that only say that there is a quantity; what they are of is the concept.
CARRIERS = words("total number amount average maximum minimum sum majority minority rest level rate increase")
CARRIERS |= words(
    "drop rise fall decline decrease jump gain record percent percentage pair group handful range series"
)
PRONOUNS = words("it he she they we i you this that these those which who one some all there what")


def bind(
    report: Report, doc: "Doc", figures: tuple[Figure, ...], times: tuple[Time, ...]
) -> tuple[Figure, ...]:
    """``figures`` with ``concept``, ``of`` and ``as_of`` as the parse gives them."""
    if not figures:
        return figures
    bound = []
    for figure in figures:
        changes: dict[str, str] = {}
        tokens = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
        if tokens is not None and len(tokens):
            concept, owner = _bind_one(doc, figure, list(tokens))
            if concept:
                changes["concept"] = concept
            if owner:
                changes["of"] = owner
            as_of = _as_of(doc, tokens.root, figure, times)
            if as_of:
                changes["as_of"] = as_of
        bound.append(msgspec.structs.replace(figure, **changes) if changes else figure)
    return tuple(bound)


def _bind_one(doc: "Doc", figure: Figure, tokens: "list[Token]") -> tuple[str | None, str | None]:
    inside = {token.i for token in tokens}
    # The token of the figure that the rest of it hangs on.
    anchor = next((t for t in reversed(tokens) if t.head.i not in inside or t.head == t), tokens[-1])
    if (figure.unit or "").endswith(" of age"):
        return "age", _aged(anchor, inside)
    noun = _counted(anchor, inside, figure)
    if noun is not None:
        return _counted_phrase(doc, figure, noun, tokens), _owner(noun, inside)
    noun = _part_of(anchor, inside)
    if noun is not None and (figure.unit in {None, "percent", "fraction"} or _is_measure(anchor)):
        return _phrase(noun, inside), _owner(noun, inside) or _doer(anchor, inside)
    return _measured(anchor, inside)


def _is_measure(anchor: "Token") -> bool:
    return anchor.pos_ in {"NOUN", "PROPN", "SYM"}


def _counted(anchor: "Token", inside: set[int], figure: Figure) -> "Token | None":
    """The noun that the figure stands before: 60 senators, a $5 fee, a two-year term."""
    if anchor.dep_ not in {"nummod", "amod", "compound", "nmod", "quantmod", "det", "npadvmod", "advmod"}:
        return None
    head = anchor.head
    if head.i in inside or head.i <= anchor.i or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    return head


def _counted_phrase(doc: "Doc", figure: Figure, noun: "Token", tokens: "list[Token]") -> str | None:
    """The words from the figure to its noun."""
    first = tokens[-1].i + 1
    while first < noun.i and (doc[first].is_punct or doc[first].pos_ in {"DET", "ADP", "PART"}):
        first += 1
    if noun.i - first > 5:
        first = noun.i
    return doc.text[doc[first].idx : noun.idx + len(noun)] if first <= noun.i else noun.text


def _part_of(anchor: "Token", inside: set[int]) -> "Token | None":
    """The noun after "of": 3% of GDP, a third of voters, 11 of 32 members."""
    for child in anchor.children:
        if child.i > anchor.i and child.i not in inside and child.lower_ == "of":
            for object_ in child.children:
                if object_.dep_ == "pobj" and object_.pos_ in {"NOUN", "PROPN"} and object_.i not in inside:
                    return object_
    return None


def _measured(anchor: "Token", inside: set[int]) -> tuple[str | None, str | None]:
    """What stands in the measure: by the preposition, the noun or the verb over the figure."""
    head, at = anchor.head, anchor
    for _ in range(6):
        if head == at:
            break
        if head.i in inside:
            at, head = head, head.head
            continue
        if head.pos_ in {"NOUN", "PROPN"} and at.dep_ in {
            "prep",
            "appos",
            "nmod",
            "pobj",
            "nummod",
            "amod",
            "npadvmod",
        }:
            if head.lemma_.lower() in CARRIERS:
                part = _part_of(head, inside)
                if part is not None:
                    return _phrase(part, inside), _owner(part, inside)
                at, head = head, head.head
                continue
            return _phrase(head, inside), _owner(head, inside)
        if head.pos_ in {"VERB", "AUX"}:
            return _by_verb(head, at, inside)
        at, head = head, head.head
    return None, None


def _by_verb(verb: "Token", at: "Token", inside: set[int]) -> tuple[str | None, str | None]:
    subject = _subject(verb)
    if verb.lemma_ in MEASURING or at.dep_ in {"npadvmod", "advmod", "attr", "acomp"}:
        if subject is None or subject.i in inside:
            return None, None
        if subject.lemma_.lower() in CARRIERS:
            part = _part_of(subject, inside)
            if part is not None:
                return _phrase(part, inside), _owner(part, inside)
        return _phrase(subject, inside), _owner(subject, inside)
    object_ = next(
        (
            child
            for child in verb.children
            if child.dep_ == "dobj" and child.i not in inside and child.pos_ in {"NOUN", "PROPN"}
        ),
        None,
    )
    doer = _phrase(subject, inside) if subject is not None and subject.i not in inside else None
    if object_ is not None and at.dep_ == "prep":
        return _phrase(object_, inside), _owner(object_, inside) or doer
    return (verb.text if at.dep_ in {"dobj", "nsubjpass"} else None), doer


def _subject(verb: "Token") -> "Token | None":
    """The subject of ``verb``, through auxiliaries, conjunctions and relative clauses; no pronoun."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                if child.lower_ in {"which", "who", "that"} and verb.dep_ == "relcl":
                    return verb.head
                return None if child.lower_ in PRONOUNS else child
        if (
            verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"}
            and verb.head.pos_ in {"VERB", "AUX"}
            and verb.head != verb
        ):
            verb = verb.head
        elif verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
            return verb.head
        else:
            return None
    return None


def _doer(token: "Token", inside: set[int]) -> str | None:
    """The subject of the verb that governs ``token``."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            subject = _subject(ancestor)
            if subject is None or subject.i in inside:
                return None
            # A subject that holds the figure owns it only where the verb is part of it: "Ford, which has".
            if subject.is_ancestor(token) and not subject.is_ancestor(ancestor):
                return None
            return _phrase(subject, inside)
    return None


def _owner(noun: "Token", inside: set[int]) -> str | None:
    """Whose ``noun`` is: its possessive, its "of" or "in", or the subject of the verb it is object of."""
    for child in noun.children:
        if child.dep_ == "poss" and child.i not in inside and child.lower_ not in _POSSESSIVES:
            return _phrase(child, inside)
    for child in noun.children:
        if child.lower_ == "of" and child.i not in inside:
            for object_ in child.children:
                if object_.dep_ == "pobj" and object_.lower_ not in PRONOUNS and object_.i not in inside:
                    return _phrase(object_, inside)
    if noun.dep_ in OBJECTS | {"pobj"}:
        return _doer(noun, inside)
    return None


_POSSESSIVES = words("its his her their our my your whose")


def _aged(anchor: "Token", inside: set[int]) -> str | None:
    """Whose age it is: "the 33-year-old teacher", "Lee, 41,", "Lee is 41 years old"."""
    head = anchor.head
    if head.i in inside or head == anchor:
        return None
    if head.pos_ in {"NOUN", "PROPN"} and head.lower_ not in PRONOUNS:
        return _phrase(head, inside)
    if head.pos_ in {"VERB", "AUX"}:
        subject = _subject(head)
        if subject is not None and subject.i not in inside:
            return _phrase(subject, inside)
    return None


def _phrase(noun: "Token", inside: set[int]) -> str | None:
    """``noun`` with the compounds and adjectives right before it, as the report prints them."""
    first = noun
    while first.i > 0:
        before = noun.doc[first.i - 1]
        if before.i in inside or before.is_space or before.head.i < first.i or before.head.i > noun.i:
            break
        if before.dep_ not in {"compound", "amod", "nmod", "punct"} or before.text in {
            ",",
            ";",
            "(",
            ")",
            "“",
            '"',
        }:
            break
        first = before
    text = noun.doc.text[first.idx : noun.idx + len(noun)].strip("-–")
    if noun.is_space or noun.is_punct or noun.lower_ in PRONOUNS or "\n" in text:
        return None
    return text or None


def _as_of(doc: "Doc", anchor: "Token", figure: Figure, times: tuple[Time, ...]) -> str | None:
    """The value of the date that hangs on the same verb as the figure, the nearest if there are several.

    A date to the right is preferred: "5,835 units in March". One inside the figure is not its date.
    """
    start, end = figure.span.start, figure.span.end
    low, high = anchor.sent.start_char, anchor.sent.end_char
    verb = _clause(anchor)
    best: tuple[int, str] | None = None
    for time in times:
        if time.span.start >= high:
            break
        if time.span.end <= low or time.kind not in {"date", "time"} or "_REF" in time.value:
            continue
        if time.value.replace("X", "").strip("-WT") == "" or (
            time.span.start < end and start < time.span.end
        ):
            continue
        tokens = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if tokens is None or not len(tokens) or _clause(tokens.root) != verb:
            continue
        distance = time.span.start - end if time.span.start >= end else start - time.span.end + 25
        if best is None or distance < best[0]:
            best = (distance, time.value)
    return best[1] if best else None


def _clause(token: "Token") -> "Token":
    """The verb that governs ``token``, or the root of its sentence."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    # "had been working": the full verb stands for its auxiliaries.
    while token.dep_ in {"aux", "auxpass"}:
        token = token.head
    return token
