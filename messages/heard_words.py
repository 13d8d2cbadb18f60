"""A registration that was read from a message, in one line on a button: "Đường bê tông — 350 triệu"."""

from decimal import Decimal

from campaigns.forms.show import figure
from campaigns.wording.money.echo import say_money
from campaigns.wording.reading import Span
from campaigns.wording.registration.read import RegistrationReading
from campaigns.wording.spelling.text import capital

NO_NAME = "(chưa rõ tên)"
ABOUT = "khoảng {}"
FROM_TO = "{} đến {}"
MILLION = "{} triệu"
BILLION = "{} tỷ"


def label(said: RegistrationReading) -> str:
    """Its name and its sum, as far as they are known."""
    name = capital(said.name) if said.name else NO_NAME
    match said.value:
        case None:
            return name
        case Span(start=start, end=end):
            money = FROM_TO.format(_short(start), _short(end))
        case int() as value:
            money = _short(value)
    return f"{name} — {ABOUT.format(money) if said.approx else money}"


def _short(value: int) -> str:
    """A sum as people say it where that is exact: 350 triệu, 1,2 tỷ."""
    if value >= 10**9 and value % 10**6 == 0:
        return BILLION.format(figure(Decimal(value) / 10**9))
    if value >= 10**6 and value % 10**5 == 0:
        return MILLION.format(figure(Decimal(value) / 10**6))
    return say_money(value)
