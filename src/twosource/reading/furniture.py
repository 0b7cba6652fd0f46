"""Lines that a website puts around an article: recognised one line at a time, each with a reason.

Every rule asks for the shape of furniture, not only for a word of it: a sentence about cookies or
about a newspaper's copyright is text. When a line could be either, it stays. The patterns are data
(data/furniture.txt); here is how they are used.
"""

import re

from .blocks import is_terminated, words
from .patterns import pattern

__all__ = ["END_REASONS", "is_author_note", "is_byline", "is_section", "is_stamp", "reason_of"]

# After a line of one of these kinds there is no more article, only the site's foot.
END_REASONS = frozenset({"comments", "legal line"})

_WHOLE = ("comments", "navigation", "advertisement", "sharing", "reading time")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago|(?:today|yesterday)(?= at|,|$))"
)
# A zone is in capitals, and at most two stand there: else any words behind an hour could be zones. Tokenised
# text has "7: 15 a. m.".
_ZONE = r"\(?(?:(?-i:[A-Z]{2,5})(?![A-Za-z])|(?:GMT|UTC)?[+-]\d\d?:? ?\d\d)\)?"
_CLOCK = (
    r"(?:at )?\d{1,2}(?:[:.h] ?\d\d(?:: ?\d\d)?|(?=\s*[ap]\.? ?m\b))\s*(?:[ap]\.? ?m\b\.?)?"
    rf"(?:\s*{_ZONE}){{0,2}}"
)
_VERB = (
    r"(?:first |originally |last |article )?"
    r"(?:published|updated|posted|modified|created|issued|filed|added|date|edited)"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?)"
_STAMP = re.compile(
    rf"(?:{_VERB}(?: (?:on|at|date))?\s*:?\s*)?(?:{_CLOCK}[\s,|·•/@–—-]+)?(?:on )?"
    rf"{_DAY}?\s*{_DATE}(?:[\s,|·•/@–—-]*{_CLOCK})?"
    rf"(?:[\s,|·•/–—-]+(?:last )?(?:updated|published|modified|posted).{{0,60}})?\s*\.?"
    rf"|{_VERB}:? (?:on |at )?{_CLOCK}\s*\.?",
    re.I,
)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by|Von|Por|Par|Di)\s+(?=[A-ZÀ-Þ])[^.!?:;]{3,160}"
)
# Words to the reader. With case: "us" is not the United States.
_ADDRESS = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Oo]ur|us|[Ww]e|here|[Cc]lick|inbox|newsletter|this (?:site|website|page))\b"
)
# Openers that no sentence of an article begins with, so the rest of the line need not be looked at.
_SURE = re.compile(
    r"(?:see also|read (?:more|also|next)|also read|watch:|related|à? ?lire aussi|lesen sie auch|leggi anche"
    r"|lea también|leia também|filed under)\b",
    re.I,
)
_QUOTED = ("“", "”", '"', "«", "»")


def is_section(line: str) -> bool:
    """Whether a line is the bare name of a newspaper's section."""
    parts = [part for part in re.split(r"\s*[>/|»›•·]\s*", line.strip()) if part]
    return bool(parts) and all(pattern("sections").fullmatch(part) for part in parts)


def is_stamp(line: str) -> bool:
    """A line that states when a page was published or changed, and no more."""
    return len(line) <= 140 and bool(_STAMP.fullmatch(line.strip()))


def is_byline(line: str) -> bool:
    """ "By Jane Doe and John Roe, Staff writers": names in capitals, no end of a sentence."""
    line = line.strip()
    if is_terminated(line) or not _BYLINE.fullmatch(line):
        return False
    rest = [word for word in words(line)[1:] if not word[0].isdigit()]
    capitals = sum(word[0].isupper() for word in rest)
    return 2 <= len(rest) <= 14 and capitals >= 0.6 * len(rest) and rest[0][0].isupper()


def is_author_note(line: str, before: str) -> bool:
    """ "Jane Doe is a reporter in Brussels." Asked only of a text's end; somebody whom the text before
    it names is part of the story."""
    line = line.strip()
    if len(words(line)) > 60 or not pattern("author note").match(line):
        return False
    names = [word for word in words(line)[:3] if word[0].isupper() and len(word) > 2]
    opens_with_name = not re.match(r"(?:follow|e-?mail|contact|reach|write)\b", line, re.I)
    return not (opens_with_name and any(name in before for name in names[-1:] or [line[:5]]))


def reason_of(line: str) -> str | None:
    """Why a line is furniture, or None when it may be text."""
    line = line.strip()
    if not any(char.isalnum() for char in line):
        return "stray mark"
    if len(line) > 900:
        return None
    bare = line.rstrip(" :»>|")
    for reason in _WHOLE:
        if pattern(reason).fullmatch(bare):
            return reason
    count = len(words(line))
    terminated = is_terminated(line)
    if count <= 55 and not line.startswith(_QUOTED) and _is_credit(line, terminated):
        return "credit line"
    if _is_legal(line, count, terminated):
        return "legal line"
    if count <= 60 and pattern("cookie").match(line) and _addresses_reader(line):
        return "cookie notice"
    if count <= 45 and pattern("account openers").match(line) and (not terminated or _addresses_reader(line)):
        return "sign-in or subscription line"
    if _is_related(line, count, terminated):
        return "related articles"
    return "date line" if is_stamp(line) else None


def _is_credit(line: str, terminated: bool) -> bool:
    if pattern("credit line").fullmatch(line):
        return True
    if not pattern("signature").fullmatch(line):
        return False
    # "Research by the university found ..." opens alike; a signature stands in brackets or is all names.
    capitals = [word for word in words(line) if word[0].isupper()]
    named = not terminated and len(capitals) >= 0.5 * len(words(line))
    return line.startswith("(") or "editing by" in line.casefold() or named


def _is_related(line: str, count: int, terminated: bool) -> bool:
    alone = pattern("related openers", tail=r"(?: \w+){0,2}\s*[:>»…]*")
    if count <= 6 and not terminated and alone.fullmatch(line):
        return True
    if count <= 40 and pattern("related openers", tail=r"\s*[:>»|]").match(line):
        return True
    if terminated:
        return False
    if count <= 40 and pattern("related openers", tail=r"\s*[–—-]").match(line):
        return True
    return 3 <= count <= 30 and bool(_SURE.match(line))


def _addresses_reader(line: str) -> bool:
    return not any(mark in line for mark in _QUOTED) and bool(_ADDRESS.search(line))


def _is_legal(line: str, count: int, terminated: bool) -> bool:
    if any(mark in line for mark in _QUOTED) and not line.startswith("©"):
        return False
    if pattern("legal sure").match(line):
        return True
    marks = len({match.group().casefold() for match in pattern("legal marks").finditer(line)})
    if pattern("legal openers").match(line):
        return marks >= 1 and (not terminated or _addresses_reader(line) or "may not be" in line)
    return marks >= 2 and count <= 80 and _addresses_reader(line)
