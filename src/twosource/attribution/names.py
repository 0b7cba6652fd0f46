"""Shapes of personal names: titles, given names, surnames, and when two may be one person."""

from __future__ import annotations

import re
import unicodedata

from twosource.attribution.lexicon import word_set

TITLES_MAN = frozenset(
    {"mr", "sir", "lord", "king", "prince", "congressman", "father", "brother", "baron", "duke"}
)
TITLES_WOMAN = frozenset(
    {"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "congresswoman", "madam", "sister", "duchess"}
)
OFFICES = word_set(
    """
    president vice-president chancellor premier minister secretary senator sen rep representative governor
    gov mayor judge justice general gen colonel col captain capt lieutenant lt sergeant sgt major maj admiral
    adm commissioner chief director chairman chairwoman chair speaker leader ambassador councillor
    councilman councilwoman councilmember attorney prosecutor sheriff detective inspector officer dr doctor
    professor prof rev reverend bishop archbishop cardinal pope rabbi imam sheikh ayatollah treasurer
    commander deputy spokesman spokeswoman spokesperson ceo cfo coach pm mp mep counsel envoy
    congressman congresswoman lawmaker king queen prince princess emperor emir sultan baron comptroller
    """
)
"""Offices that stand before a name, lower case, without the full stop of a shortening."""

TITLES = TITLES_MAN | TITLES_WOMAN | OFFICES
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORT = {
    "mike": "michael", "bob": "robert", "rob": "robert", "bobby": "robert", "bill": "william",
    "will": "william", "billy": "william", "jim": "james", "jimmy": "james", "jamie": "james",
    "joe": "joseph", "tom": "thomas", "tommy": "thomas", "dick": "richard", "rick": "richard",
    "rich": "richard", "ted": "edward", "ed": "edward", "eddie": "edward", "chuck": "charles",
    "charlie": "charles", "dan": "daniel", "danny": "daniel", "dave": "david", "don": "donald",
    "steve": "stephen", "steven": "stephen", "tony": "anthony", "andy": "andrew", "drew": "andrew",
    "ben": "benjamin", "bernie": "bernard", "beth": "elizabeth", "liz": "elizabeth", "betsy": "elizabeth",
    "chris": "christopher", "greg": "gregory", "jeff": "jeffrey", "geoff": "geoffrey", "jen": "jennifer",
    "jerry": "gerald", "john": "john", "jon": "jonathan", "kate": "katherine", "kathy": "katherine",
    "ken": "kenneth", "larry": "lawrence", "matt": "matthew", "nick": "nicholas", "pat": "patrick",
    "pete": "peter", "phil": "philip", "phillip": "philip", "ray": "raymond", "ron": "ronald",
    "sam": "samuel", "stan": "stanley", "sue": "susan", "tim": "timothy", "vince": "vincent",
    "walt": "walter", "zach": "zachary", "alex": "alexander", "al": "albert", "fred": "frederick",
    "gabe": "gabriel", "josh": "joshua", "marty": "martin", "max": "maxwell", "mitch": "mitchell",
    "nate": "nathaniel", "russ": "russell", "terry": "terence", "doug": "douglas", "maggie": "margaret",
    "peggy": "margaret", "debbie": "deborah", "becky": "rebecca", "cindy": "cynthia", "vlad": "vladimir",
}  # fmt: skip
_WOMEN = word_set(
    """
    hillary mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
    margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
    sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha
    katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce
    virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline
    martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia
    grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte
    marie kayla alexis lori ivanka melania kamala angela ursula theresa giorgia kellyanne nikki tulsi
    marine annalena christine jane kate anne ellen elena olga irina natalia svetlana yulia fatima aisha
    sofia lucia carmen ana isabel ingrid astrid mette sanna kaja magdalena ewa agnieszka priya indira
    """
)
_MEN = word_set(
    """
    james robert john michael david william richard joseph thomas christopher charles daniel matthew
    anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward
    jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
    gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary
    douglas peter kyle noah ethan jeremy christian walter keith austin roger terry sean gerald carl
    dylan harold jordan jesse bryan lawrence arthur gabriel bruce logan billy joe alan juan elijah
    willie albert wayne randy mason vincent liam roy bobby caleb bradley russell lucas barack bernie
    elon vladimir volodymyr emmanuel olaf boris keir rishi recep xi narendra benjamin mohammed muhammad
    ahmed ali hassan omar ibrahim sergei sergey dmitry ivan mikhail nikolai viktor pierre jean-claude
    jacques francois nicolas hans klaus friedrich giuseppe matteo silvio mario pedro carlos luis miguel
    jens anders lars bjorn marco mitt ted marco jeb rand lindsey mitch newt rudy rex jared stephen pete
    """
)


def plain(text: str) -> str:
    """Lower case without accents, so that spelling variants meet."""
    folded = unicodedata.normalize("NFKD", text)
    return (
        "".join(c for c in folded if not unicodedata.combining(c)).lower().replace("’", "'").replace("‘", "'")
    )


def parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(titles, words of the name), both plain; suffixes such as Jr. left out."""
    words = [w.strip(".,'\"") for w in re.sub(r"'s$|'$", "", plain(name)).split()]
    words = [w for w in words if w]
    titles: list[str] = []
    while len(words) > 1 and words[0] in TITLES:
        titles.append(words.pop(0))
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return tuple(titles), tuple(words)


def gender(titles: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    """``m`` or ``f`` where a title or a common given name tells, else None."""
    if any(t in TITLES_MAN for t in titles):
        return "m"
    if any(t in TITLES_WOMAN for t in titles):
        return "f"
    if len(words) > 1:
        given = _SHORT.get(words[0], words[0])
        if given in _MEN and given not in _WOMEN:
            return "m"
        if given in _WOMEN and given not in _MEN:
            return "f"
    return None


def same_surname(a: str, b: str) -> bool:
    """Equal, or transliterations of one name (Zelensky, Zelenskyy, Zelenskiy)."""
    if a == b:
        return True
    return min(len(a), len(b)) >= 5 and _sound(a) == _sound(b)


def _sound(word: str) -> str:
    word = re.sub(r"(?:iy|yy|ij|ii|yi|ey|y|i|j)$", "y", word)
    word = re.sub(r"(.)\1", r"\1", word)
    return word.replace("kh", "h").replace("zh", "z").replace("ph", "f").replace("ck", "k").replace("w", "v")


def same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether given names (without the surname) may be one person's: equal, short form, initial."""
    if not a or not b:
        return True
    first, second = a[0], b[0]
    if first == second or _SHORT.get(first, first) == _SHORT.get(second, second):
        return True
    if len(first) <= 1 or len(second) <= 1:
        return first[0] == second[0]
    if same_surname(first, second):
        return True
    # A middle name used as the given name: James Marc Brown, Marc Brown.
    return first in b or second in a


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (words as ``parts`` gives them) name one person."""
    return bool(a and b) and same_surname(a[-1], b[-1]) and same_given(a[:-1], b[:-1])
