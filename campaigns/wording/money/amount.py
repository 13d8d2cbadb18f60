"""One amount of money: every value its words can have, and what they were made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: `values` in đồng, more than one when its words leave it open.

    `mantissa` and `scale` are its first number and unit, for "300-350 triệu"; `scale` 0 means
    that no unit was said. `open` marks an amount that must be asked whatever its values.
    """

    values: tuple[Decimal, ...]
    start: int
    end: int
    mantissa: Decimal = Decimal(0)
    scale: int = 0
    open: bool = False
    odd: bool = False  # "300 triệu lẻ": a little more
    spoken: bool = False
