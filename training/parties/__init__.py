"""Learning who plays which part in an event, and whether it happened."""
