"""Planted contradictions: what is counted as shown, and that the stories hold what is planted in them."""

from twosource.benchmark.planted import measure, stories

ONE = {
    "story": "mill",
    "reports": {
        "a": ["Fire at the mill", "The fire at the mill in Garth killed four people on Monday."],
        "b": ["Mill burns down", "The fire at the mill in Garth killed nine people on Monday."],
    },
    "plants": [
        {
            "kind": "figure",
            "holds": False,
            "sides": [
                [["a", "The fire at the mill in Garth killed four people on Monday."]],
                [["b", "The fire at the mill in Garth killed nine people on Monday."]],
            ],
        },
    ],
}


def test_a_planted_contradiction_that_is_shown_counts() -> None:
    ours, plain = measure([ONE])
    assert ours["figure"] == ours["figure shown"] == ours["shown"] == 1
    assert plain["figure shown"] == 1


def test_one_that_is_not_planted_counts_as_shown_alone() -> None:
    ours, _ = measure([{**ONE, "plants": []}])
    assert ours == {"shown": 1}


def test_every_planted_sentence_stands_in_its_report() -> None:
    told = list(stories())
    assert len(told) == 20
    for story in told:
        for plant in story["plants"]:
            assert len(plant["sides"]) > 1
            for side in plant["sides"]:
                assert all(sentence in story["reports"][name][1] for name, sentence in side)
