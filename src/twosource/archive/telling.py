"""One story of a project told, and what the telling depends on."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

import msgspec

import twosource
from twosource._identity import in_order
from twosource.dossier.building import tell
from twosource.dossier.walking import PIPELINE
from twosource.model import Dossier, MadeWith, Report, Ruling, StoryGroup, Unread

__all__ = ["compared", "grouping_key", "key_of"]


def key_of(story: StoryGroup, reports: Sequence[Report], rulings: Sequence[Ruling]) -> str:
    """What a dossier depends on: the reports as read, the analyst's word, the version that judges."""
    return sha256(msgspec.json.encode([twosource.__version__, story, reports, rulings])).hexdigest()


def grouping_key(rows: Iterable[Sequence[str | None]], decided: Sequence[object]) -> str:
    """What a grouping depends on: each current report as read, an analyst's word, the version that groups."""
    known = sha256(msgspec.json.encode(twosource.__version__))
    for row in rows:
        known.update(msgspec.json.encode(tuple(row)))
    known.update(msgspec.json.encode(decided) if decided else b"")
    return known.hexdigest()


def compared(group: StoryGroup, reports: Sequence[Report], rulings: Sequence[Ruling]) -> Dossier:
    """One story compared as it was grouped in the whole project, not grouped anew by itself."""
    from twosource.language import models

    unread: list[Unread] = []
    made = tell(group, reports, unread, rulings=rulings)
    settings: dict[str, str | int | float | bool | None] = {"explain": False, "pipeline": PIPELINE}
    return Dossier(
        made_with=MadeWith(twosource.__version__, dict(sorted(models().items())), settings),
        stories=(made,),
        unread=tuple(in_order(unread)),
    )
