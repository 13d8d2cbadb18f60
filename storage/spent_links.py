"""Codes of links in messages that have arrived: their readers have them, and nobody else is to (P12, P16).

A link's code is somebody's way to a role. The database keeps its hash; the message that brings it must
hold it until Telegram has it, and not a moment longer: backups are kept for weeks.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

_CODE: Final = re.compile(r"([?&]start(?:group)?=)[A-Za-z0-9_-]{20,64}")


def without_codes(payload: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The message with every code cut out of its links; None where it has none."""
    whole = json.dumps(payload, ensure_ascii=False)
    cut = _CODE.sub(r"\1…", whole)
    found: Mapping[str, Any] | None = json.loads(cut) if cut != whole else None
    return found
