"""A claim that somebody brings, read as one statement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.claims.storyunits import units
from twosource.claims.terms import Term, keys_of, name_key
from twosource.claims.units import Unit
from twosource.language import Parsed, parse
from twosource.model import Person, Report, Voice

CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Brought:
    """A claim as one unit, with its parsed text."""

    document: Parsed
    unit: Unit


def bring(claim: str, people: Sequence[Person]) -> Brought:
    """The claim as one unit; names resolved to the story's people where the alias is clear."""
    from twosource.attribution import quotations as attribute

    report = Report(id=CLAIM, input=CLAIM, sha256="", text=claim)
    document = next(iter(parse([report])))
    aliases: dict[str, set[str]] = {}
    for person in people:
        for alias in (person.name, *person.aliases):
            aliases.setdefault(name_key(alias), set()).add(person.id)
    known = []
    for person in people:
        mentions = tuple(
            name.span
            for name in document.names
            if aliases.get(name_key(name.span.text), set()) == {person.id}
        )
        # Those who are not named here stay among them: who shares a name is told by the id.
        known.append(Person(person.id, person.name, person.aliases, person.kind, (), mentions))
    quoted = attribute(document)
    speakers = [q.speaker.name for q in quoted if q.speaker is not None and not q.speaker.anonymous]
    clauses = units(document, (), known)
    if not clauses:
        whole = document.span(0, len(claim))
        empty = Unit(CLAIM, whole, whole, 0, (), (), (), (), Voice("report"), None, None, False, "fact")
        return Brought(document, empty)
    terms: dict[tuple[int, int], Term] = {}
    for clause in clauses:
        for term in clause.terms:
            terms.setdefault((term.start, term.end), term)
    whole_unit = replace(
        clauses[0],
        span=document.span(0, len(claim)),
        sentence=document.span(0, len(claim)),
        terms=tuple(terms[key] for key in sorted(terms)),
        predicates=tuple(p for c in clauses for p in c.predicates),
        figures=tuple(f for c in clauses for f in c.figures),
        times=document.times,
        speaker=_person(speakers[0], aliases, keys_of(people)) if len(set(speakers)) == 1 else None,
        negative=sum(c.negative for c in clauses) % 2 == 1,
    )
    return Brought(document, whole_unit)


def _person(speaker: str | None, aliases: dict[str, set[str]], keys: dict[str, str]) -> str | None:
    if speaker is None or speaker.startswith("@"):
        return speaker
    ids = aliases.get(name_key(speaker), set())
    return keys[next(iter(ids))] if len(ids) == 1 else speaker
