"""Attribution against PolNeAR: spans, whole attributions, words per second.

An attribution counts as found when content words overlap by Jaccard >= 0.5 and sources share a word
(two without a source agree). Words are runs of letters and digits, so no tokenizer is favoured.
``exact`` counts spans whose words are all the same; ``token`` is F1 over words; ``overlap`` counts
spans that share a word. All micro-averaged. Direct: all words of the content stand in quotation
marks; indirect: none.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from twosource.attribution.marks import Region, regions
from twosource.attribution.polnear import Gold, Stretch, read
from twosource.errors import MissingGold
from twosource.model import Report

_WORD = re.compile(r"\w+")
_PARTS = ("content", "source", "cue")
Words = frozenset[int]


class Marked(NamedTuple):
    """An attribution as sets of words, each word by where it starts."""

    source: Words
    cue: Words
    content: Words
    kind: str


def run(gold: Path, *, sample: int | None = None) -> dict[str, dict[str, float]]:
    """Figures by system and measure on the development part (the first ``sample`` articles).

    ``gold`` is the folder that holds ``attribution/``, or that folder itself. Beside ours stands
    textacy's quotation finder where it is installed. Raises MissingGold.
    """
    for folder in (gold / "attribution" / "dev", gold / "dev", gold):
        if (folder / "attributions").is_dir():
            break
    else:
        raise MissingGold(f"{gold}: no attribution/dev here; name the folder of gold data with --gold")
    articles = list(read(folder))[:sample]
    systems: dict[str, Callable[[Sequence[str]], list[list[Gold]]]] = {"twosource": _ours}
    if find_spec("textacy") is not None:
        systems["textacy"] = _textacy
    return {name: _measured(system, articles) for name, system in systems.items()}


def _measured(
    system: Callable[[Sequence[str]], list[list[Gold]]], articles: Sequence[tuple[str, str, list[Gold]]]
) -> dict[str, float]:
    system([articles[0][1][:500]])  # loads the models
    began = time.process_time()
    found = system([text for _, text, _ in articles])
    seconds = time.process_time() - began
    figures = score([(text, gold, ours) for (_, text, gold), ours in zip(articles, found, strict=True)])
    figures["words/s"] = sum(len(text.split()) for _, text, _ in articles) / seconds
    return figures


def score(items: Sequence[tuple[str, Sequence[Gold], Sequence[Gold]]]) -> dict[str, float]:
    """F1 by measure from (text, gold, found) per article."""
    tally: Counter[tuple[str, str]] = Counter()
    for text, gold, found in items:
        marks = regions(text)
        _count(tally, [_mark(text, marks, g) for g in gold], [_mark(text, marks, f) for f in found])
    figures = {"attribution": _f1(tally, "all")}
    for kind in ("direct", "indirect", "mixed"):
        figures[kind] = _f1(tally, kind)
    for part in _PARTS:
        for measure in ("exact", "token", "overlap"):
            figures[f"{part} {measure}"] = _f1(tally, f"{part} {measure}")
    return figures


def _mark(text: str, marks: Sequence[Region], one: Gold) -> Marked:
    content = _words(text, one.content)
    inside = sum(1 for w in content if any(r.start <= w < r.end for r in marks))
    kind = "indirect" if not inside else "direct" if inside == len(content) else "mixed"
    return Marked(_words(text, one.source), _words(text, one.cue), content, kind)


def _words(text: str, stretches: Sequence[Stretch]) -> Words:
    return frozenset(m.start() for a, b in stretches for m in _WORD.finditer(text, a, b))


def _count(tally: Counter[tuple[str, str]], gold: list[Marked], found: list[Marked]) -> None:
    """Adds one article: hits among the gold (``g+``), among the found (``f+``), and sizes (g, f)."""
    for part in _PARTS:
        ours = [w for f in found if (w := getattr(f, part))]
        theirs = [w for g in gold if (w := getattr(g, part))]
        same = sum((Counter(ours) & Counter(theirs)).values())
        _add(tally, f"{part} exact", same, same, len(theirs), len(ours))
        mine: Words = frozenset().union(*ours)
        true: Words = frozenset().union(*theirs)
        _add(tally, f"{part} token", len(mine & true), len(mine & true), len(true), len(mine))
        touched = sum(1 for w in theirs if w & mine)
        touching = sum(1 for w in ours if w & true)
        _add(tally, f"{part} overlap", touched, touching, len(theirs), len(ours))
    pairs = _pairs(gold, found)
    hit_gold, hit_found = {g for g, _ in pairs}, {f for _, f in pairs}
    _add(tally, "all", len(pairs), len(pairs), len(gold), len(found))
    for kind in ("direct", "indirect", "mixed"):
        true_kind = [n for n, g in enumerate(gold) if g.kind == kind]
        our_kind = [n for n, f in enumerate(found) if f.kind == kind]
        _add(
            tally,
            kind,
            len(hit_gold & set(true_kind)),
            len(hit_found & set(our_kind)),
            len(true_kind),
            len(our_kind),
        )


def _add(tally: Counter[tuple[str, str]], name: str, gold_hit: int, found_hit: int, g: int, f: int) -> None:
    for key, n in (("g+", gold_hit), ("f+", found_hit), ("g", g), ("f", f)):
        tally[name, key] += n


def _f1(tally: Counter[tuple[str, str]], name: str) -> float:
    precision = tally[name, "f+"] / max(1, tally[name, "f"])
    recall = tally[name, "g+"] / max(1, tally[name, "g"])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pairs(gold: list[Marked], found: list[Marked]) -> list[tuple[int, int]]:
    """One to one, the most alike first."""
    ranked = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            both = len(one.content & other.content)
            agree = one.source & other.source or not (one.source or other.source)
            if both and agree:
                ranked.append((-both / len(one.content | other.content), g, f))
    pairs: list[tuple[int, int]] = []
    for likeness, g, f in sorted(ranked):
        if -likeness >= 0.5 and all(g != a and f != b for a, b in pairs):
            pairs.append((g, f))
    return pairs


def _ours(texts: Sequence[str]) -> list[list[Gold]]:
    from twosource.attribution import quotations
    from twosource.language import parse

    reports = [Report(id=str(n), input=str(n), sha256="", text=text) for n, text in enumerate(texts)]
    return [
        [
            Gold(
                ((q.source.start, q.source.end),) if q.source else (),
                ((q.cue.start, q.cue.end),) if q.cue else (),
                tuple((s.start, s.end) for s in q.content),
            )
            for q in quotations(parsed)
        ]
        for parsed in parse(reports)
    ]


def _textacy(texts: Sequence[str]) -> list[list[Gold]]:
    """textacy's direct quotations, pieces of one speaker and cue joined to one attribution.

    It gives up on a text with an odd number of marks; such a text it gets paragraph by paragraph, so
    that one stray mark does not cost it the whole.
    """
    from textacy.extract import direct_quotations

    from twosource.language.parsing import load_pipeline

    nlp: Any = load_pipeline()

    def pieces(text: str, at: int) -> list[tuple[tuple[Stretch, ...], tuple[Stretch, ...], Stretch]]:
        return [
            (
                tuple((at + t.idx, at + t.idx + len(t)) for t in quote.speaker),
                tuple((at + t.idx, at + t.idx + len(t)) for t in quote.cue),
                (at + quote.content.start_char, at + quote.content.end_char),
            )
            for quote in direct_quotations(nlp(text))
        ]

    out = []
    for text in texts:
        try:
            found = pieces(text, 0)
        except ValueError:
            found = []
            for paragraph in re.finditer(r"[^\n]+", text):
                with suppress(ValueError):
                    found += pieces(paragraph.group(), paragraph.start())
        joined: dict[tuple[Stretch, ...], tuple[tuple[Stretch, ...], list[Stretch]]] = {}
        for source, cue, content in found:
            joined.setdefault(cue, (source, []))[1].append(content)
        out.append([Gold(source, cue, tuple(content)) for cue, (source, content) in joined.items()])
    return out
