"""Tables: CSV as programs and as Excel write it. One page a row; the first row names the columns.

Encoding and delimiter are taken from the beginning of the file. A row that has more or fewer cells than there
are columns is refused: in it, one value would stand under the name of another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import TextIOWrapper

from tawatur.intake.decoding import REPLACEMENT, decode
from tawatur.intake.limits import LARGEST
from tawatur.intake.opened import Opened, read_ahead
from tawatur.intake.pages import Input
from tawatur.intake.rows import BODIES, KEYS, input_of_row
from tawatur.model.errors import BadRecord, PageUnreadable
from tawatur.model.record import Fault

DELIMITERS = ",;\t|"
FEWEST_KEYS = 2
"""A first line with so many of our keys, `text`, `html` or `title` among them, makes a file a table."""
LONGEST_COLUMN = 60
_SAMPLE = 1_000_000
_LONGEST_HEADER = 20_000
_SEPARATOR_LINE = re.compile(r"sep=([,;|:\t])\r?\n?", re.IGNORECASE)
"""What Excel reads, and writes, as the first line: which character stands between cells."""
_MARKED_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def is_table(head: bytes) -> bool:
    """Whether the first line names columns as a table's does."""
    encoding = "utf-16" if head.startswith(_MARKED_UTF16) else "utf-8-sig"
    line = head.decode(encoding, "ignore").partition("\n")[0]
    cells = _cells(line, _delimiter(line))
    known = _known(cells)
    return len(known) >= FEWEST_KEYS and bool(known & {*BODIES}) and max(map(len, cells)) <= LONGEST_COLUMN


def pages_of_table(opened: Opened) -> Iterator[Input]:
    """A page or an error for each row that is not empty; errors name the line where the row begins.

    Raises PageUnreadable where the first row names no column that can be read.
    """
    sample, stream = read_ahead(opened.stream, _SAMPLE)
    decoded = decode(sample, opened.name)
    is_sure = decoded.encoding.startswith(("utf-8", "utf-16", "utf-32"))
    text = TextIOWrapper(stream, decoded.encoding, "replace", newline="")
    yield from _Table(opened.name, Lines(text), () if is_sure else decoded.faults).inputs()


class RowTooLong(Exception):
    """A row is over the cap."""


class Lines:
    """The lines of a table for the csv module, which asks for as many as a row has.

    `number` counts them. A row over the cap raises RowTooLong, and the next line is one of the next row.
    """

    def __init__(self, text: TextIOWrapper) -> None:
        self._text, self._ahead = text, ""
        self.number = self._length = self._marks = 0

    def peek(self) -> str:
        """The next line, which stays the next."""
        self._ahead = self._ahead or self._text.readline(LARGEST + 1)
        return self._ahead

    def begin_row(self) -> int:
        """Begin another row; the number of the line on which it does."""
        self._length = self._marks = 0
        return self.number + 1

    def __iter__(self) -> Lines:
        """Itself."""
        return self

    def __next__(self) -> str:
        """Return the next line. Raises RowTooLong, behind the row."""
        line = self._line()
        if not line:
            raise StopIteration
        if self._length > LARGEST:
            while self._marks % 2 and self._line():
                pass
            raise RowTooLong
        return line

    def _line(self) -> str:
        """The next line, of which no more is kept than the cap; it counts to the row at hand."""
        line, self._ahead = self.peek(), ""
        rest = line
        while rest:
            self._length += len(rest)
            self._marks += rest.count('"')
            is_whole = len(rest) <= LARGEST or rest.endswith(("\n", "\r"))
            rest = "" if is_whole else self._text.readline(LARGEST + 1)
        self.number += bool(line)
        return line


class _Table:
    """A table while it is read: its columns, and the lines that are still to come."""

    def __init__(self, name: str, lines: Lines, faults: tuple[Fault, ...]) -> None:
        self._name, self._lines, self._faults = name, lines, faults

    def inputs(self) -> Iterator[Input]:
        import csv  # noqa: PLC0415  (start-up counts)

        csv.field_size_limit(max(csv.field_size_limit(), LARGEST))
        delimiter = self._delimiter()
        reader = csv.reader(self._lines, delimiter=delimiter, strict=True)
        columns: list[str] | None = None
        while True:
            number = self._lines.begin_row()
            where = f"{self._name}, line {number}"
            try:
                cells = next(reader)
                if columns is None:
                    columns = self._columns(cells)
                elif any(cells):
                    yield self._input(columns, cells, where, number)
            except StopIteration:
                return
            except csv.Error as error:
                yield _refused(
                    where, number, f"no row of a table ({error}); look for a quotation mark too many"
                )
            except RowTooLong:
                reason = (
                    f"over {LARGEST:,} characters, the most that a row may have; is a quotation mark missing?"
                )
                yield _refused(where, number, reason)
            if columns is None:
                message = f"{where}: the row of column names cannot be read"
                raise PageUnreadable(message)

    def _delimiter(self) -> str:
        """What stands between cells: as a first line of Excel's states it, or by the column names."""
        first = self._lines.peek()
        if separator := _SEPARATOR_LINE.fullmatch(first):
            next(self._lines)
            return separator[1]
        return _delimiter(first)

    def _columns(self, cells: list[str]) -> list[str]:
        """The names of the columns, ours in lower case. Raises PageUnreadable where none can be read."""
        columns = [_column(cell, number) for number, cell in enumerate(cells, 1)]
        if not {*BODIES} & {*columns}:
            shown = ", ".join(columns)[:200]
            message = (
                f"{self._name}: no column is called `text`, `html` or `title`; the first row has: {shown}"
            )
            raise PageUnreadable(message)
        if len({*columns}) < len(columns):
            twice = next(column for column, count in Counter(columns).items() if count > 1)
            message = f"{self._name}: two columns are called `{twice[:40]}`; rename one"
            raise PageUnreadable(message)
        return columns

    def _input(self, columns: list[str], cells: list[str], where: str, number: int) -> Input:
        if len(cells) != len(columns):
            reason = f"{len(cells)} cells, but {len(columns)} columns; put quotation marks around text"
            return _refused(where, number, reason)
        row = {
            column: cell if column in BODIES else cell.strip()
            for column, cell in zip(columns, cells, strict=True)
            if cell.strip()
        }
        lost = sum(cell.count(REPLACEMENT) for cell in cells)
        fault = Fault("intake", "encoding", f"{lost} characters of the row were lost or are marked as lost")
        try:
            return input_of_row(row, where, number, (*self._faults, fault) if lost else self._faults)
        except BadRecord as error:
            return Input(where, None, error)


def _column(cell: str, number: int) -> str:
    name = cell.strip().removeprefix("\ufeff")
    return name.lower() if name.lower() in KEYS else name or f"column {number}"


def _delimiter(line: str) -> str:
    """The delimiter under which a line names most of our keys, and then has most cells."""
    split = {delimiter: _cells(line[:_LONGEST_HEADER], delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: (len(_known(split[delimiter])), len(split[delimiter])))


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line of column names."""
    return [cell.strip().strip('"').strip() for cell in line.split(delimiter)]


def _known(cells: list[str]) -> set[str]:
    return {cell.lower() for cell in cells} & {*KEYS}


def _refused(where: str, number: int, reason: str) -> Input:
    return Input(where, None, BadRecord(f"{where}: {reason}", number))
