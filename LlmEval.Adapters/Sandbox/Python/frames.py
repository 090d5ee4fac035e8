"""Messages on a byte stream: four bytes of big-endian length, then JSON in ASCII.

Both ends of every link speak this, and one end of one link is hostile: reading never trusts a
length, never builds an integer from a long run of digits, and knows no NaN or Infinity.
"""
import json
import os
import struct

MAX_FRAME = 32 << 20
HEADER = struct.Struct(">I")


class FrameError(ValueError):
    """The bytes are not a frame."""


def _short_integer(digits):
    if len(digits) > 20:
        raise FrameError("an integer of %d digits" % len(digits))
    return int(digits)


def _refused(text):
    raise FrameError("a bare %s" % text[:20])


_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder(parse_int=_short_integer, parse_float=_refused, parse_constant=_refused).decode


def pack(message):
    """The bytes of one frame."""
    body = _encode(message).encode("ascii")
    return HEADER.pack(len(body)) + body


def printable(message):
    """The message without lone surrogates, which other languages' readers of JSON refuse."""
    kind = type(message)
    if kind is str:
        return message.encode("utf-8", "backslashreplace").decode("utf-8")
    if kind is list:
        return [printable(item) for item in message]
    if kind is dict:
        return {key: printable(item) for key, item in message.items()}
    return message


def unpack(body):
    """The message in the body of a frame; always an object, or FrameError."""
    try:
        message = _decode(body.decode("ascii"))
    except (ValueError, RecursionError) as problem:
        raise FrameError("not a message: %s" % type(problem).__name__) from None
    if type(message) is not dict:
        raise FrameError("not an object")
    return message


def body_length(header):
    """The length that four bytes announce; FrameError when no honest sender would send that much."""
    (length,) = HEADER.unpack(header)
    if length > MAX_FRAME:
        raise FrameError("a frame of %d bytes" % length)
    return length


def read_exactly(fd, count):
    """Exactly count bytes, never one more: what follows may belong to another process."""
    parts = []
    while count:
        part = os.read(fd, min(count, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def read(fd):
    """The next message; EOFError at the end of the stream."""
    return unpack(read_exactly(fd, body_length(read_exactly(fd, HEADER.size))))


def write_all(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view):]


def write(fd, message):
    write_all(fd, pack(message))
