"""schema.org data in a page: the article that the page is about, as its JSON-LD states it."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["article_of", "string"]

_ARTICLE = re.compile(
    r"(?:Article|NewsArticle|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BlogPosting|LiveBlogPosting|Report|Review|AskPublicNewsArticle|BackgroundNewsArticle|TechArticle|ScholarlyArticle|SocialMediaPosting|CreativeWork|WebPage)$"
)
_RANK = ("NewsArticle", "Article", "BlogPosting", "Report")


def article_of(tree: Any) -> Mapping[str, Any]:
    """The most article-like object among the page's JSON-LD blocks, {} if there is none."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = "".join(script.itertext())
        if len(text) > 2_000_000:
            continue
        for item in _objects(_load(text)):
            if _kind(item):
                found.append(item)
    if not found:
        return {}
    return max(found, key=_score)


def _score(item: Mapping[str, Any]) -> tuple[int, int]:
    kind = _kind(item)
    rank = next((len(_RANK) - place for place, name in enumerate(_RANK) if kind.endswith(name)), 0)
    if kind in {"WebPage", "CreativeWork"}:
        rank = -1
    return rank, sum(
        key in item for key in ("headline", "datePublished", "author", "publisher", "articleBody")
    )


def _kind(item: Mapping[str, Any]) -> str:
    kinds = item.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and _ARTICLE.search(kind):
            return kind
    return ""


def _load(text: str) -> Any:
    text = (
        re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$",
            "",
            text,
        )
        .strip()
        .rstrip(";")
    )
    for attempt in (
        text,
        re.sub(r"[\x00-\x1f]+", " ", text),
        re.sub(r",\s*([}\]])", r"\1", re.sub(r"[\x00-\x1f]+", " ", text)),
    ):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "liveBlogUpdate"):
            if isinstance(value.get(key), list | Mapping) and key in {"@graph", "mainEntity"}:
                yield from _objects(value[key], depth + 1)


def string(value: Any) -> str | None:
    """A string out of a JSON-LD value, with entities resolved and markup gone."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value)) if "&" in value else value
    return " ".join(text.split()) or None
