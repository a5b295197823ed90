"""Reddit, as we hear it."""
