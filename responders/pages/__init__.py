"""Pages of answering beside the desk."""
