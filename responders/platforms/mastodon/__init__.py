"""Mastodon and the servers that speak its API, as we answer on them."""
