"""Text as it is typed, made one spelling: marks, keyboards, slips, the words of regions."""
