"""Writes the help text of every command into docs/commands.md, between its markers."""

import re
import sys
from pathlib import Path

import click

from twosource.cli import main

FILE = Path(__file__).parent.parent / "docs" / "commands.md"


def help_of(command: click.Command) -> str:
    """The help text as ``twosource NAME --help`` prints it, 100 columns wide."""
    context = main.make_context("twosource", ["compare"], resilient_parsing=True)
    if command is not main:
        context = click.Context(command, info_name=command.name, parent=context)
    context.terminal_width = 100
    return command.get_help(context)


def filled(document: str) -> str:
    """The document with each marked block replaced by the help text of today."""

    def block(match: re.Match[str]) -> str:
        name = match["name"]
        command = main if name == "twosource" else main.commands[name]
        return f"<!-- help {name} -->\n```text\n{help_of(command)}\n```\n<!-- end -->"

    return re.sub(r"<!-- help (?P<name>\w+) -->.*?<!-- end -->", block, document, flags=re.DOTALL)


if __name__ == "__main__":
    before = FILE.read_text(encoding="utf-8")
    after = filled(before)
    if "--check" in sys.argv:
        sys.exit(0 if after == before else "docs/commands.md is not up to date; run make docs")
    FILE.write_text(after, encoding="utf-8")
