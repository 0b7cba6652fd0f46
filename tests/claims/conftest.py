"""A way to write a small story down and have it walked to the claims room."""

import hashlib
from collections.abc import Callable

import pytest

from twosource.claims import Judged, compare
from twosource.dossier.walking import Walked, walk
from twosource.model import Report

Written = dict[str, str] | dict[str, tuple[str, str]]


def reports_of(texts: Written) -> list[Report]:
    """One report per outlet; a value is its text, or its text and its date of publication."""
    reports = []
    for outlet, value in texts.items():
        text, published = value if isinstance(value, tuple) else (value, None)
        reports.append(
            Report(
                id=outlet.lower().replace(" ", "-"),
                input=f"{outlet}.txt",
                publisher=outlet,
                published=published,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                text=text,
            )
        )
    return reports


@pytest.fixture(scope="session")
def walked() -> Callable[[Written], Walked]:
    return lambda texts: walk(reports_of(texts))


@pytest.fixture(scope="session")
def judged(walked: Callable[[Written], Walked]) -> Callable[[Written], Judged]:
    def run(texts: Written) -> Judged:
        w = walked(texts)
        return compare(w.parsed, w.quotations, w.people, w.copying, families=w.families)

    return run
