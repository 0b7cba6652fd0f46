"""Under whose account a recording was put up, and where reports name another one.

Who put it up first is what is asked of every video that goes round, and account names are no people, so that
no aligned statement brings them together.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from twosource.claims.context import Context
from twosource.claims.found import Found, Place, found_between
from twosource.claims.outcomes import Judgement
from twosource.language import Parsed
from twosource.model import Span

__all__ = ["rival_uploads"]

_KINDS = {
    "video": r"videos?|clips?|footage|films?",
    "picture": r"photos?|photographs?|pictures?|images?",
    "recording": r"(?:audio|sound|voice) (?:recordings?|files?|clips?)",
}
_ABOUT = {
    kind: re.compile(rf"\b(?:the|this)\s(?:[\w’'-]+\s){{0,3}}?(?:{w})\b", re.I) for kind, w in _KINDS.items()
}
# An account's name is in marks, begins with an @, or is one word that no language has: "DCNewsFan", "tom_84".
_MARKED = r"[\"“‘'](?P<marked>[^\"”’'\n]{2,40}?)[,.]?[\"”’']"
# Nor "CNN", "McDonald", "YouTube".
_HANDLE = (
    r"(?P<handle>@\w{2,30}|(?!Ma?c[A-Z]|D[ei][A-Z]|L[ae][A-Z]|YouTube|TikTok|WhatsApp|LinkedIn|iPhone)"
    r"\w*(?:[a-z][A-Z]|[A-Za-z][\d_])\w*)"
)
_NAME = rf"(?:{_MARKED}|{_HANDLE})"
_CALLED = r"(?:called|named|titled|known as|under the name(?: of)?|by the name of|with the (?:user)?name)"
_ACCOUNT = r"(?:account|user|username|channel|profile|page|handle)"
_PUT_UP = re.compile(
    r"\b(?:posted|uploaded|published|shared|put up|put online)\b[^.;:\n]{0,50}?"
    rf"(?:\bby (?:(?:a|an|the) )?(?:[\w-]+ )?(?:{_ACCOUNT} )?(?:{_CALLED} )?|\b{_ACCOUNT},? {_CALLED} )"
    rf"{_NAME}"
)
_PLATFORM = re.compile(
    r"\b(?:YouTube|Facebook|Twitter|X|Instagram|TikTok|Telegram|Vimeo|Reddit|WhatsApp|Snapchat|Weibo|VK)\b"
)


@dataclass(frozen=True, slots=True)
class _Upload:
    """What a report says of who put up a recording of some kind; ``name`` is the account's."""

    kind: str
    name: Span
    sentence: Span
    platforms: frozenset[str]


def rival_uploads(context: Context) -> Iterator[Found]:
    """Two reports that name another account for the recording of the story, each one alone."""
    given: dict[str, dict[str, list[_Upload]]] = defaultdict(lambda: defaultdict(list))
    for document in context.parsed:
        for one in _uploads(document):
            given[one.kind][one.name.report].append(one)
    for kind, by_report in sorted(given.items()):
        single = [rows[0] for _, rows in sorted(by_report.items()) if len({_key(row) for row in rows}) == 1]
        for a, b in combinations(single, 2):
            # What is on one platform is put up on another by somebody else.
            elsewhere = a.platforms and b.platforms and not a.platforms & b.platforms
            if _key(a) != _key(b) and not elsewhere:
                judged = Judgement(
                    "contradiction", f"unless the {kind} was put up twice, one of the accounts is wrong"
                )
                places = [Place(one.name.text, one.name, _key(one)) for one in (a, b)]
                yield found_between(
                    "who", judged, places[0], places[1], (a.sentence, b.sentence), f"who put up the {kind}"
                )


def _uploads(document: Parsed) -> Iterator[_Upload]:
    for sentence in document.sentences:
        kinds = [
            (found.start(), kind) for kind, about in _ABOUT.items() if (found := about.search(sentence.text))
        ]
        put_up = _PUT_UP.search(sentence.text)
        if put_up is None or not kinds or min(kinds)[0] > put_up.start():
            continue
        group = "marked" if put_up["marked"] else "handle"
        start, end = put_up.span(group)
        end -= len(put_up[group]) - len(put_up[group].rstrip(" ,."))
        platforms = frozenset(_PLATFORM.findall(sentence.text))
        name = document.span(sentence.start + start, sentence.start + end)
        yield _Upload(min(kinds)[1], name, sentence, platforms)


def _key(upload: _Upload) -> str:
    return upload.name.text.lower().lstrip("@").strip()
