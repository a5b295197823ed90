"""Mastodon and the servers that speak its API, as we hear them."""
