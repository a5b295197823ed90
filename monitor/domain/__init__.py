"""Rules of listening: plain functions on frozen dataclasses; no Django, no network, no clock."""
