"""Pages of accounts and sources: what is listened to, connecting, trying a source, the door of webhooks."""
