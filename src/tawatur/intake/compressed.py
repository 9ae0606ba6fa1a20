"""One compressed file (gzip, bzip2, xz): opened as a stream, and then what its name without the suffix says.

Nothing is opened twice over: what is compressed within the compressed is refused. A file of many is read on
and on, each of its pages has its cap; what opens to a hundred times its size is a trap, and left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from tawatur.intake.limits import LARGEST_DECODED, LARGEST_RATIO, LARGEST_XZ_MEMORY, PIECE
from tawatur.intake.opened import Counted, Opened, Pieces, Readable, buffered
from tawatur.intake.pages import Input
from tawatur.model.errors import TooLarge


class Packing(NamedTuple):
    """A way to compress: its name, the suffixes that it adds, how it is opened, what it raises."""

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[Readable], tuple[Readable, tuple[type[Exception], ...]]]


SHORT_TARS = (".tgz", ".tbz", ".tbz2", ".txz")
"""Suffixes that stand for two: `.tgz` is `.tar.gz`."""


def pages_of_compressed(
    opened: Opened, packing: Packing, inner: Callable[[Opened], Iterator[Input]]
) -> Iterator[Input]:
    """The pages of a compressed file, by `inner`, which is given it opened and called without its suffix."""
    counted = Counted(opened.stream)
    unpacked, errors = packing.open(counted)
    stream = buffered(
        Watched(unpacked, counted, opened.name),
        f"{opened.name}: damaged {packing.name}: it can be read no further",
        errors,
    )
    called = without_suffix(opened.called, packing.suffixes)
    yield from inner(Opened(opened.name, stream, called, lambda: counted.count, "a compressed file"))


class Watched:
    """What a file opens to, as long as it is in proportion. Raises TooLarge where it is not."""

    def __init__(self, unpacked: Readable, packed: Counted, name: str) -> None:
        self._unpacked, self._packed, self._name, self._made = unpacked, packed, name, 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        piece = self._unpacked.read(size)
        self._made += len(piece)
        if self._made > LARGEST_DECODED and self._made > self._packed.count * LARGEST_RATIO:
            message = f"{self._name}: opens to over {LARGEST_RATIO} times its size; the rest was not read"
            raise TooLarge(message)
        return piece


def without_suffix(name: str, suffixes: tuple[str, ...]) -> str:
    """The name that a file has once it is opened."""
    lowered = name.lower()
    suffix = next((suffix for suffix in suffixes if lowered.endswith(suffix)), "")
    return name[: len(name) - len(suffix)] + (".tar" if suffix in SHORT_TARS else "")


def _gzip(stream: Readable) -> tuple[Readable, tuple[type[Exception], ...]]:
    import gzip  # noqa: PLC0415  (start-up counts)
    import zlib  # noqa: PLC0415

    return Pieces(gzip.GzipFile(fileobj=stream)), (OSError, EOFError, zlib.error)  # type: ignore[call-overload]  # only `read` is used


def _bzip2(stream: Readable) -> tuple[Readable, tuple[type[Exception], ...]]:
    import bz2  # noqa: PLC0415

    return Blocks(stream, bz2.BZ2Decompressor), (OSError, EOFError, ValueError)


def _xz(stream: Readable) -> tuple[Readable, tuple[type[Exception], ...]]:
    import lzma  # noqa: PLC0415

    def decompressor() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, LARGEST_XZ_MEMORY)

    return Blocks(stream, decompressor), (lzma.LZMAError, EOFError, ValueError)


GZIP = Packing("gzip", (".gz", ".tgz"), _gzip)
BZIP2 = Packing("bzip2", (".bz2", ".tbz", ".tbz2"), _bzip2)
XZ = Packing("xz", (".xz", ".txz"), _xz)


class Decompressor(Protocol):
    """One stream of bz2 or lzma, as the standard library opens it."""

    @property
    def eof(self) -> bool:
        """The stream has ended."""
        ...

    @property
    def needs_input(self) -> bool:
        """Nothing more comes without more data."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What stood behind the stream's end."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Return at most `max_length` bytes of what `data` opens to."""
        ...


class Blocks:
    """What a decompressor makes of a stream, one packed stream after the other.

    The standard library's own files know no limit to the memory that a file of xz may ask for.
    """

    def __init__(self, stream: Readable, decompressor: Callable[[], Decompressor]) -> None:
        self._stream, self._new = stream, decompressor
        self._decompressor, self._behind = decompressor(), b""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes. Raises EOFError where the stream stops in the middle."""
        while not self._decompressor.eof or self._begins_another():
            needs = self._decompressor.needs_input
            data = (self._behind or self._stream.read(PIECE)) if needs else b""
            if needs and not data:
                raise EOFError
            self._behind = b"" if needs else self._behind
            if piece := self._decompressor.decompress(data, size):
                return piece
        return b""

    def _begins_another(self) -> bool:
        """Whether a stream stands behind the one that ended; zeros are none, they fill up a block."""
        behind = self._decompressor.unused_data.lstrip(b"\0")
        while not behind and (data := self._stream.read(PIECE)):
            behind = data.lstrip(b"\0")
        if behind:
            self._decompressor, self._behind = self._new(), behind
        return bool(behind)
