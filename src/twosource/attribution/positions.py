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
from typing import Literal

from twosource.attribution.grid import Grid
from twosource.attribution.stances import (
    AGAINST,
    DEONTIC,
    EVASIVE,
    FOR,
    HARMFUL,
    LIGHT,
    PLAIN_SPEECH,
    REVERSE,
    SHARED,
    VOICING,
    action_class,
    opposite,
)
from twosource.model import Person, Position, Quotation, Span

Stance = Literal["for", "against", "unclear"]


@dataclass(frozen=True)
class _Aim:
    """An action in a content: ``verb`` class, object lemma (None for a pronoun or a vague noun)."""

    action: str
    thing: str | None
    start: int
    end: int
    token: int
    negated: bool


@dataclass(frozen=True)
class _Frame:
    person: str
    stance: Stance
    aim: _Aim
    report: str
    span: Span


def positions_of(
    grids: Mapping[str, Grid],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
) -> dict[str, tuple[Position, ...]]:
    """Positions by person id; empty where the story turns on nothing that people are for or against."""
    frames: list[_Frame] = []
    aims: list[tuple[str, _Aim]] = []
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
        for aim in _aims(grid, quotation, own=base == "own"):
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
    on = _phrase(grids, aims, topic)
    out: dict[str, list[Position]] = defaultdict(list)
    for frame in frames:
        stance = _applied(frame, action, thing)
        if stance is not None:
            out[frame.person].append(Position(on, stance, frame.span))
    for person, stance, span in _joined(grids, people, out):
        out[person].append(Position(on, stance, span))
    return {person: _clean(found) for person, found in sorted(out.items())}


def _clean(found: list[Position]) -> tuple[Position, ...]:
    """Sorted, each once; “unclear” says nothing where a span says more."""
    return tuple(sorted(set(found), key=lambda p: (p.span, p.stance)))


def _token(grid: Grid, span: Span) -> int:
    """The verb (else the first word) of a cue."""
    inside = [i for i in range(grid.size) if span.start <= grid.start[i] < span.end and not grid.blank(i)]
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


def _turn(grid: Grid, cue: int, base: str | None, aim: _Aim) -> Stance | None:
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


def _deontic(grid: Grid, cue: int, aim: _Aim) -> Stance | None:
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


def _aims(grid: Grid, quotation: Quotation, *, own: bool) -> list[_Aim]:
    """Actions with an object in the content, and in the cue's own object (support for leaving X)."""
    spans = [*quotation.content, *([quotation.cue] if quotation.cue else [])]
    out = []
    for i in range(grid.size):
        if not any(s.start <= grid.start[i] < s.end for s in spans):
            continue
        action = action_class(grid.lemma[i], grid.pos[i])
        if action is None:
            continue
        thing = _thing(grid, i)
        if thing is None:
            continue
        head, last = thing
        negated = any(grid.dep[k] == "neg" for k in grid.children[i])
        vague = grid.pos[head] == "PRON" or (
            grid.pos[head] == "NOUN"
            and any(
                grid.lower[k] in ("the", "this", "that") for k in grid.children[head] if grid.dep[k] == "det"
            )
            and not any(grid.dep[k] == "compound" for k in grid.children[head])
        )
        name = None if vague else grid.lemma[head]
        out.append(_Aim(action, name, grid.start[i], grid.end[last], i, negated))
    return out


def _thing(grid: Grid, verb: int) -> tuple[int, int] | None:
    """(head, last token) of what the action is done to: object, or object of its preposition."""
    for k in grid.children[verb]:
        if grid.dep[k] in ("dobj", "nsubjpass") and grid.pos[k] in ("NOUN", "PROPN", "PRON"):
            return k, max(k, verb)
    for k in grid.children[verb]:
        if grid.dep[k] in ("prep", "prt") and grid.lower[k] in ("from", "of", "out", "on", "for", "in", "to"):
            at = k
            for _ in range(3):
                inner = [g for g in grid.children[at] if grid.dep[g] in ("pobj", "prep")]
                if not inner:
                    break
                at = inner[0]
                if grid.dep[at] == "pobj" and grid.pos[at] in ("NOUN", "PROPN", "PRON"):
                    return at, at
    return None


def _holders(grid: Grid, quotation: Quotation, person: str | None, people: Sequence[Person]) -> list[str]:
    """The speaker, and people named as part of a crowd (others, including Senator Doe)."""
    if person is not None:
        return [person]
    if quotation.source is None or "includ" not in quotation.source.text:
        return []
    tail = quotation.source.text.split("includ", 1)[1]
    return [p.id for p in people if any(n in tail for n in (p.name, *p.aliases) if " " in n)]


def _topic(aims: Sequence[tuple[str, _Aim]]) -> tuple[str, str] | None:
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


def _applied(frame: _Frame, action: str, thing: str) -> Stance | None:
    """The frame's stance on the topic, if it is about it: the same action, or its opposite."""
    aim = frame.aim
    if aim.thing is not None and aim.thing != thing:
        return None
    if aim.action == action:
        return frame.stance
    if opposite(aim.action, action):
        return REVERSE[frame.stance]
    return None


def _phrase(grids: Mapping[str, Grid], aims: Sequence[tuple[str, _Aim]], topic: tuple[str, str]) -> str:
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


def _span(grid: Grid, report: str, quotation: Quotation, aim: _Aim) -> Span:
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


def _joined(
    grids: Mapping[str, Grid], people: Sequence[Person], known: Mapping[str, list[Position]]
) -> list[tuple[str, Stance, Span]]:
    """Joining Doe in this call is Roe: Roe takes Doe's side, where Doe has but one."""
    at: dict[tuple[str, int], str] = {}
    for person in people:
        for mention in person.mentions:
            for offset in range(mention.start, mention.end):
                at[mention.report, offset] = person.id
    out: list[tuple[str, Stance, Span]] = []
    for report, grid in sorted(grids.items()):
        for i in range(grid.size):
            if grid.lemma[i] != "join" or grid.pos[i] != "VERB":
                continue
            shared = any(
                grid.dep[k] == "prep" and any(grid.lemma[g] in SHARED for g in grid.children[k])
                for k in grid.children[i]
            )
            led = [at.get((report, grid.start[k])) for k in grid.children[i] if grid.dep[k] == "dobj"]
            led = [p for p in led if p is not None]
            if not shared or not led or grid.region[i] >= 0:
                continue
            stances = {p.stance for p in known.get(led[0] or "", ())}
            above = grid.head[i]
            roots = [i, above] if grid.lemma[above] == "be" else [i]
            joiners = [
                at.get((report, grid.start[k]))
                for root in roots
                for k in grid.children[root]
                if grid.dep[k] in ("nsubj", "attr") and k != i
            ]
            joiners = [p for p in joiners if p is not None and p != led[0]]
            if len(stances) == 1 and joiners:
                low, high = grid.sentence_of(i)
                start, end = grid.start[low], grid.end[high - 1]
                end = start + len(grid.text[start:end].rstrip())
                out.append((joiners[0] or "", stances.pop(), Span(report, start, end, grid.text[start:end])))
    return out
