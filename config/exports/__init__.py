"""What `amends export` writes: tables of stable columns, streamed."""
