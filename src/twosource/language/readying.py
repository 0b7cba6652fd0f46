"""Opening the models while something else is done: together they take as long as a short story does."""

from threading import Thread

from twosource.errors import ModelError

__all__ = ["make_ready"]

_begun: list[Thread] = []


def make_ready() -> None:
    """Begins to open the models that compare sentences, and returns at once; once in a process.

    What uses them waits for them. A model that is missing is named there, where it is needed.
    """
    if not _begun:
        _begun.append(Thread(target=_open, name="models", daemon=True))
        _begun[0].start()


def _open() -> None:
    from twosource.language import inference, vectors

    try:
        for layers in inference.LAYERS.values():
            inference.opened(layers)
        vectors.opened()
    except ModelError:
        pass
