"""The words around a figure: about, more than, up to, only; rose by, fell to."""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Wording", "modified", "read_change", "read_modifier", "trailing_modifier"]

Modifier = Literal["=", "<", ">", "~", "<=", ">="]

# How far "about" and "nearly" reach, as part of the value: what news calls about 30 lies from 27 to 33.
LOOSE = 0.1


@dataclass(frozen=True, slots=True)
class Wording:
    """A modifier and where its words start.

    ``below``: from below only, as "nearly" and "almost"; ``near``: a bound that is not far, as "just over".
    """

    modifier: Modifier
    start: int
    below: bool = False
    near: bool = False


PHRASES: dict[str, tuple[Modifier, str]] = {
    "nearly": ("~", "below"),
    "almost": ("~", "below"),
    "close to": ("~", "below"),
    "just under": ("<", "near"),
    "a little under": ("<", "near"),
    "slightly under": ("<", "near"),
    "just over": (">", "near"),
    "a little over": (">", "near"),
    "slightly over": (">", "near"),
    "just above": (">", "near"),
    "slightly above": (">", "near"),
    "slightly more than": (">", "near"),
    "a little more than": (">", "near"),
    "just below": ("<", "near"),
    "slightly below": ("<", "near"),
    "slightly less than": ("<", "near"),
    "a little less than": ("<", "near"),
    "just shy of": ("<", "near"),
    "just short of": ("<", "near"),
    "well over": (">", ""),
    "over": (">", ""),
    "more than": (">", ""),
    "greater than": (">", ""),
    "higher than": (">", ""),
    "better than": (">", ""),
    "longer than": (">", ""),
    "upwards of": (">", ""),
    "upward of": (">", ""),
    "in excess of": (">", ""),
    "north of": (">", ""),
    "exceeding": (">", ""),
    "above": (">", ""),
    "less than": ("<", ""),
    "fewer than": ("<", ""),
    "lower than": ("<", ""),
    "smaller than": ("<", ""),
    "shorter than": ("<", ""),
    "under": ("<", ""),
    "below": ("<", ""),
    "not quite": ("<", ""),
    "short of": ("<", ""),
    "shy of": ("<", ""),
    "at least": (">=", ""),
    "no fewer than": (">=", ""),
    "no less than": (">=", ""),
    "not less than": (">=", ""),
    "as few as": (">=", ""),
    "as little as": (">=", ""),
    "a minimum of": (">=", ""),
    "minimum of": (">=", ""),
    "at most": ("<=", ""),
    "up to": ("<=", ""),
    "within": ("<=", ""),
    "as many as": ("<=", ""),
    "as much as": ("<=", ""),
    "as high as": ("<=", ""),
    "no more than": ("<=", ""),
    "not more than": ("<=", ""),
    "a maximum of": ("<=", ""),
    "maximum of": ("<=", ""),
    "about": ("~", ""),
    "around": ("~", ""),
    "approximately": ("~", ""),
    "approx": ("~", ""),
    "approx.": ("~", ""),
    "roughly": ("~", ""),
    "circa": ("~", ""),
    "some": ("~", ""),
    "an estimated": ("~", ""),
    "estimated": ("~", ""),
    "somewhere around": ("~", ""),
    "in the region of": ("~", ""),
    "averaged": ("~", ""),
    "averaging": ("~", ""),
    "averages": ("~", ""),
    "~": ("~", ""),
    "≈": ("~", ""),
    ">": (">", ""),
    "≥": (">=", ""),
    "<": ("<", ""),
    "≤": ("<=", ""),
    "only": ("=", ""),
    "just": ("=", ""),
    "exactly": ("=", ""),
}
_ALTERNATIVES = "|".join(
    re.escape(phrase).replace(r"\ ", r"[ \u00a0]") for phrase in sorted(PHRASES, key=lambda p: (-len(p), p))
)
BEFORE = re.compile(
    rf"(?<![\w’'-])(?P<phrase>{_ALTERNATIVES})(?:[ \u00a0](?:a|an|only|just|about|another|"
    rf"roughly|some|US))?[ \u00a0]*$",
    re.IGNORECASE,
)
LAST_WORDS = frozenset(phrase.split()[-1] for phrase in PHRASES) | {"a", "an", "the", "another", "us"}
LAST_WORD = re.compile(r"(?:[A-Za-z.]+|[~≈<>≥≤])[ \u00a0]*$")
AFTER = re.compile(
    r"(?P<plus>\+)|(?P<odd>-odd)\b|[ ](?:(?P<more>or more|or above|and above|or so many|or greater|"
    r"or higher|or older|or over|and older|and over|"
    r"and up|plus)|(?P<less>or less|or fewer|or under|and under|or below|or younger)|(?P<about>or so))\b",
    re.IGNORECASE,
)
# "moved over two rooms", "up to": a verb of giving makes "over" a place; too rare to be told apart here.


def read_modifier(text: str, at: int) -> Wording:
    """The modifier right before ``at``; its own words are not part of the figure's span."""
    last = LAST_WORD.search(text, max(0, at - 16), at)
    if last is None or last.group().strip().lower() not in LAST_WORDS:
        return Wording("=", at)
    match = BEFORE.search(text, max(0, at - 34), at)
    if match is None:
        return Wording("=", at)
    phrase = re.sub(r"\s", " ", match["phrase"].lower())
    modifier, side = PHRASES[phrase]
    return Wording(modifier, match.start("phrase"), below=side == "below", near=side == "near")


def trailing_modifier(text: str, end: int, wording: Wording) -> tuple[Wording, int]:
    """The modifier right after ``end``: "50+", "five or more", "a dozen or so"."""
    match = AFTER.match(text, end)
    if match is None:
        return wording, end
    modifier: Modifier = "~" if match["about"] or match["odd"] else "<=" if match["less"] else ">="
    return Wording(modifier, wording.start), match.end()


def modified(value: float, wording: Wording) -> tuple[float | None, float | None]:
    """Low and high of ``value`` under the modifier."""
    reach = abs(value) * LOOSE
    if wording.modifier == "~":
        return value - reach, value if wording.below else value + reach
    if wording.modifier in {">", ">="}:
        return value, value + reach if wording.near else None
    if wording.modifier in {"<", "<="}:
        return value - reach if wording.near else None, value
    return value, value


_UP = (
    "rose|rises?|risen|rising|grew|grows?|grown|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|"
    "gain(?:s|ed|ing)?|surg(?:es?|ed|ing)|"
    "soar(?:s|ed|ing)?|increas(?:es?|ed|ing)|advanc(?:es?|ed|ing)|up|added|adding|rall(?:y|ied|ies)|"
    "rebound(?:s|ed|ing)?|"
    "higher|swell(?:s|ed)|expand(?:s|ed|ing)?|spik(?:es?|ed|ing)|edged up|ticked up|went up|go up|goes up"
)
_DOWN = (
    "fell|falls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|los[et]s?|losing|slid|"
    "slides?|plung(?:es?|ed|ing)|"
    "tumbl(?:es?|ed|ing)|decreas(?:es?|ed|ing)|shr[aiu]nk(?:s|ing)?|s[aiu]nk|slip(?:s|ped|ping)?|"
    "plummet(?:s|ed|ing)?|"
    "down|lower|dip(?:s|ped|ping)?|contract(?:s|ed|ing)|shed|reduc(?:es?|ed|ing)|edged down|went "
    "down|retreated|crashed|slump(?:s|ed)?"
)
CHANGE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:[ ](?:by|another|a further|an additional|an average "
    rf"of|as much as|roughly|more|"
    rf"slightly|again|sharply|nearly|almost|a|in value|from|between|back|steadily))*[ ]*$",
    re.IGNORECASE,
)
NOUN_BEFORE = re.compile(
    r"\b(?:(?P<up>increase|rise|jump|gain|growth|surge|hike|climb|uptick|raise|boost)|(?P<down>drop|"
    r"fall|decline|decrease|loss|"
    r"reduction|cut|dip|slump|plunge|slide))s?[ ]of(?:[ ](?:about|nearly|more than|around|over|"
    r"almost|up to|at least|between))?[ ]*$",
    re.IGNORECASE,
)
NOUN_AFTER = re.compile(
    r"(?:[ -](?!of\b|in\b|to\b|and\b)[a-z-]+)?[ ](?:(?P<up>increase|rise|jump|gain|growth|surge|hike|"
    r"uptick|raise|boost|higher)|"
    r"(?P<down>drop|fall|decline|decrease|reduction|cut|dip|slump|plunge|lower|loss|fewer))\b",
    re.IGNORECASE,
)


# "Blew down 300 trees" and "picked up 12 people" tell of no change.
_PARTICLE = re.compile(
    r"\b(?:bl[eo]w|blown|tore|torn|tear|shot|shoot|shut|cut|br[eo]ak|broken?|br(?:ing|ought)|burn(?:ed|t)?|"
    r"knock(?:ed)?|pull(?:ed)?|put|set|t[ao]ke|took|taken|track(?:ed)?|hunt(?:ed)?|gunn?(?:ed)?|mow(?:ed|n)?|"
    r"la(?:y|id)|turn(?:ed)?|hand(?:ed)?|pick(?:ed)?|round(?:ed)?|lin(?:e|ed)|h[eo]ld|g[ai]ve|given|buil[dt]|"
    r"ma[dk]e|us(?:e|ed)|bought|buy|chop(?:ped)?|dig|dug|fill(?:ed)?|lock(?:ed)?|r[au]n|sen[dt]|sign(?:ed)?|"
    r"snap(?:ped)?|rack(?:ed)?|held|back(?:ed)?|smash(?:ed)?|strip(?:ped)?)(?:s|t?ing)? (?:up|down)\b",
    re.IGNORECASE,
)


def read_change(text: str, start: int, end: int) -> Literal["up", "down"] | None:
    """Whether the figure is how far something rose or fell: "rose by 3%", "up 19 cents", "a 4% drop".

    ``start`` is where the figure's modifier starts. A level that was reached ("rose to 5%") is no change.
    """
    low = max(0, start - 40)
    match = CHANGE.search(text, low, start) or NOUN_BEFORE.search(text, low, start)
    if match is None:
        match = NOUN_AFTER.match(text, end)
    elif any(m.end() > match.start() >= m.start() for m in _PARTICLE.finditer(text, low, start)):
        return None
    if match is None:
        return None
    return "up" if match["up"] else "down"
