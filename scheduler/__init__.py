"""What time leads to: the ticker, reminders, digests, upkeep."""
