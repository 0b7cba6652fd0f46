"""Claims that a report says word for word but for one thing: they are not confirmed by it."""

from collections.abc import Callable

import pytest

from twosource.claims import check
from twosource.dossier.walking import Walked
from twosource.model import Check

from .conftest import Written

AROUND = "Rain fell on the town all day. The council is to meet again next week."


@pytest.fixture
def answer(walked: Callable[[Written], Walked]) -> Callable[[str, str], Check]:
    def answered(told: str, brought: str) -> Check:
        w = walked({"Tarn Gazette": f"{told} {AROUND}"})
        return check(brought, w.parsed, w.quotations, w.people, w.copying)

    return answered


@pytest.mark.parametrize(
    ("told", "brought"),
    [
        ("Anna Holm was elected mayor of Vale on Sunday.", "Peter Holm was elected mayor of Vale on Sunday."),
        ("The rebels broke the ceasefire on Friday.", "The army broke the ceasefire on Friday."),
        ("The ceasefire was broken by the rebels on Friday.", "The army broke the ceasefire on Friday."),
        ("The study was paid for by the tobacco industry.", "The study was paid for by the government."),
        ("Exports to China rose by 5 percent.", "Exports to Japan rose by 5 percent."),
        ("The company made a profit of $3 million.", "The company made a loss of $3 million."),
        ("The Supreme Court upheld the ban.", "The appeals court upheld the ban."),
        ("The tower is the second tallest in Europe.", "The tower is the tallest in Europe."),
        ("The tower will be the tallest in Europe.", "The tower will be the tallest in the world."),
        ("Ms Holm is deputy chief executive of Borg Steel.", "Ms Holm is chief executive of Borg Steel."),
        ("The former minister was questioned by police.", "The minister was questioned by police."),
        ("The girl was in a stable condition.", "The girl was in a critical condition."),
        ("The bank raised its forecast for growth.", "The bank cut its forecast for growth."),
        ("The dam is 40 years old and 300 metres long.", "The dam is 300 years old."),
    ],
)
def test_another_word_in_its_place_is_not_the_claim(
    answer: Callable[[str, str], Check], told: str, brought: str
) -> None:
    assert answer(told, brought).state in ("contradicted", "not-reported")
    assert answer(told, told).state == "single-origin"


@pytest.mark.parametrize(
    ("told", "brought"),
    [
        ("The widow of Borg sued the hospital.", "Borg sued the hospital."),
        ("The doctor who treated Holm was arrested.", "Holm was arrested."),
        ("The book about Holm was banned in Vale.", "Holm was banned in Vale."),
    ],
)
def test_who_is_only_named_beside_it_does_not_do_it(
    answer: Callable[[str, str], Check], told: str, brought: str
) -> None:
    assert answer(told, brought).state in ("contradicted", "not-reported")


@pytest.mark.parametrize(
    ("told", "brought"),
    [
        ("A lawyer for Holm filed a suit on Monday.", "Holm filed a suit on Monday."),
        ("Holm and Borg were killed in the crash.", "Borg was killed in the crash."),
        ("Holm was joined by Borg in condemning the raid.", "Borg condemned the raid."),
        ("The goal was scored by Borg after a pass from Holm.", "Borg scored the goal."),
    ],
)
def test_who_does_it_with_or_through_somebody_does(
    answer: Callable[[str, str], Check], told: str, brought: str
) -> None:
    assert answer(told, brought).state == "single-origin"


@pytest.mark.parametrize(
    ("told", "brought"),
    [
        ("Soldiers entered the city on Friday.", "Troops entered the city on Friday."),
        ("The suspect was held without bond.", "The suspect was held without bail."),
        ("Tom Sedley, 41, was arrested in Hull.", "Thomas Sedley was arrested in Hull."),
        ("Officials in Berlin rejected the plan.", "Officials in Germany rejected the plan."),
        ("The ship was seized by pirates off Somalia.", "The vessel was seized by pirates off Somalia."),
        ("The head of the bank resigned on Monday.", "The bank's chief resigned on Monday."),
    ],
)
def test_another_word_for_the_same_is(answer: Callable[[str, str], Check], told: str, brought: str) -> None:
    assert answer(told, brought).state == "single-origin"


@pytest.mark.parametrize(
    ("told", "brought"),
    [
        (
            "The minister said the tax could rise next year.",
            "The minister said the tax would rise next year.",
        ),
        ("If the union agrees, the mill will reopen in May.", "The mill will reopen in May."),
        ("The new law would lower the tax on fuel.", "The new law lowered the tax on fuel."),
        ("The minister considered resigning on Friday.", "The minister resigned on Friday."),
        ("The union called off the strike.", "The union called the strike."),
        ("Instead of resigning, Holm called an election.", "Holm resigned."),
        ("Prices rose by 3 points to 9 percent.", "Prices rose by 9 percent."),
    ],
)
def test_what_may_or_is_to_be_is_not_done(
    answer: Callable[[str, str], Check], told: str, brought: str
) -> None:
    assert answer(told, brought).state in ("contradicted", "not-reported")


@pytest.mark.parametrize(
    ("told", "brought"),
    [
        ("At least 40 people died in the floods.", "At most 40 people died in the floods."),
        (
            "Nearly half of the workers voted for the strike.",
            "More than half of the workers voted for the strike.",
        ),
    ],
)
def test_bounds_that_leave_nothing_to_each_other(
    answer: Callable[[str, str], Check], told: str, brought: str
) -> None:
    assert answer(told, brought).state in ("contradicted", "not-reported")
    assert answer(told, told).state == "single-origin"
