"""How the gazetteer is compiled."""
