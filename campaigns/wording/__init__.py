"""How Vietnamese people write values, and how values are shown back to them."""
