"""Where a text only tells how things stand: figures of a year gone by, or of what a place has."""

from __future__ import annotations

import re

from campaigns.planreader.text.outline import Document

_YEAR = re.compile(r"năm (20\d\d)")
_SENTENCE = re.compile(r"(?:[^.]|\.(?!\s|$))+")
_PAST_YEAR = re.compile(
    r"[\s+-]*(?:kết quả (?:thực hiện )?|trong |tính đến |đến )?(?:hết |cuối )?năm(?: học)? (?P<year>20\d\d)(?: ?- ?20\d\d)?\b(?! ?-)"
)
_HAS = re.compile(
    r"với (?:hơn|gần) \d(?:[^;.]|\.(?!\s|$))*|\d+(?:/\d+)? tiêu chí (?:ntm |nông thôn mới )?đã đạt(?: được)?(?!\w)"
)  # "làng nghề với hơn 1.800 hộ, 32 doanh nghiệp"
_HOLDS = re.compile(  # "Xã có 12 thôn, 2.350 hộ" (38 lessons are held, not had), "hiện xã đã đạt 17/19 tiêu chí"
    r"(?:^|[.;]\s)[\s+-]*(?:toàn )?(?:xã|huyện|phường|thị trấn|thôn|trường|chi bộ|đảng bộ|hội|đơn vị)(?: hiện(?: nay)?)? có (?:tổng số )?(?!\d+ (?:tiết|giờ dạy|chuyên đề|buổi|hội thi)\b)\d(?:[^;.]|\.(?!\s|$))*"
    r"|(?:toàn |cả )?(?:xã|huyện|phường|thị trấn|thôn|trường) còn \d[^;.,]{2,30} (?:chưa|không) (?:đạt|hoàn thành|có)[^;.]*"
    r"|(?<!\w)(?:hiện|hiện nay|hiện tại|đến nay|tính đến nay|đến thời điểm này)\b,?(?:[^;.,]|\.(?!\s|$)){0,60}? (?:đã đạt|đã có|đã|có|đạt|còn|mới đạt) (?:[^;.,]|\.(?!\s|$)|,(?=\d))*\d(?:[^;.,]|\.(?!\s|$)|,(?=\d))*"
)
# what a survey has found: "Qua rà soát toàn xã có 86 hộ: xây mới 61 hộ, sửa chữa 25 hộ"
_FOUND = re.compile(
    r"[\s+-]*(?:(?:qua|theo) (?:rà soát|thống kê|khảo sát|điều tra|số liệu)|kết quả (?:đợt|phong trào) [^.;]{3,90}:)"
)
# how much each gives or is given
_RATES = re.compile(
    r"[\s+-]*mức (?:hỗ trợ|thưởng|chi|đóng góp|vận động|ủng hộ|quyên góp)\b[^.:]{0,60}:"
)
_STRIVES = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu|quyết tâm")
_REACHES = re.compile(
    r"phấn đấu|mục tiêu|chỉ tiêu|trở lên|ít nhất|tối thiểu|(?<!đã )(?<!mới )đạt chuẩn"
)
_AIMS = re.compile(rf"{_REACHES.pattern}|(?<!\w)mỗi [^\d;.]{{2,40}}\d")
_TITLE = 300  # characters behind the kind of document


def standing(doc: Document, words: str) -> list[tuple[int, int]]:
    """The places in the words of a block that tell no aim."""
    year = _year_of(doc)
    found = []
    for said in _SENTENCE.finditer(words):
        past = _PAST_YEAR.match(said.group())
        if past and year and int(past["year"]) < year and not _STRIVES.search(said.group()):
            found.append(said.span())
        surveyed = _FOUND.match(said.group()) and not _REACHES.search(said.group())
        if surveyed or _RATES.match(said.group()):
            found.append(said.span())
    for held in _HOLDS.finditer(words):
        aim = held.group().startswith(";") and _AIMS.search(
            words, words.rfind(". ", 0, held.start()) + 1, held.start()
        )  # "mỗi xã tối thiểu 01 mô hình; toàn huyện có 20 mô hình"
        if not aim and not _REACHES.search(held.group()):
            found.append((held.start() + held.group().startswith((";", ".")), held.end()))
    for has in _HAS.finditer(words):
        clause = words.rfind(";", 0, has.start()) + 1
        if not _STRIVES.search(words, clause, has.start()):
            found.append(has.span())
    return found


def _year_of(doc: Document) -> int | None:
    """The year a plan is of: that of its head, else the earliest its title names."""
    head = _YEAR.findall(doc.low[: doc.type_end])
    title = _YEAR.findall(doc.low[doc.type_end : doc.type_end + _TITLE])
    if head:
        return int(max(head))
    return int(min(title)) if title else None
