"""The pairs of our own sentences that tell one thing or two, and how they are counted."""

import json

from twosource.benchmark._probing import OURS
from twosource.benchmark.apart import PAIRS, PLAIN, figures, run


def test_each_pair_is_two_sentences_of_our_own() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    assert len({(row["one"], row["other"]) for row in rows}) == len(rows) > 300
    for row in rows:
        assert set(row) == {"one", "other", "holds", "split"}
        assert row["one"] != row["other"]
        assert row["one"].endswith(".")
        assert row["other"].endswith(".")
    kinds = {(row["split"], row["holds"]) for row in rows}
    assert kinds == {(split, holds) for split in ("dev", "heldout") for holds in (True, False)}


def test_what_is_shown_is_counted_by_split() -> None:
    pairs = [
        {"split": "dev", "holds": True},
        {"split": "dev", "holds": False},
        {"split": "dev", "holds": True},
    ]
    found = figures(list(zip(pairs, (True, True, False), strict=True)))
    assert found["both hold, contradicted, dev"] == 0.5
    assert found["cannot both hold, found, dev"] == 1


def test_two_sentences_are_compared_as_two_reports() -> None:
    pairs = [
        {"one": "The mill killed four men.", "other": "The mill killed five men.", "holds": False},
        {"one": "Rain fell on Oxenby.", "other": "Holm bought a ship for $4 million.", "holds": True},
    ]
    found = run(pairs)
    assert [shown for _, shown in found[OURS]] == [True, False]
    assert [shown for _, shown in found[PLAIN]] == [True, False]
