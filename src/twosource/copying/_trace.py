"""The walk through the room: compare, group, credit, and say where information enters."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.copying import _citations, _credits, _groups, _origins, _pairs, _passages
from twosource.copying._credited import Resting, resting
from twosource.copying._outlets import introduced, running
from twosource.copying._rulings import applied, rulings_for
from twosource.copying._texts import by_report, prepare
from twosource.model import Citation, Copying, Passage, Quotation, Report, Ruling, Span

# A span belongs to a passage when the passage covers this much of it.
_MOSTLY = 0.5


def trace(
    reports: Sequence[Report], *, quotations: Sequence[Quotation] = (), rulings: Sequence[Ruling] = ()
) -> Copying:
    """Find who copies whom, who credits whom, and how many origins there are.

    ``reports`` is one story's reports; ids and order of the output follow it, what is found
    does not depend on it. ``quotations`` of the attribution room sharpen the mask over quoted
    words; without them quotation marks are read here. ``rulings`` are an analyst's, who has the last
    word; those on other reports are left out. No text makes this raise.
    """
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.input, report.id))
    spoken = by_report(quotations)
    texts = [prepare(report, spoken.get(report.id, ())) for report in ordered]
    pairs = []
    for i, j in _pairs.candidates(texts):
        pair = _pairs.pair(_pairs.shared(texts[i], texts[j]))
        if pair is not None:
            pairs.append(pair)
    groups = _groups.text_groups(ordered, pairs)
    aliases = running(report.publisher for report in ordered if report.publisher)
    aliases |= introduced(_all_words(report) for report in ordered)
    credits = {report.id: _credits.given(report, aliases) for report in ordered}
    of = _origins.sources(ordered, groups, credits)
    cited = {
        report.id: [
            it
            for it in _citations.cited(report, aliases)
            if not _speaks_of_itself(report, of[report.id].name, it.outlet.name)
        ]
        for report in ordered
    }
    citations = [
        Citation(report.id, given.outlet.name, given.span)
        for report in ordered
        for given in credits[report.id]
        if given.span is not None and given.outlet.name != _origins.publisher_name(report)
    ]
    citations += [
        Citation(it.span.report, it.outlet.name, it.span) for of_one in cited.values() for it in of_one
    ]
    passages = _passages.copied(pairs, ordered, of, credits)
    credited = resting(ordered, of, cited)
    found = Copying(
        text_groups=groups,
        passages=(*passages, *(Passage(spans=(it.passage,), kind="credited", to=it.to) for it in credited)),
        origins=_origins.record(ordered, of, _upstream(ordered, of, credits, passages, credited)),
        pairs=tuple(pairs),
        citations=tuple(sorted(set(citations), key=lambda it: (it.report, it.span, it.cites))),
    )
    return applied(found, ordered, rulings_for(rulings, ordered))


def _upstream(
    reports: Sequence[Report],
    of: Mapping[str, _origins.Source],
    credits: Mapping[str, Sequence[_credits.Given]],
    passages: Sequence[Passage],
    credited: Sequence[Resting],
) -> dict[str, _origins.Source]:
    """Origins that stand behind passages only: cited ones, and agencies thanked for a part."""
    known = {source.name for source in of.values()}
    spans: dict[str, list[Span]] = defaultdict(list)
    kinds: dict[str, _origins.Kind] = {}
    circles = {it.to for it in credited if it.circle}
    for it in credited:
        spans[it.to].extend(it.evidence)
        kinds.setdefault(it.to, it.kind)
    for passage in passages:
        if passage.to is None or passage.to in known:
            continue
        for given in (given for report in reports for given in credits[report.id]):
            if given.outlet.name == passage.to:
                kinds.setdefault(passage.to, given.outlet.kind)
                spans[passage.to].extend([given.span] if given.span else [])
    return {
        name: _origins.upstream(name, kinds[name], tuple(spans[name]), circular=name in circles)
        for name in sorted(kinds)
    }


def _all_words(report: Report) -> str:
    """A report's text with what was taken out of it: legal lines tell names in full."""
    return "\n".join([report.text, *(it.text for it in report.removed)])


def _speaks_of_itself(report: Report, source: str, cited: str) -> bool:
    """Whether a cited name is the report's own publisher or origin, maybe in its short form.

    The Inland Observer writes "told the Observer".
    """
    own = {source, _origins.publisher_name(report)}
    short = cited.casefold().removeprefix("the ").split()
    return cited in own or any(
        name.casefold().removesuffix(".com").split()[-len(short) :] == short for name in own if short
    )


def origins_at(copying: Copying, span: Span) -> tuple[str, ...]:
    """The origins behind the words of ``span``: ids of ``copying.origins``.

    A passage that the report credits to an outlet belongs to that outlet; a copied one to the
    origin it was copied from; all else to the report's own origin. Credit goes before copy: a
    reprint of "Reuters reports ..." still rests on Reuters.
    """
    ids: Mapping[str | None, str] = {origin.name: origin.id for origin in copying.origins}
    enough = _MOSTLY * max(1, span.end - span.start)
    for kind in ("credited", "copied"):
        covered: dict[str, int] = defaultdict(int)
        for passage in copying.passages:
            if passage.kind != kind or passage.to not in ids:
                continue
            for part in passage.spans:
                if part.report == span.report:
                    covered[ids[passage.to]] += max(0, min(part.end, span.end) - max(part.start, span.start))
        found = [origin for origin, count in covered.items() if count >= enough]
        if found:
            return tuple(origin.id for origin in copying.origins if origin.id in found)
    return tuple(origin.id for origin in copying.origins if span.report in origin.reports)
