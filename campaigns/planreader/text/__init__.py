"""The text of a document, made even and cut into its parts: `annexes.py` gives them."""
