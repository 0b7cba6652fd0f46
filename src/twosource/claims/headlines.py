"""A headline is a statement of its own: does the report under it say as much? It corroborates nothing."""

from collections.abc import Iterator, Sequence

import numpy as np

from twosource.claims.judge import judge
from twosource.claims.values import AGREE
from twosource.language import Parsed, close_as, compare_figures, embed, figures, inference_scores
from twosource.model import Figure, Headline, Report, Span

__all__ = ["headlines"]

# So many sentences are read against a headline: those nearest by static vectors, and the first two.
NEAREST, FIRST = 6, 2
# From here on a sentence says what the headline says. Headlines leave words out, so no more is asked.
SAID = 0.5
# A headline of fewer words states nothing ("Live updates").
WORDS = 4


def headlines(parsed: Sequence[Parsed]) -> tuple[Headline, ...]:
    """One record for each report that has a headline and a text. Raises ModelError."""
    return tuple(found for document in parsed for found in _read(document))


def _read(document: Parsed) -> Iterator[Headline]:
    report = document.report
    title = " ".join((report.title or "").split())
    sentences = document.sentences
    if len(title.split()) < WORDS or title.endswith("?") or not sentences:
        return
    vectors = embed([title, *(s.text for s in sentences)])
    near = np.argsort(-(vectors[1:] @ vectors[0]), kind="stable")[:NEAREST].tolist()
    chosen = sorted({*near, *range(min(FIRST, len(sentences)))})
    answers = inference_scores([(sentences[i].text, title) for i in chosen])
    said = [judge().says({}, own) for own in answers]
    best = max(range(len(chosen)), key=lambda n: (said[n], -chosen[n]))
    sentence = sentences[chosen[best]]
    other = _other_figure(_figures(close_as(report.text, title)), document, sentence)
    if other is not None:
        yield Headline(report.id, title, "other-figure", other.span)
    elif said[best] >= SAID:
        yield Headline(report.id, title, "said", sentence)
    else:
        yield Headline(report.id, title, "not-in-one-sentence", None)


def _figures(title: str) -> Sequence[Figure]:
    return figures(Report(id="headline", input="headline", sha256="", text=title))


def _other_figure(own: Sequence[Figure], document: Parsed, sentence: Span) -> Figure | None:
    """A figure in the sentence for which the headline has another, which the report gives nowhere."""
    here = [f for f in document.figures if sentence.start <= f.span.start < sentence.end]
    for mine in own:
        if mine.unit is None or any(compare_figures(mine, f) in AGREE for f in document.figures):
            continue
        against = [f for f in here if f.unit == mine.unit and compare_figures(mine, f) == "conflict"]
        if len(against) == 1:
            return against[0]
    return None
