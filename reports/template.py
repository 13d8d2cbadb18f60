"""Our own template of a report, in the form of Nghị định 30/2020/NĐ-CP, with its places to fill in.

It is made here rather than kept as a file, so that what is printed where can be read; an office takes
a copy (`thidua report --template`), changes it in Word and names it in REPORT_TEMPLATE.
"""

import io
from typing import Any

from docx import Document

from reports import paper
from reports.paper import CENTRE, LEFT, Cells


def build() -> bytes:
    """The template as a .docx."""
    page = Document()
    paper.style(page)
    _heading(page)
    paper.said(page, "{{ mo_dau }}")
    _results(page)
    _rest(page)
    _signature(page)
    _appendices(page)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


# ------------------------------------------------------------------------------------- the parts


def _heading(page: Any) -> None:
    """Issuing body and quốc hiệu side by side, number and date under them, then the title."""
    table = paper.bare(page, (66, 99))
    left, right = table.rows[0].cells
    paper.put(left, "{{ co_quan[0] }}", size=12, bold=True, where=CENTRE)
    paper.put(left, "{{ co_quan[1] }}", size=12, bold=True, where=CENTRE)
    paper.rule(left, 20)
    paper.put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, where=CENTRE)
    paper.put(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, where=CENTRE)
    paper.rule(right, 19)
    left, right = table.add_row().cells
    paper.put(left, "Số: {{ so_hieu }}", size=13, where=CENTRE)
    paper.put(right, "{{ dia_danh }}, {{ ngay_thang }}", size=13, italic=True, where=CENTRE)
    paper.blank(page, 6)
    paper.said(page, "BÁO CÁO", bold=True, where=CENTRE, indent=False, after=0)
    paper.said(page, "{{ trich_yeu }}", bold=True, where=CENTRE, indent=False, after=0)
    paper.rule(page, 60)
    paper.blank(page, 6)
    paper.tag(page, "{%p if kinh_gui %}")
    paper.said(page, "Kính gửi:", where=LEFT, indent=False, after=0, left=30)
    paper.tag(page, "{%p for x in kinh_gui %}")
    paper.said(page, "- {{ x }}", where=LEFT, indent=False, after=0, left=50)
    paper.tag(page, "{%p endfor %}")
    paper.blank(page, 12)
    paper.tag(page, "{%p endif %}")


def _results(page: Any) -> None:
    _title(page, "{{ so.chi_dao }}. CÔNG TÁC CHỈ ĐẠO, PHÁT ĐỘNG")
    _each(page, "chi_dao")
    _title(page, "{{ so.ket_qua }}. KẾT QUẢ")
    _title(page, "{{ so.dang_ky }}. Kết quả đăng ký")
    _each(page, "dang_ky")
    sums = (("{}", "{{ x.ten }}", 55), ("Số công trình", "{{ x.so }}", 25),
            ("Giá trị (triệu đồng)", "{{ x.gia_tri }}", 40), ("Đã xong", "{{ x.xong }}", 20),
            ("Tiến độ", "{{ x.tien_do }}", 25))  # fmt: skip
    _if(page, "theo_loai", "Bảng: công trình, phần việc theo loại",
        _named(sums, "Loại"), "theo_loai", total="tong")  # fmt: skip
    _if(page, "theo_khoi", "Bảng: công trình, phần việc theo khối, cụm",
        _named(sums, "Khối, cụm"), "theo_khoi", total="tong")  # fmt: skip
    paper.tag(page, "{%p if tien_do %}")
    _title(page, "{{ so.tien_do }}. Tiến độ thực hiện")
    _each(page, "tien_do")
    _if(page, "cham", "Bảng: công trình, phần việc chậm", (
        ("Mã số", "{{ x.ma }}", 27), ("Đơn vị", "{{ x.don_vi }}", 32),
        ("Công trình, phần việc", "{{ x.ten }}", 46), ("Hẹn xong", "{{ x.hen }}", 26),
        ("Tình trạng", "{{ x.tinh_trang }}", 34),
    ), "cham")  # fmt: skip
    paper.tag(page, "{%p endif %}")
    paper.tag(page, "{%p if chi_tieu %}")
    _title(page, "{{ so.chi_tieu }}. Kết quả thực hiện chỉ tiêu")
    _each(page, "chi_tieu_chung")
    paper.table(page, (
        ("STT", "{{ x.stt }}", 13), ("Chỉ tiêu", "{{ x.ten }}", 64),
        ("Yêu cầu", "{{ x.yeu_cau }}", 32), ("Kết quả", "{{ x.ket_qua }}", 28),
        ("Đánh giá", "{{ x.danh_gia }}", 28),
    ), "chi_tieu")  # fmt: skip
    paper.tag(page, "{%p endif %}")
    paper.tag(page, "{%p if dien_hinh %}")
    _title(page, "{{ so.dien_hinh }}. Công trình, phần việc tiêu biểu")
    paper.tag(page, "{%p for x in dien_hinh %}")
    paper.said(page, "- {{ x.cau }}")
    paper.tag(page, "{%p if x.anh %}")
    paper.said(page, "{% for a in x.anh %}{{ a }} {% endfor %}", where=CENTRE, indent=False)
    paper.tag(page, "{%p endif %}")
    paper.tag(page, "{%p endfor %}")
    paper.tag(page, "{%p endif %}")


def _rest(page: Any) -> None:
    _title(page, "{{ so.ton_tai }}. TỒN TẠI")
    _each(page, "ton_tai")
    paper.tag(page, "{%p if khen_thuong %}")
    _title(page, "{{ so.khen_thuong }}. ĐỀ NGHỊ KHEN THƯỞNG")
    _each(page, "khen_thuong_chung")
    paper.table(page, (
        ("STT", "{{ x.stt }}", 13), ("Tập thể", "{{ x.ten }}", 49),
        ("Tóm tắt thành tích", "{{ x.thanh_tich }}", 103),
    ), "khen_thuong")  # fmt: skip
    paper.tag(page, "{%p endif %}")
    _title(page, "{{ so.kien_nghi }}. PHƯƠNG HƯỚNG, KIẾN NGHỊ")
    _each(page, "kien_nghi")
    paper.said(page, "{{ ket }}", keep=True)


def _signature(page: Any) -> None:
    """Nơi nhận left, authority and post right, never torn apart by a page's end."""
    table = paper.bare(page, (75, 90))
    left, right = table.rows[0].cells
    paper.put(left, "Nơi nhận:", size=12, bold=True, italic=True)
    paper.put(left, "{%p for x in noi_nhan %}", size=11)
    paper.put(left, "- {{ x }}", size=11)
    paper.put(left, "{%p endfor %}", size=11)
    for said in ("{{ ky_thay }}", "{{ chuc_vu }}", "", "", "", "{{ nguoi_ky }}"):
        paper.put(right, said, size=14, bold=True, where=CENTRE)


def _appendices(page: Any) -> None:
    """The list of works lies across; a page's form stands at its end, so it goes with the list."""
    paper.section(page, wide=True)
    paper.tag(page, "{%p if cong_trinh %}")
    _appendix(page, "{{ so.pl_cong_trinh }}", "DANH MỤC CÔNG TRÌNH, PHẦN VIỆC")
    paper.table(page, (
        ("STT", "{{ x.stt }}", 12), ("Mã số", "{{ x.ma }}", 23), ("Đơn vị", "{{ x.don_vi }}", 31),
        ("Công trình, phần việc", "{{ x.ten }}", 62), ("Loại", "{{ x.loai }}", 38),
        ("Giá trị (triệu đồng)", "{{ x.gia_tri }}", 27), ("Khởi công", "{{ x.khoi_cong }}", 24),
        ("Hoàn thành", "{{ x.hoan_thanh }}", 24), ("Tiến độ", "{{ x.tien_do }}", 17),
    ), "cong_trinh")  # fmt: skip
    paper.tag(page, "{%p if con_nua %}")
    paper.said(page, "{{ con_nua }}", indent=False, size=12)
    paper.tag(page, "{%p endif %}")
    paper.section(page, wide=False)
    paper.tag(page, "{%p endif %}")
    _appendix(page, "{{ so.pl_don_vi }}", "KẾT QUẢ THEO ĐƠN VỊ")
    paper.table(page, (
        ("STT", "{{ x.stt }}", 13), ("Đơn vị", "{{ x.ten }}", 43), ("Số CT", "{{ x.so }}", 13),
        ("Giá trị (triệu đồng)", "{{ x.gia_tri }}", 29), ("Đã chi (triệu đồng)", "{{ x.chi }}", 21),
        ("Xong", "{{ x.xong }}", 15), ("Chậm", "{{ x.cham }}", 16), ("Tiến độ", "{{ x.tien_do }}", 15),
    ), "don_vi", total="tong")  # fmt: skip


def _appendix(page: Any, number: str, title: str) -> None:
    for said, size, italic in (
        (number, 14, False), (title, 14, False),
        ("(Kèm theo Báo cáo số {{ so_hieu }} {{ ngay_thang }} của {{ ten_xa }})", 13, True),
    ):  # fmt: skip
        paper.said(page, said, bold=not italic, italic=italic, where=CENTRE, indent=False, size=size,
              after=2)  # fmt: skip
    paper.blank(page, 6)


def _title(page: Any, text: str) -> None:
    paper.said(page, text, bold=True, keep=True)


def _each(page: Any, name: str) -> None:
    """One paragraph for each sentence of a list."""
    paper.tag(page, f"{{%p for cau in {name} %}}")
    paper.said(page, "{{ cau }}")
    paper.tag(page, "{%p endfor %}")


def _named(cells: Cells, name: str) -> Cells:
    return [(heading.format(name), place, width) for heading, place, width in cells]


def _if(page: Any, given: str, caption: str, cells: Cells, name: str, *, total: str = "") -> None:
    paper.tag(page, f"{{%p if {given} %}}")
    paper.said(page, caption, italic=True, where=CENTRE, indent=False, keep=True)
    paper.table(page, cells, name, total=total)
    paper.tag(page, "{%p endif %}")
