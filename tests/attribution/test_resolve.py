"""People over a story, and where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from twosource.attribution import quotations, resolve
from twosource.model import Name, Person, Quotation, Span

Parse = Callable[..., Any]

ONE = (
    "Mayor Ines Calder called for the town to build a dam on Monday.\n\n"
    "“The town must build the dam,” Ms. Calder said. Councillor Tom Averill opposes building the dam."
)
TWO = (
    "Torhaven’s mayor wants a dam.\n\nInes Calder urged the council to build the dam. "
    "“It is time to build the dam,” Calder said.\n\nThomas Averill rejected calls to build the dam, "
    "and his wife Ruth Averill stayed away."
)


def story(parsed: Parse, *texts: str) -> tuple[tuple[Person, ...], tuple[Quotation, ...]]:
    reports = [parsed(text, f"r{n}") for n, text in enumerate(texts)]
    return resolve(reports, [q for p in reports for q in quotations(p)])


def by_name(people: tuple[Person, ...]) -> dict[str, Person]:
    return {p.name: p for p in people}


def test_one_person_under_many_names(parsed: Parse) -> None:
    people, found = story(parsed, ONE, TWO)
    calder = by_name(people)["Ines Calder"]
    assert {"Calder", "Ms. Calder"} <= set(calder.aliases)
    assert {m.report for m in calder.mentions} == {"r0", "r1"}
    speakers = {q.speaker.person for q in found if q.speaker and q.speaker.name == "Ines Calder"}
    assert speakers == {calder.id}


@pytest.mark.parametrize(
    ("name", "kinds", "expected"),
    [
        ("Harbour Watch", ("organisation", "organisation", "person"), ["organisation"]),
        ("Ruben Tolle", ("person", "organisation", "person"), ["person"]),
        # One word alone is a town as soon as it is taken for one now and then ...
        ("Garthmoor", ("person", "place", "place"), ["place"]),
        # ... but not where it is so once.
        ("Tolle", ("person", "place", "person"), ["person", "place"]),
    ],
)
def test_one_name_is_of_one_kind(parsed: Parse, name: str, kinds: Sequence[str], expected: list[str]) -> None:
    text = f"The dam was shown to visitors by {name} on Monday."
    at = text.index(name)
    reports = [
        replace(parsed(text, f"r{n}"), names=(Name(Span(f"r{n}", at, at + len(name), name), kind),))  # type: ignore[arg-type]
        for n, kind in enumerate(kinds)
    ]
    people, _ = resolve(reports, [])
    assert sorted(p.kind for p in people if p.name == name) == expected
    if len(expected) == 1:
        assert {m.report for p in people for m in p.mentions} == {"r0", "r1", "r2"}


def test_a_boy_and_a_town_of_one_name_stay_two(parsed: Parse) -> None:
    texts = ("Garthmoor, 12, said he was happy.", "Rain fell in Garthmoor.", "Garthmoor is wet.")
    reports = [
        replace(parsed(text, f"r{n}"), names=(Name(Span(f"r{n}", at, at + 9, "Garthmoor"), kind),))  # type: ignore[arg-type]
        for n, (text, kind) in enumerate(zip(texts, ("person", "place", "place"), strict=True))
        for at in [text.index("Garthmoor")]
    ]
    people, _ = resolve(reports, [])
    assert sorted(p.kind for p in people) == ["person", "place"]


def test_two_who_share_a_surname_stay_two(parsed: Parse) -> None:
    people, _ = story(parsed, ONE, TWO)
    averills = [p.name for p in people if "Averill" in p.name]
    assert len(averills) == 2
    assert "Ruth Averill" in averills


def test_a_surname_that_two_bear_equally_is_nobodys(parsed: Parse) -> None:
    text = "Ruth Averill and Thomas Averill own the mill. “The mill is sold,” Averill said."
    people, found = story(parsed, text)
    direct = [q for q in found if q.kind == "direct"]
    assert direct
    assert direct[0].speaker is None or direct[0].speaker.person is None
    assert {p.name for p in people if p.kind == "person"} == {"Ruth Averill", "Thomas Averill"}


def test_spelling_variants_of_one_name(parsed: Parse) -> None:
    people, _ = story(
        parsed,
        "President Borys Tarkovsky spoke in Torhaven. Tarkovsky left early.",
        "Borys Tarkovskyy spoke in Torhaven on Monday.",
    )
    assert len([p for p in people if p.kind == "person"]) == 1


def test_positions_come_from_frames_of_stance(parsed: Parse) -> None:
    people, _ = story(parsed, ONE, TWO)
    stances = {p.name: {x.stance for x in p.positions} for p in people if p.positions}
    assert stances["Ines Calder"] == {"for"}
    averill = next(name for name in stances if "Averill" in name)
    assert stances[averill] == {"against"}
    for person in people:
        for position in person.positions:
            assert "build" in position.on
            assert position.span.text in (ONE, TWO)[int(position.span.report[1])]


def test_praise_alone_is_no_position(parsed: Parse) -> None:
    people, _ = story(parsed, "Ines Calder called the dam a marvel. “What a dam,” she said.")
    assert all(not p.positions for p in people)


def test_the_order_of_reports_does_not_matter(parsed: Parse) -> None:
    reports = [parsed(text, f"r{n}") for n, text in enumerate((ONE, TWO))]
    found = [q for p in reports for q in quotations(p)]
    people, resolved = resolve(reports, found)
    again, turned = resolve(reports[::-1], found[::-1])
    assert people == again
    assert resolved == turned[::-1]
    assert len({p.id for p in people}) == len(people)


def test_every_mention_is_a_slice(parsed: Parse) -> None:
    people, _ = story(parsed, ONE, TWO)
    for person in people:
        for mention in person.mentions:
            assert mention.text == (ONE, TWO)[int(mention.report[1])][mention.start : mention.end]


def test_others_named_behind_while_have_a_position_of_their_own(parsed: Parse) -> None:
    third = (
        "The council is divided: some support the mayor, considering the old quay a ruin, while others, "
        "including Councillor Ruth Averill, insist on abandoning the dam."
    )
    _, found = story(parsed, ONE, TWO, third)
    behind = [q for q in found if q.source is not None and "Ruth Averill" in q.source.text]
    assert [q.content[0].text for q in behind] == ["abandoning the dam"]
    assert not any("quay" in c.text and "Averill" in c.text for q in found for c in q.content)


def test_what_a_clause_only_tells_of_is_nobodys_aim(parsed: Parse) -> None:
    aside = "Paul Brandt warned the town about its budget on Monday, while workers built the dam."
    people, _ = story(parsed, ONE, TWO, aside)
    assert "Paul Brandt" not in {p.name for p in people if p.positions}


def test_a_name_in_two_words_or_one_is_one_person(parsed: Parse) -> None:
    people, _ = story(
        parsed,
        "Vincent Del Giudice spoke on Monday. “The dam will hold,” Vincent Del Giudice said.",
        "Lawyer Vincent DelGiudice was asked. “The dam is safe,” Vincent DelGiudice said.",
    )
    assert len([p for p in people if "Giudice" in p.name]) == 1


def test_a_president_named_only_by_surname_is_not_his_wife(parsed: Parse) -> None:
    people, _ = story(
        parsed,
        "President Venn assailed the harbour board on Monday. The first lady, Melina Venn, called the board "
        "cruel. Mr. Venn left early, and Venn said nothing more.",
        "She held a mask of President Venn on the quay.",
    )
    venns = {p.name: p for p in people if "Venn" in p.name}
    assert set(venns) == {"Venn", "Melina Venn"}
    assert {m.report for m in venns["Melina Venn"].mentions} == {"r0"}
    assert {m.report for m in venns["Venn"].mentions} == {"r0", "r1"}


def test_initials_and_editors_brackets_are_the_same_person(parsed: Parse) -> None:
    people, _ = story(
        parsed,
        "Councillor K. Michael Brandt spoke. “It is no part of [special counsel Robert] Averill’s report,” "
        "Brandt said.",
        "Councillor Michael Brandt left. Robert Averill wrote a report.",
    )
    assert len([p for p in people if "Brandt" in p.name]) == 1
    assert len([p for p in people if "Averill" in p.name]) == 1


def test_a_given_name_written_otherwise_is_one_person_unless_a_report_names_both(parsed: Parse) -> None:
    one, other = "Catherine Brandt owns the mill.", "Katherine Brandt opened the mill on Monday."
    people, _ = story(parsed, one, other, "Jon Averill left.", "John Averill left the mill.")
    assert sorted(p.name.split()[-1] for p in people if p.kind == "person") == ["Averill", "Brandt"]
    people, _ = story(parsed, one, other, f"{one} Her sister Katherine Brandt does not.")
    assert len([p for p in people if "Brandt" in p.name]) == 2


def test_a_surname_that_a_paper_spells_otherwise_is_one_person(parsed: Parse) -> None:
    one, other = "Andrew Welzler owns the mill.", "Andrew Wetzler opened the mill on Monday."
    people, _ = story(parsed, one, other)
    (person,) = (p for p in people if p.kind == "person")
    assert {person.name, *person.aliases} == {"Andrew Welzler", "Andrew Wetzler"}
    # A report that names both tells of two.
    people, _ = story(parsed, one, other, f"{one} His friend Andrew Wetzler does not.")
    assert len([p for p in people if p.kind == "person"]) == 2
    # Another name is no slip.
    people, _ = story(parsed, one, "Andrew Welzberg opened the mill on Monday.")
    assert len([p for p in people if p.kind == "person"]) == 2
