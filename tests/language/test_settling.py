"""What one report of a story leaves open, settled by the others: names of people."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language import Parsed, parse, settle
from twosource.model import Name, Report


def parsed(*texts: str) -> list[Parsed]:
    return list(parse([Report(id=f"r{n}", input="x", sha256="", text=text) for n, text in enumerate(texts)]))


def without_names(one: Parsed, *keep: str) -> Parsed:
    """The report as a finder reads it that knows only the names in ``keep``."""
    names = tuple(
        Name(one.span(at, at + len(text)), "person")
        for text in keep
        if (at := one.report.text.find(text)) >= 0
    )
    return replace(one, names=names)


ONE = "Iga Holm opened the mill on Monday."
TWO = "The mill of Iga Holm was opened."


def people(one: Parsed) -> list[str]:
    return [name.span.text for name in one.names if name.kind == "person"]


def test_a_name_that_two_reports_give_in_full_is_found_in_the_third() -> None:
    a, b, c = parsed(ONE, TWO, "The 19-year-old Iga Holm wept.")
    found = settle([without_names(a, "Iga Holm"), without_names(b, "Iga Holm"), without_names(c, "Holm")])
    assert [people(one) for one in found] == [["Iga Holm"]] * 3
    # One report alone may have misread it.
    found = settle([without_names(a, "Iga Holm"), without_names(c, "Holm")])
    assert people(found[1]) == ["Holm"]


def test_a_longer_name_is_another_person() -> None:
    a, b, c = parsed(ONE, TWO, "Iga Holm Odlin, who owns it, was away.")
    found = settle([without_names(a, "Iga Holm"), without_names(b, "Iga Holm"), without_names(c)])
    assert people(found[2]) == []
    found = settle(
        [without_names(a, "Iga Holm"), without_names(b, "Iga Holm"), without_names(c, "Iga Holm Odlin")]
    )
    assert people(found[2]) == ["Iga Holm Odlin"]


def test_a_surname_taken_for_a_firm_is_the_person_of_the_other_reports() -> None:
    a, b = parsed("Iga Holm opened it. Holm wept.", "Holm opened the mill at Vale.")
    firm = replace(b, names=(Name(b.span(0, 4), "organisation"),))
    whole = replace(a, names=(Name(a.span(0, 8), "person"), Name(a.span(20, 24), "person")))
    assert people(settle([whole, firm])[1]) == ["Holm"]
    (c,) = parsed("Holm Mills closed. Holm lost.")
    mills = replace(c, names=(Name(c.span(0, 10), "organisation"), Name(c.span(19, 23), "organisation")))
    assert people(settle([whole, mills])[1]) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([ONE, TWO, "Iga Holm.", "Holm", "Iga  Holm, Iga Holm’s mill"]), max_size=4))
def test_every_name_is_a_slice_and_none_overlaps_another(texts: list[str]) -> None:
    for one in settle(parsed(*texts)):
        for name in one.names:
            assert one.report.text[name.span.start : name.span.end] == name.span.text
        ends = [name.span.end for name in one.names]
        assert all(end <= after.span.start for end, after in zip(ends, one.names[1:], strict=False))
