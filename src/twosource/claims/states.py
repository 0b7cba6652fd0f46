"""Groups of units -> claims with their ladder, state and the rule that fired."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from twosource.claims.ages import agreed_ages
from twosource.claims.agreeing import AGREED, Agreeing
from twosource.claims.alliances import Alliance
from twosource.claims.alone import by_sentence, hull, main_unit, told_alone
from twosource.claims.context import Context, Sentence
from twosource.claims.grouping import Group
from twosource.claims.pairing import Judged
from twosource.claims.repeated import is_part, repeated_words
from twosource.claims.roles import agreed_roles
from twosource.claims.saying import Sayings
from twosource.claims.sharing import agreed_values, covers
from twosource.claims.stating import claimed, statement
from twosource.claims.twice import IN_PASSING, PART, WHOLE, Ranked, told_once
from twosource.claims.units import Unit, asks, run_of
from twosource.claims.values import AGREE, finer
from twosource.claims.verdict import Verdict
from twosource.model import Claim, Family, Span, Statement

# A sentence of as many words that stands word for word in two reports is said by both.
FULL_SENTENCE = 8
# Of what a sentence says of a clause, its own clause has to say so much to be shown alone.
OWN = 0.6
# A clause with a pronoun for its subject is so clear.
PRONOUN = 0.5
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|this|that|these|those|who|which)\b", re.IGNORECASE)


def judged_claims(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    groups: Sequence[Group],
    contradicted: Sequence[Span],
    pairs: Sequence[Judged],
    agreeing: Agreeing,
    sayings: Sayings,
    alliances: Sequence[Alliance],
    families: Sequence[Family] = (),
) -> list[Claim]:
    """Claims of several reports first, then what one report alone says, in the order of the reports.

    ``contradicted`` holds the words that another report contradicts; a claim that has them is contradicted.
    """
    verdicts = {(pair.u, pair.v): pair.verdict for pair in pairs}
    ranked: list[Ranked] = []
    positions_of = by_sentence(flat)
    for g in groups:
        if g.end is None:
            behind = [*_best_told_first(g, flat, verdicts, agreeing), *g.also]
            members = [flat[m][0] for m in behind]
            around = {flat[m][0].sentence for m in behind if _told_around(verdicts.get((g.seed, m)))}
        else:
            told = _where_told(g, g.end, flat, positions_of, agreeing)
            members = [flat[m][0] for m, _ in told]
            around = {flat[m][0].sentence for m, verdict in told if _told_around(verdict)}
        ranked.append(
            (WHOLE if members[0].whole else PART, _claim(context, members, contradicted, g.end, around))
        )
    used = {m for g in groups for m in (*g.members, *g.also, *g.told)}
    for positions in _word_for_word(flat, used):
        units = [main_unit(flat, some) for some in positions]
        statements = tuple(statement(unit, unit.sentence) for unit in units)
        quoted = any(unit.direct for unit in units)
        ranked.append((WHOLE, claimed(context, statements, contradicted, quoted=quoted)))
        used.update(i for some in positions for i in some)
    known = [claim for _, claim in ranked]
    for agreed in agreed_values(context, flat, sayings, alliances, known, contradicted):
        # What fewer reports say, with fewer words, goes without saying.
        ranked = [row for row in ranked if not covers(agreed.claim, row[1])]
        ranked.append((WHOLE if agreed.whole else PART, agreed.claim))
        used |= agreed.used
    known = [claim for _, claim in ranked]
    for repeated in repeated_words(context, flat, families, known, contradicted):
        ranked = [row for row in ranked if not is_part(row[1], repeated.claim)]
        ranked.append((WHOLE, repeated.claim))
        used |= repeated.used
    known = [claim for _, claim in ranked]
    for found in (agreed_roles, agreed_ages):
        more = found(context, known, contradicted)
        ranked += [(IN_PASSING, claim) for claim in more]
        known += more
    ranked = told_once(context, ranked, contradicted, sayings.texts_said)
    # What can be understood alone comes before a clause without its subject.
    ranked.sort(
        key=lambda r: (
            r[0] == IN_PASSING,
            -r[1].ladder.origins,
            r[0],
            -r[1].ladder.reports,
            r[1].statements[0].span,
        )
    )
    shared = [claim for _, claim in ranked]
    alone = told_alone(context, flat, used, contradicted, shared)
    return [_numbered(claim, number) for number, claim in enumerate(shared + alone, start=1)]


def _best_told_first(
    group: Group,
    flat: Sequence[tuple[Unit, Sentence]],
    verdicts: Mapping[tuple[int, int], Verdict],
    agreeing: Agreeing,
) -> list[int]:
    """The members, the one that gives the claim's text first.

    It must be said by all the others, say nothing that they do not (a date, a figure), and be understood
    alone. Where no member is said by all, the group's seed is, since every member supports it.
    """

    def rank(m: int) -> tuple[bool, float, bool, int]:
        others = [verdicts.get((m, o)) for o in group.members if o != m]
        told = [v for v in others if v is not None and v.relation == "supports"]
        values = [p for v in told for p in (*v.alignment.figures, *v.alignment.times)]
        alone = sum(p.relation == "missing" or finer(p) for p in values)
        return len(told) == len(others), _clarity(flat[m][0]) - alone, m == group.seed, -m

    ranked = sorted(group.members, key=rank, reverse=True)
    said = (m for m in ranked if m == group.seed or _is_said_by(m, group, agreeing))
    best = next(said, group.seed)
    # The rules may have left open what the model of inference is sure of.
    clearer = [m for m in ranked if _clarity(flat[m][0]) > _clarity(flat[best][0])]
    clearer.sort(key=lambda m: -_clarity(flat[m][0]))
    best = next((m for m in clearer if _is_said_by(m, group, agreeing)), best)
    return [best, *(o for o in ranked if o != best)]


def _is_said_by(m: int, group: Group, agreeing: Agreeing) -> bool:
    """Whether all other members of a group surely say what one says."""
    return min(agreeing.sure(m, [o for o in group.members if o != m])) >= AGREED


def _clarity(unit: Unit) -> float:
    """How well a clause is understood alone: 1 where it names whom it is about, less where a pronoun does."""
    if not unit.whole or unit.subject is None:
        return 0.0
    at = unit.subject - unit.sentence.start
    return PRONOUN if _PRONOUN.match(unit.sentence.text, at) else 1.0


def _where_told(
    group: Group,
    end: int,
    flat: Sequence[tuple[Unit, Sentence]],
    positions_of: Mapping[Span, Sequence[int]],
    agreeing: Agreeing,
) -> list[tuple[int, Verdict | None]]:
    """The members of a group that agrees on its seed up to ``end``, each the clause that says most of that.

    Another clause of the same sentence may have been the nearest to the whole seed.
    """
    found: list[tuple[int, Verdict | None]] = []
    for m in (*group.members, *group.also):
        if m == group.seed:
            found.append((m, None))
            continue
        places = positions_of[flat[m][0].sentence]
        verdicts = agreeing.of_parts([(group.seed, n, end) for n in places])
        best = max(range(len(places)), key=lambda k: (verdicts[k].alignment.clause, places[k] == m, -k))
        found.append((places[best], verdicts[best]))
    return found


def _told_around(verdict: Verdict | None) -> bool:
    """Whether a sentence says the seed's clause mostly outside of the clause that was held against it.

    "She visited the capital six years after she was released": what is shown must hold the release, and of
    "Ardley was elected, winning 54 percent" the share, where that is agreed on.
    """
    if verdict is None:
        return False
    alignment = verdict.alignment
    values = [p.b for p in (*alignment.figures, *alignment.times) if p.b is not None and p.relation in AGREE]
    told = alignment.v.told
    beside = any(not (told.start <= b.span.start and b.span.end <= told.end) for b in values)
    return beside or alignment.clause < OWN * alignment.coverage


def _word_for_word(flat: Sequence[tuple[Unit, Sentence]], used: AbstractSet[int]) -> list[list[list[int]]]:
    """Sentences that several reports print alike and of which no clause is agreed on: positions by report.

    Their clauses may each be too thin to agree on, or leave open what was said.
    """
    by_words: dict[str, dict[str, list[int]]] = {}
    for sentence, positions in by_sentence(flat).items():
        words = re.findall(r"\w+", sentence.text.lower())
        if len(words) >= FULL_SENTENCE and used.isdisjoint(positions) and not asks(sentence):
            by_words.setdefault(" ".join(words), {}).setdefault(sentence.report, positions)
    return [list(reports.values()) for reports in by_words.values() if len(reports) > 1]


def _numbered(claim: Claim, number: int) -> Claim:
    return Claim(
        f"c{number}", claim.text, claim.statements, claim.ladder, claim.informants, claim.state, claim.rule
    )


def _claim(
    context: Context,
    members: Sequence[Unit],
    contradicted: Sequence[Span],
    end: int | None,
    around: AbstractSet[Span],
) -> Claim:
    """The claim that some clauses make; of the sentences ``around`` the whole is shown."""
    told: dict[Span, list[Unit]] = {}
    for unit in members:
        told.setdefault(unit.sentence, []).append(unit)
    shown: list[Statement] = []
    for sentence, units in told.items():
        if not shown:
            span = hull(units) if end is None else _up_to(units[0], end)
        else:
            span = run_of(shown[0].span.text, sentence) or hull(units)
        shown.append(statement(units[0], sentence if sentence in around else span))
    return claimed(context, tuple(shown), contradicted, quoted=any(unit.direct for unit in members))


def _up_to(unit: Unit, end: int) -> Span:
    span = unit.span
    return Span(span.report, span.start, end, span.text[: end - span.start])
