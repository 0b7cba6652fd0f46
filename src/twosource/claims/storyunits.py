"""The units of a story's reports, made anew only for a report of which something is read otherwise.

A report that joins a story can change whom a name means in the others, and mostly changes nothing.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from twosource.claims.terms import Mention, keys_of, mentions_of
from twosource.claims.units import Unit, units_of
from twosource.language import Parsed
from twosource.model import Figure, Name, Person, Quotation, Report, Time

__all__ = ["story_units", "units"]


@dataclass(frozen=True, slots=True)
class _Read:
    """What the units of a report are made of, beside its parse, which hangs on the text and ``vocab``."""

    report: Report
    vocab: object
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


# Units as they were made last, by report, the latest last: a report that joins a story changes few others.
_made: OrderedDict[str, tuple[_Read, tuple[Unit, ...]]] = OrderedDict()
MADE = 500


def story_units(
    parsed: Sequence[Parsed], quotations: Sequence[Quotation], people: Sequence[Person]
) -> list[tuple[Unit, ...]]:
    """The units of each report, in text order."""
    mentions, spoken = mentions_of(people), _by_report(quotations, people)
    found = []
    for one in parsed:
        identity = one.report.id
        here = tuple(mentions.get(identity, ())), tuple(spoken.get(identity, ()))
        read = _Read(one.report, one.doc.vocab, one.names, one.figures, one.times, *here)
        known = _made.pop(identity, None)
        if known is None or known[0] != read:
            known = read, tuple(units_of(one, *here))
        _made[identity] = known
        if len(_made) > MADE:
            _made.popitem(last=False)
        found.append(known[1])
    return found


def _by_report(quotations: Sequence[Quotation], people: Sequence[Person]) -> dict[str, list[Quotation]]:
    """Quotations by report, their speakers under the keys of terms in the stead of ids."""
    keys, found = keys_of(people), defaultdict[str, list[Quotation]](list)
    for quotation in quotations:
        if not quotation.content:
            continue
        who = quotation.speaker
        if who is not None and who.person is not None:
            who = msgspec.structs.replace(who, person=keys.get(who.person, "@" + who.person))
            quotation = msgspec.structs.replace(quotation, speaker=who)
        found[quotation.content[0].report].append(quotation)
    return found


def units(parsed: Parsed, quotations: Sequence[Quotation], people: Sequence[Person]) -> list[Unit]:
    """The units of one report, in text order."""
    identity = parsed.report.id
    spoken = _by_report(quotations, people).get(identity, [])
    return units_of(parsed, mentions_of(people).get(identity, []), spoken)
