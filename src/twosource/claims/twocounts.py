"""Whether two figures count two things, whatever else their clauses say: seats and people, all and some."""

import re

from twosource.claims.context import Sentence
from twosource.claims.holders import Value
from twosource.claims.replaced import may_name_one
from twosource.claims.scopes import counted
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Rivals
from twosource.claims.values import concept_words, is_share, singular
from twosource.model import Figure

__all__ = ["tell_two_counts"]

# What there is room for is not what is there.
_ROOM = re.compile(
    r"\b(?:(?:room|space|seats|capacity|berths|beds)(?: \w+)? (?:for|of)|(?:can|could) (?:hold|take|carry)"
    r"|seats|seated|sleeps|accommodates)(?: up to| about| some)? $"
)
# Of those who are shot some die; who is wounded, or killed, is not all of them.
_SHOT = re.compile(r"\b(?:shot|shooting)\b(?! (?:and killed|to death|dead)\b)[^,.;]{0,20}$")
_DEAD_OR_HURT = re.compile(
    r"\b(?:(?:wound|injur|kill)(?:ed|ing)|shot (?:and killed|to death|dead))\b[^,.;]{0,20}$"
)
# What a counted noun is of: "12 graves of children", not "12 members of the club".
_KIND = re.compile(r"(?:\s[a-z]+)?\s[a-z]+s\sof\s(?:[a-z]+\s)?(children|women|men|[a-z]+s)\b")
# So many characters may stand between a figure and what it counts.
BEHIND = 12


def tell_two_counts(rival: Rivals, around: Sentence, beyond: Sentence, u: Unit, v: Unit) -> bool:
    """Whether a figure of the clause ``u`` in ``around`` counts what that of ``v`` in ``beyond`` does not."""
    room = [bool(_ROOM.search(_before_value(value, unit))) for value, unit in ((rival.a, u), (rival.b, v))]
    return (
        room[0] != room[1]
        or _count_two_kinds(rival, u, v)
        or _count_shot_and_hurt(rival, u, v)
        or _is_part_of_sum(rival, around, beyond)
        or _are_parts_of_two(rival)
        or _is_of_some(rival, u, v)
    )


def _is_of_some(rival: Rivals, u: Unit, v: Unit) -> bool:
    """Whether the smaller count is of a kind that the other's sentence does not name: graves of children."""
    a, b = rival.a, rival.b
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not a.unit is b.unit is None:
        return False
    (small, unit), (_, other) = sorted(((a, u), (b, v)), key=lambda one: one[0].value)
    kind = _KIND.match(unit.sentence.text[small.span.end - unit.sentence.start :])
    return kind is not None and kind.group(1) not in other.sentence.text.lower()


def _count_two_kinds(rival: Rivals, u: Unit, v: Unit) -> bool:
    """Whether figures count things of which none may be the other: penalties, games."""
    a, b = rival.a, rival.b
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not a.unit is b.unit is None:
        return False
    x, y = (singular(counted(f, of)) if _is_behind(f, of) else "" for f, of in ((a, u), (b, v)))
    return bool(x and y) and x != y and not may_name_one(x, y)


def _is_behind(figure: Figure, unit: Unit) -> bool:
    """Whether what a figure counts stands behind it, as it mostly does."""
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    return bool(figure.concept) and (figure.concept or "") in after[: len(figure.concept or "") + BEHIND]


def _count_shot_and_hurt(rival: Rivals, u: Unit, v: Unit) -> bool:
    """Whether one figure is of all who were shot, and the other of those who were wounded, or died."""
    before = [_before_value(value, unit) for value, unit in ((rival.a, u), (rival.b, v))]
    some = [_DEAD_OR_HURT.search(text) is not None for text in before]
    shot = [_SHOT.search(text) is not None and not part for text, part in zip(before, some, strict=True)]
    return (shot[0] and some[1]) or (shot[1] and some[0])


def _is_part_of_sum(rival: Rivals, around: Sentence, beyond: Sentence) -> bool:
    """Whether one figure and another of its sentence make up the other: $281m and $53m, $334m.

    Of things that are counted it is not asked: who was hurt in one report may have died in the other.
    """
    a, b = rival.a, rival.b
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not a.unit == b.unit is not None:
        return False
    return any(
        f.unit == part.unit and f.span != part.span and f.value > 0 and part.value + f.value == whole.value
        for part, whole, sentence in ((a, b, around), (b, a, beyond))
        for unit in sentence.units
        for f in unit.figures
    )


def _are_parts_of_two(rival: Rivals) -> bool:
    """Whether shares are of two things: a third of the crew, half of the passengers."""
    a, b = rival.a, rival.b
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not (is_share(a) and is_share(b)):
        return False
    x, y = concept_words(a)[-1:], concept_words(b)[-1:]
    return bool(x and y) and not may_name_one(x[0], y[0])


def _before_value(value: Value, unit: Unit) -> str:
    return unit.sentence.text[: value.span.start - unit.sentence.start]
