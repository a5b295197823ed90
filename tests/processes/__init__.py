"""Tests on whole installations: real processes, real databases, real signals."""
