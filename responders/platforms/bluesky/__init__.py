"""Bluesky, as we answer on it."""
