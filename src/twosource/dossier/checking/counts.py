"""Ladders, states and sides, counted again from the spans under them."""

from collections.abc import Iterator

from twosource.dossier.checking.shape import Problem, shown
from twosource.dossier.lookup import Lookup, look, overlap
from twosource.dossier.plain import publisher_key
from twosource.model import Claim, Difference, Span, Story


def counts(story: Story, path: str) -> Iterator[Problem]:
    """Counts and states that the story itself refutes. The story's references must hold."""
    lookup = look(story)
    group_of = {report: group.id for group in story.text_groups for report in group.reports}
    hard = [difference for difference in story.differences if difference.outcome == "contradiction"]
    for number, claim in enumerate(story.claims):
        yield from _claim(lookup, claim, group_of, hard, f"{path}.claims[{number}]")
    for number, difference in enumerate(story.differences):
        yield from _sides(lookup, difference, f"{path}.differences[{number}]")


def _claim(
    lookup: Lookup, claim: Claim, group_of: dict[str, str], hard: list[Difference], path: str
) -> Iterator[Problem]:
    spans = [statement.span for statement in claim.statements]
    if claim.text not in [span.text for span in spans]:
        yield Problem(f"{path}.text", "is the text of none of its statements")
    reports = {span.report for span in spans}
    recount = {
        "reports": len(reports),
        "text_groups": len({group_of[report] for report in reports}),
        "publishers": len({publisher_key(lookup.reports[report]) for report in reports}),
        "origins": lookup.independent(spans),
    }
    for rung, number in recount.items():
        told = getattr(claim.ladder, rung)
        if told != number:
            words = rung.replace("_", " ")
            yield Problem(
                f"{path}.ladder.{rung}", f"is {shown(told)}, but its statements come from {number} {words}"
            )
    yield from _informants(claim, path)
    yield from _state(claim, spans, hard, path)


def _informants(claim: Claim, path: str) -> Iterator[Problem]:
    named = {
        s.attribution.name for s in claim.statements if s.attribution.by != "report" and s.attribution.name
    }
    for number, name in enumerate(claim.informants):
        if name not in named:
            yield Problem(
                f"{path}.informants[{number}]", f"names {shown(name)}, who vouches for none of its statements"
            )
    for name in sorted(named - set(claim.informants)):
        yield Problem(f"{path}.informants", f"leave out {shown(name)}, who vouches for a statement")


def _state(claim: Claim, spans: list[Span], hard: list[Difference], path: str) -> Iterator[Problem]:
    """The state against the ladder, the voices and the contradictions."""
    origins = claim.ladder.origins
    voices = [statement.attribution for statement in claim.statements]
    own = any(voice.by == "report" for voice in voices)
    names = {voice.name for voice in voices if voice.by != "report"}
    where = f"{path}.state"
    if claim.state == "corroborated":
        if origins < 2:
            yield Problem(where, f"is corroborated with {shown(origins)} origin; that takes two")
        if not own and len(names) == 1:
            yield Problem(
                where, f"is corroborated, but all its statements rest on {shown(next(iter(names)))}"
            )
    if claim.state == "single-origin" and origins > 1:
        yield Problem(where, f"is single-origin with {shown(origins)} origins")
    if claim.state == "attributed" and not names:
        yield Problem(where, "is attributed to an informant, but every report says it in its own voice")
    touched = any(
        overlap(span, said)
        for difference in hard
        for side in difference.sides
        for span in side.spans
        for said in spans
    )
    if claim.state == "contradicted" and not touched:
        yield Problem(where, "is contradicted, but no contradiction lies on its words")


def _sides(lookup: Lookup, difference: Difference, path: str) -> Iterator[Problem]:
    for number, side in enumerate(difference.sides):
        behind = lookup.origins_behind(side.spans)
        if set(behind) != set(side.origins):
            words = ", ".join(lookup.origin_name(origin) for origin in behind) or "no origin"
            yield Problem(
                f"{path}.sides[{number}].origins", f"should be {words}: that is where its words come from"
            )
    values = [side.value for side in difference.sides]
    if len(set(values)) < len(values):
        yield Problem(f"{path}.sides", "give the same value twice")
