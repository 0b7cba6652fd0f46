"""Words printed without a sentence around them: transcripts, and quotations signed with a name.

"WALLACE: Will she be there?": a line that begins with a name in capitals and a colon is that speaker's
turn, and so are the lines in quotation marks after it; one such line may be a headline or a warning, so
a transcript has two turns or more. "“We cannot go on.” ― Marta Lind": a line in quotation marks that ends
with a dash and a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from twosource.attribution.speakers import Cast
from twosource.model import Quotation, Span, Speaker

if TYPE_CHECKING:
    from twosource.language import Parsed

__all__ = ["with_transcripts"]

_TURN = re.compile(
    r"^[ \t]*[\"“”'‘’]{0,2}(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,24}){0,3}|[QA])"
    r"(?: ?\([^()\n]{1,60}\))?(?P<cue>:|\.(?<=[QA]\.)) +(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
_CONTINUED = re.compile(r"\n\s*(?P<line>[\"“](?P<said>(?!\()[^\n]+))")
_SIGNED = re.compile(
    r"^[ \t]*(?P<said>[\"“”][^\n]{15,1500}[\"”])[ \t]*(?P<cue>[―—–]|--)[ \t]*"
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,4}?)\.?[ \t]*$",
    re.MULTILINE,
)
# What stands in capitals before a colon and speaks for nobody.
_NO_NAME = re.compile(
    r"(?:BREAKING|UPDATED?|CORRECTION|CLARIFICATION|NOTE|WARNING|EXCLUSIVE|WATCH|READ|SEE|MORE|RELATED|PHOTOS?|VIDEO|"
    r"SOURCES?|POLL|BY|DEAR|PS|EDITOR'?S? NOTE|LIVE|ANALYSIS|OPINION|REVIEW|FACT|CLAIM|RATING|VERDICT)\b"
)
# A found attribution that lies so much inside a turn from outside it is a misreading of the transcript.
_MOSTLY = 0.5


def with_transcripts(parsed: Parsed, cast: Cast, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations, with the turns of transcripts and the signed lines; numbered in the text's order."""
    text, report = parsed.report.text, parsed.report.id
    spoken = [_signed(match, report, cast, text) for match in _SIGNED.finditer(text)]
    turns = [match for match in _TURN.finditer(text) if not _NO_NAME.match(match["name"])]
    names = {match["name"] for match in turns}
    if len(turns) > 1 and (len(names) > 1 or len(turns) > 2):
        spoken += [_turn(match, report, cast, text) for match in turns]
    if not spoken:
        return tuple(quotations)
    spans = [span for one in spoken for span in one.content]
    kept = [one for one in quotations if not any(_misread(one, span) for span in spans)]
    ordered = sorted([*kept, *spoken], key=lambda one: (one.content[0], one.cue or one.content[0]))
    return tuple(replace(one, id=f"{report}.q{number}") for number, one in enumerate(ordered, 1))


def _turn(match: re.Match[str], report: str, cast: Cast, text: str) -> Quotation:
    places = [match.span("said")]
    at = match.end()
    while more := _CONTINUED.match(text, at):
        if _TURN.match(text, more.start("line")):
            break
        places.append(more.span("said"))
        at = more.end()
    return _spoken(match, [_bare(text, *place) for place in places], report, cast, text)


def _signed(match: re.Match[str], report: str, cast: Cast, text: str) -> Quotation:
    return _spoken(match, [match.span("said")], report, cast, text)


def _spoken(
    match: re.Match[str], places: Sequence[tuple[int, int]], report: str, cast: Cast, text: str
) -> Quotation:
    def span(start: int, stop: int) -> Span:
        return Span(report, start, stop, text[start:stop])

    return Quotation(
        id="",
        content=tuple(span(*place) for place in places),
        source=span(*match.span("name")),
        cue=span(*match.span("cue")),
        kind="direct",
        speaker=_speaker(match["name"], cast),
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the marks and blanks at the end of a turn."""
    while end > start + 1 and text[end - 1] in "\"”’' \t":
        end -= 1
    return start, end


def _speaker(name: str, cast: Cast) -> Speaker | None:
    """The person of the report whose surname it is, if it is one person's; Q and A are nobody known."""
    if name in {"Q", "A"}:
        return None
    last = name.split()[-1].strip(".").casefold()
    people = {
        e.name for e in cast.entities if e.kind == "person" and e.words and e.words[-1].casefold() == last
    }
    if len(people) == 1:
        return Speaker(people.pop())
    return Speaker(" ".join(word.capitalize() if len(word) > 2 else word for word in name.split()))


def _misread(quotation: Quotation, turn: Span) -> bool:
    """Whether an attribution takes the words of a turn for somebody's outside it."""
    common = sum(max(0, min(s.end, turn.end) - max(s.start, turn.start)) for s in quotation.content)
    if not common:
        return False
    size = sum(s.end - s.start for s in quotation.content)
    inside = quotation.cue is not None and turn.start <= quotation.cue.start < turn.end
    return not inside and common >= min(_MOSTLY * size, _MOSTLY * (turn.end - turn.start))
