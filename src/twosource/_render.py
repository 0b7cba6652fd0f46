"""One dossier in the form asked for."""

from collections.abc import Callable

from twosource.model import Dossier


def render(dossier: Dossier, form: str) -> bytes:
    """``form`` is html, json, markdown, csv or annotations; UTF-8 bytes."""
    from twosource import dossier as room

    writers: dict[str, Callable[[Dossier], bytes | str]] = {
        "html": room.to_html,
        "json": room.to_json,
        "markdown": room.to_markdown,
        "csv": room.to_csv,
        "annotations": room.to_annotations,
    }
    data = writers[form](dossier)
    return data.encode() if isinstance(data, str) else data
