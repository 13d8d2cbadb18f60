"""Numbers in figures and in words, and read aloud."""
