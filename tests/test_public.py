"""The public surface, and the documents that describe it."""

import importlib.util
import re
import tomllib
import types
from pathlib import Path

import pytest

import twosource

ROOT = Path(__file__).parent.parent


def fill_docs():
    spec = importlib.util.spec_from_file_location("fill_docs", ROOT / "scripts" / "fill_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_is_what_is_public():
    public = {
        name
        for name, value in vars(twosource).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    borrowed = {"Any", "Iterable", "Path", "TYPE_CHECKING"}
    assert public - borrowed == set(twosource.__all__) - {"__version__"}
    assert all(hasattr(twosource, name) for name in twosource.__all__)
    assert all(vars(twosource)[name].__doc__ for name in twosource.__all__ if name != "__version__")


def test_the_version_is_that_of_the_package():
    assert (
        tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
        == twosource.__version__
    )


def test_the_three_lines_of_the_docstring_work(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Barge hits bridge\n\nA barge struck the bridge at Low Weir on Monday.\n", "utf-8"
    )
    dossier = twosource.compare([tmp_path])
    assert dossier.stories[0].reports[0].text
    assert twosource.verify(dossier) == []
    reports, unread = twosource.read([tmp_path, tmp_path / "none"])
    assert (len(reports), len(unread)) == (1, 1)
    assert twosource.check("A barge struck the bridge at Low Weir.", [tmp_path]).state == "single-origin"


@pytest.mark.parametrize("document", ["docs/commands.md", "README.md"])
def test_what_documents_quote_is_what_the_program_prints(document, tmp_path, monkeypatch):
    # The demo names its inputs from the root and writes a page; here it sees the inputs and writes elsewhere.
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / document).read_text("utf-8")
    assert "```text" in text
    assert fill_docs().filled(text) == text, "run make docs"


def test_every_command_and_option_stands_in_the_documents():
    from twosource.cli import main

    document = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name, command in main.commands.items():
        section = document.partition(f"<!-- help {name} -->")[2].partition("<!-- end -->")[0]
        assert f"twosource {name}" in section, name
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert all(option in section for option in parameter.opts), (name, parameter.opts)


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "docs/library.md", "docs/judging.md"])
def test_links_between_documents_lead_somewhere(document):
    text = (ROOT / document).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if not link.startswith("http")]
    missing = [link for link in links if not ((ROOT / document).parent / link).exists()]
    assert missing == []
    named = re.findall(r"`(src/[\w/.]+|scripts/[\w/.]+|examples/[\w/.-]+|tests/[\w/.]+)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_python_of_the_library_document_compiles_and_names_what_exists():
    text = (ROOT / "docs" / "library.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    assert len(blocks) >= 3
    for block in blocks:
        compile(block, "docs/library.md", "exec")
        for module, names in re.findall(r"^from (twosource[\w.]*) import (.+)$", block, flags=re.MULTILINE):
            room = importlib.import_module(module)
            assert all(getattr(room, name.strip()) for name in names.split(","))


def test_the_judging_document_knows_every_state_outcome_and_kind():
    from typing import get_args

    from twosource import model

    text = (ROOT / "docs" / "judging.md").read_text("utf-8")
    assert all(f"`{word}`" in text for word in (*get_args(model.State), *get_args(model.Outcome)))
