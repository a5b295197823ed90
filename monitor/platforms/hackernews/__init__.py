"""Hacker News, read through its public search. It has no door for writing: answers go by hand."""
