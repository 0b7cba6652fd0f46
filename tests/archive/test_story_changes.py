"""Stories of a project over time: what became one or fell apart is kept, and an analyst's word rules."""

from hashlib import sha256

import pytest

from twosource.archive import open_archive
from twosource.model import Report

TANNERY = (
    "The tannery in Ketterby is shut, said owner Olaf Brandt. Ninety tanners of Ketterby lose their work."
)
CHROME = "The Lisk holds chrome, measured chemist Ada Fenn. Anglers of the Lisk counted dead bream."
AT = "2026-04-14T20:00:00+00:00"


def made(folder, name, text):
    path = folder / name
    path.write_text(text)
    return Report(
        id=name, input=path.as_posix(), sha256=sha256(text.encode()).hexdigest(), text=text, title=None
    )


def grouped(archive):
    return sorted(sorted(story.reports) for story in archive.stories())


@pytest.fixture
def project(tmp_path):
    """Two stories that a third report then made one."""
    path = tmp_path / "p.twosource"
    with open_archive(path) as archive:
        archive.add([made(tmp_path, "one", TANNERY), made(tmp_path, "other", CHROME)], now=AT)
        assert grouped(archive) == [["one"], ["other"]]
        archive.add([made(tmp_path, "both", f"{TANNERY} {CHROME}")], now=AT)
        assert grouped(archive) == [["both", "one", "other"]]
    return path


def test_a_join_is_recorded_and_can_be_taken_back_for_good(project, tmp_path):
    with open_archive(project) as archive:
        (change,) = archive.story_changes()
        assert change.kind == "join" and sorted(change.before) == [("one",), ("other",)]
        archive.undo(change, "two events", now=AT)
        assert not any({"one", "other"} <= set(of) for of in grouped(archive))
        archive.add([made(tmp_path, "again", f"{TANNERY} {CHROME} Again.")], now=AT)
        assert not any({"one", "other"} <= set(of) for of in grouped(archive))
        assert [it.kind for it in archive.story_changes()][:2] == ["join", "split"]
    with open_archive(project) as archive:
        assert not any({"one", "other"} <= set(of) for of in grouped(archive))


def test_a_later_word_counts_and_inputs_name_reports_too(project, tmp_path):
    with open_archive(project) as archive:
        inputs = [(tmp_path / name).as_posix() for name in ("one", "other")]
        archive.same_story([[name] for name in inputs], False, now=AT)
        assert not any({"one", "other"} <= set(of) for of in grouped(archive))
        archive.same_story([["one"], ["other"], ["no longer here"]], True, now=AT)
        assert any({"one", "other"} <= set(of) for of in grouped(archive))
