"""A whole registration in one message, part by part: `read.py` is the way through."""
