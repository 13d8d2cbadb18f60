"""make bench: every measurement, one table each."""

import asyncio
import sys

from benchmarks import process, traffic


def main() -> None:
    """Run what is named on the command line, or everything."""
    wanted = sys.argv[1:] or ["broadcast", "conversation", "process"]
    if "broadcast" in wanted:
        asyncio.run(traffic.broadcast())
    if "conversation" in wanted:
        asyncio.run(traffic.conversation())
    if "process" in wanted:
        asyncio.run(process.start_and_idle())


main()
