"""Dates that bind nobody: among the grounds, in the title, in an aim, of a figure, of an event still expected."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.timelines import opens_a_row
from campaigns.planreader.text.columns import column_of
from campaigns.planreader.text.outline import Block, Document


def binds_nobody(doc: Document, one: Stretch) -> bool:
    """Whether a free date only tells what the rest is about."""
    if opens_a_row(doc, one):
        return _said_in_passing(doc, one)
    if _SUPPOSED.search(doc.low, max(0, one.start - 120), one.start):
        return True
    if _GREETED_ROW.search(doc.low, max(0, one.start - 400), one.start):
        return True
    if _named_for_good(doc, one):
        return True
    block = doc.block_at(one.start)
    if _FORECAST.match(doc.low, doc.sentence(one.start)[0], one.start):
        return True
    if _OCCASIONS.fullmatch(column_of(doc, block, one.start) or ""):
        return True
    if _TABLE_HEAD.match(doc.words(block)) or (not one.first and _TOLD.search(doc.headings(block))):
        return True
    expected = _UNTIL_EVENT.search(doc.low, max(0, one.start - 120), one.start)
    if _IF_NOT.match(doc.low, one.end) or no_longer(doc, one):
        return True
    if _REFUSED.match(doc.low, one.end) and _said_before(doc, one):
        return True
    if one.closing and _BROADCAST.search(doc.low, max(0, one.start - 140), one.start):
        return True
    return bool(expected) or _said_in_passing(doc, one) or _dates_a_figure(doc, one)


def only_expected(doc: Document, one: Stretch) -> bool:
    """ "đến ngày Đại hội (dự kiến tháng 8/2020)": when an event is expected, no last day."""
    said = _UNTIL_EVENT.search(doc.low, max(0, one.start - 120), one.start)
    return bool(said and re.search(r"\((?:dự kiến|khoảng)", said.group()))


def _named_for_good(doc: Document, one: Stretch) -> bool:
    """ "Tháng Nhân đạo (tháng 5)": a month or a week of honour, every year the same."""
    dated = _PRINTED_YEAR.search(doc.low, one.start, one.end)
    month = one.single and not dated and one.opening.kind == dates.MONTH
    lone = month and doc.low.startswith((")", ",", " và", " (", "."), one.end)
    return lone and bool(_HONOURED.search(doc.text, max(0, one.start - 80), one.start))


_PRINTED_YEAR = re.compile(r"20\d\d")
_HONOURED = re.compile(
    r"(?:Tháng|Tuần lễ) (?:[A-ZĐÀ-Ỹ]|hành động|cao điểm)[^.;()]{3,60} \((?:vào )?$"
    r"|cao điểm [^.;()]{0,30}tháng \((?:tháng [\d, và]+(?:tháng )?)?$"  # "cao điểm 02 tháng (tháng 5, tháng 6)"
    r"|[Cc]ao điểm: (?:(?:là |vào |trong )?tháng \d{1,2}(?: \([^()]*\))?(?:,| và) )?$"
)
# what happens to a village that is not ready by then
_IF_NOT = re.compile(
    r",? (?:nếu|mà|(?:thôn|xóm|ấp|bản|tổ|chi \w+|đơn vị|tập thể|cá nhân|hộ|xã|trường) nào)\b[^.;]{0,40}\b(?:chưa|không)\b"
)
# "thời hạn nộp: từ "trước ngày 10/10" thành "trước ngày 05/01"": the first holds no longer
_REPLACED = re.compile(
    r'"?(?:\.{2,3}|…)?(?:,? \(?(?:thành|(?:chuyển |lùi |dời )?sang|được (?:điều chỉnh|lùi|gia hạn|kéo dài))|"(?: (?:tại|ở) (?:điểm|mục|khoản|phần)[^.;"]{1,40})? (?:bằng|thành))\b'
)
# a day as it was: "đến hết ngày 20/10 (trước đây là 30/9)"
_WAS = re.compile(
    r"(?:(?:trước đây|trước đó|ban đầu|lúc đầu|kế hoạch cũ|thời hạn cũ|mốc cũ)(?: thông báo| dự kiến| ấn định)?(?: là)?:?|thay (?:cho|vì)|(?:chứ |, )không phải(?: là)?|hủy(?: bỏ)?) "
    r"(?:(?:trước|đến hết|đến|hết|vào|chậm nhất|mốc|thời hạn|hạn) )*(?:ngày )?$"
)
# "gia hạn từ ngày 05/6 đến hết ngày 28/6": the day it was, and no window
EXTENDED_FROM = re.compile(r"(?:gia hạn|lùi|dời)[^.;\d]{0,30} từ (?:ngày )?$")
_OLD_COLUMN = re.compile(
    r"(?:\bcũ|trước (?:đây|khi điều chỉnh)|ban đầu|đã (?:ban hành|thông báo))$"
)
_CITES = re.compile(
    r"\s*(?:[-+] ?)?(?:theo|tại|thực hiện) (?:kế hoạch|công văn|thông báo|hướng dẫn|thể lệ|quy định)\b"
)
_PLANNED_END = re.compile(r"dự kiến kết thúc (?:vào )?(?:ngày )?$")
_MOVES = re.compile(r"gia hạn|điều chỉnh|lùi|dời|kéo dài thời|thay đổi")


def moves_days(doc: Document) -> bool:
    """Whether the document is about days of another that it moves: "V/v gia hạn …", "Điều chỉnh Kế hoạch …"."""
    return bool(_MOVES.search(doc.low, 0, doc.type_end + _SUBJECT))


def no_longer(doc: Document, one: Stretch) -> bool:
    """A day that the text itself replaces, or that it cites from the plan whose days it moves."""
    if _REPLACED.match(doc.low, one.end):
        return True
    before = (doc.low, max(0, one.start - 60), one.start)
    if _WAS.search(*before) or (one.single and EXTENDED_FROM.search(*before)):
        return True
    if _OLD_COLUMN.search(column_of(doc, doc.block_at(one.start), one.start) or ""):
        return True
    moved = moves_days(doc)
    if moved and _PLANNED_END.search(doc.low, max(0, one.start - 60), one.start):
        return True
    cited = _CITES.match(doc.low, doc.sentence(one.start)[0], one.start)
    return bool(cited and moved)


_SUBJECT = 400  # characters in which a letter or a plan says what it is about
# "sau 17 giờ ngày 13/11 không nhận", behind the day on which it is due
_REFUSED = re.compile(r",? (?:thì |sẽ )?không (?:tiếp )?nhận\b")


def _said_before(doc: Document, one: Stretch) -> bool:
    block = doc.block_at(one.start)
    return doc.low[one.opening.start : one.opening.end] in doc.low[block.body : one.start]


# a day of a congress that has resolved something ("Nghị quyết Đại hội … (diễn ra từ …"), a condition ("nếu đến 30/11 …"), or when a greeted event is held ("chào mừng Đại hội (tổ chức trong …")
_SUPPOSED = re.compile(
    r"\bdịp (?:tết|lễ|nghỉ)[^.;()\n]{0,60}\((?:từ )?(?:ngày )?$"
    r"|\b(?:luật|nghị (?:quyết|định)|hiến pháp|pháp lệnh|chỉ thị|quyết định) [^.;()\n]{0,80}(?:được|đã|do) [^.;()\n]{0,60}?(?:thông qua|ban hành|công bố|ký)(?: tại [^.;()\d]{3,40}?)? (?:vào )?(?:ngày )?$"
    r"|\bnếu (?:đến |tới )?(?:hết )?(?:ngày )?$"
    r"|\b(?:nghị quyết|thành công|kết quả)(?: của)? (?:đại hội|hội nghị|kỳ họp)\b[^.;()\n]{0,120}\((?:đã |được |diễn ra |tổ chức |họp |tiến hành |trong |vào |0?\d )*(?:ngày )?$"
    r"|(?:chào mừng|hướng tới|hướng về|tiến tới|trước thềm|trước, trong và sau|(?:bảo vệ|bảo đảm|đảm bảo)[^.;()\n]{0,30} an (?:toàn|ninh)) [^.;()\n]{3,90}(?<!/\d\d )(?<!/\d )\((?:dự kiến |tổ chức |diễn ra |trong |vào |0?\d )*(?:ngày )?$"
)
# "chào mừng Đại hội xã (…) và Đại hội huyện (tháng 7/2025)": all that is greeted, each with its day
_GREETED_ROW = re.compile(
    r"(?:chào mừng|hướng tới|hướng về|tiến tới) (?:[^.;()\n]{3,90} \([^()\n]{3,60}\)(?:,| và|, và))+ [^.;()\n]{3,90} \((?:dự kiến |tổ chức |diễn ra |trong |vào )*(?:ngày )?$"
)
# "phát sóng từ ngày 09/12 đến ngày 24/01": how long something is on the air, nobody has to be ready
_BROADCAST = re.compile(
    r"(?:phát (?:sóng|chuyên mục|thanh (?:bài|tin|mỗi|liên tục)|trên (?:sóng|đài|loa|hệ thống))|(?:mở|đăng|duy trì) chuyên (?:mục|trang))(?:(?!nhận|nộp|gửi|\bthi\b|hoàn thành|đăng ký)[^.;\n]){0,90}$"
)
_FORECAST = re.compile(
    r"\s*(?:[-+] ?)?(?:theo |qua |căn cứ )?(?:bản tin |thông tin |tình hình )?dự báo\b"
)
# a column of what each round is for
_OCCASIONS = re.compile(
    r"chủ đề(?: thi đua)?|ý nghĩa|sự kiện|(?:dịp )?(?:chào mừng|kỷ niệm)|ngày (?:lễ|kỷ niệm)"
)
_TOLD = re.compile(r"(?:^|/ )(?:đánh giá )?(?:kết quả|tình hình)\b[^/]{0,60} năm 20\d\d\b(?! ?-)")
_TABLE_HEAD = re.compile(r"(?:stt|tt|số tt)\b[^\n\t]{0,12}\t")
_GROUND = re.compile(r"(?:[-+] ?)?căn cứ\b")
_CARRIES_OUT = re.compile(
    r"(?:[-+] ?)?(?:thực hiện|căn cứ|theo) (?:kế hoạch|công văn|chỉ thị|quyết định|hướng dẫn|thông báo|kết luận)\b"
)


def _in_bracket(doc: Document, block: Block, one: Stretch) -> bool:
    before = doc.low[block.body : one.start]
    return before.rfind("(") > before.rfind(")")


_AIM = re.compile(r"\s*(?:nhằm|để)\b")
_LONG = 300  # characters; behind the first sentence of a longer paragraph stands the plan itself


def _said_in_passing(doc: Document, one: Stretch) -> bool:
    """In the title or among the grounds, where a month or a quarter tells what the rest is about."""
    block = doc.block_at(one.start)
    title = doc.type_block is not None and not block.kind and block.index <= doc.type_block + 3
    opening = title and not re.search(
        r"(?:phát động|ban hành|xây dựng|tổ chức)[^.]{0,200}(?:như sau|sau đây|sau:)",
        doc.words(block),
    )
    exact = (one.closing or one.opening).kind in (dates.DAY, dates.PARTIAL)
    start, _ = doc.sentence(one.start)
    aim = _AIM.match(doc.low, start) and (
        (not block.kind and _below_no_section(doc, block))
        or doc.headings(block).endswith("mục đích")
    )
    ground = _GROUND.match(doc.words(block)) and not block.parents
    if not block.parents and _CARRIES_OUT.match(doc.words(block)) and _in_bracket(doc, block, one):
        return True  # "Thực hiện Kế hoạch … (huyện yêu cầu gửi trước ngày …)"
    whole = doc.low.find(". ", block.body, one.start) < 0 or block.end - block.body < _LONG
    return bool(ground or aim) or (opening and whole and not exact)


def _below_no_section(doc: Document, block: Block) -> bool:
    """Whether nothing but the lines of an address ("Kính gửi: - …") stands above."""
    return all(doc.blocks[above].kind in ("-", "+") for above in block.parents)


_GOAL = re.compile(
    r"[:,]?(?: phấn đấu| toàn \w+| (?:xã|huyện|phường|tỉnh|thị trấn)| tỷ lệ[^.;,\d]{0,50}?| giải ngân)*,? "
    r"(?:đạt|có|còn|giảm|tăng|thu được|đạt được)\b[^.;,]{0,40}?\d"
)


def _dates_a_figure(doc: Document, one: Stretch) -> bool:
    """ "đến ngày 31/10/2025 đạt 75%": the day belongs to the figure, as part of its name."""
    before = doc.low[max(0, one.start - 24) : one.start]
    if one.single and one.opening.kind in (dates.MONTH, dates.QUARTER):
        block = doc.block_at(one.start)
        aims = _AIMS.search(doc.headings(block) + doc.label(block))
        aimed = aims and (_BY.search(before) or _FIGURE_OF.match(doc.low, one.end))
        if aimed or _SHARE.match(doc.low, one.end):
            return True
    by = one.single and re.search(r"(?:đến|tới|hết)(?: hết)? (?:ngày )?$", before)
    if by and (_PART.match(doc.low, one.end) or _SHARE_OF.match(doc.low, one.end)):
        return True
    return bool(
        one.single
        and re.search(r"(?:đến|tới|hết)(?: hết)? (?:ngày )?$", before)
        and _GOAL.match(doc.low, one.end)
    )


_AIMS = re.compile(r"mục tiêu|chỉ tiêu")
_BY = re.compile(r"(?:đến|tới|hết)(?: hết)? $")
# a share behind it, whoever reaches it
_PART = re.compile(
    r",? [^.;,\d]{0,40}?\b(?:đạt|có|còn|giảm|tăng|hoàn thành|khởi công|giải ngân|bàn giao|thu|cấp)\b[^.;,\d]{0,20}?\d[\d.,]* ?%"
)
# a share right behind the day: "đến 30/9/2021, trên 80% người từ 18 tuổi được tiêm"
_SHARE_OF = re.compile(
    r",? (?:có )?(?:trên |hơn |> ?|≥ ?|ít nhất |tối thiểu |khoảng )?\d[\d.,]* ?% [^\W\d_]"
)
_FIGURE_OF = re.compile(r" ?: ?[^.;:\d]{0,20}\d[\d.,]* ?%")  # "- Quý I: 60% hồ sơ", an aim
_SHARE = re.compile(r" ?:? ?(?:hoàn thành|đạt) (?:trên |ít nhất |tối thiểu )?\d[\d,.]* ?%")
_UNTIL_EVENT = re.compile(
    r"(?:đến (?:hết |trước )?|kết thúc:? )(?:khi|ngày|lễ|hội nghị|đại hội) (?!\d)[^.;()\n]{3,80}\((?:(?:dự kiến|khoảng|là|tổ chức|diễn ra|vào|trong|(?:hai|02|2)(?: ngày)?) )*(?:ngày )?$"
)
