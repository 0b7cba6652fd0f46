"""The int8 products of a model's graph as products of float32, with what was taught of their matrices.

A product of int8 scales what it reads by its largest number and rounds it to 255 steps. Fifty such roundings,
one on the other, turn what another processor, or another release of onnxruntime, adds up in another order
(a millionth part) into other answers: of 500 pairs of a claim and a sentence, one in a hundred changed sides,
and with them what a dossier says. In float32 an answer is the same wherever it is given, but for millionths,
and closer to what the matrices were taught; and pairs can be read side by side, which makes up for most of
what it costs. Numbers are the fields of onnx.proto.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from twosource.language.protobuf import as_bytes, as_number, fields, number_of, packed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    # A matrix as the product of two narrow ones: (inputs, rank) and (rank, outputs).
    Narrow = tuple[NDArray[np.float32], NDArray[np.float32]]

__all__ = ["GRAPH", "in_floats"]

# Fields of a model and of its graph.
GRAPH, NODE, TENSOR = 7, 1, 5
# Fields of a node.
FROM, TO, NAME, KIND = 1, 2, 3, 4
# Fields of a tensor: its sizes, the type of its numbers, and these as floats, as whole numbers or as bytes.
SIZE, TYPE, FLOATS, WHOLES, CALLED, RAW = 1, 2, 4, 5, 8, 9
FLOAT32, INT8 = 1, 3
# What an int8 product adds to the name of the product that it stands for.
SUFFIX = "_quant"


class Node(NamedTuple):
    kind: str
    name: str
    reads: tuple[str, ...]
    gives: tuple[str, ...]


class Graph(NamedTuple):
    nodes: list[Node]
    makers: dict[str, Node]
    readers: dict[str, list[Node]]
    tensors: dict[str, memoryview]


class Product(NamedTuple):
    """An int8 product: what it reads, its matrix in floats, and the result that is scaled back."""

    name: str
    read: str
    matrix: "NDArray[np.float32]"
    gives: str


def in_floats(
    graph: memoryview, changes: "Mapping[str, Narrow]"
) -> "Iterator[tuple[int, bytes | memoryview]]":
    """The fields of a graph, number and bytes, with float32 products in place of int8 ones.

    Raises ValueError where ``changes`` names a product that is not there, and on int8 products of another
    form than onnxruntime's quantizer writes.
    """
    known = _read(graph)
    found: dict[str, Product] = {}
    gone: set[str] = set()
    for node in known.nodes:
        if node.kind == "MatMulInteger":
            product, between = _product(node, known)
            found[product.gives] = product
            gone |= between
    missing = changes.keys() - {product.name for product in found.values()}
    if missing:
        raise ValueError(f"no such products in the model: {', '.join(sorted(missing))}")
    for number, part, content in fields(graph):
        gives = _node(content).gives if number == NODE else ()
        if number == NODE and gives[:1] and gives[0] in found:
            yield from _in_floats(found.pop(gives[0]), changes)
        elif not (number == NODE and gone & set(gives)) and not (
            number == TENSOR and _called(content) in gone
        ):
            yield number, part


def _in_floats(product: Product, changes: "Mapping[str, Narrow]") -> Iterator[tuple[int, bytes]]:
    """A tensor and the node that multiplies by it."""
    matrix, name = product.matrix, f"{product.name} in floats"
    if product.name in changes:
        down, up = changes[product.name]
        matrix = matrix + down @ up
    sizes = [as_number(SIZE, size) for size in matrix.shape]
    numbers = as_bytes(CALLED, name.encode()) + as_bytes(RAW, matrix.astype("<f4").tobytes())
    yield TENSOR, as_bytes(TENSOR, *sizes, as_number(TYPE, FLOAT32), numbers)
    read = [as_bytes(FROM, one.encode()) for one in (product.read, name)]
    made = as_bytes(TO, product.gives.encode()) + as_bytes(NAME, name.encode()) + as_bytes(KIND, b"MatMul")
    yield NODE, as_bytes(NODE, *read, made)


def _read(graph: memoryview) -> Graph:
    nodes = [_node(content) for number, _, content in fields(graph) if number == NODE]
    readers: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for name in node.reads:
            readers[name].append(node)
    tensors = {_called(content): content for number, _, content in fields(graph) if number == TENSOR}
    return Graph(nodes, {name: node for node in nodes for name in node.gives}, readers, tensors)


def _node(content: memoryview) -> Node:
    found: dict[int, list[str]] = defaultdict(list)
    for number, _, text in fields(content):
        if number in (FROM, TO, NAME, KIND):
            found[number].append(bytes(text).decode("utf-8", "replace"))
    return Node("".join(found[KIND][:1]), "".join(found[NAME][:1]), tuple(found[FROM]), tuple(found[TO]))


def _called(tensor: memoryview) -> str:
    return next((bytes(c).decode("utf-8", "replace") for n, _, c in fields(tensor) if n == CALLED), "")


def _product(node: Node, graph: Graph) -> tuple[Product, set[str]]:
    """The product that ``node`` works out in int8, and all that is needed for no more than that.

    Read scaled and rounded (DynamicQuantizeLinear), multiplied in whole numbers, made a float (Cast), and
    scaled back by both scales (two Mul): what onnxruntime's quantizer writes.
    """
    try:
        rounded = graph.makers[node.reads[0]]
        (cast,) = graph.readers[node.gives[0]]
        (back,) = graph.readers[cast.gives[0]]
        (scales,) = (graph.makers[name] for name in back.reads if name != cast.gives[0])
        (scale,) = (name for name in scales.reads if name in graph.tensors)
        matrix, zero = (_numbers(graph.tensors[name]) for name in (node.reads[1], node.reads[3]))
        kinds = [one.kind for one in (rounded, cast, back, scales)]
        if kinds != ["DynamicQuantizeLinear", "Cast", "Mul", "Mul"]:
            raise ValueError(f"it stands between {', '.join(kinds)}")
    except (KeyError, IndexError, ValueError) as error:
        raise ValueError(f"an int8 product of another form: {node.name} ({error})") from error
    product = Product(
        node.name.removesuffix(SUFFIX),
        rounded.reads[0],
        (matrix - zero) * _numbers(graph.tensors[scale]),
        back.gives[0],
    )
    return product, {*rounded.gives, *node.gives, *cast.gives, *scales.gives, node.reads[1]}


def _numbers(tensor: memoryview) -> "NDArray[np.float32]":
    """The numbers of a tensor of int8 or float32, as float32. Raises ValueError on another."""
    import numpy as np

    sizes: list[int] = []
    held: dict[int, memoryview] = {}
    kind = 0
    for number, part, content in fields(tensor):
        if number == SIZE:
            sizes += packed(content) if content else [number_of(part)]
        elif number == TYPE:
            kind = number_of(part)
        elif number in (FLOATS, WHOLES, RAW):
            held[number] = content
    if RAW in held and kind in (FLOAT32, INT8):
        found = np.frombuffer(held[RAW], dtype="<f4" if kind == FLOAT32 else np.int8)
    elif kind == FLOAT32 and FLOATS in held:
        found = np.frombuffer(held[FLOATS], dtype="<f4")
    elif kind == INT8 and WHOLES in held:
        found = np.array(packed(held[WHOLES]), dtype=np.uint64).astype(np.int8)
    else:
        raise ValueError("its numbers are neither int8 nor float32")
    numbers: NDArray[np.float32] = found.astype(np.float32).reshape(sizes)
    return numbers
