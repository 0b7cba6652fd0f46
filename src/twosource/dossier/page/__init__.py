"""The dossier as one page that needs nothing else: no network, no fonts, no second file."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from twosource.dossier import plain
from twosource.dossier.lookup import look
from twosource.dossier.page import drawing, findings, reader, sources, voices
from twosource.dossier.page.marks import Marks
from twosource.dossier.page.matrix import matrix
from twosource.model import Dossier, Story

__all__ = ["to_html"]

_TEMPLATES = Path(__file__).parent.parent / "templates"
# Lists longer than this are folded after their first lines.
FOLD = 6


def to_html(dossier: Dossier) -> str:
    """Render a dossier as one self-contained HTML file.

    Style and script stand inside it, held by a content security policy that knows their hashes
    and allows nothing else, so markup smuggled in by a report could not run even if it got through.
    """
    style, script = _asset("page.css"), _asset("page.js")
    shown = [_story(story, f"s{number}") for number, story in enumerate(dossier.stories, 1)]
    return str(
        _environment()
        .get_template("page.html")
        .render(
            heading=plain.heading(dossier),
            stories=shown,
            unread=dossier.unread,
            made_with=dossier.made_with,
            limits=reader.cannot_tell(dossier),
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            fold=FOLD,
        )
    )


def _story(story: Story, prefix: str) -> dict[str, Any]:
    """All that the template needs of one story. The reports come last: they show every mark."""
    lookup = look(story)
    marks = Marks(lookup, prefix)
    names = findings.claim_findings(story.claims, prefix)
    differences = findings.differences(marks, names)
    claims = findings.claims(marks, names)
    view: dict[str, Any] = {
        "anchor": prefix,
        "title": story.title,
        "dates": _capital(plain.dates(story.first, story.last)),
        "tally": plain.tally(story),
        "summary": plain.summary(story),
        "loud": [d for d in differences if d.loud],
        "quiet": [d for d in differences if not d.loud],
        "contradicted": claims["contradicted"],
        "agreed": claims["corroborated"],
        "single": findings.by_report(marks, claims["single-origin"]),
        "attributed": findings.by_informant(claims["attributed"]),
        "unmeasured": claims["cannot-measure"],
        "families": voices.families(marks),
        "speeches": voices.speeches(marks),
        "issues": voices.issues(marks),
        "origins": sources.origins(marks),
        "same_texts": sources.same_texts(marks),
        "rulings": sources.rulings(marks),
        "passages": sources.passages(marks),
        "leanings": sources.leanings(marks),
        "graph": drawing.graph(lookup, prefix),
        "strip": drawing.strip(lookup, prefix),
        "timeline": sources.timeline(marks),
        "matrix": matrix(marks, names),
        "not_compared": [
            (
                pair.reason,
                lookup.slice(pair.a),
                lookup.publisher(pair.a.report),
                lookup.slice(pair.b),
                lookup.publisher(pair.b.report),
            )
            for pair in story.not_compared
        ],
    }
    view["reports"] = reader.reports(marks)
    return view


def _capital(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


@cache
def _environment() -> Any:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> Any:
    from markupsafe import Markup

    # Our own files, shipped with the package: the only text that enters the page unescaped.
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
