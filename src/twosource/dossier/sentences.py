"""The sentence around a span, found without a parser.

A dossier is drawn from its JSON alone, so this cannot lean on the language room. It only
decides how much of a report is printed around a finding; no finding depends on it.
"""

import re

# A stop, marks that may close after it, white space, then something that opens a sentence.
_STOP = re.compile(r"[.!?…][.!?…]*[”’»\"')\]]*(?=\s+[“‘«\"'(\[]*[A-Z0-9À-ÞΑ-ΩА-Я])")
# Words whose full stop ends no sentence, in the forms newspapers print.
_SHORT = re.compile(
    r"(?:^|[\s(\[“‘\"'])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Jr|Sen|Rep|Gov|Gen|Lt|Col|Capt|"
    r"Sgt|Maj|Adm|Rev|Hon|No|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence or sentences that hold ``text[start:end]``.

    Never crosses a line break unless the span itself does. Offsets in code points, end exclusive.
    """
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    begin, stop = left, right
    for match in _STOP.finditer(text, left, right):
        if match.group()[0] == "." and _SHORT.search(text[max(left, match.start() - 12) : match.start()]):
            continue
        if match.end() <= start:
            begin = match.end()
        elif match.end() >= end:
            stop = match.end()
            break
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop
