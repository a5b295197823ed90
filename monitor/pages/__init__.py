"""Pages of listening: the status of the clock, the mails, the practice square."""
