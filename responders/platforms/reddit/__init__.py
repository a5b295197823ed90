"""Reddit, as we answer on it."""
