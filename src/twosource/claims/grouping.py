"""Units -> claims: which statements of different reports say the same thing.

A claim is a star: one unit, and the units of other reports that each say all of it (coverage by
words, predicate, participants, figures, names, and the model of inference). So A~B~C without A~C
never merges, and the claim's text is the statement that the others cover best, never one that says
more than they do.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from twosource.claims.agreeing import Agreeing, cut_off, most
from twosource.claims.align import Alignment, Reach, align
from twosource.claims.context import Context, Sentence
from twosource.claims.prospects import Prospects
from twosource.claims.units import Unit
from twosource.claims.values import AGREE, finer
from twosource.claims.verdict import Verdict, find_conflicts, judge, one_and_many, same_verb
from twosource.language import embed, similarity
from twosource.model import Span

# A pair goes on to be aligned if the cosine of its weighted terms and this part of the cosine of its static
# clause vectors make so much together: over fifteen stories one in a thousand that agree is lost by it.
VECTORS, CANDIDATE = 0.5, 0.3
# So many clauses are held against all others at a time.
ROWS = 500
# Aligned pairs go on to the dear sentence vectors from this coverage.
WORTH_READING = 0.4
# A clause with less to say than this (weights of its terms) is too thin to agree on.
THIN = 2.0
# Whether one report says what another says, weighed (agreeing.py): from here on 95 of 100 labelled pairs do.
AGREED = 0.88
# Pairs that the rules leave open are asked about from this score and cosine on, if the answer can still reach
# the mark; so many of a story, those first of which most is said by the words.
PROMISING, NEAR, ASKED = 0.2, 0.45, 400
# Characters between two clauses that make one claim: ", while ".
JOINING = 14
# Two clauses without a common verb agree only if each says the other with this probability.
BACK = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """One ordered pair of units with its verdict."""

    u: int
    v: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """A claim in the making: positions of its units, the first being the one that gives the text.

    ``end`` is the offset where the seed's clause is cut off, as the others do not say the rest.
    """

    seed: int
    members: tuple[int, ...]
    end: int | None = None


def judged_pairs(context: Context, flat: Sequence[tuple[Unit, Sentence]]) -> list[Judged]:
    """All pairs of units of different reports that are worth judging, both ways, with their verdicts."""
    aligned: list[tuple[int, int, Alignment]] = []
    for a, b, reach in _worth_aligning(context, flat):
        u, (v, sentence) = flat[a][0], flat[b]
        alignment = align(u, v, sentence.units, context.similar, context.rarity, reach)
        if alignment.coverage >= WORTH_READING:
            aligned.append((a, b, alignment))
    texts = [(a.u.span.text, a.v.span.text) for _, _, a in aligned]
    meanings = similarity(texts) if texts else np.zeros(0)
    return [
        Judged(a, b, judge(x, float(m), context.rarity))
        for (a, b, x), m in zip(aligned, meanings, strict=True)
    ]


def _worth_aligning(
    context: Context, flat: Sequence[tuple[Unit, Sentence]]
) -> Iterator[tuple[int, int, Reach]]:
    """Candidates, both ways, of which enough may be said to be read closely."""
    units = [unit for unit, _ in flat]
    numbers = {id(sentence): n for n, sentence in enumerate(context.sentences)}
    sentences = [numbers[id(sentence)] for _, sentence in flat]
    prospects = Prospects(units, sentences, context.similar, context.rarity)
    partners: dict[int, list[int]] = defaultdict(list)
    for i, j in _candidates(context, units):
        partners[i].append(j)
        partners[j].append(i)
    for i, others in sorted(partners.items()):
        yield from ((i, j, reach) for j, reach in prospects.worth(i, others, WORTH_READING))


def _candidates(context: Context, flat: Sequence[Unit]) -> list[tuple[int, int]]:
    if not flat:
        return []
    terms = _term_cosines(context, flat)
    vectors = embed([unit.span.text for unit in flat])
    reports = np.array([unit.report for unit in flat])
    thick = np.array([is_thick(unit) for unit in flat])
    found: list[tuple[int, int]] = []
    for start in range(0, len(flat), ROWS):
        end = start + ROWS
        near = terms[start:end] + VECTORS * (vectors[start:end] @ vectors.T) >= CANDIDATE
        near &= (reports[start:end, None] != reports) & thick[start:end, None] & thick
        near &= np.arange(len(flat)) > np.arange(start, min(end, len(flat)))[:, None]
        rows, columns = np.nonzero(near)
        found.extend(zip((rows + start).tolist(), columns.tolist(), strict=True))
    return found


def _term_cosines(context: Context, flat: Sequence[Unit]) -> NDArray[np.float32]:
    """Cosine of the weighted terms of each two units, of shape (len(flat), len(flat))."""
    rows: list[dict[str, float]] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(flat):
        row: dict[str, float] = {}
        for term in unit.terms:
            key = _canonical(term.key)
            row[key] = max(row.get(key, 0.0), term.weight * context.rarity.get(term.key, 1.0))
        length = math.sqrt(sum(weight * weight for weight in row.values())) or 1.0
        rows.append({key: weight / length for key, weight in row.items()})
        for key in row:
            holders[key].append(i)
    cosines = np.zeros((len(flat), len(flat)), dtype=np.float32)
    for key, own in sorted(holders.items()):
        weights = np.array([rows[i][key] for i in own], dtype=np.float32)
        cosines[np.ix_(own, own)] += np.outer(weights, weights)
    return cosines


def _canonical(key: str) -> str:
    from twosource.claims.lexicon import group_of

    return key if key[0] in "@=" else group_of(key)


def is_thick(unit: Unit) -> bool:
    """Whether a clause says enough to be agreed on: a participant, and something told of it."""
    if unit.sentence.text.rstrip("”\"’') ").endswith("?"):
        return False
    telling = [t for t in unit.terms if t.weight >= 0.5]
    words = [t for t in telling if not t.named]
    enough = len(telling) + len(unit.figures) >= (4 if unit.side else 3)
    return enough and bool(words) and sum(t.weight for t in unit.terms) + 0.8 * len(unit.figures) >= THIN


def with_inferred(agreeing: Agreeing, pairs: Sequence[Judged]) -> list[Judged]:
    """The same pairs, those that the rules left open turned to agreement where that is sure."""
    agreed = {(p.u, p.verdict.alignment.v.sentence) for p in pairs if p.verdict.relation == "supports"}
    nearest: dict[tuple[int, Span], Judged] = {}
    for p in pairs:
        key = (p.u, p.verdict.alignment.v.sentence)
        promising = p.verdict.score >= PROMISING and p.verdict.meaning >= NEAR
        if key in agreed or not promising or not may_agree(p.verdict) or most(p.verdict) < AGREED:
            continue
        if key not in nearest or p.verdict.alignment.clause > nearest[key].verdict.alignment.clause:
            nearest[key] = p
    asked = sorted(nearest.values(), key=lambda p: (-p.verdict.score, p.u, p.v))[:ASKED]
    agreeing.ask([(p.u, p.v) for p in asked])
    sure = {(p.u, p.v): said for p in asked for said in agreeing.sure(p.u, [p.v]) if said >= AGREED}
    return [
        replace(p, verdict=replace(p.verdict, relation="supports", score=sure[p.u, p.v], reason=""))
        if (p.u, p.v) in sure
        else p
        for p in pairs
    ]


def may_agree(verdict: Verdict) -> bool:
    """Whether nothing that a model of inference overlooks speaks against agreement: names, figures, who."""
    alignment = verdict.alignment
    u, v = alignment.u, alignment.v
    return (
        verdict.relation == "neither"
        and not u.open
        and not one_and_many(u, v)
        and not alignment.missing_names
        and not find_conflicts(alignment)
        and all(p.relation == "equal" for p in alignment.figures)
        and all(p.relation in AGREE and not finer(p) for p in alignment.times)
        and u.modality == v.modality
        and not (u.speaker and v.speaker and u.speaker != v.speaker)
        and any(t.role == "subj" for t in u.terms)
    )


def group(flat: Sequence[tuple[Unit, Sentence]], pairs: Sequence[Judged], agreeing: Agreeing) -> list[Group]:
    """Greedy stars, widest coverage of reports first, then the best covered.

    A star is checked by the model of inference only when it is about to be chosen.
    """
    back = {(pair.u, pair.v): pair.verdict.score for pair in pairs if pair.verdict.relation != "contradicts"}
    supports: dict[int, dict[int, Verdict]] = defaultdict(dict)
    against: set[tuple[int, int]] = set()
    for pair in pairs:
        if pair.verdict.relation == "supports" and not pair.verdict.alignment.u.open:
            # Where the verbs differ, one side may only hold the other's topic: both must say it.
            alike = same_verb(pair.verdict.alignment) or pair.verdict.score >= AGREED
            if alike or back.get((pair.v, pair.u), 0.0) >= BACK:
                supports[pair.u][pair.v] = pair.verdict
        elif pair.verdict.relation == "contradicts":
            against |= {(pair.u, pair.v), (pair.v, pair.u)}
    used: set[int] = set()
    ends: dict[int, int | None] = {}
    groups: list[Group] = []
    while True:
        best: tuple[int, float, int, tuple[int, ...]] | None = None
        for seed in sorted(supports):
            if seed in used:
                continue
            members = _members(seed, supports[seed], flat, used, against)
            if not members:
                continue
            reports = len({flat[m][0].report for m in members})
            score = sum(supports[seed][m].score for m in members) / len(members)
            if best is None or (reports, score, -seed) > (best[0], best[1], -best[2]):
                best = (reports, score, seed, members)
        if best is None:
            return _joined(groups, flat)
        seed = best[2]
        if seed not in ends:
            saying, ends[seed] = _said_by_all(seed, best[3], flat, agreeing)
        else:
            saying = _said(seed, best[3], agreeing, ends[seed])
        if len(saying) < len(best[3]):
            # With fewer behind it, another star may be the wider one.
            supports[seed] = {
                m: verdict for m, verdict in supports[seed].items() if m in saying or m not in best[3]
            }
            continue
        groups.append(Group(seed, (seed, *best[3]), ends[seed]))
        used |= {seed, *best[3]}


def _said(seed: int, members: Sequence[int], agreeing: Agreeing, end: int | None) -> tuple[int, ...]:
    """Those members that say the seed's clause up to ``end``."""
    sure = agreeing.sure(seed, members, end)
    return tuple(m for m, said in zip(members, sure, strict=True) if said >= AGREED)


def _said_by_all(
    seed: int, members: Sequence[int], flat: Sequence[tuple[Unit, Sentence]], agreeing: Agreeing
) -> tuple[tuple[int, ...], int | None]:
    """Those members that say what the seed says, and where it has to be cut off for that.

    The whole clause, or as much of it as more reports say.
    """
    best = _said(seed, members, agreeing, None)
    end: int | None = None
    for cut in flat[seed][0].cuts if len(best) < len(members) else ():
        if not is_thick(cut_off(flat[seed][0], cut)):
            break
        saying = _said(seed, members, agreeing, cut)
        if len(saying) > len(best):
            best, end = saying, cut
    return best, end


def _joined(groups: Sequence[Group], flat: Sequence[tuple[Unit, Sentence]]) -> list[Group]:
    """Clauses that follow each other in the same sentences, agreed one by one, are one claim."""
    joined: list[Group] = []
    for one in groups:
        key = frozenset(flat[m][0].sentence for m in one.members)
        for n, known in enumerate(joined):
            same = key == frozenset(flat[m][0].sentence for m in known.members)
            if same and one.end is None and known.end is None and _touch(known, one, flat):
                joined[n] = Group(known.seed, (*known.members, *one.members))
                break
        else:
            joined.append(one)
    return joined


def _touch(known: Group, one: Group, flat: Sequence[tuple[Unit, Sentence]]) -> bool:
    """Whether the new clause begins or ends where the claim so far does, but for a word that joins them."""
    new = flat[one.seed][0].span
    old = [flat[m][0].span for m in known.members if flat[m][0].sentence == flat[one.seed][0].sentence]
    return any(max(s.start - new.end, new.start - s.end) <= JOINING for s in old)


def _members(
    seed: int,
    verdicts: dict[int, Verdict],
    flat: Sequence[tuple[Unit, Sentence]],
    used: set[int],
    against: set[tuple[int, int]],
) -> tuple[int, ...]:
    """The best supporter in each other report, none of which contradicts another."""
    chosen: dict[str, int] = {}
    for m in sorted(verdicts, key=lambda m: (-verdicts[m].score, m)):
        report = flat[m][0].report
        if m in used or report in chosen or any((m, other) in against for other in chosen.values()):
            continue
        chosen[report] = m
    return tuple(sorted(chosen.values()))
