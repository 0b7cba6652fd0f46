# ruff: noqa: E501, PLW0108 - large data is made when it is needed, the fixtures are prose and markup
"""Pages made to hang, exhaust or fool a reader. Each is read or told of, and the good one beside it is read.

Time and memory are bounded by the worker's own limits: what breaks them comes out as unread, so that a
test on what comes out is a test on both.
"""

import gzip
import os
import random
from pathlib import Path

import pytest

from twosource.reading import read
from twosource.reading.guard import Guard

from .warcs import TEXT, warc

GOOD = f"<p>{TEXT * 3}</p>" * 3
HEAD = "<html><body><h1>Bridge closed in Larkmoor</h1>"


def wrapped(body: str) -> bytes:
    return f"{HEAD}{body}</body></html>".encode()


# Each keeps the article; none of it may be lost in silence.
READ = {
    "50-mb.html": lambda: wrapped(GOOD + "<div>" + "x <b>y</b> " * 4_600_000 + "</div>"),
    "links.html": lambda: wrapped(GOOD + "".join(f'<a href="/{n}">l{n}</a>' for n in range(200_000))),
    "attributes.html": lambda: wrapped(f"<div {' '.join(f'a{n}=1' for n in range(100_000))}>{GOOD}</div>"),
    "control.html": lambda: wrapped(GOOD.replace("divers", "&#x1F;divers&#0;&#8;")),
    "nested.html": lambda: wrapped("<div>" * 100_000 + GOOD + "</div>" * 100_000),
    "tables.html": lambda: wrapped(GOOD + "<table>" * 20_000),
    "spans.html": lambda: wrapped(GOOD + "<p>" + "<span>" * 90_000),
    "open-script.html": lambda: f"{HEAD}{GOOD}<script>{'var x = 1;' * 100_000}".encode(),
    "open-quote.html": lambda: f'{HEAD}{GOOD}<a href="{"x" * 3_000_000}'.encode(),
    "comments.html": lambda: wrapped(GOOD + "<!--" * 100_000),
    "entities.html": lambda: wrapped(GOOD + "<p>" + "&amp;" * 2_000_000 + "</p>"),
    "nul.html": lambda: wrapped(GOOD.replace("bridge", "bri\0dge")),
    "charset.html": lambda: (
        f'<html><head><meta charset="utf-16"><meta http-equiv="content-type" content="text/html; charset=koi8-r">'
        f"</head><body><h1>Bridge closed</h1><p>Café déjà vu.</p>{GOOD}</body></html>"
    ).encode("cp1252"),
    "invalid.html": lambda: (
        wrapped(GOOD) + b"<p>\xff\xfe\x80 broken \xc3( bytes in a paragraph that goes on.</p>"
    ),
    "entity-bomb.xml": lambda: (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lollollol">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        + "]><rss><channel><title>Lantern</title><item><title>Bridge closed</title>"
        + f"<description>&lt;p&gt;{TEXT * 3}&lt;/p&gt; &j;</description></item></channel></rss>"
    ).encode(),
    "warc-bomb.warc.gz": lambda: warc([wrapped(GOOD), b"<html><p>" + b"0" * 300_000_000, wrapped(GOOD)]),
}
# These hold no article that anybody could read.
REFUSED = {
    "bomb.html.gz": (lambda: gzip.compress(b"<html><p>" + bytes(200_000_000)), "unpacks to more than"),
    "paper.html": (lambda: b"%PDF-1.7\n" + os.urandom(1000), "PDF"),
    "photo.html": (lambda: b"\x89PNG\r\n\x1a\n" + os.urandom(1000), "image"),
    "noise.html": (lambda: random.Random(1).randbytes(5000), "binary"),
    "deep.json": (lambda: b'{"a":' * 200_000, "nested too deep"),
    "cut.warc.gz": (lambda: warc([wrapped(GOOD)])[:-400], "cut off"),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.html"
    file.write_bytes(wrapped(GOOD))
    return file


@pytest.mark.parametrize("name", READ)
def test_the_article_survives(tmp_path: Path, good: Path, name: str) -> None:
    bad = tmp_path / name
    bad.write_bytes(READ[name]())
    reports, _ = read([bad, good])
    assert {report.input.partition(".gz:")[0].removesuffix(":1") for report in reports} >= {
        str(good),
        str(bad).removesuffix(".gz") if ".warc" in name else str(bad),
    }
    for report in reports:
        if "0" * 50 not in report.text:
            assert "divers found cracks" in report.text


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_told_and_stops_nothing(tmp_path: Path, good: Path, name: str) -> None:
    make, reason = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    reports, unread = read([tmp_path / name, good])
    assert [report.input for report in reports] == [str(good)]
    assert len(unread) == 1
    assert reason in unread[0].reason


def test_a_page_that_hangs_or_kills_its_reader_is_unread_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The worker starts with this module on its path: a reader that hangs, dies or eats memory by name.
    (tmp_path / "sitecustomize.py").write_text(
        "import os, time\n"
        "def patch():\n"
        "    from twosource.reading import worker\n"
        "    real = worker.read_input\n"
        "    def read_input(name, data):\n"
        "        if name == 'hang.html': time.sleep(60)\n"
        "        if name == 'die.html': os._exit(9)\n"
        "        if name == 'eat.html': return bytearray(3 * 1024**3) and None\n"
        "        return real(name, data)\n"
        "    worker.read_input = read_input\n"
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'twosource.reading.worker' and not getattr(self, 'done', False):\n"
        "            self.done = True\n"
        "            import importlib.util\n"
        "            spec = importlib.util.find_spec(name)\n"
        "            run = spec.loader.exec_module\n"
        "            def exec_module(module):\n"
        "                run(module); sys.modules[name] = module; patch()\n"
        "            spec.loader.exec_module = exec_module\n"
        "            return spec\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with Guard(seconds=2.0) as guard:
        for name, reason in (
            ("hang.html", "took more than 2 seconds"),
            ("die.html", "broke its reader"),
            ("eat.html", "memory"),
        ):
            reports, unread = guard.read(name, wrapped(GOOD))
            assert reports == []
            assert reason in unread[0].reason
            assert guard.read("good.html", wrapped(GOOD))[0][0].title == "Bridge closed in Larkmoor"


def test_without_a_worker_a_page_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "no-python"))
    with Guard() as guard:
        assert guard.read("good.html", wrapped(GOOD))[0][0].title == "Bridge closed in Larkmoor"
        assert "PDF" in guard.read("bad.html", b"%PDF-1.4 ...")[1][0].reason
