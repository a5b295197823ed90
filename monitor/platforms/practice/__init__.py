"""The practice square, as we hear it."""
