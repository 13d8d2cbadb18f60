"""Words beside a value: everyday ones let it pass, parts, plans and guesses make the reader ask."""

from __future__ import annotations

import pytest

from campaigns.wording.read import read_line

# kind | value | its reading | words before, words behind: they say nothing about the value
HARMLESS = """
money | 250 triệu | 250000000 | thưa đồng chí; em chào anh ạ,; báo cáo lãnh đạo; bác trả lời là; dự tính; tính sơ sơ; theo dự toán; theo thiết kế của thợ; tổng chi phí; tất tần tật
money | 250 triệu | 250000000 | toàn bộ hết; kinh phí dự trù; kinh phí cần; quy ra tiền; đường bê tông xóm trên; cái cổng này; vẫn là; như trong giấy; hợp đồng; giá sau thuế
money | 250 triệu | 250000000 | cả công lẫn vật liệu; nhờ em nhập; cháu điền giúp bác; thôi cứ ghi; anh Dũng ơi; làm sân chơi thiếu nhi; không dưới; vỏn vẹn
date | 25/10 | 2026-10-25 | thưa anh; bữa; sáng ngày; khởi công vào; bắt đầu làm từ; thôn sẽ làm; bà con làm; tổ chức khởi công; ra quân; họp dân rồi,; đã thống nhất; chắc chắn; phấn đấu xong; hoãn sang; dời qua
percent | 45% | 45 | làm được; mới làm được; tiến độ hiện tại; tính đến nay; thi công đạt; khối lượng đạt; nhà văn hóa được; thôn em được; hoàn thành được
quantity | 350m | 350 m | đường dài; tổng chiều dài; tuyến đường dài; quy mô; cả tuyến dài; đo được; thôn làm
"""
# kind | value | words before it, or behind it after "…": it may be a part, a change, a plan, a question
DOUBTFUL = """
money | 250 triệu | mỗi người; từng hộ; còn thiếu; còn nợ; đã chi; mới chi; dân góp; xã cho; được hỗ trợ; xin thêm; bớt; tăng thêm; mượn; tiền cát; tiền thợ; tiền đất; riêng phần móng; đợt đầu
money | 250 triệu | năm ngoái; thôn bên; dưới mức; chưa đầy; cao lắm; nghe nói; hình như; quỹ thôn có; thu được; hiến đất trị giá; hiện có; con em gửi về; nhà tài trợ hứa; trả nhà thầu; phát sinh
money | 250 triệu | … một hộ; … /m; … mỗi cái; … mỗi tháng; … là cùng; … trở xuống; … phải không; … à; … hả; … nữa mới đủ; … chưa đủ; … của dân; … tiền công; … phần móng; … công; … hoặc 300 triệu
money | 30 triệu | tiền của thôn; dư; 3 cái; cái; tháng; được thì; đã tiêu hết; tiền dầu; … cái; … nữa; … thì thiếu; … ư; … của các hộ; … trừ 5 triệu; … một đợt
date | 20/10 | họp; … mới họp; … qua rồi; … đến; … trả lời; … thì bận; … âm hay dương; chờ đến; … báo sau; không làm được
money | 95 triệu | chắc gì; tưởng là; hơn dự toán; người ta làm; tài khoản có; … nhân đôi; … ngày công; … sang năm tiếp
date | 20/10 | chắc gì; kịp thì; lùi từ; quyết toán; tưởng là; … đổ về trước; … hôm sau
percent | 60% | chắc gì; làm gì được; quyết tâm; thiết kế; tưởng được
quantity | 250m | đoạn 1; trong đó; … có sẵn; … dự phòng
date | 20/10/20 | bắt đầu; ngày
date | 1/1/99 | bắt đầu; ngày
percent | 50 | xong đoạn; … hộ; … /; /; … năm
percent | 50% | đúng ra; cố; từ 20% ->; … dân; … nhân công; nửa tiền,; … trước tết; tăng; … vật tư
quantity | 50m | thôn làm được; … nữa; … rồi; dày; mỗi thôn; 2 đoạn; … và 30m; … x 2
date | 25/10 | sau; từ sau; không phải; nếu; có thể; nghe nói; gần; không sớm hơn; hàng tháng; trước ngày hội; … hoặc 30/10; … phải không; … hả; … chưa chắc; … nếu trời nắng; … lùi 5 ngày
percent | 45% | chưa tới; tháng sau được; sẽ đạt; phấn đấu; kế hoạch; móng được; dân góp; giải ngân; hôm qua; … phần thô; … hộ đồng ý; … nữa là xong; … nữa; … cuối tháng; … hả
quantity | 350m | còn; mới được; thêm; mỗi hộ; chưa đến; rộng; nếu; … hoặc 400m; … mỗi bên
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """(kind, text, reading) of every wording of a table."""
    found: list[tuple[str, ...]] = []
    for line in filter(None, table.split("\n")):
        kind, value, *rest = line.split(" | ")
        for words in rest[-1].split("; "):
            behind = words.startswith("… ")
            text = f"{value} {words[2:]}" if behind else f"{words} {value}"
            found.append((kind, text, *rest[:-1]))
    return found


def reading(kind: str, text: str) -> object:
    """What is read, a quantity as "350 m"; None where it is asked."""
    found = read_line({"kind": kind, "text": text, "today": "2026-10-19"}).get("value")
    return f"{found['value']} {found['unit']}" if isinstance(found, dict) else found


@pytest.mark.parametrize(("kind", "text", "value"), rows(HARMLESS))
def test_everyday_words_let_a_value_pass(kind: str, text: str, value: str) -> None:
    """Nobody is asked twice for "theo thiết kế 250 triệu"."""
    assert str(reading(kind, text)) == value


@pytest.mark.parametrize(("kind", "text"), rows(DOUBTFUL))
def test_a_part_a_change_or_a_guess_is_asked(kind: str, text: str) -> None:
    """ "Tiền đất 250 triệu" is not what the work is worth."""
    assert reading(kind, text) is None
