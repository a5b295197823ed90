"""Fine-tuning the small transformer and writing it as a network of bytes; needs the extra `encoder`."""
