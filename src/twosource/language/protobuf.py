"""The wire format of Protocol Buffers, as far as a model's file needs it: fields of bytes and whole numbers.

The library that reads and writes all of ONNX would be a dependency of 20 MB for these.
"""

from collections.abc import Iterator

__all__ = ["as_bytes", "as_number", "fields", "number_of", "packed"]

# How a field is written: a number, or bytes with their length before them.
NUMBER, BYTES = 0, 2


def fields(data: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """The fields of a message: number, all its bytes, and its content (none of a number).

    Raises ValueError where the bytes are no such message, and on the formats that no model uses.
    """
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


def number_of(part: memoryview) -> int:
    """The value of a field of a number, unsigned, given all its bytes."""
    _, begin = _read_varint(part, 0)
    return _read_varint(part, begin)[0]


def packed(content: memoryview) -> list[int]:
    """The numbers, unsigned, that stand one behind the other in a field's content."""
    found, at = [], 0
    while at < len(content):
        value, at = _read_varint(content, at)
        found.append(value)
    return found


def as_bytes(number: int, *contents: bytes) -> bytes:
    """A field of bytes, its contents joined."""
    return b"".join([_varint(number << 3 | BYTES), _varint(sum(map(len, contents))), *contents])


def as_number(number: int, value: int) -> bytes:
    """A field of a number that is not negative."""
    return _varint(number << 3 | NUMBER) + _varint(value)


def _read_varint(data: memoryview, at: int) -> tuple[int, int]:
    """A number and where it ends: seven bits a byte, the lowest first."""
    value = 0
    for place, byte in enumerate(data[at : at + 10]):
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError(f"no ONNX file: its bytes cannot be read from {at} on")


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
