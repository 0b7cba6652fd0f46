"""A collection grouped at once: a stream of one batch."""

from collections.abc import Sequence

from twosource.model import Report, StoryGroup
from twosource.stories._blend import JOIN
from twosource.stories._stream import StoryStream


def group(reports: Sequence[Report], *, join: float = JOIN) -> list[StoryGroup]:
    """Group reports by the event they cover; a report alone is a story of one.

    ``join`` is the average log-odds at which groups join: higher gives fewer wrong joins and
    more stories. The result does not depend on the order of ``reports``; stories come out by
    their first date, then title, and a story's reports in the order of publication.
    """
    stream = StoryStream(join=join)
    stream.add(reports)
    return stream.stories()
