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
from twosource.claims.outcomes import TWO_INFORMANTS, Judgement, are_two_voices
from twosource.claims.stating import told_of
from twosource.language import Parsed
from twosource.model import Span

__all__ = ["rival_uploads"]

_KINDS = {
    "video": r"videos?|clips?|footage",
    "picture": r"photos?|photographs?|pictures?|images?",
    "recording": r"(?:audio|sound|voice) (?:recordings?|files?|clips?)",
}
# The one that the story is about ("the second video" is another), and nothing but itself put up: of "the
# video drew anger, with one comment posted by" the video is not what was posted.
_SUCH = r"(?:(?!second|third|other|another|new|newer|earlier|first|last|latest|longer|shorter)[\w’'-]+ )?"
_WAS = r",?(?: (?:which|that))?(?: (?:is|was|were|has been|had been|first|originally|initially))* "
# An account's name is in marks, begins with an @, or is one word that no language has: "DCNewsFan", "tom_84".
_MARKED = r"(?:“(?P<curly>[A-Z@\d][^“”\n]{1,30}?)[,.]?”|\"(?P<straight>[A-Z@\d][^\"\n]{1,30}?)[,.]?\")"
# Nor is "ABC7" an account: a handle without an @ has small letters.
_SIGNED = r"(?P<signed>@\w{2,30}|(?=\w*[a-z])[A-Za-z]\w*[\d_]\w*)"
_WORD = r"(?P<word>\w*[a-z][A-Z]\w*)"
_ACCOUNT = r"(?:account|user|username|channel|profile|page|handle)"
_CALLED = r"(?:called|named|titled|known as|under the name(?: of)?|by the name of|with the (?:user)?name)"
_ON = r"(?: (?:on|to) [A-Z]\w+)?(?: (?:on )?[A-Z]\w+day)?"
_BY = rf"(?:posted|uploaded|put up|put online){_ON} by (?:{_MARKED}|{_SIGNED})"
_UNDER = (
    rf"(?:posted|uploaded|put up|put online|published)\b[^.;:,\n]{{0,30}}?\b{_ACCOUNT},? (?:{_CALLED} )?"
    rf"(?:{_MARKED}|{_SIGNED}|{_WORD})"
)
_PUT_UP = {
    kind: [re.compile(rf"\b(?:[Tt]he|[Tt]his) {_SUCH}(?:{words}){_WAS}{how}") for how in (_BY, _UNDER)]
    for kind, words in _KINDS.items()
}
# Then it was put up more than once.
_AGAIN = re.compile(r"\bre-?(?:post|upload|shar)|\b(?:shared|copied|copies)\b", re.IGNORECASE)
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
    letters = {d.report.id: _letters(d.report.text) for d in context.parsed}
    for document in context.parsed:
        if not _AGAIN.search(document.report.text):
            for one in _uploads(document):
                given[one.kind][one.name.report].append(one)
    for _, by_report in sorted(given.items()):
        single = [rows[0] for _, rows in sorted(by_report.items()) if len({_key(row) for row in rows}) == 1]
        for a, b in combinations(single, 2):
            # What is on one platform is put up on another by somebody else.
            elsewhere = a.platforms and b.platforms and not a.platforms & b.platforms
            known = _key(a) in letters[b.name.report] or _key(b) in letters[a.name.report]
            if not elsewhere and not known:
                yield _found(context, a, b)


def _found(context: Context, a: _Upload, b: _Upload) -> Found:
    voices = [told_of(context, one.name, {}).attribution for one in (a, b)]
    judged = Judgement("contradiction", f"unless the {a.kind} was put up twice, one of the accounts is wrong")
    if are_two_voices(*voices):
        judged = TWO_INFORMANTS
    places = [Place(one.name.text, one.name, _key(one)) for one in (a, b)]
    about = f"who put up the {a.kind}"
    return found_between("who", judged, places[0], places[1], (a.sentence, b.sentence), about)


def _uploads(document: Parsed) -> Iterator[_Upload]:
    for sentence in document.sentences:
        for kind, ways in _PUT_UP.items():
            found = next((m for way in ways if (m := way.search(sentence.text))), None)
            if found is None:
                continue
            group = next(g for g, name in found.groupdict().items() if name)
            start, end = found.span(group)
            platforms = frozenset(_PLATFORM.findall(sentence.text))
            # "Posted by “Good Morning America”": on no platform it is no account.
            if platforms or group in ("signed", "word") or re.search(_ACCOUNT, found.group()):
                name = document.span(sentence.start + start, sentence.start + end)
                yield _Upload(kind, name, sentence, platforms)


def _key(upload: _Upload) -> str:
    return _letters(upload.name.text).removeprefix("the")


def _letters(text: str) -> str:
    """Letters and digits alone: "Reed Watcher" and "@reed_watcher" are one account."""
    return re.sub(r"[\W_]+", "", text.lower())
