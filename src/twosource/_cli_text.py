"""What the commands print for a person: plain text, no colours, the same on every terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from twosource.dossier import plain
from twosource.model import (
    Check,
    Copying,
    Difference,
    Dossier,
    Figure,
    Quotation,
    Report,
    Span,
    Story,
    StoryGroup,
    Time,
)

if TYPE_CHECKING:
    from twosource.archive import StoryChange
    from twosource.dossier import Verdict

WIDTH = 100
# Differences of one story that the summary shows; the page has them all.
TOP = 5

CHECKED = {
    "corroborated": "CORROBORATED by independent origins",
    "single-origin": "REPORTED BY ONE ORIGIN only",
    "attributed": "RESTS ON ONE INFORMANT",
    "contradicted": "CONTRADICTED",
    "not-reported": "NOT REPORTED in these reports",
    "cannot-measure": "CANNOT BE MEASURED",
}


def wrapped(text: str, indent: str = "", hang: str | None = None) -> str:
    """Text as lines of at most WIDTH, each ended; ``hang`` opens the lines after the first."""
    return (
        textwrap.fill(
            " ".join(text.split()),
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + "  " if hang is None else hang,
            break_long_words=False,
            break_on_hyphens=False,
        )
        + "\n"
    )


def short(text: str, limit: int = 160) -> str:
    """One line of at most ``limit`` characters, for a list; what is cut shows as an ellipsis."""
    return textwrap.shorten(text, limit, placeholder=" …")


# --- compare -------------------------------------------------------------------


def compared(dossier: Dossier, *, page: str | None = None, explain: bool = False) -> str:
    """The summary of a dossier: a line per story, its weightiest differences, where the page is."""
    shared = [story for story in dossier.stories if len(story.reports) > 1]
    alone = len(dossier.stories) - len(shared)
    out = [_story(story, explain) for story in shared or dossier.stories]
    if shared and alone:
        out.append(f"{plain.count(alone, 'story', 'stories')} of one report each, with nothing to compare.\n")
    if dossier.unread:
        out.append(f"{plain.count(len(dossier.unread), 'input')} could not be read.\n")
    if page:
        out.append(f"Page: {page}\n" if page.endswith((".html", ".htm")) else f"Dossier: {page}\n")
    return "\n".join(out)


def _story(story: Story, explain: bool) -> str:
    lines = [
        wrapped(short(story.title, 140)),
        wrapped(f"{plain.dates(story.first, story.last)}. {plain.summary(story)}.", "  ", "  "),
    ]
    weighty = plain.by_weight(story.differences)
    for difference in weighty[:TOP]:
        lines.append(_difference(difference, story))
    if len(weighty) > TOP:
        lines.append(f"  and {plain.count(len(weighty) - TOP, 'more difference')}\n")
    if explain:
        for pair in story.not_compared:
            lines.append(
                wrapped(f"not compared: {short(pair.a.text)} / {short(pair.b.text)}: {pair.reason}", "  ")
            )
    return "".join(lines)


def _difference(difference: Difference, story: Story) -> str:
    publishers = {report.id: plain.publisher(report) for report in story.reports}
    sides = []
    for side in difference.sides:
        behind = {span.report for span in side.spans}
        who = dict.fromkeys(name for id, name in publishers.items() if id in behind)
        sides.append(f"{short(side.value, 90)} ({', '.join(who)})")
    label = difference.outcome.replace("-", " ")
    return wrapped(f"- {label}, {short(difference.about, 110)}: {' against '.join(sides)}", "  ", "    ")


# --- check ---------------------------------------------------------------------


def checked(result: Check, reports: Sequence[Report]) -> str:
    """The answer, the rule behind it, the ladder, and the sentences for and against."""
    names = {report.id: plain.publisher(report) for report in reports}
    ladder = result.ladder
    out = [wrapped(f"{CHECKED[result.state]}: {result.claim}"), wrapped(result.rule, "  ", "  ")]
    if ladder.reports:
        rungs = (
            plain.count(ladder.reports, "report"),
            plain.count(ladder.text_groups, "text"),
            plain.count(ladder.publishers, "publisher"),
            plain.count(ladder.origins, "origin"),
        )
        out.append(f"  {', '.join(rungs)}\n")
    if result.supported_by:
        out.append("Supported by\n")
        out += [_sentence(span, names) for span in result.supported_by]
    if result.contradicted_by:
        # What does not decide the answer is not called a contradiction on screen.
        decides = result.state == "contradicted"
        out.append("Contradicted by\n" if decides else "Perhaps against it, less surely\n")
        for one in result.contradicted_by:
            outcome = f"{one.outcome}, " if decides else ""
            out.append(_sentence(one.span, names, f"{outcome}{one.kind}: {one.value}"))
    return "".join(out)


def _sentence(span: Span, names: dict[str, str], extra: str = "") -> str:
    where = names.get(span.report, span.report)
    return wrapped(f"- {where}: {span.text}" + (f" [{extra}]" if extra else ""), "  ", "    ")


# --- the single rooms ------------------------------------------------------------


def one_report(report: Report) -> str:
    """A report's head and cleaned text, with what was removed at the end."""
    by = f", by {', '.join(report.authors)}" if report.authors else ""
    head = [
        f"# {report.title or report.input}\n",
        f"{report.id}  {plain.publisher(report)}, {plain.date(report.published)}{by}\n",
    ]
    if report.completeness != "full":
        head.append(f"{plain.COMPLETENESS[report.completeness]}\n")
    removed = [f"  - {one.reason}: {short(one.text, 80)}\n" for one in report.removed]
    tail = ["\nRemoved\n", *removed] if removed else []
    return "".join([*head, "\n", report.text, "\n", *tail, "\n"])


def grouped(groups: Iterable[StoryGroup], reports: Sequence[Report], *, explain: bool = False) -> str:
    """Each story with its reports; if wanted, also why they are in one."""
    known = {report.id: report for report in reports}
    out = []
    for one in groups:
        size = plain.count(len(one.reports), "report")
        out.append(f"{one.id}  {one.title}\n    {plain.dates(one.first, one.last)}, {size}\n")
        nearest = {link.report: link for link in one.links} if explain else {}
        for id in one.reports:
            if id in known:
                out.append(f"    - {_label(known[id])}\n")
            if id in nearest and nearest[id].to in known:
                link = nearest[id]
                line = f"nearest: {_label(known[link.to])}; both hold {', '.join(link.shared)}"
                out.append(wrapped(f"{line} ({link.likeness:.2f})", "        ", "        "))
        out += [f"    also here: {_label(known[id])}\n" for id in one.also if id in known]
        if explain:
            out += [wrapped(reason, "    because ", "        ") for reason in one.why]
    return "".join(out)


def changed(history: Iterable[StoryChange], reports: Sequence[Report], project: str) -> str:
    """Which stories became one or fell apart, and how to take that back."""
    known = {report.id: report for report in reports}
    out = []
    for one in history:
        joined = one.kind == "join"
        parts = one.before if joined else one.after
        told = f"{len(parts)} stories became one" if joined else f"one story fell into {len(parts)}"
        out.append(f"{one.number}  {one.at[:10]}, {told}\n")
        for at, part in enumerate(parts, start=1):
            names = [_label(known[id]) if id in known else id for id in part]
            out += [f"    {at}. {names[0]}\n", *(f"       {name}\n" for name in names[1:])]
        out.append(f"    to take it back: twosource decide {project} undo-change {one.number}\n")
    return "".join(out) or "No story has become one with another, and none fell apart.\n"


def copied(copying: Copying, reports: Sequence[Report]) -> str:
    """Text groups and origins with their proof."""
    known = {report.id: report for report in reports}
    out = [
        f"{plain.count(len(reports), 'report')}, {plain.count(len(copying.text_groups), 'text')}, "
        f"{plain.count(len(copying.origins), 'origin')}\n"
    ]
    for group in copying.text_groups:
        if group.kind == "reprint":
            out.append("\nOne text\n")
            out += [f"    - {_label(known[id])}\n" for id in group.reports if id in known]
    for origin in copying.origins:
        out.append(f"\nOrigin: {origin.name} ({plain.ORIGINS[origin.kind]}; {plain.GRADES[origin.grade]})\n")
        if origin.why:
            out.append(wrapped(origin.why, "    ", "    "))
        out += [f"    - {_label(known[id])}\n" for id in origin.reports if id in known]
        for span in origin.evidence[:3]:
            if span.text.strip():
                out.append(wrapped(f"proof: {short(span.text)}", "      ", "      "))
    return "".join(out)


def quoted(report: Report, quotations: Sequence[Quotation]) -> str:
    """Speaker and words, one quotation to a line."""
    out = [f"# {_label(report)}\n"]
    for one in quotations:
        speaker = (one.speaker.name if one.speaker else "") or "?"
        via = f", via {one.via}" if one.via else ""
        words = " … ".join(span.text for span in one.content)
        out.append(wrapped(f"{speaker} ({one.kind}{via}): {words}", "  ", "    "))
    return "".join([*out, "\n"])


def measured(report: Report, figures: Sequence[Figure], times: Sequence[Time]) -> str:
    """Figures with what they count, then times with their values."""
    out = [f"# {_label(report)}\n"]
    for figure in figures:
        parts = [
            f"{figure.value:g}",
            figure.unit or "",
            figure.concept or "",
            f"of {figure.of}" if figure.of else "",
        ]
        mark = "" if figure.modifier == "=" else figure.modifier + " "
        out.append(f"  {figure.span.text!r}: {mark}{' '.join(part for part in parts if part)}\n")
    for time in times:
        bounds = (
            f" ({time.start} to {time.end})" if time.start and time.end and time.start != time.end else ""
        )
        out.append(f"  {time.span.text!r}: {time.value}{bounds}\n")
    return "".join([*out, "\n"])


def verified(verdict: Verdict) -> str:
    """What does not hold, or how much was re-checked; and what could not be."""
    notes = "".join(f"note: {one}\n" for one in verdict.notes)
    if verdict.problems:
        found = plain.count(len(verdict.problems), "problem")
        return "".join(f"{problem}\n" for problem in verdict.problems) + notes + f"does not hold: {found}\n"
    one = {"stories": "story", "hashes": "hash"}
    done = ", ".join(
        plain.count(number, one.get(name, name.removesuffix("s")), name)
        for name, number in verdict.checked.items()
    )
    return f"{notes}ok: {done}\n"


def _label(report: Report) -> str:
    return (
        f"{plain.publisher(report)}, {plain.date(report.published)}: {report.title or short(report.text, 60)}"
    )
