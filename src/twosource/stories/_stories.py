"""A collection grouped at once: a stream of one batch."""

from collections.abc import Iterable, Sequence

from twosource.model import Report, StoryGroup
from twosource.stories._blend import JOIN
from twosource.stories._stream import StoryStream


def group(
    reports: Sequence[Report],
    *,
    join: float = JOIN,
    decided: Iterable[tuple[bool, Sequence[Sequence[str]]]] = (),
) -> list[StoryGroup]:
    """Group reports by the event they cover; a report alone is a story of one.

    ``join`` is the average log-odds at which groups join: higher gives fewer wrong joins and
    more stories. The result does not depend on the order of ``reports``; stories come out by
    their first date, then title, and a story's reports in the order of publication. ``decided`` is an
    analyst's word, the later over the earlier: whether of one story, and of which parts (as ids of reports)
    that is said, as ``StoryStream.rule`` takes them. Ids that are not among the reports are passed over.
    """
    stream = StoryStream(join=join)
    stream.add(reports)
    known = {report.id for report in reports}
    for together, parts in decided:
        stream.rule([[id for id in part if id in known] for part in parts], together=together)
    return stream.stories()
