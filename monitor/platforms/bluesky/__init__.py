"""Bluesky, as we hear it."""
