"""Int8 products as float32 ones: the same result but for rounding, wherever it is worked out."""

import numpy as np
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language import inference
from twosource.language.floats import FROM, GRAPH, KIND, NAME, NODE, RAW, SIZE, TENSOR, TO, TYPE, in_floats
from twosource.language.onnxfile import with_any_length
from twosource.language.protobuf import as_bytes, as_number

PAIRS = [
    ("The council of Aldmoor voted on Tuesday to close the bridge.", "Aldmoor's council shut the bridge."),
    ("Nine people were hurt when the ferry struck the quay, the harbour master said.", "Nobody was hurt."),
    ("It rained.", "The harbour master said that nine people had been hurt on the quay at Aldmoor."),
]


def node(kind: str, name: str, reads: list[str], gives: list[str]) -> bytes:
    parts = [as_bytes(FROM, one.encode()) for one in reads] + [as_bytes(TO, one.encode()) for one in gives]
    if kind == "Cast":  # to float32
        parts.append(as_bytes(5, as_bytes(1, b"to"), as_number(3, 1), as_number(20, 2)))
    return as_bytes(NODE, *parts, as_bytes(NAME, name.encode()), as_bytes(KIND, kind.encode()))


def tensor(name: str, numbers: np.ndarray) -> bytes:
    kind = {"float32": 1, "int8": 3}[str(numbers.dtype)]
    sizes = [as_number(SIZE, size) for size in numbers.shape]
    return as_bytes(
        TENSOR, *sizes, as_number(TYPE, kind), as_bytes(8, name.encode()), as_bytes(RAW, numbers.tobytes())
    )


def quantised(matrix: np.ndarray, zero: int, scale: float, last: str = "Mul") -> bytes:
    return b"".join(
        [
            node("DynamicQuantizeLinear", "round", ["x"], ["x_whole", "x_scale", "x_zero"]),
            node("MatMulInteger", "first_quant", ["x_whole", "w", "x_zero", "w_zero"], ["made"]),
            node("Cast", "cast", ["made"], ["cast"]),
            node("Mul", "scales", ["x_scale", "w_scale"], ["scales"]),
            node(last, "back", ["cast", "scales"], ["y"]),
            tensor("w", matrix),
            tensor("w_zero", np.array(zero, dtype=np.int8)),
            tensor("w_scale", np.array(scale, dtype=np.float32)),
        ]
    )


def declared(number: int, name: str) -> bytes:
    return as_bytes(number, as_bytes(1, name.encode()), as_bytes(2, as_bytes(1, as_number(1, 1))))


def result_of(graph: bytes, x: np.ndarray) -> np.ndarray:
    version = as_bytes(8, as_bytes(1, b""), as_number(2, 17))
    whole = as_bytes(GRAPH, graph, as_bytes(2, b"g"), declared(11, "x"), declared(12, "y"))
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(
        as_number(1, 8) + version + whole, options, providers=["CPUExecutionProvider"]
    )
    (found,) = session.run(["y"], {"x": x})
    return np.asarray(found)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(-9, 9), st.integers(0, 2**32 - 1))
def test_a_product_is_that_of_the_matrix_in_floats(rows: int, columns: int, zero: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.integers(-127, 128, (rows, columns)).astype(np.int8)
    x = rng.standard_normal((2, rows)).astype(np.float32)
    graph = quantised(matrix, zero, 0.01)
    whole = (matrix.astype(np.float32) - zero) * np.float32(0.01)
    floats = b"".join(bytes(part) for _, part in in_floats(memoryview(graph), {}))
    assert b"MatMulInteger" not in floats and b"DynamicQuantizeLinear" not in floats
    assert np.allclose(result_of(floats, x), x @ whole, atol=1e-4)
    # What is rounded is near: a step of each number read, times what it is multiplied by.
    step = (max(x.max(), 0) - min(x.min(), 0)) / 255
    assert np.abs(result_of(graph, x) - x @ whole).max() <= step * np.abs(whole).sum(axis=0).max() + 1e-4

    down = rng.standard_normal((rows, 2)).astype(np.float32)
    up = rng.standard_normal((2, columns)).astype(np.float32)
    taught = b"".join(bytes(part) for _, part in in_floats(memoryview(graph), {"first": (down, up)}))
    assert np.allclose(result_of(taught, x), x @ (whole + down @ up), atol=1e-3)


def test_a_product_of_another_form_is_refused() -> None:
    graph = quantised(np.ones((2, 2), dtype=np.int8), 0, 0.1, last="Add")
    with pytest.raises(ValueError, match="an int8 product of another form: first_quant"):
        list(in_floats(memoryview(graph), {}))
    with pytest.raises(ValueError, match="no such products in the model: second"):
        narrow = np.ones((2, 1), dtype=np.float32), np.ones((1, 2), dtype=np.float32)
        list(in_floats(memoryview(quantised(np.ones((2, 2), dtype=np.int8), 0, 0.1)), {"second": narrow}))


def test_answers_are_those_of_the_model_without_onnxruntimes_own_changes() -> None:
    """Another order of adding up, as on another processor, moves no answer by a hundredth."""
    model = inference.opened(inference.LAYERS["claims"])
    file = (inference._folder() / "policy_nli_int8.onnx").read_bytes()
    plain = with_any_length(file, ("input_ids", "attention_mask"), inference.STATE, model.layers.beside)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(plain, options, providers=["CPUExecutionProvider"])
    other = model._replace(session=session)
    inference._remembered.clear()
    ours = inference.inference_scores(PAIRS)
    for row, encoding in enumerate(model.tokenizer.encode_batch(PAIRS)):
        theirs = inference._scores([(PAIRS[row], encoding)], other)
        assert np.allclose(ours[row], theirs[0], atol=1e-3)
