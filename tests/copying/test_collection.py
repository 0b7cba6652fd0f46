"""Fingerprints and a collection: whoever shares twelve words in a row is found, in any order of adding."""

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.copying import Collection
from twosource.copying._prints import prints

from .conftest import INDEPENDENT, REWRITE, reprints

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "dam",
        "town",
        "water",
        "fire",
        "log",
        "eleven",
        "Ä",
        "ñandú",
        "3",
        "900",
        "o’clock",
        "wall’s",
    ]
)


def test_every_edit_of_a_wire_story_is_found_and_independent_reports_are_not() -> None:
    texts = reprints()
    collection = Collection()
    collection.add([texts["verbatim"], *(text for name, text in INDEPENDENT.items() if name != "valley")])
    for name, text in texts.items():
        found = collection.search(text)
        assert [number for number, _ in found] == [0], name
    assert [number for number, _ in collection.search(REWRITE)] == [0]


@settings(max_examples=150, deadline=None)
@given(
    shared=st.lists(WORDS, min_size=12, max_size=15),
    around=st.lists(st.lists(WORDS, max_size=12), min_size=4, max_size=4),
)
def test_twelve_words_in_a_row_share_a_key(shared: list[str], around: list[list[str]]) -> None:
    one = " ".join([*around[0], *shared, *around[1]])
    two = ", ".join([*around[2], *shared, *around[3]]).upper()
    a, b = (set(prints([text])[0].tolist()) for text in (one, two))
    # Case and marks do not count, but for letters beyond ASCII, whose case is kept.
    if re.fullmatch(r"[\x00-\x7f’]*", one + two):
        assert a & b


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=200) | st.lists(WORDS, max_size=60).map(" ".join), max_size=8))
def test_a_text_has_the_same_keys_alone_and_among_others(texts: list[str]) -> None:
    keys, owners = prints(texts)
    assert len(keys) == len(owners)
    for number, text in enumerate(texts):
        assert sorted(keys[owners == number].tolist()) == sorted(prints([text])[0].tolist())


def test_a_collection_may_grow_in_any_steps_and_be_kept(tmp_path) -> None:
    chance = random.Random(5)
    words = [f"w{n}" for n in range(300)]
    texts = [" ".join(chance.choices(words, k=60)) for _ in range(90)]
    whole, grown = Collection(), Collection()
    whole.add(texts)
    for start, end in ((0, 1), (1, 2), (2, 40), (40, 41), (41, 90)):
        grown.add(texts[start:end])
    queries = [texts[7], texts[60][40:-40], "nothing of the kind"]
    assert whole.search_all(queries) == grown.search_all(queries) == [whole.search(q) for q in queries]
    assert whole.search(texts[7])[0][0] == 7
    assert whole.search("nothing of the kind") == []
    grown.save(tmp_path / "keys.npz")
    kept = Collection.load(tmp_path / "keys.npz")
    assert (len(kept), kept.search_all(queries)) == (90, whole.search_all(queries))
    assert kept.bytes > 0
