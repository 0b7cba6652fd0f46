"""Which of two publications came first, as far as their dates prove it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from twosource.model import Report


def published_between(report: Report) -> tuple[datetime, datetime] | None:
    """The bounds (UTC) within which the report was published, or None without a date.

    A date without a time covers its whole day. A time without a zone may be any zone's.
    """
    stated = (report.published or "").strip()
    try:
        moment = datetime.fromisoformat(stated.replace("Z", "+00:00"))
    except ValueError:
        return None
    try:
        if len(stated) <= 10:
            return moment.replace(tzinfo=UTC), moment.replace(tzinfo=UTC) + timedelta(days=1)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
            return moment - timedelta(hours=14), moment + timedelta(hours=12)
        return moment.astimezone(UTC), moment.astimezone(UTC)
    except OverflowError:  # the year 1 or 9999
        return None


def earliest(reports: Sequence[Report]) -> Report | None:
    """The one report that was published before all others for sure, or None."""
    dated = [(between, it) for it in reports if (between := published_between(it)) is not None]
    if len(dated) < len(reports) or not dated:
        return None
    (_, latest), first = min(dated, key=lambda it: (it[0][1], it[1].id))
    others = [start for (start, _), it in dated if it is not first]
    return first if all(latest < start for start in others) else None
