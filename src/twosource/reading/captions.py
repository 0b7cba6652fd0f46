"""Photo captions and photo credits among the lines of a plain text.

A caption in pasted text is told from a paragraph by several weak signs together: it ends without
a full stop among paragraphs that have one, it stands between blank lines where the body does not,
it says again what a sentence of the body says, it carries words that only captions carry.
One sign alone is not enough, except a photo credit.
"""

import re
from collections.abc import Sequence

from .blocks import Block, is_bullet, is_terminated, same_key, words

__all__ = ["has_photo_credit", "is_photo_credit", "mark_captions"]

_HOUSE = (
    r"(?:AP(?: Photo)?|Associated Press|AFP|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA(?:-EFE)?|Pool|POOL|Alamy|Shutterstock|PA(?: Wire| Images| Media)?|Bloomberg|"
    r"Anadolu(?: Agency)?|Zuma(?: Press)?|ZUMA(?: Press)?|Xinhua|UPI|Sipa(?: USA)?|Rex(?: Features)?|REX|NurPhoto|ANSA|dpa|picture[- ]alliance|imago|IMAGO|Corbis|iStock|TASS|"
    r"Avalon|SOPA Images|LightRocket|MEGA|Splash(?: News)?|Backgrid|Twitter|Facebook|Instagram|YouTube|Wikimedia(?: Commons)?|Wikipedia|Flickr|Unsplash|Pixabay|CC[- ]BY[\w.-]*|"
    r"The New York Times|The Washington Post|TNS|USA TODAY(?: NETWORK)?|Handout|handout|File|FILE|file)"
)
_PERSON = r"(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:de|van|von|der|den|la|al|bin|[A-ZÀ-Þ][\w.'’-]*)){0,4}"
_CREDIT = re.compile(
    rf"(?:(?:[Pp]hoto(?:graph)?s?|PHOTOS?|[Ii]mages?|IMAGES?|[Pp]ictures?|[Vv]ideo|[Ii]llustrations?|[Gg]raphics?|[Cc]redits?|CREDITS?|[Ff]oto)(?: (?:[Cc]redit|[Bb]y|[Cc]ourtesy(?: of)?|illustration by|via|from))?\s*(?:[:|]|\b[Bb]y\b|©)\s*.{{2,80}}"
    rf"|(?:{_PERSON}|[A-Z]{{2,}})\s*/\s*{_HOUSE}(?:\s*(?:/|via|for|-)\s*[\w.'’ -]{{2,40}})*"
    rf"|{_HOUSE}\s*/\s*(?:{_PERSON}|{_HOUSE})(?:\s*(?:/|via|for|-)\s*[\w.'’ -]{{2,40}})*"
    rf"|(?:{_PERSON}[,/ ]+)?(?:via|[Cc]ourtesy of|courtesy) {_HOUSE}"
    rf"|\(?(?:AP|Reuters|AFP|EPA) (?:Photo|photo|Images?)(?:\s*/\s*[\w.'’ -]{{2,60}})?\)?"
    rf"|(?:©|\(c\)) ?{_HOUSE}(?:[/ ].{{2,40}})?|{_PERSON} (?:for|/) (?:The )?{_HOUSE}|(?:Getty Images|GETTY IMAGES|Shutterstock|iStockphoto|Alamy Stock Photo|Handout))"
)
_CREDIT_END = re.compile(rf"(?:[\s.(\[|—–-])(?:{_CREDIT.pattern})\s*[)\]]?\.?$")
_CUE = re.compile(
    r"(?:^|\W)(?:Pictured(?: (?:left|right|above|here|below))?:|pictured (?:left|right|above|here|below)\b|\((?:left|right|cent(?:re|er)|above|below|top|bottom|pictured|second (?:from )?(?:left|right)|file (?:photo|image|picture)|archive)\)"
    r"|file (?:photo|image|picture)\b|\bin this (?:\w+ ){0,3}(?:photo|image|picture|photograph|frame grab|still)\b|, (?:left|right|cent(?:re|er)|second from (?:left|right)),|(?:seen|pictured|shown) here\b|^(?:Photo|Image|Picture|FILE|Pictured|File)\s*[:–—-])"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’]?\s+(?=[\"'“‘A-ZÀ-Þ])")


def is_photo_credit(line: str) -> bool:
    """A line that is nothing but a photo credit ("Ann Poe/Pool via AP")."""
    bare = line.strip(" .()[]")
    return len(bare) <= 110 and not is_terminated(line.rstrip(" )")) and bool(_CREDIT.fullmatch(bare))


def has_photo_credit(line: str) -> bool:
    """A line that ends with a photo credit, so the line is a caption."""
    return len(line) <= 700 and not is_photo_credit(line) and bool(_CREDIT_END.search(line[-160:]))


def mark_captions(blocks: Sequence[Block]) -> None:
    """Marks captions and photo credits among the blocks still kept. Changes ``reason`` in place."""
    for block in blocks:
        if block.reason is None and block.kind == "p":
            if is_photo_credit(block.text):
                block.reason = "photo credit"
            elif has_photo_credit(block.text):
                block.reason = "photo caption"
    open_ = [index for index, block in enumerate(blocks) if block.reason is None]
    long = [blocks[index] for index in open_ if len(words(blocks[index].text)) >= 8]
    ended = sum(is_terminated(block.text) for block in long)
    if len(long) < 4 or ended < 0.6 * len(long):
        return  # a text whose paragraphs mostly lack full stops shows nothing by lacking one
    shingles = _Shingles([blocks[index] for index in open_])
    tight = _is_tight(blocks)
    suspects = [
        index
        for place, index in enumerate(open_)
        if _suspect(blocks, open_, place)
        and (
            bool(_CUE.search(blocks[index].text))
            or shingles.repeated(blocks[index].text)
            or (tight and blocks[index].gap == 2 and _isolated(blocks, index))
        )
    ]
    for index in suspects:
        blocks[index].reason = "photo caption"
    _mark_cued(blocks)
    _mark_neighbours(blocks, suspects, open_)


def _mark_cued(blocks: Sequence[Block]) -> None:
    """A block that opens as only captions open is one even with its full stop."""
    for block in blocks:
        if block.reason is None and re.match(
            r"(?:Pictured|PICTURED|FILE(?: PHOTO)?|File photo|Image caption|Photo caption)\s*[:–—-]",
            block.text,
        ):
            block.reason = "photo caption"


def _suspect(blocks: Sequence[Block], open_: Sequence[int], place: int) -> bool:
    """An unended line of sentence length that is neither a list item nor a broken sentence."""
    block = blocks[open_[place]]
    if block.kind != "p" or is_terminated(block.text) or len(words(block.text)) < 8 or is_bullet(block.text):
        return False
    if block.text.rstrip("\"'”’ ").endswith((":", ",", ";", "—", "–", "-")):
        return False
    if place == 0 or place + 1 == len(open_):
        return False  # a title-like opening, or a text that was cut off
    following = blocks[open_[place + 1]].text
    if following[:1].islower():
        return False
    before = blocks[open_[place - 1]].text.rstrip()
    return not before.endswith((":", ","))


def _is_tight(blocks: Sequence[Block]) -> bool:
    """Whether the body's paragraphs follow each other without blank lines."""
    ended = [block for block in blocks[1:] if block.reason is None and is_terminated(block.text)]
    return len(ended) >= 5 and sum(block.gap == 1 for block in ended) >= 0.7 * len(ended)


def _isolated(blocks: Sequence[Block], index: int) -> bool:
    """The blank line before a caption parts it from a body sentence or from another caption."""
    before = blocks[index - 1]
    return before.reason is not None or is_terminated(before.text) or before.gap == 2


def _mark_neighbours(blocks: Sequence[Block], suspects: Sequence[int], open_: Sequence[int]) -> None:
    """An unended line beside a caption, both between blank lines, is a caption of the same row."""
    places = {index: place for place, index in enumerate(open_)}
    done = set(suspects)
    for index in suspects:
        for other in (index - 1, index + 1):
            if other in places and other not in done and blocks[other].reason is None:
                upper = max(index, other)
                if (
                    blocks[upper].gap == 2
                    and blocks[other].gap == 2
                    and _suspect(blocks, open_, places[other])
                ):
                    blocks[other].reason = "photo caption"


class _Shingles:
    """Tells whether a line says again what another line says."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines = [(block.text, _grams(block.text)) for block in blocks]
        self._keys = [same_key(block.text) for block in blocks]

    def repeated(self, line: str) -> bool:
        """Half of the line's word pairs stand in one other line, or it is that line's beginning."""
        own = _grams(line)
        if not own:
            return False
        key = same_key(_SENTENCE.split(line)[0])
        for other, other_key in zip(self._lines, self._keys, strict=True):
            if other[0] == line:
                continue
            if len(key) > 40 and other_key.startswith(key):
                return True
            if len(own & other[1]) >= 0.4 * len(own):
                return True
        return False


def _grams(text: str) -> frozenset[tuple[str, str]]:
    found = [word.casefold() for word in words(text)]
    return frozenset(zip(found, found[1:], strict=False))
