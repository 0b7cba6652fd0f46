"""Which words stand in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.attribution.marks import regions, somebodys


def quoted(text: str) -> list[str]:
    return [text[r.start : r.end] for r in regions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are late,” she said.", ["“We are late,”"]),
        ('"We are late," she said, "again."', ['"We are late,"', '"again."']),
        ("''We are late,'' she said.", ["''We are late,''"]),
        # As programs write it, who set all marks apart.
        ("`` We are late, '' she said, `` again. ''", ["`` We are late, ''", "`` again. ''"]),
        ("`` We are late.\nWe are sorry. '' She left.", ["`` We are late.", "We are sorry. ''"]),
        (
            'He said: "We are late.\nWe are sorry.\nWe left. "\nShe left.',
            ['"We are late.', "We are sorry.", 'We left. "'],
        ),
        ('He said: "We are late.\nShe left. "We were not," he said.', ['"We are late.', '"We were not,"']),
        ("She called it ‘a leaky tub’ twice.", ["‘a leaky tub’"]),
        ("He said: 'It doesn't float.' Then he left.", ["'It doesn't float.'"]),
        ("The dockers’ union said the ship’s crew is back.", []),
        ("Osk‘s boat and Osk's oar lie in the '90s shed.", []),
        ("‘The ferries’ fares are wrong,’ he said.", ["‘The ferries’ fares are wrong,’"]),
        ("“She told me ‘run’ and I ran,” he said.", ["“She told me ‘run’ and I ran,”"]),
        ("The hull is 6'2\" long.", []),
        ("«On verra», dit-il.", ["«On verra»"]),
        ("", []),
        ("“", []),
    ],
)
def test_outermost_words_in_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_what_stands_between_the_marks_has_no_white_space_at_its_ends() -> None:
    text = "`` We are late, '' she said, `` and sorry ''."
    assert [text[r.inner_start : r.inner_end] for r in regions(text)] == ["We are late,", "and sorry"]


def test_paragraphs_that_reopen_the_mark_are_one_quotation() -> None:
    text = "“The quay is wet.\n\n“The rope is wet.\n\n“So am I,” she said. “Dry” it is not."
    found = regions(text)
    assert [r.closed for r in found] == [False, False, True, True]
    assert len({r.run for r in found[:3]}) == 1
    assert found[3].run != found[0].run


def test_a_quotation_may_go_on_without_reopening_the_mark() -> None:
    text = "They sang, “No dam.\n\nNo dyke.\n\nNo toll!” and left."
    found = regions(text)
    assert [text[r.start : r.end] for r in found] == ["“No dam.", "No dyke.", "No toll!”"]
    assert len({r.run for r in found}) == 1


def test_a_heading_does_not_end_a_quotation_that_goes_on_below_it() -> None:
    text = (
        "She said: “The quay is wet.\n\n'Wet quay'\n\n“The rope is wet.”\n\nOld ropes\n\n“I am not,” he said."
    )
    found = regions(text)
    assert [text[r.start : r.end] for r in found] == [
        "“The quay is wet.",
        "“The rope is wet.”",
        "“I am not,”",
    ]
    assert found[0].run == found[1].run != found[2].run


def test_a_stray_mark_does_not_swallow_the_paragraph() -> None:
    text = "The captain” left. The “old pier stands. Nobody spoke."
    assert quoted(text) == []


def test_a_close_alone_on_its_line_is_no_quotation() -> None:
    for text in ('"a\n”', "“The sluice is shut.\n\n” Nobody spoke."):
        assert all(r.inner_start < r.inner_end for r in regions(text))


@given(st.text(alphabet="ab .,s’‘'\"“”«»-\n’", max_size=80))
def test_regions_are_ordered_and_never_overlap(text: str) -> None:
    at, running = 0, False
    for region in regions(text):
        assert at <= region.start <= region.inner_start <= region.inner_end <= region.end <= len(text)
        assert region.start < region.end
        # Only the rest of a quotation that ran on from the paragraph before has no mark at its start.
        assert region.start < region.inner_start or (running and region.inner_start < region.inner_end)
        assert "\n" not in text[region.start : region.end]
        at, running = region.end, not region.closed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee left. “We are late.” Nobody cared.", ["“We are late.”"]),
        ("Lee left.\n“We are late.\n“We are sorry.”\nNobody cared.", ["“We are late.", "“We are sorry.”"]),
        # Nothing closes it; a whole text in marks, as tables hold it; words in single marks.
        ("Lee left.\n“We are late. Nobody cared about it.", []),
        ("“Lee left at noon. Nobody cared.”", []),
        ("Lee left. She called it ‘a leaky tub’ twice.", []),
    ],
)
def test_somebodys_words_stand_in_double_marks_that_end(text: str, expected: list[str]) -> None:
    assert [text[r.start : r.end] for r in somebodys(text)] == expected
