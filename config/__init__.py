"""Wiring only: settings, urls, the `amends` command line, the clock's timetable."""
