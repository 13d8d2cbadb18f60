"""What a date stands for: the date of a cited document, an anniversary, a term of office, a posting
date, how things stood, or free, that is, possibly the campaign's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from campaigns.planreader.days import dates
from campaigns.planreader.days.dates import Mention
from campaigns.planreader.text.columns import column_of
from campaigns.planreader.text.outline import Document
from campaigns.planreader.text.type_line import TYPES

CITED, ANNIVERSARY, TERM, SCHOOL, STAGE, POSTED, ISSUED, EFFECTIVE, PAST, FREE = (
    "cited", "anniversary", "term", "school", "stage", "posted", "issued", "effective", "past", "free",
)  # fmt: skip
_DOCUMENT = "|".join(
    sorted((*TYPES, "nghị định", "thông tư", "luật", "bộ luật", "pháp lệnh", "kết luận", "văn bản",
            "điều lệ", "hiến pháp", "lời kêu gọi", "hội nghị", "ý kiến chỉ đạo", "đề nghị"),
           key=len, reverse=True)
)  # fmt: skip
_NUMBERED = re.compile(
    r"số(?!\"):? ?(?=\S*[\d/….])\S{1,30}(?: ?[-/] ?\S{1,20})?(?: [\w-]{1,12})?,? (?:đã )?(?:được )?(?:ban hành |ký |"
    r"phê duyệt )?(?:vào )?(?:ngày )?$"
)
_NAMED = re.compile(rf"\b(?:{_DOCUMENT})\b[^.;()\n]{{0,70}}?(?:ngày )?$")
_TITLED_AFTER = re.compile(r"^,? (?:của|về|do|quy định|phê duyệt|ban hành|sửa đổi|v/v)\b")
_BOUND = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|đến hết|hạn|trong|từ|đến|vào)(?: [^\s\d,.;:()]{1,12}){0,4} ?(?:ngày )?$"
)
_GROUND = re.compile(
    r"^(?:[-+] ?)?(?:căn cứ|xét (?:đề nghị|tờ trình|công văn|văn bản|báo cáo|nhu cầu|tình hình))\b"
)
_CELEBRATED = re.compile(
    r"kỷ niệm|thành lập|truyền thống|chiến thắng|giải phóng|quốc khánh|ngày sinh|nhà giáo|"
    r"quốc tế|thương binh|tái lập|cách mạng|kêu gọi|chia tách|ngày hội|lễ|khởi nghĩa|phụ nữ|bác hồ"
)
_GREETED = re.compile(
    r"(?:kỷ niệm|chào mừng|mừng|nhân(?= (?:dịp|ngày|kỷ niệm|lễ|đại hội|tết|tháng|năm|các|sự kiện))|dịp|các ngày|ngày lễ|lễ lớn|lễ:?)"
    r"[^.;\d]{0,60}(?:ngày )?$"
)
_SET_DAYS = re.compile(  # "Các ngày hoạt động cao điểm: 15/6, 20/7 và …"
    r"các ngày (?:hoạt động|ra quân|cao điểm|chủ nhật|thứ)[^.;:\d]{0,40}: ?$|ra quân(?:[^.;:\d]|\d+ (?=đợt|lần|buổi)){0,30} các ngày:? ?$"
)
_OCCASION = re.compile(r"(?:vào|nhân|đúng) (?:đúng )?(?:dịp|ngày|lễ)[^.;,]{0,60}$")
_NAMED_DAY = re.compile(
    r"(?:việt nam|qđndvn|qđnd|phụ nữ|thiếu nhi|lao động|liệt sĩ|sinh viên|đoàn|đảng|"
    r"quốc khánh|hội|thanh niên|doanh nhân|nhà giáo|quân đội|miền nam|người cao tuổi) ?(?:ngày )?$"
)
# "tổng kết nhân dịp … (28/7/2025)", "sơ kết cùng lễ kỷ niệm … (20/10)": that day is meant
_REVIEWED = re.compile(
    r"(?:sơ|tổng) kết[^.;\d]{0,40} (?:(?:vào|nhân|đúng) (?:đúng )?(?:dịp|ngày|kỷ niệm|lễ)|dịp|cùng(?: với)? (?:lễ|hội nghị)) [^.;,]{0,90}\(\s*(?:ngày )?$"
)
_BEFORE_EVENT = re.compile(
    rf"{dates.BEFORE_EVENT}(?:tháng \d{{1,2}} )?\(?(?:dự kiến |tức |là |vào )*(?:ngày )?$"
)
# "Ngày Chuyển đổi số quốc gia (10/10)": what has a day of its own in the calendar
_CAPITAL_DAY = re.compile(
    r"(?:\bNgày (?!hội)[A-ZĐÀ-Ỹ]|\bNgày (?:toàn dân|quốc tế|thế giới)\b|[Hh]ưởng ứng [^.;()\d]{0,60}[Nn]gày |[“\"]Ngày )[^.;()\d]{3,70} ?\( ?(?:ngày )?$"
)
# "gắn với Ngày Chuyển đổi số quốc gia 10/10": inside a sentence
_DAY_OF = re.compile(r"(?<=[^\W\d_] )Ngày (?!hội)[A-ZĐÀ-Ỹ][^.;:,()\d]{3,60} $")
_REMEMBERED = re.compile(
    r"(?:giải phóng|ngày thành lập|ngày truyền thống|chiến thắng|quốc khánh|sinh nhật)[^.;:,()\d]{0,40} (?:ngày )?$"
)
_NAMED_EVENT = re.compile(
    r"bầu cử đại biểu(?:[^.;,\t]|, (?=đại biểu|hội đồng)){0,160}?(?:ngày )?$|(?:(?:kỳ|ngày) (?:tổng )?(?:bầu cử|thi|họp|lễ)|cuộc (?:tổng )?bầu cử)[^.;,:\t]{0,50}?(?:ngày )?$"
)
_POSTED = re.compile(
    r"ngày đăng|cập nhật(?! [^\W\d_]{2,} (?!ngày|lúc|cuối))|lượt xem|đăng lúc|đăng ngày|ngày tạo|ngày gửi bài|^\W*thứ \w+\W+\d"
)
_EFFECTIVE = re.compile(
    r"(?:có hiệu lực|áp dụng|thi hành)(?: thi hành)?(?: kể)?(?: từ)? ?(?:ngày )?$"
)
# "theo kết quả rà soát tại thời điểm 31/12/2021", "tính đến ngày …": how things stood
_MEASURED_AT = re.compile(
    r"(?:tại|ở) thời điểm (?:ngày )?$|thời điểm (?:chốt|lấy) số liệu[^.;\d]{0,25}$|(?<!thời gian thi đua )tính đến(?: hết)?(?: "
    + dates.HOUR
    + r",?)? (?:ngày )?$"
    r"|(?:rà soát|theo dõi|thống kê|số liệu|đánh giá),?[^.;]{0,20}(?<! nhất)(?<! cuối)(?<! chót) đến(?: hết)? (?:ngày )?$"
)
# when the data are taken, not when anything is due
_DATA_OF = re.compile(
    r"(?:lấy|chốt|tính) số liệu[^.;\n\d]{0,25}(?:\d{1,2} giờ (?:ngày )?)?$|số liệu (?:báo cáo )?(?:được )?(?:tính|lấy)[^.;\n\d]{0,15}$"
)
# over which time results are counted: "căn cứ kết quả thực hiện từ ngày … đến ngày …"
_RESULTS_OF = re.compile(
    r"(?:(?:căn cứ|dựa trên|tính)(?: vào| theo)? kết quả[^.;,\d]{0,40}|kết quả (?:thực hiện|công tác|hoạt động|phấn đấu))(?: được)?(?: tính)? (?:từ )?(?:ngày )?$"
)
_UNTIL = re.compile(r"đến(?: hết| thời điểm)? (?:ngày )?$")
_STOOD = re.compile(r",? ?(?:[^.;,\d]{1,25} )?(?:mới|đã|chỉ|vẫn|còn)\b")


_COLUMN_OF_DAYS = re.compile(
    r"(?:ngày |thời (?:gian|điểm|hạn) )?(?:bắt đầu|kết thúc|từ ngày|đến ngày|khởi công|hoàn thành)\b"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One date or a "từ … đến …" with the days it covers as far as the text says."""

    start: int
    end: int
    opening: Mention
    closing: Mention | None  # None for a single date
    first: date | None
    last: date | None
    role: str = FREE
    guessed: str | None = None  # how an end was completed

    @property
    def single(self) -> bool:
        """One date, no "từ … đến …"."""
        return self.closing is None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The one or two dates as printed."""
        return (self.opening, self.closing) if self.closing else (self.opening,)


def role_of(
    doc: Document, stretch: Stretch, issued: Mention | None, earlier: Stretch | None
) -> str:
    """What a date stands for; `earlier` is the date before it."""
    block = doc.block_at(stretch.start)
    before = doc.low[max(block.start, stretch.opening.start - 160) : stretch.opening.start]
    after = doc.low[stretch.end : min(block.end, stretch.end + 40)]
    if issued and stretch.opening.start == issued.start:
        return ISSUED
    if stretch.opening.kind == dates.YEARS:
        return _years_role(before, stretch)
    if (
        len(doc.low[block.start : block.end]) < 120
        and _POSTED.search(before or doc.low[block.start : block.end])
        and _POSTED.search(doc.low[block.start : block.end])
    ):
        return POSTED
    if _EFFECTIVE.search(before):
        return EFFECTIVE
    if _DATA_OF.search(before):
        return PAST
    if not stretch.single and _RESULTS_OF.search(before):
        return PAST
    if stretch.single and (
        _MEASURED_AT.search(before)
        or (_UNTIL.search(before) and _STOOD.match(after) and _not_after(stretch, issued))
    ):
        return PAST
    exact = stretch.opening.kind in (dates.DAY, dates.PARTIAL, dates.WRONG, dates.BLANK)
    if stretch.single and exact and _is_cited(doc, block.body, before, after):
        return CITED
    if (
        before.endswith("\t")
        and after[:1] in ("\t", "")
        and _COLUMN_OF_DAYS.match(column_of(doc, block, stretch.start) or "")
    ):
        return FREE  # "Mừng Đảng, mừng Xuân", and in the next cell the first day
    named = stretch.opening.kind == dates.PARTIAL and stretch.single and _THEN_ON.match(after)
    if named or _is_anniversary(stretch, before, after, earlier, doc):
        return ANNIVERSARY
    return FREE


def _not_after(stretch: Stretch, issued: Mention | None) -> bool:
    signed = issued.first if issued else None
    return bool(signed and stretch.last and stretch.last <= signed)


def _years_role(before: str, stretch: Stretch) -> str:
    if re.search(r"nhiệm kỳ[^.;]{0,12}$|khóa [ivx]+,? ?\(?$", before):
        return TERM
    if re.search(r"(?:năm học|học kỳ \w+)[^.;]{0,12}$", before):
        return SCHOOL
    opening = stretch.opening
    long = opening.first and opening.last and opening.last.year - opening.first.year >= 15
    return ANNIVERSARY if long else STAGE


def _is_cited(doc: Document, body: int, before: str, after: str) -> bool:
    if _NUMBERED.search(before):
        return True
    if _BOUND.search(before):
        return False
    if _GROUND.match(doc.low[body : body + 20]) and not doc.block_at(body).parents:
        return True
    return bool(_NAMED.search(before)) and bool(_TITLED_AFTER.match(after))


# "chào mừng Đại hội Đảng bộ xã (15/5/2025)"; "đại hội điểm tại thôn Bắc (ngày 10/4)" is the plan's own
_AHEAD = re.compile(r"bầu cử|chào mừng|đại hội(?! điểm)")
_HELD = re.compile(
    r"(?:tại đại hội|(?:tại|tổ chức|trong) (?:buổi )?(?:lễ|hội nghị|ngày hội|đêm hội))[^.;()]{0,90}\(?\s*$"
)
# "trao thưởng trong đêm văn nghệ mừng Đảng, mừng Xuân 03/02/2025"
_DURING = re.compile(r"(?:tại|trong) (?:buổi )?(?:lễ|đêm|chương trình) (?!kỷ niệm)[^.;()\d]{3,70}$")
# "sơ kết đợt 1 trong lễ kỷ niệm ngày 20/11"
_REVIEWED_THERE = re.compile(
    r"(?:sơ|tổng) kết[^.;\n]{0,40} (?:trong|tại|gắn với|cùng với|vào) (?:buổi )?(?:lễ|mít tinh|họp mặt|gặp mặt|tọa đàm|hội nghị) kỷ niệm[^.;,()\d]{0,40}(?:ngày )?$"
)
# its own day: "- Lễ kỷ niệm: ngày 19/12/2022"
_ITS_CEREMONY = re.compile(
    r"(?:^|[-+.)/;] ?)(?:tổ chức )?(?:buổi )?lễ (?:kỷ niệm|mít tinh|đón|công bố)[^.;,:()\d]{0,60}: ?(?:dự kiến )?(?:vào )?(?:ngày )?$"
)
# "Lễ tổng kết, tôn vinh phụ nữ tiêu biểu (17/10/2023)", as an item or in its cell
_OWN_CEREMONY = re.compile(
    r"(?:^|[\t.;:+-] ?)(?:tổ chức )?(?:lễ|hội nghị|buổi) (?:tổng kết|sơ kết|phát động|trao|tuyên dương|tôn vinh|ra quân|ký kết)[^.;()\t\n]{0,80}\(\s*(?:ngày )?$"
)
# "tổng kết dịp ngày hội Đại đoàn kết 18/11/2019"
_REVIEWED_AT = re.compile(
    r"(?:sơ|tổng) kết[^.;\d]{0,30}(?: dịp|: nhân(?: dịp)?) (?:[^.;,()\d]|\d+ năm){3,60}$"
    r"|(?:(?:sơ|tổng) kết|trao|công bố)\b[^.;()\n]{0,140}, dự kiến (?:vào )?(?:ngày )?$"
)
_AT_OCCASION = re.compile(
    r"(?:trước|hoàn thành|khởi công|khánh thành|ra mắt|bàn giao|sơ kết|tổng kết) dịp (?:ngày )?$|(?:đợt|lần) [\divx]{1,3},? (?:vào |nhân )?dịp (?:ngày )?$"
    r"|(?:khởi công|khánh thành|ra mắt|bàn giao|gắn biển|sơ kết|tổng kết|công bố|trao (?:giải|thưởng))(?:(?!chào mừng|thành tích)[^.;:,()\d]){0,40} dịp (?:(?!chào mừng|thành tích)[^.;,:()\d]){0,40}(?:ngày )?$"
)
# such as "khánh thành vào dịp kỷ niệm (20/9/2024)": the day of the work itself
_DONE_AT = re.compile(
    r"(?:hoàn thành|khởi công|khánh thành|ra mắt|bàn giao|gắn biển)(?:(?!chào mừng|thành tích)[^.;:,()\d]){0,40} dịp (?:(?!chào mừng|thành tích)[^.;,:()\d]){0,40}\( ?(?:ngày )?$"
)
_PART_OF_DAY = re.compile(r"(?:sáng|chiều|tối) $")


# "Hội thi chào mừng: vòng sơ khảo ngày 25/11": a day of what is held
_ROUND_ON = re.compile(
    r"(?:vòng (?:sơ khảo|chung khảo|loại|bảng|trường|xã|huyện|cụm|\d)|sơ khảo|chung khảo|chung kết|bán kết|khai mạc|bế mạc) (?:vào |là )?(?:ngày )?$"
)


# "gặp mặt 20/11 vào 15 giờ ngày 19/11/2024": the name of a feast, and then the day
_THEN_ON = re.compile(
    rf"(?:,? (?:vào|tổ chức|lúc)| \([^()\d]{{0,25}}?) ?(?:lúc )?(?:{dates.HOUR},? )?(?:(?:sáng|chiều|tối) )?(?:ngày )?\d{{1,2}}(?:/\d{{1,2}}/| tháng \d{{1,2}} năm )\d{{4}}"
)


def _is_set(one: Mention, before: str, *, inside: bool) -> bool:
    """Whether the words before a day make it the plan's own: the celebration itself, "trước dịp 19/5"."""
    if _BEFORE_EVENT.search(before) or _ROUND_ON.search(before):
        return True
    if inside:
        there = _OWN_CEREMONY.search(before) or _DONE_AT.search(before)
        return bool(_REVIEWED.search(before) or (one.first and there))
    celebrated = (
        _PART_OF_DAY.search(before)
        or _REVIEWED_THERE.search(before)
        or (one.first and _DURING.search(before))
    )
    ceremony = one.first and (_ITS_CEREMONY.search(before) or _REVIEWED_AT.search(before))
    return bool(celebrated or ceremony) or bool(_AT_OCCASION.search(before))


def _years_later(first: date | None, last: date | None, before: str) -> bool:
    """ "(16/12/1964 - 16/12/2024)": the same day of another year, or a day ten years away."""
    if not (first and last):
        return False
    years, same = last.year - first.year, (first.month, first.day) == (last.month, last.day)
    if years == 1:  # "kỷ niệm 1 năm ngày thành lập xã (01/7/2025 - 01/7/2026)"
        return same and before.rstrip().endswith("(") and bool(_CELEBRATED.search(before))
    return years >= 2 and (same or years >= 10)


def _months_later(first: date | None, last: date | None, before: str) -> bool:
    """ "kỷ niệm 50 năm chiến thắng … (12/1972 - 12/2022)": the same month of another year, in a bracket."""
    if not (first and last and before.rstrip().endswith("(") and _CELEBRATED.search(before)):
        return False
    return last.year > first.year and first.month == last.month


_AND_A_FEAST = re.compile(
    r"(?:,| và|, và) (?:(?:kỷ niệm )?(?:\d+ năm )?ngày (?!\d)[^,.;:\d]{3,60} )?"
)
_THEN_DONE = re.compile(
    r" ?[:,]? ?(?:sẽ )?(?:tổng kết|sơ kết|tổ chức|ra quân|phát động|gửi|nộp|báo cáo|hoàn thành|họp|chấm)\b"
)


def _in_a_row_of_feasts(
    stretch: Stretch, before: str, after: str, earlier: Stretch | None, doc: Document
) -> bool:
    """ "chào mừng các ngày lễ 30/4, 01/5 và 19/5/2026", "kỷ niệm … ngày 22/12/2026"."""
    feast = earlier is not None and earlier.role == ANNIVERSARY and not _THEN_DONE.match(after)
    if earlier and feast and _AND_A_FEAST.fullmatch(doc.low[earlier.end : stretch.start]):
        return True
    return bool(
        _GREETED.search(before) and re.search(r"(?:kỷ niệm|chào mừng|mừng)[^.;]{0,70}$", before)
    )


def _is_anniversary(
    stretch: Stretch, before: str, after: str, earlier: Stretch | None, doc: Document
) -> bool:
    one, two = stretch.opening, stretch.closing
    if one.kind == dates.MONTH and two is not None:
        return _months_later(one.first, two.first, before)
    if one.kind not in (dates.DAY, dates.PARTIAL, dates.WRONG):
        return False
    if two is not None:
        return _years_later(one.first, two.first, before)
    inside = before.rstrip().endswith("(") and after.startswith(")")
    if _is_set(one, before, inside=inside) or _SET_DAYS.search(before):
        return False
    if inside and _CAPITAL_DAY.search(doc.text, max(0, one.start - 90), one.start):
        return True
    if inside and (_CELEBRATED.search(before) or _AHEAD.search(before)):
        return not _HELD.search(before)
    if _OCCASION.search(before) and not re.search(r"chào mừng[^.;,]{0,60}$", before):
        return False
    if _NAMED_EVENT.search(before):
        return True
    bound, greeted = _BOUND.search(before), _GREETED.search(before)
    if bound and not (greeted and greeted.start() >= bound.start()):
        return False
    if one.kind == dates.PARTIAL:
        if not bound and _is_remembered(doc, one, before):
            return True
        if before.endswith("đợt ") or greeted or _NAMED_DAY.search(before):
            return True
        return _goes_on(doc, stretch, earlier)
    return _in_a_row_of_feasts(stretch, before, after, earlier, doc)


def _is_remembered(doc: Document, one: Mention, before: str) -> bool:
    """ "tưởng nhớ 27/7", "Ngày Nhà giáo Việt Nam 20/11": a day of every year."""
    named = _DAY_OF.search(doc.text, max(0, one.start - 90), one.start)
    return named is not None or _REMEMBERED.search(before) is not None


def _goes_on(doc: Document, stretch: Stretch, earlier: Stretch | None) -> bool:
    """ "chào mừng 30/4 và 01/5": the second of two days of honour."""
    if earlier is None or earlier.role != ANNIVERSARY or earlier.opening.kind != dates.PARTIAL:
        return False
    gap = doc.low[earlier.end : stretch.start]
    return len(gap) < 60 and not re.search(r"[.;:\n]", gap)
