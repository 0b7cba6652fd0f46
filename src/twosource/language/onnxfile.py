"""An ONNX file opened for texts of any length, though it was written for one length, and for a state inside.

The file's nodes work out every shape as they run; only what it declares of its inputs, and what it notes of
the tensors between its nodes, names the length. So the declarations are written anew, and the notes left out.
Its int8 products become products of float32 (floats.py). Numbers are the fields of onnx.proto.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from twosource.language.floats import GRAPH, in_floats
from twosource.language.protobuf import as_bytes, as_number, fields

if TYPE_CHECKING:
    from twosource.language.floats import Narrow

__all__ = ["with_any_length"]

# Fields of a graph: what it declares, and what it notes of the tensors between its nodes.
INPUT, OUTPUT, NOTED = 11, 12, 13
# Types of a tensor's numbers.
FLOAT32, INT64 = 1, 7


def with_any_length(
    model: bytes, inputs: Sequence[str], output: str, changes: "Mapping[str, Narrow] | None" = None
) -> bytes:
    """The same model, whose ``inputs`` are int64 of any shape (batch, pieces), and that gives ``output``.

    ``output`` is any tensor of its nodes, float32. To the matrix of each product that ``changes`` names, an
    int8 one, the product of two narrow matrices is added. Raises ValueError when ``model`` is no such file,
    or has not all of these products.
    """
    parts: list[bytes | memoryview] = []
    for number, field, content in fields(memoryview(model)):
        if number == GRAPH:
            kept = [part for n, part in in_floats(content, changes or {}) if n not in (INPUT, OUTPUT, NOTED)]
            kept += [as_bytes(INPUT, _value(name, INT64, ("batch", "pieces"))) for name in inputs]
            kept.append(as_bytes(OUTPUT, _value(output, FLOAT32, ())))
            parts.append(as_bytes(GRAPH, *(bytes(part) for part in kept)))
        else:
            parts.append(field)
    return b"".join(parts)


def _value(name: str, kind: int, sizes: Sequence[str]) -> bytes:
    """What is declared of a tensor; a size is a name, as it differs from run to run."""
    shape = [as_bytes(1, as_bytes(2, size.encode())) for size in sizes]
    tensor = as_number(1, kind) + (as_bytes(2, *shape) if sizes else b"")
    return as_bytes(1, name.encode()) + as_bytes(2, as_bytes(1, tensor))
