"""The holidays that ship with the program; an officer's own file takes their place."""

from pathlib import Path

SHIPPED = (Path(__file__).parent.parent / "campaigns" / "holidays.yaml").read_text("utf-8")
