"""What is to be done by when, and what must be reported: `read.py` is the way through."""
