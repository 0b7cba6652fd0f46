"""From what a user names to reports, and a claim brought against them."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from twosource.errors import NothingReadable
from twosource.model import Check, InputName, Report, Unread

if TYPE_CHECKING:
    from twosource.reading import Fetcher

# Answers in the order in which a story's answer is preferred.
BEARING = ("corroborated", "attributed", "single-origin", "contradicted", "cannot-measure", "not-reported")
# Stories read closely for one claim: at most so many, and none that holds less than this part of the
# words that the nearest one holds. Parsing is dear, and a story without the claim's names has no answer.
MOST = 6
NEAR = 0.6

# A claim is a sentence or two. Much more is a pasted article, whose check would answer none of its claims.
LONGEST_CLAIM = 2000
# How bytes of an argument that are no UTF-8 come in; nothing can print or encode them.
_LONE = re.compile("[\ud800-\udfff]")

# What standard input is called in `input`, as on the command line.
STDIN = "-"


class Gathered(NamedTuple):
    reports: list[Report]
    unread: list[Unread]


def gather(
    paths: Iterable[str | Path],
    *,
    stdin: Callable[[], bytes] | None = None,
    fetcher: "Fetcher | None" = None,
    follow: bool = False,
    keep: Callable[[str, bytes], None] | None = None,
) -> Gathered:
    """Read inputs; ``-`` stands for what ``stdin()`` gives. Raises NothingReadable without a report.

    ``fetcher``, ``follow`` and ``keep`` as in ``reading.stream``.
    """
    from twosource._identity import distinct, in_order
    from twosource.dossier.building import sound
    from twosource.reading import read, read_bytes

    given = list(paths)
    named = [path for path in given if stdin is None or str(path) != STDIN]
    reports, unread = read(named, fetcher=fetcher, follow=follow, keep=keep)
    if stdin is not None and len(named) < len(given):
        piped, not_read = read_bytes(STDIN, stdin())
        reports = distinct(
            sorted([*reports, *piped], key=lambda report: (report.published or "~", report.input))
        )
        unread = in_order([*unread, *not_read])
    # A file name need not be text; what cannot be written down is replaced, as in a dossier.
    unread = [Unread(_text(one.input), _text(one.reason)) for one in unread]
    if not reports:
        raise NothingReadable(tuple((one.input, one.reason) for one in unread))
    return Gathered([sound(report) for report in reports], unread)


def _text(value: str) -> str:
    return value.encode("utf-8", "replace").decode()


def sound_claim(claim: str) -> str:
    """A claim fit to be checked: bytes that were no text are replaced. Raises ValueError on none, or many."""
    claim = _LONE.sub("\ufffd", claim)
    if not claim.strip():
        raise ValueError("the claim is empty; give a sentence to check")
    if len(claim) > LONGEST_CLAIM:
        raise ValueError(
            f"the claim has {len(claim):,} characters, more than {LONGEST_CLAIM:,}; say one claim at a time"
        )
    return claim


def check_claim(claim: str, reports: Sequence[Report]) -> Check:
    """The answer to a claim, from the story in ``reports`` that bears it out best.

    Reports are grouped first, and no answer mixes two events: an earthquake in one town must not
    contradict a claim about another. A story that supports the claim goes before one that
    contradicts it, for that one may be about something else. Raises ValueError as ``sound_claim``.
    """
    from msgspec.structs import replace

    from twosource.claims import check
    from twosource.dossier import plain
    from twosource.dossier.walking import walk
    from twosource.language import make_ready
    from twosource.stories import group

    claim = sound_claim(claim)
    make_ready()
    by_id = {report.id: report for report in reports}
    groups = group(reports)
    answers = []
    for members in _near(claim, [[by_id[id] for id in one.reports] for one in groups]):
        walked = walk(members)
        answers.append(check(claim, walked.parsed, walked.quotations, walked.people, walked.copying))
    best = min(
        answers, key=lambda it: (BEARING.index(it.state), -it.ladder.origins, -it.ladder.reports, it.reports)
    )
    if len(groups) == 1:
        return best
    given = plain.count(len(reports), "report")
    rule = (
        f"{best.rule} The {given} are on {len(groups)} stories; this is the answer of the one that says most."
    )
    names = tuple(InputName(report.id, report.input) for report in reports)
    return replace(best, reports=names, rule=rule)


def _near(claim: str, stories: Sequence[list[Report]]) -> list[list[Report]]:
    """The stories worth parsing for a claim: those that hold most of its longer words."""
    words = {word for word in re.findall(r"\w+", claim.casefold()) if len(word) > 3 or word.isdigit()}

    def share(members: list[Report]) -> float:
        text = " ".join(f"{report.title or ''} {report.text}" for report in members).casefold()
        return sum(word in text for word in words) / max(len(words), 1)

    shares = [share(members) for members in stories]
    order = sorted(range(len(stories)), key=lambda number: -shares[number])
    return [stories[number] for number in order[:MOST] if shares[number] >= max(shares) * NEAR]
