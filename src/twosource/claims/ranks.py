"""The rank that stands before a name, and whether two exclude each other."""

import re
from collections.abc import Iterator, Sequence

from twosource.model import Span

__all__ = ["are_two_ranks", "ranks"]

# What a title before a name says of rank, as it is written out; each is told of one rank only.
_RANKS = {
    "pvt": "private", "private": "private", "cpl": "corporal", "corporal": "corporal",
    "sgt": "sergeant", "sergeant": "sergeant", "lt": "lieutenant", "lieutenant": "lieutenant",
    "capt": "captain", "captain": "captain", "maj": "major", "major": "major",
    "col": "colonel", "colonel": "colonel", "gen": "general", "general": "general",
    "adm": "admiral", "admiral": "admiral", "commodore": "commodore",
    "cmdr": "commander", "commander": "commander",
    "ceo": "ceo", "coo": "coo", "cfo": "cfo", "cto": "cto", "cio": "cio",
}  # fmt: skip
_CHIEFS = frozenset({"ceo", "coo", "cfo", "cto", "cio"})
# Who is called captain on land, at sea and of a team, and commander of whatever he commands, has a rival only
# in these.
_ONLY_AGAINST = {
    "commander": frozenset({"commodore"}),
    "captain": frozenset({"private", "corporal", "sergeant", "lieutenant", "major"}),
}
_TITLE = re.compile(r"(?:\b[A-Za-z]+\.?[\s-]){1,3}$")
# What may stand before a rank in capitals; anything else makes another office of it: Attorney General.
_SERVICE = re.compile(r"(?:^|[^\w\s]\s?|\b(?:Police|Army|Navy|Marine|Marines|Force|Guard|Corps|[a-z]+)\s)$")
_NOT_NOW = re.compile(
    r"\b(?:then|former|ex|retired|acting|interim|incoming|outgoing|late|team|flight|group|club|deputy|vice"
    r"|assistant|fleet)[\s-]+$",
    re.IGNORECASE,
)
# Then somebody has one rank after the other.
_PROMOTED = re.compile(r"\b(?:promot|demot)")
_CHANGES = re.compile(r"\b(?:promot|appoint|succeed|replac|takes? over|took over|step(?:s|ped)? down)")


def ranks(text: str, mention: Span, sentence: Span) -> Iterator[tuple[str, int, int]]:
    """The rank that stands right before a name, and where both stand: start and end, in characters."""
    before = _TITLE.search(text, sentence.start, mention.start)
    words = list(re.finditer(r"[A-Za-z]+", before.group())) if before else []
    own: list[re.Match[str]] = []
    for word in reversed(words):
        if not word.group()[0].isupper() or word.group().lower() not in _RANKS:
            break
        own.insert(0, word)
    if before is None or not own:
        return
    start = before.start() + own[0].start()
    ahead = text[sentence.start : start]
    if _SERVICE.search(ahead) and not _NOT_NOW.search(ahead):
        yield " ".join(_RANKS[w.group().lower()] for w in own), start, mention.end


def are_two_ranks(a: str, b: str, texts: Sequence[str]) -> bool:
    """Whether two ranks exclude each other; a lieutenant colonel is called colonel, too."""
    x, y = set(a.split()), set(b.split())
    if x & y or any(_PROMOTED.search(text) for text in texts):
        return False
    if (x | y) & _CHIEFS:
        return (x | y) <= _CHIEFS and not any(_CHANGES.search(text) for text in texts)
    return all(
        other <= _ONLY_AGAINST[rank]
        for one, other in ((x, y), (y, x))
        for rank in one
        if rank in _ONLY_AGAINST
    )
