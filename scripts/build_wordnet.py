"""Reduce WordNet 3.0 to what the claims room asks of it.

    python scripts/build_wordnet.py FOLDER

FOLDER holds WordNet's own files (``data.noun``, ``index.noun`` and so on; Debian's package wordnet-base
installs them). Kept are single words with their first senses of each part of speech, which senses are
broader than which, which words are opposites, and which are derived from one another. The script writes
src/twosource/claims/data/wordnet.json.gz and prints the hash to put into wordnet.py.

WordNet 3.0 is by Princeton University (Miller 1995; Fellbaum 1998); its licence, kept beside the data,
allows use and redistribution with its notice.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

OUT = Path(__file__).parent.parent / "src" / "twosource" / "claims" / "data" / "wordnet.json.gz"
# In this order the senses of a word stand in the file.
PARTS = {"v": "verb", "n": "noun", "a": "adj", "r": "adv"}
SENSES = 4
WORD = re.compile(r"[a-z][a-z'-]{1,24}")
ANTONYM, DERIVED, SIMILAR = "!", "+", "&"
BROADER = ("@", "@i", "$")

Place = tuple[str, int]


class Pointer(NamedTuple):
    symbol: str
    target: Place
    source_word: int  # 1-based; 0 where the whole sense is meant
    target_word: int


class Sense(NamedTuple):
    words: list[str]
    pointers: list[Pointer]


def lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            yield line.split("|")[0].split()


def senses(folder: Path) -> dict[Place, Sense]:
    found: dict[Place, Sense] = {}
    for part, name in PARTS.items():
        for row in lines(folder / f"data.{name}"):
            count = int(row[3], 16)
            words = [row[4 + 2 * i].lower().split("(")[0] for i in range(count)]
            after = 4 + 2 * count
            pointers = []
            for i in range(int(row[after])):
                symbol, offset, kind, places = row[after + 1 + 4 * i : after + 5 + 4 * i]
                target = ("a" if kind == "s" else kind, int(offset))
                pointers.append(Pointer(symbol, target, int(places[:2], 16), int(places[2:], 16)))
            found[part, int(row[0])] = Sense(words, pointers)
    return found


def reduced(folder: Path) -> dict[str, Any]:
    known = senses(folder)
    places: dict[str, list[list[Place]]] = {}
    for index, (part, name) in enumerate(PARTS.items()):
        for row in lines(folder / f"index.{name}"):
            if WORD.fullmatch(row[0]):
                first = 6 + int(row[3])
                own = [(part, int(offset)) for offset in row[first : first + SENSES]]
                places.setdefault(row[0], [[] for _ in PARTS])[index] = own
    number: dict[Place, int] = {}
    for word in sorted(places):
        for own in places[word]:
            for place in own:
                number.setdefault(place, len(number))
    # What stands above them counts too where no single word names it: "military officer".
    above = list(number)
    while above:
        pointers = [p for place in above for p in known[place].pointers if p.symbol in BROADER]
        above = sorted({p.target for p in pointers} - set(number))
        for place in above:
            number[place] = len(number)
    broader: dict[int, set[int]] = defaultdict(set)
    against: dict[int, set[int]] = defaultdict(set)
    opposite: dict[str, set[str]] = defaultdict(set)
    derived: dict[str, set[str]] = defaultdict(set)
    for place, this in number.items():
        for pointer in known[place].pointers:
            target = number.get(pointer.target)
            if target is None:
                continue
            if pointer.symbol in (*BROADER, SIMILAR):
                broader[this].add(target)
            elif pointer.symbol == ANTONYM:
                against[this].add(target)
            if pointer.source_word and pointer.symbol in (ANTONYM, DERIVED):
                left = known[place].words[pointer.source_word - 1]
                right = known[pointer.target].words[pointer.target_word - 1]
                if WORD.fullmatch(left) and WORD.fullmatch(right):
                    (opposite if pointer.symbol == ANTONYM else derived)[left].add(right)
    return {
        "words": {
            word: [[number[place] for place in own] for own in places[word]] for word in sorted(places)
        },
        "broader": {str(k): sorted(v) for k, v in sorted(broader.items())},
        "against": {str(k): sorted(v) for k, v in sorted(against.items())},
        "opposite": {k: sorted(v) for k, v in sorted(opposite.items())},
        "derived": {k: sorted(v) for k, v in sorted(derived.items())},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with data.noun and its like")
    data = json.dumps(reduced(parser.parse_args().folder), separators=(",", ":")).encode()
    packed = gzip.compress(data, 9, mtime=0)
    OUT.write_bytes(packed)
    print(OUT.name, len(packed), "bytes, sha256", hashlib.sha256(packed).hexdigest())


if __name__ == "__main__":
    main()
