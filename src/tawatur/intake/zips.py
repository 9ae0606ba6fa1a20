"""Zip archives: their members one by one, in the archive's order; nothing is ever unpacked to disk.

A zip is read from the list at its end, so it needs a file. Members that share bytes are the mark of a bomb
(a few megabytes that open to petabytes), and an archive that has such is refused as a whole.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tawatur.intake.archives import IsReadable, Members, is_leftover, member_name, refused
from tawatur.intake.limits import LARGEST_DIRECTORY
from tawatur.intake.opened import Opened, buffered
from tawatur.intake.pages import Input
from tawatur.model.errors import PageUnreadable, TooLarge

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

ENCRYPTED = 0x1
LOCAL_HEADER = 30
"""Bytes that stand before a member's name and data, at least."""
METHODS = (0, 8, 12)
"""Stored, deflate, bzip2. LZMA may ask for any amount of memory."""


def pages_of_zip(opened: Opened, members: Members, is_readable: IsReadable) -> Iterator[Input]:
    """The pages of a zip. Raises PageUnreadable or TooLarge where it cannot be read at all."""
    import zipfile  # noqa: PLC0415  (start-up counts)

    if not opened.stream.seekable():
        message = (
            f"{opened.name}: a zip is read from its end, which a stream does not have; give it as a file"
        )
        raise PageUnreadable(message)
    try:
        archive = zipfile.ZipFile(_Guarded(opened))
    except _errors() as error:
        message = f"{opened.name}: damaged, or no zip archive ({error}); make it anew"
        raise PageUnreadable(message) from error
    with archive:
        infos = archive.infolist()
        _refuse_overlaps(opened.name, infos)
        for info in infos:
            if is_readable(info.filename) and not info.is_dir() and not is_leftover(info.filename):
                yield from _member(opened, archive, info, members)


def _errors() -> tuple[type[Exception], ...]:
    """What zipfile raises on bytes that are not as they should be; the last ones where a field is absurd."""
    import struct  # noqa: PLC0415
    import zipfile  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    damaged = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error)
    return (*damaged, NotImplementedError, RuntimeError, ValueError, OverflowError)


class _Guarded:
    """The archive's file; a list of members over the cap is refused before it is in memory."""

    def __init__(self, opened: Opened) -> None:
        self._name, self._stream = opened.name, opened.stream
        self.seek, self.tell, self.seekable = self._stream.seek, self._stream.tell, self._stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_DIRECTORY:
            message = (
                f"{self._name}: its list of members is over {LARGEST_DIRECTORY:,} bytes; split the archive"
            )
            raise TooLarge(message)
        return self._stream.read(size)


def _refuse_overlaps(name: str, infos: list[ZipInfo]) -> None:
    spans = sorted((info.header_offset, info.compress_size) for info in infos)
    for (start, size), (following, _) in pairwise(spans):
        if start + LOCAL_HEADER + size > following:
            message = f"{name}: members of this archive share their bytes, as in a bomb; it is not read"
            raise PageUnreadable(message)


def _member(opened: Opened, archive: ZipFile, info: ZipInfo, members: Members) -> Iterator[Input]:
    name = member_name(opened.name, info.filename)
    reason = _reason_against(info)
    if reason:
        yield refused(name, reason)
        return
    try:
        inner = archive.open(info)
    except _errors() as error:
        yield refused(name, f"damaged ({error})")
        return
    with inner:
        stream = buffered(inner, f"{name}: damaged", _errors())
        packed = (lambda: info.compress_size) if info.compress_type else None
        yield from members(Opened(name, stream, info.filename, packed, "an archive"))


def _reason_against(info: ZipInfo) -> str | None:
    if info.flag_bits & ENCRYPTED:
        return "encrypted; unpack the archive with its password, and give the folder"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, which is not followed"
    if info.compress_type not in METHODS:
        return f"compressed by method {info.compress_type}, which is not read; make the archive with deflate"
    return None
