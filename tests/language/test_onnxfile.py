"""Files of the model format: what is rewritten is read back, and what is no such file is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language import onnxfile
from twosource.language.floats import GRAPH
from twosource.language.onnxfile import with_any_length
from twosource.language.protobuf import as_bytes, fields

FIELDS = st.lists(st.tuples(st.integers(1, 15), st.binary(max_size=300)), max_size=8)


def written(fields: list[tuple[int, bytes]]) -> bytes:
    return b"".join(as_bytes(number, content) for number, content in fields)


# A node's and a tensor's own fields are read, so they have to be such.
NODES = st.lists(st.tuples(st.sampled_from([1, 5]), FIELDS.map(written)), max_size=4)


def read(data: bytes) -> list[tuple[int, bytes]]:
    return [(number, bytes(content)) for number, _, content in fields(memoryview(data))]


@given(FIELDS, FIELDS, NODES)
def test_only_what_is_declared_changes(
    around: list[tuple[int, bytes]], graph: list[tuple[int, bytes]], nodes: list[tuple[int, bytes]]
) -> None:
    around = [field for field in around if field[0] != GRAPH]
    graph = nodes + [field for field in graph if field[0] not in (1, 5)]
    model = b"\x08\x07" + written([*around, (GRAPH, written(graph))])
    found = read(with_any_length(model, ("ids",), "state"))
    assert found[0] == (1, b"") and found[1:-1] == around
    ours = read(found[-1][1])
    declared = (onnxfile.INPUT, onnxfile.OUTPUT, onnxfile.NOTED)
    assert [field for field in ours if field[0] not in declared] == [
        field for field in graph if field[0] not in declared
    ]
    names = [(number, read(content)[0][1]) for number, content in ours if number in declared]
    assert names == [(onnxfile.INPUT, b"ids"), (onnxfile.OUTPUT, b"state")]


@pytest.mark.parametrize("data", [b"<html>", b"\x3a\xff\xff\xff\xff\x0f", b"\x3a\x05ab", b"\x80" * 20])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no ONNX file"):
        with_any_length(data, (), "state")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert isinstance(with_any_length(data, ("ids",), "state"), bytes)
    except ValueError as error:
        assert "no ONNX file" in str(error)
