"""Numbered steps from one schema to the next; storage/migrate.py climbs them."""

from pathlib import Path


def known() -> list[str]:
    """Every schema version this program knows, the oldest first."""
    steps = (Path(__file__).parent / "versions").glob("[0-9]*.py")
    return sorted(path.name.partition("_")[0] for path in steps)
