"""Where a sentence counts otherwise than a claim: another ordinal, part of the day, age or figure there."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from twosource.claims.lexicon import same_group
from twosource.claims.standing import SURE, Reading, Rival, steps
from twosource.claims.values import AGREE, concept_words
from twosource.language import compare_figures
from twosource.model import Figure, Span

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(_ORDINALS.split(), 1)}
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
# The hours, 0 to 23, that a word for a part of the day may mean.
HOURS = {
    "dawn": range(4, 9),
    "sunrise": range(4, 9),
    "morning": range(3, 13),
    "noon": range(11, 14),
    "midday": range(11, 14),
    "afternoon": range(12, 19),
    "dusk": range(16, 22),
    "evening": range(16, 24),
    "night": (*range(18, 24), *range(6)),
    "midnight": (22, 23, 0, 1),
}
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.]\s?(\d\d))?\s?(a\.?m\b|p\.?m\b)|\b([01]?\d|2[0-3]):\s?([0-5]\d)\b", re.I
)
_AGED = re.compile(
    r"(?P<name>[A-Z][\w’'-]+), (?:aged )?(?P<a>\d{1,3})(?=[,.;)])"
    r"|(?P<b>\d{1,3})[ -]years?[ -]old|\baged (?P<c>\d{1,3})"
)
# Between a part and its whole: "11 of the bloc's 32 members", "three out of 40".
_OF_WHOLE = re.compile(r"(?: \w+)? (?:out )?of (?:[\w’'-]+ ){0,4}(?:some |about |around |nearly |almost )?")
# So much nearer must another figure stand to what the claim's figure is said of.
NEARER = 1.0
# A word apart counts so much beside a step in the parse.
WORD_APART = 0.15


def ordinals(reading: Reading) -> Iterator[Rival]:
    """The ninth round, where the sentence has the seventh alone."""
    there = list(_counted(reading.covered.tokens))
    for n, nouns, _ in _counted(list(reading.document.doc)):
        rivals = [(m, t) for m, others, t in there if nouns & others]
        if rivals and all(m != n for m, _ in rivals):
            yield Rival("figure", rivals[0][1].text, SURE)


def _counted(tokens: Sequence[Any]) -> Iterator[tuple[int, frozenset[str], Any]]:
    """Ordinals, each with the nouns that it may count."""
    for token in tokens:
        figure = _ORDINAL.fullmatch(token.lower_)
        n = int(figure.group(1)) if figure else ORDINALS.get(token.lower_)
        if n is None:
            continue
        after = [t for t in token.doc[token.i + 1 : token.i + 4] if t.is_alpha][:1]
        nouns = {t.lemma_.lower() for t in (token.head, *after) if t.pos_ in ("NOUN", "PROPN")}
        if nouns and "of" not in {t.lower_ for t in after}:
            yield n, frozenset(nouns), token


def hours(reading: Reading) -> Iterator[Rival]:
    """In the morning, where the sentence has seven in the evening; "by the evening" may be the morning."""
    place = reading.sentence
    if any(t.mod is not None for t in reading.there.times if place.start <= t.span.start < place.end):
        return
    mine = _time_of_day(reading.document.report.text)
    there = _time_of_day(reading.sentence.text)
    if len(mine) == 1 and there and not any(mine[0][1] & hours for _, hours in there):
        yield Rival("date", there[0][0], SURE)


def _time_of_day(text: str) -> list[tuple[str, frozenset[int]]]:
    found = []
    for clock in _CLOCK.finditer(text):
        hour = int(clock.group(1) or clock.group(4))
        if clock.group(3):
            hour = hour % 12 + (12 if clock.group(3).lower().startswith("p") else 0)
        if hour < 24:
            found.append((clock.group(), frozenset({hour})))
    if not found:
        for word in re.findall(r"[a-z]+", text.lower()):
            if word in HOURS:
                found.append((word, frozenset(HOURS[word])))
    return found


def ages(reading: Reading) -> Iterator[Rival]:
    """The claim gives somebody's age, and the sentence another of the same person."""
    aged = _age_claimed(reading)
    if aged is None:
        return
    value, subject = aged
    ages = [(m, int(m["a"] or m["b"] or m["c"])) for m in _AGED.finditer(reading.sentence.text)]
    named = [(m, n) for m, n in ages if m["name"] and m["name"].lower() == subject.lower_]
    own = named or ([] if subject.pos_ == "PROPN" else ages if len(ages) == 1 else [])
    if own and all(n != value for _, n in own):
        yield Rival("figure", own[0][0].group(), SURE)


def _age_claimed(reading: Reading) -> tuple[float, Any] | None:
    """The age that a claim gives and whose: "was twelve", "is 52 years old"."""
    doc = reading.document.doc
    for figure in reading.document.figures:
        tokens = [t for t in doc if figure.span.start <= t.idx < figure.span.end]
        if not tokens or not 0 < figure.value < 120 or figure.low != figure.high:
            continue
        before = doc[tokens[0].i - 1] if tokens[0].i else None
        after = "".join(t.text_with_ws for t in doc[tokens[-1].i + 1 :]).strip(" .")
        if before is None or before.lemma_ not in ("be", "turn", "age"):
            continue
        bare = figure.concept is None and figure.unit is None and not after
        if bare or after in ("years old", "years of age") or "old" in after.split()[:2]:
            subject = next((t for t in doc if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ != "PRON"), None)
            if subject is not None:
                return figure.value, subject
    return None


def figures(reading: Reading) -> Iterator[Rival]:
    """The claim's figure stands in the sentence, but with something else; here stands another."""
    here = [f for f in reading.there.figures if reading.sentence.start <= f.span.start < reading.sentence.end]
    for figure in reading.document.figures:
        anchors = _anchors(reading, figure)
        own = [f for f in here if compare_figures(figure, f) in AGREE]
        rivals = [f for f in here if _excludes(reading, figure, f) and not _part_of(reading.sentence, f, own)]
        if not anchors or not own or not rivals:
            continue
        distance = min(_distance(reading, f, anchors) for f in own)
        nearest = min(rivals, key=lambda f: (_distance(reading, f, anchors), f.span.start))
        if _distance(reading, nearest, anchors) + NEARER <= distance:
            yield Rival("figure", nearest.span.text, SURE)


def _part_of(sentence: Span, figure: Figure, wholes: Sequence[Figure]) -> bool:
    """Whether a figure counts a part of one of ``wholes``: 11 of the bloc's 32 members."""
    base = sentence.start
    after = (sentence.text[figure.span.end - base : whole.span.start - base] for whole in wholes)
    return any(_OF_WHOLE.fullmatch(words) for words in after)


def bounds(reading: Reading) -> Iterator[Rival]:
    """At most 40, where the sentence has at least 40; more than half, where it has nearly half."""
    here = [f for f in reading.there.figures if reading.sentence.start <= f.span.start < reading.sentence.end]
    for figure in reading.document.figures:
        same = [f for f in here if (f.value, f.unit) == (figure.value, figure.unit)]
        if same and all(compare_figures(figure, f) == "conflict" for f in same):
            yield Rival("figure", same[0].span.text, SURE)


def units(reading: Reading) -> Iterator[Rival]:
    """300 years, where the sentence has 300 metres and 40 years."""
    here = [f for f in reading.there.figures if reading.sentence.start <= f.span.start < reading.sentence.end]
    for figure in reading.document.figures:
        of_its_unit = [f for f in here if f.unit == figure.unit is not None]
        of_its_value = [f for f in here if f.value == figure.value and f.unit not in (figure.unit, None)]
        if of_its_value and of_its_unit and all(_excludes(reading, figure, f) for f in of_its_unit):
            yield Rival("figure", of_its_unit[0].span.text, SURE)


def _excludes(reading: Reading, figure: Figure, other: Figure) -> bool:
    """Whether a figure of the sentence could stand in the place of one of the claim's."""
    if compare_figures(figure, other) != "conflict" or other.unit != figure.unit:
        return False
    if any(compare_figures(f, other) in AGREE for f in reading.document.figures):
        return False
    # What it counts, where both say it: thirteen home runs are not fifty-four games.
    mine, theirs = _counted_things(figure), _counted_things(other)
    return not (mine and theirs) or same_group(mine[-1], theirs[-1])


def _counted_things(figure: Figure) -> list[str]:
    """What a figure counts; a name beside it is whose it is, not what."""
    return [] if (figure.concept or "")[:1].isupper() else concept_words(figure)


def _anchors(reading: Reading, figure: Figure) -> list[Any]:
    """What the claim's figure is said of, as found in the sentence: names, else what governs the figure."""
    inside = {t.i for t in reading.document.doc if figure.span.start <= t.idx < figure.span.end}
    names, governing = [], []
    places = {t.i: i for i, t in enumerate(reading.tokens)}
    for i, token in enumerate(reading.tokens):
        if token.i in inside:
            climb = token.head
            while climb.i not in places and climb.head.i != climb.i:
                climb = climb.head
            while climb.i in inside and climb.head.i != climb.i:
                climb = climb.head
            if climb.i in places and climb.i not in inside:
                governing.append(places[climb.i])
        elif token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE"):
            names.append(i)
    found = [reading.counterpart(i) for i in (names or governing)]
    lemmas = [t.lemma_.lower() for t in reading.covered.tokens]
    # A word that stands there twice cannot tell which figure is its own.
    return [t for t in found if t is not None and lemmas.count(t.lemma_.lower()) == 1]


def _distance(reading: Reading, figure: Figure, anchors: Sequence[Any]) -> float:
    token = next((t for t in reading.covered.tokens if figure.span.start <= t.idx < figure.span.end), None)
    if token is None:
        return float("inf")
    apart: list[float] = [steps(token, a) + WORD_APART * abs(token.i - a.i) for a in anchors]
    return sum(apart) / len(apart)
