"""Every date of a document with what it stands for: `read.py` is the way through."""
