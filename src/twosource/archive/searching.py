"""Words a user types, as an FTS5 expression; what FTS5 found, as marked text."""

import re

# Private-use characters set around a word that was found; they do not occur in news text.
MARKS = ("\ue000", "\ue001")

_TERM = re.compile(r'"([^"]*)"|(\S+)')


def match_expression(words: str) -> str:
    """An FTS5 expression that asks for every word and every phrase in double quotes.

    Each term is quoted, so that no mark in it is taken for an operator.
    """
    terms = (phrase or word for phrase, word in _TERM.findall(words.replace("\0", " ")))
    quoted = ('"' + term.replace('"', '""') + '"' for term in terms if re.search(r"\w", term))
    return " ".join(quoted)


def excerpt(marked: str | None) -> tuple[tuple[str, bool], ...]:
    """Text with MARKS in it as (text, found) pieces."""
    pieces: list[tuple[str, bool]] = []
    found = False
    for piece in re.split(f"([{MARKS[0]}{MARKS[1]}])", marked or ""):
        if piece in MARKS:
            found = piece == MARKS[0]
        elif piece:
            pieces.append((piece, found))
    return tuple(pieces)
