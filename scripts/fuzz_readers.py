"""Fuzzes the readers with atheris: no bytes may make one raise anything but an InputError.

    pip install atheris
    python scripts/fuzz_readers.py -max_total_time=300

The first byte chooses the name under which the rest is read. A finding is written to crash-*.
"""

import sys

import atheris

with atheris.instrument_imports(include=["twosource.reading"]):
    from twosource.errors import InputError
    from twosource.model import Span
    from twosource.reading.inputs import read_input
    from twosource.reading.originals import locate

NAMES = (
    "a.html",
    "a.txt",
    "a.md",
    "a.json",
    "a.jsonl",
    "a.csv",
    "a.xml",
    "a.opml",
    "a.warc",
    "a.eml",
    "a.mhtml",
    "-",
)


def one(data: bytes) -> None:
    if len(data) < 2:
        return
    name, data = NAMES[data[0] % len(NAMES)], data[1:]
    try:
        reports, _ = read_input(name, data)
    except InputError:
        return
    for report in reports:
        spans: list[Span] = [credit.span for credit in report.credits]
        assert all(span.text == report.text[span.start : span.end] for span in spans)
        report.text.encode("utf-8")
        locate(report, data if not data.startswith(b"\x1f\x8b") else b"")


def main() -> None:
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
