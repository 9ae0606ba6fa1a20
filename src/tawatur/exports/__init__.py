"""Exports: what a store has, for other programs and people; exactly the filtered view, streamed.

`formats` is the table of what there is, docs/exports.md what each writes. A row is derived from a record and
holds nothing that the record does not tell; everything is written beside its place first and is there whole
or not at all.
"""

from tawatur.exports.exporting import Manifest, export
from tawatur.exports.formats import EXPORTS, Export
from tawatur.exports.naming import slug
from tawatur.exports.options import Options, Preset
from tawatur.exports.removals import Removal, deletions

__all__ = ["EXPORTS", "Export", "Manifest", "Options", "Preset", "Removal", "deletions", "export", "slug"]
