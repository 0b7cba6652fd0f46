"""A web archive of any length: records a second and peak memory, at two lengths, beside warcio.

The archive is made here, in the manner of CC-NEWS: packed by record, a request and an image beside each
page. ``sample`` is the number of pages (100,000 is the length that the design asks for); a tenth of
them is read first, so that memory that grows with the length shows. Reading is done by a process of
its own, whose peak is measured with that of its page reader.
"""

import io
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from twosource.errors import MissingGold

__all__ = ["make_archive", "run"]

PAGES = 3_000
_WORDS = [
    "council",
    "bridge",
    "river",
    "police",
    "minister",
    "report",
    "storm",
    "harbour",
    "vote",
    "budget",
    "school",
    "train",
    "hospital",
    "union",
    "court",
    "company",
    "market",
    "season",
    "player",
    "engineer",
    "resident",
    "witness",
    "statement",
    "inquiry",
    "repair",
    "closure",
    "evening",
    "morning",
]

_OURS = """
import resource, sys
from twosource.model import Report
from twosource.reading import stream
count = sum(isinstance(item, Report) for item in stream([sys.argv[1]]))
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(count, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_WARCIO = """
import resource, sys
from warcio.archiveiterator import ArchiveIterator
count = 0
with open(sys.argv[1], "rb") as stream:
    for record in ArchiveIterator(stream):
        if record.rec_type == "response" and "html" in (record.http_headers.get_header("Content-Type") or ""):
            record.content_stream().read()
            count += 1
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, 0)
"""


def run(gold: Path, *, sample: int | None = None) -> dict[str, dict[str, float]]:
    """Figures of ours and of warcio, which only takes the records apart. ``gold`` is not needed."""
    del gold
    pages = sample or PAGES
    rows: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for share, label in ((10, "a tenth"), (1, "all")):
            file = Path(folder) / f"{share}.warc.gz"
            make_archive(file, max(1, pages // share))
            for name, script in (("twosource", _OURS), ("warcio", _WARCIO)):
                count, seconds, peak = _timed(script, file)
                rows.setdefault(name, {})
                rows[name] |= {
                    f"pages, {label}": float(count),
                    f"pages a second, {label}": count / seconds,
                    f"peak MB, {label}": peak,
                }
    return rows


def _timed(script: str, file: Path) -> tuple[int, float, float]:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - start
    count, own, child = map(int, done.stdout.split())
    return count, seconds, (own + child) / 1024


def make_archive(file: Path, pages: int) -> None:
    """Writes a WARC of so many pages, each with its own words. Raises MissingGold without warcio."""
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError:
        raise MissingGold("this benchmark makes a web archive with warcio: pip install warcio") from None

    chance = random.Random(7)
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number in range(pages):
            url = f"https://paper{number % 97}.example/{number}"
            for kind, body in (("text/html", _page(number, chance)), ("image/png", b"\x89PNG" + bytes(60))):
                headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
                record = writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body), http_headers=headers
                )
                writer.write_record(record)


def _page(number: int, chance: random.Random) -> bytes:
    def sentence() -> str:
        return " ".join(chance.choices(_WORDS, k=18)).capitalize() + "."

    body = "".join(f"<p>{sentence()} {sentence()} {sentence()}</p>" for _ in range(8))
    menu = "".join(f"<li><a href='/s/{n}'>Section {n}</a></li>" for n in range(40))
    return (
        f"<!doctype html><html><head><title>Report {number} of the day</title>"
        f"<meta property='article:published_time' content='2031-04-{number % 28 + 1:02}T08:00:00Z'></head>"
        f"<body><nav><ul>{menu}</ul></nav><article><h1>Report {number} of the day</h1>{body}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()
