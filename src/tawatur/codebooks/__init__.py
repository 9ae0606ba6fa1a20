"""Codebooks: what the types of events, their modes and contexts are, as data with definitions."""

from tawatur.codebooks.codebook import Codebook, EventKind, Meaning, Mode, plover, read_codebook

__all__ = ["Codebook", "EventKind", "Meaning", "Mode", "plover", "read_codebook"]
