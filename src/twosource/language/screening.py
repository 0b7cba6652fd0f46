"""Numbers that are no figures: labels, names, models, addresses, phone numbers, ordinals."""

import re

from twosource.language.lexicon import words
from twosource.language.numerals import Numeral

__all__ = ["is_label"]

# A number after one of these names a thing; it counts nothing.
LABELS = words(
    """
    no nos number numbers article articles section sections sec chapter page pages pp row part act title
    clause paragraph rule resolution proposition prop amendment bill route highway interstate exit
    channel version grade phase level category type group game round room flight gate platform track
    lane ward district precinct psalm verse volume vol issue episode step stage day week unit area zone
    class tier line item figure table appendix building apartment apt suite floor pier terminal bus
    train model mark mk series size catch formula apollo boeing airbus windows iphone ipad galaxy
    android pixel xbox playstation protocol code form point id isbn room cell lot block box bay station
    camp stalag squadron division brigade battalion regiment engine ladder covid sars ios top big final
    last bottom
    """
)
# Capitalised words that open a sentence or a phrase; a number after them is a figure.
OPENINGS = words(
    """
    a about above across after all almost also although among an and another approximately around as at
    because before below between both but by despite during each even every exactly few fewer for from
    has have he her here his how however i if in including into is it its just last least less like many
    meanwhile more most my nearly next no not now of on once one only or other our out over per plus
    roughly she since so some than that the their them then there these they this those though through
    to two three four five six seven eight nine ten under until up upon was we were what when where
    which while who with within without would you your yet another total cost price get save will were
    was is are had has have did does do can could may might must should shall scored won lost said says
    paid costs buy sell sold bought nearly estimated est only page
    """
)
LEFT_WORD = re.compile(r"(?P<word>[A-Za-z][\w.’'&-]*)(?P<mark>[,:;.)]?)(?P<gap>[ \u00a0]+|-)$")
# What makes a bare number a figure whatever stands before it.
UNIT_NEXT = re.compile(
    r"[ \u00a0]?(?:%|°)|[ -]?(?:per ?cent|percent|percentage|pct|million|billion|trillion|thousand|"
    r"hundred|bn|mn)\b|"
    r"[ ](?:of|out of|in|to)[ ]\d{1,3}\b",
    re.IGNORECASE,
)
NOUN_NEXT = re.compile(r"[ -](?:[a-z]+[ -]){0,2}[a-z]+", re.ASCII)
LOWER_NEXT = re.compile(r"[ ](?P<word>[a-z][\w’'-]*)")
NOT_NOUNS = words(
    """
    is was were are be been being has have had will would can could may might must should shall do does
    did and or but nor so yet the a an of in on at by for from to with into onto over under after before
    since until as than that which who whom whose when where while if because although it its he she
    they we you his her their our your said says also still not never then there here up down out off
    about against between during through via per announced wins won lost became remains came went
    includes included features comes goes gets got made makes
    """
)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
PHONE = re.compile(r"(?:\+?\d[\d\s().-]{8,}\d)")
PHONE_NEAR = re.compile(r"\+?(?:\d{1,3}[ -])?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}(?!\d)")
# "0845 125 222": groups of digits of which the first begins with a nought.
PHONE_GROUPS = re.compile(r"(?<!\d)0\d{2,4}(?:[ -]\d{2,6}){1,4}(?![\d,.]\d)")
# So far before one of its groups a phone number can begin.
PHONE_REACH = 18
GLUED_LEFT = re.compile(r"[A-Za-z_@#/\\=&]$|[A-Za-z][’'-]$|\d[.,:/-]$|[A-Za-z]\.$")
GLUED_RIGHT = re.compile(
    r"(?:(?<=0)[’']?s\b|[-–]?[A-Z]{1,3}\d|"
    r"[_@=\\]|[.,:/-]\d|(?:G|D|nd|st|rd|th)\b|[A-Z][a-z]+|[-–](?:and|or|to)\b|/\d|:\d|(?-i:[A-Z]{2,4}\d)|"
    r"\.[A-Za-z]{2,4}/|[-–](?:style|man-made|based))",
)
ADDRESS = re.compile(
    r"[ ](?:(?:N|S|E|W|North|South|East|West)\.?[ ])?(?:[A-Z][\w’'.-]+[ ]){1,3}(?:Road|Rd|Street|St|"
    r"Avenue|Ave|Boulevard|Blvd|"
    r"Lane|Ln|Drive|Dr|Way|Square|Place|Court|Highway|Parkway|Terrace|Crescent)\b"
)
# "one" and "two" as pronouns or parts of set phrases.
ONE_FIGURE = re.compile(r"[ -](?:of\b|[a-z]+)", re.ASCII)
ONE_NOT = re.compile(
    r"[ -](?:another|day|who|that|which|thing|can|could|would|should|might|may|must|will|has|is|was|"
    r"had|knows|else|by|and|or|"
    r"in|at|on|to|for|with|from|way|time|side|hand|reason|after|before|as|step|point|more|such|than|"
    r"up|when|where|since|"
    r"like|being|over|about|did|does|just|not|off|out|so|the|into|year|week|month|night|morning|he|"
    r"she|they|it|we|i|you|stop|sided|liner|"
    r"they|going|goes|got|wants|says|said|without|during|through|against|among|within|under|because|"
    r"if|but)\b",
    re.IGNORECASE,
)
ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|the|which|another|other|first|last|only|good|big|new|old|"
    r"big|great|bad|better|"
    r"best|square|long|right|wrong|loved|number|no\.|day|phase|part|year|game|week|formula|air force|"
    r"capital|ground|hole|"
    r"round|stage|season|tier|same|a|his|her|their|its|my|your|rogue|xbox|bowl)[ -]$",
    re.IGNORECASE,
)
ONE_RANGE = re.compile(r"[ -](?:to|or)[ -](?:two|three)\b", re.IGNORECASE)
RANKED = re.compile(r"\b(?:top|final|bottom|last|big)[ -]$", re.IGNORECASE)
# "1. Help. 2. Wait.": the numbers of a list.
LIST_BEFORE = re.compile(r"(?:^|[\n.:;!?”\"][ \u00a0]*)$")
LIST_AFTER = re.compile(r"[.)][ \u00a0]+[A-Z“\"]")
SET_PHRASES = re.compile(
    r"(?:24/7|9/11|50[-/]50|20/20|4x4|2x4|911(?=[ ](?:call|operator|dispatch|emergency)))(?!\d)"
)


def is_label(text: str, numeral: Numeral) -> bool:
    """Whether the number names, dates or numbers something instead of counting or measuring it."""
    start, end = numeral.start, numeral.end
    before = text[max(0, start - 24) : start]
    if numeral.word:
        return _word_label(text, numeral, before)
    if numeral.fraction or numeral.scaled:
        return bool(before) and before[-1].isalnum()
    if GLUED_LEFT.search(before) and not _dashed_range(before) and not before.lower().endswith("magnitude-"):
        return True
    if LIST_AFTER.match(text, end) and LIST_BEFORE.search(before):
        return True
    if SET_PHRASES.match(text, start) or ADDRESS.match(text, end):
        return True
    if (before[-1:] in "+(" and PHONE.match(text, start)) or PHONE_NEAR.match(text, start):
        return True
    if _dialled(text, start, end):
        return True
    if GLUED_RIGHT.match(text, end) and not _unit_glued(text, end):
        return True
    digits = end - start
    if digits >= 5 and text[start:end].isdigit() and (text[start] == "0" or digits > 12):
        return True
    if text[start] == "0" and digits > 1 and text[start + 1 : start + 2].isdigit():
        return True
    return _named(text, numeral, before)


def _dialled(text: str, start: int, end: int) -> bool:
    """Whether the number is a group of a phone number."""
    reach = max(0, start - PHONE_REACH)
    found = PHONE_GROUPS.finditer(text, reach, end + PHONE_REACH)
    return any(
        m.start() <= start and end <= m.end() and sum(c.isdigit() for c in m.group()) >= 9 for m in found
    )


def _dashed_range(before: str) -> bool:
    """The second half of a range or score: "5-10", "$5-$10"."""
    return bool(re.compile(r"\d[\d.,]*(?:[kKmMbB%]|[a-zA-Z]{2})?-(?:to-)?$").search(before))


def _unit_glued(text: str, end: int) -> bool:
    return bool(
        re.compile(
            r"(?:GB|GHz|Gbps|Gt|GW|GWh|D?min|-to-|[-–]\d|Hz|MB|Mbps|MHz|MW|TB|TW|Nm|Wh|W\b|HP|PS)"
        ).match(text, end)
    )


def _named(text: str, numeral: Numeral, before: str) -> bool:
    """A bare number right after a label or a name: Section 427, iPhone 11, Boeing 737."""
    left = LEFT_WORD.search(before)
    if not left or left["mark"] in {":", ";", ")"}:
        return False
    raw = left["word"]
    word = raw.lower().rstrip(".").rstrip("’'s") if raw.lower() not in LABELS else raw.lower()
    end = numeral.end
    if left["mark"] == ",":
        return False
    if left["mark"] == "." and raw.lower() not in {
        "no",
        "nos",
        "sec",
        "vol",
        "art",
        "pp",
        "p",
        "ch",
        "mk",
        "prop",
        "apt",
    }:
        return False
    if UNIT_NEXT.match(text, end):
        return False
    if word in LABELS or raw.lower().rstrip(".") in LABELS:
        following = LOWER_NEXT.match(text, end)
        plural = (
            following is not None and following["word"].endswith("s") and following["word"] not in NOT_NOUNS
        )
        return not (plural and not raw[0].isupper())
    if (
        not raw[0].isupper()
        or word in OPENINGS
        or raw.lower() in OPENINGS
        or "." in text[numeral.start : end]
    ):
        return False
    if "," in text[numeral.start : end]:
        return False
    if left["gap"] == "-":
        return True
    if len(raw) == 1 and raw not in {"A", "I"}:
        return True
    opens = _opens_sentence(text, numeral.start - len(left.group()))
    following = LOWER_NEXT.match(text, end)
    if following is None:
        # "Super Bowl 50." "the Galaxy 8"; a unit right at the number speaks for a figure.
        attached = re.compile(r"-?[A-Za-z]{1,4}\b|[ -](?:[A-Z]{2,3}|[kMG]W|[kM]Hz)\b").match(text, end)
        return not attached or attached.group() in {"s", "S", "X", "Pro", "C"}
    noun = following["word"].lower()
    if noun in NOT_NOUNS:
        return not opens or len(text[numeral.start : end]) < 2
    # "Acme 200 workers": a plural after the number is counted.
    return not (noun.endswith("s") or noun in _IRREGULAR or opens) and not _measured(noun)


_IRREGULAR = words("people men women children percent feet police cattle")


def _measured(noun: str) -> bool:
    from twosource.language.units import unit_forms

    return noun in unit_forms() or noun.rstrip(".,") in unit_forms()


def _opens_sentence(text: str, at: int) -> bool:
    return not text[:at].strip() or bool(re.compile(r"[.!?\n“\"]\s*$").search(text, max(0, at - 4), at))


def _word_label(text: str, numeral: Numeral, before: str) -> bool:
    """Number words that count nothing: no one, one another, Chapter Eleven, the final two."""
    start, end = numeral.start, numeral.end
    word = text[start:end].lower()
    if (
        before[-1:].isalnum()
        or before[-1:] in {"’", "'", "_"}
        or (before[-1:] == "-" and not before[-2:-1].isdigit())
    ):
        return True
    if numeral.fraction or numeral.low != numeral.high or numeral.scaled:
        return False
    if word in {"zero", "hundred", "thousand"}:
        return word != "zero" or not NOUN_NEXT.match(text, end)
    if word == "one":
        if ONE_RANGE.match(text, end):
            return False
        if not ONE_FIGURE.match(text, end) or ONE_NOT.match(text, end):
            return True
        return bool(ONE_BEFORE.search(before))
    left = LEFT_WORD.search(before)
    if left and not left["mark"] and left["word"][0].isupper() and left["word"].lower() in LABELS:
        return True
    if RANKED.search(before):
        return not NOUN_NEXT.match(text, end) or bool(
            re.compile(r"[ ](?:in|of|during|with|on|at|for|and|after|by)\b").match(text, end)
        )
    if left and not left["mark"] and left["word"][0].isupper() and text[start].isupper():
        # Big Two, Air Force One, Area Fifty-One: a capital marks a name.
        return not _opens_sentence(text, start)
    return False
