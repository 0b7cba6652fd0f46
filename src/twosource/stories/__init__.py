"""reports -> stories: who covers the same event, and only the same event."""

from twosource.stories._stories import group

__all__ = ["group"]
