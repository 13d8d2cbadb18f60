"""Money as village heads write it: `read.py` is the way through."""
