"""What every room knows of the Arabic script: letters, folding, clitics, inflection, number words.

Nothing here knows what a text is about. The one decision to know: matching is done on *folded*
spellings, and every fold can be traced back to the published characters.
"""
