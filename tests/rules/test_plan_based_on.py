"""The paper that a plan carries out: which of those that its opening names, and how much of its name."""

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

PLAN = """UBND HUYỆN CAO LÂM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 5/KH-UBND\tCao Lâm, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Phát động đợt thi đua chào mừng 60 năm thành lập huyện

{opening}

I. MỤC ĐÍCH
- Thực hiện tốt Kế hoạch số 9/KH-UBND ngày 02/01/2024 của UBND huyện về an toàn giao thông.
"""


@pytest.mark.parametrize(
    ("opening", "read"),
    [
        (
            "Thực hiện Kế hoạch số 142/KH-UBND ngày 24/12/2023 của Ủy ban nhân dân tỉnh về phát động thi đua;",
            "Kế hoạch số 142/KH-UBND ngày 24/12/2023 của UBND tỉnh",
        ),
        (
            "Căn cứ vào Kế hoạch số 42-KH/HU, ngày 24 tháng 12 năm 2023 của Ban Thường vụ Huyện ủy về việc tổ chức kỷ niệm;",
            "Kế hoạch số 42-KH/HU, ngày 24 tháng 12 năm 2023 của Ban Thường vụ Huyện ủy",
        ),
        (
            "Triển khai Kế hoạch 142/KH-UBND của UBND tỉnh ngày 24/12/2023, UBND huyện ban hành kế hoạch:",
            "Kế hoạch 142/KH-UBND của UBND tỉnh ngày 24/12/2023",
        ),
        (  # the plan that is carried out, not the resolution before it
            "Căn cứ Nghị quyết số 12-NQ/HU ngày 05/12/2023 của Huyện ủy; Kế hoạch số 142/KH-UBND ngày 24/12/2023 "
            "của UBND tỉnh về phát động thi đua, UBND huyện ban hành kế hoạch như sau:",
            "Kế hoạch số 142/KH-UBND ngày 24/12/2023 của UBND tỉnh",
        ),
        (
            "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\nCăn cứ Quyết định số 11/QĐ-UBND ngày 03/01/2024 của UBND "
            "tỉnh về giao chỉ tiêu;\nThực hiện Công văn số 812/UBND-NC ngày 05/01/2024 của UBND tỉnh về phát động thi đua;",
            "Công văn số 812/UBND-NC ngày 05/01/2024 của UBND tỉnh",
        ),
        (
            "Theo chỉ đạo tại Thông báo số 77-TB/HU ngày 09/01/2024, UBND huyện phát động thi đua:",
            "Thông báo số 77-TB/HU ngày 09/01/2024",
        ),
        ("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022;", None),
        ("Thực hiện ý kiến chỉ đạo của Ban Thường vụ Huyện ủy về việc phát động thi đua;", None),
        ("(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 12/01/2024 của UBND huyện)", None),
    ],
)
def test_the_opening_names_the_paper_that_is_carried_out(opening: str, read: str | None):
    """A plan before other papers, what is carried out before what is stood on, and no law."""
    assert as_key(read_plan(PLAN.format(opening=opening)))["based_on"] == read
