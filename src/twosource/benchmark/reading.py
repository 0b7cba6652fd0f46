"""Main text of pages against the article extraction benchmark (181 news pages).

The measure is the one of that benchmark (scrapinghub/article-extraction-benchmark): runs of four
words counted with their multiplicity, precision and recall per page, each averaged over pages, F1
of the two averages. Beside it the share of pages whose text is the gold word for word.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

from twosource.benchmark import pages as metadata
from twosource.errors import MissingGold

__all__ = ["run", "scores", "table"]

DEFAULT = Path("../shared/bench/extraction")
_WORD = re.compile(r"\w+")


def scores(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """(gold, found) texts -> precision, recall, f1, exact, each 0 to 1."""
    rows = [_compare(gold, found) for gold, found in pairs]
    if not rows:
        return {"precision": 0.0, "recall": 0.0, "f1": 0.0, "exact": 0.0}
    precision, recall, exact = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "exact": exact}


def _compare(gold: str, found: str) -> tuple[float, float, float]:
    wanted, got = _shingles(gold), _shingles(found)
    hit = sum((wanted & got).values())
    over, under = sum(got.values()) - hit, sum(wanted.values()) - hit
    exact = float(_WORD.findall(gold) == _WORD.findall(found))
    if over == under == 0:
        return 1.0, 1.0, exact
    return (hit / (hit + over) if hit + over else 0.0, hit / (hit + under) if hit + under else 0.0, exact)


def _shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    tokens = _WORD.findall(text)
    if len(tokens) < size:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(zip(*(tokens[offset:] for offset in range(size)), strict=False))


def _ours(data: bytes) -> str:
    from twosource.reading import read_bytes

    reports, _ = read_bytes("page.html", data)
    return reports[0].text if reports else ""


def _trafilatura(data: bytes, *, fast: bool) -> str:
    import trafilatura

    return trafilatura.extract(data, include_comments=False, include_tables=False, fast=fast) or ""


def _resiliparse(data: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return str(extract_plain_text(bytes_to_str(data, detect_encoding(data) or "utf-8"), main_content=True))


def _newspaper(data: bytes) -> str:
    return str(metadata.newspaper_article(data).text)


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "twosource": _ours,
    "trafilatura": lambda data: _trafilatura(data, fast=False),
    "trafilatura fast": lambda data: _trafilatura(data, fast=True),
    "resiliparse": _resiliparse,
}
if find_spec("newspaper") is not None:
    EXTRACTORS["newspaper4k"] = _newspaper


def run(
    gold: Path = DEFAULT, *, sample: int | None = None, only: str | None = None
) -> dict[str, dict[str, float]]:
    """Scores of each extractor on the same pages in the same run, with pages per second of one core.

    ``sample`` takes the first so many pages by id; ``only`` names one extractor.
    """
    truth_file = gold / "ground-truth.json"
    if not truth_file.is_file():
        raise MissingGold(
            f"no ground-truth.json in {gold}; give the folder of the article extraction benchmark with --gold"
        )
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    pages = [
        (truth[key]["articleBody"], gzip.decompress((gold / "html" / f"{key}.html.gz").read_bytes()))
        for key in sorted(truth)[:sample]
    ]
    results = {}
    for name, extract in EXTRACTORS.items():
        if only and name != only:
            continue
        extract(pages[0][1])  # the first call loads the library
        start = time.perf_counter()
        found = [extract(data) for _, data in pages]
        seconds = time.perf_counter() - start
        results[name] = scores((text, ours) for (text, _), ours in zip(pages, found, strict=True))
        results[name]["pages_per_second"] = len(pages) / seconds
    _add_metadata(gold, sorted(truth)[:sample], results)
    return results


def _add_metadata(gold: Path, keys: list[str], results: dict[str, dict[str, float]]) -> None:
    """Shares of pages with title, authors and day right, for the systems that tell them."""
    labels = metadata.labels()
    data = {
        key: gzip.decompress((gold / "html" / f"{key}.html.gz").read_bytes()) for key in keys if key in labels
    }
    for name, stated in {"twosource": metadata.ours, **metadata.others()}.items():
        if name in results:
            results[name] |= metadata.shares([(labels[key], stated(page)) for key, page in data.items()])


def table(results: dict[str, dict[str, float]]) -> str:
    """The results as plain lines, one extractor each."""
    lines = [f"{'':18}{'precision':>10}{'recall':>8}{'F1':>8}{'exact':>8}{'pages/s':>9}"]
    for name, row in results.items():
        lines.append(
            f"{name:18}{row['precision']:10.4f}{row['recall']:8.4f}{row['f1']:8.4f}"
            f"{row['exact']:8.1%}{row['pages_per_second']:9.1f}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=DEFAULT)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--only", choices=sorted(EXTRACTORS))
    given = parser.parse_args()
    print(table(run(given.gold, sample=given.sample, only=given.only)))


if __name__ == "__main__":
    main()
