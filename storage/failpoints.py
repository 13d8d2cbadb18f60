"""Named places where a test may kill the process, as a power cut would.

`THIDUA_FAILPOINT=name` kills at the first hit of that place, `name:3` at the third. Nothing else
ever sets it, and a place that is not named costs one comparison.
"""

import os
import signal

_name, _left = "", 0


def arm(place: str) -> None:
    """Kill this process at `name`, or at the third hit of it: `name:3`. An empty one disarms."""
    global _name, _left  # noqa: PLW0603 - counts hits for the life of the process
    _name, _, count = place.partition(":")
    _left = int(count or "1")


def hit(name: str) -> None:
    """Kill this process here, where the environment says so."""
    global _left  # noqa: PLW0603 - counts hits for the life of the process
    if name != _name:
        return
    _left -= 1
    if _left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get("THIDUA_FAILPOINT", ""))
