"""Differences in what is said to have been said: the speaker, the words, the medium."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from twosource.attribution import same_spelling
from twosource.claims.context import Context
from twosource.claims.merging import side
from twosource.claims.saying import PRONOUNS
from twosource.language import similarity
from twosource.model import Difference, Family, Outcome, Quotation, Side, Span

# Below this many words, the same words in two mouths are chance or a common phrase.
SAME_WORDS = 6
# So many words in a row show that two quotations have some in common.
RUN = 4
# From this share of common words on, two quotations are one sentence in two wordings.
SAME_SENTENCE = 0.6
# From this likeness of letters (0 to 100), two words are one word spelled twice.
SAME_WORD = 75
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
        found.extend(_wording(context, family, by_id))
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


def _wording(context: Context, family: Family, by_id: dict[str, Quotation]) -> Iterable[Difference]:
    seen: set[frozenset[str]] = set()
    for change in family.change:
        a, b = by_id.get(change.from_), by_id.get(change.to)
        if change.label != "word-swap" or a is None or b is None:
            continue
        if a.content[0].report == b.content[0].report or a.kind != "direct" or b.kind != "direct":
            continue
        x, y = max(
            ((p, q) for p in a.content for q in b.content),
            key=lambda pair: _shared(pair[0].text, pair[1].text),
        )
        swapped = _swapped(_plain(x.text), _plain(y.text))
        texts = frozenset((_plain(x.text), _plain(y.text)))
        if not swapped or texts in seen:
            continue
        seen.add(texts)
        grave = any(len(word) > 4 for word in swapped)
        outcome: Outcome = "contradiction" if grave else "refinement"
        because = (
            "both stand in quotation marks, so one is not what was said"
            if grave
            else "only small words differ"
        )
        yield Difference(
            "",
            "wording",
            outcome,
            a.speaker.name if a.speaker is not None else x.text,
            (side(context, x.text, [x]), side(context, y.text, [y])),
            f"One quotation in two wordings: {because}.",
        )


def _shared(a: str, b: str) -> float:
    return SequenceMatcher(None, _plain(a).split(), _plain(b).split(), autojunk=False).ratio()


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


def _swapped(a: str, b: str) -> list[str]:
    """Words put for other words between two versions of one sentence; words left out do not count."""
    x, y = a.split(), b.split()
    matcher = SequenceMatcher(None, x, y, autojunk=False)
    if matcher.ratio() < SAME_SENTENCE:
        return []
    swapped: list[str] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "replace" or j - i > 3 or m - k > 3:
            continue
        # "end game" for "endgame", "Kyiv" for "Kiev": another spelling is no other word.
        alike = same_spelling(x[i:j], y[k:m])
        if not alike and fuzz.ratio("".join(x[i:j]), "".join(y[k:m])) < SAME_WORD:
            swapped += x[i:j] + y[k:m]
    return swapped
