"""Entry: the versions of one utterance, what changed between them, and which of them mislead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from twosource.attribution.versions import (
    Version,
    label_of,
    owners,
    related,
    version_of,
)
from twosource.attribution.wordings import altered
from twosource.model import Change, Family, Quotation, Report


def families(
    quotations: Sequence[Quotation],
    reports: Sequence[Report],
    *,
    same: Sequence[tuple[str, str]] = (),
) -> tuple[Family, ...]:
    """Quotations that are versions of one utterance.

    Words in marks make a family where a distinctive run of them recurs, or where ``same`` has the ids of
    both: one saying in other words, translated twice or reworded (``claims.one_saying`` finds these).
    Words reported without marks join a family of the same speaker. A family shows something over two
    reports, and in one report where it gives the words to two named speakers or quotes them twice, shorter
    or otherwise; attributions of the same place in a report (nested ones) count once. Ids follow the
    reports' ids, so the order of the input does not matter.
    """
    texts = {r.id: r.text for r in reports}
    ordered = sorted(quotations, key=_place)
    owner = owners(ordered)
    versions = [v for q in ordered if (v := version_of(q, texts, owner)) is not None]
    parent = list(range(len(versions)))
    pairs = [pair for pair in _candidates(versions) if related(versions[pair[0]], versions[pair[1]])]
    place = {version.quotation.id: n for n, version in enumerate(versions)}
    told = {(place[a], place[b]) for a, b in same if a in place and b in place} - set(pairs)
    for a, b in [*pairs, *sorted(told)]:
        if _root(parent, a) != _root(parent, b):
            low, high = sorted((_root(parent, a), _root(parent, b)))
            parent[high] = low
    groups: dict[int, list[Version]] = defaultdict(list)
    for n, version in enumerate(versions):
        groups[_root(parent, n)].append(version)
    apart = [_apart(group) for _, group in sorted(groups.items())]
    found = [group for group in apart if _tells(group)]
    other = [(versions[a].quotation.id, versions[b].quotation.id) for a, b in sorted(told)]
    return tuple(_family(f"f{number}", group, other) for number, group in enumerate(found, 1))


def _place(quotation: Quotation) -> tuple[str, int, str]:
    return quotation.content[0].report, quotation.content[0].start, quotation.id


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n


def _apart(group: Sequence[Version]) -> list[Version]:
    """Without those that overlap another in the text: the one whose speaker is clearest stays."""
    kept: list[Version] = []
    for version in sorted(group, key=lambda v: (_unclear(v), -len(v.marked), len(v.words))):
        if not any(_overlap(version.quotation, other.quotation) for other in kept):
            kept.append(version)
    return [version for version in group if version in kept]


def _unclear(version: Version) -> int:
    """0 for a known person down to 3 for nobody."""
    speaker = version.quotation.speaker
    if speaker is None:
        return 3
    return 0 if speaker.person is not None else 1 + speaker.anonymous


def _overlap(a: Quotation, b: Quotation) -> bool:
    return any(
        x.report == y.report and x.start < y.end and y.start < x.end for x in a.content for y in b.content
    )


def _tells(group: Sequence[Version]) -> bool:
    """Over two reports, or two places of one with different named speakers or different words in marks."""
    if len({v.report for v in group}) > 1:
        return True
    quoted = {v.marked for v in group if v.marked}
    return len(quoted) > 1 or any(_differ(a, b) for a, b in combinations(group, 2))


def _candidates(versions: Sequence[Version]) -> list[tuple[int, int]]:
    """Pairs that share a content word which is not everywhere, or the same few words."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, version in enumerate(versions):
        for word in sorted(version.telling):
            index[word].append(n)
        if version.marked:
            index["\n".join(version.marked)].append(n)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for holders in index.values():
        if len(holders) <= 200:
            for pair in combinations(holders, 2):
                shared[pair] += 1
    return sorted(shared)


def _family(identity: str, group: Sequence[Version], told: Sequence[tuple[str, str]]) -> Family:
    base = max(group, key=lambda v: (len(v.marked), len(v.words), [-ord(c) for c in v.quotation.id]))
    changes = []
    for version in group:
        if version is base:
            continue
        changes.append(Change(base.quotation.id, version.quotation.id, label_of(base, version, group)))
        if _differ(base, version):
            changes.append(Change(base.quotation.id, version.quotation.id, "speaker-changed"))
    speakers = sorted({v.quotation.speaker.name for v in group if v.quotation.speaker is not None})
    return Family(
        id=identity,
        quotations=tuple(v.quotation.id for v in group),
        change=tuple(changes),
        speakers=tuple(speakers),
        alarm=_alarm(group, told),
    )


def _differ(a: Version, b: Version) -> bool:
    """Two known people. A name not resolved may be either, an office may speak through its head."""
    one, other = a.quotation.speaker, b.quotation.speaker
    if one is None or other is None or one.collective or other.collective:
        return False
    return one.person is not None and other.person is not None and one.person != other.person


def _ids(a: Version, b: Version) -> list[str]:
    speakers = (a.quotation.speaker, b.quotation.speaker)
    return [s.person for s in speakers if s is not None and s.person is not None]


def _alarm(group: Sequence[Version], told: Sequence[tuple[str, str]]) -> str | None:
    """What may mislead: the same words given to another speaker, or altered inside marks."""
    parts = []
    who: dict[str, set[str]] = defaultdict(set)
    for version in group:
        speaker = version.quotation.speaker
        if speaker is not None and speaker.person is not None and version.marked:
            who[speaker.name].add(version.report)
    # Within one report two names for the same words are a chain (A repeats what B said), no rival claim.
    marked = [v for v in group if v.marked]
    # Where one report gives them to both, both may have used them: worth a look, but no rival claim.
    both = {frozenset(_ids(a, b)) for a, b in combinations(marked, 2) if a.report == b.report}
    clash = any(
        a.report != b.report and _differ(a, b) and frozenset(_ids(a, b)) not in both
        for a, b in combinations(marked, 2)
    )
    if clash and len(who) > 1:
        counted = ", ".join(f"{name} ({_reports(len(ids))})" for name, ids in sorted(who.items()))
        parts.append(f"the same words are given to more than one speaker: {counted}")
    elif len(who) > 1 and any(_differ(a, b) for a, b in combinations(marked, 2)):
        parts.append(f"one report gives the same words to {' and to '.join(sorted(who))}")
    changed = [
        f"“{words.text}”"
        for version in marked
        if (words := altered(version.quotation, [v.quotation for v in marked if v is not version]))
    ]
    if len(changed) == 1:
        parts.append(
            f"one report alone has {changed[0]} in quotation marks; the others have other words there"
        )
    elif changed:
        parts.append(f"the words in quotation marks differ: {' against '.join(dict.fromkeys(changed))}")
    ids = {v.quotation.id for v in group}
    parts += [
        "two reports quote one saying in other words: translated twice, or reworded"
        for a, b in told
        if {a, b} <= ids
    ][:1]
    return "; ".join(parts) or None


def _reports(n: int) -> str:
    return "1 report" if n == 1 else f"{n} reports"
