"""A parsed report's tokens as plain records, read once.

The rules of this room ask each token for its head, its children and its tags many times over, and a spaCy
token is made anew each time it is asked for. A node answers to the same names.
"""

from bisect import bisect_left, bisect_right
from typing import Any

from twosource.model import Span

__all__ = ["Node", "Tree"]


class Node:
    """One token; ``head`` and ``children`` are nodes, all else as spaCy names it."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "tag_",
        "text",
    )

    head: "Node"
    children: "list[Node]"

    def __init__(self, token: Any, tree: "Tree") -> None:
        self.doc = tree
        self.i: int = token.i
        self.idx: int = token.idx
        self.text: str = token.text
        self.lower_: str = token.lower_
        self.lemma_: str = token.lemma_
        self.pos_: str = token.pos_
        self.tag_: str = token.tag_
        self.dep_: str = token.dep_
        self.ent_type_: str = token.ent_type_
        self.is_punct: bool = token.is_punct
        self.is_space: bool = token.is_space
        self.like_num: bool = token.like_num
        self.children = []

    def __len__(self) -> int:
        return len(self.text)

    @property
    def left_edge(self) -> "Node":
        return self.doc[int(self.doc.parsed[self.i].left_edge.i)]

    @property
    def right_edge(self) -> "Node":
        return self.doc[int(self.doc.parsed[self.i].right_edge.i)]


class Tree(list[Node]):
    """The nodes of a spaCy Doc in text order."""

    def __init__(self, parsed: Any) -> None:
        super().__init__()
        self.parsed = parsed
        tokens = list(parsed)
        self.extend(Node(token, self) for token in tokens)
        for node, token in zip(self, tokens, strict=True):
            node.head = self[token.head.i]
            if node.head is not node:
                node.head.children.append(node)
        self._starts = [node.idx for node in self]

    def within(self, span: Span) -> list[Node]:
        """The nodes that a span touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if first < len(self) and self[first].idx + len(self[first]) <= span.start:
            first += 1
        return self[first : bisect_left(self._starts, span.end)]

    def root(self, nodes: list[Node]) -> Node:
        """The node of a run that governs the others, as spaCy finds it."""
        return self[int(self.parsed[nodes[0].i : nodes[-1].i + 1].root.i)]
