"""One person under two given names, known by the same words in quotation marks: Chip Doe, Charles Doe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from twosource.attribution.marks import regions
from twosource.attribution.versions import words_of
from twosource.model import Quotation

# So many words in a row are not said alike by two people of one surname.
RUN = 8

Name = tuple[str, str]  # a report, and a speaker's name in it
Runs = frozenset[tuple[str, ...]]


def runs_said(quotations: Sequence[Quotation]) -> dict[Name, Runs]:
    """The runs of ``RUN`` words in marks that each report gives each speaker."""
    found: dict[Name, set[tuple[str, ...]]] = {}
    for quotation in quotations:
        if quotation.speaker is None:
            continue
        runs = found.setdefault((quotation.content[0].report, quotation.speaker.name), set())
        for span in quotation.content:
            for region in regions(span.text):
                words = words_of(span.text[region.inner_start : region.inner_end])
                runs.update(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return {name: frozenset(runs) for name, runs in found.items() if runs}


def said_alike(bearers: Sequence[Sequence[Name]], said: Mapping[Name, Runs]) -> list[tuple[int, int]]:
    """Pairs of ``bearers`` of one surname, each the names that reports give one of them, who are one person.

    Reports of two sisters name both somewhere; where no report does and different reports give both the
    same words, the papers only call one person otherwise.
    """
    reports = [{report for report, _ in names} for names in bearers]
    runs = [frozenset().union(*(said.get(name, frozenset()) for name in names)) for names in bearers]
    return [
        (a, b)
        for a, b in combinations(range(len(bearers)), 2)
        if not reports[a] & reports[b] and runs[a] & runs[b]
    ]
