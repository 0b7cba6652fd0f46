"""What the models make of a text, kept so that it is worked out once.

A parse, a sentence's vector and the model of inference's state depend on nothing but the model and the text.
Whoever has a place to keep them (a project file) lends it with ``kept_on``; without one nothing is kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Protocol

__all__ = ["Shelf", "code_of", "is_kept", "kept_on", "recalled"]


class Shelf(Protocol):
    """A place for bytes under keys."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Those of ``keys`` that are there, with what lies under them."""
        ...

    def put(self, found: Mapping[str, bytes]) -> None:
        """Keeps bytes under keys; what is there already is the same."""
        ...


_shelf: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


@contextmanager
def kept_on(shelf: Shelf) -> Iterator[None]:
    """Within it, what models make of texts is looked up on ``shelf`` first, and put there."""
    before = _shelf.set(shelf)
    try:
        yield
    finally:
        _shelf.reset(before)


def is_kept() -> bool:
    """Whether there is a shelf."""
    return _shelf.get() is not None


@lru_cache(maxsize=8)
def code_of(package: str) -> str:
    """One hash over the modules of a package: what rules make of a text hangs on the rules as they stand."""
    whole = sha256()
    for path in sorted(files(package).iterdir(), key=lambda path: path.name):
        if path.name.endswith(".py"):
            whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def recalled(
    maker: str, texts: Sequence[str], work: Callable[[Sequence[str]], Sequence[bytes]]
) -> Sequence[bytes]:
    """What ``work`` makes of each of ``texts``, from the shelf where it lies there.

    ``maker`` names everything else that the result depends on: the model by its hash, the versions.
    """
    shelf = _shelf.get()
    if shelf is None:
        return work(texts)
    keys = [sha256(f"{maker}\0{text}".encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
    known = dict(shelf.get(keys))
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        made = dict(zip(new, work(list(new.values())), strict=True))
        shelf.put(made)
        known.update(made)
    return [known[key] for key in keys]
