"""The pairs of our own sentences, and how answers to them are counted."""

import json

from twosource.benchmark._probing import OURS, Answer
from twosource.benchmark.minimal import PAIRS, figures, run


def test_each_pair_is_two_sentences_of_our_own() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    assert len({(row["told"], row["claim"]) for row in rows}) == len(rows) > 600
    for row in rows:
        assert set(row) == {"told", "claim", "said", "split"}
        assert row["told"] != row["claim"]
        assert row["told"].endswith(".")
        assert row["claim"].endswith(".")
    kinds = {(row["split"], row["said"]) for row in rows}
    assert kinds == {(split, said) for split in ("dev", "heldout") for said in (True, False)}


def test_what_is_confirmed_is_counted_by_split() -> None:
    pairs = [{"split": "dev", "said": False}, {"split": "dev", "said": True}, {"split": "dev", "said": True}]
    states = ("single", "single", "not_reported")
    rows = [(pair, Answer(state, ())) for pair, state in zip(pairs, states, strict=True)]
    found = figures(rows)
    assert found["distorted claims confirmed, dev"] == 1
    assert found["true claims confirmed, dev"] == 0.5


def test_a_claim_is_brought_to_the_report_that_tells_the_other_sentence() -> None:
    pairs = [
        {"told": "The mill burned down.", "claim": "The mill burned down.", "said": True, "split": "dev"},
        {"told": "The mill burned down.", "claim": "Holm bought a ship.", "said": False, "split": "dev"},
    ]
    given = run(pairs)
    assert [answer.state for _, answer in given[OURS]] == ["single", "not_reported"]
    assert set(given) == {OURS, "vectors alone", "vectors, numbers and negation"}
