"""Claims against gold: probes brought to real stories, and real disagreements between reports.

Three sets of probes: those given with the gold data, and two of our own over other stories of it
(``data/probes-*.jsonl``). All taught the judge that ships, so its figures here say what it has learnt;
what it does on stories unseen is measured on ``held-out`` with a judge that those probes did not teach
(judging.py). Which probes fail, and why:

    python -m twosource.benchmark.claims --gold DIR --only dev --detail
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from twosource.benchmark._dossiers import counted, lines, shares
from twosource.benchmark._folds import fold_of, unseen_by
from twosource.benchmark._probing import OURS, Answer, Asked, answers, score, told
from twosource.benchmark.table import as_result, table
from twosource.claims.judge import SHIPPED, judged_by
from twosource.dossier.walking import Walked, walk
from twosource.errors import MissingGold
from twosource.model import Report

SETS = ("given", "dev", "held-out")
# Taught nothing, and measured only where it is named: its stories are read by a model that has not seen them.
THIRD = "third"
DATA = Path(__file__).with_name("data")


def run(
    gold: Path,
    *,
    sample: int | None = None,
    only: str | None = None,
    detail: TextIO | None = None,
    peers: bool = True,
) -> dict[str, dict[str, float]]:
    """Scores every system on the probes; rows are systems, columns shares between 0 and 1.

    ``gold`` is the folder that holds ``claims/``, ``events/`` and ``stories/``; ``sample`` probes of
    each set, ``only`` one set; ``third`` is measured only where it is named. Probes answered wrongly are
    told to ``detail``. Raises MissingGold.
    """
    gold = Path(gold)
    if only is not None and only not in (*SETS, THIRD):
        raise ValueError(f"no such set of probes: {only}; there are {', '.join((*SETS, THIRD))}")
    rows: dict[str, dict[str, float]] = {}
    for name in SETS if only is None else (only,):
        given: dict[str, list[tuple[Asked, Answer]]] = defaultdict(list)
        extra: Counter[str] = Counter()
        for asked, story, names in asked_by_story(gold, name, sample=sample):
            fold = fold_of(asked[0].probe["event"]) if name == THIRD else None
            with unseen_by(fold):
                for system, found in answers(asked, story, names, peers=peers).items():
                    given[system] += found
            extra.update(counted(gold if name == "given" else None, asked, story, names))
        suffix = "" if name == "given" or only else f", {name}"
        rows |= {f"{system}{suffix}": score(found) for system, found in given.items()}
        if given:
            rows[f"{OURS}{suffix}"].update(shares(extra))
        if detail is not None:
            detail.write("\n".join(told(given[OURS])) + "\n")
    return rows


def asked_by_story(
    gold: Path, name: str, *, sample: int | None = None
) -> Iterator[tuple[list[Asked], Walked, dict[str, str]]]:
    """The probes of one set, story by story: what is asked, the story walked, report id -> gold name."""
    return _given(gold, sample) if name == "given" else _own(gold, name, sample)


def _given(gold: Path, sample: int | None) -> Iterator[tuple[list[Asked], Walked, dict[str, str]]]:
    """The probes that come with the gold, by story: each report is a file."""
    from twosource.reading import read

    path = gold / "claims" / "probes-dev.jsonl"
    if not path.is_file():
        raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
    for event, probes in _by_event(lines(path)[:sample]):
        reports, _ = read([gold / "events" / event])
        asked = [
            Asked(
                probe,
                tuple((e["report"], e["text"]) for e in probe["evidence"]),
                tuple((e["report"], e["text"]) for e in probe.get("partial", ())),
            )
            for probe in probes
        ]
        yield asked, walk(reports), {r.id: Path(r.input).stem for r in reports}


def _own(gold: Path, name: str, sample: int | None) -> Iterator[tuple[list[Asked], Walked, dict[str, str]]]:
    """Our own probes, by story: each report is a text of the gold. None where those are absent."""
    if not (gold / "stories").is_dir():
        return
    stories = texts_by_story(gold)
    for event, probes in _by_event(lines(DATA / f"probes-{name.replace('-', '')}.jsonl")[:sample]):
        texts = stories[event]
        asked = [
            Asked(probe, _slices(texts, probe["evidence"]), _slices(texts, probe["partial"]))
            for probe in probes
        ]
        reports = [
            Report(id=doc, input=doc, sha256=sha256(text.encode()).hexdigest(), text=text)
            for doc, text in sorted(texts.items())
        ]
        yield asked, walk(reports), {doc: doc for doc in texts}


def texts_by_story(gold: Path) -> dict[str, dict[str, str]]:
    """Story -> report name -> text, for the stories that our own gold is about. Raises MissingGold."""
    stored = gold / "stories" / "ecbplus.jsonl"
    if not stored.is_file():
        raise MissingGold(f"{stored} is not there; name the folder of the gold data with --gold")
    stories: dict[str, dict[str, str]] = defaultdict(dict)
    for row in lines(stored):
        stories[row["cluster"]][row["doc"]] = row["text"]
    for story, names in json.loads((DATA / "probe-stories.json").read_text("utf-8")).items():
        for name in names:
            path = gold / "copies" / "texts" / f"{name}.txt"
            if not path.is_file():
                raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
            stories[story][name] = path.read_text("utf-8")
    return stories


def _slices(texts: dict[str, str], spans: Iterable[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((s["report"], texts[s["report"]][s["start"] : s["end"]]) for s in spans)


def _by_event(probes: Iterable[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    by_event: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for probe in probes:
        by_event[probe["event"]].append(probe)
    yield from sorted(by_event.items())


def main(arguments: Sequence[str] | None = None) -> None:
    """One set, or all, on the terminal; probes answered wrongly go to standard error."""
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.claims")
    parser.add_argument("--gold", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--only", choices=(*SETS, THIRD))
    parser.add_argument("--sample", type=int)
    parser.add_argument("--detail", action="store_true", help="tell the probes answered wrongly")
    parser.add_argument("--judge", type=Path, help="the weights of another judge than the one that ships")
    parser.add_argument("--no-peers", action="store_true", help="ours alone, which is faster")
    told_to = parser.parse_args(arguments)
    with judged_by(told_to.judge or SHIPPED):
        figures = run(
            told_to.gold,
            sample=told_to.sample,
            only=told_to.only,
            detail=sys.stderr if told_to.detail else None,
            peers=not told_to.no_peers,
        )
    sys.stdout.write(table(as_result("claims", figures)))


if __name__ == "__main__":
    main()
