"""An HTML page -> a report."""

from twosource.errors import InputError
from twosource.model import Report

from .assembling import Facts, assemble_report
from .container import find_container
from .dom import parse
from .walking import to_blocks, weigh
from .publishers import host_of
from .metadata import PageFacts, read_metadata
from .trimming import clean_page

__all__ = ["read_page"]


def read_page(name: str, raw: bytes, text: str, facts: Facts) -> Report:
    """Reads one page; what ``facts`` already states wins over what the page states."""
    tree = parse(text)
    if tree is None:
        raise InputError(name, "no page in it")
    page = PageFacts(tree)
    headline = read_metadata(tree, page, facts, text)
    weights = weigh(tree, headline)
    container = find_container(tree, weights)
    blocks = to_blocks(container, weights, headline=headline, host=host_of(facts.url) if facts.url else None)
    clean_page(blocks, facts, page)
    return assemble_report(name, raw, blocks, facts)
