"""The way through the house: paths or reports in, one dossier out, whatever lies between them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from twosource.dossier import build, compare, to_html, to_json, verify
from twosource.errors import NothingReadable
from twosource.model import Report, Unread

FIRE = {
    "plover.md": (
        "# Mill at Orrin burns down\n\n"
        "The paper mill at Orrin burned down on Monday night. Nobody was hurt, fire chief Dagny Moss said. "
        "“We saw the roof fall at two,” Moss told reporters. The mill employed 85 people.\n"
    ),
    "wader.md": (
        "# Fire destroys Orrin mill\n\n"
        "Fire destroyed the paper mill in Orrin on Monday night. The mill employed 58 people, its owner "
        "said. “We saw the roof fall at two,” fire chief Dagny Moss said. An inquiry begins on Friday.\n"
    ),
}
BEES = {
    "heron.txt": (
        "Beekeepers of Lund count their losses\n\n"
        "Beekeepers around Lund lost a third of their hives this winter, the county union said on Tuesday. "
        "“It was the wet autumn,” its chairman Ole Brix said.\n"
    )
}


def written(folder: Path, *stories: dict[str, str]) -> Path:
    for story in stories:
        for name, text in story.items():
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def report(name: str, text: str) -> Report:
    return Report(id=name, input=f"{name}.txt", sha256="0" * 64, text=text, publisher=name.title())


def test_a_folder_becomes_a_dossier_that_holds(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    dossier = compare([written(tmp_path, FIRE, BEES)])
    assert verify(to_json(dossier)) == []
    assert sorted(len(story.reports) for story in dossier.stories) == [1, 2]
    assert [Path(item.input).name for item in dossier.unread] == ["empty.html", "noise.txt"]
    assert dossier.made_with.models
    fire = next(story for story in dossier.stories if len(story.reports) == 2)
    assert any("roof fall" in span.text for q in fire.quotations for span in q.content)
    assert {claim.state for claim in fire.claims} <= {
        *("corroborated", "single-origin", "attributed", "contradicted", "cannot-measure")
    }
    assert "Dagny Moss" in to_html(dossier)


def test_the_order_of_inputs_makes_no_difference(tmp_path: Path) -> None:
    written(tmp_path, FIRE, BEES)
    paths = sorted(tmp_path.iterdir())
    assert to_json(compare(paths)) == to_json(compare(reversed(paths)))


def test_one_file_alone_is_worth_comparing(tmp_path: Path) -> None:
    (story,) = compare(written(tmp_path, BEES) / "heron.txt").stories
    assert story.quotations
    assert story.claims
    assert {claim.state for claim in story.claims} == {"single-origin"}


def test_nothing_readable_is_said_with_every_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    with pytest.raises(NothingReadable, match=r"empty\.html") as raised:
        compare([tmp_path, tmp_path / "missing.txt"])
    assert len(raised.value.unread) == 2
    with pytest.raises(NothingReadable):
        build([], [Unread("x", "gone")])


def test_reports_already_read_join_those_of_the_paths(tmp_path: Path) -> None:
    extra = report("extra", "Beekeepers around Lund lost a third of their hives, the union said.")
    dossier = compare([written(tmp_path, BEES)], reports=[extra], unread=[Unread("later.txt", "not there")])
    assert sum(len(story.reports) for story in dossier.stories) == 2
    assert dossier.unread == (Unread("later.txt", "not there"),)


def test_an_id_given_twice_is_told_apart() -> None:
    first = report("same", "The bridge at Vik is closed. It rusts.")
    second = report("same", "The harbour at Mo is open. It thrives.")
    dossier = build([first, second])
    ids = sorted(r.id for story in dossier.stories for r in story.reports)
    assert ids == ["same", "same-2"]
    assert verify(to_json(dossier)) == []


def test_text_that_cannot_be_written_down_is_mended_in_place() -> None:
    (story,) = build([report("odd", "The bridge\ud800 at Vik is closed, the mayor said.")]).stories
    assert story.reports[0].text.startswith("The bridge\ufffd at Vik")
    assert verify(to_json(build(list(story.reports)))) == []


def test_a_report_that_breaks_the_parser_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from twosource import language

    parse = language.parse

    def fragile(reports: Iterable[Report], **options: Any) -> Iterator[Any]:
        for one in parse(reports, **options):
            if "wader" in one.report.input:
                raise RuntimeError("no parse today")
            yield one

    monkeypatch.setattr(language, "parse", fragile, raising=False)
    dossier = compare([written(tmp_path, FIRE, BEES)])
    (broken,) = dossier.unread
    assert "wader.md" in broken.input
    assert "no parse today" in broken.reason
    assert sum(len(story.reports) for story in dossier.stories) == 3
    assert verify(to_json(dossier)) == []


def test_a_story_that_fails_is_named_and_the_others_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from twosource import claims

    judge = claims.compare

    def fragile(parsed: Any, *rest: Any, **options: Any) -> Any:
        if len(parsed) == 2:
            raise RuntimeError("lost the thread")
        return judge(parsed, *rest, **options)

    monkeypatch.setattr(claims, "compare", fragile, raising=False)
    dossier = compare([written(tmp_path, FIRE, BEES)])
    assert len(dossier.stories) == 1
    assert len(dossier.unread) == 2
    assert all("lost the thread" in item.reason for item in dossier.unread)
    (tmp_path / "heron.txt").unlink()
    with pytest.raises(RuntimeError, match="lost the thread"):
        compare([tmp_path])


def test_explain_keeps_the_pairs_that_were_left_alone(tmp_path: Path) -> None:
    written(tmp_path, FIRE)
    silent, told = compare([tmp_path]), compare([tmp_path], explain=True)
    assert silent.stories[0].not_compared == ()
    assert told.made_with.settings["explain"] is True
    for pair in told.stories[0].not_compared:
        assert pair.reason
    assert verify(to_json(told)) == []
