"""python -m proof [NAME …]: run the proofs, print a table for each, end with 1 where one failed."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any, Final

from proof import hosts, scale
from proof.table import CannotRun, Row, show

PROOFS: Final[dict[str, Callable[[], Coroutine[Any, Any, list[Row]]]]] = {
    "hosts": hosts.prove,
    "scale": scale.prove,
}


def main() -> int:
    """Run what is named, or everything."""
    good = True
    for name in sys.argv[1:] or list(PROOFS):
        try:
            rows = asyncio.run(PROOFS[name]())
        except CannotRun as error:
            print(f"{name}: skipped, {error}")  # noqa: T201
            continue
        show(name, rows)
        good = good and all(row.passed for row in rows)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
