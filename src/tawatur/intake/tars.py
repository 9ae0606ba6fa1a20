"""Tar archives: their members one by one as they come, from a file or through any pipe.

Headers are understood by the standard library; going from one to the next is done here, because tarfile ends
at a damaged header as if that were the end, and reads what it is told to be beside a header without a cap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tawatur.intake.archives import IsReadable, Members, is_leftover, member_name, refused
from tawatur.intake.limits import LARGEST_EXTENDED_HEADER, PIECE
from tawatur.intake.opened import Opened, buffered
from tawatur.intake.pages import Input

if TYPE_CHECKING:
    from io import BufferedReader
    from tarfile import TarInfo

BLOCK = 512
LONG_NAME, LONG_LINK, SPARSE = b"L", b"K", b"S"
OF_NEXT, OF_ALL = (b"x", b"X"), b"g"
WITH_DATA = (b"0", b"\0", b"7", SPARSE)
WITHOUT_DATA = (b"1", b"2", b"3", b"4", b"5", b"6")
"""Links, devices, folders, pipes: a size in their header counts nothing."""
FOLDER = b"5"
_RECORD = re.compile(rb"(\d{1,7}) ([^=\n]+)=")
_SIZE = re.compile(rb"\d{1,15}")


def pages_of_tar(opened: Opened, members: Members, is_readable: IsReadable) -> Iterator[Input]:
    """The pages of a tar; what is damaged is named by where it stands, and the rest is read."""
    yield from Walk(opened, members, is_readable).inputs()


class Data:
    """The bytes of one member, of which `left` have not been read; `is_cut` when the archive ended before."""

    def __init__(self, stream: BufferedReader, size: int) -> None:
        self._stream, self.left, self._filling, self.is_cut = stream, size, -size % BLOCK, False

    def read(self, size: int, /) -> bytes:
        """Return the next bytes. Raises EOFError where the archive ends before the member does."""
        piece = self._stream.read(min(size, self.left))
        self.left -= len(piece)
        if not piece and size and self.left:
            self.is_cut = True
            raise EOFError
        return piece

    def skip(self) -> None:
        """Go to the end of the member's last block, or of the archive where that comes first."""
        while self.left and (piece := self._stream.read(min(PIECE, self.left))):
            self.left -= len(piece)
        self._stream.read(self._filling)


class Walk:
    """A walk through one archive: where the next header stands, what was said of its member."""

    def __init__(self, opened: Opened, members: Members, is_readable: IsReadable) -> None:
        self._opened, self._members, self._is_readable = opened, members, is_readable
        self._stream, self._at = opened.stream, 0
        self._beside: dict[str, str] = {}

    def inputs(self) -> Iterator[Input]:
        """Every page, and one error for each place where no header is."""
        is_lost = False
        while block := self._stream.read(BLOCK):
            start, self._at = self._at, self._at + len(block)
            if not block.strip(b"\0"):
                continue
            info = _header(block)
            if info is None:
                if not is_lost:
                    reason = f"damaged at byte {start}: no member begins there; read on from the next"
                    yield refused(self._opened.name, reason)
                is_lost, self._beside = True, {}
                continue
            is_lost = False
            yield from self._of(info, block)

    def _of(self, info: TarInfo, block: bytes) -> Iterator[Input]:
        if info.type in {*OF_NEXT, OF_ALL, LONG_NAME, LONG_LINK}:
            yield from self._extended(info)
            return
        beside, self._beside = self._beside, {}
        called = beside.get("path", info.name)
        size = 0 if info.type in WITHOUT_DATA else int(beside.get("size", info.size))
        data = Data(self._stream, size)
        self._at += size + -size % BLOCK
        if info.type == SPARSE:
            self._skip_maps(block)
        is_sparse = info.type == SPARSE or "sparse" in beside
        if self._is_readable(called) and not is_leftover(called) and info.type != FOLDER:
            yield from self._member(info, called, data, is_sparse=is_sparse)
        yield from self._skipped(data, called)

    def _member(self, info: TarInfo, called: str, data: Data, *, is_sparse: bool) -> Iterator[Input]:
        name = member_name(self._opened.name, called)
        if info.type not in WITH_DATA:
            yield refused(name, "a link or a device, which is not followed")
        elif is_sparse:
            yield refused(name, "stored with holes (a sparse file); make the archive without --sparse")
        else:
            stream = buffered(data, f"{name}: cut off", (EOFError,))
            yield from self._members(Opened(name, stream, called, None, "an archive"))

    def _skipped(self, data: Data, called: str) -> Iterator[Input]:
        """Go on to the next header; an archive that ends before is named, unless its member has been."""
        was_named = data.is_cut
        data.skip()
        if data.left and not was_named:
            yield refused(
                member_name(self._opened.name, called), "cut off: the archive ends in the middle of it"
            )

    def _extended(self, info: TarInfo) -> Iterator[Input]:
        """Take in what a header says of the next member: its long name, its size."""
        data = Data(self._stream, info.size)
        self._at += info.size + -info.size % BLOCK
        is_small = info.size <= LARGEST_EXTENDED_HEADER
        said = self._stream.read(info.size) if is_small else b""
        data.left -= len(said)
        if info.type == LONG_NAME:
            self._beside["path"] = said.rstrip(b"\0").decode("utf-8", "surrogateescape")
        elif info.type in OF_NEXT:
            self._beside |= _records(said)
        if not is_small:
            reason = f"what stands beside a member's header at byte {self._at} is over the cap; left out"
            yield refused(self._opened.name, reason)
        yield from self._skipped(data, "a member's header")

    def _skip_maps(self, block: bytes) -> None:
        """Pass over the blocks that say where a sparse file's holes are."""
        more, where = block, 482
        while len(more) == BLOCK and more[where]:
            more, where = self._stream.read(BLOCK), 504
            self._at += len(more)


def _header(block: bytes) -> TarInfo | None:
    """The header that a block is, or None."""
    import tarfile  # noqa: PLC0415  (start-up counts)

    try:
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return None
    return info if info.size >= 0 else None


def _records(said: bytes) -> dict[str, str]:
    """What an extended header (records of a length, a blank, `key=value`, a line break) says of its member.

    Its path, its size, and whether it is sparse, which is all that is needed here.
    """
    found, at = {}, 0
    while record := _RECORD.match(said, at):
        end = at + int(record[1])
        if end <= record.end():
            break
        key, value = record[2], said[record.end() : end - 1]
        if key == b"path":
            found["path"] = value.decode("utf-8", "surrogateescape")
        elif key == b"size" and _SIZE.fullmatch(value):
            found["size"] = value.decode("ascii")
        elif key.startswith(b"GNU.sparse"):
            found["sparse"] = "yes"
        at = end
    return found
