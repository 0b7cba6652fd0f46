"""The form of a dossier: every field there, of its type, with an allowed value."""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect

from twosource.model import Dossier, Story


class Problem(msgspec.Struct, frozen=True):
    """Something that does not hold, and where: ``path`` is a JSON path, ``message`` plain words."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


# Fields that came after the first published form, or that a run may leave out. All others must be there.
LATER = {
    ("Credit", "removed"),
    ("Origin", "why"),
    ("Person", "mentions"),
    ("Story", "headlines"),
    ("Story", "not_compared"),
}
DOSSIER = inspect.type_info(Dossier)
STORY = inspect.type_info(Story)
_NAMES = {
    inspect.StrType: "text",
    inspect.IntType: "a whole number",
    inspect.FloatType: "a number",
    inspect.BoolType: "true or false",
    inspect.NoneType: "null",
}


def shape(value: Any, expected: inspect.Type, path: str) -> Iterator[Problem]:
    """Each place where ``value`` is not of the expected form. Recursion goes as deep as the format does."""
    if isinstance(expected, inspect.StructType):
        yield from _struct(value, expected, path)
    elif isinstance(expected, inspect.VarTupleType):
        if not isinstance(value, (list, tuple)):
            yield Problem(path, f"should be a list and is {shown(value)}")
            return
        for number, item in enumerate(value):
            yield from shape(item, expected.item_type, f"{path}[{number}]")
    elif isinstance(expected, inspect.DictType):
        if not isinstance(value, dict):
            yield Problem(path, f"should be an object and is {shown(value)}")
            return
        for key, item in value.items():
            if not isinstance(key, str):
                yield Problem(path, f"has a key that is no text: {shown(key)}")
            yield from shape(item, expected.value_type, f"{path}.{step(key)}")
    elif isinstance(expected, inspect.UnionType):
        fits = [kind for kind in expected.types if next(shape(value, kind, path), None) is None]
        if not fits:
            structs = [kind for kind in expected.types if isinstance(kind, inspect.StructType)]
            if structs and isinstance(value, dict):
                yield from shape(value, structs[0], path)
            else:
                yield Problem(path, f"should be {_wanted(expected)} and is {shown(value)}")
    elif not _is(value, expected):
        yield Problem(path, f"should be {_wanted(expected)} and is {shown(value)}")


def _struct(value: Any, expected: inspect.StructType, path: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem(path, f"should be an object and is {shown(value)}")
        return
    name = expected.cls.__name__
    for field in expected.fields:
        if field.encode_name in value:
            yield from shape(value[field.encode_name], field.type, f"{path}.{field.encode_name}")
        elif (name, field.name) not in LATER:
            yield Problem(f"{path}.{field.encode_name}", "is missing")
    if name == "Dossier" and value.get("dossier") != 1:
        yield Problem(
            f"{path}.dossier", f"should be 1, the version of the format, and is {shown(value.get('dossier'))}"
        )


def _is(value: Any, expected: inspect.Type) -> bool:
    if isinstance(expected, inspect.LiteralType):
        return isinstance(value, str) and value in expected.values
    if isinstance(expected, inspect.StrType):
        return isinstance(value, str)
    if isinstance(expected, inspect.BoolType):
        return isinstance(value, bool)
    if isinstance(expected, inspect.IntType):
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(expected, inspect.FloatType):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if isinstance(expected, inspect.NoneType):
        return value is None
    return False


def _wanted(expected: inspect.Type) -> str:
    if isinstance(expected, inspect.UnionType):
        return " or ".join(_wanted(kind) for kind in expected.types)
    if isinstance(expected, inspect.LiteralType):
        return "one of " + ", ".join(str(value) for value in expected.values)
    return _NAMES.get(type(expected), "an object")


def step(key: Any) -> str:
    """A key as a step of a JSON path."""
    return key if isinstance(key, str) else f"[{shown(key)}]"


def shown(value: Any) -> str:
    """A value in a message: short, on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        flat = " ".join(value.split())
        return f"“{flat if len(flat) <= 60 else flat[:57] + '…'}”"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (int, float)):
        # Python refuses to print whole numbers of thousands of digits.
        return str(value) if not isinstance(value, int) or value.bit_length() < 200 else "a vast number"
    return "something that JSON does not have"
