"""reports -> text groups, shared passages, origins: how many independent sources there are.

``trace`` is the room's entry; ``origins_at`` answers for one passage, ``independent`` counts the
origins behind several; ``Collection`` finds candidates among any number of reports.
"""

from typing import TYPE_CHECKING, Any

from twosource.copying._independence import independent
from twosource.copying._trace import origins_at, trace

if TYPE_CHECKING:
    from twosource.copying._index import Collection

__all__ = ["Collection", "independent", "origins_at", "trace"]


def __getattr__(name: str) -> Any:
    if name == "Collection":  # numpy is loaded when it is needed
        from twosource.copying._index import Collection

        return Collection
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
