"""The types that every room speaks, and nothing else.

`record` is the public contract (one article as data), `reading` the same article while it is being
read, `errors` the error tree. This room imports nothing of ours. The one decision to know: an offset
is always a Unicode code point of the record's own text, and spans are half-open.
"""
