"""docs/dossier.md names every field and every allowed value of the format."""

import re
from pathlib import Path

import pytest
from msgspec import inspect

from twosource.model import Dossier

DOCUMENT = Path(__file__).parents[2] / "docs" / "dossier.md"


def names(kind: inspect.Type, seen: set[str]) -> set[str]:
    """Every field name and literal value below a type."""
    if isinstance(kind, inspect.StructType):
        if kind.cls.__name__ not in seen:
            seen.add(kind.cls.__name__)
            return {f.encode_name for f in kind.fields} | {
                n for f in kind.fields for n in names(f.type, seen)
            }
        return set()
    if isinstance(kind, inspect.LiteralType):
        return {str(value) for value in kind.values}
    if isinstance(kind, inspect.UnionType):
        return {name for inner in kind.types for name in names(inner, seen)}
    if isinstance(kind, inspect.VarTupleType):
        return names(kind.item_type, seen)
    if isinstance(kind, inspect.DictType):
        return names(kind.value_type, seen)
    return set()


@pytest.mark.parametrize("name", sorted(names(inspect.type_info(Dossier), set())))
def test_the_format_is_written_down(name: str) -> None:
    told = set(re.findall(r"`([^`]+)`", DOCUMENT.read_text(encoding="utf-8")))
    words = told | {word.strip('"{}:') for part in told for word in part.split()}
    assert name in words
