"""Figures that a report itself calls out of date: "The agency said earlier that it had confirmed 30 dead"."""

import re

from twosource.claims.context import Context
from twosource.claims.scopes import EVERYBODY
from twosource.claims.timeline import around_span
from twosource.claims.values import concept_words, same_number
from twosource.model import Figure, Span

__all__ = ["is_out_of_date"]

# What was said before, and has been replaced since; "two days earlier" only says when.
_SAID = r"(?:said|reported|put|told|confirmed|estimated|announced|counted|rated|measured)"
_BEFORE = r"(?:earlier|initially|at first|originally|previously)"
_EARLIER = re.compile(
    rf"\b{_SAID}\b[\w ]{{0,12}}\b{_BEFORE}\b|\b(?:had|first|{_BEFORE}) (?:{_BEFORE} )?{_SAID}\b"
    r"|\b(?:up|down|revised) from(?: an?| the)?(?: earlier| initial| previous)?(?: [a-z]+){0,3} $",
    re.IGNORECASE,
)
# What is counted, and what a quake is measured by: both are put right from hour to hour.
MEASURED = frozenset({None, "magnitude"})
_WORD = re.compile(r"[\s-]*(\w+)")
COUNTED = EVERYBODY | {"dead", "wounded", "injured", "missing"}


def is_out_of_date(a: Figure, b: Figure, context: Context) -> str | None:
    """Of two counts of one thing, or magnitudes, the one that some report tells as what was said earlier.

    None where none does.
    """
    if a.unit != b.unit or a.unit not in MEASURED:
        return None
    for own in (a, b):
        for document in context.parsed:
            for figure in document.figures:
                if figure.span in (a.span, b.span) or not _is_measured_as(figure, own):
                    continue
                sentence = around_span(document.sentences, figure.span)
                if sentence is None or not _was_said(figure, sentence):
                    continue
                if own.unit is not None or _counts_alike(figure, sentence, own):
                    return own.span.text
    return None


def _is_measured_as(figure: Figure, own: Figure) -> bool:
    """Whether a figure is another, or that one without its unit: a quake "rated at 4.4"."""
    bare = figure.unit is None and own.unit is not None and own.value % 1 != 0
    return same_number(figure, own) or (bare and figure.value == own.value)


def _was_said(figure: Figure, sentence: Span) -> bool:
    """Whether the words before a figure tell it as what was known before."""
    return _EARLIER.search(sentence.text[: figure.span.start - sentence.start]) is not None


def _counts_alike(figure: Figure, sentence: Span, own: Figure) -> bool:
    """Whether a figure of ``sentence`` counts what another does, or both count people: "30 dead"."""
    counted, words = concept_words(own)[-1:], concept_words(figure)[-1:]
    after = _WORD.match(sentence.text, figure.span.end - sentence.start)
    people = {word.lower() for word in (*words, *(after.groups() if after else ()))} & COUNTED
    if not counted:
        return bool(people)
    return words == counted or (bool(people) and counted[0] in COUNTED)
