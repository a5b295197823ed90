"""HEAR: everything up to a case, an incident, an alert. Knows nothing of replies."""
