"""Figures that a report itself calls out of date: "The agency said earlier that it had confirmed 30 dead"."""

import re

from twosource.claims.context import Context
from twosource.claims.scopes import EVERYBODY
from twosource.claims.timeline import around_span
from twosource.claims.values import concept_words, same_number
from twosource.model import Figure, Span

__all__ = ["is_out_of_date"]

# "Earlier this month" and "earlier in the day" only say when.
_EARLIER = re.compile(
    r"\b(?:earlier(?! (?:this|in|on|today|yesterday|than)\b| that (?:day|week|month|year))"
    r"|initially|at first|originally|previously"
    r"|first (?:said|reported|put)|(?:up|down|revised) from|from an? (?:earlier|initial|previous))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s-]*(\w+)")
COUNTED = EVERYBODY | {"dead", "wounded", "injured", "missing"}


def is_out_of_date(a: Figure, b: Figure, context: Context) -> str | None:
    """Of two counts of one thing the one that some report tells as what was said earlier, or None."""
    for own, other in ((a, b), (b, a)):
        if own.unit is None and other.unit is None and own.value != other.value:
            for document in context.parsed:
                for figure in document.figures:
                    if figure.unit is not None or not same_number(figure, own):
                        continue
                    sentence = around_span(document.sentences, figure.span)
                    if sentence is None or not _EARLIER.search(sentence.text):
                        continue
                    if _counts_alike(figure, sentence, own):
                        return own.span.text
    return None


def _counts_alike(figure: Figure, sentence: Span, own: Figure) -> bool:
    """Whether a figure of ``sentence`` counts what another does, or both count people: "30 dead"."""
    counted, words = concept_words(own)[-1:], concept_words(figure)[-1:]
    after = _WORD.match(sentence.text, figure.span.end - sentence.start)
    people = {word.lower() for word in (*words, *(after.groups() if after else ()))} & COUNTED
    return words == counted or (bool(people) and (not counted or counted[0] in COUNTED))
