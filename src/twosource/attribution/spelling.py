"""Words that are the same but for spelling: contractions, British and American, 11th and eleventh.

An editor's house style changes these inside quotation marks without changing what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_CONTRACTED = (
    (r"\bcan't\b", "can not"),
    (r"\bcannot\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"'ll\b", " will"),
    (r"'re\b", " are"),
    (r"'ve\b", " have"),
    (r"'m\b", " am"),
    (r"'d\b", " would"),
    (r"\b(he|she|it|that|there|here|what|who|where|let)'s\b", r"\1 is"),
)
_ENDINGS = (
    (r"is(e|es|ed|ing|ation|ations)\b", r"iz\1"),
    (r"ys(e|es|ed|ing)\b", r"yz\1"),
    (r"our(s|ed|ing|able|ite|ites)?\b", r"or\1"),
    (r"tre(s)?\b", r"ter\1"),
    (r"ence\b", "ense"),
    (r"ogue\b", "og"),
    (r"amme(s)?\b", r"am\1"),
    (r"ll(ed|ing|er|ers)\b", r"l\1"),
    (r"\bgrey", "gray"),
)
_ORDINALS = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
    "eleventh": "11th",
    "twelfth": "12th",
    "thirteenth": "13th",
}


def same_spelling(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two runs of lower-case words differ in spelling, apostrophes or spaces only."""
    return bool(a) and bool(b) and _bare(tuple(a)) == _bare(tuple(b))


# A story holds the same quotations against each other again and again.
@lru_cache(maxsize=10_000)
def _bare(words: tuple[str, ...]) -> str:
    text = " ".join(_ORDINALS.get(word, word) for word in words)
    for pattern, plain in (*_CONTRACTED, *_ENDINGS):
        text = re.sub(pattern, plain, text)
    return re.sub(r"\W+", "", text)
