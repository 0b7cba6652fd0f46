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


def never_together(bearers: Sequence[Sequence[Name]]) -> list[tuple[int, int]]:
    """Pairs of ``bearers``, each the names that reports give one person, whom no report names both.

    Reports of two sisters name both somewhere; papers that only call one person otherwise do not.
    """
    reports = [{report for report, _ in names} for names in bearers]
    return [(a, b) for a, b in combinations(range(len(bearers)), 2) if not reports[a] & reports[b]]


def said_alike(one: Sequence[Name], other: Sequence[Name], said: Mapping[Name, Runs]) -> bool:
    """Whether reports give the two the same run of words in marks."""
    runs = {run for name in one for run in said.get(name, ())}
    return any(run in runs for name in other for run in said.get(name, ()))
