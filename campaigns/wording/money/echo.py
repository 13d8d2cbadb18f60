"""Sums said back, in figures and in words: 1.200.000.000 đồng, một tỷ hai trăm triệu đồng."""

from __future__ import annotations

from decimal import Decimal

from campaigns.wording.numbers.in_words import in_words

ABOUT = "khoảng"


def say_number(value: Decimal) -> str:
    """A number with the Vietnamese marks: 1.500, 45,5."""
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped


def say_money(value: int) -> str:
    """1.200.000.000 đồng."""
    return f"{value:,} đồng".replace(",", ".")


def say_range(low: int, high: int) -> str:
    """từ 120.000.000 đến 150.000.000 đồng — từ một trăm hai mươi triệu đến … đồng."""
    figures = f"từ {say_money(low).removesuffix(' đồng')} đến {say_money(high)}"
    return f"{figures} — từ {in_words(low)} đến {money_in_words(high)}"


def money_in_words(value: int) -> str:
    """một tỷ hai trăm triệu đồng."""
    return f"{in_words(value)} đồng"
