"""reports -> stories: who covers the same event, and only the same event."""

from twosource.stories._changes import Change, changed
from twosource.stories._stories import group
from twosource.stories._stream import StoryStream

__all__ = ["Change", "StoryStream", "changed", "group"]
