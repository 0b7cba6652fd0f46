"""Claims against gold: probes brought to real stories, and real disagreements between reports.

Beside ours, in the same run: sentence vectors alone, and sentence vectors with a plain check of
numbers and negation, which is what most tools do.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.errors import MissingGold
from twosource.model import Check

# A sentence vector this near to a claim is what the peers take for the same statement; the best
# single setting on the development probes.
PEER_THRESHOLD = 0.6
GOLD_STATES = ("corroborated", "single", "contradicted", "not_reported")
OURS = {
    "corroborated": "corroborated",
    "attributed": "corroborated",
    "single-origin": "single",
    "contradicted": "contradicted",
    "not-reported": "not_reported",
    "cannot-measure": "not_reported",
}


@dataclass(frozen=True, slots=True)
class Answer:
    state: str
    evidence: tuple[tuple[str, str], ...]  # (report name, sentence)


def run(gold: Path, *, sample: int | None = None) -> dict[str, dict[str, float]]:
    """Scores every system on the probes; rows are systems, columns shares between 0 and 1.

    ``gold`` is the folder that holds ``claims/`` and ``events/``. Raises MissingGold without it.
    """
    probes = _probes(gold)[:sample]
    by_event: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for probe in probes:
        by_event[probe["event"]].append(probe)
    answers: dict[str, list[tuple[dict[str, Any], Answer]]] = defaultdict(list)
    for event in sorted(by_event):
        systems = _systems(gold / "events" / event)
        for probe in by_event[event]:
            for name, system in systems.items():
                answers[name].append((probe, system(probe["claim"])))
    rows = {name: _score(rows) for name, rows in answers.items()}
    rows["twosource"].update(_disagreements(gold, sorted(by_event)))
    return rows


def _probes(gold: Path) -> list[dict[str, Any]]:
    path = gold / "claims" / "probes-dev.jsonl"
    if not path.is_file():
        raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _systems(folder: Path) -> dict[str, Callable[[str], Answer]]:
    from twosource.claims import check
    from twosource.dossier.walking import walk
    from twosource.language import similarity
    from twosource.reading import read

    reports, _ = read([folder])
    story = walk(reports)
    names = {r.id: Path(r.input).stem for r in reports}

    def ours(claim: str) -> Answer:
        answer: Check = check(claim, story.parsed, story.quotations, story.people, story.copying)
        spans = answer.supported_by or tuple(c.span for c in answer.contradicted_by)
        return Answer(OURS[answer.state], tuple((names[s.report], s.text) for s in spans))

    sentences = [(names[p.report.id], s.text) for p in story.parsed for s in p.sentences]

    def near(claim: str) -> list[tuple[str, str]]:
        scores = similarity([(claim, text) for _, text in sentences])
        return [pair for pair, score in zip(sentences, scores, strict=True) if score >= PEER_THRESHOLD]

    def vectors(claim: str) -> Answer:
        found = near(claim)
        return Answer(_count(found), tuple(found))

    def plain(claim: str) -> Answer:
        found = near(claim)
        against = [pair for pair in found if _plain_conflict(claim, pair[1])]
        agree = [pair for pair in found if pair not in against]
        if against and not agree:
            return Answer("contradicted", tuple(against))
        return Answer(_count(agree), tuple(agree))

    return {"twosource": ours, "vectors alone": vectors, "vectors, numbers and negation": plain}


def _count(found: Sequence[tuple[str, str]]) -> str:
    reports = {report for report, _ in found}
    return "not_reported" if not reports else "single" if len(reports) == 1 else "corroborated"


def _plain_conflict(claim: str, sentence: str) -> bool:
    number = r"\d[\d,.]*"
    mine, theirs = set(re.findall(number, claim)), set(re.findall(number, sentence))
    negation = r"\b(?:not|no|never|without|refused|denied)\b|n['’]t\b"
    return bool(mine and theirs and not mine & theirs) or (
        bool(re.search(negation, claim)) != bool(re.search(negation, sentence))
    )


def _score(rows: Sequence[tuple[dict[str, Any], Answer]]) -> dict[str, float]:
    by_state: dict[str, list[Answer]] = defaultdict(list)
    for probe, answer in rows:
        by_state[probe["state"]].append(answer)
    distorted, absent = by_state["contradicted"], by_state["not_reported"]
    true = by_state["corroborated"] + by_state["single"]
    recall, precision = _evidence(rows)
    return {
        "distorted called corroborated": _share(a.state == "corroborated" for a in distorted),
        "distorted called supported": _share(a.state in ("corroborated", "single") for a in distorted),
        "distorted caught": _share(a.state == "contradicted" for a in distorted),
        "true called contradicted": _share(a.state == "contradicted" for a in true),
        "absent called reported": _share(a.state != "not_reported" for a in absent),
        "mean accuracy": sum(_share(a.state == s for a in by_state[s]) for s in GOLD_STATES)
        / len(GOLD_STATES),
        "evidence recall": recall,
        "evidence precision": precision,
    }


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _evidence(rows: Sequence[tuple[dict[str, Any], Answer]]) -> tuple[float, float]:
    """Sentences given as evidence against the gold ones, over all probes that have some."""
    hit = gold_total = right = shown = 0
    for probe, answer in rows:
        if not probe["evidence"] or probe["state"] == "not_reported":
            continue
        gold = [(e["report"], e["text"]) for e in probe["evidence"]]
        partial = [(e["report"], e["text"]) for e in probe.get("partial", ())]
        given = [g for g in answer.evidence if not any(_overlap(g, p) for p in partial)]
        hit += sum(any(_overlap(g, e) for g in given) for e in gold)
        gold_total += len(gold)
        right += sum(any(_overlap(g, e) for e in gold) for g in given)
        shown += len(given)
    return (hit / gold_total if gold_total else 0.0), (right / shown if shown else 0.0)


def _overlap(a: tuple[str, str], b: tuple[str, str]) -> bool:
    if a[0] != b[0]:
        return False
    x, y = " ".join(a[1].split()), " ".join(b[1].split())
    return x in y or y in x or x[:60] == y[:60]


def _disagreements(gold: Path, events: Sequence[str]) -> dict[str, float]:
    """Real differences: how many conflicts are shown as contradictions, and what else is called one."""
    path = gold / "claims" / "disagreements-dev.jsonl"
    if not path.is_file():
        return {}
    from twosource.claims import compare
    from twosource.dossier.walking import walk
    from twosource.reading import read

    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    conflicts = matched = others = called = shown = 0
    for event in events:
        reports, _ = read([gold / "events" / event])
        names = {r.id: Path(r.input).stem for r in reports}
        story = walk(reports)
        judged = compare(story.parsed, story.quotations, story.people, story.copying, families=story.families)
        contradictions = [d for d in judged.differences if d.outcome == "contradiction"]
        shown += len(contradictions)
        for row in (r for r in rows if r["event"] == event):
            texts = [_sentence(gold, event, row[side]) for side in ("a", "b")]
            hit = any(
                all(
                    any(names[s.report] == t[0] and s.text in t[1] for s in spans)
                    for t, spans in zip(texts, pair, strict=True)
                )
                for d in contradictions
                for x in d.sides
                for y in d.sides
                if x is not y
                for pair in [(x.spans, y.spans)]
            )
            if row["kind"] == "conflict":
                conflicts += 1
                matched += hit
            else:
                others += 1
                called += hit
    return {
        "contradictions shown": float(shown),
        "conflicts found": matched / conflicts if conflicts else 0.0,
        "others called contradiction": called / others if others else 0.0,
    }


def _sentence(gold: Path, event: str, place: dict[str, Any]) -> tuple[str, str]:
    text = (gold / "events" / event / f"{place['report']}.txt").read_text("utf-8")
    return place["report"], text[place["sent_start"] : place["sent_end"]]
