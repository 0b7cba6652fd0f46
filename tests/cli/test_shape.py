"""The command line itself: it answers at once, in UTF-8, and ends as documented."""

import json
import os
import signal
import subprocess
import sys

import click
import pytest

from twosource.cli import main

COMMANDS = [
    *("compare", "check", "read", "group", "copies", "quotes", "figures", "verify"),
    *("add", "watch", "decide", "stories", "show", "serve", "export", "publishers", "benchmark"),
]


def test_the_commands_of_the_design_are_there_in_the_order_of_use(call):
    assert main.list_commands(click.Context(main)) == COMMANDS
    result = call("--help")
    assert result.exit_code == 0
    assert all(f"\n  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(call, command):
    result = call(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {command}")


def test_help_and_import_load_nothing_heavy():
    code = (
        "import sys, twosource, twosource.cli\n"
        "from click.testing import CliRunner\n"
        "assert CliRunner().invoke(twosource.cli.main, ['compare', '--help']).exit_code == 0\n"
        "heavy = {'spacy', 'numpy', 'trafilatura', 'lxml', 'onnxruntime', 'jinja2', 'starlette',"
        " 'rich', 'sqlite3', 'msgspec'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_the_version(call):
    result = call("--version")
    assert (result.exit_code, result.stdout) == (0, "twosource, version 0.1.0\n")


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["compare"],
        ["read", "--format", "xml", "x"],
        ["compare", "x", "-o", "page.docx"],
        ["check", "   ", "x"],
        ["check", "A barge struck it. " * 200, "x"],
        ["benchmark", "nothing"],
    ],
)
def test_a_mistake_in_the_call_ends_with_2_and_says_so(call, args):
    result = call(*args)
    assert result.exit_code == 2
    assert "Error" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["compare", "read", "group", "copies", "quotes", "figures"])
def test_with_nothing_readable_every_command_ends_with_2_and_names_each_input(call, broken, command):
    result = call(command, broken / "empty.txt", broken / "missing.txt")
    assert result.exit_code == 2
    assert "no report could be read" in result.stderr
    assert "empty.txt" in result.stderr
    assert "missing.txt" in result.stderr
    assert result.stdout == ""


def test_output_is_utf8_whatever_the_locale(shell, coverage):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = shell("read", coverage / "herald.txt", env=environment)
    assert done.returncode == 0
    assert "“The river" in json.loads(done.stdout.decode("utf-8"))["text"]
    text = shell("read", coverage / "herald.txt", "--format", "text", env=environment)
    assert "“The river" in text.stdout.decode("utf-8")


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    lines = "".join(
        json.dumps({"text": f"Report {n}. " + "The ferry hit the quay. " * 60}) + "\n" for n in range(400)
    )
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "twosource", "read", str(tmp_path / "many.jsonl")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def test_ctrl_c_ends_without_a_traceback():
    command = [sys.executable, "-m", "twosource", "read", "-"]
    # What a shell starts in the background ignores Ctrl-C, and so would a child of it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, before)
    # It reads standard input to the end first, so it is waiting there once it took some of it.
    process.stdin.write(b"x" * 1_000_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
