"""Telegram played locally over HTTP, with its people, a chat page, faults and a clock."""
