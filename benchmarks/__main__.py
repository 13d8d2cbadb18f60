"""make bench: every measurement, one table each."""

import asyncio
import sys

from benchmarks import documents, plans, process, reading, traffic


def main() -> None:
    """Run what is named on the command line, or everything."""
    wanted = sys.argv[1:] or ["reading", "plans", "broadcast", "conversation", "process"]
    if "reading" in wanted:
        reading.main()
    if "plans" in wanted:
        plans.main()
        documents.main()
    if "broadcast" in wanted:
        asyncio.run(traffic.broadcast())
    if "conversation" in wanted:
        asyncio.run(traffic.conversation())
    if "process" in wanted:
        asyncio.run(process.start_and_idle())


main()
