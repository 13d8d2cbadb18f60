"""How far a work is."""
