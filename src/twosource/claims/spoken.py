"""Differences in what is said to have been said: the speaker, the words, the medium."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from twosource.attribution import rewritten
from twosource.claims.context import Context
from twosource.claims.merging import side
from twosource.claims.rewording import is_reworded
from twosource.claims.saying import PRONOUNS
from twosource.language import similarity
from twosource.model import Difference, Family, Outcome, Quotation, Side, Span

# Below this many words, the same words in two mouths are chance or a common phrase.
SAME_WORDS = 6
# So many words in a row show that two quotations have some in common.
RUN = 4
# From this cosine on, one person's words in one medium are on the matter that the sides are about.
SAME_MATTER = 0.6
# So many characters behind a quotation its medium may be named.
SOON = 160
# Media that exclude each other for one utterance. A "statement" or a "message" may be any of them.
MEDIA = {
    "post": "post tweet thread x twitter facebook instagram truth social post",
    "interview": "interview podcast",
    "speech": "speech address remarks rally sermon",
    "letter": "letter memo email e-mail",
    "press conference": "press conference news conference briefing",
}


def spoken(
    context: Context, families: Sequence[Family], same_call: Iterable[tuple[Quotation, Quotation]] = ()
) -> list[Difference]:
    """Speaker, wording and medium differences, from quotation families and from aligned calls."""
    by_id = {q.id: q for q in context.quotations}
    found: list[Difference] = []
    pairs = list(same_call)
    for family in families:
        members = [by_id[i] for i in family.quotations if i in by_id]
        found.extend(_speakers(context, family, members))
        found.extend(_wording(context, members))
        # A family holds sayings that one report runs together; those need not have been said at once.
        pairs.extend((a, b) for n, a in enumerate(members) for b in members[n + 1 :] if _in_common(a, b))
    found.extend(_media(context, pairs))
    return found


def _speakers(context: Context, family: Family, members: Sequence[Quotation]) -> Iterable[Difference]:
    by_speaker: dict[str, list[Quotation]] = {}
    for quotation in members:
        if quotation.speaker is None or not quotation.speaker.person or quotation.speaker.collective:
            continue
        # Whom "he" means is a guess that may be wrong; it accuses nobody of a wrong name.
        if quotation.source is None or quotation.source.text.lower() not in PRONOUNS:
            by_speaker.setdefault(quotation.speaker.name, []).append(quotation)
    if len(by_speaker) < 2:
        return
    reports = [{q.content[0].report for q in group} for group in by_speaker.values()]
    words = min(_length(q) for group in by_speaker.values() for q in group)
    outcome: Outcome
    if any(a & b for n, a in enumerate(reports) for b in reports[n + 1 :]):
        outcome, because = "list", "one report gives the words to both, so both can hold"
    elif _passed_on(by_speaker):
        outcome, because = "list", "one of them passes on what the other said"
    elif words >= SAME_WORDS:
        outcome, because = "contradiction", "the same words are given to different people"
    else:
        outcome, because = "list", "so few words can have been said by both"
    sides = tuple(
        side(context, name, sorted(_whole(q) for q in group)) for name, group in sorted(by_speaker.items())
    )
    longest = max(members, key=lambda q: (_length(q), q.id))
    names = " and ".join(sorted(by_speaker))
    yield Difference(
        "", "speaker", outcome, _whole(longest).text, sides, f"The words are given to {names}: {because}."
    )


def _passed_on(by_speaker: Mapping[str, Sequence[Quotation]]) -> bool:
    """Whether what one says tells that another said it: "Rook said that Venn told a pastor she was sorry"."""
    return any(
        re.search(rf"\b{re.escape(other.split()[-1])}\b", span.text)
        for name, group in by_speaker.items()
        for quotation in group
        if quotation.kind != "direct"
        for span in quotation.content
        for other in by_speaker
        if other != name
    )


def _wording(context: Context, members: Sequence[Quotation]) -> Iterable[Difference]:
    """One utterance quoted with other words: each pair of wordings, with all reports that print them."""
    spans: dict[tuple[str, str], tuple[set[Span], set[Span]]] = {}
    told: dict[tuple[str, str], tuple[Quotation, bool]] = {}
    for a, b in combinations(members, 2):
        if a.content[0].report == b.content[0].report:
            continue
        for found in rewritten(a, b):
            x, y = sorted((found.a, found.b), key=lambda s: (_plain(s.text), s))
            key = _plain(x.text), _plain(y.text)
            if _prints(context, x.report, key[1]) or _prints(context, y.report, key[0]):
                continue  # one report has both sentences: then they are two
            for span, known in zip((x, y), spans.setdefault(key, (set(), set())), strict=True):
                known.add(span)
            told.setdefault(key, (a, found.grave))
    for key, (quotation, grave) in told.items():
        sides = [sorted(known) for known in spans[key]]
        outcome: Outcome = "refinement"
        if not grave:
            because = "only small words differ"
        elif is_reworded(sides[0][0].text, sides[1][0].text):
            because = "they say the same in other words throughout, as two translations do"
        else:
            outcome, because = "contradiction", "both stand in quotation marks, so one is not what was said"
        yield Difference(
            "",
            "wording",
            outcome,
            quotation.speaker.name if quotation.speaker is not None else sides[0][0].text,
            (side(context, sides[0][0].text, sides[0]), side(context, sides[1][0].text, sides[1])),
            f"One quotation in two wordings: {because}.",
        )


def _prints(context: Context, report: str, words: str) -> bool:
    """Whether a report has the words of a sentence; ``words`` are plain."""
    document = next(d for d in context.parsed if d.report.id == report)
    return f" {words} " in f" {_plain(document.report.text)} "


def _in_common(a: Quotation, b: Quotation) -> bool:
    """Whether a run of words stands in both."""
    x, y = (_plain(" ".join(span.text for span in q.content)).split() for q in (a, b))
    run = SequenceMatcher(None, x, y, autojunk=False).find_longest_match().size
    return run >= min(RUN, len(x), len(y))


def _media(context: Context, pairs: Iterable[tuple[Quotation, Quotation]]) -> Iterable[Difference]:
    by_speaker: dict[str, dict[str, list[tuple[str, Span]]]] = {}
    said: dict[str, list[Quotation]] = {}
    for a, b in pairs:
        x, y = medium_class(a.medium), medium_class(b.medium)
        if x is None or y is None or x == y or a.speaker is None or b.speaker is None:
            continue
        if (a.speaker.person or a.speaker.name) != (b.speaker.person or b.speaker.name):
            continue
        if a.content[0].report == b.content[0].report:
            continue
        media = by_speaker.setdefault(a.speaker.name, {})
        said.setdefault(a.speaker.name, []).extend((a, b))
        for name, quotation in ((x, a), (y, b)):
            entry = (quotation.medium or name, medium_span(context, quotation))
            if entry not in media.setdefault(name, []):
                media[name].append(entry)
    for speaker, media in sorted(by_speaker.items()):
        for quotation in _also_said(context, speaker, said[speaker]):
            kind = medium_class(quotation.medium)
            if kind in media:
                media[kind].append((quotation.medium or kind, medium_span(context, quotation)))
        sides: list[Side] = [
            side(context, entries[0][0], sorted({span for _, span in entries}))
            for _, entries in sorted(media.items())
        ]
        names = " and ".join(f"“{s.value}”" for s in sides)
        yield Difference(
            "",
            "medium",
            "contradiction",
            speaker,
            tuple(sides),
            f"{speaker}’s words are placed in {names}: unless they were said twice, one of these is wrong.",
        )


def _also_said(context: Context, speaker: str, said: Sequence[Quotation]) -> list[Quotation]:
    """The same person's words in reports that no side has yet, as near to what was said as the sides are."""
    taken = {quotation.content[0].report for quotation in said}
    others = [
        quotation
        for quotation in context.quotations
        if quotation.speaker is not None
        and quotation.speaker.name == speaker
        and quotation.content[0].report not in taken
        and medium_class(quotation.medium) is not None
    ]
    pairs = [(one, other) for one in others for other in said]
    near = similarity([(_whole(one).text, _whole(other).text) for one, other in pairs])
    found: dict[str, Quotation] = {}
    for (one, _), cosine in zip(pairs, near, strict=True):
        if cosine >= SAME_MATTER:
            found.setdefault(one.content[0].report, one)
    return [found[report] for report in sorted(found)]


def medium_class(medium: str | None) -> str | None:
    """The kind of medium, or None when it is unknown or may be any."""
    if not medium:
        return None
    text = medium.lower()
    for name, words in MEDIA.items():
        if any(re.search(rf"\b{re.escape(word)}s?\b", text) for word in [name, *words.split()]):
            return name
    return None


def medium_span(context: Context, quotation: Quotation) -> Span:
    """The words that name the medium, in the quotation's paragraph; else its cue, else the quotation."""
    whole = _whole(quotation)
    for document in context.parsed:
        if document.report.id != whole.report or not quotation.medium:
            continue
        text = document.report.text
        left = max(0, text.rfind("\n", 0, whole.start))
        right = text.find("\n", whole.end)
        right = len(text) if right < 0 else right
        at = text.lower().find(quotation.medium.lower(), left, right)
        if at >= 0:
            return document.span(at, at + len(quotation.medium))
        named = _named_medium(text, whole, quotation.medium)
        if named is not None:
            return document.span(*named)
    return quotation.cue or whole


def _named_medium(text: str, whole: Span, medium: str) -> tuple[int, int] | None:
    """Where words for the same kind of medium stand soon after the quotation: "in a post on X"."""
    kind = medium_class(medium)
    if kind is None:
        return None
    words = "|".join(re.escape(word) for word in [kind, *MEDIA[kind].split()] if len(word) > 1)
    found = re.compile(rf"\b(?:{words})\b(?: on [A-Z]\w*)?").search(text, whole.end, whole.end + SOON)
    return found.span() if found else None


def _whole(quotation: Quotation) -> Span:
    return max(quotation.content, key=lambda s: (s.end - s.start, -s.start))


def _length(quotation: Quotation) -> int:
    return sum(len(span.text.split()) for span in quotation.content)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s%$€£]", "", text.lower()).split())
