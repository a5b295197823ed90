"""One room per platform, the same furniture in every room; here only what listens."""
