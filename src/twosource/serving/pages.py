"""The app's own pages from their templates."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from starlette.responses import Response

from twosource.dossier import plain

_TEMPLATES = Path(__file__).parent / "templates"

# A dossier page carries its own, stricter policy with the hashes of its style and script; both
# hold. This one adds what a policy inside a page cannot say.
SELF_CONTAINED = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def page(template: str, *, status: int = 200, **values: Any) -> Response:
    """A page of ours: no script at all, one style known by its hash, forms only to this app."""
    environment, style = _environment()
    html = environment.get_template(template).render(style=style, **values)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    return Response(html, status, media_type="text/html", headers={"Content-Security-Policy": policy})


@cache
def _environment() -> tuple[Any, Any]:
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["plain"] = plain
    # Our own file, shipped with the package: the only text that enters a page unescaped.
    return environment, Markup((_TEMPLATES / "app.css").read_text(encoding="utf-8"))
