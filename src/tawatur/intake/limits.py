"""What may come in, and how much of it: every cap of the room stands here.

A container is read as a stream and has no cap but the ratio; what is held in memory at once has one.
"""

from __future__ import annotations

LARGEST = 10_000_000
"""Bytes of one page as it comes in, or of one line or row (there, characters) of a file of many."""
LARGEST_DECODED = 50_000_000
"""Bytes of one page that came in compressed, once it is opened."""
LARGEST_RATIO = 100
"""Times its compressed size that anything may open to: beyond the first `FREE_OF_RATIO` bytes of a page,
beyond the first `LARGEST_DECODED` of a file of many."""
FREE_OF_RATIO = 1_000_000
LARGEST_DIRECTORY = 32_000_000
"""Bytes of a zip's list of members, which is read as a whole: some 300,000 names."""
LARGEST_EXTENDED_HEADER = 1_000_000
"""Bytes of what a tar says of one member beside its header."""
LARGEST_RECORD_HEADER = 32_768
"""Bytes of a WARC record's own header, and of the HTTP header in it."""
LARGEST_REREAD = 500_000_000
"""Bytes of a damaged WARC that are gone over a second time, in all, to find where it goes on."""
LARGEST_XZ_MEMORY = 100_000_000
"""Bytes of memory for opening xz; its strongest usual setting takes 65 million."""
LONGEST_NAME = 300
"""Characters of a member's name in messages."""
LONGEST_PATH = 1_024
"""Characters of a string that may be taken for a path."""
PIECE = 65_536
"""Bytes that are read at once."""
