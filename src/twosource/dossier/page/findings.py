"""What the page says of differences and claims."""

from dataclasses import dataclass, replace

from twosource.dossier import plain
from twosource.dossier.leading import lead
from twosource.dossier.lookup import overlap, speaker
from twosource.dossier.page.marks import Excerpt, Finding, Marks, joined
from twosource.model import Claim, Difference, Span, Statement


@dataclass(frozen=True, slots=True)
class SideView:
    value: str
    origins: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    finding: Finding
    kind: str
    outcome: str
    about: str
    explanation: str
    contradiction: bool
    loud: bool
    sides: tuple[SideView, ...]
    claims: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    finding: Finding
    text: str
    steps: tuple[tuple[int, str], ...]
    excerpts: tuple[Excerpt, ...]
    informants: tuple[str, ...]
    rule: str
    state: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims under one heading: a report's, or an informant's."""

    title: str
    href: str | None
    claims: tuple[ClaimView, ...]


LETTERS = {
    "corroborated": ("A", "agree"),
    "single-origin": ("S", "one"),
    "attributed": ("I", "one"),
    "contradicted": ("X", "contested"),
    "cannot-measure": ("M", "one"),
}


def claim_findings(claims: tuple[Claim, ...], prefix: str) -> dict[str, Finding]:
    """Anchor and label of each claim by its id, counted within its state."""
    findings: dict[str, Finding] = {}
    numbers: dict[str, int] = {}
    for claim in claims:
        letter, tone = LETTERS[claim.state]
        numbers[letter] = numbers.get(letter, 0) + 1
        label = f"{letter}{numbers[letter]}"
        title = f"{plain.STATES[claim.state].capitalize()}: {claim.text}"
        findings[claim.id] = Finding(f"{prefix}-{label.lower()}", label, tone, title)
    return findings


def differences(marks: Marks, claims: dict[str, Finding]) -> list[DifferenceView]:
    """Every difference, contradictions first, with the claims that it touches."""
    story = marks.lookup.story
    views = []
    for number, difference in enumerate(plain.by_weight(story.differences), 1):
        kind, outcome = plain.KINDS[difference.kind], plain.outcome(difference)
        title = f"{kind.capitalize()}, {outcome}: {difference.about}"
        loud = difference.outcome in ("contradiction", "attributed")
        finding = Finding(f"{marks.prefix}-d{number}", f"D{number}", "differ" if loud else "quiet", title)
        views.append(
            DifferenceView(
                finding=finding,
                kind=kind,
                outcome=outcome,
                about=difference.about,
                explanation=difference.explanation,
                contradiction=difference.outcome == "contradiction",
                loud=loud,
                sides=tuple(
                    SideView(
                        value=side.value,
                        origins=tuple(marks.lookup.origin_name(origin) for origin in side.origins),
                        excerpts=joined(
                            _voiced(marks, excerpt, side.spans)
                            for excerpt in marks.excerpts(side.spans, finding, origins=False)
                        ),
                    )
                    for side in difference.sides
                ),
                claims=tuple(claims[claim.id] for claim in story.claims if touches(difference, claim)),
            )
        )
    return views


def touches(difference: Difference, claim: Claim) -> bool:
    """Whether a difference lies within a claim that independent origins or others contest."""
    if claim.state not in ("corroborated", "contradicted", "attributed"):
        return False
    return any(
        overlap(span, statement.span)
        for side in difference.sides
        for span in side.spans
        for statement in claim.statements
    )


def _voiced(marks: Marks, excerpt: Excerpt, spans: tuple[Span, ...]) -> Excerpt:
    names = [
        name
        for span in spans
        if span.report == excerpt.report and (name := speaker(marks.lookup.quotation_at(span)))
    ]
    return replace(excerpt, voice=names[0]) if names else excerpt


def claims(marks: Marks, findings: dict[str, Finding]) -> dict[str, list[ClaimView]]:
    """Every claim by its state, in the dossier's order."""
    views: dict[str, list[ClaimView]] = {state: [] for state in LETTERS}
    for claim in marks.lookup.story.claims:
        views[claim.state].append(_claim(marks, claim, findings[claim.id]))
    return views


def _claim(marks: Marks, claim: Claim, finding: Finding) -> ClaimView:
    excerpts: list[Excerpt] = []
    for statement in claim.statements:
        for excerpt in marks.excerpts((statement.span,), finding, whole=True):
            excerpts.append(replace(excerpt, voice=_vouching(statement), note=_manner(statement)))
    ladder = claim.ladder
    return ClaimView(
        finding=finding,
        text=claim.text,
        steps=(
            (ladder.reports, "report" if ladder.reports == 1 else "reports"),
            (ladder.text_groups, "text" if ladder.text_groups == 1 else "texts"),
            (ladder.publishers, "publisher" if ladder.publishers == 1 else "publishers"),
            (ladder.origins, "origin" if ladder.origins == 1 else "origins"),
        ),
        excerpts=joined(excerpts),
        informants=claim.informants,
        rule=claim.rule,
        state=plain.STATES[claim.state],
        lead=lead(marks.lookup, claim) if len(claim.statements) > 1 else "",
    )


def _vouching(statement: Statement) -> str | None:
    voice = statement.attribution
    return voice.name if voice.by != "report" else None


def _manner(statement: Statement) -> str | None:
    """How a statement is meant where it is not plainly stated as a fact."""
    words = {"planned": "as a plan", "possible": "as possible", "called-for": "as a demand"}
    return words.get(statement.modality)


def by_report(marks: Marks, views: list[ClaimView]) -> list[Group]:
    """Claims of one origin under the report that they stand in first."""
    groups: dict[str, list[ClaimView]] = {}
    for view in views:
        groups.setdefault(view.excerpts[0].report if view.excerpts else "", []).append(view)
    order = marks.lookup.number
    return [
        Group(
            marks.lookup.publisher(report) or "No report", marks.report_anchor(report), tuple(groups[report])
        )
        for report in sorted(groups, key=lambda report: order.get(report, 0))
    ]


def by_informant(views: list[ClaimView]) -> list[Group]:
    """Claims that all rest on one informant, under that informant."""
    groups: dict[str, list[ClaimView]] = {}
    for view in views:
        groups.setdefault(", ".join(view.informants) or "An unnamed informant", []).append(view)
    return [Group(name, None, tuple(group)) for name, group in groups.items()]
