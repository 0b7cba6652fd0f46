"""What one report of a story leaves open, settled by the others."""

from collections.abc import Sequence

from twosource.language.parsing import Parsed
from twosource.language.storynames import with_known_names
from twosource.language.storytimes import with_known_days

__all__ = ["settle"]


def settle(parsed: Sequence[Parsed]) -> list[Parsed]:
    """The same reports in the same order.

    The names of people that two reports give in full are found in all of them, and days that a report
    without a date leaves open are those that the dated ones name, where these allow it.
    """
    return with_known_days(with_known_names(parsed))
