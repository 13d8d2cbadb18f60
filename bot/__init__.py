"""The process: wiring, and the two ends towards Telegram."""

import os

# python-telegram-bot's coming form: durations are timedelta. The old one warns at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")
