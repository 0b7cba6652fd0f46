"""Names of outlets and agencies: one form for each, and what looks like one.

Known names come from the publishers table of the reading room. A name that is not in
the table counts as an outlet only by its shape ("... Tribune", "... News Agency", a
domain), and only where a reporting verb or the like stands beside it (``_citations``).
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from twosource.reading import publishers

Kind = Literal["publisher", "agency", "press-release"]


class Outlet(NamedTuple):
    """An outlet under the one name used for it; ``known`` if the name can mean nothing else."""

    name: str
    kind: Kind
    known: bool


# Last words of newspapers', stations' and sites' names.
_LAST = frozenset(
    """
    Times Post News Tribune Journal Herald Gazette Telegraph Guardian Observer Chronicle Star Mirror
    Express Mail Standard Examiner Inquirer Enquirer Dispatch Courier Register Sentinel Review Globe
    Sun Press Weekly Magazine Today Radio TV Television Broadcasting Newspaper Wire Newswire Bulletin
    Ledger Bee Argus Advertiser Echo Zeitung Anzeiger Nachrichten Reporter Messenger Mercury Monitor
    Service Recorder Advocate Beacon Intelligencer Picayune Leader Insider Daily Business FM Agency Tagblatt
    Blatt Union-Tribune Post-Dispatch Post-Gazette Journal-Constitution Sun-Times Star-Ledger
    """.split()  # noqa: SIM905
)
# "Agency", "Press", "Business" and the like end other names too: they need their helper.
_HELPED = {
    "Agency": re.compile(r"(?:News|Press|Media|Information)[ -]Agency$"),
    "Press": re.compile(
        r"(?:Free|Daily|Associated|Canadian|United|National|Western|Northern|[A-Z]\w+) Press$"
    ),
    "Business": re.compile(r"(?:Fox|CNN|Sky|BBC) Business$"),
    "Service": re.compile(r"(?:News|Wire|World|Broadcasting) Service$"),
    "Leader": re.compile(r"(?:Daily|News|Plain|Union)[ -]Leader$"),
    "Standard": re.compile(r"(?:Daily|Evening|Weekly|Business) Standard$"),
    "Star": re.compile(r"(?:Daily|Toronto|Morning|Kansas City|Indianapolis|[A-Z]\w+) Star$"),
    "Daily": re.compile(r"[A-Z]\w+ Daily$"),
    "Today": re.compile(r"[A-Z]\w+ Today$"),
    "Wire": re.compile(r"(?:News|The|[A-Z]\w+) Wire$"),
    "Monitor": re.compile(r"(?:Science|Daily|Concord|News) Monitor$"),
    "Insider": re.compile(r"[A-Z]\w+ Insider$"),
    "Reporter": re.compile(r"(?:Hollywood|News|Daily|Catholic) Reporter$"),
}
_PLAIN_WORDS = frozenset(
    """
    atlantic dawn express fortune globe guardian hill independent insider intercept metro mirror nation
    nature people post punch salon science scotsman sky slate star stat stuff sun telegraph time times
    variety week business
    """.split()  # noqa: SIM905
)
_DOMAIN = re.compile(
    r"^(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|co\.uk|org|net|news|fr|de|it|es|eu|ru|ua|in|au|ca|io|tv)$"
)
_LONGEST = 100
_AGENCY = re.compile(r"(?:News|Press|Media|Information) Agency$|News ?wire$|(?:News|Wire) Service$")
_INTRODUCED = re.compile(
    r"\b(?P<long>[A-Z][\w&.-]{0,30}(?: (?:of|the|and|for|[A-Z][\w&.-]{0,30})){1,6}) \((?P<short>[A-Z]{2,6})\)"
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def outlet(name: str) -> Outlet | None:
    """The outlet that ``name`` (or a domain) stands for, or None when it does not look like one."""
    name = " ".join(name.split()).strip(" .,;:")
    for suffix in ("'s", "’s", "‘s"):
        name = name.removesuffix(suffix)
    if not name or len(name) > _LONGEST:
        return None
    _, row = publishers.resolve(name)
    if row is not None and (_DOMAIN.match(name) or _spelt_as_known(name, row)):
        return Outlet(row.name, "publisher" if row.kind == "outlet" else row.kind, not _is_plain_word(name))
    if _DOMAIN.match(name):
        return Outlet(name.casefold().removeprefix("www."), "publisher", False)
    if not _looks_like_one(name):
        return None
    return Outlet(name, "agency" if _AGENCY.search(name) else "publisher", False)


def introduced(texts: Iterable[str]) -> dict[str, Outlet]:
    """Short names that the texts themselves explain: "North Coast Press Agency (NCPA)".

    Short name -> outlet; only for names shaped like an outlet's whose initials agree.
    """
    found: dict[str, set[str]] = {}
    for text in texts:
        for match in _INTRODUCED.finditer(text):
            words = match.group("long").split()
            for i in range(len(words)):
                full = " ".join(words[i:])
                initials = "".join(word[0] for word in words[i:] if word[0].isupper())
                if initials == match.group("short") and outlet(full) is not None:
                    found.setdefault(match.group("short"), set()).add(full)
    return {
        short: named
        for short, names in sorted(found.items())
        if len(names) == 1 and outlet(short) is None and (named := outlet(min(names)))
    }


def running(names: Iterable[str]) -> dict[str, Outlet]:
    """The publishers of a collection by their bare names: whoever ran a report here can be cited here.

    Names of one word may be words or surnames; those must be known otherwise.
    """
    found = {}
    for name in sorted(set(names)):
        bare = _ARTICLE.sub("", name)
        if len(bare.split()) > 1 and bare[0].isupper():
            known = outlet(name)
            found[bare] = Outlet(known.name if known else name, known.kind if known else "publisher", True)
    return found


def _spelt_as_known(name: str, row: publishers.Publisher) -> bool:
    """Short names must be spelt as the table has them: "DR" is a broadcaster, "Dr" a title."""
    bare = _ARTICLE.sub("", name)
    known = {_ARTICLE.sub("", it) for it in (row.name, *row.aliases)}
    return bare in known or (len(bare) > 5 and not bare.islower())


def _is_plain_word(name: str) -> bool:
    """Whether a known name is a word of the language too, and so needs a clearer cue."""
    return _ARTICLE.sub("", name).casefold() in _PLAIN_WORDS


def _looks_like_one(name: str) -> bool:
    bare = _ARTICLE.sub("", name)
    words = bare.split()
    if len(words) < 2 or not bare[0].isupper():
        return False
    if words[-1] in _LAST:
        helper = _HELPED.get(words[-1])
        return helper is None or bool(helper.search(bare))
    return False
