"""Names: what the pipeline's name finder gives, repaired.

Its usual faults on news: a title or the possessive inside the name, a second half left off, a bare
surname missed that was found in full two lines before, and a kind that changes within one report.
"""

from collections import Counter
from typing import TYPE_CHECKING, Literal

from twosource.language.lexicon import words
from twosource.model import Name, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["TITLES", "names_in"]

Kind = Literal["person", "organisation", "place", "other"]
KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "other",
    "EVENT": "other",
    "LAW": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LANGUAGE": "other",
    "MISC": "other",
}
# Words before a person's name that tell the office, not the name.
TITLES = words(
    """
    mr mrs ms miss mx dr prof professor rev reverend hon sir dame lord lady president vice-president
    premier prime minister chancellor secretary undersecretary senator sen sens rep reps representative
    congressman congresswoman gov governor mayor judge justice attorney general gen lt lieutenant col
    colonel sgt sergeant capt captain cmdr commander maj major adm admiral brig brigadier officer
    detective chief director chairman chairwoman chair ceo king queen prince princess pope cardinal
    bishop archbishop imam sheikh ayatollah spokesman spokeswoman spokesperson ambassador councillor
    councilman councilwoman inspector deputy former acting then-president ex-president actor actress
    singer author coach then
    """
)

# So do these before a surname, in capitals: a player's position, a seat, an office. Other short words in
# capitals are initials (JD, AG, CM).
POSTS = frozenset(
    ["QB", "WR", "RB", "TE", "LB", "CB", "MP", "MEP", "MSP", "MLA", "PM", "CEO", "CFO", "COO", "CTO"]
)


# What begins the name of a place: Mount Cook, Fort Worth.
GROUNDS = words(
    """
    mount mt fort ft lake camp port point cape san santa santo saint st new north south east west upper lower
    river valley bay isle island glen ben loch el los las la le de
    """
)


def names_in(report: Report, doc: "Doc") -> tuple[Name, ...]:
    """The proper names of ``report``, in text order, none overlapping another."""
    found: list[tuple[int, int, Kind]] = []
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        # A name does not cross a line.
        if "\n" in entity.text:
            continue
        tokens = _trim(list(entity), kind)
        if tokens:
            tokens = _extend(doc, tokens, kind)
            start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
            found.append((start, end, kind))
    found = _settle(report.text, _missed(report.text, doc, found))
    return tuple(
        Name(Span(report.id, start, end, report.text[start:end]), kind) for start, end, kind in found
    )


def _trim(tokens: "list[Token]", kind: Kind) -> "list[Token]":
    """Without titles and articles before it, possessives and marks after it."""

    def idle(token: "Token") -> bool:
        return token.is_space or (token.is_punct and token.text != "&") or token.text in ("`", "``")

    while tokens and (
        idle(tokens[0])
        or tokens[0].lower_ in {"the", "a", "an"}
        or (
            kind == "person"
            and len(tokens) > 1
            and (tokens[0].lower_.strip(".") in TITLES or tokens[0].text in POSTS)
        )
    ):
        tokens = tokens[1:]
    while tokens and (
        (idle(tokens[-1]) and not (tokens[-1].text.endswith(".") and len(tokens[-1]) > 1))
        or tokens[-1].tag_ == "POS"
        or tokens[-1].text in {"'s", "’s", "‘s", "'", "’", "‘"}
    ):
        tokens = tokens[:-1]
    if not any(char.isupper() for token in tokens for char in token.text) or all(
        token.like_num for token in tokens
    ):
        return []
    if len(tokens) == 1 and kind == "person" and tokens[0].lower_.strip(".") in TITLES:
        return []
    return tokens


def _extend(doc: "Doc", tokens: "list[Token]", kind: Kind) -> "list[Token]":
    """With the capitalised proper nouns that the finder cut off on the right of a person."""
    while kind == "person" and tokens[-1].i + 1 < len(doc):
        after = doc[tokens[-1].i + 1]
        if (
            after.pos_ == "PROPN"
            and after.text[:1].isupper()
            and after.ent_iob_ == "O"
            and after.dep_ in {"flat", "compound", "appos"}
            and tokens[-1].whitespace_
            and not after.is_sent_start
        ):
            tokens = [*tokens, after]
        else:
            break
    return tokens


def _missed(text: str, doc: "Doc", found: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """``found`` and, of the words that are part of a found name, those that stand unfound elsewhere."""
    known: dict[str, Counter[Kind]] = {}
    for start, end, kind in found:
        name = text[start:end]
        keys = {name, name.split()[-1]} if kind == "person" else {name}
        for key in sorted(keys):
            if len(key) > 2:
                known.setdefault(key, Counter())[kind] += 1
    taken = bytearray(len(text) + 1)
    for start, end, _ in found:
        taken[start:end] = b"\x01" * (end - start)
    extra = []
    for token in doc:
        if token.text in known and not taken[token.idx] and token.pos_ == "PROPN" and token.text[0].isupper():
            extra.append((token.idx, token.idx + len(token), _usual(known[token.text])))
    return sorted(found + extra)


def _usual(kinds: Counter[Kind]) -> Kind:
    """The most frequent kind, ties by name, so that the result does not depend on order."""
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def _settle(text: str, found: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """One kind for all mentions of one name; overlaps removed, the longer kept."""
    votes: dict[str, Counter[Kind]] = {}
    surnames: dict[str, Counter[Kind]] = {}
    for start, end, kind in found:
        name = text[start:end]
        votes.setdefault(name, Counter())[kind] += 1
        if kind == "person" and " " in name:
            surnames.setdefault(name.split()[-1], Counter())[kind] += 1
    alone = {name for name, kinds in votes.items() if " " not in name and _usual(kinds) == "person"}
    settled: list[tuple[int, int, Kind]] = []
    for start, end, _ in sorted(found, key=lambda item: (item[0], -item[1])):
        if settled and start < settled[-1][1]:
            continue
        name = text[start:end]
        # A lone surname of somebody named in full is that person, whatever the finder took it for.
        person = name in surnames or _is_persons(name, votes[name], alone)
        settled.append((start, end, "person" if person else _usual(votes[name])))
    return settled


def _is_persons(name: str, kinds: Counter[Kind], alone: set[str]) -> bool:
    """Iga Holm, taken for a place, is a person where the report goes on with Holm as one."""
    parts = name.split()
    return (
        len(parts) == 2
        and _usual(kinds) == "place"
        and parts[1] in alone
        and parts[0] not in alone
        and parts[0].lower().strip(".") not in GROUNDS
    )
