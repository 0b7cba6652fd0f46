"""What this room reads in a report, as bytes and back, so that it is read once (keeping.py)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from twosource.language.closing import read_as_plain
from twosource.language.keeping import recalled
from twosource.model import Figure, Name, Report, Time

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Reading", "recalled_reading"]

# What rules read of a token beside its words; NORM is set where typographic marks are read as plain ones.
ATTRIBUTES = ("TAG", "POS", "MORPH", "LEMMA", "NORM", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE")

Found = tuple[tuple[Name, ...], tuple[Figure, ...], tuple[Time, ...]]
Reading = tuple["Doc", Found]


def recalled_reading(
    nlp: "Language", maker: str, report: Report, read: Callable[["Language", Report], Reading]
) -> Reading:
    """``read(nlp, report)``, or the same as it was kept; ``maker`` names all else that it depends on."""
    (stored,) = recalled(
        f"reading {maker}", [msgspec.json.encode(report).decode()], lambda _: [_bytes(*read(nlp, report))]
    )
    doc, found = msgspec.msgpack.decode(stored, type=tuple[bytes, Found])
    return _doc(nlp, doc), found


def _bytes(doc: "Doc", found: Found) -> bytes:
    from spacy.tokens import DocBin

    stored = DocBin(attrs=ATTRIBUTES, docs=[doc] if len(doc) else []).to_bytes()
    return msgspec.msgpack.encode((stored, found))


def _doc(nlp: "Language", stored: bytes) -> "Doc":
    from spacy.tokens import Doc, DocBin

    doc = next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)), Doc(nlp.vocab))
    for token in doc:
        read_as_plain(nlp.vocab, token.text)
    return doc
