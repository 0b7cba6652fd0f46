"""What a dossier shows of a story, against what readers found in it: agreements and real disagreements."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from twosource.benchmark._probing import Asked
from twosource.dossier.walking import Walked
from twosource.model import Claim, Difference

__all__ = ["counted", "lines", "shares"]


def counted(gold: Path | None, asked: Sequence[Asked], story: Walked, names: dict[str, str]) -> Counter[str]:
    """Counts over one story; ``gold`` where it has disagreements, ``names`` maps report ids to gold names."""
    from twosource.claims import compare

    judged = compare(story.parsed, story.quotations, story.people, story.copying, families=story.families)
    counts = _agreements(asked, judged.claims, names)
    if gold is not None:
        counts.update(_disagreements(gold, asked[0].probe["event"], judged.differences, names))
    return counts


def shares(counts: Counter[str]) -> dict[str, float]:
    """The counts of some stories as shares between 0 and 1."""
    found = {
        "agreed shown": counts["agreed"] / max(counts["agreements"], 1),
        "givers counted": counts["behind"] / max(counts["givers"], 1),
    }
    if counts["conflicts"] or counts["others"]:
        found |= {
            "contradictions shown": float(counts["contradictions"]),
            "conflicts found": counts["found"] / max(counts["conflicts"], 1),
            "others called contradiction": counts["called"] / max(counts["others"], 1),
            "differences told": counts["told"] / max(counts["conflicts"] + counts["others"], 1),
        }
    return found


def _agreements(asked: Sequence[Asked], claims: Sequence[Claim], names: dict[str, str]) -> Counter[str]:
    """Facts that several reports give, how many of them a claim with two of these reports shows, and how many
    of these reports stand behind the best such claim."""
    shared = [
        [(names[s.span.report], s.span.text) for s in claim.statements]
        for claim in claims
        if claim.ladder.reports > 1
    ]
    counts: Counter[str] = Counter()
    for one in asked:
        if one.probe["state"] == "corroborated" and len({report for report, _ in one.evidence}) > 1:
            counts["agreements"] += 1
            behind = max((_behind(one, statements) for statements in shared), default=0)
            counts["agreed"] += behind > 1
            counts["behind"] += behind if behind > 1 else 0
            counts["givers"] += len({report for report, _ in one.evidence})
    return counts


def _behind(one: Asked, statements: Sequence[tuple[str, str]]) -> int:
    """How many reports of a claim stand on words that say the fact."""
    return len(
        {
            report
            for report, text in statements
            for name, words in one.evidence
            if name == report and (text in words or words in text)
        }
    )


def _disagreements(
    gold: Path, event: str, differences: Sequence[Difference], names: dict[str, str]
) -> Counter[str]:
    """Real differences: how many conflicts are shown as contradictions, what else is called one, and how many
    of both have a line of any outcome."""
    contradictions = [d for d in differences if d.outcome == "contradiction"]
    counts = Counter({"contradictions": len(contradictions)})
    path = gold / "claims" / "disagreements-dev.jsonl"
    for row in (r for r in lines(path) if r["event"] == event):
        texts = [_sentence(gold, event, row[side]) for side in ("a", "b")]
        kind, matched = ("conflicts", "found") if row["kind"] == "conflict" else ("others", "called")
        counts[kind] += 1
        counts[matched] += _is_among(texts, contradictions, names)
        counts["told"] += _is_among(texts, differences, names)
    return counts


def _is_among(
    texts: Sequence[tuple[str, str]], differences: Sequence[Difference], names: dict[str, str]
) -> bool:
    """Whether two sides of some difference stand in two labelled sentences, one in each."""
    return any(
        all(
            any(names[s.report] == t[0] and s.text in t[1] for s in spans)
            for t, spans in zip(texts, (x.spans, y.spans), strict=True)
        )
        for d in differences
        for x in d.sides
        for y in d.sides
        if x is not y
    )


def _sentence(gold: Path, event: str, place: dict[str, Any]) -> tuple[str, str]:
    text = (gold / "events" / event / f"{place['report']}.txt").read_text("utf-8")
    return place["report"], text[place["sent_start"] : place["sent_end"]]


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file; none where it is absent."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
