"""One module a step: it takes rows in one state and leaves them in the next, and may be killed anywhere."""
