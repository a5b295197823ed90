"""Mails: how they are written, and what an answer of the mail server means."""
