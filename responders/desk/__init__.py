"""The desk: the queue, one case beside it, and the decisions that a person takes there."""
