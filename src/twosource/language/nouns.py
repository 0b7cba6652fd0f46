"""The noun that a number counts, found without a parser: "60 senators", "5% of its GDP"."""

import re

from twosource.language.lexicon import words

__all__ = ["counted_noun"]

TOKEN = re.compile(r"[ \u00a0-](?P<word>[A-Za-z][\w’'-]*)")
OF = re.compile(
    r"[ \u00a0](?:of|in)[ \u00a0](?:(?:the|its|his|her|their|our|all|this|that|these|those|a|an|any|"
    r"each|every)[ \u00a0])*"
)
STOP = words(
    """
    is was were are be been being has have had will would can could may might must should shall do does
    did and or but nor so yet the a an of in on at by for from to with into onto over under after before
    since until as than that which who whom whose when where while if because although it its he she
    they we you his her their our your said says also still not never then there here up down out off
    about against between during through via per ago later earlier each every all more less most another
    this these those i me him them us my only just even both either neither however according including
    such like already again together altogether apiece today yesterday tomorrow monday tuesday wednesday
    thursday friday saturday sunday away long tall high wide deep old annually daily weekly monthly
    yearly worldwide respectively combined behind ahead plus around across without what why how no yes
    """
)
LY_NOUNS = words(
    "family assembly ally rally supply monopoly fly weekly daily monthly early elderly likely friendly"
)


def counted_noun(text: str, at: int, unit: str | None) -> str | None:
    """The noun phrase that follows the figure which ends at ``at``; for shares, what they are of."""
    share = unit in {"percent", "fraction"} or (unit is None and OF.match(text, at) is not None)
    if share or unit is not None:
        of = OF.match(text, at)
        if not of or (not share and text[at + 1 : at + 3] != "of"):
            return None
        return _phrase(text, of.end() - 1)
    return _phrase(text, at)


def _phrase(text: str, at: int) -> str | None:
    """Up to four words from ``at``, ended by a word that cannot stand within a noun phrase."""
    start = None
    end = at
    plural_seen = False
    for _ in range(5):
        match = TOKEN.match(text, end)
        if not match:
            break
        word = match["word"]
        lower = word.lower()
        if lower in STOP or (lower.endswith(("’s", "'s")) and start is None):
            break
        if plural_seen and (lower.endswith(("ed", "ing", "ly")) or not _plural(lower)):
            break
        if start is not None and lower.endswith("ly"):
            break
        if start is None and lower.endswith("ly") and lower not in LY_NOUNS:
            break
        if start is None:
            start = match.start("word")
        end = match.end()
        plural_seen = plural_seen or _plural(lower)
    if start is None:
        return None
    phrase = text[start:end].rstrip("’'-")
    return phrase or None


def _plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3) or word in {
        "people",
        "men",
        "women",
        "children",
        "percent",
        "feet",
        "police",
    }
