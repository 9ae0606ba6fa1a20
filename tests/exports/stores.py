"""A store to export: four invented articles, read once, and as many more of them as a test needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec

from tawatur.batch import encode, pipeline
from tawatur.model.reading import Page
from tawatur.model.record import Record
from tawatur.store import Store
from tawatur.store.file import end_writing, open_for_writing
from tawatur.store.inputs import given
from tawatur.store.writing import Writer

PAGES = (
    Page(
        id="shelling",
        title="خمسة قتلى في قصف على سوق في تعز",
        text=(
            "أعلنت وزارة الصحة اليمنية، الجمعة، مقتل خمسة مدنيين وإصابة تسعة آخرين في قصف مدفعي استهدف سوقا "
            "شعبيا في مدينة تعز، حسبما نقلت وكالة الأناضول.\n\n"
            "ونفى متحدث باسم القوات المهاجمة مسؤوليتها عن القصف.\n\n"
            "وتظاهر مئات السكان، السبت، أمام مقر المحافظة احتجاجا على الهجوم."
        ),
        published="2024-05-12",
        outlet="echorouk",
        url="https://news.example/taiz",
    ),
    Page(
        id="clash",
        title='=HYPERLINK("https://evil.example";"اضغط هنا")',
        text=(
            "واندلعت اشتباكات بين الجيش ومسلحين قرب المطار.\n\n"
            "واعتقلت الشرطة والجيش عشرات الأشخاص في صفاقس خلال شهر نيسان الماضي."
        ),
        published="2024-05-13",
        outlet="+صحيفة الميناء",
        url="https://news.example/clash",
    ),
    Page(
        id="talks",
        text=(
            "التقى وزير الخارجية المصري نظيره السوداني في القاهرة لبحث ملف المياه.\n\n"
            "ودعا الوزيران إلى استئناف المحادثات الأسبوع المقبل."
        ),
        published="2024-05-14",
        outlet="echorouk",
    ),
    Page(id="weather", text="هطلت أمطار خفيفة على الساحل.", published="2024-05-15", outlet="echorouk"),
)  # fmt: skip


@cache
def records() -> tuple[Record, ...]:
    """What the articles are read as."""
    return tuple(pipeline().read(page) for page in PAGES)


def put(store: Store, some: Iterable[Record]) -> None:
    """Write records into a store as if they had just been read."""
    with closing(open_for_writing(store.path)) as connection:
        writer = Writer(connection)
        with writer.transaction():
            for record in some:
                page = Page(text=record.text, id=record.id, sha256=record.sha256, published=record.published)
                writer.put(encode(record), given(record.id, page))
        end_writing(connection)


def made(path: Path) -> Store:
    """A store of the four articles."""
    store = Store(path)
    put(store, records())
    return store


def many(number: int) -> Iterator[Record]:
    """So many articles: the four over and over, each with an id and a day of its own."""
    for n in range(number):
        day = (date(2015, 1, 1) + timedelta(days=n % 2000)).isoformat()
        yield msgspec.structs.replace(
            records()[n % len(PAGES)], id=f"a{n:06}", sha256=f"{n:064x}", published=day
        )
