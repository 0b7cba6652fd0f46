"""Who vouches for the words of a clause, and which clauses only say so: the frames of quotations."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from twosource.attribution import Region
from twosource.claims.lexicon import has_speech_cue, is_speech
from twosource.claims.nodes import Tree
from twosource.claims.terms import Term
from twosource.model import Quotation

__all__ = ["Frames"]

# A clause of whose weight more than this is who says it, and that they do, states nothing more.
FRAME = 0.6
NAMING = frozenset({"describe", "call", "dub", "label", "term", "brand", "characterize"})
# What somebody does in words, and nobody else can vouch for.
ACTS = frozenset(
    {"plead", "apologize", "apologise", "thank", "condemn", "reject", "praise", "greet", "congratulate"}
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "Who spoke on condition of anonymity" tells how something was said.
SPEAKING = frozenset({"speak", "talk", "comment", "ask", "decline", "refuse", "request", "insist", "agree"})

# "Declined to comment" is one, too.
TALKING = frozenset(
    {"speak", "talk", "comment", "say", "discuss", "answer", "elaborate", "identify", "name", "be", "give",
     "respond", "reply", "provide", "disclose", "reveal", "confirm", "quote", "share", "return"}
)  # fmt: skip


class Frames:
    """Who vouches for an offset, from a report's quotations and from where it has quotation marks."""

    def __init__(self, quotations: Sequence[Quotation], tree: Tree, marks: Sequence[Region] = ()) -> None:
        self._marks = [(mark.start, mark.end) for mark in marks]
        self.inside: dict[int, Quotation] = {}
        self.framing: set[int] = set()
        self.cues: set[int] = set()
        self.acts: set[str] = set()
        mine = [q for q in quotations if is_speech(q)]
        self.all = mine
        # Larger contents first, so that a quotation inside another one wins in its own words.
        for quotation in sorted(mine, key=lambda q: (-sum(s.end - s.start for s in q.content), q.id)):
            for span in quotation.content:
                for offset in range(span.start, span.end):
                    self.inside[offset] = quotation
        for quotation in mine:
            if not _says_something(quotation, tree):
                if any(
                    node.lemma_.lower() in ACTS for node in tree.within(quotation.cue or quotation.content[0])
                ):
                    self.acts.add(quotation.id)
                continue
            if not has_speech_cue(quotation):
                continue
            for part in (quotation.cue, quotation.source):
                if part is not None:
                    self.framing.update(range(part.start, part.end))
                    if part is quotation.cue:
                        self.cues.update(range(part.start, part.end))

    def voice(self, start: int, end: int) -> Quotation | None:
        counts: dict[str, tuple[int, Quotation]] = {}
        for offset in range(start, end):
            quotation = self.inside.get(offset)
            if quotation is not None:
                counts[quotation.id] = (counts.get(quotation.id, (0, quotation))[0] + 1, quotation)
        if not counts:
            return None
        # That she pleaded guilty is not her word, but that of the report, or of who says so.
        acts = {i for i, (_, q) in counts.items() if i in self.acts and q.cue and start <= q.cue.start < end}
        if acts:
            return self._around(start, end, acts)
        count, quotation = max(counts.values(), key=lambda pair: (pair[0], pair[1].id))
        # "..., according to the mayor" is the frame of the words, not more of them.
        own = sum(offset not in self.framing for offset in range(start, end))
        return quotation if count >= 0.5 * own else None

    def marked(self, start: int, end: int) -> bool:
        """Whether words stand in quotation marks: somebody said them, though the report may not tell who."""
        return any(opened <= start and end <= closed for opened, closed in self._marks)

    def _around(self, start: int, end: int, acts: AbstractSet[str]) -> Quotation | None:
        """The narrowest quotation that holds a whole clause, other than ``acts``."""
        holding = [
            (span.end - span.start, quotation.id, quotation)
            for quotation in self.all
            for span in quotation.content
            if quotation.id not in acts and span.start <= start and end <= span.end
        ]
        return min(holding)[2] if holding else None

    def frames(self, head: Any, terms: Sequence[Term]) -> bool:
        """Whether a clause is little but the frame of somebody's words.

        What else is told of the speaker is more: "Holm, who was born in Oslo, was arrested, and said ...".
        """
        if head.idx not in self.cues and (head.lemma_.lower() not in SPEAKING or _refuses_to_act(head)):
            return False
        total = sum(term.weight for term in terms)
        inside = sum(t.weight for t in terms if t.start in self.framing and t.start not in self.inside)
        return not total or inside / total > FRAME


def _refuses_to_act(head: Any) -> bool:
    """Whether somebody refused, or agreed, to do what is no talking: "refused to resign"."""
    done = [c.lemma_.lower() for c in head.children if c.dep_ == "xcomp"]
    return bool(done) and not TALKING.intersection(done)


def _says_something(quotation: Quotation, tree: Tree) -> bool:
    """Whether somebody's words state something, so that the clause around them only says whose they are.

    "Apologized for his behavior" is an act, and a statement itself; "called it a loss" says that it is one.
    """
    if quotation.kind != "indirect" or quotation.cue is None:
        return True
    named = any(node.lemma_.lower() in NAMING for node in tree.within(quotation.cue))
    return named or any(node.tag_ in FINITE for span in quotation.content for node in tree.within(span))
