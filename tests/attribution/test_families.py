"""Versions of one utterance."""

from collections.abc import Callable
from typing import Any

from twosource.attribution import families, quotations, resolve
from twosource.model import Family, Quotation

Parse = Callable[..., Any]


def of(parsed: Parse, *texts: str) -> tuple[tuple[Family, ...], dict[str, Quotation]]:
    reports = [parsed(text, f"r{n}") for n, text in enumerate(texts)]
    _, found = resolve(reports, [q for p in reports for q in quotations(p)])
    return families(found, [p.report for p in reports]), {q.id: q for q in found}


def labels(family: Family) -> set[str]:
    return {c.label for c in family.change}


FULL = "“The old lighthouse is a rusty monument that nobody should pay for,” Ines Calder said."


def test_the_same_words_in_two_reports(parsed: Parse) -> None:
    found, _ = of(parsed, FULL, FULL)
    assert len(found) == 1
    assert labels(found[0]) == {"verbatim"}
    assert found[0].speakers == ("Ines Calder",)
    assert found[0].alarm is None


def test_a_part_of_them(parsed: Parse) -> None:
    found, _ = of(parsed, FULL, "Ines Calder called the lighthouse “a rusty monument” on Monday.")
    assert labels(found[0]) == {"trimmed"}
    assert found[0].alarm is None


def test_other_words_inside_the_marks_raise_an_alarm(parsed: Parse) -> None:
    changed = "“The old lighthouse is a golden monument that nobody should pay for,” Ines Calder said."
    found, _ = of(parsed, FULL, changed)
    assert labels(found[0]) == {"word-swap"}
    assert found[0].alarm is not None
    assert "golden" in found[0].alarm or "rusty" in found[0].alarm


def test_another_speaker_raises_an_alarm(parsed: Parse) -> None:
    other = "Paul Brandt called the lighthouse “a rusty monument that nobody should pay for” on Monday."
    found, _ = of(parsed, FULL, other)
    assert "speaker-changed" in labels(found[0])
    assert found[0].speakers == ("Ines Calder", "Paul Brandt")
    assert found[0].alarm is not None


def test_words_reported_without_marks(parsed: Parse) -> None:
    told = "Ines Calder said that the old lighthouse was a rusty monument nobody should pay for."
    found, _ = of(parsed, FULL, told)
    assert labels(found[0]) == {"indirect"}


def test_left_out_words(parsed: Parse) -> None:
    short = "“The old lighthouse is a rusty monument … nobody should pay for,” Ines Calder said."
    found, _ = of(parsed, FULL, short)
    assert labels(found[0]) == {"ellipsis"}


def test_short_common_words_make_no_family(parsed: Parse) -> None:
    found, _ = of(
        parsed,
        "Ines Calder called the plan “good” on Monday.",
        "Paul Brandt called the boat “good” on Monday.",
    )
    assert found == ()


def test_the_order_of_input_does_not_matter(parsed: Parse) -> None:
    reports = [parsed(FULL, "r0"), parsed(FULL, "r1")]
    found = [q for p in reports for q in quotations(p)]
    one = families(found, [p.report for p in reports])
    two = families(found[::-1], [p.report for p in reports][::-1])
    assert one == two
