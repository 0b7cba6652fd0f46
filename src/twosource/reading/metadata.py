"""What a page states about its article: title, publisher, authors, dates, language, address."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from .assembling import Facts
from .blocks import same_key, words
from .bylines import Head, head_of
from .dates import iso
from .dom import for_libraries, text_of
from .jsonld import article_of, string
from .patterns import sections
from .people import author_agency, author_names
from .publishers import by_domain, by_name, host_of

__all__ = ["PageFacts", "read_metadata"]

# What a page was made with, which some pages give as their publisher.
_PLATFORMS = frozenset(
    {"blogger", "wordpress", "wordpress.com", "tumblr", "squarespace", "wix", "joomla", "drupal"}
)

Element = Any


class PageFacts:
    """The page's own statements: its meta tags, its JSON-LD article, its headline element."""

    def __init__(self, tree: Element) -> None:
        self.article: Mapping[str, Any] = article_of(tree)
        self.meta: dict[str, str] = {}
        self.many: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            name = (
                (element.get("property") or element.get("name") or element.get("itemprop") or "")
                .strip()
                .lower()
            )
            value = " ".join((element.get("content") or "").split())
            if name and value and name not in self.meta:
                self.meta[name] = value
            if name and value:
                self.many.setdefault(name, []).append(value)

    def first(self, *names: str) -> str | None:
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    @property
    def body(self) -> str:
        """The article's text as JSON-LD states it, with its line breaks where it has any."""
        value = self.article.get("articleBody")
        return re.sub(r"<[^<>]{1,300}>", "\n", value)[:500_000] if isinstance(value, str) else ""


def read_metadata(tree: Element, page: PageFacts, facts: Facts, *, quick: bool = False) -> Element | None:
    """Fills what ``facts`` does not state yet. Returns the element of the headline, if there is one.
    ``quick`` leaves out what is not linear in the page's length."""
    headline, title = _title(tree, page)
    facts.title = facts.title or title
    facts.url = facts.url or _address(tree, page)
    facts.publisher = facts.publisher or _publisher(page, facts.url)
    head = head_of(tree, headline)
    facts.authors = facts.authors or _authors(tree, page, facts, head)
    published, modified = _dates(tree, page, head, facts.url, quick=quick)
    facts.published = facts.published or published
    facts.modified = facts.modified or (modified if modified != facts.published else None)
    facts.language = facts.language or None
    facts.paywalled = str(page.article.get("isAccessibleForFree")).lower() == "false" or page.first(
        "article:content_tier"
    ) in {"locked", "metered"}
    return headline


def _title(tree: Element, page: PageFacts) -> tuple[Element | None, str | None]:
    """The headline as the reader sees it, when it agrees with what the page says its title is."""
    stated = [
        value
        for value in (
            string(page.article.get("headline")),
            page.first("og:title", "twitter:title", "title", "dc.title", "parsely-title", "sailthru.title"),
            _window_title(tree),
        )
        if value
    ]
    heads = [element for element in tree.iter("h1") if len(words(text_of(element))) >= 1][:20]
    site = {
        same_key(value)
        for value in (page.first("og:site_name") or "", string(page.article.get("publisher")) or "")
        if value
    }
    best: tuple[float, Element] | None = None
    for element in heads:
        text = text_of(element)
        if same_key(text) in site or len(text) > 400:
            continue
        score = max((_overlap(text, value) for value in stated), default=0.0)
        if best is None or score > best[0] + 0.01:
            best = (score, element)
    window_only = len(stated) == 1 and page.first("og:title", "twitter:title") is None
    if best is not None and (best[0] >= 0.5 or not stated or (window_only and len(heads) == 1)):
        return best[1], text_of(best[1])
    if not stated:
        return None, None
    title = _without_site(stated[0], page)
    for element in tree.iter("h2", "h3", "div", "p", "span"):
        if len(element) <= 3 and same_key(element.text or "") == same_key(title) != "":
            return element, title
    return None, title


def _window_title(tree: Element) -> str | None:
    for element in tree.iter("title"):
        parent = element.getparent()
        if parent is not None and parent.tag == "head" and text_of(element):
            return text_of(element)
    return None


def _without_site(title: str, page: PageFacts) -> str:
    """ "Headline | The Paper" without the paper."""
    parts = re.split(r"\s+[|–—»·•-]\s+|\s*\|\s*|\s+::\s+", title)
    if len(parts) < 2:
        return title
    site = same_key(page.first("og:site_name") or string(page.article.get("publisher")) or "")
    while len(parts) > 1 and (
        same_key(parts[-1]) == site
        or by_name(parts[-1])
        or (len(words(parts[-1])) <= 3 and len(words(parts[0])) >= 4)
    ):
        end = title.rfind(parts[-1])
        title = title[:end].rstrip(" |–—»·•:-")
        parts.pop()
    return title


def _overlap(one: str, other: str) -> float:
    """Share of the shorter title's words that stand in the other; short titles must be equal."""
    a, b = {w.casefold() for w in words(one)}, {w.casefold() for w in words(other)}
    if min(len(a), len(b)) < 3:
        return float(bool(a) and a == b)
    return len(a & b) / min(len(a), len(b))


def _address(tree: Element, page: PageFacts) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower() and (link.get("href") or "").strip():
            found = link.get("href").strip()
            base = page.first("og:url")
            found = urljoin(base, found) if base else found
            if re.match(r"https?://[^/\s]+/?", found):
                return str(found)
    for value in (
        page.first("og:url"),
        string(page.article.get("url")),
        string(page.article.get("mainEntityOfPage")),
    ):
        if value and re.match(r"https?://\S+$", value):
            return value
    return None


def _publisher(page: PageFacts, url: str | None) -> str | None:
    """JSON-LD publisher, site name, or the known owner of the domain; else the bare domain."""
    known = by_domain(url) if url else None
    if known:
        return known.name
    for value in (
        string(page.article.get("publisher")),
        page.first("og:site_name", "application-name", "dc.publisher", "publisher"),
    ):
        if value and 2 <= len(value) <= 80 and not value.startswith(("http", "@", "#")):
            if value.casefold() in _PLATFORMS:
                continue
            row = by_name(value)
            return row.name if row else host_of(value) or value
    return host_of(url) if url else None


def _authors(tree: Element, page: PageFacts, facts: Facts, head: Head) -> tuple[str, ...]:
    """The persons the page's data names, completed or overruled by the byline under the headline."""
    stated = _stated_authors(tree, page, facts)
    lines = [(author_names(line, site=facts.publisher), by) for line, by in head.bylines]
    lines = [(names, by) for names, by in lines if names]
    whole = [names for names, _ in lines if all(_known(name, names) for name in stated)]
    if stated and whole:
        # Spelled as the data spells it, where that is not all capitals.
        return tuple(_spelling(name, stated) for name in max(whole, key=len))
    said = [names for names, by in lines if by]
    if not stated or by_name(stated[0]):
        return next(iter(said or [names for names, _ in lines]), stated)
    if said and not any(_known(name, stated) for names in said for name in names):
        return said[0]  # the data names whoever entered the text
    return stated


def _known(name: str, names: Sequence[str]) -> bool:
    """Whether a person stands among ``names``; a middle initial may be left out."""
    parts = name.casefold().split()
    return any((parts[0], parts[-1]) == (o.casefold().split()[0], o.casefold().split()[-1]) for o in names)


def _spelling(name: str, stated: Sequence[str]) -> str:
    same = next((other for other in stated if _known(name, [other])), name)
    return same if name.isupper() else name


def _stated_authors(tree: Element, page: PageFacts, facts: Facts) -> tuple[str, ...]:
    site = same_key(facts.publisher or "")
    candidates = (
        page.article.get("author"),
        page.many.get("author"),
        page.many.get("parsely-author"),
        page.many.get("sailthru.author"),
        page.many.get("byl"),
        page.many.get("article:author"),
        page.many.get("dc.creator"),
        [text_of(element) for element in tree.iterfind(".//*[@rel='author']")][:6],
        [text_of(element) for element in tree.iterfind(".//*[@itemprop='author']")][:6],
        _byline_elements(tree),
    )
    for value in candidates:
        found = author_names(value, site=facts.publisher) if value else ()
        names = tuple(name for name in found if same_key(name) != site)
        if names:
            return names
    agency = next(filter(None, (author_agency(value) for value in candidates if value)), None)
    return (agency,) if agency and same_key(agency) != site else ()


def _byline_elements(tree: Element) -> list[str]:
    found = []
    for element in tree.iter("span", "div", "p", "a", "address"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if ("byline" in names or "author-name" in names or "author_name" in names) and "link" not in names:
            text = text_of(element)
            if 4 <= len(text) <= 120:
                found.append(re.split(r"\s{2,}|\n", text)[0])
            if len(found) >= 2:
                break
    return found[:1]


def _dates(
    tree: Element, page: PageFacts, head: Head, url: str | None, *, quick: bool
) -> tuple[str | None, str | None]:
    """Published and modified, each from where pages state it: the page's data, the line under the
    headline, the address; htmldate only if nothing states it."""
    names = sections("dates.txt")
    published = iso(string(page.article.get("datePublished"))) or iso(page.first(*names["published"]))
    modified = iso(string(page.article.get("dateModified"))) or iso(page.first(*names["modified"]))
    if published is None:
        published = _marked_time(tree, "datePublished")
    if modified is None:
        modified = _marked_time(tree, "dateModified")
    if published is None:
        # An address is given when a report first appears; the line above it may tell of an update.
        published = min(filter(None, (head.published, _in_address(url))), key=_day, default=None)
    modified = modified or head.modified
    if published is None and not quick:
        published = _guessed(tree)
    return published, modified


def _day(stamp: str) -> tuple[str, int]:
    """Earlier days first; of one day, the finer stamp."""
    return stamp[:10], -len(stamp)


def _in_address(url: str | None) -> str | None:
    """The day that many addresses hold: /2019/11/18/ or /2019-11-18-."""
    match = re.search(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/_-]|$)", url or "")
    return iso("-".join(match.groups())) if match else None


def _marked_time(tree: Element, itemprop: str) -> str | None:
    for element in tree.iterfind(f".//*[@itemprop='{itemprop}']"):
        if found := iso(element.get("datetime") or element.get("content") or text_of(element)):
            return found
    if itemprop == "datePublished":
        times = [
            iso(element.get("datetime"))
            for element in tree.iter("time")
            if element.get("pubdate") is not None
        ]
        return next(filter(None, times), None)
    return None


def _guessed(tree: Element) -> str | None:
    from htmldate import find_date

    try:
        return find_date(for_libraries(tree), original_date=True, extensive_search=False)
    except Exception:  # htmldate meets dates that Python has none for
        return None
