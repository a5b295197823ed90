"""One room per platform; here only what writes to the world."""
