"""What -o does to what already stands at the path."""

import os
import stat
import threading

import pytest

from twosource._cli_io import write_file


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_file(str(pipe), b"words" * 30_000)
    reader.join(20)
    assert got == [b"words" * 30_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_is_followed_and_stays_a_link(tmp_path, dangling):
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    link.symlink_to("target.json")
    if not dangling:
        target.write_bytes(b"old")
    write_file(str(link), b"new")
    assert link.is_symlink()
    assert not target.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual(tmp_path):
    old, new, usual = tmp_path / "old", tmp_path / "new", tmp_path / "usual"
    old.write_bytes(b"old")
    old.chmod(0o640)
    usual.touch()
    for one in (old, new):
        write_file(str(one), b"words")
        assert one.read_bytes() == b"words"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize("name", ["folder", "file/below.json", "x" * 300])
def test_the_message_names_the_path_that_was_given(call, coverage, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    given = str(tmp_path / name)
    result = call("compare", coverage, "--format", "json", "-o", given)
    assert result.exit_code == 2
    assert given in result.stderr
    assert "part" not in result.stderr.replace(given, "")
    assert "Errno" not in result.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["coverage", "file", "folder"]
