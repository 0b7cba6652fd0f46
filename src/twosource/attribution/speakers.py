"""From the words that name a source to a speaker: pronouns, descriptions, surnames, crowds."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from twosource.attribution.cast import entities_of
from twosource.attribution.finding import Draft
from twosource.attribution.grid import Grid
from twosource.attribution.names import TITLES, plain
from twosource.attribution.pronouns import pronoun
from twosource.attribution.unnamed import phrase, unnamed
from twosource.language.dates import MONTHS, WEEKDAYS
from twosource.model import Speaker

if TYPE_CHECKING:
    from twosource.language import Parsed

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_HUMAN_ENDING = (
    "man",
    "woman",
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "ent",
    "person",
    "boy",
    "girl",
    "chief",
    "head",
)
# Documents that speak for their author.
_WRITINGS = frozenset(
    {"statement", "post", "letter", "tweet", "email", "memo", "speech", "message", "remark", "word"}
    | {"comment", "article", "essay", "column", "book", "memoir", "testimony", "answer", "response"}
)
_DAYS = frozenset(MONTHS) | frozenset(WEEKDAYS) | {"today", "yesterday", "tomorrow"}
# What a report calls somebody whose office it gave before.
_ALSO_CALLED = {
    "lawmaker": {"rep", "representative", "congressman", "congresswoman", "sen", "senator", "mp", "mep"},
    "legislator": {"rep", "representative", "congressman", "congresswoman", "sen", "senator", "mp", "mep"},
    "congressman": {"rep", "representative"},
    "congresswoman": {"rep", "representative"},
    "senator": {"sen"},
    "governor": {"gov"},
    "officer": {"sergeant", "sgt", "lieutenant", "lt", "captain", "capt", "detective"},
    "doctor": {"dr"},
    "prosecutor": {"attorney"},
    "clergyman": {"bishop", "archbishop", "rev", "reverend", "cardinal"},
}
_GENERIC_ROLES = frozenset({"man", "woman", "person", "people", "one", "reporter", "official", "member"})


class Cast:
    """Entities of one report, and what pronouns and descriptions in it refer to."""

    def __init__(self, grid: Grid, parsed: Parsed) -> None:
        self.grid = grid
        self.entities = entities_of(grid, parsed)
        self.places: list[tuple[int, int, int]] = sorted(
            (start, end, n) for n, e in enumerate(self.entities) for start, end in e.mentions
        )
        self._starts = [p[0] for p in self.places]
        # (token of a source, entity or speaker without a name), as resolved so far
        self.spoken: list[tuple[int, int | Speaker]] = []

    def speaker(self, draft: Draft) -> Speaker | None:
        """The speaker of one draft, or None where the words do not tell. Call in text order."""
        who = self.entity_of(draft)
        if who is not None and draft.source and not draft.inherits and self._person(who):
            self.spoken.append((min(draft.source), who))
        if isinstance(who, Speaker) and who.name.lower() in _DAYS:
            return None  # "a statement Monday saying": the day issued nothing
        return self.named(who) if isinstance(who, int) else who

    def named(self, number: int) -> Speaker:
        """The speaker that an entity is."""
        entity = self.entities[number]
        return Speaker(name=entity.name, collective=entity.kind != "person")

    def _person(self, who: int | Speaker) -> bool:
        """Whether he or she may mean it later on."""
        if isinstance(who, int):
            return self.entities[who].kind == "person"
        last = who.name.split(",")[0].split(" of ")[0].split()[-1].lower()
        return not who.collective and (last in TITLES or last.endswith(_HUMAN_ENDING))

    def entity_of(self, draft: Draft) -> int | Speaker | None:
        """Index of the entity, or a speaker without a name, or None."""
        grid = self.grid
        tokens = sorted(i for i in draft.source if not grid.blank(i))
        if not tokens:
            return None
        head = self._head(tokens)
        named = self._named(tokens, head)
        if named is not None:
            return named
        author = self._author(draft, tokens, head)
        if author is not None:
            return author
        word = grid.lower[head]
        if word in _MALE or word in _FEMALE:
            return pronoun(self, draft, head, "m" if word in _MALE else "f")
        if word in _RELATIVE:
            return self._relative(head, draft)
        if grid.pos[head] == "PRON" and word not in (
            "some",
            "many",
            "others",
            "most",
            "few",
            "several",
            "both",
        ):
            return None
        described = self.described(head)
        if described is not None:
            return described
        return unnamed(grid, tokens, head)

    def _head(self, tokens: list[int]) -> int:
        inside = set(tokens)
        tops = [i for i in tokens if self.grid.head[i] not in inside or self.grid.head[i] == i]
        nouns = [i for i in tops if self.grid.pos[i] in ("PROPN", "NOUN", "PRON")]
        if not nouns:  # a clause got in: its subject is meant
            nouns = [
                k for i in tops for k in self.grid.children[i] if k in inside and "subj" in self.grid.dep[k]
            ]
        nouns = nouns or tops
        return nouns[0]

    def _at(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Mentions that overlap a stretch of characters."""
        low = max(0, bisect_right(self._starts, start) - 1)
        out = []
        for place in self.places[low:]:
            if place[0] >= end:
                break
            if place[1] > start:
                out.append(place)
        return out

    def _named(self, tokens: list[int], head: int) -> int | None:
        """The entity named by the head word, or by a name in apposition to it."""
        grid = self.grid
        here = self._at(grid.start[head], grid.end[head])
        if here:
            return self._settled(here[0][2])
        for k in grid.children[head]:
            if k in tokens and grid.dep[k] == "appos":
                there = self._at(grid.start[k], grid.end[k])
                if there and self.entities[there[0][2]].kind == "person":
                    return self._settled(there[0][2])
        # "Twitter user Jane Doe": the parse may take the role for the head.
        if grid.pos[head] in ("NOUN", "PROPN") and head + 1 < grid.size and head + 1 in tokens:
            there = self._at(grid.start[head + 1], grid.end[head + 1])
            if there and self.entities[there[0][2]].kind == "person":
                return self._settled(there[0][2])
        return self._last_named(tokens)

    def _last_named(self, tokens: list[int]) -> int | None:
        """A spokesman for Doe, Ada Roe: the name behind the last comma, where nothing is listed."""
        grid = self.grid
        commas = [i for i in range(tokens[0], tokens[-1]) if grid.lower[i] == ","]
        if not commas or any(grid.dep[i] == "cc" for i in tokens):
            return None
        last = [i for i in tokens if i > commas[-1]]
        if not last:
            return None
        there = self._at(grid.start[last[0]], grid.end[last[-1]])
        if len(there) != 1 or there[0][1] != grid.end[last[-1]]:
            return None
        titles = plain(grid.text[grid.start[last[0]] : there[0][0]]).replace(".", "").split()
        if self.entities[there[0][2]].kind != "person" or any(t not in TITLES for t in titles):
            return None
        return self._settled(there[0][2])

    def _author(self, draft: Draft, tokens: list[int], head: int) -> int | Speaker | None:
        """Doe's post, a statement by the ministry: whose words a document holds."""
        grid = self.grid
        if grid.lemma[head] not in _WRITINGS:
            return None
        for k in grid.children[head]:
            if k not in tokens:
                continue
            holders = [k] if grid.dep[k] == "poss" else []
            if grid.dep[k] == "prep" and grid.lower[k] in ("by", "from"):
                holders = [g for g in grid.children[k] if grid.dep[g] == "pobj" and not _several(grid, g)]
            for holder in holders:
                word = grid.lower[holder]
                if word in ("his", "her"):
                    who = pronoun(self, draft, holder, "m" if word == "his" else "f")
                    return who if isinstance(who, int) else None
                there = self._at(grid.start[holder], grid.end[holder])
                if there:
                    kind = self.entities[there[0][2]].kind
                    return self._settled(there[0][2]) if kind != "place" else None
                if grid.pos[holder] == "NOUN":
                    own = self.described(holder)
                    return unnamed(grid, phrase(grid, holder), holder) if own is None else own
        return None

    def _settled(self, number: int) -> int | None:
        return None if self.entities[number].ambiguous else number

    def _relative(self, head: int, draft: Draft) -> int | Speaker | None:
        """who, which: the noun that the relative clause hangs on."""
        grid = self.grid
        at = draft.head
        for _ in range(4):
            if grid.dep[at] in ("relcl", "acl") and grid.head[at] != at:
                noun = grid.head[at]
                if noun < head:
                    return self._antecedent(noun, head)
            if grid.head[at] == at:
                break
            at = grid.head[at]
        return None

    def _antecedent(self, noun: int, relative: int) -> int | Speaker | None:
        """Jane Doe, a critic with many readers, who …: behind a comma the person, not the nearest noun."""
        grid = self.grid
        chain = [noun]
        while grid.dep[chain[-1]] in ("pobj", "prep", "appos", "nmod") and len(chain) < 8:
            chain.append(grid.head[chain[-1]])
        nouns = [i for i in chain if grid.pos[i] in ("NOUN", "PROPN") and i < relative]
        comma = relative > 0 and grid.lower[relative - 1] in (",", "-", "–", "—")
        person = grid.lower[relative] in ("who", "whom", "whose")
        if grid.dep[noun] != "appos":
            nouns += [k for k in grid.children[noun] if grid.dep[k] == "appos" and k < relative]
        elif person:
            nouns, comma = [*nouns, grid.head[noun]], True
        for i in nouns:
            named = self._named([i], i)
            if named is not None and (not person or self.entities[named].kind == "person"):
                return named
            if not comma:
                break
        return unnamed(grid, phrase(grid, noun), noun)

    def described(self, head: int) -> int | None:
        """“the billionaire”: the one person here whom the report calls so."""
        grid = self.grid
        if grid.pos[head] not in ("NOUN", "PROPN") or grid.tag[head] in ("NNS", "NNPS"):
            return None
        role = grid.lemma[head]
        second = head and grid.lower[head - 1] in ("vice", "deputy")
        role = f"{grid.lower[head - 1]}-{role}" if second else role
        if role in _GENERIC_ROLES:
            return None
        definite = any(
            grid.lower[k] in ("the", "this", "that") for k in grid.children[head] if grid.dep[k] == "det"
        ) or any(grid.dep[k] == "poss" for k in grid.children[head])
        if not definite:
            return None
        bearers = [
            n
            for n, e in enumerate(self.entities)
            if e.kind == "person" and e.roles & {role, *_ALSO_CALLED.get(role, ())} and not e.ambiguous
        ]
        before = [n for n in bearers if self.entities[n].mentions[0][0] < grid.start[head]]
        if len(before) > 1:
            before = self._nearest(before, head)
        return before[0] if len(before) == 1 else None

    def objects(self, verb: int) -> set[int]:
        """Those whom a verb names as its object: he asked Doe, he told the senator."""
        grid = self.grid
        found = set()
        for k in grid.children[verb]:
            if grid.dep[k] in ("dobj", "dative", "iobj"):
                there = self._at(grid.start[k], grid.end[k])
                who = there[0][2] if there else self.described(k)
                if who is not None:
                    found.add(who)
        return found

    def _nearest(self, among: list[int], head: int) -> list[int]:
        """Those of several with one role who were named in this sentence or the two before."""
        grid = self.grid
        near = []
        for n in among:
            starts = [s for s, _ in self.entities[n].mentions if s < grid.start[head]]
            token = bisect_right(grid.start, starts[-1]) - 1
            if grid.sentence[head] - grid.sentence[token] <= 2:
                near.append(n)
        return near


def _several(grid: Grid, i: int) -> bool:
    return any(grid.dep[k] == "conj" for k in grid.children[i])
