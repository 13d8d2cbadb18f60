"""How a day binds: the words in front of a date ("trước", "chậm nhất", "trong tháng"), and what they make of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.model import Window

_HOUR = r"(?:(?P<h>\d{1,2}) ?(?:giờ|h|g)(?: ?(?P<min>\d{2}))?(?: ?phút| ?['’′]+)?(?: sáng| chiều| tối)?,? ?(?:của )?)?"
_HOUR_SAID = rf"{dates.HOUR},? "
_WHEN = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? ?|(?:sáng|chiều|tối|trưa|đêm|cuối(?: giờ(?: làm việc| hành chính)?)?) )*(?:ngày |thời điểm |thời gian )?"
BEFORE, BY, ON, WITHIN, IN, WINDOW, NONE = (
    "before",
    "by",
    "on",
    "within",
    "in",
    "window",
    "none",
)
_SENT_IN = r"(?:đăng ký|nhận (?:bài|hồ sơ|sản phẩm)|nộp|gửi bài)"
_BOUNDS = tuple(
    (re.compile(pattern + r"$"), bound)
    for pattern, bound in (
        (rf"(?:(?:chậm|muộn|trễ) nhất|hạn cuối|hạn chót|hạn nộp|hạn gửi)(?: là)?:?(?: vào)? (?:lúc )?trước (?:lúc |khi )?{_HOUR}{_WHEN}", BEFORE),
        (rf"trước (?:lúc |thời điểm |hạn |dịp )?{_HOUR}{_WHEN}", BEFORE),
        (rf"{dates.BEFORE_EVENT}(?:tháng \d{{1,2}} )?\((?:dự kiến |tức |nhằm |là |vào )*(?:ngày )?", BEFORE),
        (rf"(?!.*trước .*(?:gửi|nộp|báo cáo)){dates.BEFORE_EVENT} (?:ngày )?", BEFORE),
        (rf"(?:chậm|muộn|trễ) nhất(?: cũng)?(?: là)?:? ?(?:vào |đến |trong |tới |lúc |hồi |hết |dịp )*{_HOUR}{_WHEN}", BY),
        (rf"(?:kết thúc|hết) (?:thời gian |thời hạn |việc )?(?:nhận|tiếp nhận|đăng ký|nộp)[^.;,\d]{{0,30}}:? ?(?:vào |lúc )?{_HOUR}{_WHEN}", BY),
        (rf"(?<!\w)(?<!trước )(?<!đúng )(?<!quá )(?<!thời )(?<!gia )(?:hạn cuối(?: cùng)?|hạn chót|hạn nộp|hạn gửi|hạn nhận|thời hạn|hạn đăng ký|hạn)(?!\w)[^.;\d]{{0,50}}?:? ?(?:là |vào |đến |tới |lúc |hồi |hết )*{_HOUR}{_WHEN}", BY),
        # "từ 07h30 đến 11h00 ngày 28/9": when it is held; "nhận từ 8 giờ đến 17 giờ ngày …" is until then
        (rf"(?<!nhận )(?<!nộp )(?<!gửi )(?<!ký )(?<!bài )(?<!sơ )từ (?:lúc )?{dates.HOUR} (?:đến|tới|-) (?:hết )?{dates.HOUR},? {_WHEN}", ON),
        (rf"(?:(?:đến|tới) )?\bhết (?:giờ (?:hành chính|làm việc),? )?{_HOUR}{_WHEN}", BY),
        (rf"(?:xong|hoàn thành|hoàn tất|gửi|nộp|nhận|đăng ký|kéo dài|kết thúc)[^.;,\d]{{0,40}}? (?:đến|tới|hết) {_HOUR}{_WHEN}", BY),
        (rf"từ (?:đầu|khi|lúc) [^.;,\d]{{2,30}} (?:đến|tới)(?: hết)? {_WHEN}", BY),
        (rf"(?:^\s*|[,:;] )(?:[-+:;,\t(] ?)?(?:đến|tới) {_HOUR}{_WHEN}", BY),
        (rf"(?:đến|tới) (?P<h>\d{{1,2}}) ?(?:giờ|h|g)(?: ?(?P<min>\d{{2}}))?(?: ?phút| ?['’′]+)?,? (?:của )?{_WHEN}", BY),
        (rf"không (?:quá|muộn hơn|chậm hơn|trễ hơn) {_HOUR}{_WHEN}", BY),
        (rf"trong (?:khoảng |suốt |vòng )?(?:thời gian )?(?:0?[2-6] )?{_HOUR}{_WHEN}", WITHIN),
        (r"trong (?:kỳ|buổi|phiên|sinh hoạt|cuộc họp) [^.;,\d]{2,40} ", WITHIN),
        (r"trong (?:tháng|tuần lễ) [^\W\d][^.;,()\d]{2,40} \(", WITHIN),  # "trong Tháng Công nhân (tháng 5/2022)"
        (r"tại (?:kỳ|buổi|phiên|cuộc|hội nghị|đại hội) [^.;,\d]{2,60} ", ON),
        (r"(?:tại|trong) (?:buổi )?(?:lễ|đêm|chương trình) [^.;\d]{2,70} ", ON),
        (rf"vào (?:lúc |hồi |khoảng |đúng |các )?(?:dịp |dịp lễ |thời gian |thời điểm )?(?:kỷ niệm )?(?:đầu |cuối |giữa )?{_HOUR}{_WHEN}", ON),
        (rf"(?:vào (?:đúng )?|đúng (?:vào )?)(?:dịp|ngày|lễ) [^.;,\d]{{2,60}}{_WHEN}\(?", ON),
        (rf"(?:sơ|tổng) kết[^.;\d]{{0,30}}(?: \d{{1,2}})? nhân dịp {_WHEN}", ON),
        (r"(?:lần|vòng|buổi) (?:thứ )?(?:một|hai|ba|nhất|nhì|cuối|đầu|\d),? ?(?:ngày )?", ON),
        # from when something can be sent in, and until when
        (rf"{_SENT_IN}[^.;\d]{{0,90}} từ {_HOUR_SAID}{_WHEN}|(?<!\w)mở (?:cổng |hệ thống )?{_SENT_IN}[^.;\d]{{0,20}}:? ?(?:vào )?{_HOUR}{_WHEN}", NONE),
        (rf"(?<!\w)(?:đóng|khóa) (?:cổng |hệ thống )?{_SENT_IN}[^.;\d]{{0,20}}:? ?(?:vào )?(?:lúc )?{_HOUR}{_WHEN}", BY),
        (r"(?<!\w)(?:mở|đóng|chốt)(?: cổng| thi)? (?:ngày )?", ON),
        (r"(?:hoàn thành|khởi công|khánh thành|ra mắt|bàn giao|gắn biển|sơ kết|tổng kết|công bố|trao (?:giải|thưởng))[^.;,\d]{0,40}? (?P<said>(?:nhân )?dịp (?:[^.;,\d]{2,40} \(?)?(?:ngày )?)", ON),
        (r"(?:đợt|lần) [\divx]{1,3},? (?P<said>(?:vào |nhân )?dịp (?:ngày )?)", ON),
        (rf"dự kiến(?: tổ chức)?(?: vào| là| trong)? (?:khoảng )?{_WHEN}", ON),
        (rf"(?:lúc |hồi ){_HOUR}{_WHEN}|(?:từ )?(?<!\d){_HOUR_SAID}{_WHEN}", ON),
        (rf"(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến)(?: là)?,? (?:đến|tới) {_WHEN}", NONE),
        (rf"(?:đến|tới) {_HOUR}{_WHEN}", BY),
        (r"(?:sau|kể từ|tính từ|từ sau|so với|bắt đầu từ|từ)(?: (?:khi|ngày|hết))? ?(?:ngày )?", NONE),
    )
)  # fmt: skip
_BARE = re.compile(
    r"(?:^|\t|: ?|\()(?:\W|khoảng|thời gian|thời điểm|tổ chức|hoàn thành|tiến độ|ngày)*$"
)
_HAPPENS = re.compile(
    r"(?:khởi công|khánh thành|khai mạc|bế mạc|ra quân|phát động|ra mắt|bàn giao|diễn ra|tổ chức|phúc tra|hoàn thành|[(;,] ?(?:sơ kết|tổng kết)) $"
)  # "khởi công tháng 8/2022"
_SUMS_UP = re.compile(  # "- Sơ kết tháng 7/2024"; "sơ kết quý I/2024" is about the quarter
    r"(?:^|tổ chức )[\s+-]*(?:sơ kết|tổng kết)(?:, (?:rút kinh nghiệm|đánh giá|khen thưởng|biểu dương))* $"
)
_THEN_SUMS_UP = re.compile(r" (?:sơ kết|tổng kết) $")  # "cả năm 2024; sơ kết tháng 6"
_IN_BRACKETS = re.compile(r"\((?:dự kiến |vào )?$")
_SO_OFTEN = re.compile(r" (?:lần|buổi|đợt)(?:,|:| vào)? $")
_GREETS = re.compile(
    r"thi đua|chào mừng|mừng|thành tích|nhân(?= (?:dịp|ngày|kỷ niệm|lễ|đại hội|tết|tháng|năm|các|sự kiện))|kỷ niệm|dịp|hưởng ứng|ý nghĩa|lịch sử"
)
_EVENT_BEFORE = re.compile(
    r"(?<!đến)(?<!tới)(?<! từ)(?<!sau)(?<!của)(?<! là)(?<! và)(?<!theo)(?<!năm) $"
)
_NO_DUTY = re.compile(
    r"(?:bắt đầu|khởi đầu|từ|sau|đến|dịp|lễ|mừng|niệm|đạt|có|được|xếp|loại|tỷ lệ|số|là|của|và|trên|dưới|theo|năm|tháng|trong|đường|phố|kênh|cầu|chợ|công viên|quảng trường|sân vận động|khu đô thị|bệnh viện|trường|hội|nam|đoàn|đảng|phụ nữ|lao động|quốc tế) $"
)
_SPARE = re.compile(
    r"(?:dự phòng|lùi (?:lại|sang)|thay cho|so với|của|tính|số liệu)[ :(]*(?:ngày )?$"
    r"|dự phòng[^.;,\d]{0,20}[ :(]*(?:(?:sáng|chiều|tối) )?(?:ngày )?$"
    r"|huy hiệu[^.;,\d]{0,25} đợt (?:ngày )?$"
)
# "tổng kết phong trào gắn với họp mặt kỷ niệm ngày 28/3"
_REVIEWED_THERE = re.compile(
    r"(?:sơ|tổng) kết[^.;\n]{0,40} (?:trong|tại|gắn với|cùng với|vào) (?:buổi )?(?:lễ|mít tinh|họp mặt|gặp mặt|tọa đàm|hội nghị) kỷ niệm[^.;,()\d]{0,40}$"
)
_DAY_NAMED = re.compile(r"(?:ngày|sáng|chiều|tối|thứ \w+,?|chủ nhật,?) ?$")


def on_a_clock(hour: str | None, minute: str | None) -> str | None:
    """The hour as 17:00; none for 24 giờ, which is the end of the day, and for what no clock shows."""
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return f"{int(hour):02d}:{minute or '00'}"


def bound_of(one: Stretch, before: str) -> tuple[str | None, int, str | None]:
    """How the words before a date bind it, where they begin, and the hour they name."""
    if one.closing is not None:  # "nộp bài từ nay đến hết ngày 15/9/2024"
        return (BY if one.opening.kind == dates.NOW else WINDOW), len(before), None
    for pattern, said in _BOUNDS:
        match = pattern.search(before)
        if match is None:
            continue
        if said == NONE:
            return None, 0, None
        groups = match.groupdict()
        # "trước 17 giờ ngày 05/6" still has the day itself
        bound = BY if said == BEFORE and groups.get("h") else said
        start = match.start("said" if groups.get("said") else 0)
        return bound, start, on_a_clock(groups.get("h"), groups.get("min"))
    unsaid = _unsaid_bound(one, before)
    return unsaid, len(before) if unsaid else 0, None


def _unsaid_bound(one: Stretch, before: str) -> str | None:
    """How a date binds before which no word says so: a day is on itself, a month in itself."""
    kind = one.opening.kind
    if kind == dates.DAY:  # "vòng loại 24/4/2025"
        return None if _SPARE.search(before) else ON
    if kind in (dates.WRONG, dates.PARTIAL):  # "ngày 15/3" alone
        named = _DAY_NAMED.search(before) or _says_day(one, before) or _BARE.search(before)
        named = named or _REVIEWED_THERE.search(before)
        return ON if named else None
    if kind in (dates.MONTH, dates.QUARTER) and _is_done_in(one, before):
        return IN
    return None


def _is_done_in(one: Stretch, before: str) -> bool:
    """Whether a month or a quarter behind a blank is when something is done."""
    if one.opening.part and duties.is_duty(before[-40:]) and _EVENT_BEFORE.search(before):
        return True  # "kiểm tra tại cơ sở tuần 2 tháng 5/2025", "sơ kết nửa đầu tháng 9"
    if duties.is_duty(before[-60:]):
        if one.first and _IN_BRACKETS.search(before):
            return True  # "khen thưởng tại Hội nghị tổng kết (tuần 3 tháng 3/2024)"
        if _SO_OFTEN.search(before):
            return True  # "khảo sát hai lần, tháng 6 và tháng 12/2024"
    sums_up = _SUMS_UP.search(before) if one.first else _THEN_SUMS_UP.match(before)
    if _HAPPENS.search(before) or (one.opening.kind == dates.MONTH and sums_up):
        return True
    own = before.rpartition("\t")[2]  # a cell of its own, however long its row
    return len(own) < 80 and _BARE.search(before) is not None


def _says_day(one: Stretch, before: str) -> bool:
    """ "khối 11 ngày 05/11", "bốc thăm 02/5": a day without a year, no share and no day of honour."""
    if one.opening.kind != dates.PARTIAL:
        return one.opening.end - one.opening.start > 11 or one.opening.kind == dates.WRONG
    greeted = _GREETS.search(before[-45:])
    return before[-1:] == " " and not greeted and not _NO_DUTY.search(before)


def kept_bound(bound: str, one: Stretch) -> str:
    """The bound to show: "vào tháng 12" is in the month, "trong ngày 20/10" on the day."""
    long = one.opening.kind in (dates.MONTH, dates.QUARTER, dates.YEAR)
    if bound == ON and long:
        return IN
    if bound == WITHIN and not long:
        return ON
    return bound


def days_of(
    one: Stretch, bound: str, *, recurring: bool
) -> tuple[date | None, date | None, Window | None]:
    """The printed day, the last valid day and the window of a bound."""
    if recurring:
        return None, None, None
    first, last = one.first, one.last
    if one.opening.kind == dates.NOW:
        exact = one.closing and one.closing.kind == dates.DAY
        return last if exact else None, last, None
    long = one.opening.kind in (dates.MONTH, dates.QUARTER, dates.YEAR)
    if bound == WINDOW:
        window = Window(first, last) if first and last and first <= last else None
        closing = one.closing.kind if one.closing else ""
        return (last if closing in (dates.DAY, dates.PARTIAL) else None), last, window
    if first is None or last is None:
        return None, None, None
    window = Window(first, last)
    if long:
        if bound in (WITHIN, BY):
            return None, last, window
        if bound == BEFORE:
            return None, first - timedelta(days=1), window
        return None, None, window
    return first, first - timedelta(days=1) if bound == BEFORE else first, None
