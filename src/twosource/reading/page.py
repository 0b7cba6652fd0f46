"""An HTML page -> a report."""

from twosource.errors import InputError
from twosource.model import Report

from .assembling import Facts, assemble_report
from .blocks import Block
from .decoding import neutralise
from .plain import clean

__all__ = ["read_page"]


def read_page(name: str, raw: bytes, text: str, facts: Facts) -> Report:
    """Reads one page; what ``facts`` already states wins over what the page states."""
    import trafilatura

    found = trafilatura.extract(text, include_comments=False, include_tables=True, output_format="txt")
    if not found:
        raise InputError(name, "no article text was found in the page")
    blocks = [Block(line) for line in neutralise(found).split("\n") if line.strip()]
    facts.title = clean(blocks, title=facts.title)
    return assemble_report(name, raw, blocks, facts)
