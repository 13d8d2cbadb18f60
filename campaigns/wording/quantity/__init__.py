"""How much or how many, with its unit."""
