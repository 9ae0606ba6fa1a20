"""The same input in programs that do a part of the work: dateparser's search, trafilatura on HTML."""

from __future__ import annotations

import warnings
from pathlib import Path

from bench.clock import best
from bench.reading import pages, words
from tawatur.batch import encode
from tawatur.intake import page_of
from tawatur.pipeline import Pipeline

FEW = 4
"""Examples that dateparser is given: it takes seconds for each."""


def lines(examples: Path) -> list[str]:
    """Ratios to Tawatur's own time on the same input."""
    return [*dates(examples), *bodies(examples)]


def dates(examples: Path) -> list[str]:
    """dateparser.search over some text examples, against our full reading of them."""
    from dateparser.search import search_dates  # noqa: PLC0415  (slow to import)

    warnings.filterwarnings("ignore", module="dateparser")
    found = pages(examples)[:FEW]
    texts = [page.text or "" for page in found]
    pipeline = Pipeline()
    ours = best(lambda: [encode(pipeline.read(page)) for page in found])
    theirs = best(lambda: [search_dates(text, languages=["ar"]) for text in texts], 1)
    rate = words(texts) / theirs
    return [f"dateparser's search alone: {rate:,.0f} words/s, {theirs / ours:.1f} times our full reading"]


def bodies(examples: Path) -> list[str]:
    """trafilatura.extract over the HTML examples, against our full reading of them."""
    import trafilatura  # noqa: PLC0415  (slow to import)

    found = [page_of(path) for path in sorted(examples.glob("*.html"))]
    pipeline = Pipeline()
    ours = best(lambda: [encode(pipeline.read(page)) for page in found], 3)
    theirs = best(lambda: [trafilatura.extract(page.html, favor_precision=True) for page in found], 3)
    share = 100 * theirs / ours
    rate = len(found) / ours
    return [f"HTML: {rate:,.0f} pages/s; trafilatura's extraction alone takes {share:.0f} % of our time"]
