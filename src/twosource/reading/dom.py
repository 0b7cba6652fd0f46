"""HTML -> a tree that is safe to work on, and what each element is by its names."""

import re
from functools import lru_cache
from typing import Any

__all__ = ["furniture_by_name", "parse", "text_of", "too_hostile"]

Element = Any  # lxml.html.HtmlElement; lxml ships no types that fit its own API

MAX_DEPTH = 220  # libxml2 gives up at 255; trafilatura and deepcopy recurse
MAX_TAGS = 400_000
MAX_ATTRIBUTES = 500  # on one tag
MAX_TEXT = 12_000_000  # characters of markup

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option".split())
_CONTROL_REFERENCE = re.compile(r"&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127));?(?![0-9a-fA-F])")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def too_hostile(text: str) -> str | None:
    """Why a page must not be given to a tree parser, None if it may.

    One pass over the markup, linear in its length: trafilatura hangs on 100,000 attributes and
    loses pages nested deeper than libxml2 goes.
    """
    if len(text) > MAX_TEXT:
        return f"the page is larger than {MAX_TEXT // 1_000_000} million characters"
    tags = text.count("<")
    if tags > MAX_TAGS:
        return f"the page has more than {MAX_TAGS} tags"
    if any(piece.count("=", 0, piece.find(">") if ">" in piece else None) > MAX_ATTRIBUTES for piece in text.split("<") if len(piece) > 2 * MAX_ATTRIBUTES and not piece[:6].lower().startswith(("script", "style", "!"))):
        return f"a tag has more than {MAX_ATTRIBUTES} attributes"
    if tags > MAX_DEPTH and _depth(text) > MAX_DEPTH:
        return f"the page is nested deeper than {MAX_DEPTH} elements"
    return None


def _depth(text: str) -> int:
    """The deepest nesting, counting only tags that must be closed. Scripts are skipped by the parser
    too, and what they hold of tags is balanced or small."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def parse(text: str) -> Element | None:
    """The page's tree, or None if there is none. Control references are taken out first: one
    ``&#x1F;`` makes lxml stop, and the article with it."""
    from lxml import etree, html

    text = _DECLARATION.sub("", _CONTROL_REFERENCE.sub(" ", text.replace("\x00", "")))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def text_of(element: Element) -> str:
    """All text inside an element on one line."""
    return " ".join("".join(element.itertext()).split())


# What an element is, by a word of its class or id. The reasons are shown to the reader.
_NAMES: dict[str, str] = {
    **dict.fromkeys("related recirc recirculation recommended recommendations recommendation readmore morefrom mostread mostpopular trending teasers outbrain taboola zergnet relatedlinks relatedcontent relatedarticles relatedstories related_stories seealso teaser upnext crosslink crosslinks storylist linklist moreon linkstack".split(), "related articles"),
    **dict.fromkeys("share sharing sharebar social socials socialbar sharedaddy addthis addtoany sharethis shares followus".split(), "sharing"),
    **dict.fromkeys("newsletter newsletters subscribe subscription signup signin login register registration paywall regwall piano meter optin mailchimp donate donation membership".split(), "sign-in or subscription line"),
    **dict.fromkeys("promo promos promotion promoted promobox advert adverts advertisement advertising ads ad adslot adunit adbox dfp sponsored sponsor sponsors commercial affiliate googlead adwrapper".split(), "advertisement"),
    **dict.fromkeys("comments commentlist disqus livefyre viafoura respond commenting discussion".split(), "comments"),
    **dict.fromkeys("breadcrumb breadcrumbs nav navigation navbar menu pagination pager toolbar skiplink skip footer sidebar rail masthead subnav jumplinks toc".split(), "navigation"),
    **dict.fromkeys("caption captions figcaption imagecaption wpcaption photocredit imagecredit credit credits mediacredit photo_credit cutline attribution".split(), "photo caption"),
    **dict.fromkeys("byline bylines author authors authorbox authorbio bio contributor contributors authorinfo vcard aboutauthor".split(), "byline"),
    **dict.fromkeys("timestamp dateline datetime pubdate publishdate published updated timestamps articledate postmeta entrymeta articlemeta".split(), "date line"),
    **dict.fromkeys("tags taglist topics keywords categories posttags tagcloud tagged".split(), "topics"),
    **dict.fromkeys("cookie cookies gdpr consent onetrust".split(), "cookie notice"),
    **dict.fromkeys("copyright legal disclaimer".split(), "legal line"),
    **dict.fromkeys("modal popup overlay lightbox tooltip rollover hidden visuallyhidden screenreader sronly offscreen noprint".split(), "hidden text"),
    **dict.fromkeys("gallery slideshow carousel videoplayer player jwplayer brightcove mediaplayer".split(), "media box"),
}  # fmt: skip
_PAIRS = {
    "read more": "related articles", "more from": "related articles", "most read": "related articles",
    "most popular": "related articles", "see also": "related articles", "up next": "related articles",
    "more stories": "related articles", "also like": "related articles", "you may": "related articles",
    "further reading": "related articles", "editors picks": "related articles", "top stories": "related articles",
    "sign up": "sign-in or subscription line", "sign in": "sign-in or subscription line",
    "call to": "sign-in or subscription line", "log in": "sign-in or subscription line",
    "screen reader": "hidden text", "sr only": "hidden text", "visually hidden": "hidden text",
    "story meta": "date line", "article meta": "date line", "post meta": "date line", "entry meta": "date line",
    "follow us": "sharing", "reading time": "reading time", "read time": "reading time",
    "about author": "byline", "post tags": "topics", "tag list": "topics", "article tags": "topics",
    "wp caption": "photo caption", "image credit": "photo caption", "print only": "hidden text",
}  # fmt: skip
_SPLIT = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=20_000)
def furniture_by_name(names: str) -> str | None:
    """The reason for which an element with these class and id names is furniture, or None."""
    for name in names.split()[:20]:
        parts = [part.lower() for part in _SPLIT.split(name) if part]
        for part in parts:
            if reason := _NAMES.get(part):
                return reason
        for first, second in zip(parts, parts[1:], strict=False):
            if reason := _PAIRS.get(f"{first} {second}") or _NAMES.get(first + second):
                return reason
    return None
