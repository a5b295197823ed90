"""Users, roles, signing in, and the record of who did what."""
