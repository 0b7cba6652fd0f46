"""Story -> statements, slots, claims, differences, states; checking a claim that somebody brings."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.claims.checking import check
    from twosource.claims.comparing import Judged, compare
    from twosource.claims.rewording import one_saying

__all__ = ["Judged", "check", "compare", "one_saying"]

_HOMES = {"Judged": "comparing", "compare": "comparing", "check": "checking", "one_saying": "rewording"}


def __getattr__(name: str) -> Any:
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
