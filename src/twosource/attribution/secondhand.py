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
    r"\b(?:in|on|at|during|via|through)\s+"
    r"(?:(?:a|an|the|his|her|their|its|our|this|that|another|one|two|several|recent|rare|brief|exclusive|"
    r"[\w’'.-]+)\s+){0,5}?"
    rf"({_MEDIA})s?\b",
    re.IGNORECASE,
)
NETWORKS = {
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
    r"\b(?:on|to|via|an?|another|platform|platform,|network)\s+(?:(?:his|her|their|its|the)\s+)?"
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
_POSTING = ("repost", "reblog", "reshare", "retweet")
_PAPERS = frozenset(
    {"statement", "post", "letter", "tweet", "email", "memo", "speech", "report", "survey", "poll", "study"}
    | {"interview", "lawsuit", "indictment", "editorial", "message", "book", "petition", "ruling"}
)
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Journal|Herald|Tribune|Telegraph|Guardian|Observer|Globe|Star|Sun|Mail|Mirror|"
    r"Gazette|Chronicle|Press|Radio|TV|Television|Magazine|Review|Agency|Today|Weekly|Daily|Broadcasting|"
    r"Network|Zeitung|Monde|Figaro|Courier|Dispatch|Register|Inquirer|Examiner|Bulletin|Insider|Wire)\b|"
    r"^(?:Reuters|Bloomberg|AP|AFP|dpa|ANSA|EFE|PA|UPI|TASS|Xinhua|Interfax|Kyodo|Yonhap|Anadolu|BBC|CNN|NBC|"
    r"CBS|ABC|MSNBC|CNBC|NPR|PBS|ITV|RTE|CBC|ARD|ZDF|NHK|RT|Sky|Axios|Politico|POLITICO|Vox|Slate|Salon|"
    r"BuzzFeed|HuffPost|Breitbart|Time|TIME|Newsweek|Forbes|Fortune|Wired|WIRED|Esquire|Quartz|Variety|"
    r"The Hill|The Atlantic|The Economist|The New Yorker|The Verge|The Intercept|ProPublica|Medium|"
    r"Der Spiegel|Die Zeit|El País|El Pais|Al Jazeera|Haaretz|Nikkei|Meduza|Mediaite|Yahoo|C-SPAN|Univision|"
    r"Telemundo|USA Today|Deutsche Welle|DW|Euronews)\b"
)
_REPORTING = frozenset({"report", "write", "note", "say", "reveal", "publish", "cite", "according", "add"})


def outlet(name: str) -> bool:
    """Whether a name looks like that of a news outlet or agency."""
    return bool(
        _OUTLET.search(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)) or _OUTLET.search(name)
    )


def own(name: str, publisher: str | None) -> bool:
    """Whether an outlet's name is the publisher's own, perhaps shortened: told the Courier."""
    if not publisher:
        return False
    words = re.findall(r"[^\W_]+", re.sub(r"^the\s+", "", name, flags=re.IGNORECASE).casefold())
    theirs = re.findall(r"[^\W_]+", publisher.casefold())
    host = theirs[-2] if "." in publisher and " " not in publisher.strip() and len(theirs) > 1 else ""
    run = any(theirs[i : i + len(words)] == words for i in range(len(theirs)))
    initials = "".join(w[0] for w in theirs if w != "the")
    return bool(words) and (
        run
        or (len("".join(words)) > 4 and "".join(words) in host)
        or (len(initials) > 1 and words == [initials])
    )


def way_of(grid: Grid, draft: Draft, publisher: str | None) -> tuple[str | None, str | None]:
    """(via, medium). What was told to the report's own publisher came by no other outlet: it is the
    report's own interview."""
    told = _told(grid, draft)
    via, medium = told or _reported(grid, draft), medium_of(grid, draft)
    if via is None or not own(via, publisher):
        return via, medium
    return None, medium or ("interview" if told else None)


def _told(grid: Grid, draft: Draft) -> str | None:
    """The outlet told: told Reuters, in an interview with CNN."""
    high = grid.sentence_of(draft.head)[1]
    source = grid.text[grid.start[min(draft.source)] : grid.end[max(draft.source)]] if draft.source else ""
    for i in range(draft.head, min(high, draft.head + 25)):
        if i in draft.content or i in draft.source or grid.pos[i] not in ("PROPN", "NOUN"):
            continue
        told = grid.head[i] == draft.head and grid.dep[i] in ("dobj", "dative", "iobj")
        asked = grid.dep[i] in ("pobj", "poss", "nmod") and (i in draft.cue or _near(grid, i, draft))
        if (told and grid.lemma[draft.head] in ("tell", "inform")) or asked:
            name = _name_at(grid, i)
            if name and outlet(name) and name not in source:
                return name
    return None


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


def _reported(grid: Grid, draft: Draft) -> str | None:
    """The outlet whose report holds this one: …, The Daily Wave reported."""
    low, high = grid.sentence_of(draft.head)
    source = grid.text[grid.start[min(draft.source)] : grid.end[max(draft.source)]] if draft.source else ""
    found = _reporter(grid, draft, low, high)
    return None if found is None or found in source else found


def _reporter(grid: Grid, draft: Draft, low: int, high: int) -> str | None:
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
    """How the words came: interview, X post, statement, … as the words around the cue name it.

    What stands behind the cue goes before what opens the sentence (In a statement, …); the content
    itself never tells.
    """
    low, high = grid.sentence_of(draft.head)
    behind = _outside(grid, draft, range(draft.head, high))
    ahead = _outside(grid, draft, range(low, draft.head)).lstrip(" \n\"“‘'(")
    # Ahead of the cue only as the sentence's opening: In a statement on Monday, …
    opening = (
        ahead[: ahead.find(",")] if "," in ahead and ahead[:3].lower() in ("in ", "on ", "at ", "dur") else ""
    )
    medium = named_medium(behind, opening)
    if medium is not None:
        return medium
    if any(grid.lower[i].startswith(_POSTING) and i not in draft.content for i in range(low, high)):
        return "post"
    if grid.lemma[draft.head] in _BY_VERB:
        return _BY_VERB[grid.lemma[draft.head]]
    for i in sorted(draft.source):
        if grid.lemma[i] in _PAPERS and grid.pos[i] == "NOUN":
            return grid.lemma[i]
    return None


def named_medium(*texts: str) -> str | None:
    """The medium that words name: on X, in a recent interview; a network goes before any other."""
    for pattern in (_ON_NETWORK, _IN_MEDIUM):
        for words in texts:
            found = pattern.search(words)
            if found:
                medium = str(found.group(1)).lower()
                return NETWORKS.get(medium, medium)
    return None


def _outside(grid: Grid, draft: Draft, tokens: range) -> str:
    return "".join(
        "\n"
        if i in draft.content
        else grid.text[grid.start[i] : grid.start[i + 1] if i + 1 < grid.size else None]
        for i in tokens
    )
