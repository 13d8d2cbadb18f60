"""The process: wiring, and the two ends towards Telegram."""

import gc
import os
import sys

# All that is loaded stays: looking through it for waste is a tenth of the start (bot/fleet.py sets it back).
gc.set_threshold(50_000)

# Nobody extends pydantic here: it need not look through every installed package for who might.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# python-telegram-bot's coming form: durations are timedelta. The old one warns at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# httpx, which python-telegram-bot brings and this bot does not speak through, has a terminal program of
# its own; it does without where that cannot be imported, and so do we: 4 MiB and a tenth of the start.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is what refuses an import
