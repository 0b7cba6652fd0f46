"""A small coverage of our own, and ways to call the command line."""

import gzip
import subprocess
import sys

import pytest
from click.testing import CliRunner

from twosource.cli import main

REPORTS = {
    "herald.txt": """Bridge at Low Weir closed after barge collision

Low Weir Herald

3 March 2026

A gravel barge struck the road bridge at Low Weir on Monday night, and the bridge was closed to all traffic.

Six people were injured when a bus braked on the bridge, the Herald's reporter saw from the bank.

“The river was higher than I have ever seen it,” said the lock keeper, Anna Brandt.

Engineers of the county will look at the piers on Thursday.
""",
    "gazette.txt": """Barge hits bridge at Low Weir, six hurt in bus

The Valley Gazette

3 March 2026

The road bridge at Low Weir was closed to all traffic after a gravel barge struck it on Monday night.

Six people were injured when a bus braked on the bridge, its driver, Omar Reyes, told the Gazette.

The lock keeper, Anna Brandt, said that the river was higher than she had ever seen it.

The owner of the barge could not be reached.
""",
    "page.html": """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Nine hurt at Low Weir</title>
<meta property="og:site_name" content="Weir Today">
<meta property="article:published_time" content="2026-03-03T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Nine hurt at Low Weir</h1>
<p>A gravel barge struck the road bridge at Low Weir on Monday night, and nine people were injured.</p>
<p>The bridge was closed to all traffic. Anna Brandt, the lock keeper, said she had phoned the police.</p>
<p>Shops on the far bank stayed shut on Tuesday, because nobody could reach them without a boat.</p></article>
<footer>© 2026 Weir Today</footer></body></html>
""",
}


@pytest.fixture
def coverage(tmp_path):
    folder = tmp_path / "coverage"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def broken(tmp_path):
    """Inputs that hold no report, by name; each is bad in its own way."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.html").write_bytes(bytes(range(256)) * 40)
    (folder / "zip.txt").write_bytes(b"PK\x03\x04" + gzip.compress(b"x" * 999))
    (folder / "lines.jsonl").write_bytes(b"\n\n{not json}\n[]\n{}\n")
    (folder / "nothing").mkdir()
    return folder


@pytest.fixture
def call():
    """Call the command line in this process: ``call("read", path).exit_code``."""

    def run(*args, stdin=None):
        return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)

    return run


@pytest.fixture
def shell():
    """Call it as a process of its own, with real pipes."""

    def run(*args, stdin=b"", **options):
        command = [sys.executable, "-m", "twosource", *map(str, args)]
        return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120, **options)

    return run
