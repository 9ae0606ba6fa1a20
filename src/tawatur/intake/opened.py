"""What is open to be read: its name for messages, its bytes, and where it lies.

Streams are buffered readers throughout. What a library of packing raises is told as an InputError that names
the input: so whoever reads a stream knows two kinds of errors only, InputError and OSError.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast

from tawatur.intake.limits import PIECE
from tawatur.model.errors import InputError, PageUnreadable

if TYPE_CHECKING:
    from gzip import GzipFile

Within = Literal["", "a compressed file", "an archive"]


class Opened(NamedTuple):
    """Something open: a file, standard input, a member of an archive.

    `called` is the name that tells its kind (that of `page.html.gz` is `page.html`); `packed` tells how many
    bytes it takes as it is stored, where it is stored compressed; `within` is what it lies in.
    """

    name: str
    stream: BufferedReader
    called: str
    packed: Callable[[], int] | None = None
    within: Within = ""


class Readable(Protocol):
    """What gives bytes, up to `size` of them; none at its end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        ...


class Unpacked(RawIOBase):
    """The bytes that `inner` gives, with `errors` told as PageUnreadable: `message` and the reason."""

    def __init__(self, inner: Readable, message: str, errors: tuple[type[Exception], ...]) -> None:
        self._inner, self._message, self._errors = inner, message, errors

    def readable(self) -> bool:
        """Bytes can be read from it."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as one read goes; 0 at the end."""
        try:
            piece = self._inner.read(len(buffer))
        except self._errors as error:
            message = f"{self._message} ({str(error) or 'it ends too early'})"
            raise PageUnreadable(message) from error
        buffer[: len(piece)] = piece
        return len(piece)


class Chained:
    """Bytes that were read ahead, and then the stream that they came from."""

    def __init__(self, ahead: bytes, rest: Readable) -> None:
        self._ahead, self._rest = memoryview(ahead), rest

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        if not self._ahead:
            return self._rest.read(size)
        piece, self._ahead = self._ahead[:size], self._ahead[size:]
        return bytes(piece)


class Pieces:
    """A buffered stream by the pieces that it comes in: its own `read` loses those before a damaged place."""

    def __init__(self, stream: BufferedReader | GzipFile) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        return self._stream.read1(size)


class Counted:
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, inner: Readable) -> None:
        self._inner, self.count = inner, 0

    def read(self, size: int = PIECE, /) -> bytes:
        """Return the next bytes, and count them."""
        piece = self._inner.read(size)
        self.count += len(piece)
        return piece


def buffered(inner: Readable, message: str = "", errors: tuple[type[Exception], ...] = ()) -> BufferedReader:
    """A buffered reader of what `inner` gives."""
    return BufferedReader(Unpacked(inner, message, errors), PIECE)


def looked_into(opened: Opened) -> tuple[bytes, Opened]:
    """Its first bytes, up to `PIECE`, and the thing itself, to be read from the beginning."""
    if opened.stream.seekable():
        return opened.stream.peek(PIECE)[:PIECE], opened
    head, stream = read_ahead(opened.stream, PIECE)
    return head, opened._replace(stream=stream)


def read_ahead(stream: BufferedReader, size: int) -> tuple[bytes, BufferedReader]:
    """Up to `size` bytes, and a stream that gives these and then the rest.

    A pipe gives what has been written to it so far, so one read is not enough. Where the stream turns out
    damaged, what stands before the damage is given first. Raises InputError where there is nothing before.
    """
    head, rest = b"", cast("Readable", Pieces(stream))
    try:
        while len(head) < size and (piece := stream.read1(size - len(head))):
            head += piece
    except InputError as error:
        if not head:
            raise
        rest = _Failing(error)
    return head, buffered(Chained(head, rest))


class _Failing:
    """A stream of which all that can be had has been read."""

    def __init__(self, error: InputError) -> None:
        self._error = error

    def read(self, _size: int, /) -> bytes:
        raise self._error
