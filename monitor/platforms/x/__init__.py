"""X (formerly Twitter), as we hear it."""
