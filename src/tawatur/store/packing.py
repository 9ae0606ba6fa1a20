"""Packing: how records and pages lie in the file, compressed with zlib, whose checksum tells damage."""

from __future__ import annotations

import zlib

import msgspec

from tawatur.model.record import Record

COMPRESSION = 6


def packed(data: bytes) -> bytes:
    """Bytes as the file keeps them."""
    return zlib.compress(data, COMPRESSION)


def unpacked(kept: bytes) -> bytes:
    """Bytes that the file keeps. Raises zlib.error where they are damaged (see `file.speaking_of`)."""
    return zlib.decompress(kept)


def record_of(kept: bytes) -> Record:
    """A record that the file keeps. Raises zlib.error and msgspec.DecodeError where it is damaged."""
    return msgspec.json.decode(unpacked(kept), type=Record)
