"""Passages that a report credits to somebody else, followed to where the trail ends.

"B reports, citing C" rests on C. If A credits B and B, in its own report here, credits C for
the same, A rests on C too. If the trail comes back to where it began, the reports cite each
other in a circle, and nobody here shows where it came from.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from twosource.copying._citations import Cited
from twosource.copying._origins import Kind, Source
from twosource.copying._words import words_of
from twosource.model import Report, Span

# Of several outlets named in one sentence the one nearest to the source: who was told it, then
# who is cited by another, then who is named first.
_TOLD = re.compile(r"(?i)\b(?:told|tell|interview|spoke|speak|talk|obtained|seen by|first|statement to)")
_CITED = re.compile(r"(?i)\b(?:cit|quot|via|according)")
# Two passages tell the same when they share so much of the shorter one's longer words.
_ALIKE = 0.4
_LEAST_COMMON = 3
_LONGER = 4


class Resting(NamedTuple):
    """A passage that rests on an origin, with the words that credit it.

    ``circle`` names the origins that cite each other for it, and is empty otherwise.
    """

    passage: Span
    to: str
    kind: Kind
    evidence: tuple[Span, ...]
    circle: tuple[str, ...] = ()


def resting(
    reports: Sequence[Report], of: Mapping[str, Source], cited: Mapping[str, Sequence[Cited]]
) -> list[Resting]:
    """One entry for each stretch of credited sentences, in order of report and place."""
    found = [it for report in reports for it in _by_sentence(cited[report.id], report)]
    words = [_telling(it) for it in found]
    nexts = [_follow(i, found, words, of) for i in range(len(found))]
    return [_resolved(i, found, nexts, of) for i in range(len(found))]


def _by_sentence(cited: Sequence[Cited], report: Report) -> list[Resting]:
    groups: list[list[Cited]] = []
    for it in sorted(cited, key=lambda it: (it.passage.start, it.span.start)):
        if groups and it.passage.start < max(other.passage.end for other in groups[-1]):
            groups[-1].append(it)
        else:
            groups.append([it])
    found = []
    for group in groups:
        start, end = group[0].passage.start, max(it.passage.end for it in group)
        upstream = min(group, key=_rank)
        found.append(
            Resting(
                Span(report.id, start, end, report.text[start:end]),
                upstream.outlet.name,
                upstream.outlet.kind,
                (upstream.span,),
            )
        )
    return found


def _rank(it: Cited) -> tuple[int, int]:
    rank = 0 if _TOLD.search(it.span.text) else 1 if _CITED.search(it.span.text) else 2
    return rank, it.span.start


def _telling(it: Resting) -> frozenset[str]:
    named = set(words_of(it.to).folded)
    return frozenset(word for word in words_of(it.passage.text).folded if len(word) >= _LONGER) - named


def _follow(
    i: int, found: Sequence[Resting], words: Sequence[frozenset[str]], of: Mapping[str, Source]
) -> int | None:
    """The passage of the credited origin's own report that tells the same, if that one is credited too."""
    best: tuple[float, int] | None = None
    for j, other in enumerate(found):
        if other.passage.report == found[i].passage.report or of[other.passage.report].name != found[i].to:
            continue
        common = len(words[i] & words[j])
        alike = common / max(1, min(len(words[i]), len(words[j])))
        if common >= _LEAST_COMMON and alike >= _ALIKE and (best is None or alike > best[0]):
            best = (alike, j)
    return best[1] if best else None


def _resolved(
    i: int, found: Sequence[Resting], nexts: Sequence[int | None], of: Mapping[str, Source]
) -> Resting:
    trail = [i]
    while (following := nexts[trail[-1]]) is not None:
        if following in trail:
            circle = trail[trail.index(following) :]
            names = tuple(sorted({of[found[at].passage.report].name for at in circle}))
            name = f"unknown ({' and '.join(names)} cite each other)"
            return Resting(found[i].passage, name, "unknown", found[i].evidence, names)
        trail.append(following)
    last = found[trail[-1]]
    return Resting(found[i].passage, last.to, last.kind, found[i].evidence)
