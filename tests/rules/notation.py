"""How the tables of readings write what was read."""

from __future__ import annotations


def shown(value: object) -> str:
    """A read value as a table has it: "-" for what is asked, "12..20" for a span, "350 m"."""
    match value:
        case None:
            return "-"
        case {"from": start, "to": end}:
            return f"{start}..{end}"
        case {"value": number, "unit": unit}:
            return f"{number} {unit}"
        case _:
            return str(value)
