"""Pairs of clauses weighed on arrays: none is lost that an alignment would keep, and nothing changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims.align import align
from twosource.claims.context import prepare
from twosource.claims.prospects import Prospects
from twosource.dossier.walking import walk

from .conftest import reports_of

TEXTS = {
    "Aldmoor Post": (
        "Mayor Clara Venn of Aldmoor beat Tom Hale on Sunday. The Clintons bought the Mill Lane brewery for "
        "£3 million. Senators refused to back Venn's indictment. The NATO alliance sent 200 soldiers."
    ),
    "Vale Herald": (
        "Tom Hale lost to Clara Venn, the mayor, at the polls. The brewery on Mill Lane was sold to Bill "
        "Clinton for £3 million. The Senate declined to support that the mayor be indicted. NATO "
        "deployed 200 troops."
    ),
    "Coast Wire": (
        "Venn was defeated by Hale, Aldmoor's council said. Some 200 soldiers of the bloc arrived. "
        "The Mill Laine brewery closed, and workers who had been hired were fired."
    ),
}
WORDS = (
    "Venn",
    "Clara",
    "Hale",
    "Aldmoor",
    "Clinton",
    "Clintons",
    "Senate",
    "senators",
    "NATO",
    "alliance",
    "mayor",
    "beat",
    "lost",
    "to",
    "by",
    "brewery",
    "bought",
    "sold",
    "indicted",
    "indictment",
    "refused",
    "declined",
    "the",
    "of",
    "was",
    "soldiers",
    "troops",
    "hired",
    "work",
    "council",
    "200",
    "three",
)


def check_all(texts: dict[str, str], least: float) -> int:
    walked = walk(reports_of(texts))
    context = prepare(walked.parsed, walked.quotations, walked.people, walked.copying)
    flat = list(context.units())
    numbers = {id(sentence): n for n, sentence in enumerate(context.sentences)}
    prospects = Prospects(
        [unit for unit, _ in flat], [numbers[id(s)] for _, s in flat], context.similar, context.rarity
    )
    kept = 0
    for i, (u, _) in enumerate(flat):
        worth = dict(prospects.worth(i, range(len(flat)), least))
        for j, (v, sentence) in enumerate(flat):
            plain = align(u, v, sentence.units, context.similar, context.rarity)
            if plain.coverage >= least:
                assert j in worth
                assert align(u, v, sentence.units, context.similar, context.rarity, worth[j]) == plain
                kept += i != j
    return kept


@pytest.mark.parametrize("least", [0.0, 0.2, 0.4, 0.7])
def test_no_pair_is_lost_that_says_enough(least: float) -> None:
    assert check_all(TEXTS, least) >= 4


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9), min_size=2, max_size=4))
def test_nor_of_any_words(sentences: list[list[str]]) -> None:
    texts = {f"Outlet {n}": " ".join(words).capitalize() + "." for n, words in enumerate(sentences)}
    check_all(texts, 0.3)
