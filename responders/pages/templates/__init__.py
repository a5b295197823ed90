"""The pages of an owner's own reply templates."""
