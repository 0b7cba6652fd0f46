"""reports -> text groups, shared passages, origins: how many independent sources there are.

``trace`` is the room's entry; ``origins_at`` answers for one passage, ``independent`` counts the
origins behind several.
"""

from twosource.copying._independence import independent
from twosource.copying._trace import origins_at, trace

__all__ = ["independent", "origins_at", "trace"]
