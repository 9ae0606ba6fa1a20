"""Networks: what a small network sees of words and how it computes; learnt by `training/`."""
