"""Names of outlets and agencies: one form for each, and what looks like one.

Known names come from the publishers table of the reading room. A name that is not in
the table counts as an outlet only by its shape ("... Tribune", "... News Agency", a
domain), and only where a reporting verb or the like stands beside it (``_citations``).
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["publisher", "agency", "press-release"]


class Outlet(NamedTuple):
    """An outlet under the one name used for it, and whether the table knows it."""

    name: str
    kind: Kind
    known: bool


# Services that carry press releases: who sends through them speaks for himself.
_RELEASES = {
    "pr newswire": "PR Newswire",
    "prnewswire": "PR Newswire",
    "business wire": "Business Wire",
    "businesswire": "Business Wire",
    "globenewswire": "GlobeNewswire",
    "globe newswire": "GlobeNewswire",
    "marketwired": "Marketwired",
    "market wire": "Marketwired",
    "accesswire": "ACCESSWIRE",
    "ein presswire": "EIN Presswire",
}
# Last words of newspapers', stations' and sites' names.
_LAST = frozenset(
    """
    Times Post News Tribune Journal Herald Gazette Telegraph Guardian Observer Chronicle Star Mirror
    Express Mail Standard Examiner Inquirer Enquirer Dispatch Courier Register Sentinel Review Globe
    Sun Press Weekly Magazine Today Radio TV Television Broadcasting Newspaper Wire Newswire Bulletin
    Ledger Bee Argus Advertiser Echo Zeitung Anzeiger Nachrichten Reporter Messenger Mercury Monitor
    Recorder Advocate Beacon Intelligencer Picayune Leader Insider Daily Business FM Agency Tagblatt
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
_FIRST = re.compile(r"^(?:Radio|Daily|TV|Channel|Le|La|El|Il|Der|Die|Die Welt|Al)\s+[A-Z]")
_DOMAIN = re.compile(
    r"^(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|co\.uk|org|net|news|fr|de|it|es|eu|ru|ua|in|au|ca|io|tv)$"
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def outlet(name: str) -> Outlet | None:
    """The outlet that ``name`` (or a domain) stands for, or None when it does not look like one."""
    name = " ".join(name.split()).strip(" .,;:")
    for suffix in ("'s", "’s", "‘s"):
        name = name.removesuffix(suffix)
    if not name:
        return None
    key = _ARTICLE.sub("", name).casefold()
    if key in _RELEASES:
        return Outlet(_RELEASES[key], "press-release", True)
    known = _in_table(name)
    if known is not None:
        return known
    if _DOMAIN.match(name):
        return Outlet(name.casefold().removeprefix("www."), "publisher", False)
    return Outlet(name, "publisher", False) if _looks_like_one(name) else None


def _in_table(name: str) -> Outlet | None:
    for kind, names in _CORE.items():
        if _ARTICLE.sub("", name).casefold() in names:
            return Outlet(names[_ARTICLE.sub("", name).casefold()], kind, True)
    return None


def _looks_like_one(name: str) -> bool:
    bare = _ARTICLE.sub("", name)
    words = bare.split()
    if len(words) < 2 or not bare[0].isupper():
        return False
    if words[-1] in _LAST:
        helper = _HELPED.get(words[-1])
        return helper is None or bool(helper.search(bare))
    return False


def canonical(name: str) -> str:
    """``name`` under the one name used for its outlet; as given when nothing is known of it."""
    found = outlet(name)
    return found.name if found else " ".join(name.split())


# TODO until the table of the reading room has landed.
_CORE: dict[Kind, dict[str, str]] = {
    "agency": {
        "reuters": "Reuters",
        "associated press": "Associated Press",
        "ap": "Associated Press",
        "afp": "Agence France-Presse",
        "agence france-presse": "Agence France-Presse",
        "bloomberg": "Bloomberg",
        "bloomberg news": "Bloomberg",
    },
    "publisher": {
        "politico": "Politico",
        "cnn": "CNN",
        "guardian": "The Guardian",
        "washington post": "The Washington Post",
        "new york times": "The New York Times",
        "www.dailymail.co.uk": "Daily Mail",
        "dailymail.co.uk": "Daily Mail",
        "daily mail": "Daily Mail",
    },
}
