"""Stand-ins for the outside world, where a test decides how it misbehaves."""
