"""ANSWER: everything from a draft on."""
