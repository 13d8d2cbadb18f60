"""What is to be reached, in figures (chỉ tiêu): `read.py` is the way through."""
