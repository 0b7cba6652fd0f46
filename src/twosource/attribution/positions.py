"""Who is for and who against what a story turns on.

What it turns on is an action with its object (leave NATO, build a bridge) that people most often call
for, support or oppose, over the reports of the story. A position needs a frame of stance: a cue such as
``calls for`` or ``rejects`` with that action in its content, or a sentence of the speaker's own that says
it should or must be done. Words of praise or blame alone never make one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.attribution.aims import Aim, aims_of, done_to
from twosource.attribution.grid import Grid
from twosource.attribution.sides import clause, evaded, joined, places
from twosource.attribution.stances import (
    AGAINST,
    DEONTIC,
    EVASIVE,
    FOR,
    HARMFUL,
    LIGHT,
    PLAIN_SPEECH,
    REVERSE,
    VOICING,
    Stance,
    action_class,
    opposite,
)
from twosource.model import Person, Position, Quotation, Span


@dataclass(frozen=True)
class _Frame:
    person: str
    stance: Stance
    aim: Aim
    report: str
    span: Span


def positions_of(
    grids: Mapping[str, Grid],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
) -> dict[str, tuple[Position, ...]]:
    """Positions by person id; empty where the story turns on nothing that people are for or against."""
    frames: list[_Frame] = []
    aims: list[tuple[str, Aim]] = []
    for quotation in sorted(quotations, key=lambda q: q.id):
        report = quotation.content[0].report
        grid = grids.get(report)
        if grid is None or quotation.cue is None:
            continue
        cue = _token(grid, quotation.cue)
        base = _stance_of(grid, cue)
        voiced = _voiced(grid, quotation, cue) if base is None else None
        if voiced is not None:
            cue, base = voiced
        for aim in aims_of(grid, quotation):
            stance = _turn(grid, cue, base, aim)
            if stance is None:
                continue
            aims.append((report, aim))
            speaker = quotation.speaker
            for person in _holders(grid, quotation, speaker.person if speaker else None, people):
                frames.append(_Frame(person, stance, aim, report, _span(grid, report, quotation, aim)))
    topic = _topic(aims)
    if topic is None:
        return {}
    action, thing = topic
    proper = any(aim.proper for _, aim in aims if aim.thing == thing)
    on = _phrase(grids, aims, topic)
    out: dict[str, list[Position]] = defaultdict(list)
    for frame in frames:
        stance = _applied(frame, action, thing, proper=proper)
        if stance is not None:
            out[frame.person].append(Position(on, stance, frame.span))
    at = places(people)
    for person, stance, span in joined(grids, at, out):
        out[person].append(Position(on, stance, span))
    for person, report, i in evaded(grids, at):
        grid = grids[report]
        low, high = grid.left[i], grid.right[i] + 1
        if any(_about(grid, k, topic, proper=proper) for k in range(low, high)):
            out[person].append(Position(on, "unclear", clause(grid, report, i)))
    return {person: _clean(found) for person, found in sorted(out.items())}


def _clean(found: list[Position]) -> tuple[Position, ...]:
    """Sorted, each once; “unclear” says nothing where a span says more."""
    return tuple(sorted(set(found), key=lambda p: (p.span, p.stance)))


def _token(grid: Grid, span: Span) -> int:
    """The verb (else the first word) of a cue."""
    inside = [i for i in grid.starting_in(span) if not grid.blank(i)]
    verbs = [i for i in inside if grid.pos[i] in ("VERB", "NOUN")]
    stance = [i for i in verbs if grid.lemma[i] in FOR or grid.lemma[i] in AGAINST]
    return (stance or verbs or inside or [0])[0]


def _stance_of(grid: Grid, cue: int) -> str | None:
    """``for``, ``against``, ``own`` (what is said decides), or None."""
    lemma = grid.lemma[cue]
    if lemma == "call" and grid.pos[cue] == "VERB":
        # To call for an act is a stance; to call it names is not.
        behind = grid.lower[cue + 1 : cue + 2] + [grid.lower[k] for k in grid.children[cue]]
        return "for" if {"for", "on", "upon"} & set(behind) else "own"
    if lemma in AGAINST:
        return "against"
    if lemma in FOR:
        return "for"
    if lemma in PLAIN_SPEECH:
        return "own"
    return None


def _voiced(grid: Grid, quotation: Quotation, cue: int) -> tuple[int, str] | None:
    """expressed support for …: the noun carries the stance."""
    if grid.lemma[cue] not in VOICING:
        return None
    spans = [*quotation.content, *([quotation.cue] if quotation.cue else [])]
    for i in range(cue + 1, min(grid.size, cue + 8)):
        if grid.pos[i] == "NOUN" and any(s.start <= grid.start[i] < s.end for s in spans):
            base = _stance_of(grid, i)
            return (i, base) if base in ("for", "against") else None
    return None


def _turn(grid: Grid, cue: int, base: str | None, aim: Aim) -> Stance | None:
    """The stance of a frame after negation, evasion and what the content itself says."""
    if base is None:
        return None
    if base == "own":
        return _deontic(grid, cue, aim)
    at, steps = cue, 0
    negated = any(grid.dep[k] == "neg" for k in grid.children[cue])
    while steps < 3 and grid.dep[at] in ("xcomp", "ccomp", "pcomp", "prep", "dobj"):
        at, steps = grid.head[at], steps + 1
        if grid.lemma[at] in EVASIVE:
            return "unclear"
        if any(grid.dep[k] == "neg" for k in grid.children[at]):
            negated = not negated
    if any(grid.lower[k] in ("would", "could", "might", "may", "if") for k in grid.children[cue]):
        return "unclear"
    turned = negated != aim.negated
    if base == "for":
        return "against" if turned else "for"
    return "unclear" if turned else "against"


def _deontic(grid: Grid, cue: int, aim: Aim) -> Stance | None:
    """What a speaker says should be done: America should leave; it is time to leave."""
    i = aim.token
    if any(grid.dep[k] == "neg" for k in grid.children[cue]):
        return None
    helpers = {grid.lower[k] for k in grid.children[i] if grid.dep[k] == "aux"}
    above = grid.head[i]
    before = " ".join(grid.lower[max(0, i - 6) : i])
    if "if" in {grid.lower[k] for k in grid.children[i] if grid.dep[k] == "mark"}:
        return None
    wanted = (
        bool(helpers & {"should", "must", "ought"})
        or any(phrase in before for phrase in DEONTIC)
        or ("to" in helpers and grid.lemma[above] in ("need", "have", "want") and grid.dep[i] == "xcomp")
    )
    if wanted:
        return "against" if aim.negated else "for"
    if grid.dep[above] in ("dobj", "pobj", "oprd") or grid.lemma[cue] in (
        "call",
        "describe",
        "brand",
        "label",
    ):
        words = [grid.lemma[j] for j in range(i + 1, min(grid.size, i + 14))]
        if any(w in HARMFUL for w in words) and grid.lemma[cue] in (
            "call",
            "describe",
            "brand",
            "label",
            "deem",
        ):
            return "against"
    return None


def _holders(grid: Grid, quotation: Quotation, person: str | None, people: Sequence[Person]) -> list[str]:
    """The speaker, and people named as part of a crowd (others, including Senator Doe)."""
    if person is not None:
        return [person]
    if quotation.source is None or "includ" not in quotation.source.text:
        return []
    tail = quotation.source.text.split("includ", 1)[1]
    return [p.id for p in people if any(n in tail for n in (p.name, *p.aliases) if " " in n)]


def _topic(aims: Sequence[tuple[str, Aim]]) -> tuple[str, str] | None:
    """The action and object in most reports; it must be somebody's aim at least twice."""
    count: Counter[tuple[str, str]] = Counter()
    reports: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report, aim in aims:
        if aim.thing is not None and aim.action not in LIGHT:
            key = (aim.action, aim.thing)
            count[key] += 1
            reports[key].add(report)
    if not count:
        return None
    best = min(count, key=lambda k: (-len(reports[k]), -count[k], k))
    return best if count[best] >= 2 and (len(reports[best]) >= 2 or count[best] >= 3) else None


def _about(grid: Grid, i: int, topic: tuple[str, str], *, proper: bool) -> bool:
    """Whether token ``i`` is the topic's action, done to its object."""
    action, thing = topic
    if action_class(grid.lemma[i], grid.pos[i]) != action:
        return False
    found = done_to(grid, i)
    if found is None:
        return False
    return grid.lemma[found[0]] == thing or (proper and grid.pos[found[0]] == "NOUN")


def _applied(frame: _Frame, action: str, thing: str, *, proper: bool) -> Stance | None:
    """The frame's stance on the topic, if it is about it: the same action, or its opposite."""
    aim = frame.aim
    if aim.thing is not None and aim.thing != thing and not (proper and aim.loose):
        return None
    if aim.action == action:
        return frame.stance
    if opposite(aim.action, action):
        return REVERSE[frame.stance]
    return None


def _phrase(grids: Mapping[str, Grid], aims: Sequence[tuple[str, Aim]], topic: tuple[str, str]) -> str:
    """The commonest wording of the topic in the reports (leave NATO), the shortest of equals."""
    texts: Counter[str] = Counter()
    for report, aim in aims:
        if (aim.action, aim.thing) == topic and aim.end - aim.start < 60:
            texts[grids[report].text[aim.start : aim.end]] += 1
    lowered: Counter[str] = Counter()
    for text, n in texts.items():
        lowered[text.lower()] += n
    return min(
        texts,
        key=lambda t: (-lowered[t.lower()], len(t), t[:1].isupper(), -texts[t], t),
        default=" ".join(topic),
    )


def _span(grid: Grid, report: str, quotation: Quotation, aim: Aim) -> Span:
    """From source or cue to the end of the aim, within its sentence."""
    low, high = grid.sentence_of(aim.token)
    first, last = grid.start[low], grid.end[high - 1]
    starts = [
        s.start
        for s in (quotation.source, quotation.cue, *quotation.content)
        if s and first <= s.start < last
    ]
    ends = [s.end for s in (*quotation.content, quotation.cue) if s and first < s.end <= last]
    start, end = min([*starts, aim.start]), max([*ends, aim.end])
    return Span(report, start, end, grid.text[start:end])
