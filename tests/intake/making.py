"""Containers made on the fly: WARC records, zips, tars; and what `open_inputs` says of a file."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.intake import Input, open_inputs

TEXT = "أعلنت وزارة الصحة، مساء السبت، أن فريقا طبيا وصل إلى المدينة الساحلية وبدأ عمله."
HTML = f"<html><body><p>{TEXT}</p></body></html>"
PAGES = [HTML.replace("السبت", day).encode() for day in ("الأحد", "الاثنين", "الثلاثاء")]
OK_HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


class Found(NamedTuple):
    """What became of a file: the pages and the errors by their names, the file's folder left off."""

    pages: dict[str, Input]
    errors: dict[str, str]
    order: list[str]


def found(path: Path, **given: Any) -> Found:
    """What `open_inputs` gives for a path."""
    items = list(open_inputs([str(path)], **given))
    short = [item.name.removeprefix(f"{path.parent}/") for item in items]
    pages = {name: item for name, item in zip(short, items, strict=True) if item.page}
    errors = {name: str(item.error) for name, item in zip(short, items, strict=True) if item.error}
    return Found(pages, errors, short)


def written(path: Path, data: str | bytes) -> Path:
    """The path, with the data in it."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def http(*headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """The head of an answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n"


def record(
    body: bytes = PAGES[0],
    head: bytes = OK_HTML,
    *,
    url: str = "https://akhbar.example/1",
    length: int | None = None,
    **headers: str,
) -> bytes:
    """A WARC record as it stands in a file, two line breaks at its end."""
    block = head + body
    given = {
        "WARC-Type": "response",
        "WARC-Target-URI": url,
        "WARC-Date": "2024-06-02T08:15:00Z",
        "WARC-Record-ID": "<urn:uuid:5f2b6f0e-0000-4000-8000-000000000001>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    lines = "".join(f"{key}: {value}\r\n" for key, value in given.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def tarred(
    *members: tuple[str | tarfile.TarInfo, bytes], mode: Any = "w", form: int = tarfile.PAX_FORMAT
) -> bytes:
    """A tar archive of these members."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode, format=form) as archive:
        for name, content in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()
