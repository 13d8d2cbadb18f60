"""Who must stay erased after a restore: a list beside the backups, of nothing but our own numbers."""

import json
import logging
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

LIST: Final = "erased.jsonl"  # in the folder of the backups


@dataclass(frozen=True, slots=True)
class Erased:
    """Whom the list names: our own numbers alone; `made` tells a number given out anew apart."""

    person_id: int
    commune_id: int
    made: datetime

    def line(self) -> str:
        """As a line of the list."""
        made = self.made.isoformat()
        return json.dumps({"person": self.person_id, "commune": self.commune_id, "made": made})


def note(folder: Path, who: Erased) -> None:
    """Add somebody to the list beside the backups, before the erasing is committed.

    Behind a line that a power failure cut off a new one is begun.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / LIST, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
    try:
        size = os.fstat(handle).st_size
        begun = "\n" if size and os.pread(handle, 1, size - 1) != b"\n" else ""
        os.write(handle, f"{begun}{who.line()}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def listed(folder: Path) -> list[Erased]:
    """Everybody on the list; a line that is damaged, or cut off by a power failure, is nobody's."""
    try:
        lines = (folder / LIST).read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    found = []
    for line in lines:
        try:
            one = json.loads(line)
            made = datetime.fromisoformat(one["made"])
            found.append(Erased(int(one["person"]), int(one["commune"]), made))
        except (ValueError, KeyError, TypeError):
            log.warning("A line of %s cannot be read", LIST, extra={"action": "erased"})
    return found
