"""make bench: every measurement, one table each."""

import asyncio
import sys

from benchmarks import documents, plans, process, reading, report, traffic


def main() -> None:
    """Run what is named on the command line, or everything."""
    everything = ["reading", "plans", "broadcast", "conversation", "process", "report"]
    wanted = sys.argv[1:] or everything
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
    if "report" in wanted:
        asyncio.run(report.large())


main()
