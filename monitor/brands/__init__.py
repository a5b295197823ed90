"""What an owner sets for a brand: checked, tried on stored posts, kept. No pages here."""
