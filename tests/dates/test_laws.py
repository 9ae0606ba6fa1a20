"""Laws of the dates: true of any text and any day of publication."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.reading import Reading
from tests.dates.reading import read, readers

TIME = r"(?:T(?:MO|MI|AF|EV|NI|[012]\d:[0-5]\d))"
YEAR = r"(?:\d{4}|XXXX)"
ONE = (
    rf"(?:{YEAR}(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:[0-3]\d|XX){TIME}?)?)?"
    rf"|{YEAR}-W(?:[0-5]\d|XX)(?:-(?:WE|[1-7]{TIME}?))?"
    rf"|{YEAR}-(?:Q[1-4]|H[12]|SP|SU|FA|WI)|\d{{2,3}})"
)
TIMEX3 = re.compile(rf"(?:PAST|PRESENT|FUTURE)_REF|{ONE}(?:/{ONE})?")
ANCHOR = re.compile(r"published|none|D\d+")


def vocabulary() -> list[str]:
    grammar = readers()[2].grammar
    entries = [entry.lemma for entry in grammar.lexicon.entries]
    figures = ["1", "2", "5", "11", "14", "31", "12:30", "13,30", "1436", "2015", "2019", "3465", "29.2.2015"]
    return entries + figures + ["،", ".", "(", ")", "/", "-", "و", "من", "إلى", "بين", "٣٠", "۲۰۱۶", "\n"]


pieces = st.lists(st.sampled_from(vocabulary()), max_size=14).map(" ".join)
texts = st.one_of(pieces, st.text(max_size=60), st.tuples(pieces, st.text(max_size=20)).map("".join))
days = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2016, 2, 29)]))


def judged(text: str, published: date | None) -> Reading:
    return read(text, published.isoformat() if published else None)


@given(texts, days)
def test_dates_lie_in_sentences_in_order_and_apart(text: str, published: date | None) -> None:
    reading = judged(text, published)
    for found in reading.dates:
        assert 0 <= found.start < found.end <= len(text)
        assert any(s.start <= found.start and found.end <= s.end for s in reading.sentences)
    assert all(a.end <= b.start for a, b in pairwise(reading.dates))


@given(texts, days)
def test_values_are_timex3_and_their_days_in_order(text: str, published: date | None) -> None:
    for found in judged(text, published).dates:
        assert TIMEX3.fullmatch(found.value), found
        assert (found.earliest is None) == (found.latest is None)
        if found.earliest and found.latest:
            assert date.fromisoformat(found.earliest) <= date.fromisoformat(found.latest), found


@given(texts, days)
def test_every_date_says_what_it_rests_on(text: str, published: date | None) -> None:
    reading = judged(text, published)
    numbers = {found.id: number for number, found in enumerate(reading.dates)}
    rules = {rule.id for rule in readers()[2].grammar.rules}
    for found in reading.dates:
        because = reading.because[found.id]
        assert found.rule in rules
        assert because.rule == found.rule
        assert all(0 <= span.start < span.end <= len(text) for _, span in because.parts)
        assert ANCHOR.fullmatch(found.anchor)
        if found.anchor in numbers:
            assert numbers[found.anchor] < numbers[found.id]
            assert because.uses == (found.anchor,)


@given(texts)
def test_without_an_anchor_nothing_is_anchored_to_publication(text: str) -> None:
    assert all(found.anchor != "published" for found in judged(text, None).dates)


@given(texts, days)
def test_the_same_text_gives_the_same_dates(text: str, published: date | None) -> None:
    assert judged(text, published).dates == judged(text, published).dates
