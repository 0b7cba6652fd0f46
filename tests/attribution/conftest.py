"""Reports of our own writing, parsed once per text."""

from collections.abc import Callable
from functools import cache

import pytest

from twosource.language import Parsed, parse
from twosource.model import Report


@cache
def read(text: str, name: str = "r1", publisher: str | None = None) -> Parsed:
    return next(iter(parse([Report(id=name, input=name, sha256="0", text=text, publisher=publisher)])))


@pytest.fixture
def parsed() -> Callable[..., Parsed]:
    return read
