"""An ONNX file opened for texts of any length, though it was written for one length, and for a state inside.

The file's nodes work out every shape as they run; only what it declares of its inputs, and what it notes of
the tensors between its nodes, names the length. So the declarations are written anew, and the notes left out.
Numbers are the fields of onnx.proto; the library that reads and writes all of it would be a dependency of
20 MB for these three.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    # A matrix as the product of two narrow ones: (inputs, rank) and (rank, outputs).
    Narrow = tuple[NDArray[np.float32], NDArray[np.float32]]

__all__ = ["with_any_length"]

# Fields of a model and of its graph.
GRAPH, NODE, TENSOR, INPUT, OUTPUT, NOTED = 7, 1, 5, 11, 12, 13
# Fields of a node.
FROM, TO, NAME, KIND = 1, 2, 3, 4
# What an int8 product adds to the name of the product that it stands for, and to that of what it reads.
PRODUCT, READ = "_quant", "_quantized"
# Types of a tensor's numbers.
FLOAT32, INT64 = 1, 7
# How a field is written: a number, or bytes with their length before them.
NUMBER, BYTES = 0, 2


def with_any_length(
    model: bytes, inputs: Sequence[str], output: str, beside: "Mapping[str, Narrow] | None" = None
) -> bytes:
    """The same model, whose ``inputs`` are int64 of any shape (batch, pieces), and that gives ``output``.

    ``output`` is any tensor of its nodes, float32. To each product of matrices that ``beside`` names, an int8
    one, what the narrow matrices make of the same input is added. Raises ValueError when ``model`` is no such
    file, or has not all of these products.
    """
    parts: list[bytes | memoryview] = []
    for number, field, content in _fields(memoryview(model)):
        if number == GRAPH:
            kept = [part for n, part, _ in _with(beside or {}, content) if n not in (INPUT, OUTPUT, NOTED)]
            kept += [_written(INPUT, _value(name, INT64, ("batch", "pieces"))) for name in inputs]
            kept.append(_written(OUTPUT, _value(output, FLOAT32, ())))
            parts.append(_key(GRAPH) + _varint(sum(map(len, kept))))
            parts += kept
        else:
            parts.append(field)
    return b"".join(parts)


def _with(
    beside: "Mapping[str, Narrow]", graph: memoryview
) -> "Iterator[tuple[int, bytes | memoryview, memoryview]]":
    """The fields of a graph, with what is added to its products behind each of them."""
    read: dict[str, str] = {}
    for number, part, content in _fields(graph):
        if number != NODE or not beside:
            yield number, part, content
            continue
        node = [(n, bytes(c)) for n, _, c in _fields(content) if n in (FROM, TO, NAME)]
        names = {n: c.decode() for n, c in reversed(node)}  # the first of each
        product = names.get(NAME, "").removesuffix(PRODUCT)
        if product in beside and product != names.get(NAME):
            read[product] = names[FROM].removesuffix(READ)
        made = names.get(TO, "").removesuffix("_output_0")
        if made in read and names[TO] == f"{made}_output_0":
            alone = f"{made}_alone".encode()
            fields = [_written(TO, alone) if n == TO else bytes(p) for n, p, _ in _fields(content)]
            yield NODE, _written(NODE, b"".join(fields)), content
            for n, added in _added(made, read.pop(made), beside[made]):
                yield n, _written(n, added), content
            beside = {name: narrow for name, narrow in beside.items() if name != made}
        else:
            yield number, part, content
    if beside:
        raise ValueError(f"no such products in the model: {', '.join(sorted(beside))}")


def _added(product: str, read: str, narrow: "Narrow") -> Iterator[tuple[int, bytes]]:
    """The tensors and nodes that add to a product what two narrow matrices make of what it reads."""
    down, up = f"{product}_down", f"{product}_up"
    for name, matrix in zip((down, up), narrow, strict=True):
        sizes = b"".join(bytes([1 << 3 | NUMBER]) + _varint(size) for size in matrix.shape)
        numbers = _written(8, name.encode()) + _written(9, matrix.astype("<f4").tobytes())
        yield TENSOR, sizes + bytes([2 << 3 | NUMBER, FLOAT32]) + numbers
    yield NODE, _node("MatMul", (read, down), f"{down}_made")
    yield NODE, _node("MatMul", (f"{down}_made", up), f"{up}_made")
    yield NODE, _node("Add", (f"{product}_alone", f"{up}_made"), f"{product}_output_0")


def _node(kind: str, inputs: Sequence[str], output: str) -> bytes:
    parts = [_written(FROM, name.encode()) for name in inputs]
    return b"".join([*parts, _written(TO, output.encode()), _written(NAME, output.encode())]) + _written(
        KIND, kind.encode()
    )


def _value(name: str, kind: int, sizes: Sequence[str]) -> bytes:
    """What is declared of a tensor; a size is a name, as it differs from run to run."""
    tensor = bytes([1 << 3 | NUMBER, kind])
    if sizes:
        tensor += _written(2, b"".join(_written(1, _written(2, size.encode())) for size in sizes))
    return _written(1, name.encode()) + _written(2, _written(1, tensor))


def _fields(data: memoryview) -> "Iterator[tuple[int, memoryview, memoryview]]":
    """The fields of a message: number, all its bytes, and its content (none of a number)."""
    at = 0
    while at < len(data):
        key, begin = _read_varint(data, at)
        length, end = _read_varint(data, begin)
        if key & 7 == BYTES:
            begin, end = end, end + length
        elif key & 7 == NUMBER:
            begin = end
        if key & 7 not in (NUMBER, BYTES) or end > len(data):
            raise ValueError(f"no ONNX file: its bytes cannot be read from {at} on")
        yield key >> 3, data[at:end], data[begin:end]
        at = end


def _read_varint(data: memoryview, at: int) -> tuple[int, int]:
    """A number and where it ends: seven bits a byte, the lowest first."""
    value = 0
    for place, byte in enumerate(data[at : at + 10]):
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError(f"no ONNX file: its bytes cannot be read from {at} on")


def _written(number: int, content: bytes) -> bytes:
    return _key(number) + _varint(len(content)) + content


def _key(number: int) -> bytes:
    return bytes([number << 3 | BYTES])


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
