# ruff: noqa: E501 - the reasons stand beside their cases
"""A coverage whose truth is known, and the ladder behind each of its claims.

Twelve papers print one wire story, each after an edit of its own; one of them credits the agency. Two more
rewrite it: "rewrite" takes two of its sentences and adds its own reporting, "digest" shortens it. Three papers
report for themselves, one of which quotes the same witness. Two blogs credit each other in a circle for a
rumour that neither has seen.
"""

import pytest

from twosource.copying import independent, origins_at, trace
from twosource.model import Report, Span

from .conftest import INDEPENDENT, REWRITE, WIRE, make, reprints

DIGEST = "\n\n".join(
    [
        "Orvelt counts the cost of a broken dam.",
        *(part.split(". ")[0].rstrip(".") + "." for part in WIRE.split("\n\n")[:3]),
        "Shops in the upper town stayed open, and the school gave out blankets all day.",
    ]
)
RUMOUR = "the sluice had been opened by hand on Saturday evening"
CIRCLE = {
    "Valley Blog": f"According to Hill Diary, {RUMOUR}. We could not find out more about this story on Monday.",
    "Hill Diary": f"As Valley Blog first reported, {RUMOUR}. Nobody at the town hall wanted to speak of it to us.",
}
PRINTED = sorted(reprints())


@pytest.fixture(scope="module")
def coverage() -> dict[str, Report]:
    texts = reprints()
    texts["verbatim"] = "ORVELT (Reuters) - " + texts["verbatim"]
    papers = {**texts, "rewrite": REWRITE, "digest": DIGEST, **INDEPENDENT, **CIRCLE}
    return {name: make(name, text) for name, text in papers.items()}


# What is said, by whom, from how many origins, and why.
CLAIMS = [
    (
        "shortly before 4 a.m.",
        [*PRINTED, "rewrite", "digest"],
        1,
        "twelve prints, a digest, and a passage copied from them",
    ),
    (
        "A dam above the mining town",
        [
            *(name for name in PRINTED if name not in {"lead rewritten", "caps", "words changed"}),
            "words changed",
            "digest",
        ],
        1,
        "one text",
    ),
    ("nobody had sounded a siren", ["rewrite"], 1, "the rewrite's own reporting"),
    ("gave out blankets", ["digest"], 1, "the digest's own line"),
    ("Ilse Brandt", ["engineer"], 1, "one paper's own interview"),
    ("Jonas Weil", ["valley"], 1, "one paper's own interview"),
]
TOGETHER = [
    # (words in one report, words in another, origins behind both, why)
    (
        ("verbatim", "eastern wall"),
        ("engineer", "eastern wall"),
        2,
        "an agency and a paper that read the minutes",
    ),
    (
        ("end cut", "about 900 people"),
        ("valley", "Jonas Weil"),
        2,
        "a print of the agency and a paper that was there",
    ),
    (
        ("rewrite", "shortly before 4 a.m."),
        ("verbatim", "shortly before 4 a.m."),
        1,
        "a copied sentence is the agency's",
    ),
    (
        ("rewrite", "nobody had sounded a siren"),
        ("verbatim", "about 900 people"),
        1,
        "a rewrite leans on what it took: when unsure, once",
    ),
    (("digest", "about 900 people"), ("caps", "about 900 people"), 1, "a digest is the text it shortens"),
    (("engineer", "Ilse Brandt"), ("insurer", "three people in the trade"), 2, "two papers, nothing shared"),
    (
        ("Valley Blog", RUMOUR),
        ("Hill Diary", RUMOUR),
        1,
        "each has it from the other: a circle is one origin at most",
    ),
]


def at(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(report.id, start, start + len(words), words)


@pytest.mark.parametrize(("words", "where", "origins", "why"), CLAIMS, ids=[why for *_, why in CLAIMS])
def test_the_ladder_of_a_claim_is_exact(coverage, words, where, origins, why):
    reports = list(coverage.values())
    holding = [name for name, report in coverage.items() if words in report.text]
    assert sorted(holding) == sorted(where)
    spans = [at(coverage[name], words) for name in holding]
    assert independent(trace(reports), spans, reports=reports) == origins


@pytest.mark.parametrize(("one", "two", "origins", "why"), TOGETHER, ids=[why for *_, why in TOGETHER])
def test_two_reports_count_as_what_they_are(coverage, one, two, origins, why):
    reports = list(coverage.values())
    spans = [at(coverage[name], words) for name, words in (one, two)]
    assert independent(trace(reports), spans, reports=reports) == origins


def test_the_circle_is_shown_as_one(coverage):
    copying = trace(list(coverage.values()))
    why = [origin.why for origin in copying.origins if "credit each other" in origin.why]
    assert why
    names = {origin.id: origin.name for origin in copying.origins}
    behind = [{names[it] for it in origins_at(copying, at(coverage[name], RUMOUR))} for name in CIRCLE]
    assert behind[0] == behind[1] == {"unknown (Hill Diary and Valley Blog cite each other)"}
