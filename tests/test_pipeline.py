"""The pipeline: the order of the readers, and what becomes of a reader that fails."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.identity import canonical_url
from tawatur.model.errors import SettingError
from tawatur.model.reading import Page, Reader, Reading
from tawatur.pipeline import ROOMS, Pipeline, in_order

TEXT = "أعلنت وزارة الصحة مساء السبت أن فريقا طبيا وصل إلى طرابلس."


class Failing:
    """Stands in for the dates reader and fails on every page."""

    name = "dates"
    needs = ("words",)
    gives = ("dates",)

    def read(self, reading: Reading) -> Reading:
        message = f"no day in {len(reading.text)} characters"
        raise LookupError(message)


def all_but(name: str, instead: Reader | None = None) -> list[Reader]:
    """All readers but one, which another may stand in for."""
    readers = [room() for room in ROOMS]
    return [reader for reader in readers if reader.name != name] + ([instead] if instead else [])


def with_failing_dates(*, strict: bool) -> Pipeline:
    return Pipeline(all_but("dates", Failing()), strict=strict)


def test_every_need_is_given_before_it_is_needed() -> None:
    given: set[str] = set()
    for reader in in_order([room() for room in reversed(ROOMS)]):
        assert given.issuperset(reader.needs)
        given.update(reader.gives)


def test_a_need_that_nobody_gives_is_an_error_at_start() -> None:
    with pytest.raises(SettingError, match="no reader gives words"):
        Pipeline(all_but("words"))


def test_a_failing_reader_leaves_a_fault_and_the_rest_of_the_record() -> None:
    record = with_failing_dates(strict=False).read(Page(text=TEXT))
    (fault,) = record.faults
    assert (fault.reader, fault.kind) == ("dates", "bug")
    assert "LookupError: no day in" in fault.message
    assert record.sayings
    assert record.places


def test_strict_raises_what_a_reader_raises() -> None:
    with pytest.raises(LookupError, match="no day in"):
        with_failing_dates(strict=True).read(Page(text=TEXT))


def test_no_reader_sees_the_caller_s_extra_keys() -> None:
    seen: list[object] = []

    class Spy(Failing):
        def read(self, reading: Reading) -> Reading:
            seen.append(reading.page.extra)
            return reading

    record = Pipeline(all_but("dates", Spy())).read(Page(text=TEXT, extra={"events": ["the answer"]}))
    assert seen == [{}]
    assert record.extra == {"events": ["the answer"]}


def test_ids_come_from_the_caller_the_address_or_the_text() -> None:
    pipeline = Pipeline()

    def ident(**page: str) -> str:
        return pipeline.read(msgspec.convert({"text": TEXT, **page}, Page)).id

    assert ident(id="mine", url="https://example.org/1") == "mine"
    assert ident(url="https://www.example.org/1/?utm_source=x#top") == ident(url="http://example.org/1")
    assert ident(url="https://example.org/1") != ident(url="https://example.org/2")
    assert ident() == ident()


def test_what_is_no_address_is_kept_as_it_is() -> None:
    assert canonical_url(" http://[bad ") == "http://[bad"


def test_a_record_says_which_rules_made_it() -> None:
    run = Pipeline().read(Page(text=TEXT)).run
    assert run is not None
    assert run.rules.startswith("sha256:")
    assert run == Pipeline().run
