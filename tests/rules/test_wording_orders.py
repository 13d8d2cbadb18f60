"""The parts of a registration in many orders and between many signs: never a wrong one."""

from __future__ import annotations

from itertools import cycle, product

import pytest

from campaigns.wording.read import read_line
from tests.rules.test_sentences_made_up import UNITS, same_name
from tests.rules.test_sentences_typed_otherwise import without_marks

ORDERS = (
    "{u} đăng ký {n}, {m}, {t}", "{u} làm {n} {m} {t}", "{u}: {n}. {m}. {t}", "{u} - {n} - {m} - {t}",
    "{u} đăng ký {n} {t}, {m}", "{t}, {u} làm {n}, {m}", "đăng ký {n}, {u}, {m}, {t}",
    "dạ em {u} xin đăng ký làm {n} ạ, {m} ạ, {t} ạ", "{n} - {u} - {m} - {t}",
    "Đơn vị: {u}\nTên công trình: {n}\n{m}\n{t}", "{u} xin báo: {n}; {m}; {t}",
    "Kính gửi UBND xã, {u} đăng ký công trình {n} với {m}, {t}. Trân trọng",
    "bác {u} đây, cho bác đăng ký {n}, {m}, {t} nhé",
)  # fmt: skip
OF_UNIT = {"thôn 5": "Thôn 5", "Thôn Bông Phài": "Thôn Bông Phài", "T12": "Thôn 12"}
NAMES = (
    "đường bê tông ngõ Ba Cây", "cổng chào", "lắp camera an ninh", "sân chơi thiếu nhi",
    "xây nhà cho bà Tư", "rãnh thoát nước sau đình", "trồng hoa hai bên đường", "mái che sân trường",
    "hội trường", "cầu qua suối Nậm Cơi", "ao cá Bác Hồ", "vườn thuốc nam", "thư viện",
)  # fmt: skip
SUMS = {
    "150 triệu": 150_000_000, "1 tỷ 2": 1_200_000_000, "khoảng 85 triệu": 85_000_000, "hết 45tr": 45_000_000,
    "kinh phí 300.000.000 đồng": 300_000_000, "một trăm hai mươi triệu": 120_000_000,
    "tổng 500 triệu, dân góp 200 triệu": 500_000_000, "0 đồng dân tự làm": 0, "chưa có dự toán": None,
}  # fmt: skip
IN_OCTOBER = ("2026-10-25", "2026-12-30")
TIMES = {
    "khởi công 25/10 hoàn thành 30/12": IN_OCTOBER, "từ 25/10 đến 30/12": IN_OCTOBER, "25/10 - 30/12": IN_OCTOBER,
    "25/10 làm, 30/12 xong": IN_OCTOBER, "thời gian thực hiện 25/10/2026 - 30/12/2026": IN_OCTOBER,
    "khởi công ngày 25 tháng 10, hoàn thành ngày 30 tháng 12": IN_OCTOBER,
    "bắt đầu từ 25/10, dự kiến xong ngày 15/1": ("2026-10-25", "2027-01-15"),
    "mai làm, 20 ngày xong": ("2026-10-20", "2026-11-09"),
    "khởi công đầu tháng 11, xong trước Tết": ("2026-11-01..2026-11-10", "2026-10-19..2027-02-05"),
}  # fmt: skip
AS_TYPED = {"with marks": str, "without marks": without_marks}
FEW_ASKED = 0.02


def said(value: object) -> object:
    """A period as from..to."""
    return f"{value['from']}..{value['to']}" if isinstance(value, dict) else value


@pytest.mark.parametrize("typed", AS_TYPED)
def test_no_order_of_the_parts_makes_a_wrong_one(typed: str) -> None:
    """In every order and with every time: what was said, or a question, and few of those."""
    names, sums, units = cycle(NAMES), cycle(SUMS), cycle(OF_UNIT)
    wrong, asked, fields = [], 0, 0
    for order, time in product(ORDERS, TIMES):
        name, money, unit = next(names), next(sums), next(units)
        text = AS_TYPED[typed](order.format(u=unit, n=name, m=money, t=time))
        line = {"kind": "registration", "text": text, "today": "2026-10-19", "units": UNITS["A"]}
        work = read_line(line)["value"]
        assert isinstance(work, dict), text
        wanted = (OF_UNIT[unit], SUMS[money], *TIMES[time])
        found = [said(work[part]) for part in ("unit", "value", "starts_on", "ends_on")]
        wrong += [
            (text, got) for got, key in zip(found, wanted, strict=True) if got not in (key, None)
        ]
        wrong += [] if same_name(name, work["name"]) else [(text, work["name"])]
        asked += sum(
            got is None and key is not None for got, key in zip(found, wanted, strict=True)
        )
        fields += len(wanted)

    assert wrong == []
    assert asked <= fields * FEW_ASKED
