"""Story -> dossier: the one way through the house, its outputs, and the check of a dossier.

Entry functions: ``compare`` (paths -> Dossier), ``build`` (reports -> Dossier), ``to_html``,
``to_json``, ``to_markdown``, ``to_csv``, ``to_annotations``, ``from_json``, ``summary``,
``verify`` and ``examine``. Names are looked up on first use, so importing this room is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.dossier.annotations import to_annotations
    from twosource.dossier.building import build, compare
    from twosource.dossier.checking import Problem, Verdict, examine, verify
    from twosource.dossier.encoding import from_json, to_json
    from twosource.dossier.markdown import to_markdown
    from twosource.dossier.page import to_html
    from twosource.dossier.plain import summary
    from twosource.dossier.table import to_csv

__all__ = [
    "Problem",
    "Verdict",
    "build",
    "compare",
    "examine",
    "from_json",
    "summary",
    "to_annotations",
    "to_csv",
    "to_html",
    "to_json",
    "to_markdown",
    "verify",
]

# No module here may bear the name of a function: once imported it would hide the function.
_HOMES = {
    "Problem": "checking",
    "Verdict": "checking",
    "build": "building",
    "compare": "building",
    "examine": "checking",
    "from_json": "encoding",
    "summary": "plain",
    "to_annotations": "annotations",
    "to_csv": "table",
    "to_html": "page",
    "to_json": "encoding",
    "to_markdown": "markdown",
    "verify": "checking",
}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
