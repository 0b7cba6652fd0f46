"""Versions of one utterance."""

from collections.abc import Callable
from typing import Any

import pytest

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


def test_a_sentence_with_a_word_changed_and_another_speaker_is_one_utterance(parsed: Parse) -> None:
    found, _ = of(
        parsed,
        "“Depending upon the tide at the time of arrival, those crews may have to wait off the quay while "
        "pilots work,” Ines Calder said in a statement.",
        "“Depending on the tide at the time of arrival, crews may have to wait off the quay while pilots "
        "work,” said Paul Brandt, the harbour master.",
    )
    assert len(found) == 1
    assert "speaker-changed" in labels(found[0])
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


def test_one_report_alone_makes_a_family_only_where_it_quotes_words_twice_and_otherwise(
    parsed: Parse,
) -> None:
    again = "Later Ines Calder called the lighthouse “a rusty monument that nobody should pay for” on Monday."
    found, _ = of(parsed, f"{FULL}\n\nThe keeper left in May. {again}")
    assert [labels(f) for f in found] == [{"trimmed"}]
    assert found[0].alarm is None
    assert of(parsed, f"{FULL}\n\nThe keeper left in May. {FULL}")[0] == ()


def test_one_report_with_two_speakers_of_the_same_words_makes_a_family(parsed: Parse) -> None:
    text = f"{FULL}\n\nPaul Brandt called it “a rusty monument that nobody should pay for” on Monday."
    found, _ = of(parsed, text)
    assert [f.speakers for f in found] == [("Ines Calder", "Paul Brandt")]


def test_nested_attributions_of_the_same_words_count_once(parsed: Parse) -> None:
    nested = "Ines Calder decried what she called the “rusty monument that nobody should pay for” on Monday."
    assert of(parsed, nested)[0] == ()
    found, quotations_by_id = of(parsed, FULL, nested)
    assert len(found) == 1
    assert len({quotations_by_id[q].content[0].report for q in found[0].quotations}) == 2
    assert len(found[0].quotations) == 2


def test_words_that_both_speakers_use_in_one_report_are_no_rival_claim(parsed: Parse) -> None:
    both = f"{FULL}\n\nPaul Brandt called it “a rusty monument that nobody should pay for” on Monday."
    found, _ = of(parsed, FULL, both)
    assert found[0].speakers == ("Ines Calder", "Paul Brandt")
    assert (found[0].alarm or "").startswith("one report gives the same words to")


def test_words_retold_beyond_the_marks_are_not_trimmed(parsed: Parse) -> None:
    base = "Ines Calder called the ferry a “leaky rusty hulk that belongs in the harbour museum” on Monday."
    retold = "Ines Calder referred to the ferry as a “leaky rusty hulk” that ought to be sunk near Torhaven."
    found, _ = of(parsed, base, retold)
    assert labels(found[0]) == {"indirect"}
    framed = "Ines Calder called the old white ferry boat a “leaky rusty hulk” on Monday."
    found, _ = of(parsed, base, framed)
    assert labels(found[0]) == {"trimmed"}


def test_an_article_case_and_kind_of_mark_are_no_change(parsed: Parse) -> None:
    found, _ = of(
        parsed,
        "Ines Calder called the ferry a “rusty hulk that nobody wants” on Monday.",
        "Ines Calder called the ferry ‘a Rusty Hulk that nobody wants’ on Monday.",
    )
    assert labels(found[0]) == {"verbatim"}


def test_one_saying_in_other_words_is_one_family_with_a_word_of_warning(parsed: Parse) -> None:
    reports = [
        parsed("“We will not give up our harbour to anybody,” Ines Calder said.", "r0"),
        parsed("“We are never going to surrender our port to anyone,” Ines Calder said.", "r1"),
    ]
    _, found = resolve(reports, [q for p in reports for q in quotations(p)])
    apart = [p.report for p in reports]
    assert families(found, apart) == ()
    one = families(found, apart, same=[(found[0].id, found[1].id)])
    assert labels(one[0]) == {"word-swap"}
    assert "translated twice" in (one[0].alarm or "")
    # Words that show by themselves that they are one saying say nothing of a translation.
    reports = [parsed(FULL, "r0"), parsed(FULL.replace("rusty", "golden"), "r1")]
    _, found = resolve(reports, [q for p in reports for q in quotations(p)])
    same = families(found, [p.report for p in reports], same=[(found[0].id, found[1].id)])
    assert "translated" not in (same[0].alarm or "translated")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Nobody realised that the data center was a harbour office at first,” Ines Calder said.",) * 2,
        (
            "“Nobody realised that he's paid for the datacentre on the 11th day,” Ines Calder said.",
            "“Nobody realized that he is paid for the data center on the eleventh day,” Ines Calder said.",
        ),
    ],
)
def test_spelling_is_no_change_of_words(parsed: Parse, one: str, other: str) -> None:
    found, _ = of(parsed, one, other)
    assert labels(found[0]) == {"verbatim"}
    assert found[0].alarm is None


LONG = "The harbour board has told us that {} determined to keep the bridge from falling into the river"


@pytest.mark.parametrize(
    ("who", "people"), [("Benjamin Calder", 1), ("Ruth Calder, his sister Chipper’s", 2)]
)
def test_one_person_under_two_given_names_is_known_by_his_words(parsed: Parse, who: str, people: int) -> None:
    also = "Ruth Calder and Chipper Calder own the mill. " if people == 2 else ""
    found, _ = of(
        parsed,
        f"{also}“{LONG.format('it’s')} and I thank it for that,” Chipper Calder said.",
        f"“{LONG.format('it is')},” {who.split(',')[0]} said on Monday. “If it is, it will act at once.”",
    )
    assert len(found) == 1
    assert len(found[0].speakers) == people
    assert (found[0].alarm is None) == (people == 1)
