"""What the page says of quotations, speakers and positions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from twosource.dossier import plain
from twosource.dossier.lookup import speaker
from twosource.dossier.page.marks import Excerpt, Finding, Marks
from twosource.dossier.words import Run, word_diff
from twosource.model import Family, Quotation, Span


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an utterance, with what became of the base version's words."""

    excerpt: Excerpt
    runs: tuple[Run, ...]
    speaker: str
    via: str | None
    medium: str | None
    labels: tuple[str, ...]
    base: bool


@dataclass(frozen=True, slots=True)
class FamilyView:
    finding: Finding
    speakers: tuple[str, ...]
    alarm: str | None
    versions: tuple[Version, ...]
    prints: int


@dataclass(frozen=True, slots=True)
class Stand:
    name: str
    stance: str
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """What people are for and against, and who stands where."""

    finding: Finding
    on: str
    stands: tuple[tuple[str, tuple[Stand, ...]], ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """All that one speaker is quoted with outside the families."""

    finding: Finding
    name: str
    versions: tuple[Version, ...]


def families(marks: Marks) -> list[FamilyView]:
    """Quotation families, those with an alarm first, then the widest."""
    story = marks.lookup.story
    ordered = sorted(story.families, key=lambda family: (family.alarm is None, -len(family.quotations)))
    views = []
    for number, family in enumerate(ordered, 1):
        who = ", ".join(family.speakers) or "Somebody unnamed"
        tone = "contested" if family.alarm else "words"
        finding = Finding(f"{marks.prefix}-q{number}", f"Q{number}", tone, f"Whose words: {who}")
        alarm = family.alarm and family.alarm[0].upper() + family.alarm[1:]
        versions = _versions(marks, family, finding)
        views.append(FamilyView(finding, family.speakers, alarm, versions, len(family.quotations)))
    return views


def _versions(marks: Marks, family: Family, finding: Finding) -> tuple[Version, ...]:
    lookup = marks.lookup
    known = [lookup.quotations[name] for name in family.quotations if name in lookup.quotations]
    if not known:
        return ()
    base = _base(family, known)
    words = _text(marks, base)
    order = lookup.number
    ordered = sorted(
        known,
        key=lambda q: (q.id != base.id, order.get(q.content[0].report, 0) if q.content else 0),
    )
    return _joined(
        _version(
            marks,
            quotation,
            finding,
            base=quotation.id == base.id,
            against=None if quotation.id == base.id or quotation.kind == "indirect" else words,
            labels=tuple(
                dict.fromkeys(
                    plain.CHANGES[change.label]
                    + ("" if change.from_ == base.id else _compared(marks, change.from_))
                    for change in family.change
                    if change.to == quotation.id
                )
            ),
        )
        for quotation in ordered
    )


def _joined(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Versions that are letter for letter the same, from the same speaker, as one."""
    found: dict[tuple[object, ...], Version] = {}
    for version in versions:
        words = "".join(run.text for run in version.runs if run.kind != "left-out")
        key = (words, version.speaker, version.via, version.medium)
        first = found.get(key)
        if first:
            spots = (*first.excerpt.spots, *version.excerpt.spots)
            labels = () if first.base else tuple(dict.fromkeys((*first.labels, *version.labels)))
            version = replace(first, excerpt=replace(first.excerpt, spots=spots), labels=labels)
        found[key] = version
    return tuple(found.values())


def _compared(marks: Marks, quotation: str) -> str:
    """Names the version a change is counted from when that is not the one shown on top."""
    found = marks.lookup.quotations.get(quotation)
    name = marks.lookup.publisher(found.content[0].report) if found and found.content else quotation
    return f" (against {name})"


def _base(family: Family, known: list[Quotation]) -> Quotation:
    """The version that others are compared with: most often a change's start, then the longest."""
    starts = Counter(change.from_ for change in family.change)

    def weight(quotation: Quotation) -> tuple[bool, int, int]:
        length = sum(span.end - span.start for span in quotation.content)
        return quotation.kind != "indirect", starts[quotation.id], length

    return max(known, key=weight)


def _text(marks: Marks, quotation: Quotation) -> str:
    return " … ".join(marks.lookup.slice(span) for span in quotation.content)


def _version(
    marks: Marks,
    quotation: Quotation,
    finding: Finding,
    *,
    base: bool = False,
    against: str | None = None,
    labels: tuple[str, ...] = (),
) -> Version:
    excerpts = marks.excerpts(quotation.content, finding)
    hollow = Excerpt(None, (), "", ())
    text = _text(marks, quotation)
    return Version(
        excerpt=excerpts[0] if excerpts else hollow,
        runs=tuple(word_diff(against, text)) if against is not None else (Run("same", text),),
        speaker=speaker(quotation) or "unnamed",
        via=quotation.via,
        medium=quotation.medium,
        labels=labels,
        base=base,
    )


def speeches(marks: Marks) -> list[Speech]:
    """Quotations that stand in one report only, by speaker, in the order of the reports."""
    story = marks.lookup.story
    shared = {name for family in story.families for name in family.quotations}
    spoken: dict[str, list[Quotation]] = {}
    for quotation in story.quotations:
        if quotation.id not in shared and quotation.content:
            spoken.setdefault(speaker(quotation) or "Unnamed", []).append(quotation)
    order = marks.lookup.number
    views = []
    ranked = sorted(spoken.items(), key=lambda item: (-len(item[1]), item[0]))
    for number, (name, found) in enumerate(ranked, 1):
        found = sorted(found, key=lambda q: (order.get(q.content[0].report, 0), q.content[0].start))
        finding = Finding(f"{marks.prefix}-w{number}", f"W{number}", "quoted", f"Words of {name}")
        views.append(Speech(finding, name, tuple(_version(marks, quotation, finding) for quotation in found)))
    return views


def issues(marks: Marks) -> list[Issue]:
    """Who is for and who is against, by what they take a stand on."""
    stances = ("for", "against", "unclear")
    found: dict[str, dict[str, list[tuple[str, tuple[Span, ...]]]]] = {}
    for person in marks.lookup.story.people:
        for position in person.positions:
            stands = found.setdefault(position.on, {stance: [] for stance in stances})[position.stance]
            if stands and stands[-1][0] == person.name:
                stands[-1] = (person.name, (*stands[-1][1], position.span))
            else:
                stands.append((person.name, (position.span,)))
    views = []
    for number, (on, stands_by) in enumerate(found.items(), 1):
        finding = Finding(f"{marks.prefix}-p{number}", f"P{number}", "quoted", f"For and against: {on}")
        views.append(
            Issue(
                finding,
                on,
                tuple(
                    (
                        stance,
                        tuple(
                            Stand(name, stance, marks.excerpts(spans, finding, whole=True))
                            for name, spans in stands_by[stance]
                        ),
                    )
                    for stance in stances
                    if stands_by[stance]
                ),
            )
        )
    return views
