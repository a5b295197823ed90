"""A folder on this machine into which other programs drop files of posts."""
