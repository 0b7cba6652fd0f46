"""A project that grows: add, stories, show, export, serve."""

import json
import re
import socket
import subprocess
import sys
import urllib.request

import pytest


@pytest.fixture
def project(call, coverage, tmp_path):
    file = tmp_path / "weir.twosource"
    result = call("add", file, coverage)
    assert (result.exit_code, result.stdout) == (0, "3 new, 0 changed, 0 unchanged\n")
    return file


def test_adding_again_changes_nothing_and_a_changed_page_is_a_version(call, project, coverage):
    assert call("add", project, coverage).stdout == "0 new, 0 changed, 3 unchanged\n"
    file = coverage / "herald.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("Six people", "Seven people"), encoding="utf-8")
    assert call("add", project, coverage).stdout == "0 new, 1 changed, 2 unchanged\n"
    assert len(call("export", project).stdout.splitlines()) == 3
    assert len(call("export", project, "--all-versions").stdout.splitlines()) == 4


def test_bad_inputs_are_listed_and_the_good_are_added(call, project, broken, coverage):
    result = call("add", project, coverage, broken / "empty.txt")
    assert result.exit_code == 0
    assert "empty.txt" in result.stderr


def test_stories_and_the_dossier_of_one(call, project, tmp_path):
    text = call("stories", project).stdout
    assert "3 reports" in text
    (story,) = map(json.loads, call("stories", project, "--format", "json").stdout.splitlines())
    assert len(story["reports"]) == 3
    summary = call("show", project, story["id"][:4])
    assert summary.exit_code == 0, summary.stderr
    assert "3 reports" in summary.stdout
    made = call("show", project, story["id"], "--format", "json")
    assert call("verify", "-", stdin=made.stdout).exit_code == 0
    assert call("show", project, story["id"], "--format", "json").stdout == made.stdout
    call("show", project, story["id"], "-o", tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html")


def test_a_dossier_out_of_a_project_says_what_compare_says(call, project, coverage):
    (story,) = map(json.loads, call("stories", project, "--format", "json").stdout.splitlines())
    kept = json.loads(call("show", project, story["id"], "--format", "json").stdout)
    fresh = json.loads(call("compare", coverage, "--format", "json").stdout)
    assert kept["stories"] == fresh["stories"]


def test_what_export_prints_can_be_read_again(call, project):
    exported = call("export", project).stdout
    again = call("read", "-", stdin=exported).stdout
    texts = [
        {json.loads(line)["id"]: json.loads(line)["text"] for line in out.splitlines()}
        for out in (exported, again)
    ]
    assert texts[0] == texts[1]
    whole = json.loads(call("export", project, "--format", "json").stdout)
    assert set(whole) == {"entries", "reports", "decisions"}


def test_mistakes_end_with_2(call, project, tmp_path):
    assert call("show", project, "nothing").exit_code == 2
    for command in (["stories"], ["show"], ["export"], ["serve"]):
        result = call(*command, tmp_path / "none.twosource", *(["s"] if command == ["show"] else []))
        assert result.exit_code == 2
        assert "there is no such project" in result.stderr
    (tmp_path / "notes.txt").write_text("no database " * 99, encoding="utf-8")
    assert call("stories", tmp_path / "notes.txt").exit_code == 2


def test_serve_on_a_taken_port_ends_with_2_and_says_so(shell, project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = shell("serve", project, "--port", port)
    assert result.returncode == 2
    message = result.stderr.decode()
    assert f"port {port}" in message
    assert "--port" in message
    assert "Errno" not in message + result.stdout.decode()


def test_serve_answers_on_this_machine_until_it_is_stopped(project):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "twosource", "serve", str(project), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr:
            if re.search(r"running on", line):
                break
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/stories", timeout=30) as answer:
            (story,) = json.load(answer)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/story/{story['id']}", timeout=60) as answer:
            assert answer.read().decode("utf-8").startswith("<!doctype html")
            assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    finally:
        server.terminate()
        server.communicate(timeout=30)
