"""Word lists, written as running text."""

__all__ = ["words"]


def words(text: str) -> frozenset[str]:
    """The words of ``text``, which are parted by white space."""
    return frozenset(text.split())
