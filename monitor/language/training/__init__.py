"""Making the weights: what is read, what is fitted, what is measured. Needs the extra `train`."""
