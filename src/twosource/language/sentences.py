"""Where sentences start: rules over the raw text, before any model.

News text is full of full stops that end nothing ("Sen. Lee, R-Utah", "the U.S. Senate", "No. 5") and
the statistical parser breaks at many of them, and at dashes and quotation marks. The rules below decide
what they can; the few places they cannot decide are handed to the parser as open.
"""

import re

from twosource.language.lexicon import words

__all__ = ["TERMINAL", "sentence_starts"]

CLOSERS = "\"'”’»)]"
OPENERS = "\"'“‘«([„¿¡-–—•"

# A run of final marks, the quotation marks and brackets it closes, white space, and what comes next.
_MARK = r"(?P<mark>(?:\.(?:[ \u00a0]\.){1,3})|[.!?…]+)"
_CLOSE = rf"[{re.escape(CLOSERS)}]*(?:\[\d{{1,3}}\])?"
_GAP = r"(?P<gap>[ \t\u00a0\u2009\u202f\u3000]+)"
_NEXT = rf"(?P<open>[{re.escape(OPENERS)}]*[ ]?)(?P<next>\S)"
TERMINAL = re.compile(rf"{_MARK}(?P<close>{_CLOSE}){_GAP}{_NEXT}")
# Where a program wrote ``We will go. '' for “We will go.”, the mark that closes stands apart.
TERMINAL_APART = re.compile(rf"{_MARK}(?P<close>(?: ''(?!\S))?{_CLOSE}){_GAP}(?!''(?!\S)){_NEXT}")
# "said.The": the white space was lost when the page was cleaned.
GLUED = re.compile(
    r"(?P<word>[a-z]{2,}|\d)[.!?][”\"’)]?(?=[“\"‘]?(?:The|He|She|It|They|But|In|We|I|A|An|This|That|And|At|On"
    r"|As|For|His|Her|Their|There|When|While|After|Before|If|You|What|Some|Many|"
    r"According)\s)(?![\"”’)](?:\s|$))"
)
NEWLINE = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
BULLET = re.compile(r"(?<=\s)[•▪●■]\s*")

# After these a name or number follows: never the end of a sentence.
BEFORE_NAMES = words(
    """
    mr mrs ms mx dr prof rev hon fr msgr messrs mmes rep reps sen sens gov govs gen lt col sgt cpl pvt
    capt cmdr maj adm brig pres supt insp det sec st mt ft vs v dist atty amb asst assoc pfc ald del dep
    e.g i.e cf viz approx eds
    """
)
# After these only a number follows, if anything: "No. 5", "Art. 3", "Sept. 11".
BEFORE_NUMBERS = words(
    """
    no nos art arts sec p pp vol ch fig par jan feb mar apr jun jul aug sep sept oct nov dec est
    """
)
# These stand in mid-sentence and at its end alike.
EITHER = words(
    """
    inc corp co cos ltd llc plc bros jr sr etc al dept univ ave blvd rd ln hwy bldg esq ph.d m.d b.a m.a
    ed ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb
    nev okla ore pa penn tenn tex va vt wash wis wyo n.h n.j n.m n.y n.c n.d s.c s.d w.va r.i d.c jan
    feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun min max avg
    oz lb lbs ft in yr yrs hr hrs mph km cm kg pct a.m p.m am pm b.c a.d u.s u.k u.n e.u
    """
)
# A capital on one of these mid-sentence is rare: it starts a sentence.
STARTERS = words(
    """
    the a an he she it they we i you this that these those his her its their our my your but and or so
    yet in on at by for from with after before when while if as since because although though however
    meanwhile there here what why how who where which some many most several one two both no not then
    also still even according asked despite during under over only last earlier later now today
    yesterday officials police critics experts analysts
    """
)
SPEECH = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|asked|wrote|tweeted|added|replied|told|shouted|yelled|"
    r"exclaimed|wondered|"
    r"continued|says|asks|writes|responded|demanded|declared|joked|insisted|noted|posted|quipped)\b"
)
WORD_BEFORE = re.compile(r"[\w.’'&-]*$")
NEXT_WORD = re.compile(r"[\w’']+")
TIME_AFTER = re.compile(
    r"(?:[A-Z]{2,5}|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


def sentence_starts(text: str) -> tuple[list[int], list[int]]:
    """Offsets in ``text`` at which a sentence starts, and those where one may: (sure, open).

    A line break always ends a sentence. Offsets point at the first character that is not white space;
    closing quotation marks stay with the sentence that they close.
    """
    sure = {0}
    unsure: set[int] = set()
    for match in NEWLINE.finditer(text):
        sure.add(match.end())
    for match in BULLET.finditer(text):
        sure.add(match.start())
    for match in GLUED.finditer(text):
        sure.add(match.end())
    for match in (TERMINAL_APART if "``" in text else TERMINAL).finditer(text):
        verdict = judge(text, match)
        if verdict is None:
            unsure.add(match.end("gap"))
        elif verdict:
            sure.add(match.end("gap"))
    return sorted(sure), sorted(unsure - sure)


def judge(text: str, match: re.Match[str]) -> bool | None:
    """Whether the final mark at ``match`` ends a sentence; None where only the syntax can tell."""
    mark, closing, opening, following = match.group("mark", "close", "open", "next")
    at = match.start("next")
    word = NEXT_WORD.match(text, at)
    following_word = word.group() if word else ""
    if following.islower() and not re.match(r"[a-z]{1,2}[A-Z]", following_word):
        return False
    if following in ",;:.!?)]”’":
        return False
    ellipsis = (len(mark) > 1 and set(mark) <= {".", " ", "\u00a0"}) or mark == "…"
    if ellipsis:
        return following.isupper()
    if "." not in mark:
        # “Why?” Lee asked: the question is part of a longer sentence.
        quoted = any(mark_ in closing for mark_ in "\"”’'")
        return not (quoted and not opening and SPEECH.match(text, at))
    if closing and not closing.startswith((")", "]")):
        return True
    before = WORD_BEFORE.search(text, max(0, match.start() - 40), match.start("mark"))
    stem = before.group() if before else ""
    # R-Calif. and D-N.Y.: the part after the hyphen decides.
    lowered = stem.rsplit("-", 1)[-1].lower().strip("’'")
    starter = following_word.lower() in STARTERS and bool(following_word)
    if following.isdigit() and lowered in BEFORE_NUMBERS:
        return False
    if (
        lowered in BEFORE_NAMES
        and (lowered not in EITHER or not starter)
        and stem[:1].isupper() | ("." in lowered)
    ):
        return False
    if lowered in {"vs", "v", "approx"}:
        return False
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", lowered) or lowered in EITHER:
        if opening:
            return None if opening.strip("([-–— ") == "" else True
        if following.isdigit():
            return False if lowered in BEFORE_NUMBERS else None
        if lowered in {"a.m", "p.m", "am", "pm"}:
            return not TIME_AFTER.match(text, at) or starter
        if starter:
            return True
        return None if lowered in EITHER and "." not in lowered and not _month(lowered) else False
    if re.fullmatch(r"[A-Z]", stem):
        return starter
    return True


def _month(word: str) -> bool:
    return word in BEFORE_NUMBERS
