"""A parse as bytes and back, so that a text is parsed once (keeping.py)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from twosource.language.keeping import recalled

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["recalled_parse"]

# What rules read of a token beside its words; NORM is set where typographic marks are read as plain ones.
ATTRIBUTES = ("TAG", "POS", "MORPH", "LEMMA", "NORM", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE")


def recalled_parse(
    nlp: "Language", maker: str, text: str, parse: Callable[["Language", str], "Doc"]
) -> "Doc":
    """``parse(nlp, text)``, or the same as it was kept; ``maker`` names all else that it depends on."""
    (stored,) = recalled(f"parse {maker}", [text], lambda texts: [_bytes(parse(nlp, t)) for t in texts])
    return _doc(nlp, stored)


def _bytes(doc: "Doc") -> bytes:
    from spacy.tokens import DocBin

    return DocBin(attrs=ATTRIBUTES, docs=[doc] if len(doc) else []).to_bytes()


def _doc(nlp: "Language", stored: bytes) -> "Doc":
    from spacy.tokens import Doc, DocBin

    return next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)), Doc(nlp.vocab))
