"""Stories against the events of labelled reports, undated and dated.

``openings`` is ECB+: short openings, each topic with a sibling event. ``mixed`` is full articles and
openings of other years and outlets, many single reports among them (``_mixes``). ``siblings`` are series
of our own writing in which each outlet uses its set words. Beside ours, in the same run: TF-IDF and
MiniLM vectors with average linkage at the threshold that is best on these very reports (which favours
them), and a single pass tuned on one half and measured on the other, where wrong joins across the halves do
not count; a row of its own scores ours in that way. ``held out`` is honest
learning: weights and bias know only the other collection. ``as a stream`` takes the reports in
batches of ten, in the order of publication.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from twosource.benchmark import _groupers
from twosource.benchmark._learning import held_out
from twosource.benchmark._measures import agreement, stories_of
from twosource.benchmark._mixes import Labelled, mixed, openings, siblings
from twosource.benchmark.table import Result, Row

__all__ = ["agreement", "run"]

_BATCH = 10
Method = Callable[[Sequence[Labelled], bool], dict[str, float]]


def run(gold: Path, *, sample: int | None = None) -> Result:
    """Measure on the first ``sample`` events of each collection (all by default). Raises MissingGold."""
    own = siblings()
    collections = {"openings": openings(Path(gold)), "mixed": mixed(Path(gold))}
    if sample is not None:
        collections = {name: _first(reports, sample) for name, reports in collections.items()}
        own = _first(own, sample)
    both = [reports for reports in collections.values() if reports]
    everything = {
        **{name: reports for name, reports in collections.items() if reports},
        **({"together": [one for reports in both for one in reports]} if len(both) > 1 else {}),
        "siblings": own,
    }
    rows = {
        "twosource": _each(everything, lambda reports, dated: _ours(reports, dated=dated)),
        "joins across halves not counted": _each(everything, _by_halves),
        "as a stream": _each(everything, lambda reports, dated: _ours(reports, dated=dated, batch=_BATCH)),
    }
    if len(both) > 1:
        rows["held out"] = {}
        for name, other in (("openings", "mixed"), ("mixed", "openings")):
            for dated in (False, True):
                told = held_out(collections[name], collections[other], dated=dated)
                found = agreement(told, [one.event for one in collections[name]])
                rows["held out"].update(_named(name, dated, found))
    rows["TF-IDF"] = _each(everything, _linkage(_groupers.tfidf, _groupers.TFIDF_STEPS))
    rows["MiniLM"] = _each(everything, _linkage(_groupers.sentence_vectors, _groupers.VECTOR_STEPS))
    rows["single pass"] = _each(everything, lambda reports, dated: _groupers.tuned_pass(reports, dated=dated))
    counts = "; ".join(
        f"{name}: {len(reports)} reports, {len({one.event for one in reports})} events"
        for name, reports in everything.items()
    )
    return Result("stories", tuple(Row(name, figures) for name, figures in rows.items()), counts)


def _first(reports: Sequence[Labelled], events: int) -> list[Labelled]:
    kept = set(sorted({one.event for one in reports})[:events])
    return [one for one in reports if one.event in kept]


def _each(collections: dict[str, list[Labelled]], method: Method) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, reports in collections.items():
        for dated in (False, True):
            figures.update(_named(name, dated, method(reports, dated)))
    return figures


def _named(collection: str, dated: bool, figures: dict[str, float]) -> dict[str, float]:
    setting = f"{collection}, {'dated' if dated else 'undated'}"
    return {f"{setting}: {measure}": value for measure, value in figures.items()}


def _ours(reports: Sequence[Labelled], *, dated: bool, batch: int | None = None) -> dict[str, float]:
    told = stories_of(reports, dated=dated, batch=batch)
    figures = agreement(told, [one.event for one in reports])
    if batch is not None:
        at_once = stories_of(reports, dated=dated)
        figures["agrees with one batch"] = agreement(told, at_once)["B-cubed F1"]
    return figures


def _by_halves(reports: Sequence[Labelled], dated: bool) -> dict[str, float]:
    """Ours as the tuned single pass is scored."""
    told = list(zip(_groupers.halves_of(reports), stories_of(reports, dated=dated), strict=True))
    return agreement(told, [one.event for one in reports])


def _linkage(likeness: Callable[[Sequence[str]], Any], steps: Sequence[float]) -> Method:
    known: dict[int, Any] = {}

    def measured(reports: Sequence[Labelled], dated: bool) -> dict[str, float]:
        if id(reports) not in known:
            known[id(reports)] = likeness([one.text for one in reports])
        pairs = known[id(reports)]
        events = [one.event for one in reports]
        return _groupers.best_linkage(_groupers.in_time(pairs, reports) if dated else pairs, events, steps)

    return measured
