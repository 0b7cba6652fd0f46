"""The claims benchmark on a story and probes of our own: its scores mean what they say."""

import json
from pathlib import Path

import pytest

from twosource.benchmark.claims import run
from twosource.errors import MissingGold

REPORTS = {
    "post": "Mill burns down in Aldmoor\n\nThe Aldmoor paper mill burned down on Sunday night, "
    "injuring 14 workers.",
    "vale": "Fire destroys paper mill\n\nFourteen workers were injured when the paper mill in Aldmoor "
    "burned down on Sunday night. Brandt Paper, the owner, employs 240 people at the mill.",
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    story = tmp_path / "events" / "mill"
    story.mkdir(parents=True)
    for name, text in REPORTS.items():
        (story / f"{name}.txt").write_text(text, "utf-8")

    def probe(number: int, claim: str, state: str, *evidence: tuple[str, str]) -> str:
        spans = [{"report": report, "text": text} for report, text in evidence]
        row = {"probe": f"mill-{number}", "event": "mill", "claim": claim, "state": state, "evidence": spans}
        return json.dumps(row)

    burned = ("post", "The Aldmoor paper mill burned down on Sunday night, injuring 14 workers.")
    also = (
        "vale",
        "Fourteen workers were injured when the paper mill in Aldmoor burned down on Sunday night.",
    )
    lines = [
        probe(
            1, "A fire at the Aldmoor paper mill on Sunday injured 14 workers.", "corroborated", burned, also
        ),
        probe(2, "The owner Brandt Paper employs 240 people at the mill.", "single"),
        probe(
            3,
            "The fire at the Aldmoor paper mill on Sunday night injured 41 workers.",
            "contradicted",
            burned,
        ),
        probe(4, "A court in Brackley sentenced two bakers for tax fraud.", "not_reported"),
    ]
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "probes-dev.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_scores_and_peers_stand_side_by_side(gold: Path) -> None:
    rows = run(gold)
    assert list(rows) == ["twosource", "vectors alone", "vectors, numbers and negation"]
    assert rows["twosource"]["mean accuracy"] == 1.0
    assert rows["twosource"]["agreed shown"] == 1.0
    assert rows["twosource"]["distorted caught"] == 1.0
    # Vectors do not see another number.
    assert rows["vectors alone"]["distorted caught"] == 0.0


def test_a_fact_that_no_claim_of_the_dossier_shows_is_missed(gold: Path) -> None:
    spans = [{"report": "post", "text": "The owner is on trial."}, {"report": "vale", "text": "He is tried."}]
    row = {"probe": "mill-5", "event": "mill", "claim": "The owner stands trial.", "state": "corroborated"}
    with (gold / "claims" / "probes-dev.jsonl").open("a", encoding="utf-8") as probes:
        probes.write("\n" + json.dumps(row | {"evidence": spans}))
    assert run(gold, peers=False)["twosource"]["agreed shown"] == 0.5


def test_without_gold_it_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(MissingGold, match="--gold"):
        run(tmp_path)
