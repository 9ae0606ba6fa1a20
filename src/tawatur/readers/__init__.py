"""The readers: each room reads one layer, says what it needs and what it gives.

No reader imports another; they meet only in the layers of a `Reading`.
"""
