"""Writes what the program prints into the documents, between their markers.

``<!-- help NAME -->`` holds the help text of a command, ``<!-- demo -->`` what `make demo` prints.
With ``--check`` nothing is written, and the exit status tells whether all is up to date.
"""

import re
import sys
from pathlib import Path

import click
from click.testing import CliRunner

from twosource.cli import main

ROOT = Path(__file__).parent.parent
FILES = (ROOT / "docs" / "commands.md", ROOT / "README.md")


def help_of(command: click.Command) -> str:
    """The help text as ``twosource NAME --help`` prints it, 100 columns wide."""
    context = main.make_context("twosource", ["compare"], resilient_parsing=True)
    if command is not main:
        context = click.Context(command, info_name=command.name, parent=context)
    context.terminal_width = 100
    return command.get_help(context)


def demo() -> str:
    """What ``make demo`` prints, from its own line in the Makefile."""
    line = re.search(
        r"^\t@\$\(BIN\)/twosource (compare .*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    if line is None:
        raise SystemExit("the Makefile has no demo of `twosource compare`")
    result = CliRunner().invoke(main, line[1].split())
    if result.exit_code:
        raise SystemExit(result.output)
    return f"$ make demo\n{result.stdout.rstrip()}"


def filled(document: str) -> str:
    """The document with each marked block replaced by what the program prints today."""

    def block(match: re.Match[str]) -> str:
        kind, name = match["kind"], match["name"]
        text = demo() if kind == "demo" else help_of(main if name == "twosource" else main.commands[name])
        mark = " ".join(part for part in (kind, name) if part)
        return f"<!-- {mark} -->\n```text\n{text}\n```\n<!-- end -->"

    pattern = r"<!-- (?P<kind>help|demo)(?: (?P<name>\w+))? -->\n.*?<!-- end -->"
    return re.sub(pattern, block, document, flags=re.DOTALL)


if __name__ == "__main__":
    stale = []
    for file in FILES:
        before = file.read_text(encoding="utf-8")
        after = filled(before)
        if after != before:
            stale.append(file.name)
            if "--check" not in sys.argv:
                file.write_text(after, encoding="utf-8")
    if stale and "--check" in sys.argv:
        sys.exit(f"not up to date: {', '.join(stale)}; run make docs")
