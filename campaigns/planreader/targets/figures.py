"""What a figure says beside the others of its clause: part of a name, of a share, compared behind its noun."""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.planreader.targets.quantities import GT, Quantity

PER_AREA = re.compile(r"(?:trên|/) ?0?1 ?ha(?: [^\W\d_]+){0,3}$")
_NEAR = 80  # characters around a figure that say what it is
_PLACES = re.compile(
    r"(?:trên|ở|tại) \d{1,2}(?:/\d{1,2})? (?:tuyến|đoạn|thôn|xóm|ấp|bản|buôn|khu|địa bàn|xã|tổ)\b"
)
# "bó gọn cáp viễn thông trên 25 tuyến phố": on them, not more than so many
_ON_ROADS = re.compile(r"tuyến|đoạn|trục")
_WORK_ON = re.compile(r"[^,;.\d]{8,} (?!đạt|có|được|dựng|thêm|là)[^\W\d_]+ trên $")
_AND_THERE = re.compile(r"tại \d{1,2} [^,;:\d]{2,20}(?: và|,)$")
_TITLE_LEVEL = re.compile(
    r"hoàn thành (?:tốt|xuất sắc)|danh hiệu|mức độ|hạng|loại|\bsao\b"
)  # "30% đạt danh hiệu … trở lên"
# "các xã còn dưới 80% phải tăng thêm 5 điểm phần trăm": whom the aim is set
_BODY = re.compile(
    r"khu phố|tổ dân phố|thôn|xóm|ấp|bản|buôn|xã|phường|trường|chi \w+|đơn vị|cơ quan"
)
_CONDITION = re.compile(r" ?(?:thì )?phải\b")
_SEASONS = re.compile(r"(?:gieo cấy|gieo trồng|gieo sạ|sản xuất|canh tác|diện tích|trồng)$")
# such as "80% doanh nghiệp có bữa ăn ca từ 25.000 đồng": whom the share is of
_WITH_SO_MUCH = re.compile(r"^ [^,;:.()]{3,60} có [^,;:.()]{3,40} $")
_WIDTH = re.compile(r"(?:đạt chuẩn|(?:mặt|nền) đường)(?: từ| tối thiểu)? $")  # of the road
_LATE = re.compile(r"^[^,;.:\d]{1,60}?(?P<late> trở (?:lên|xuống))(?= |,|;|$)")


def in_another(whole: Quantity, one: Quantity, gap: str, *, part: bool, worded: bool) -> bool:
    """ "01 ao làng hoặc 01 khu vui chơi", "10 hộ đạt 8 tiêu chí": the figure only tells what the other counts."""
    if re.search(r" hoặc (?:ít nhất |tối thiểu )?$", gap):
        return True
    same = (one.unit or "").lower() == (whole.unit or "").lower()
    if (
        (one.unit or "").lower() == "tiêu chí"
        and not same
        and re.search(r"^[^,;]* đạt (?:thêm |đủ )?$", gap)
    ):
        return True
    unit = one.unit or ""
    if unit == "m" and _WIDTH.search(gap):
        return True
    if one.compared and (whole.unit or "").startswith("%") and _WITH_SO_MUCH.search(gap):
        return True
    if unit.startswith("ha") and one.comparator == GT and re.fullmatch(r"[^,;:]{3,60}", gap):
        return True  # "mỗi thôn tối thiểu 01 bể thu gom trên 2 ha canh tác": one for so many
    said = ((whole.unit or "").startswith("%") or whole.total is not None) and worded
    if said and re.fullmatch(r"(?:[^;:]{3,80}[^,;:])? có ", gap):
        return (
            True  # "95% cán bộ, giáo viên có ít nhất một giải pháp", "9/9 ấp có ít nhất một tuyến"
        )
    return not part and _of_each(whole, one, gap)


def _of_each(whole: Quantity, one: Quantity, gap: str) -> bool:
    """ "90% hộ gia đình trang bị ít nhất 01 bình": what each of them does is part of the name."""
    shared = (whole.unit or "").startswith("%") or whole.total is not None
    return bool(shared and not (one.unit or "").startswith("%") and re.fullmatch(r"[^,;:(]{6,60}", gap)
                and not re.search(r"(?:^|\s)(?:và|trong đó|với|so với|của|có)\s", gap))  # fmt: skip


def late_comparison(piece: str, one: Quantity, right: int) -> tuple[Quantity, str | None]:
    """ "99% cử tri trở lên": the comparison stands behind the counted noun."""
    match = _LATE.search(piece[one.end : right])
    if match is None or one.compared or _TITLE_LEVEL.search(match.group()):
        return one, None
    comparator = "gte" if "lên" in match["late"] else "lte"
    if one.value == 100 and one.unit == "%":
        return one, None  # no more than all of them: "hoàn thành tốt nhiệm vụ trở lên"
    return replace(one, comparator=comparator, compared=True), match["late"]


def is_name(piece: str, quantities: list[Quantity], index: int) -> bool:
    """ "trên 1 ha: 106 triệu đồng", "thu nhập trên 500 triệu đồng/năm": a figure inside a name."""
    one = quantities[index]
    after = piece[one.end :]
    if index + 1 < len(quantities) and (
        re.match(r" ?:", after) or PER_AREA.search(piece[max(0, one.end - _NEAR) : one.end])
    ):
        return True
    where = _PLACES.search(piece, max(0, one.start - 5), one.end + _NEAR)
    if where and where.start() <= one.start and (index or "kiểm tra" in piece):
        return True  # "kẻ 100% vạch trên 04 tuyến đường": where, not how many
    if _CONDITION.match(after) or _sized(piece, quantities, index):
        return True
    before = piece[max(0, one.start - _NEAR) : one.start].rstrip()
    if (one.unit or "") == "vụ" and _SEASONS.search(before):
        return True  # "diện tích gieo cấy 2 vụ lúa"
    if index and "kiểm tra" in piece and _AND_THERE.search(before):
        return True  # "kiểm tra tại 04 thôn và 02 trường học"
    if re.search(r"\bcó (?:tổng )?giá trị$", before):
        return True  # "mỗi thôn 01 công trình: …, có giá trị từ 10 triệu đồng": what counts as one
    if before.endswith(" của") and one.unit != "%" and (index or _BODY.match(one.unit or "")):
        return True
    gap = piece[quantities[index - 1].end : one.start] if index else ""
    if re.fullmatch(r" [^,;:.()]{0,30}cho ", gap) and re.match(r"hộ\b", one.unit or ""):
        return True  # "cấp 90 con dê giống cho 45 hộ": who gets them
    if (
        index
        and re.search(
            r"(?:thu nhập|mức|từ|trị giá|(?<!hết )(?<!đủ )(?<!xong )(?<!tổng )diện tích|quy mô|có (?:chiều dài|doanh thu|công suất|giá trị|vốn))(?: bình quân)?$",
            before,
        )
        and one.unit != "%"
    ):
        return not re.search(r"[,;]", piece[quantities[index - 1].end : one.start])
    return before.endswith("/") or ((one.unit or "").startswith("lần") and not one.compared)


_OF_SIZE = re.compile(r" [^,;:()]{3,60} có (?:từ |trên |dưới )?$")
_GOES_ON = re.compile(r" [^\W\d_]")


def _sized(piece: str, quantities: list[Quantity], index: int) -> bool:
    """ "100% công đoàn doanh nghiệp có từ 50 lao động trở lên phát động": which of them are meant."""
    one = quantities[index]
    left = quantities[index - 1].end if index else 0
    whole = index and (quantities[index - 1].unit or "").startswith("%")
    shown = _OF_SIZE.fullmatch(piece[left : one.figure])
    return bool(whole and shown and one.compared and _GOES_ON.match(piece[one.end :]))


def compared(piece: str, one: Quantity) -> str:
    """The comparison that the words around the figure mean."""
    if one.total is not None and one.value == one.total:
        return "eq"  # "trên 21/21 nhà văn hóa"
    if (
        one.comparator == "gte"
        and re.search(r"tăng từ ?$|từ ?$", piece[: one.figure])
        and isinstance(one.value, (int, float))
    ):
        return "gte"
    if (
        one.comparator == "gt"
        and _ON_ROADS.match(one.unit or "")
        and _WORK_ON.search(piece[: one.figure])
    ):
        return "eq"
    return one.comparator


def clean_unit(unit: str | None) -> str | None:
    """The unit with single blanks."""
    return re.sub(r"\s+", " ", unit).strip() if unit else unit
