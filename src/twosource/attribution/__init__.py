"""Who said what: attributions, their speakers, and the versions of one utterance.

Entry functions: ``quotations`` (one report), ``resolve`` (people and positions over a story) and
``families`` (versions of one utterance); ``rewritten`` finds other words inside the marks of two versions,
``printed_alike`` the sentences in marks that several reports have, and ``somebodys`` where words of a text
stand in quotation marks, whoever said them.
Looked up on first use, so importing this room loads neither model nor parser.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.attribution.lineage import families
    from twosource.attribution.marks import Region, somebodys
    from twosource.attribution.names import plain, same_given
    from twosource.attribution.people import resolve
    from twosource.attribution.printed import printed_alike
    from twosource.attribution.quoting import quotations
    from twosource.attribution.wordings import Rewritten, rewritten

__all__ = [
    "Region",
    "Rewritten",
    "families",
    "plain",
    "printed_alike",
    "quotations",
    "resolve",
    "rewritten",
    "same_given",
    "somebodys",
]

# No module here may bear the name of a function: once imported it would hide the function.
_HOMES = {
    "Region": "marks",
    "Rewritten": "wordings",
    "families": "lineage",
    "plain": "names",
    "printed_alike": "printed",
    "quotations": "quoting",
    "resolve": "people",
    "rewritten": "wordings",
    "same_given": "names",
    "somebodys": "marks",
}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
