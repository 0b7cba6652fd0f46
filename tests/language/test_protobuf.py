"""Messages on the wire: what is written is read back, and what is no message is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language.protobuf import as_bytes, as_number, fields, number_of, packed

NUMBERS = st.integers(0, 2**64 - 1)
FIELD = st.one_of(
    st.tuples(st.integers(1, 2**20), NUMBERS), st.tuples(st.integers(1, 2**20), st.binary(max_size=300))
)


@given(st.lists(FIELD, max_size=8))
def test_fields_are_read_as_written(told: list[tuple[int, int | bytes]]) -> None:
    data = b"".join(as_number(n, v) if isinstance(v, int) else as_bytes(n, v[:9], v[9:]) for n, v in told)
    found = [(n, part, content) for n, part, content in fields(memoryview(data))]
    assert b"".join(part for _, part, _ in found) == data
    assert [n for n, _, _ in found] == [n for n, _ in told]
    for (_, value), (_, part, content) in zip(told, found, strict=True):
        assert number_of(part) == value if isinstance(value, int) else bytes(content) == value


@given(st.lists(NUMBERS, max_size=20))
def test_packed_numbers_are_read(values: list[int]) -> None:
    assert packed(memoryview(b"".join(as_number(1, value)[1:] for value in values))) == values


@pytest.mark.parametrize("data", [b"<html>", b"\x3a\xff\xff\xff\xff\x0f", b"\x3a\x05ab", b"\x80" * 20])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be read from"):
        list(fields(memoryview(data)))
