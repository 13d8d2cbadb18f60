"""Days and periods as village heads write them: `read.py` is the way through."""
