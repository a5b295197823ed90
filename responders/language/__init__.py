"""The model that tells what a sentence of a reply does: its corpus, its training, and how it is run."""
