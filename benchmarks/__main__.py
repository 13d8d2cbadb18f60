"""make bench: every measurement, one table each."""

import asyncio
import sys

from benchmarks import broadcast, conversation, documents, plans, process, reading, report


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
        asyncio.run(broadcast.compare())
    if "conversation" in wanted:
        asyncio.run(conversation.compare())
    if "process" in wanted:
        asyncio.run(process.start_and_idle())
    if "report" in wanted:
        asyncio.run(report.large())


main()
