"""The page of what a brand has taught, and what an owner decides there."""
