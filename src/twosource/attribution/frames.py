"""What the model looks at: features of possible cues, and the pieces of a sentence around one.

A cue is found by its head word; the sentence around it falls into pieces along the parse tree
(what hangs on the cue, and what the cue hangs on), and each piece is source, content, part of the
cue, or nothing. ``learning`` fits weights for both decisions, ``finding`` uses them; both see the
very features written here.
"""

from __future__ import annotations

from typing import NamedTuple

from twosource.attribution.grid import Grid
from twosource.attribution.lexicon import CALLING, SPEECH, word_set

NONE, SOURCE, CONTENT, CUE, SPLIT = 0, 1, 2, 3, 4
LABELS = 5
_MAX_UP = 3
_MAX_DOWN = 3
_PERSONS = frozenset({"i", "he", "she", "they", "we", "who", "it", "you", "that", "which", "one"})
_FUNCTION = frozenset({"ADP", "SCONJ", "DET", "PRON", "PART", "AUX", "ADV"})


class Piece(NamedTuple):
    """Tokens ``low`` to ``high`` (without ``hole``) reached from the cue by ``path``."""

    token: int
    low: int
    high: int
    hole: tuple[int, int] | None
    path: str
    depth: int
    up: int


def possible_cue(grid: Grid, i: int, known: frozenset[str]) -> bool:
    """Verbs may all be cues; other words only if the lexicon has seen them as one."""
    pos = grid.pos[i]
    if pos == "VERB":
        return True
    return pos not in ("DET", "SPACE", "NUM") and (grid.lemma[i] + "/" + pos) in known


def cue_features(grid: Grid, i: int) -> list[str]:
    """Features of token ``i`` as the head of a cue."""
    lemma, pos, dep = grid.lemma[i], grid.pos[i], grid.dep[i]
    governor = grid.head[i]
    out = ["b", "l=" + lemma, "lp=" + lemma + "/" + grid.tag[i], "d=" + dep, "t=" + grid.tag[i]]
    kids: list[str] = []
    subject = ""
    for k in grid.children[i]:
        kdep = grid.dep[k]
        if kdep in ("punct", "det"):
            continue
        name = kdep
        if kdep in ("prep", "mark", "prt", "neg", "agent"):
            name = kdep + ":" + grid.lower[k]
        elif kdep in ("nsubj", "nsubjpass"):
            name = kdep
            kind = grid.entity[k] or (grid.lower[k] if grid.pos[k] == "PRON" else grid.pos[k])
            subject = kind
            out.append("s=" + kind)
            out.append("sl=" + grid.lemma[k])
            out.append("s+l=" + kind + "|" + lemma)
        elif kdep in ("dobj", "ccomp", "xcomp", "advcl", "prep", "attr", "acomp", "oprd", "pobj"):
            out.append("k+t=" + kdep + "/" + grid.tag[k])
            if kdep in ("dobj", "attr", "acomp"):
                out.append("o=" + grid.lemma[k])
            for g in grid.children[k]:
                if grid.dep[g] in ("mark", "acl", "relcl", "aux"):
                    out.append("g=" + kdep + "/" + grid.dep[g] + ":" + grid.lower[g])
        elif kdep == "aux" or kdep == "auxpass":
            name = "aux:" + grid.lower[k]
        kids.append(name)
        out.append("k=" + name)
        out.append("k+l=" + name + "|" + lemma)
        if grid.region[k] >= 0 and grid.region[i] < 0:
            out.append("kq=" + kdep)
    frame = "+".join(sorted({k for k in kids if k.split(":")[0] in _FRAME}))
    out.append("f=" + frame)
    out.append("f+p=" + frame + "|" + pos)
    out.append("f+d=" + frame + "|" + dep)
    if subject:
        out.append("s+f=" + subject + "|" + frame)
    if lemma in SPEECH:
        out.append("say")
        out.append("say+f=" + frame)
        out.append("say+d=" + dep)
    elif lemma in CALLING:
        out.append("name")
        out.append("name+f=" + frame)
    if grid.lemma[governor] in SPEECH and governor != i:
        out.append("under=" + dep)
    if governor != i:
        out.append("h=" + grid.lemma[governor])
        out.append("hd=" + dep + "|" + grid.lemma[governor])
        out.append("hp=" + dep + "|" + grid.pos[governor])
        out.append("d+l=" + dep + "|" + lemma)
    if i:
        out.append("-1=" + grid.lower[i - 1])
    if i + 1 < grid.size:
        out.append("+1=" + grid.lower[i + 1])
        out.append("+1l=" + grid.lower[i + 1] + "|" + lemma)
    low, high = grid.sentence_of(i)
    quoted = grid.region[i] >= 0
    out.append("in=" + str(quoted))
    if not quoted:
        near = [grid.region[j] for j in range(low, high) if grid.region[j] >= 0]
        if near:
            out.append("near")
            out.append("near+l=" + lemma)
            if i + 1 < grid.size and any(grid.region[j] >= 0 for j in range(i + 1, min(i + 4, high))):
                out.append("q+")
            if any(grid.region[j] >= 0 for j in range(max(low, i - 4), i)):
                out.append("q-")
    return out


_FRAME = word_set(
    "nsubj nsubjpass dobj ccomp xcomp prep agent attr acomp oprd advcl dative csubj acl relcl poss"
)


def pieces(grid: Grid, cue: int) -> list[Piece]:
    """The pieces around a cue, before any of them is split."""
    out = [_below(grid, k, ">" + _arc(grid, k), 1, 0) for k in grid.children[cue] if not grid.blank(k)]
    below, at, path = cue, cue, ""
    for up in range(1, _MAX_UP + 1):
        governor = grid.head[at]
        if governor == at:
            break
        path += "<" + grid.dep[at]
        below, at = at, governor
        if not grid.blank(at):
            out.append(Piece(at, at, at + 1, None, path, 0, up))
        for k in grid.children[at]:
            if k != below and not grid.blank(k):
                out.append(_below(grid, k, path + ">" + _arc(grid, k), 1, up))
    return out


def split(grid: Grid, piece: Piece) -> list[Piece]:
    """A piece's head word and the pieces that hang on it."""
    token = piece.token
    out = [Piece(token, token, token + 1, None, piece.path + ".", _MAX_DOWN, piece.up)]
    for k in grid.children[token]:
        if not grid.blank(k):
            out.append(_below(grid, k, piece.path + ">" + _arc(grid, k), piece.depth + 1, piece.up))
    return out


def can_split(grid: Grid, piece: Piece) -> bool:
    return piece.depth < _MAX_DOWN and piece.depth > 0 and bool(grid.children[piece.token])


def _arc(grid: Grid, k: int) -> str:
    dep = grid.dep[k]
    return dep + ":" + grid.lower[k] if dep in ("prep", "mark", "prt") else dep


def _below(grid: Grid, k: int, path: str, depth: int, up: int) -> Piece:
    return Piece(k, grid.left[k], grid.right[k] + 1, None, path, depth, up)


def piece_features(grid: Grid, cue: int, piece: Piece, context: list[str]) -> list[str]:
    """Features of one piece; ``context`` is ``cue_context`` of its cue."""
    token, path = piece.token, piece.path
    lemma = grid.lemma[cue]
    side = "L" if token < cue else "R"
    pos = grid.pos[token]
    kind = grid.entity[token] or pos
    coarse = path.split(":")[0]
    out = [
        "b",
        "p=" + path,
        "ps=" + path + side,
        "pl=" + path + "|" + lemma,
        "pt=" + path + "|" + grid.tag[token],
        "pk=" + path + "|" + kind,
        "cp=" + coarse + "|" + grid.pos[cue],
        "u=" + str(piece.up) + side + pos,
        "pw=" + path + "|" + grid.lower[token] if pos in _FUNCTION else "pn=" + grid.lemma[token],
        "lw=" + lemma + "|" + grid.lower[token],
    ]
    if piece.high - piece.low > 12:
        out.append("long=" + coarse)
    inside = grid.region[token] >= 0
    if inside:
        out.append("q=" + coarse)
        out.append("qs=" + side)
    elif any(grid.region[j] >= 0 for j in range(piece.low, min(piece.high, piece.low + 40))):
        out.append("hasq=" + coarse)
    kids = {grid.dep[k] for k in grid.children[token]}
    for kid in ("mark", "nsubj", "aux", "relcl", "acl", "prep", "neg"):
        if kid in kids:
            out.append("kid=" + coarse + "|" + kid)
    out.extend("p+" + path + "|" + c for c in context)
    return out


def cue_context(grid: Grid, cue: int) -> list[str]:
    """What else the cue has: a piece is content only if nothing better is."""
    deps = [grid.dep[k] for k in grid.children[cue]]
    out = []
    if any(d in ("nsubj", "nsubjpass", "agent") for d in deps):
        out.append("subj")
    else:
        out.append("nosubj")
    clause = any(d in ("ccomp", "xcomp") for d in deps)
    thing = any(d in ("dobj", "attr", "oprd") for d in deps)
    preps = sorted(grid.lower[k] for k in grid.children[cue] if grid.dep[k] == "prep")
    out.append("cc" + str(int(clause)) + str(int(thing)))
    out.extend("pp:" + p for p in preps[:2])
    out.append("w=" + grid.tag[cue] + grid.dep[cue])
    return out
