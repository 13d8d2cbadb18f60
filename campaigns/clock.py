"""What a clock is: a function that gives the present instant, always aware of its zone.

The rules never read one; they are handed the instant. The type stands here so that whoever keeps
the real clock, or the movable one of the demo, speaks of the same thing.
"""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
