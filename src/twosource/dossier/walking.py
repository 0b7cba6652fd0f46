"""The walk of one story's reports through the rooms language, attribution and copying."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from twosource.model import Copying, Family, Person, Quotation, Report

if TYPE_CHECKING:
    from twosource.language import Parsed


class Walked(NamedTuple):
    """One story's reports, parsed, with whose words they carry and where those come from."""

    parsed: "list[Parsed]"
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    families: tuple[Family, ...]
    copying: Copying


def walk(reports: Sequence[Report]) -> Walked:
    """Parses the reports, takes out quotations, resolves speakers across them, traces copying."""
    from twosource.attribution import families, quotations, resolve
    from twosource.copying import trace
    from twosource.language import parse

    parsed = list(parse(reports))
    people, found = resolve(parsed, [quotation for one in parsed for quotation in quotations(one)])
    return Walked(parsed, found, people, families(found, reports), trace(reports, quotations=found))
