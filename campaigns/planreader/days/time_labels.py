"""A "Thời gian" line, and what stands below such a heading: the campaign's time or that of one task."""

from __future__ import annotations

import re

from campaigns.planreader.days import duties
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.text.outline import Block, Document

_LABEL = re.compile(
    r"^(?:về )?(?:thời gian|thời hạn|thời điểm)(?: và địa điểm|, địa điểm)?(?: (?:thực hiện|thi đua|tiến hành|tổ chức|triển khai|phát động|"
    r"diễn ra|áp dụng|của|đợt|phong trào|cao điểm|chung|kế hoạch|thực hiện|này|hoàn thành|bắt đầu))*[^\w]*"
    r"(?:$|[:.(,-]|từ|bắt đầu|trong|\d+ ngày|tính|kể|được|là|vào)"
)
_HEADING = re.compile(
    r"^(?:nội dung|đối tượng|chủ đề|phạm vi|địa điểm|hình thức)?[ ,;và-]*(?:chủ đề|đối tượng|phạm vi)?[ ,;và-]*thời gian"
)
_OF_A_DUTY = re.compile(
    r"thời (?:gian|hạn) (?:đăng ký|nộp|gửi|nhận|tiếp nhận|báo cáo|chấm|xét|bình|sơ kết|tổng kết|kiểm tra|tập huấn|khai mạc|ra quân)\b"
)
_OTHER_DUTY = re.compile(
    r"thời (?:gian|hạn)[^:.]{0,25}(?:đăng ký|nộp|gửi|nhận|báo cáo|chấm|xét|bình|sơ kết|tổng kết|lễ|hội|họp|"
    r"kiểm tra|tập huấn|khai mạc|ra quân)"
)


# "Thời gian triển khai Tháng hành động … bắt đầu từ ngày …": the time of what the words between name
_OF_IT = re.compile(
    r"^thời gian (?:thực hiện|triển khai|tổ chức|phát động|diễn ra|thi đua)\b[^:.;\d]{0,90}? (?:bắt đầu |được |tính |kể )*từ "
)
# "… phát động phong trào thi đua …. Thời gian từ tháng 11/2021 …": a sentence of its own in prose
_SENTENCE = re.compile(
    r"\s*thời gian(?: (?:thực hiện|thi đua|triển khai|tổ chức|phát động|diễn ra|của|đợt|phong trào|kế hoạch|này))*:? ?"
    r"(?:là |tính |kể |bắt đầu |được )*(?:từ )?(?:ngày )?"
)
# of the contest that the whole document is about: an item below no heading
_TAKES_PART = re.compile(
    r"thời gian (?:tham gia|tham dự|dự thi|(?:tổ chức )?(?:cuộc|hội) thi)[^:\d]{0,20}: ?(?:từ )"
)
_LAUNCHED = re.compile(
    r"(?:phát động|tổ chức|triển khai|mở)\b[^.;]{0,40}(?:phong trào|đợt|cuộc vận động|chiến dịch)\b"
)


_NEAR = 500  # characters


def _follows_its_launch(doc: Document, block: Block, one: Stretch) -> bool:
    """Whether the sentence is only a "Thời gian …" behind one that launches the campaign."""
    start = doc.sentence(one.start)[0]
    if start <= block.body or not _SENTENCE.fullmatch(doc.low, start, one.opening.start):
        return False
    return bool(_LAUNCHED.search(doc.low, max(block.body, start - _NEAR), start))


def labelled(doc: Document, block: Block, one: Stretch) -> bool:
    """Whether the stretch stands in a "Thời gian" line or right below such a heading."""
    before = doc.low[block.body : one.start]
    own = doc.words(block)
    if _OTHER_DUTY.search(before[-80:]) or _OTHER_DUTY.match(own):
        return False
    parent = doc.blocks[block.parents[-1]] if block.parents else None
    if _follows_its_launch(doc, block, one):
        return True
    if not block.parents and _TAKES_PART.match(own):
        return True
    if (_LABEL.match(own) or _OF_IT.match(own)) and len(before) < 130:
        own_duty = parent is not None and heads_a_task(doc.words(parent)[:100])
        return not own_duty
    if parent is None or "\t" in before or _of_a_task(doc, block, one):
        return False
    above = doc.words(parent)
    close = (
        len(
            re.sub(
                r"^(?:từ )?tuần [^:;.()]{1,40}(?=\()|^từ (?:sau |khi |dịp |lễ )?[^:,;.()]{3,60} (?=(?:cho )?(?:đến|tới)(?: hết)? (?:ngày )?$)|^(?:đợt|phong trào|thi đua|kế hoạch|được|thực hiện|thời gian)[^:]{0,60}:?",
                "",
                before,
            )
        )
        < 40
    )
    return bool(len(above) < 90 and (_LABEL.match(above) or heads_the_time(above)) and close)


RUNS = re.compile(r"thời gian|thi đua|thực hiện|phong trào|triển khai|cao điểm|toàn đợt")
ROUND = re.compile(
    rf"{RUNS.pattern}|thời (?:hạn|điểm)|đợt|giai đoạn|bước|(?:tháng|quý|năm) |kế hoạch|chiến dịch|cuộc vận động"
)


# "Thực hiện cải tạo cảnh quan: từ … đến …", and no "Thực hiện phong trào: từ …"
_CARRIES_OUT = re.compile(
    r"(?:tổ chức |triển khai )*(?:thực hiện|triển khai) (?!phong trào|thi đua|kế hoạch|đợt|cuộc|chiến dịch|các |nội dung|giai đoạn|\W)[^:]{6,}"
)
_LASTING = re.compile(
    r"(?:trong )?(?:vòng |thời gian )?\d{1,3} (?:ngày(?: đêm)?|tháng|tuần)"
)  # "Trong 60 ngày: từ …"
WEEKS = r"(?:từ )?tuần (?:học )?(?:thứ )?[\d, và-]{1,14}(?:(?:đến|tới|và) (?:hết )?tuần (?:học )?(?:thứ )?\d{1,2} ?)?|\d{1,3} ngày (?:đầu|giữa|cuối|tiếp)(?: tiên| theo| cùng)? ?"
_WEEK = re.compile(rf"[\s+*-]*(?:{WEEKS})\((?:từ )?(?:ngày )?$")


def _of_a_task(doc: Document, block: Block, one: Stretch) -> bool:
    """Below "Thời gian", an item of its own: "- Đăng ký: từ … đến …", "- Từ … đến …: các thôn lập danh sách"."""
    before = doc.low[block.body : one.start]
    if _WEEK.match(before) and doc.low.startswith("):", one.end):
        return True
    act = re.match(r"[\s+-]*([^:\d]{8,}?)(?: từ)? ?$", before)
    if block.kind and act and duties.is_duty(act[1]) and not ROUND.search(act[1]):
        return True  # "Các thôn đồng loạt ra quân từ ngày … đến ngày …"
    label = re.match(r"([^:]{2,60}):", before)
    if label:
        begins = re.match(r"(?:thời gian |ngày )?bắt đầu$", label[1])
        said = before[label.end() :]  # "Quý IV: chấm điểm, bình xét từ …"
        if duties.is_duty(said) and not ROUND.search(said):
            return True
        duty = duties.is_duty(label[1]) and not RUNS.search(label[1])
        if _LASTING.fullmatch(label[1]):
            return False
        if _CARRIES_OUT.match(label[1]):
            return True
        return not begins and (duty or not ROUND.search(label[1]))
    after = re.match(r"\s*[:-]\s*([^.;]{6,80})", doc.low[one.end : block.end])
    whole = re.match(r"(?:tuần \w+,? )?(?:từ )?$", before.lstrip(" -+"))
    if not (after and whole and block.kind):
        return False
    return duties.is_duty(after[1]) and not re.search(
        r"(?:đợt|phong trào) thi đua|thi đua", after[1]
    )


def heads_the_time(words: str) -> bool:
    """A heading "Thời gian, đối tượng", but not "Thời gian gửi hồ sơ", which is of that task."""
    return bool(_HEADING.match(words)) and not _OF_A_DUTY.match(words)


def heads_a_task(words: str) -> bool:
    """Headings of single tasks ("Hội thi …", "Lễ phát động"), whose time is not the campaign's."""
    return bool(
        re.match(
            r"(?:tổ chức )?(?:hoạt động tuyên truyền|công tác tuyên truyền|tuyên truyền|văn nghệ|thể (?:dục|thao)|gặp mặt|hội thi|lễ|hội nghị|cuộc thi|ngày hội|hội thao|họp|đăng ký|báo cáo|sơ kết|tổng kết|chấm|kiểm tra|nộp)",
            words,
        )
    )
