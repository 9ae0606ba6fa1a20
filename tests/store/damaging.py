"""Stores to damage: a few invented articles read once, and many more written from what they were read as."""

from __future__ import annotations

import zlib
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec

from tawatur.batch import encode, pipeline
from tawatur.model.reading import Page
from tawatur.model.record import Record, Run
from tawatur.store.file import end_writing, open_for_reading, open_for_writing
from tawatur.store.inputs import given
from tawatur.store.writing import Writer

TEXTS = (
    (
        "اندلعت اشتباكات بين مجموعتين مسلحتين في ضاحية جنوب مدينة سبها، وأسفرت عن مقتل ثلاثة أشخاص.\n\n"
        "وقال مصدر طبي في مستشفى سبها إن خمسة جرحى نقلوا إلى طرابلس، فيما نفى متحدث باسم الجيش مشاركة قواته."
    ),
    (
        "وقعت وزارة الطاقة الأردنية ونظيرتها العراقية اتفاقا لمد خط كهرباء جديد بين البلدين.\n\n"
        "وأكد الوزير الأردني في مؤتمر صحفي في عمان أن العمل سيبدأ الربيع المقبل."
    ),
    (
        "احتج سكان قرية في ولاية القصرين التونسية على انقطاع الماء، وأغلقوا الطريق الرئيسية ساعات.\n\n"
        "وذكر شهود عيان أن الشرطة فرقت المحتجين، بينما اتهمت نقابة العمال السلطات بتجاهل مطالبهم."
    ),
)
DAY = date(2022, 3, 1)


@cache
def read(number: int) -> Record:
    """What one of the texts is read as."""
    page = Page(text=TEXTS[number], outlet="echorouk", published=DAY.isoformat(), fetched_at=None)
    return pipeline().read(page)


def record(number: int, version: int = 1) -> Record:
    """An article of its own: a text with a line after it that no other has."""
    one = read(number % len(TEXTS))
    day = DAY + timedelta(days=number % 90)
    return msgspec.structs.replace(
        one,
        id=f"{number:016x}",
        sha256=f"{number * 10 + version:064x}",
        url=f"https://news.example/{number}",
        published=day.isoformat(),
        fetched_at=f"{day.isoformat()}T0{version}:00:00Z",
        text=f"{one.text}\n\nالخبر رقم {number}، الصيغة {version}.",
    )


def read_by_others(one: Record) -> Record:
    """The same as a program of another version would have read it."""
    return msgspec.structs.replace(one, run=Run("0.0.1", "settings", "rules"))


def put(writer: Writer, one: Record, name: str) -> None:
    """Write a record as if it had just been read."""
    page = Page(id=one.id, url=one.url, text=one.text, outlet="echorouk", sha256=one.sha256)
    writer.put(encode(one), given(name, page))


def store(path: Path, articles: int) -> Path:
    """A store of so many articles, every tenth of them in two versions; pages are kept of every fifth."""
    with closing(open_for_writing(path)) as connection:
        writer = Writer(connection)
        with writer.transaction():
            for number in range(articles):
                for version in (1, 2) if number % 10 == 0 else (1,):
                    put(writer, record(number, version), f"wire.jsonl, line {number + 1}")
            writer.fail("gone.html", "gone.html: empty")
            connection.execute(
                "insert into visits values (?, null, null, 200, ?)",
                ("https://news.example/feed", "2022-03-01T10:00:00Z"),
            )
        end_writing(connection)
    return path


def records(path: Path) -> dict[tuple[str, str], bytes]:
    """The records of a store as they stand in it, by id and version."""
    with closing(open_for_reading(path)) as connection:
        found = connection.execute(
            "select a.id, a.sha256, r.record from articles a join records r using (article)"
        )
        return {(identity, sha256): zlib.decompress(packed) for identity, sha256, packed in found}


def overwritten(path: Path, share: float, size: int = 8_192, seed: int = 7) -> None:
    """Put bytes that mean nothing into a file, from a share of its length on."""
    start = int(path.stat().st_size * share)
    noise = bytes((n * n * 31 + n * seed + 17) % 251 for n in range(size))
    with path.open("r+b") as file:
        file.seek(start)
        file.write(noise)


def cut(path: Path, share: float) -> None:
    """Cut a file off after a share of its length."""
    with path.open("r+b") as file:
        file.truncate(int(path.stat().st_size * share))
