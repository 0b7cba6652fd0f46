"""The rules of the time grammar, by the kind of word that calls them.

Each rule takes the setting, the offset of the word and the word, and returns what it found or None.
"""

from twosource.language.timedays import deictic_rule, holiday_rule, month_rule, weekday_rule
from twosource.language.timedigits import clock_rule, digits_rule
from twosource.language.timelengths import number_rule, unit_rule
from twosource.language.timeperiods import ordinal_rule, quarter_rule, season_rule, set_rule
from twosource.language.timerelative import relative_rule
from twosource.language.timewords import Rule

__all__ = ["RULES"]

RULES: dict[str, tuple[Rule, ...]] = {
    "month": (month_rule,),
    "weekday": (weekday_rule,),
    "season": (season_rule,),
    "relative": (relative_rule,),
    "deictic": (deictic_rule,),
    "holiday": (holiday_rule,),
    "ordinal": (ordinal_rule, unit_rule),
    "quarter": (quarter_rule,),
    "set": (set_rule,),
    "unit": (unit_rule,),
    "clock": (clock_rule,),
    "number": (number_rule,),
    "digits": (digits_rule,),
}
