"""Twosource: what independent news sources agree on, what rests on one, and where they differ.

    import twosource
    dossier = twosource.compare(["reports/"])
    print(dossier.stories[0].claims[0].state)

Paths are files or folders of reports. Records come out (see ``twosource.model``); errors are
those of ``twosource.errors``. Nothing heavy is loaded before one of these functions is called.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.dossier import Problem
    from twosource.model import Check, Dossier, Report, Unread

__version__ = "0.1.0"

__all__ = ["__version__", "check", "compare", "read", "verify"]


def compare(paths: "Iterable[str | Path]") -> "Dossier":
    """Read, group and compare reports: the main job.

    Inputs that give no report stand in ``dossier.unread`` with a reason; raises
    ``NothingReadable`` when no input gave one.
    """
    from twosource.dossier import compare as run

    return run(paths)


def check(claim: str, paths: "Iterable[str | Path]") -> "Check":
    """Judge a claim that somebody brings against the reports: supported, contradicted, not reported.

    Raises ``NothingReadable`` when no input gave a report, and ``ValueError`` on a claim that is
    empty or longer than 2,000 characters.
    """
    from twosource._pipeline import check_claim, gather, sound_claim

    claim = sound_claim(claim)
    return check_claim(claim, gather(paths).reports)


def read(paths: "Iterable[str | Path]") -> "tuple[list[Report], list[Unread]]":
    """Reports with cleaned text and metadata, and the inputs that gave none, with the reason."""
    from twosource.reading import read as run

    return run(paths)


def verify(document: "bytes | str | dict[str, Any] | Dossier") -> "list[Problem]":
    """Re-check every span, hash and count of a dossier; an empty list means that all of it holds."""
    from twosource.dossier import verify as run

    return run(document)
