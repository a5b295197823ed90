"""Speed and memory, printed. Nothing here fails a test run."""
