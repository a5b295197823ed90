"""One module a step of answering: it takes rows in one state and leaves them in the next."""
