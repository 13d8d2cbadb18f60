"""Mutated input into every reader of what people and Telegram send (T8: P9, P14, P15)."""
