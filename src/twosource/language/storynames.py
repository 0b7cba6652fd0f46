"""Names that the finder missed, cut short or took for a place in one report, known whole from the others."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.language.naming import Kind
from twosource.language.parsing import Parsed
from twosource.model import Name

__all__ = ["with_known_names"]

# In so many reports a name must have been found as a person's; more than in which it was anything else.
LEAST_REPORTS = 2
# A capital behind it may go on with another name: Fidel Doe, Fidel Doe Odinga.
_GOES_ON = re.compile(r" [^\W\d_a-z]|[\w-]")


def with_known_names(parsed: Sequence[Parsed]) -> list[Parsed]:
    """The same reports in the same order, with the names of people that two of them give in full."""
    votes: dict[str, Counter[Kind]] = {}
    for one in parsed:
        for text, kind in {(name.span.text, name.kind) for name in one.names if " " in name.span.text}:
            votes.setdefault(text, Counter())[kind] += 1
    known = {
        text: re.compile(rf"(?<![\w-]){re.escape(text)}")
        for text, kinds in votes.items()
        if kinds["person"] >= LEAST_REPORTS and 2 * kinds["person"] > kinds.total() and "\n" not in text
    }
    found = [_with_names(one, known) for one in parsed] if known else list(parsed)
    return [_with_surnames(one, [other for other in found if other is not one]) for one in found]


def _with_surnames(one: Parsed, others: Sequence[Parsed]) -> Parsed:
    """Doe, taken for a firm or a place all through a report, is the person who bears it in the others."""
    lone = {n.span.text for n in one.names if " " not in n.span.text and n.kind in ("organisation", "place")}
    lone -= {n.span.text for n in one.names if n.kind == "person"}
    # Doe Motors, Doe County: then Doe may well be what it was taken for.
    lone -= {n.span.text.split()[0] for n in one.names if " " in n.span.text}
    people = {text for text in lone if _is_a_persons(text, others)}
    if not people:
        return one
    names = tuple(Name(n.span, "person") if n.span.text in people else n for n in one.names)
    return replace(one, names=names)


def _is_a_persons(surname: str, others: Sequence[Parsed]) -> bool:
    """Whether other reports mean a person by it, whom one of them names in full."""
    kinds = Counter(
        kind for other in others for kind in {n.kind for n in other.names if n.span.text == surname}
    )
    named = any(
        n.kind == "person" and n.span.text.endswith(f" {surname}") for other in others for n in other.names
    )
    return named and 2 * kinds["person"] > kinds.total()


def _with_names(one: Parsed, known: Mapping[str, re.Pattern[str]]) -> Parsed:
    names = list(one.names)
    # The longest first: what lies in it is part of it.
    for text in sorted(known, key=lambda text: (-len(text), text)):
        for match in known[text].finditer(one.report.text):
            if _GOES_ON.match(one.report.text, match.end()):
                continue
            span = one.span(match.start(), match.end())
            over = [n for n in names if n.span.start < span.end and span.start < n.span.end]
            if all(span.start <= n.span.start and n.span.end <= span.end for n in over):
                names = [n for n in names if n not in over]
                names.append(Name(span, "person"))
    names.sort(key=lambda name: name.span)
    return replace(one, names=tuple(names)) if tuple(names) != one.names else one
