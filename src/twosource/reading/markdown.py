"""Markdown -> the lines a reader sees. Only marks are taken away; words stay as they are."""

import re

from .assembling import Facts
from .dates import iso
from .people import author_names

__all__ = ["plain_lines"]

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.S)
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(
    r"(?<!!)\[([^\[\]]{0,1000})\]\((?:[^()\s]|\([^()\s]{0,300}\)){0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)"
)


def plain_lines(text: str, facts: Facts) -> str:
    """Strips Markdown marks. Front matter between ``---`` lines goes into ``facts``."""
    text = text.replace("\r\n", "\n")
    if match := _FRONT.match(text):
        _front_matter(match[1], facts)
        text = text[match.end() :]
    text = _IMAGE.sub(lambda match: f"\n\nImage: {match[1]}\n\n" if match[1].strip() else "\n\n", text)
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"<(https?://[^>\s]+)>", r"\1", text)
    lines = []
    for line in text.split("\n"):
        heading = re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
        if heading:
            lines.append("")
            line = heading[1]
        line = re.sub(r"^\s*>\s?", "", line)
        if re.fullmatch(r"\s*(?:[-*_]\s*){3,}|\s*={3,}\s*", line):
            line = ""
        line = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", line)
        line = re.sub(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])", r"\1", line)
        line = re.sub(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])", r"\1", line)
        lines.append(re.sub(r"\\([\\`*_{}\[\]()#+.!>-])", r"\1", line).rstrip())
        if heading:
            lines.append("")
    return "\n".join(lines)


def _front_matter(block: str, facts: Facts) -> None:
    for line in block.split("\n"):
        name, colon, value = line.partition(":")
        value = value.strip().strip("\"'")
        if not colon or not value:
            continue
        match name.strip().lower():
            case "title" | "headline":
                facts.title = facts.title or value
            case "url" | "link" | "source_url" | "canonical_url":
                facts.url = facts.url or value
            case "publisher" | "source" | "site" | "site_name":
                facts.publisher = facts.publisher or value
            case "author" | "authors" | "byline":
                facts.authors = facts.authors or author_names(value.strip("[]"))
            case "date" | "published" | "pubdate":
                facts.published = facts.published or iso(value)
            case "modified" | "updated":
                facts.modified = facts.modified or iso(value)
