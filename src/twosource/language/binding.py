"""What a figure counts or measures, whose it is, and as of when: from the parse.

``concept`` is always words of the report: the counted noun ("60 senators"), what a share is of ("3% of
GDP"), or what was measured ("inflation rose 3%"); with a verb of doing and no such noun, the verb
("raised $5 million"). ``of`` is the owner of that, or who did it. Both are left out when the parse says
nothing: a wrong binding would make two figures comparable that are not.
"""

import re
from typing import TYPE_CHECKING

import msgspec

from twosource.language.lexicon import words
from twosource.language.phrases import PRONOUNS, clause_of, doer_of, owner_of, part_of, phrase_of, subject_of
from twosource.model import Figure, Report, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["bind"]

AGAIN = re.compile(r"[ ]?[(\[](?:about |around |roughly |approximately |nearly |or |an estimated )*$")
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


def bind(
    report: Report, doc: "Doc", figures: tuple[Figure, ...], times: tuple[Time, ...]
) -> tuple[Figure, ...]:
    """``figures`` with ``concept``, ``of`` and ``as_of`` as the parse gives them."""
    if not figures:
        return figures
    bound: list[Figure] = []
    for figure in figures:
        changes: dict[str, str] = {}
        tokens = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
        if tokens is not None and len(tokens):
            concept, owner = _bind_one(doc, figure, list(tokens))
            before = bound[-1] if bound else None
            if before is not None and AGAIN.match(report.text[before.span.end : figure.span.start][:40]):
                # "7.5 million crowns ($1.1 million)": the same quantity once more.
                concept, owner = before.concept, before.of
            if concept:
                changes["concept"] = concept
            if owner:
                changes["of"] = owner
            if _percent_left_out(figure, concept, tokens.root, figures):
                changes["unit"] = "percent"
            as_of = _as_of(doc, tokens.root, figure, times)
            if as_of:
                changes["as_of"] = as_of
        bound.append(msgspec.structs.replace(figure, **changes) if changes else figure)
    return tuple(bound)


def _percent_left_out(
    figure: Figure, concept: str | None, anchor: "Token", figures: tuple[Figure, ...]
) -> bool:
    """Whether "per cent" is said once for two: "the rate was 35.72 and, with all taxes, 45.8 percent"."""
    if figure.unit is not None or not concept or not concept.lower().endswith(" rate") or figure.value > 100:
        return False
    low, high = figure.span.end, anchor.sent.end_char
    return any(other.unit == "percent" and low <= other.span.start < high for other in figures)


def _bind_one(doc: "Doc", figure: Figure, tokens: "list[Token]") -> tuple[str | None, str | None]:
    inside = {token.i for token in tokens}
    # The token of the figure that the rest of it hangs on.
    anchor = next((t for t in reversed(tokens) if t.head.i not in inside or t.head == t), tokens[-1])
    if (figure.unit or "").endswith(" of age"):
        return "age", _aged(anchor, inside)
    noun = _counted(anchor, inside, figure)
    if noun is not None:
        return _counted_phrase(doc, figure, noun, tokens), owner_of(noun, inside)
    noun = _spent_in(tokens, figure)
    if noun is not None:
        return phrase_of(noun, inside), doer_of(anchor, inside)
    noun = part_of(anchor, inside)
    if noun is not None and (figure.unit in {None, "percent", "fraction"} or _is_measure(anchor)):
        return phrase_of(noun, inside), owner_of(noun, inside) or doer_of(anchor, inside)
    return _measured(anchor, inside)


def _spent_in(tokens: "list[Token]", figure: Figure) -> "Token | None":
    """What money takes the form of: "$43 million in federal taxes", "$5,000 in fines"; no place, no date."""
    last = tokens[-1]
    after = last.i + 1
    if not figure.unit or len(figure.unit) != 3 or not figure.unit.isupper() or after >= len(last.doc):
        return None
    link = last.doc[after]
    if link.lower_ != "in" or not last.whitespace_:
        return None
    for object_ in link.children:
        if object_.dep_ == "pobj" and object_.pos_ == "NOUN" and not object_.ent_type_:
            return object_
    return None


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
    return doc[first : noun.i + 1].text if first <= noun.i else noun.text


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
                part = part_of(head, inside)
                if part is not None:
                    return phrase_of(part, inside), owner_of(part, inside)
                phrase = phrase_of(head, inside)
                if phrase and " " in phrase:
                    # "an effective tax rate of 36 percent", not "an average of 36"
                    return phrase, owner_of(head, inside)
                at, head = head, head.head
                continue
            return phrase_of(head, inside), owner_of(head, inside)
        if head.pos_ in {"VERB", "AUX"}:
            return _by_verb(head, at, inside)
        at, head = head, head.head
    return None, None


def _by_verb(verb: "Token", at: "Token", inside: set[int]) -> tuple[str | None, str | None]:
    subject = subject_of(verb)
    if verb.lemma_ in MEASURING or at.dep_ in {"npadvmod", "advmod", "attr", "acomp"}:
        if subject is None or subject.i in inside:
            return None, None
        if subject.lemma_.lower() in CARRIERS:
            part = part_of(subject, inside)
            if part is not None:
                return phrase_of(part, inside), owner_of(part, inside)
        return phrase_of(subject, inside), owner_of(subject, inside)
    object_ = next(
        (
            child
            for child in verb.children
            if child.dep_ == "dobj" and child.i not in inside and child.pos_ in {"NOUN", "PROPN"}
        ),
        None,
    )
    doer = phrase_of(subject, inside) if subject is not None and subject.i not in inside else None
    if object_ is not None and at.dep_ == "prep" and at.lower_ != "with":
        return phrase_of(object_, inside), owner_of(object_, inside) or doer
    return (verb.text if at.dep_ in {"dobj", "nsubjpass"} else None), doer


def _aged(anchor: "Token", inside: set[int]) -> str | None:
    """Whose age it is: "the 33-year-old teacher", "Lee, 41,", "Lee is 41 years old"."""
    head = anchor.head
    if head.i in inside or head == anchor:
        return None
    if head.pos_ in {"NOUN", "PROPN"} and head.lower_ not in PRONOUNS:
        return phrase_of(head, inside)
    if head.pos_ in {"VERB", "AUX"}:
        subject = subject_of(head)
        if subject is not None and subject.i not in inside:
            return phrase_of(subject, inside)
    return None


def _as_of(doc: "Doc", anchor: "Token", figure: Figure, times: tuple[Time, ...]) -> str | None:
    """The value of the date that hangs on the same verb as the figure, the nearest if there are several.

    A date to the right is preferred: "5,835 units in March". One inside the figure is not its date.
    """
    start, end = figure.span.start, figure.span.end
    low, high = anchor.sent.start_char, anchor.sent.end_char
    verb = clause_of(anchor)
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
        if tokens is None or not len(tokens) or clause_of(tokens.root) != verb:
            continue
        distance = time.span.start - end if time.span.start >= end else start - time.span.end + 25
        if best is None or distance < best[0]:
            best = (distance, time.value)
    return best[1] if best else None
