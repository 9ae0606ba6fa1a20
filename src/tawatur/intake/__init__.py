"""Intake: bytes from anywhere become pages; nothing that comes in is trusted.

Everything is capped, decoded and named. One bad input never stops the others: it comes out as an `Input`
with its error.
"""

from tawatur.intake.fetching import Fetching
from tawatur.intake.inputs import open_inputs, page_of, page_of_file
from tawatur.intake.pages import Input

__all__ = ["Fetching", "Input", "open_inputs", "page_of", "page_of_file"]
