"""Dates: every expression of a time, with its TIMEX3 value, its days and what anchored it."""

from tawatur.readers.dates.reader import DatesReader

__all__ = ["DatesReader"]
