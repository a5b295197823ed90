"""Posts out of files: JSON Lines and CSV, read as a stream, a row at a time."""
