"""What `amends import` does: take a file's posts in, and work them off."""
