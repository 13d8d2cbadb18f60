"""Plans put together of a head, the words under test and an end; and what is read in them."""

from __future__ import annotations

from typing import Any

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

AIM = "I. MỤC ĐÍCH\nTạo khí thế thi đua sôi nổi.\n\n"
TAIL = "\n\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n"


def head(issued: str, *, of: str = "") -> str:
    """The head of a commune's plan of that day; `of` ends its title ("năm 2024")."""
    return (
        f"ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày {issued}\n\n"
        f"KẾ HOẠCH\nPhát động phong trào thi đua làm đường giao thông nông thôn{of}\n\n"
        "UBND xã xây dựng kế hoạch như sau:\n\n"
    )


def read_below(above: str, body: str) -> dict[str, Any]:
    """What is read in a plan with this head and this body."""
    return dict(as_key(read_plan(above + body + TAIL)))
