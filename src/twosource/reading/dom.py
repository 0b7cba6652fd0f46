"""HTML -> a tree that is safe to work on, and what each element is by its names."""

import re
from functools import lru_cache
from typing import Any

__all__ = ["furniture_by_name", "parse", "text_of"]

Element = Any  # lxml.html.HtmlElement; lxml ships no types that fit its own API


def parse(text: str) -> Element | None:
    """The tree of markup that `guarding.harmless` has seen, or None if there is none."""
    from lxml import etree, html

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
    **dict.fromkeys(["related", "recirc", "recirculation", "recommended", "recommendations", "recommendation", "readmore", "morefrom", "mostread", "mostpopular", "trending", "teasers", "outbrain", "taboola", "zergnet", "relatedlinks", "relatedcontent", "relatedarticles", "relatedstories", "related_stories", "seealso", "teaser", "upnext", "crosslink", "crosslinks", "storylist", "linklist", "moreon", "linkstack"], "related articles"),
    **dict.fromkeys(["share", "sharing", "sharebar", "social", "socials", "socialbar", "sharedaddy", "addthis", "addtoany", "sharethis", "shares", "followus"], "sharing"),
    **dict.fromkeys(["newsletter", "newsletters", "subscribe", "subscription", "signup", "signin", "login", "register", "registration", "paywall", "regwall", "piano", "meter", "optin", "mailchimp", "donate", "donation", "membership"], "sign-in or subscription line"),
    **dict.fromkeys(["promo", "promos", "promotion", "promoted", "promobox", "advert", "adverts", "advertisement", "advertising", "ads", "ad", "adslot", "adunit", "adbox", "dfp", "sponsored", "sponsor", "sponsors", "commercial", "affiliate", "googlead", "adwrapper"], "advertisement"),
    **dict.fromkeys(["comments", "commentlist", "disqus", "livefyre", "viafoura", "respond", "commenting", "discussion"], "comments"),
    **dict.fromkeys(["breadcrumb", "breadcrumbs", "nav", "navigation", "navbar", "menu", "pagination", "pager", "toolbar", "skiplink", "skip", "footer", "sidebar", "rail", "masthead", "subnav", "jumplinks", "toc"], "navigation"),
    **dict.fromkeys(["caption", "captions", "figcaption", "imagecaption", "wpcaption", "photocredit", "imagecredit", "credit", "credits", "mediacredit", "photo_credit", "cutline", "attribution"], "photo caption"),
    **dict.fromkeys(["byline", "bylines", "author", "authors", "authorbox", "authorbio", "bio", "contributor", "contributors", "authorinfo", "vcard", "aboutauthor"], "byline"),
    **dict.fromkeys(["timestamp", "dateline", "datetime", "pubdate", "publishdate", "published", "updated", "timestamps", "articledate", "postmeta", "entrymeta", "articlemeta"], "date line"),
    **dict.fromkeys(["tags", "taglist", "topics", "keywords", "categories", "posttags", "tagcloud", "tagged"], "topics"),
    **dict.fromkeys(["cookie", "cookies", "gdpr", "consent", "onetrust"], "cookie notice"),
    **dict.fromkeys(["copyright", "legal", "disclaimer"], "legal line"),
    **dict.fromkeys(["modal", "popup", "overlay", "lightbox", "tooltip", "rollover", "hidden", "visuallyhidden", "screenreader", "sronly", "offscreen", "noprint"], "hidden text"),
    **dict.fromkeys(["gallery", "slideshow", "carousel", "videoplayer", "player", "jwplayer", "brightcove", "mediaplayer"], "media box"),
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
