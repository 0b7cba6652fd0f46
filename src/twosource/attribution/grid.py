"""A parsed report as plain lists, one entry per token: what every rule here looks at.

spaCy tokens are slow to ask one by one; these lists are read once and make the rest of the room
independent of the parser.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from twosource.attribution.marks import Region, regions

if TYPE_CHECKING:
    from twosource.language import Parsed
    from twosource.model import Span

QUOTE_SIGNS = frozenset("“”„«»\"‘’‚'`") | {"''", "``"}
# Typographic marks as typewriter ones, one for one: weights and word lists know only those.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"})


class Grid:
    """Token lists of one report; ``head`` is the index of the governor (itself at a root)."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "entity",
        "first",
        "head",
        "last",
        "left",
        "lemma",
        "lower",
        "pos",
        "region",
        "regions",
        "right",
        "sentence",
        "sentences",
        "size",
        "start",
        "tag",
        "text",
        "told",
        "words",
    )

    def __init__(self, parsed: Parsed) -> None:
        doc: Any = parsed.doc
        self.text: str = parsed.report.text
        tokens = list(doc)
        self.size = len(tokens)
        self.start: list[int] = [t.idx for t in tokens]
        self.words: list[str] = [t.text for t in tokens]
        self.end: list[int] = [a + len(w) for a, w in zip(self.start, self.words, strict=True)]
        self.lower: list[str] = [w.lower().translate(_PLAIN) for w in self.words]
        self.lemma: list[str] = [t.lemma_.lower().translate(_PLAIN) for t in tokens]
        self.pos: list[str] = [t.pos_ for t in tokens]
        self.tag: list[str] = [t.tag_ for t in tokens]
        self.dep: list[str] = [t.dep_ for t in tokens]
        self.head: list[int] = [t.head.i for t in tokens]
        self.entity: list[str] = [t.ent_type_ for t in tokens]
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, governor in enumerate(self.head):
            if governor != i:
                self.children[governor].append(i)
        self.left: list[int] = [t.left_edge.i for t in tokens]
        self.right: list[int] = [t.right_edge.i for t in tokens]
        self.sentences = [(s.start, s.end) for s in doc.sents] if self.size else []
        self.sentence = [0] * self.size
        for number, (low, high) in enumerate(self.sentences):
            for i in range(low, high):
                self.sentence[i] = number
        self.regions: tuple[Region, ...] = regions(self.text)
        self.region = [-1] * self.size
        self.first, self.last = self._place_regions()
        self.told = self._told()

    def _place_regions(self) -> tuple[list[int], list[int]]:
        first, last = [-1] * len(self.regions), [-1] * len(self.regions)
        i = 0
        for number, region in enumerate(self.regions):
            while i < self.size and self.end[i] <= region.start:
                i += 1
            j = i
            while j < self.size and self.start[j] < region.end:
                self.region[j] = number
                if first[number] < 0:
                    first[number] = j
                last[number] = j
                j += 1
            i = j
        return first, last

    def _told(self) -> list[int]:
        """Of each sentence, how many up to it are not all in marks: how far the report has told."""
        told, count = [], 0
        for low, high in self.sentences:
            count += any(self.region[i] < 0 and not self.blank(i) for i in range(low, high))
            told.append(count)
        return told

    def blank(self, i: int) -> bool:
        """True for white space, punctuation and marks: tokens that carry no words."""
        return self.pos[i] in ("PUNCT", "SPACE") or self.lower[i] in QUOTE_SIGNS

    def starting_in(self, *spans: Span) -> list[int]:
        """The tokens that begin inside one of the spans, in text order, each once."""
        found: set[int] = set()
        for span in spans:
            found.update(range(bisect_left(self.start, span.start), bisect_left(self.start, span.end)))
        return sorted(found)

    def sentence_of(self, i: int) -> tuple[int, int]:
        """First and one-past-last token of the sentence that ``i`` stands in."""
        return self.sentences[self.sentence[i]]
