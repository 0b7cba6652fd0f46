"""The dossier as Markdown: the page's first half, for a mail, a wiki or a terminal."""

import re
from collections.abc import Iterable, Iterator

from twosource.dossier import plain
from twosource.dossier.leading import lead
from twosource.dossier.lookup import Lookup, look, speaker
from twosource.dossier.sentences import sentence_bounds
from twosource.model import Claim, Difference, Dossier, Span

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_OPENERS = re.compile(r"^(\s*)([-+=]|\d+[.)](?=\s|$))")


def to_markdown(dossier: Dossier) -> str:
    """Headings, lists and quotations in CommonMark. Words from reports are escaped: they mark up nothing."""
    many = len(dossier.stories) > 1
    lines = [f"# {safe(plain.heading(dossier))}", ""]
    for story in dossier.stories:
        if many:
            lines += [f"## {safe(story.title)}", ""]
        lines += _story(look(story), "###" if many else "##")
    if dossier.unread:
        lines += ["## Not read", ""]
        lines += [f"- {safe(item.input)}: {safe(item.reason)}" for item in dossier.unread]
        lines.append("")
    lines += [f"Made with Twosource {safe(dossier.made_with.twosource)}.", ""]
    return "\n".join(lines)


def safe(text: str) -> str:
    """Text on one line in which nothing is markup."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _OPENERS.sub(
        lambda match: (
            f"{match[1]}\\{match[2]}" if match[2] in "-+=" else f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"
        ),
        flat,
    )


def _story(lookup: Lookup, level: str) -> list[str]:
    story = lookup.story
    lines = [f"*{safe(plain.dates(story.first, story.last))}*", "", f"{plain.summary(story)}.", ""]
    by_state: dict[str, list[Claim]] = {}
    for claim in story.claims:
        by_state.setdefault(claim.state, []).append(claim)
    lines += _section(
        f"{level} They differ", (_difference(lookup, d) for d in plain.by_weight(story.differences))
    )
    for state, title in (
        ("corroborated", "Agreed by independent origins"),
        ("contradicted", "Contradicted"),
        ("attributed", "Attributed to one informant"),
        ("single-origin", "One source only"),
        ("cannot-measure", "Cannot be measured"),
    ):
        lines += _section(f"{level} {title}", (_claim(lookup, claim) for claim in by_state.get(state, ())))
    lines += _section(f"{level} Whose words", _families(lookup))
    lines += _section(f"{level} Where it comes from", _origins(lookup))
    headlines = {headline.report: plain.HEADLINES[headline.state] for headline in story.headlines}
    lines += _section(
        f"{level} When",
        ([f"- {safe(plain.date(e.when))}: {_words(lookup, e.spans, e.text)}"] for e in story.timeline),
    )
    lines += _section(
        f"{level} The reports",
        (
            [
                f"{number}. {safe(plain.publisher(report))}: {safe(report.title or 'without a title')} "
                f"({safe(plain.date(report.published))}; {plain.COMPLETENESS[report.completeness]}; "
                f"{headlines[report.id] + '; ' if report.id in headlines else ''}{safe(report.input)})"
            ]
            for number, report in enumerate(story.reports, 1)
        ),
    )
    return lines


_OPENING, _CLOSING = ("“", '"'), ("”", '"')


def _section(title: str, blocks: Iterable[list[str]]) -> list[str]:
    lines = [line for block in blocks for line in block]
    return [title, "", *lines, ""] if lines else []


def _quoted(lookup: Lookup, span: Span, *, lit: bool = True) -> str:
    """The sentence around a span with the span in bold, and who ran it."""
    report = lookup.reports.get(span.report)
    if report is None:
        return safe(span.text)
    start, end = sentence_bounds(report.text, span.start, span.end)
    words = safe(report.text[span.start : span.end])
    if lit and words and (start, end) != (span.start, span.end):
        before, after = report.text[start : span.start], report.text[span.end : end]
        gap, follow = (" " if before[-1:].isspace() else ""), (" " if after[:1].isspace() else "")
        words = f"{safe(before)}{gap}**{words}**{follow}{safe(after)}"
    return f"{_in_marks(words)} ({safe(lookup.publisher(report.id))})"


def _in_marks(words: str) -> str:
    """Words in quotation marks, unless they bring their own; a mark at an edge without its fellow goes."""
    if words[:1] in _OPENING and not any(mark in words for mark in _CLOSING):
        words = words[1:]
    elif words[-1:] in _CLOSING and not any(mark in words[:-1] for mark in _OPENING):
        words = words[:-1]
    return words if any(mark in words for mark in (*_OPENING, *_CLOSING)) else f"“{words}”"


def _words(lookup: Lookup, spans: tuple[Span, ...], text: str) -> str:
    return "; ".join(_quoted(lookup, span, lit=False) for span in spans) or safe(text)


def _difference(lookup: Lookup, difference: Difference) -> list[str]:
    lines = [
        f"- **{safe(difference.about or difference.kind)}** ({plain.KINDS[difference.kind]}; "
        f"{plain.outcome(difference)}). {safe(difference.explanation)}"
    ]
    for side in difference.sides:
        names = ", ".join(safe(lookup.origin_name(origin)) for origin in side.origins)
        lines.append(f"  - {safe(side.value)}" + (f", origin: {names}" if names else ""))
        lines += [f"    - {_quoted(lookup, span)}" for span in side.spans]
    return lines


def _claim(lookup: Lookup, claim: Claim) -> list[str]:
    n = claim.ladder
    steps = " → ".join(
        (
            plain.count(n.reports, "report"),
            plain.count(n.text_groups, "text"),
            plain.count(n.publishers, "publisher"),
            plain.count(n.origins, "origin"),
        )
    )
    if len(claim.statements) == 1:
        return [f"- {_quoted(lookup, claim.statements[0].span)}. {safe(claim.rule)}"]
    before = lead(lookup, claim)
    words = f"{safe(before)} **{safe(claim.text)}**" if before else safe(claim.text)
    lines = [f"- {words} ({steps}). {safe(claim.rule)}"]
    return lines + [f"  - {_quoted(lookup, statement.span)}" for statement in claim.statements]


def _families(lookup: Lookup) -> Iterator[list[str]]:
    for family in sorted(lookup.story.families, key=lambda family: family.alarm is None):
        lines = [
            f"- **{safe(', '.join(family.speakers) or 'Somebody unnamed')}**"
            + (f": {safe(family.alarm)}" if family.alarm else "")
        ]
        for name in family.quotations:
            quotation = lookup.quotations.get(name)
            if quotation is None or not quotation.content:
                continue
            words = " … ".join(safe(lookup.slice(span)) for span in quotation.content)
            labels = ", ".join(dict.fromkeys(plain.CHANGES[c.label] for c in family.change if c.to == name))
            who = safe(speaker(quotation) or "unnamed")
            via = f", via {safe(quotation.via)}" if quotation.via else ""
            where = safe(lookup.publisher(quotation.content[0].report))
            lines.append(f"  - {words} ({who}{via}; {where}{'; ' + labels if labels else ''})")
        yield lines


def _origins(lookup: Lookup) -> Iterator[list[str]]:
    for origin in lookup.story.origins:
        names = ", ".join(safe(lookup.publisher(report)) for report in origin.reports)
        why = f" {safe(origin.why)}" if origin.why else ""
        yield [
            f"- **{safe(origin.name)}** ({plain.ORIGINS[origin.kind]}; {plain.GRADES[origin.grade]}): "
            f"{names or 'no report of its own'}.{why}"
        ]
