"""How many may be rewarded: `read.py` is the way through."""
