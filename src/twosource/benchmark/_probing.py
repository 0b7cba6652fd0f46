"""Claims brought to a story: what each system answers, and how its answers score.

Beside ours: sentence vectors alone, and sentence vectors with a plain check of numbers and negation,
which is what most tools do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.dossier.walking import Walked

__all__ = ["OURS", "Answer", "Asked", "answers", "score", "told"]

# A sentence vector this near to a claim is what the peers take for the same statement; the best
# single setting on the development probes.
PEER_THRESHOLD = 0.6
GOLD_STATES = ("corroborated", "single", "contradicted", "not_reported")
STATES = {
    "corroborated": "corroborated",
    "attributed": "corroborated",
    "single-origin": "single",
    "contradicted": "contradicted",
    "not-reported": "not_reported",
    "cannot-measure": "not_reported",
}
OURS = "twosource"


@dataclass(frozen=True, slots=True)
class Answer:
    state: str
    evidence: tuple[tuple[str, str], ...]  # (report name, sentence)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A probe, and what its gold spans say: (report name, text)."""

    probe: dict[str, Any]
    evidence: tuple[tuple[str, str], ...]
    partial: tuple[tuple[str, str], ...]


def answers(
    asked: Sequence[Asked], story: Walked, names: dict[str, str], *, peers: bool = True
) -> dict[str, list[tuple[Asked, Answer]]]:
    """The answer of each system to each probe over one story; ``names`` maps report ids to gold names."""
    from twosource.claims import check

    given: dict[str, list[tuple[Asked, Answer]]] = defaultdict(list)
    for one in asked:
        found = check(one.probe["claim"], story.parsed, story.quotations, story.people, story.copying)
        spans = found.supported_by or tuple(c.span for c in found.contradicted_by)
        evidence = tuple((names[s.report], s.text) for s in spans)
        given[OURS].append((one, Answer(STATES[found.state], evidence, found.rule)))
    for one, near in zip(asked, _near(asked, story, names), strict=True) if peers else ():
        given["vectors alone"].append((one, Answer(_count(near), tuple(near))))
        against = [pair for pair in near if _plain_conflict(one.probe["claim"], pair[1])]
        agree = [pair for pair in near if pair not in against]
        plain = Answer("contradicted", tuple(against)) if against and not agree else None
        given["vectors, numbers and negation"].append((one, plain or Answer(_count(agree), tuple(agree))))
    return given


def _near(asked: Sequence[Asked], story: Walked, names: dict[str, str]) -> list[list[tuple[str, str]]]:
    """The sentences near to each claim; one call, so that each sentence is run once."""
    from twosource.language import similarity

    sentences = [(names[p.report.id], s.text) for p in story.parsed for s in p.sentences]
    scores = iter(similarity([(one.probe["claim"], text) for one in asked for _, text in sentences]))
    return [[pair for pair in sentences if next(scores) >= PEER_THRESHOLD] for _ in asked]


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


def score(rows: Sequence[tuple[Asked, Answer]]) -> dict[str, float]:
    """Shares between 0 and 1 by measure."""
    by_state: dict[str, list[tuple[Asked, Answer]]] = defaultdict(list)
    for asked, answer in rows:
        by_state[asked.probe["state"]].append((asked, answer))
    distorted = [answer for _, answer in by_state["contradicted"]]
    absent = [answer for _, answer in by_state["not_reported"]]
    true = [answer for _, answer in by_state["corroborated"] + by_state["single"]]
    recall, precision = _evidence(rows)
    return {
        "distorted called corroborated": _share(a.state == "corroborated" for a in distorted),
        "distorted called supported": _share(a.state in ("corroborated", "single") for a in distorted),
        "distorted caught": _share(a.state == "contradicted" for a in distorted),
        "true called contradicted": _share(a.state == "contradicted" for a in true),
        "true found": _share(a.state in ("corroborated", "single") for a in true),
        "absent called reported": _share(a.state != "not_reported" for a in absent),
        "mean accuracy": sum(_share(right(a, b) for a, b in by_state[s]) for s in GOLD_STATES)
        / len(GOLD_STATES),
        "evidence recall": recall,
        "evidence precision": precision,
    }


def right(asked: Asked, answer: Answer) -> bool:
    """A claim that several reports print from one text may be called single: both are true of it."""
    probe = asked.probe
    return answer.state == probe["state"] or (probe.get("origin") == "copied" and answer.state == "single")


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _evidence(rows: Sequence[tuple[Asked, Answer]]) -> tuple[float, float]:
    """Sentences given as evidence against the gold ones, over all probes that have some."""
    hit = gold_total = correct = shown = 0
    for asked, answer in rows:
        gold = asked.evidence
        if not gold or asked.probe["state"] == "not_reported":
            continue
        given = [g for g in answer.evidence if not any(_overlap(g, p) for p in asked.partial)]
        hit += sum(any(_overlap(g, e) for g in given) for e in gold)
        gold_total += len(gold)
        correct += sum(any(_overlap(g, e) for e in gold) for g in given)
        shown += len(given)
    return (hit / gold_total if gold_total else 0.0), (correct / shown if shown else 0.0)


def _overlap(a: tuple[str, str], b: tuple[str, str]) -> bool:
    if a[0] != b[0]:
        return False
    x, y = " ".join(a[1].split()), " ".join(b[1].split())
    return x in y or y in x or x[:60] == y[:60]


def told(rows: Sequence[tuple[Asked, Answer]]) -> list[str]:
    """The probes answered otherwise than the gold has them, a few lines each, for a developer to read."""
    lines = []
    for asked, answer in rows:
        if right(asked, answer):
            continue
        probe = asked.probe
        slot = f" ({probe['slot']})" if probe.get("slot") else ""
        lines.append(f"{probe['probe']}: {probe['claim']}")
        lines.append(f"  expected {probe['state']}{slot}, got {answer.state}: {answer.rule}")
        lines += [f"  shown [{name}] {' '.join(text.split())}" for name, text in answer.evidence]
        missed = [e for e in asked.evidence if not any(_overlap(e, given) for given in answer.evidence)]
        lines += [f"  gold  [{name}] {' '.join(text.split())}" for name, text in missed]
    return lines
