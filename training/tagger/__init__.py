"""Learning the names reader's tagger: `python -m training.tagger MARKED … --corpus CORPUS …`."""
