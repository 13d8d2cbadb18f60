"""The campaign's days, whole and in phases: `read.py` is the way through."""
