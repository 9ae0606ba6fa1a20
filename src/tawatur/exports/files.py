"""Files that are there whole or not at all: written beside their place, brought to the disk, then put there.

What is there already is never written over unless told, and then only a plain file.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tawatur.model.errors import ExportError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What file systems without hard links answer."""


class Counted(io.RawIOBase):
    """A stream for writing that knows how many bytes went through it, and their SHA-256."""

    def __init__(self, under: BinaryIO) -> None:
        self.size = 0
        self._under = under
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The digest of what was written, as hexadecimal digits."""
        return self._digest.hexdigest()

    def writable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """How many bytes were written."""
        return self.size

    def write(self, data: bytes | memoryview) -> int:  # type: ignore[override]  # (all is written, or it raises)
        """Write all of the bytes."""
        self._under.write(data)
        self._digest.update(data)
        size = len(data)
        self.size += size
        return size

    def flush(self) -> None:
        """Hand on what is held back."""
        if not self._under.closed:
            self._under.flush()


def check_free(path: Path, *, overwrite: bool) -> None:
    """Raises ExportError where a file cannot be put at `path`, before anything has been written."""
    if "\0" in str(path):
        raise ExportError(f"{str(path)!r}: no name of a file; leave out the NUL")
    if not path.parent.is_dir():
        raise ExportError(f"{path}: no such folder as {path.parent}; make it first")
    is_there = os.path.lexists(path)
    if is_there and not path.is_file():
        raise ExportError(f"{path}: no plain file; name another one, or - for standard output")
    if is_there and not overwrite:
        raise ExportError(_taken(path))


def _taken(path: Path) -> str:
    return f"{path}: is there already; name another file, or write over it with --force"


@contextmanager
def placed(path: Path, *, overwrite: bool) -> Iterator[Counted]:
    """A stream whose bytes are at `path` when the block ends, and nowhere when it fails.

    Raises ExportError.
    """
    with speaking_of(path):
        check_free(path, overwrite=overwrite)
        beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
        try:
            with beside.open("xb") as file:
                counted = Counted(file)
                yield counted
                file.flush()
                os.fsync(file.fileno())
            _put(beside, path, overwrite=overwrite)
        finally:
            beside.unlink(missing_ok=True)


def _put(beside: Path, path: Path, *, overwrite: bool) -> None:
    """Move a file to its place; without `overwrite` a file that came there meanwhile stays."""
    if overwrite:
        beside.replace(path)
        return
    try:
        path.hardlink_to(beside)
    except FileExistsError as error:
        raise ExportError(_taken(path)) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        check_free(path, overwrite=False)
        beside.replace(path)


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Inside, what the system says against writing becomes an ExportError that names the file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise ExportError(
                f"{path}: no room is left to write; nothing was kept of it. Make room, or name another place"
            ) from error
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
