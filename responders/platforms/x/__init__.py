"""X (formerly Twitter), as we answer on it."""
