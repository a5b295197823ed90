"""Posts that another program sends to us over HTTP. This room understands them; a page takes them in."""
