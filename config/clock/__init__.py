"""The clock: which steps run when, in a process of their own."""
