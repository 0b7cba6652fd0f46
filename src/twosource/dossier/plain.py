"""The words that the page and the other outputs use for labels, counts and dates."""

from twosource.model import Difference, Dossier, Report, Story

OUTCOMES = {
    "contradiction": "contradiction: both cannot hold",
    "update": "an update: later figures or facts",
    "refinement": "one is finer than the other",
    "scope": "not about quite the same thing",
    "rounding": "rounding",
    "list": "both can hold",
    "same-name": "two things of one name",
    "conditional": "one holds only under a condition",
    "attributed": "two informants disagree, the reports do not",
    "not-comparable": "cannot be compared",
}
KINDS = {
    "figure": "figure",
    "date": "date",
    "place": "place",
    "who": "who",
    "action": "what was done",
    "polarity": "yes or no",
    "medium": "through which medium",
    "speaker": "who said it",
    "wording": "wording",
    "scope": "scope",
}
STATES = {
    "corroborated": "agreed by independent origins",
    "single-origin": "one origin only",
    "attributed": "rests on one informant",
    "contradicted": "contradicted",
    "cannot-measure": "cannot be measured",
}
CHANGES = {
    "verbatim": "the same words",
    "trimmed": "shortened",
    "ellipsis": "words left out inside",
    "word-swap": "words changed",
    "merged": "two sayings run together",
    "indirect": "retold, not quoted",
    "speaker-changed": "given to another speaker",
}
ORIGINS = {
    "publisher": "own reporting",
    "agency": "news agency",
    "press-release": "press release",
    "post": "post",
    "unknown": "unknown publisher, counted as its own",
}
HEADLINES = {
    "said": "the headline is borne out by the text",
    "not-in-one-sentence": "no one sentence of the text says as much as the headline",
    "other-figure": "the headline gives another figure than the text",
}
CREDITS = {"agency": "credits the agency", "syndicated-from": "republished from", "via": "by way of"}
GRADES = {
    "explicit": "stated in the report",
    "strong": "strong evidence",
    "weak": "weak evidence",
}
COMPLETENESS = {
    "full": "read in full",
    "truncated": "cut short: only the beginning could be read",
    "headline-only": "headline only",
}
MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``count(2, "report")`` is "2 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def date(value: str | None) -> str:
    """An ISO date or time as people write it: 2031-04-03T18:20:00Z is "3 April 2031, 18:20".

    What is not of that form comes back as it is: a page must not hide an odd date.
    """
    if not value:
        return "undated"
    day, _, clock = value.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return value
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return value
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words) + (f", {clock[:5]}" if clock else "")


def dates(first: str | None, last: str | None) -> str:
    """A span of days in words; one day is said once."""
    begin, end = date((first or "").partition("T")[0]), date((last or "").partition("T")[0])
    if begin == end or not last:
        return begin
    return f"{begin} to {end}" if first else f"until {end}"


def publisher_key(report: Report) -> str:
    """What counts as one publisher. An unknown publisher is its own."""
    return report.publisher or report.id


def publisher(report: Report) -> str:
    """A name to print for who ran a report; its input when nobody is known."""
    return report.publisher or report.input.replace("\\", "/").rstrip("/").rpartition("/")[2] or report.id


def tally(story: Story) -> dict[str, int]:
    """How many of each the story holds."""
    states = [claim.state for claim in story.claims]
    return {
        "reports": len(story.reports),
        "texts": len(story.text_groups),
        "publishers": len({publisher_key(report) for report in story.reports}),
        # An outlet that is only cited for a passage brought no text of its own into the collection.
        "origins": sum(bool(origin.reports) for origin in story.origins),
        "corroborated": states.count("corroborated"),
        "single-origin": states.count("single-origin"),
        "attributed": states.count("attributed"),
        "contradicted": states.count("contradicted"),
        "cannot-measure": states.count("cannot-measure"),
        "contradictions": sum(d.outcome == "contradiction" for d in story.differences),
        "differences": len(story.differences),
    }


def summary(story: Story) -> str:
    """The one line that stands on top: reports down to origins, then what was found."""
    n = tally(story)
    who = ", ".join(
        (
            count(n["reports"], "report"),
            count(n["texts"], "text"),
            count(n["publishers"], "publisher"),
            count(n["origins"], "origin"),
        )
    )
    found = [f"{count(n['corroborated'], 'claim')} corroborated", count(n["differences"], "difference")]
    if n["differences"]:
        found[1] += f" ({count(n['contradictions'], 'contradiction')})"
    found.append(f"{n['single-origin']:,} single-origin")
    if n["attributed"]:
        found.append(f"{n['attributed']:,} resting on one informant")
    if n["cannot-measure"]:
        found.append(f"{n['cannot-measure']:,} that cannot be measured")
    return f"{who}; {', '.join(found)}"


def heading(dossier: Dossier) -> str:
    """The title of a whole dossier."""
    if len(dossier.stories) == 1:
        return dossier.stories[0].title
    reports = sum(len(story.reports) for story in dossier.stories)
    return f"{count(len(dossier.stories), 'story', 'stories')} in {count(reports, 'report')}"


def outcome(difference: Difference) -> str:
    """What a difference amounts to; of words none is the finer."""
    if difference.kind == "wording" and difference.outcome == "refinement":
        return "the same, worded or spelt otherwise"
    if difference.outcome == "contradiction" and len(difference.sides) > 2:
        return "contradiction: no two of them can hold"
    return OUTCOMES[difference.outcome]


def by_weight(differences: tuple[Difference, ...]) -> list[Difference]:
    """Contradictions first, then informants who disagree, then the quiet outcomes."""
    first = {"contradiction": 0, "attributed": 1}
    return sorted(differences, key=lambda difference: first.get(difference.outcome, 2))
