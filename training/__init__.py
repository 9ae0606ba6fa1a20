"""How the shipped tables are made; nothing here runs in the installed program."""
