"""Lines that a website puts around an article: recognised one line at a time, each with a reason.

Every rule asks for the shape of furniture, not only for a word of it: a sentence about cookies or
about a newspaper's copyright is text. When a line could be either, it stays.
"""

import re

from .blocks import is_terminated, words

__all__ = ["END_REASONS", "reason_of"]

_I = re.I

# Whole lines, compared without case. Order matters only for the reason that is given.
_WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "comments",
        re.compile(
            r"(?:leave|post|add|write) an? (?:reply|comment|response)(?: cancel reply)?"
            r"|(?:view |show |hide |read |see )?(?:all )?(?:the )?\(?\d*\)? ?comments?(?: section)? ?(?:\(\d+\)|\d+)?"
            r"|(?:join|start) the (?:conversation|discussion)|be the first to comment.{0,20}"
            r"|(?:no|there are no) comments(?: yet)?\.?|your email address will not be published.{0,60}"
            r"|(?:hinterlasse(?:n sie)? einen kommentar|kommentare|commentaires|comentarios|commenti)",
            _I,
        ),
    ),
    (
        "navigation",
        re.compile(
            r"back to top(?: button)?|(?:go|scroll|return) to top|skip to (?:main )?(?:content|navigation)|(?:main )?menu|"
            r"home(?:page)?|search|close|next(?: (?:article|post|story|page))?|prev(?:ious)?(?: (?:article|post|story|page))?|"
            r"(?:show|load|view|see) (?:more|less|all)|loading ?(?:\.{3}|…)?|toggle navigation|breadcrumbs?|"
            r"you are here:?.{0,60}|table of contents|jump to .{1,30}|expand|collapse|page \d+ of \d+|site ?map|"
            r"(?:open|close) (?:menu|search|navigation).{0,20}|image \d+ of \d+|\d+ ?/ ?\d+|hide caption|toggle caption|"
            r"enlarge(?: this)? image|view (?:full )?(?:gallery|image|slideshow)|fullscreen|play video|video player.{0,30}",
            _I,
        ),
    ),
    (
        "advertisement",
        re.compile(
            r"(?:advertisement|advertisment|adverts?|ads?|sponsored(?: content| links?)?|promoted(?: content| stories)?|anzeige|werbung"
            r"|publicité|publicidad|pubblicità)"
            r"|(?:the )?(?:story|article|content) continues (?:below|after)(?: (?:the |this )?ad(?:vert(?:isement)?)?)?"
            r"|scroll (?:down )?(?:to|for) (?:continue|more|read).{0,40}|advertisement ?[-–—:] ?(?:continue reading below|scroll to continue).{0,20}"
            r"|continue reading (?:below|the main story)|(?:ad|report this) ad|skip ad(?:vertisement)?",
            _I,
        ),
    ),
    (
        "sharing",
        re.compile(
            r"(?:share|tweet|pin|email|e-mail|print|save|copy|whatsapp|facebook|twitter|x|linkedin|reddit|pinterest|telegram|flipboard|"
            r"messenger|instagram|tiktok|youtube|threads|bluesky|pocket|link|copy link|copied|google news|rss|sms|text|bookmark|gift article)"
            r"(?:[\s,|/•·]+(?:share|tweet|pin|email|e-mail|print|save|copy|whatsapp|facebook|twitter|x|linkedin|reddit|pinterest|telegram|"
            r"flipboard|messenger|instagram|tiktok|youtube|threads|bluesky|pocket|link|copy link|on|via|with|by|this))*"
            r"|(?:share|email|print|save|send|gift) (?:this|the|full)(?: \w+){0,3}|share (?:on|via|to|with) .{1,40}|click to (?:share|copy|print|email) .{0,60}"
            r"|(?:\d[\d.,]*k? )?(?:shares?|likes?|views?|reads?|retweets?)|listen to (?:this )?(?:article|story).{0,30}|add (?:us )?(?:as )?.{0,30} on google",
            _I,
        ),
    ),
    (
        "reading time",
        re.compile(
            r"(?:reading time:? ?)?(?:about |approx\.? )?\d{1,3} ?[- ]?min(?:ute)?s?\.?(?: to)? ?(?:read)?|read time:? .{1,20}",
            _I,
        ),
    ),
)

# Lines that open like this are furniture if they are short and do not end as sentences do.
_RELATED_OPEN = re.compile(
    r"(?:see also|read (?:more|also|next|on|this|the full (?:story|article))|(?:also|more) (?:read|reading)|related(?: (?:articles?|stories|posts?|coverage|content|topics?|links?|news|reading|tags?|video))?"
    r"|more (?:on|from|about|in|stories|news|coverage|top stories|to read|like this)|recommended(?: (?:for you|stories|reading|articles|videos?))?|do(?: not|n['’‘]?t) miss|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|"
    r"most (?:read|popular|viewed|shared|recent|watched)|trending(?: now| stories)?|popular (?:now|posts|stories)|watch(?: (?:more|now|live|below|the video|this))?|listen(?: (?:now|to))?|"
    r"top stories|latest (?:news|stories|updates?|videos?|posts)|editor['’‘]?s['’‘]? (?:picks?|choice)|what to read next|up next|in case you missed it|icymi|further reading|explore more|keep reading|"
    r"in pictures|photos|gallery|video|go deeper|must[- ]reads?|sponsored|promoted|also on .{2,30}|"
    r"lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|sur le même sujet|lea también|le puede interesar|leia (?:também|mais)|leggi anche|lees ook|läs (?:också|mer)|les også|czytaj (?:też|także|więcej))"
    r"(?=\s*$|\s*[:>»|–—-]|\s\s|\s+\S)",
    _I,
)
_RELATED_LABEL = re.compile(_RELATED_OPEN.pattern.rsplit("(?=", 1)[0] + r"\s*[:>»|–—-]", _I)
_RELATED_ALONE = re.compile(_RELATED_OPEN.pattern.rsplit("(?=", 1)[0] + r"(?: \w+){0,2}\s*[:>»…]*", _I)

_ACCOUNT = re.compile(
    r"(?:sign|log) ?in(?: or |/|$|\b to (?:continue|comment|read|your|save|follow)| here| now|\s\s)|(?:create|register for) (?:a |an |your )?(?:free |new )?account"
    r"|already (?:a|an|have an?|registered|subscribed) ?(?:subscriber|member|account)?\b.{0,30}$|(?:not|become) a (?:subscriber|member)\b"
    r"|subscribe(?: (?:now|today|here|to (?:our|the|read|continue|get|unlock)|for (?:free|unlimited|full|just|only|as little))| *$)|unsubscribe|manage (?:your )?(?:subscription|newsletter)"
    r"|sign up (?:for|to|here|now|today|below)\b|(?:get|receive) (?:our|the|more|breaking|daily|all|news|stories).{0,80}(?:inbox|newsletter|e-?mail)"
    r"|(?:enter|your) (?:your )?e-?mail(?: address)?\b.{0,40}$|(?:try|get) .{0,40}(?:free trial|unlimited access|digital access)|start your (?:free )?(?:trial|subscription)"
    r"|support (?:our|independent|quality|local) journalism|download (?:our|the) .{0,30}\bapps?\b|(?:follow|like|join|find) (?:us|[\w@ ]{2,30}) on (?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|google)"
    r"|(?:click|tap) here (?:to|for)\b|turn on (?:desktop )?notifications|thank you for (?:reading|subscribing|signing up|your (?:support|patronage))|this (?:article|content|story) is (?:for|reserved for|available to|only available) .{0,20}(?:subscribers|members)"
    r"|(?:to )?continue reading(?:,| this| with|\.\.\.|…|:|$)|you(?:['’‘]ve| have) (?:reached|read|used) .{0,40}(?:free )?articles?|remaining free articles?|(?:forgot|reset) (?:your )?password"
    r"|have (?:a (?:tip|story|question|comment)|you got|something to)\b.{0,120}$|contact (?:us|the (?:author|writer|reporter|newsroom))\b|send (?:us )?(?:your )?(?:tips?|news tips?|comments|feedback)\b|(?:or|and)$",
    _I,
)
_COOKIE = re.compile(
    r"(?:we|this (?:site|website|page)|our (?:site|website|partners)|[\w. ]{2,30}) (?:and our partners )?uses? (?:\w+ ){0,3}cookies\b|cookie (?:policy|settings|preferences|notice|consent)$"
    r"|(?:accept|reject|manage|allow) (?:all )?(?:cookies|preferences|choices)|do not sell (?:or share )?my (?:personal )?(?:information|data|info)|your privacy choices|privacy settings$",
    _I,
)
_LEGAL_OPEN = re.compile(
    r"(?:©|\(c\) ?\d{4}|&copy;|copyright(?:ed)?\s*(?:©|\(c\)|\d{4}|by\b|20\d\d)|all rights reserved|by (?:continuing|clicking|signing|subscribing|registering|submitting|using|entering|providing|creating|proceeding)\b"
    r"|use of (?:and/or registration on )?(?:this|our) (?:site|website)|this (?:site|website) is protected by|the material on this (?:site|website)|terms (?:of|and|&) (?:use|service|conditions)\b|privacy (?:policy|notice|statement)\b"
    r"|this (?:material|article|story|content|copy|document|report) (?:may|can|is|or any)(?: \w+)? (?:not|subject|protected|published under|licensed|republished)|no part of this\b|reproduction (?:without|in whole)|registered in england|(?:a )?division of \w+ media"
    r"|(?:the )?(?:views|opinions) expressed (?:in this|here|by the|are)\b|disclaimer:|disclosure:|quotes displayed in real-?time|market data (?:provided|delayed)|we (?:may )?(?:earn|receive) (?:a )?(?:small )?(?:affiliate )?commission|(?:this (?:post|article) )?(?:may )?contains? affiliate links)",
    _I,
)
_LEGAL_MARK = re.compile(
    r"all rights reserved|terms (?:of|and|&) (?:use|service|conditions)|privacy (?:policy|notice|statement)|may not be (?:re)?(?:published|produced|printed|used|distributed|broadcast)|user agreement|©|affiliate (?:links?|commission)|real-?time|copyright",
    _I,
)

_STAMP = re.compile(
    r"(?:(?:first |originally |last |article )?(?:published|updated|posted|modified|created|issued|filed|added|date|edited)(?: (?:on|at|date))?\s*:?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?)?\s*"
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? \d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago|(?:today|yesterday)(?= at|,|$))"
    r"(?:[\s,|·•/@–—-]*(?:at )?\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)\)?)*)?(?:[\s,|·•/–—-]+(?:last )?(?:updated|published|modified|posted).{0,60})?\s*\.?",
    _I,
)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by|Von|Por|Par|Di)\s+(?=[A-ZÀ-Þ])[^.!?:;]{3,160}"
)
_SIGNATURE = re.compile(
    r"\(?\s*(?:(?:additional |further )?(?:reporting|writing|compiled|edited|editing|graphics|research)(?: and (?:writing|editing))? by\b.{3,300})|with (?:additional )?(?:reporting|files) (?:by|from)\b.{3,200}",
    _I,
)
_CREDIT_LINE = re.compile(
    r"(?:.{0,300}\bcontributed (?:to|reporting (?:to|for)) this (?:report|story|article)\b.{0,80}"
    r"|(?:this|the) (?:article|story|post|piece|report|content|op-ed|column|commentary|essay)(?: was| has been| is)?(?: \w+)? (?:published|appeared|posted|produced|republished|reprinted|provided|syndicated|reported)\b.{3,260}"
    r"|(?:originally|first) (?:published|appeared|posted) (?:by|in|on|at)\b.{2,160}|(?:republished|reprinted) (?:with permission )?from\b.{2,160}|(?:source|via|quelle|fuente)\s*:\s*.{2,80}|read the (?:original|full) (?:article|story).{0,80})",
    _I,
)
_AUTHOR_NOTE = re.compile(
    r"(?:[\w.'’-]+ ){1,4}(?:is|was) (?:an? |the )?(?:[\w'’,-]+ ){0,8}(?:reporter|correspondent|editor|writer|journalist|columnist|contributor|producer|fellow at|professor (?:of|at))\b.{0,200}"
    r"|(?:follow|email|e-mail|contact|reach) (?:him|her|them|[\w.'’-]+(?: [\w.'’-]+){0,3}) (?:on|at)\b.{2,120}",
)
_SECTIONS = frozenset(
    ["news", "world", "politics", "business", "opinion", "sport", "sports", "culture", "local", "national", "international", "breaking", "breaking", "news", "us", "u.s.", "uk", "europe", "asia", "africa", "americas", "middle", "east", "top", "stories", "latest", "news", "latest", "headlines", "technology", "tech", "science", "health", "entertainment", "lifestyle", "travel", "education", "environment", "climate", "economy", "finance", "markets", "money", "crime", "analysis", "exclusive", "featured", "world", "news", "us", "news", "uk", "news", "u.s.", "news", "national", "news", "local", "news", "nachrichten", "politik", "wirtschaft", "panorama", "monde", "actualité", "politique", "internacional", "nacional", "política", "economía", "cronaca", "esteri", "mundo"]
) | frozenset(
    (
        "breaking news",
        "top stories",
        "latest news",
        "world news",
        "us news",
        "uk news",
        "u.s. news",
        "middle east",
        "local news",
        "national news",
    )
)

# After a line of one of these kinds there is no more article, only the site's foot.
END_REASONS = frozenset({"comments", "legal line"})


def is_section(line: str) -> bool:
    """Whether a line is the bare name of a newspaper's section."""
    parts = re.split(r"\s*[>/|»›•·]\s*", line.strip().casefold())
    return all(part in _SECTIONS for part in parts if part) and bool(line.strip())


def is_stamp(line: str) -> bool:
    return len(line) <= 140 and bool(_STAMP.fullmatch(line.strip()))


def is_byline(line: str) -> bool:
    """ "By Jane Doe and John Roe, Staff writers": names in capitals, no end of a sentence."""
    line = line.strip()
    if is_terminated(line) or not _BYLINE.fullmatch(line):
        return False
    rest = [word for word in words(line)[1:] if not word[0].isdigit()]
    capitals = sum(word[0].isupper() for word in rest)
    return 2 <= len(rest) <= 14 and capitals >= 0.6 * len(rest) and rest[0][0].isupper()


def reason_of(line: str) -> str | None:
    """Why a line is furniture, or None when it may be text."""
    line = line.strip()
    if not any(char.isalnum() for char in line):
        return "stray mark"
    if len(line) > 900:
        return None
    for reason, pattern in _WHOLE:
        if pattern.fullmatch(line.rstrip(" :»>|")):
            return reason
    count = len(words(line))
    terminated = is_terminated(line)
    if _CREDIT_LINE.fullmatch(line) and count <= 45 and not line.startswith(("“", '"')):
        return "credit line"
    if _SIGNATURE.fullmatch(line) and count <= 50:
        return "credit line"
    if _legal(line, count, terminated):
        return "legal line"
    if _COOKIE.match(line) and count <= 60 and _addresses_reader(line):
        return "cookie notice"
    if _ACCOUNT.match(line) and count <= 40 and (not terminated or _addresses_reader(line)):
        return "sign-in or subscription line"
    if _RELATED_ALONE.fullmatch(line) and count <= 6 and not terminated:
        return "related articles"
    if _RELATED_LABEL.match(line) and count <= 40:
        return "related articles"
    if (
        _RELATED_OPEN.match(line)
        and not terminated
        and 3 <= count <= 30
        and re.match(
            r"(?:see also|read (?:more|also|next)|also read|watch|related|lire aussi|lesen sie auch|leggi anche|lea también)\b",
            line,
            _I,
        )
    ):
        return "related articles"
    if is_stamp(line):
        return "date line"
    return None


def is_author_note(line: str) -> bool:
    """ "Jane Doe is a reporter in Brussels." Read only at the end of a text, where it cannot be news."""
    return len(words(line)) <= 45 and bool(_AUTHOR_NOTE.match(line.strip()))


def _addresses_reader(line: str) -> bool:
    if any(mark in line for mark in '“”"«»'):
        return False
    return bool(
        re.search(
            r"\b(?:you|your|our|us|we|here|this (?:site|article|page|story)|subscri|sign|log|click|cookies|inbox)",
            line,
            _I,
        )
    )


def _legal(line: str, count: int, terminated: bool) -> bool:
    if any(mark in line for mark in '“”"«»') and not line.startswith("©"):
        return False
    opened = _LEGAL_OPEN.match(line)
    marks = len(set(match.casefold() for match in _LEGAL_MARK.findall(line)))
    if opened and re.match(r"by (?:c|s|r|u|e|p)", line, _I):
        return marks >= 1 and bool(re.search(r"\b(?:you|your)\b", line, _I))
    if opened:
        return marks >= 1 or not terminated or count <= 25
    return marks >= 2 and count <= 80
