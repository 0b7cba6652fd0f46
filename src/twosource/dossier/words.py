"""A word diff between two versions of a quotation."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"\w+(?:[’'‘-]\w+)*|[^\w\s]|\s+")
_MARKS = "“”‘’«»„‚\"'`,.;:…!?()[]-–—"

Kind = Literal["same", "added", "left-out"]


class Run(NamedTuple):
    """A run of words: in both versions, only in the new one, or only in the base."""

    kind: Kind
    text: str


def word_diff(base: str, version: str) -> list[Run]:
    """What became of ``base`` in ``version``: runs in reading order.

    Joining the runs that are not "left-out" gives ``version`` back exactly. Case, quotation
    marks and punctuation are no difference of words. Matching is that of ``difflib``.
    """
    old, new = _words(base), _words(version)
    matcher = SequenceMatcher(None, [w.key for w in old], [w.key for w in new], autojunk=False)
    runs: list[Run] = []
    at = 0
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if i2 > i1 and tag != "equal":
            runs.append(Run("left-out", base[old[i1].start : old[i2 - 1].end]))
        if j2 == j1:
            continue
        begin, end = new[j1].start, new[j2 - 1].end
        if begin > at:
            runs.append(Run("same", version[at:begin]))
        runs.append(Run("same" if tag == "equal" else "added", version[begin:end]))
        at = end
    if at < len(version):
        runs.append(Run("same", version[at:]))
    return _joined(runs)


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    """The words of a text without white space and marks, folded for comparison."""
    return [
        _Word(match.group().casefold().replace("‘", "'").replace("’", "'"), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if not match.group().isspace() and match.group() not in _MARKS
    ]


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].kind == run.kind == "same":
            joined[-1] = Run("same", joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined
