"""When things happened: the dated statements of a story in the order of their dates."""

from collections.abc import Sequence

from twosource.claims.context import Context
from twosource.language import Parsed
from twosource.model import Event, Span, Time


def timeline(context: Context, groups: Sequence[Sequence[Span]]) -> list[Event]:
    """One event for each dated sentence; sentences that share a claim and a date are one event.

    ``groups`` holds the sentences of each shared claim.
    """
    together: dict[Span, int] = {}
    for number, spans in enumerate(groups):
        for span in spans:
            together.setdefault(span, number)
    events: dict[tuple[str, object], list[Span]] = {}
    for document in context.parsed:
        for time in document.times:
            when = _when(time)
            if when is None or _names_a_thing(document, time):
                continue
            sentence = around_span(document.sentences, time.span)
            if sentence is None:
                continue
            key = (when, together.get(sentence, sentence))
            spans = events.setdefault(key, [])
            if sentence not in spans:
                spans.append(sentence)
    found = [Event(when, spans[0].text, tuple(spans)) for (when, _), spans in events.items()]
    return sorted(found, key=lambda e: (e.when, e.spans[0]))


def _names_a_thing(document: Parsed, time: Time) -> bool:
    """Whether a date only tells which thing is meant: "the 2023 law", "the tsunami of 2004"."""
    if time.kind != "date" or len(time.value) > 4:
        return False
    text = document.report.text
    if text[: time.span.start].rstrip().lower().endswith((" of", " of the")):
        return True
    tokens = document.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if tokens is None:
        return False
    last = tokens[-1]
    return last.dep_ in ("nummod", "amod", "compound") and last.head.i > last.i


def _when(time: Time) -> str | None:
    """The date as far as it is known: a day, a month or a year; a decade or a season is no date."""
    if time.kind not in ("date", "time") or time.start is None or time.end is None:
        return None
    start, end = time.start, time.end
    if start[:10] == end[:10]:
        clock = start[:16] if time.kind == "time" and len(start) >= 16 and start[11:13] < "24" else ""
        return clock or start[:10]
    if start[:7] == end[:7] and start[8:10] == "01" and int(end[8:10] or 0) >= 28:
        return start[:7]
    if start[:4] == end[:4] and start[5:10] == "01-01" and end[5:10] == "12-31":
        return start[:4]
    return None


def around_span(sentences: Sequence[Span], span: Span) -> Span | None:
    """The sentence that holds a span."""
    for sentence in sentences:
        if sentence.start <= span.start and span.end <= sentence.end:
            return sentence
    return None
