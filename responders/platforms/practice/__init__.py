"""The practice square, as we answer on it."""
