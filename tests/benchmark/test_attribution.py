"""The measure itself, on an article of our own, and the reading of brat files."""

from pathlib import Path

import pytest

from twosource.attribution.polnear import Gold, read
from twosource.benchmark.attribution import run, score
from twosource.errors import MissingGold

TEXT = "“The dam will hold,” Ines Calder said. Paul Brandt doubts that it will.\n"


def place(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


GOLD = [
    Gold(place("Ines Calder"), place("said"), place("“The dam will hold,”")),
    Gold(place("Paul Brandt"), place("doubts"), place("that it will")),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    part = tmp_path / "attribution" / "dev"
    (part / "text").mkdir(parents=True)
    (part / "attributions").mkdir()
    (part / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    lines = []
    for n, gold in enumerate(GOLD):
        for k, (role, spans) in enumerate(zip(("Source", "Cue", "Content"), gold, strict=True), 3 * n + 1):
            where = ";".join(f"{a} {b}" for a, b in spans)
            lines.append(f"T{k}\t{role} {where}\t…")
        k = 3 * n + 1
        lines.append(f"E{n}\tAttribution:T{k + 1} Source:T{k} Cue:T{k + 1} Content:T{k + 2}")
    (part / "attributions" / "one_ab12.ann").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_gold_against_itself_is_perfect() -> None:
    figures = score([(TEXT, GOLD, GOLD)])
    assert set(figures.values()) <= {0.0, 1.0}
    assert figures["attribution"] == figures["direct"] == figures["indirect"] == 1.0
    assert figures["mixed"] == 0.0


def test_another_source_is_no_hit() -> None:
    wrong = [GOLD[0]._replace(source=place("Paul Brandt")), GOLD[1]]
    figures = score([(TEXT, GOLD, wrong)])
    assert figures["direct"] == 0.0
    assert figures["attribution"] == 0.5


def test_brat_files_are_read_with_the_annotators_mark(folder: Path) -> None:
    ((name, text, gold),) = read(folder / "attribution" / "dev")
    assert name == "one_ab12"
    assert text == TEXT
    assert gold == GOLD


def test_the_run_measures_ours(folder: Path) -> None:
    figures = run(folder)["twosource"]
    assert figures["direct"] == 1.0
    assert figures["words/s"] > 0


def test_no_gold_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(MissingGold, match="attribution/dev"):
        run(tmp_path)
