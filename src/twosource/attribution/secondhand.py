"""Second-hand words: the outlet between the speaker and the report, and the medium they came by."""

from __future__ import annotations

import re

from twosource.attribution.finding import Draft
from twosource.attribution.grid import Grid

_MEDIA = (
    "press conference|news conference|press briefing|news briefing|conference call|phone call|telephone call|"
    "town hall|press release|news release|social media|text message|voice mail|court filing|court documents|"
    "op-ed|opinion piece|blog post|open letter|press statement|joint statement|"
    "interview|statement|speech|letter|post|tweet|email|e-mail|memo|memoir|book|report|briefing|podcast|"
    "address|debate|rally|hearing|testimony|video|article|essay|column|blog|editorial|filing|lawsuit|affidavit|"
    "indictment|survey|poll|study|telegram|broadcast|sermon|message|call|release|remarks|summit|meeting|"
    "advertisement|ad|petition|ruling|opinion|verdict|resolution|communique|communiqué|note|diary|conversation"
)
_IN_MEDIUM = re.compile(
    r"\b(?:in|on|at|during|via|through|from|with|by|of|after|following|over|to|using|citing)\s+"
    r"(?:(?:a|an|the|his|her|their|its|our|this|that|another|one|two|several|recent|rare|brief|exclusive|"
    r"[\w’'.-]+)\s+){0,5}?"
    rf"({_MEDIA})s?\b",
    re.IGNORECASE,
)
_NETWORKS = {
    "x": "X post",
    "twitter": "Twitter post",
    "facebook": "Facebook post",
    "instagram": "Instagram post",
    "telegram": "Telegram post",
    "truth social": "Truth Social post",
    "linkedin": "LinkedIn post",
    "weibo": "Weibo post",
    "tiktok": "TikTok post",
    "youtube": "YouTube video",
    "threads": "Threads post",
    "bluesky": "Bluesky post",
    "mastodon": "Mastodon post",
    "reddit": "Reddit post",
    "snapchat": "Snapchat post",
    "vkontakte": "VKontakte post",
}
_ON_NETWORK = re.compile(
    r"\b(?:on|to|via|in an?|platform|platform,|network)\s+(?:(?:his|her|their|its|the)\s+)?"
    r"(X|Twitter|Facebook|Instagram|Telegram|Truth Social|LinkedIn|Weibo|TikTok|YouTube|Threads|Bluesky|"
    r"Mastodon|Reddit|Snapchat|VKontakte)\b(?!['’‘]s\b)"
)
_BY_VERB = {
    "tweet": "tweet",
    "retweet": "tweet",
    "testify": "testimony",
    "email": "email",
    "blog": "blog",
    "text": "text message",
}
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Journal|Herald|Tribune|Telegraph|Guardian|Observer|Globe|Star|Sun|Mail|Mirror|"
    r"Gazette|Chronicle|Press|Radio|TV|Television|Magazine|Review|Agency|Today|Weekly|Daily|Broadcasting|"
    r"Network|Zeitung|Monde|Figaro|Courier|Dispatch|Register|Inquirer|Examiner|Bulletin|Insider|Wire)\b|"
    r"^(?:Reuters|Bloomberg|AP|AFP|dpa|ANSA|EFE|PA|UPI|TASS|Xinhua|Interfax|Kyodo|Yonhap|Anadolu|BBC|CNN|NBC|"
    r"CBS|ABC|MSNBC|CNBC|NPR|PBS|ITV|RTE|CBC|ARD|ZDF|NHK|RT|Sky|Axios|Politico|POLITICO|Vox|Vice|Slate|Salon|"
    r"BuzzFeed|HuffPost|Breitbart|Time|TIME|Newsweek|Forbes|Fortune|Wired|WIRED|Esquire|Quartz|Gizmodo|Variety|"
    r"The Hill|The Atlantic|The Economist|The New Yorker|The Verge|The Intercept|ProPublica|Bellingcat|Medium|"
    r"Der Spiegel|Die Zeit|El País|El Pais|Al Jazeera|Haaretz|Nikkei|Meduza|Mediaite|Yahoo|C-SPAN|Univision|"
    r"Telemundo|USA Today|Deutsche Welle|DW|Euronews)\b"
)
_TOLD = frozenset({"tell", "inform", "confirm", "say", "confide"})
_REPORTING = frozenset({"report", "write", "note", "say", "reveal", "publish", "cite", "according", "add"})


def outlet(name: str) -> bool:
    """Whether a name looks like that of a news outlet or agency."""
    return bool(
        _OUTLET.search(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)) or _OUTLET.search(name)
    )


def via_of(grid: Grid, draft: Draft) -> str | None:
    """The outlet told: told Reuters, in an interview with CNN, … The Daily Wave reported."""
    low, high = grid.sentence_of(draft.head)
    for i in range(draft.head, min(high, draft.head + 25)):
        if grid.region[i] >= 0 and i not in draft.cue:
            continue
        told = (
            grid.lemma[draft.head] == "tell"
            and grid.head[i] == draft.head
            and grid.dep[i] in ("dobj", "dative", "iobj")
        )
        asked = grid.dep[i] == "pobj" and (i in draft.cue or _near(grid, i, draft))
        if (told or asked) and grid.pos[i] in ("PROPN", "NOUN"):
            name = _name_at(grid, i)
            if name and i not in draft.content and outlet(name):
                return name
    return _reported(grid, draft, low, high)


def _near(grid: Grid, i: int, draft: Draft) -> bool:
    at = i
    for _ in range(5):
        at = grid.head[at]
        if at == draft.head:
            return i not in draft.content
    return False


def _name_at(grid: Grid, i: int) -> str:
    """The capitalised words around token ``i``."""
    low = high = i
    while low and grid.words[low - 1][:1].isupper() and grid.pos[low - 1] in ("PROPN", "NOUN", "ADJ", "DET"):
        low -= 1
    while (
        high + 1 < grid.size and grid.pos[high + 1] == "PROPN" and grid.start[high + 1] - grid.end[high] <= 1
    ):
        high += 1
    if not grid.words[i][:1].isupper():
        return ""
    return grid.text[grid.start[low] : grid.end[high]]


def _reported(grid: Grid, draft: Draft, low: int, high: int) -> str | None:
    """The outlet whose report holds this one: …, The Daily Wave reported."""
    for i in range(low, high):
        if i == draft.head or grid.lemma[i] not in _REPORTING or grid.region[i] >= 0:
            continue
        if i in draft.content:
            continue
        for k in grid.children[i]:
            if grid.dep[k] in ("nsubj", "pobj", "dobj") and k not in draft.source and k not in draft.content:
                name = _name_at(grid, k)
                if name and outlet(name):
                    return name
            if grid.dep[k] == "prep" and grid.lower[i] == "according":
                for g in grid.children[k]:
                    name = _name_at(grid, g)
                    if name and g not in draft.source and outlet(name):
                        return name
    return None


def medium_of(grid: Grid, draft: Draft) -> str | None:
    """How the words came: interview, X post, statement, … as the sentence of the cue names it."""
    low, high = grid.sentence_of(draft.head)
    pieces = []
    for i in range(low, high):
        if i in draft.content and grid.region[i] >= 0:
            pieces.append("\n")
            continue
        if i in draft.content and i not in draft.cue:
            pieces.append("\n")
            continue
        pieces.append(grid.text[grid.start[i] : grid.start[i + 1] if i + 1 < high else grid.end[i]])
    words = "".join(pieces)
    network = _ON_NETWORK.search(words)
    if network:
        return _NETWORKS[network.group(1).lower()]
    found = _IN_MEDIUM.search(words)
    if found:
        return found.group(1).lower()
    return _BY_VERB.get(grid.lemma[draft.head])
