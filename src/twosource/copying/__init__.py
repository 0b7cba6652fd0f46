"""reports -> text groups, shared passages, origins: how many independent sources there are.

``trace`` is the room's entry; ``origins_at`` answers for one passage.
"""

from twosource.copying._trace import origins_at, trace

__all__ = ["origins_at", "trace"]
