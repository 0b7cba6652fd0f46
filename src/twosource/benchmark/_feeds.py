"""A feed of script-made reports, as long as wanted, with a vocabulary that grows as in news.

Words are drawn by rank from an open vocabulary (Zipf with a steeper tail), so the number of different
words grows with the feed (Heaps). Each event has names and words of its own, some shared with its
topic, and a few days of coverage that thins out; reports come in the order of publication.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from twosource.model import Report

# Reports a day, words a report, and the share of them that are the event's own.
_A_DAY = 4000
_WORDS = 160
_OWN = 0.35
# Average reports of an event.
_COVERAGE = 6
_TOPICS = 400
# The core vocabulary by rank, the share of words from it, and how far the others reach beyond.
_CORE = 8000
_IN_CORE = 0.93
_TAIL = 1.3
_SYLLABLES = (
    "ka",
    "lo",
    "min",
    "ter",
    "sa",
    "vel",
    "nor",
    "di",
    "pu",
    "gan",
    "rie",
    "sto",
    "bre",
    "ul",
    "fa",
    "ne",
)


def feed(count: int, *, seed: int = 1) -> Iterator[Report]:
    """``count`` reports of about 160 words, dated, the same ones for the same seed."""
    chance = random.Random(seed)
    live: list[tuple[list[str], list[str], int]] = []
    events = 0
    for number in range(count):
        day = number // _A_DAY
        if not live or chance.random() < 1 / _COVERAGE:
            topic = random.Random(seed * 1000 + chance.randrange(_TOPICS))
            shared = [_word(topic) for _ in range(25)]
            events += 1
            names = [f"{_name(events * 7 + i)}".title() for i in range(5)]
            own = [_word(chance) for _ in range(25)] + shared + names * 4
            live.append((names, own, chance.randrange(10, 990)))
        # The youngest events have most of the coverage.
        place = len(live) - 1 - min(int(chance.expovariate(1 / 600)), len(live) - 1)
        names, own, figure = live[place]
        if len(live) > 6000:
            del live[:3000]
        yield _report(number, names, own, figure, date(2020, 1, 1) + timedelta(day), chance)


def _report(
    number: int, names: list[str], own: list[str], figure: int, day: date, chance: random.Random
) -> Report:
    words = [chance.choice(own) if chance.random() < _OWN else _word(chance) for _ in range(_WORDS)]
    for at in range(12, _WORDS, 14):
        words[at] += "."
    title = f"{names[0]} {chance.choice(own)} {names[1]} {chance.choice(own)} {chance.choice(own)}"
    text = f"In {names[2]} {figure} {' '.join(words)}."
    return Report(
        id=f"f{number}",
        input=f"f{number}",
        sha256=f"{number:012}",
        title=title,
        text=text,
        published=day.isoformat(),
    )


def _word(chance: random.Random, core: int = _CORE) -> str:
    """A word by rank r: about as often as 1 / r in the core, and falling faster beyond it."""
    if chance.random() < _IN_CORE:
        return _name(int(core ** chance.random()))
    return _name(int(core * (1 - chance.random()) ** -_TAIL))


def _name(rank: int) -> str:
    word = ""
    rank += 16
    while rank:
        rank, at = divmod(rank, len(_SYLLABLES))
        word += _SYLLABLES[at]
    return word
