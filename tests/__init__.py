"""Tests, in the order of the packages they test; contracts, journeys and benchmarks stand beside them."""
