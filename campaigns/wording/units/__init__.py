"""The villages of a commune as people name them."""
