"""The practice square: a social network on this machine, for the sample brand, for learning and for tests."""
