"""Lists of addresses: OPML, and the links of feed entries that only tease an article."""

import re
from typing import Any

from twosource.errors import InputError

__all__ = ["feeds_of"]


def feeds_of(name: str, text: str) -> list[str]:
    """The addresses of the feeds that an OPML file lists, in its order, each once. Raises InputError."""
    from lxml import etree

    text = re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", text, count=1, flags=re.S)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, encoding="utf-8"
    )
    try:
        root: Any = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise InputError(name, "the list of feeds is broken XML and cannot be read")
    found = [
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if key.lower() == "xmlurl" and value.strip().startswith(("http://", "https://"))
    ]
    if not found:
        raise InputError(name, "lists no feeds")
    return list(dict.fromkeys(address.strip() for address in found))
