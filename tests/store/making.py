"""Stores to test on: invented articles, read once, and as many more of them as a test needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tawatur.batch import encode, pipeline
from tawatur.intake import Input
from tawatur.model.reading import Page
from tawatur.model.record import Record
from tawatur.store import Store
from tawatur.store.file import end_writing, open_for_writing
from tawatur.store.inputs import given
from tawatur.store.writing import Outcome, Writer

TEXTS = {
    "raid": (
        "أعلنت وزارة الصحة الليبية، السبت، مقتل أربعة مدنيين في قصف مدفعي استهدف حيا سكنيا في مدينة سرت.\n\n"
        "ونفى متحدث باسم القوات الحكومية مسؤوليتها عن القصف."
    ),
    "march": (
        "تظاهر مئات العمال، الأحد، وسط مدينة صفاقس احتجاجا على غلاء المعيشة.\n\n"
        "وقال شهود عيان إن الشرطة فرقت المتظاهرين بالغاز المسيل للدموع."
    ),
    "talks": (
        "التقى وزير الخارجية المصري نظيره السوداني في القاهرة لبحث ملف المياه.\n\n"
        "ودعا الوزيران إلى استئناف المحادثات."
    ),
    "arrest": (
        "اعتقلت قوات الأمن العراقية ثلاثة مشتبه بهم في البصرة، حسبما أفاد مصدر أمني.\n\n"
        "واتهمت الداخلية مجموعة مسلحة بتنفيذ الهجوم على الميناء."
    ),
}
PUBLISHED = "2021-05-09"


def page(name: str, **beside: Any) -> Page:
    """One of the texts as a page with an id."""
    return Page(**{"text": TEXTS[name], "id": name, "published": PUBLISHED, "outlet": "echorouk", **beside})


@cache
def record(name: str) -> Record:
    """What one of the texts is read as."""
    return pipeline().read(page(name))


def inputs(*names: str, **beside: Any) -> list[Input]:
    """Some of the texts as inputs."""
    return [Input(f"{name}.txt", page(name, **beside), None) for name in names]


def lines(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def made(path: Path, names: Sequence[str] = tuple(TEXTS)) -> Store:
    """A store of some of the texts."""
    store = Store(path)
    put(store, (record(name) for name in names))
    return store


def put(store: Store, records: Iterable[Record]) -> list[Outcome]:
    """Write records into a store as if they had just been read."""
    connection = open_for_writing(store.path)
    writer = Writer(connection)
    with writer.transaction():
        outcomes = [writer.put(encode(one), given(one.id, _page(one))) for one in records]
    end_writing(connection)
    connection.close()
    return outcomes


def many(number: int) -> Iterator[Record]:
    """So many articles: the texts over and over, each with its own id, day and version."""
    names = tuple(TEXTS)
    for n in range(number):
        day = date(2015, 1, 1) + timedelta(days=n % 2000)
        yield msgspec.structs.replace(
            record(names[n % len(names)]),
            id=f"a{n:06}",
            sha256=f"{n:064x}",
            published=day.isoformat(),
            url=f"https://news.example/{n}",
        )


def _page(one: Record) -> Page:
    outlet = one.outlet.id if one.outlet else None
    return Page(
        text=one.text, id=one.id, outlet=outlet, published=one.published, sha256=one.sha256, url=one.url
    )
