"""Outlets: who publishes Arabic news, and how each writes the agencies that it carries.

One small file per outlet in `files/`; an unknown key, a doubled id, name or domain is an error at start.
A country is where the newsroom is, not where its owners are.
"""

from tawatur.outlets.table import OutletEntry, agency_tags, is_agency, is_outlet_name, outlets, resolve

__all__ = ["OutletEntry", "agency_tags", "is_agency", "is_outlet_name", "outlets", "resolve"]
