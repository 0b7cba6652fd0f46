"""Figures and dates that belong to a thing wherever it is named: 32 member states, a founding year.

Such a value can stand in any sentence, so it is found without an aligned statement. For the same reason
it contradicts only when it is a compound with its noun ("48-page"); otherwise only quiet outcomes are shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from twosource.claims.context import Context, Sentence
from twosource.claims.found import Found, about_figures, clip, figure_place, found_between, time_place
from twosource.claims.lexicon import WordSimilarity
from twosource.claims.naming import term_score
from twosource.claims.outcomes import Judgement, judge_lasting
from twosource.claims.scopes import EVERYBODY, is_average
from twosource.claims.terms import Term
from twosource.claims.timeline import around_span
from twosource.claims.units import Unit
from twosource.claims.values import around, concept_similarity, concept_words, far_apart
from twosource.language import Parsed, compare_figures, compare_times, similarity
from twosource.model import Figure, Span, Time

SAME_CONCEPT = 0.85
OWNER = 0.55
PERSONAL = frozenset({"year", "month", "week", "day", "old", "time", "man", "woman"})
# A date counts as finer when it is at least this many times narrower: a day in a month, a month in a year.
FINER = 10
# Two sentences with one year, once finer, are about one event from this nearness in meaning. A year long
# past is rare in a story, so it says more by itself.
ALIKE, ALIKE_LONG_PAST = 0.6, 0.35
LONG_PAST = 10
# Of one thing these tell one act: a treaty is signed, an alliance founded.
BEGINNING = frozenset(
    {"found", "establish", "sign", "create", "form", "launch", "start", "begin", "bear", "open"}
)
# So many words in common, each telling so much.
COMMON, TELLING = 2, 0.5
_STRETCH = re.compile(
    r"\b(?:from|between)\b[^,;]{1,20}\b(?:to|and|until|till|through) $|\buntil $", re.IGNORECASE
)
# "A 48-page indictment" is one that a report names so often; "a 12-point effort" may be anybody's.
NAMED = 2
_PEOPLE = re.compile(r"[A-Z]\w+(?:ans|is|ese|ers|ards|men)")
RARE = 2


def attributive(context: Context, flat: Sequence[tuple[Unit, Sentence]]) -> Iterable[Found]:
    """Figures of one noun and one owner in two reports."""
    bound = [
        (unit, figure)
        for unit, _ in flat
        for figure in unit.figures
        if figure.unit is None and concept_words(figure) and any(c.isdigit() for c in figure.span.text)
    ]
    for x, (u, a) in enumerate(bound):
        for v, b in bound[x + 1 :]:
            if u.report == v.report:
                continue
            relation = compare_figures(a, b)
            if relation in ("equal", "not-comparable"):
                continue
            if concept_similarity(a, b, context.similar) < SAME_CONCEPT or not _same_owner(
                a, u, b, v, context
            ):
                continue
            # "30 European countries" and "over 30 countries" need not be the same thirty.
            if relation == "rounding" and concept_words(a) != concept_words(b):
                continue
            if relation == "conflict" or far_apart(a, b) or is_average(u) != is_average(v):
                continue
            # So many people are no property of what killed them in one report and injured them in the other.
            if not set(u.predicates) & set(v.predicates) and concept_words(a)[-1] in EVERYBODY:
                continue
            counted = {word.lower() for word in (a.concept or "").split()}
            if _are_people(a) and not _alike(u, v, context.similar, but=counted):
                continue
            judgement = judge_lasting(a, b, relation)
            places = figure_place(a, u.sentence), figure_place(b, v.sentence)
            sentences = u.sentence, v.sentence
            yield found_between("figure", judgement, *places, sentences, about_figures(a, b, u))


def _are_people(figure: Figure) -> bool:
    """Whether a figure counts people by where they are from: Gazans."""
    return any(_PEOPLE.fullmatch(word) for word in (figure.concept or "").split()[-1:])


def compound(figure: Figure, sentence: Span) -> tuple[str, str] | None:
    """The measure and the thing of a compound: ("page", "indictment") for "a 48-page indictment".

    Such a figure is a lasting property of the thing, where a bare count changes from clause to clause.
    Terms and ages ("10-year sentence", "5-year-old") are left out: a story has many.
    """
    after = sentence.text[figure.span.end - sentence.start :]
    found = re.match(r"[-‑]([a-z]+)\s+([a-z]+)", after)
    if found is None or found.group(1) in PERSONAL or found.group(2).endswith("s"):
        return None
    return found.group(1), found.group(2)


def _topical(text: str, thing: str) -> bool:
    return len(re.findall(rf"\b{re.escape(thing)}\b", text, re.IGNORECASE)) >= NAMED


def _same_owner(a: Figure, u: Unit, b: Figure, v: Unit, context: Context) -> bool:
    """Whether a name, or what stands for one, is near both figures or is what both clauses are about."""
    return any(
        (x.named or y.named) and term_score(x, y, context.similar) >= OWNER
        for x in _owners(a, u)
        for y in _owners(b, v)
    )


def _owners(figure: Figure, unit: Unit) -> list[Term]:
    return [*around(figure, unit, count=5), *(t for t in unit.terms if t.role == "subj")]


def compounds(context: Context) -> Iterable[Found]:
    """A thing's measure that two reports give differently, where each gives it once."""
    known: dict[tuple[str, str], dict[str, list[tuple[Figure, Span]]]] = {}
    for document in context.parsed:
        for figure in document.figures:
            sentence = around_span(document.sentences, figure.span)
            key = compound(figure, sentence) if sentence is not None else None
            if key is not None and sentence is not None and _topical(document.report.text, key[1]):
                known.setdefault(key, {}).setdefault(figure.span.report, []).append((figure, sentence))
    for (measure, thing), by_report in sorted(known.items()):
        single = [rows[0] for _, rows in sorted(by_report.items()) if len({f.value for f, _ in rows}) == 1]
        for x, (a, here) in enumerate(single):
            for b, there in single[x + 1 :]:
                relation = compare_figures(a, b)
                if relation in ("equal", "not-comparable"):
                    continue
                judgement = judge_lasting(a, b, relation)
                places = figure_place(a, here), figure_place(b, there)
                yield found_between("figure", judgement, *places, (here, there), f"{measure} {thing}")


def measured_otherwise(claim: Parsed, document: Parsed, sentence: Span) -> Figure | None:
    """The figure by which a sentence gives a thing of the claim another measure: "a 48-page indictment".

    As for ``compounds`` the report names the thing often, and gives it one measure. None without one.
    """
    words = {token.lemma_.lower() for token in claim.doc}
    for figure in document.figures:
        key = compound(figure, sentence) if sentence.start <= figure.span.start < sentence.end else None
        if key is None or key[1] not in words or not _topical(document.report.text, key[1]):
            continue
        own = [f for f in claim.figures if _measures(f, claim, key[0])]
        if any(compare_figures(f, figure) == "conflict" for f in own) and _is_only(figure, key, document):
            return figure
    return None


def _measures(figure: Figure, claim: Parsed, measure: str) -> bool:
    """Whether a figure of a claim counts pages, where ``measure`` is "page"."""
    after = claim.report.text[figure.span.end :]
    told = re.match(r"[-‑ ]([a-z]+)", after)
    nouns = {(figure.concept or "").split(" ")[-1], told.group(1) if told else ""}
    return bool({measure, f"{measure}s"} & nouns)


def _is_only(figure: Figure, key: tuple[str, str], document: Parsed) -> bool:
    """Whether a report gives a thing no other measure of this kind."""
    others = ((f, around_span(document.sentences, f.span)) for f in document.figures)
    same = [f for f, around in others if around is not None and compound(f, around) == key]
    return len({f.value for f in (figure, *same)}) == 1


def dated(context: Context, flat: Sequence[tuple[Unit, Sentence]]) -> Iterable[Found]:
    """An event of an earlier year that one report dates more finely than another."""
    times = [(unit, t) for unit, _ in flat for t in unit.times if t.start and t.end]
    often = Counter((unit.report, (t.start or "")[:4]) for unit, t in times)
    # A year that runs through a report dates many things in it; only a rare one dates one event.
    times = [(unit, t) for unit, t in times if often[unit.report, (t.start or "")[:4]] <= RARE]
    pairs = [
        (u, a, v, b)
        for x, (u, a) in enumerate(times)
        for v, b in times[x + 1 :]
        if u.report != v.report
        and compare_times(a, b) == "refinement"
        and finer(a, b)
        and _past(context, a, b)
    ]
    nearness = similarity([(u.sentence.text, v.sentence.text) for u, _, v, _ in pairs])
    newest = max((int((t.start or "0")[:4]) for _, t in times), default=0)
    for (u, a, v, b), near in zip(pairs, nearness, strict=True):
        old = int((a.start or "0")[:4]) <= newest - LONG_PAST
        if near >= (ALIKE_LONG_PAST if old else ALIKE) and _tell_alike(u, a, v, b, context.similar):
            judgement = Judgement("refinement", "one date is finer than the other, and both can hold")
            places = time_place(a), time_place(b)
            yield found_between("date", judgement, *places, (u.sentence, v.sentence), clip(u.span.text))


def _tell_alike(u: Unit, a: Time, v: Unit, b: Time, similar: WordSimilarity) -> bool:
    """Whether two dated clauses tell one act, or name two things in common, and no date ends a stretch.

    Somebody stabbed his wife in 1999 and returned to prison in June of that year.
    """
    for unit, time in ((u, a), (v, b)):
        if _STRETCH.search(unit.sentence.text[: max(0, time.span.start - unit.sentence.start)]):
            return False
    if all(BEGINNING.intersection(unit.predicates) for unit in (u, v)):
        return True
    alike = _alike(u, v, similar)
    return any(x.role == y.role == "pred" for x, y in alike) or len({x.key for x, _ in alike}) >= COMMON


def _alike(
    u: Unit, v: Unit, similar: WordSimilarity, *, but: AbstractSet[str] = frozenset()
) -> list[tuple[Term, Term]]:
    """The words that two clauses have in common, people's names and the surfaces ``but`` left aside."""
    words = [
        [t for t in unit.terms if t.kind != "person" and t.weight >= TELLING and t.surface not in but]
        for unit in (u, v)
    ]
    return [(x, y) for x in words[0] for y in words[1] if term_score(x, y, similar) >= OWNER]


def finer(a: Time, b: Time) -> bool:
    """Whether one of two dates is much narrower than the other; part of a day is no news."""
    x, y = _days(a), _days(b)
    return x is not None and y is not None and max(x, y) >= FINER * min(x, y)


def _days(time: Time) -> int | None:
    if not time.start or not time.end:
        return None
    try:
        return (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days + 1
    except ValueError:
        return None


def _past(context: Context, a: Time, b: Time) -> bool:
    """A year that no report of the story was made in: a story's own year stands in every second sentence."""
    year = (a.start or "")[:4]
    own = {(d.report.published or "")[:4] for d in context.parsed}
    latest = max((t.start or "")[:4] for d in context.parsed for t in d.times if t.start)
    return year not in own and year < latest and (b.start or "")[:4] == year
