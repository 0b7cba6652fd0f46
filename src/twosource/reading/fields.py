"""The fields of a record under the many names that exports give them."""

import re
from collections.abc import Mapping
from typing import Any

from twosource.errors import InputError

__all__ = ["KNOWN_FIELDS", "TEXTUAL", "facts_of", "need_text"]

_TEXT = (
    "text",
    "body",
    "content",
    "articleBody",
    "article_body",
    "fulltext",
    "full_text",
    "maintext",
    "plain_text",
    "content_text",
    "article",
    "story",
    "body_text",
)
_HTML = ("html", "content_html", "raw_html", "body_html", "body_xhtml")
_SUMMARY = ("description", "summary", "excerpt", "abstract", "lead")
_TITLE = ("title", "headline", "name", "headline_main")
_URL = ("url", "link", "canonical_url", "web_url", "source_url", "uri", "external_url")
_PUBLISHER = (
    "publisher",
    "source",
    "source_name",
    "site_name",
    "outlet",
    "publication",
    "domain",
    "site",
    "newspaper",
    "provider",
    "media",
    "sourceDomain",
)
_PUBLISHED = (
    "published",
    "date",
    "date_published",
    "publishedAt",
    "published_at",
    "datePublished",
    "publish_date",
    "pub_date",
    "pubDate",
    "publication_date",
    "date_publish",
    "versioncreated",
    "datetime",
    "timestamp",
    "seendate",
)
_MODIFIED = (
    "modified",
    "updated",
    "date_modified",
    "dateModified",
    "updated_at",
    "modified_at",
    "date_modify",
)
_AUTHORS = ("authors", "author", "byline", "creator")
_LANGUAGE = ("language", "lang", "inLanguage")
_ID = ("id", "guid", "_id", "doc_id", "uuid")
TEXTUAL = _TEXT + _HTML + _SUMMARY + _TITLE
KNOWN_FIELDS = TEXTUAL + _URL + _PUBLISHER + _PUBLISHED + _MODIFIED + _AUTHORS + _LANGUAGE + _ID


def facts_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record under this project's names: text or html, title, url, publisher, ..."""
    lower = {key.lower(): value for key, value in fields.items() if isinstance(key, str)}

    def first(names: tuple[str, ...]) -> Any:
        for name in names:
            value = lower.get(name.lower())
            if value not in (None, "", [], {}):
                return value
        return None

    text = _body(first(_TEXT) or lower.get("bodies"), "text/plain")
    html = _body(first(_HTML) or lower.get("bodies"), "text/html")
    if (
        html is None
        and isinstance(text, str)
        and re.match(r"\s*<(?:!doctype|html|p|div|article|body|figure|h[1-6])\b", text, re.I)
    ):
        text, html = None, text
    return {
        "text": text if isinstance(text, str) else None,
        "html": html if isinstance(html, str) else None,
        "summary": _string(first(_SUMMARY)),
        "title": _string(first(_TITLE)) or _body(lower.get("headlines"), None),
        "url": _string(first(_URL)),
        "publisher": _string(first(_PUBLISHER)),
        "published": _string(first(_PUBLISHED)),
        "modified": _string(first(_MODIFIED)),
        "authors": first(_AUTHORS),
        "language": _string(first(_LANGUAGE)),
        "id": _string(first(_ID)),
    }


def _body(value: Any, kind: str | None) -> Any:
    """ninjs 2 lists its bodies and headlines, each with a type or a role; the main one is the article's."""
    if not isinstance(value, list):
        return value
    parts = [part for part in value if isinstance(part, Mapping) and isinstance(part.get("value"), str)]
    if kind is not None:
        parts = [part for part in parts if str(part.get("contenttype", "text/plain")) == kind]
    main = [part for part in parts if part.get("role") in {None, "main"}] or parts
    return main[0]["value"] if main else None


def _string(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("main") or value.get("url")
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def need_text(found: Mapping[str, Any]) -> str:
    """The record's text, or its summary where it has no more. Raises InputError without either."""
    text = found["text"] or found["summary"] or found["title"]
    if not text:
        raise InputError("record", "has neither text nor html")
    return str(text)
