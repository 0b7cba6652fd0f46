"""Markup that no tree parser should meet, made harmless before one does.

Measured on trafilatura and libxml2: 100,000 attributes on a tag or 200,000 links hang them, nesting
deeper than 255 elements or one reference to a control character makes them lose the article without
a word. Everything here is one pass over the markup, linear in its length.
"""

import re

from .patterns import tags

__all__ = ["harmless", "is_large"]

MAX_DEPTH = 200  # libxml2 gives up at 255, and whoever walks a tree recurses
MAX_TAGS = 150_000  # the largest real pages have about 30,000
MAX_ATTRIBUTES = 400  # on one tag; real ones have under 60
MAX_MARKUP = 5_000_000  # characters left once scripts, styles and comments are out
LARGE = 1_500_000  # characters of markup; beyond it only the readers that are linear are used

_SCRIPT = re.compile(r"<script\b([^>]*)>.*?(?:</script\s*>|\Z)", re.I | re.S)
_BULK = re.compile(r"<style\b[^>]*>.*?(?:</style\s*>|\Z)|<svg\b[^>]*>.*?(?:</svg\s*>|\Z)", re.I | re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_WHOLE_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>?")
# Atomic groups: each attribute is read once, whatever it looks like.
_ATTRIBUTE = r"(?>\s++[\w:@.-]++(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?)"
_WIDE_TAG = re.compile(rf"<[a-zA-Z][^\s<>]*+{_ATTRIBUTE}{{{MAX_ATTRIBUTES}}}")
_VOID = tags("need no end")
_INLINE = tags("inline")
_KEPT = tags("kept when flattened")
_CONTROL_REFERENCE = re.compile(
    r"&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127))(?:;|(?![0-9a-fA-F]))"
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def is_large(markup: str) -> bool:
    """Whether only linear readers may be used on a page."""
    return len(markup) > LARGE or markup.count("<") > 30_000


def harmless(markup: str) -> tuple[str, int]:
    """The same page, safe to parse, and how many characters had to be left out of it (0 but for giants).

    A page that is not hostile comes back as it is, but for references to control characters, NULs
    and its XML declaration."""
    markup = _DECLARATION.sub("", markup.replace("\x00", ""))
    if "&#" in markup:
        markup = _CONTROL_REFERENCE.sub("", markup)
    if len(markup) > LARGE:
        markup = _bare(markup)
    cut = max(0, len(markup) - MAX_MARKUP)
    if cut:
        # The article may stand at either end; what is cut out is the middle.
        markup = markup[: MAX_MARKUP // 2] + "<p>" + markup[-MAX_MARKUP // 2 :]
    return (_flattened(markup) if _is_hostile(markup) else markup), cut


def _bare(markup: str) -> str:
    """Without scripts (but JSON-LD), styles, drawings and comments."""
    return _BULK.sub(" ", _SCRIPT.sub(_unless_data, _COMMENT.sub(" ", markup)))


def _unless_data(match: re.Match[str]) -> str:
    return match[0] if "ld+json" in match[1] and len(match[0]) < 500_000 else " "


def _is_hostile(markup: str) -> bool:
    tags = markup.count("<")
    if tags > MAX_TAGS:
        return True
    # What scripts and comments hold looks like wide tags and is often unbalanced: look again without.
    if len(markup) > 20 * MAX_ATTRIBUTES and _has_wide_tag(markup) and _has_wide_tag(_bare(markup)):
        return True
    if tags <= MAX_DEPTH or _depth(markup) <= MAX_DEPTH:
        return False
    return _depth(_bare(markup)) > MAX_DEPTH


def _has_wide_tag(markup: str) -> bool:
    return bool(_WIDE_TAG.search(markup))


def _depth(markup: str) -> int:
    """The deepest nesting, counting only tags that must be closed."""
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flattened(markup: str) -> str:
    """Paragraphs and headings side by side: inline tags gone, every other block a paragraph."""

    def flat(match: re.Match[str]) -> str:
        name = match[2].lower()
        if name in _INLINE:
            return ""
        if name not in _KEPT:
            return "<p>"
        if len(match[3]) > 4000:
            return f"<{match[1]}{name}>"
        return match[0]

    return re.sub(r"(?:<p>\s*){2,}", "<p>", _WHOLE_TAG.sub(flat, _bare(markup)))
