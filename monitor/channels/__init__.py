"""Connecting accounts and choosing what is listened to: plain functions over rows, no pages."""
