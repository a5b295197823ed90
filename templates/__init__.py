"""Templates of pages, mails and replies; no code lives here."""
