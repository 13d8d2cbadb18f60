"""What one stated sum is worth: a value, or a choice where its words have two readings.

Limits: 0 to 10^13 đồng are storable, above 10^12 (1.000 tỷ) a village's work is taken for a slip.
"""

from __future__ import annotations

from decimal import Decimal

from campaigns.wording.money.echo import say_money
from campaigns.wording.money.said import Stated
from campaigns.wording.reading import Option, Reading, Refused, Span, Value, choose, make_sure

Money = int | Span[int]

MOST = 10**13
PLAUSIBLE = 10**12
LIKELY = 10**11  # what is offered where the other reading is too much
EXAMPLE = "Ví dụ: 350 triệu, 1 tỷ 2, 85.000.000 đồng."
TOO_MUCH = (
    "Số tiền lớn quá: mỗi công trình ghi được từ 0 đến 1.000 tỷ đồng "
    "(máy không nhận số nào quá 10.000.000.000.000 đồng, tức 10^13). " + EXAMPLE
)
_WHICH_WAY = "Số này đọc được hai cách. Xin chọn:"
ASKED = f"Xin cho biết số tiền cụ thể. {EXAMPLE}"
UNSURE = f"Con số này chưa rõ. Xin gõ lại cả số và đơn vị. {EXAMPLE}"
SURE = "Giá trị cả công trình là {}, phải không? Nếu không thì xin gõ tổng giá trị."


def value_of(stated: Stated) -> Reading[Money]:
    """One stated amount as a reading: a value, or a choice where its words are open."""
    if stated.high is not None:
        return _range(stated)
    amount = stated.amount
    if amount.open or len(amount.values) > 1:
        options = [Option(int(v), say_money(int(v))) for v in amount.values if storable(v)]
        if len({option.value for option in options}) < 2:
            too_much = max(amount.values) > PLAUSIBLE
            if options and too_much and options[0].value <= LIKELY:  # "2,075 tỷ"
                return make_sure(SURE, Value(options[0].value), options[0].label)
            return Refused("invalid", TOO_MUCH) if too_much else Refused("ambiguous", UNSURE)
        return choose(_WHICH_WAY, *options)
    value = amount.values[0]
    if value > PLAUSIBLE:
        return Refused("invalid", TOO_MUCH)
    if value != int(value):
        return Refused("invalid", ASKED)
    return Value(int(value), stated.approx)


def _range(stated: Stated) -> Reading[Money]:
    low, high = stated.amount, stated.high
    if high is None or any(one.open or len(one.values) > 1 for one in (low, high)):
        return Refused("ambiguous", ASKED)
    start, end = low.values[0], high.values[0]
    if end > PLAUSIBLE:
        return Refused("invalid", TOO_MUCH)
    if not 0 < start < end or start != int(start) or end != int(end):
        return Refused("ambiguous", ASKED)
    if low.mantissa < high.mantissa / 20 and low.scale == high.scale:
        return Refused("ambiguous", ASKED)  # "hai đến ba trăm triệu"
    return Value(Span(int(start), int(end)), stated.approx)


def storable(value: Decimal) -> bool:
    """Whole đồng, and no more than a village's work can cost."""
    return 0 < value <= PLAUSIBLE and value == int(value)
