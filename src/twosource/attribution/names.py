"""Shapes of personal names: titles, given names, surnames, and when two may be one person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

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
    insp superintendent supt trooper constable const det dci pc corporal cpl private pte cmdr cllr
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
    aaliyah abigail agnieszka aisha alexis alice amanda amber amina amy ana anastasia andrea angela
    anjali ann anna annalena anne april ashley astrid audrey barbara beatriz betty beverly bonnie brenda
    brittany camila carmen carol carolyn casey catherine charlotte cheryl chiara chloe christina
    christine claire clara cynthia daisy danielle dawn deborah debra denise diana diane donna doris
    dorothy ekaterina elena elizabeth ella ellen emily emma erica erin esther evelyn ewa fatima fiona
    frances francesca gabriela gina giorgia giulia gloria grace hannah heather heidi helen hillary imani
    indira ines ingrid irina isabel isabella ivanka jacqueline jamie jane janet janice jean jennifer
    jessica joan jordan joyce judith judy julia julie jun kaja kamala karen katarzyna kate katherine
    kathleen kathryn kayla keiko keisha kelly kellyanne kim kimberly kirsten kristen latoya laura lauren
    layla leah leila leslie lily linda lisa lori luann lucia lucy madison magdalena marely margaret
    maria mariam mariana marie marilyn marina marine martha mary megan mei melania melanie melissa mette
    mia michelle miriam molly monica monika morgan nadia nancy naomi natalia natalie nicole nikki noor
    oksana olga olimpia olivia pamela patricia paula peggy petra priya rachel rebecca renee robin rosa
    rose ruth sabine sally samantha sandra sanna sara sarah sharon sheila shirley shondell sofia sophia
    stephanie sunita susan suzanne svetlana tara tatiana taylor teresa theresa tiffany tracy tulsi
    ursula valentina valerie vanessa veronica victoria virginia wei wendy xiao yolanda yuki yulia zainab
    zoe
    """
)
_MEN = word_set(
    """
    aaron abdullah adam ahmed alan albert alexander alexei alexis ali amit anders andrea andres andrew
    anthony antonio arthur austin barack benjamin bernie billy bjorn bobby boris bradley brandon brian
    bruce bryan caleb carl carlos casey cedric charles christian christopher clarence clyde craig curtis
    daniel darrell david dennis derek diego dieter dmitri dmitry donald douglas dwayne dylan edward
    elijah elmer elon emilio emmanuel eric erik ernest ethan eugene fernando floyd francis francois
    frank friedrich gabriel gary george gerald giovanni giuseppe glenn gregory gunther hans harold hasim
    hassan hector henry hiroshi howard hussein ibrahim igor ivan jack jacob jacques james jamie jared
    jason javier jean jean-claude jeb jeffrey jens jeremy jerry jesse joe john jonathan jordan jorge
    jose joseph joshua juan jun jurgen justin keir keith kelly kenji kenneth kevin khalid kim klaus kyle
    larry lars lawrence leonard leroy leslie liam lindsey logan luca lucas luis manuel marco marcus
    mario mark martin marvin mason matteo matthew melvin michael michel miguel mikhail mitch mitchell
    mitt mohammed morgan muhammad narendra nathan neil nelson newt nicholas nicolas nikolai nils noah
    norman olaf oleg omar oscar otis pablo patrick paul pedro pete peter philip pierre rafael rahul raj
    ralph rand randy raymond recep reggie rex ricardo richard rishi robert robin rodney roger ronald
    ross roy rubilio rudy russell ryan samuel sanjay scott sean sergei sergey sergio shawn silvio
    stanley stephen steven stuart sven takeshi taylor ted terry theodore thomas timothy tracy travis
    trevor tyler victor vikram viktor vincent vladimir volodymyr walter warren wayne wei wesley william
    willie winston wladimir wolfgang xi xiao yuri yusuf zachary
    """
)


_INITIALS = re.compile(r"(?:\w\.)+\w")
# Shorter given names that differ in a letter are two names as a rule: Dan, Don.
LEAST_NEAR = 4
# And shorter ones are not the beginning of another.
LEAST_SHORT = 3
# From so many letters on names that differ in one letter are one name, and in two.
LEAST_MISSPELT, LONG_NAME = 5, 8


def plain(text: str) -> str:
    """Lower case without accents, so that spelling variants meet."""
    folded = unicodedata.normalize("NFKD", text)
    return (
        "".join(c for c in folded if not unicodedata.combining(c)).lower().replace("’", "'").replace("‘", "'")
    )


def parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(titles, words of the name), both plain; suffixes such as Jr. left out."""
    words = [w.strip(".,'\"[]()") for w in re.sub(r"'s$|'$", "", plain(name)).split()]
    words = [w.replace(".", "") if _INITIALS.fullmatch(w) else w for w in words if w]
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


# A story compares the same names again and again.
@lru_cache(maxsize=20_000)
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
    if (len(first) <= 1 or len(second) <= 1) and first[0] == second[0]:
        return True
    if same_surname(first, second):
        return True
    # A middle name used as the given name: James Marc Brown, J. Marc Brown, Marc Brown.
    return first in b or second in a


def near_given(first: str, second: str) -> bool:
    """Whether two given names look like one: Catherine, Katherine; Jon, John; Chris, Christian."""
    one, other = (_sound(re.sub(r"(?<=[a-z])h", "", name)) for name in (first, second))
    least = min(len(first), len(second))
    if least >= LEAST_SHORT and (first.startswith(second) or second.startswith(first)):
        return True
    return one == other or (least >= LEAST_NEAR and Levenshtein.distance(one, other) == 1)


def misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether names behind one given name are one, spelt otherwise by a letter, or two of a long name."""
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(apart) != 1:
        return False
    short, long = sorted(apart[0], key=len)
    allowed = 2 if len(short) >= LONG_NAME else 1
    return (
        len(short) >= LEAST_MISSPELT and not long.startswith(short) and OSA.distance(short, long) <= allowed
    )


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (words as ``parts`` gives them) name one person; DelGiudice is Del Giudice."""
    if not a or not b:
        return False
    return "".join(a) == "".join(b) or (same_surname(a[-1], b[-1]) and same_given(a[:-1], b[:-1]))
