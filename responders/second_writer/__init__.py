"""The room of the second writer: the only place that talks to its endpoint (docs/drafts.md)."""
