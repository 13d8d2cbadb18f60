"""Deadlines at or after an event whose day is not printed: "kết thúc đợt thi đua, …", "vào dịp sơ kết"."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.deadlines.without_days import without_days
from campaigns.planreader.model import Deadline
from campaigns.planreader.text.outline import Document

_SAID = re.compile(r"[^\s.](?:[^.\n]|\.(?!\s))*")  # up to a full stop
_ENDS = re.compile(r"kết thúc|tổng kết")
_AFTER = re.compile(
    r"(?:[- ]*|[^.:;,\d]{3,40}: )(?P<text>(?:(?:ngay )?sau (?:khi )?|khi )?(?:(?:kết thúc|tổng kết) (?:mỗi |từng )?(?:đợt|phong trào|cuộc|chiến dịch|kế hoạch|giai đoạn|chặng|bước|năm học|tháng)|(?<=sau )(?:đại hội|lễ kỷ niệm))"
    r"[^,.;\n]{0,60}),(?P<duty>[^.;\n]{10,400})"
)
# "hồ sơ khen thưởng chuyên đề nộp ngay khi kết thúc đợt"
_SENT_AFTER = re.compile(
    r"(?P<duty>[^.;:\n]{4,120}\b(?:nộp|gửi)\b[^.;,\n\d]{0,40}?) (?P<text>(?:ngay )(?:sau )?khi kết thúc (?:mỗi |từng )?(?:đợt|phong trào|chiến dịch|giai đoạn|cuộc)[^.;,\n\d]{0,30})(?=[.;]|$)"
)
# "UBND phường sơ kết sau đợt 2, tổng kết vào ngày 10/9"
_REVIEWED_AFTER = re.compile(
    r"(?P<duty>(?:^|(?<=[.;,] ))[^.;:,\d\n]{0,60}\bsơ kết[^.;:,\d\n]{0,30}) (?P<text>(?:ngay )?sau (?:khi )?(?:kết thúc )?(?:(?:mỗi|từng) (?:đợt|giai đoạn)|(?:đợt|giai đoạn) (?:\d{1,2}|[ivx]{1,4}))(?: thi đua)?)(?=[.;,]|$)",
    re.MULTILINE,
)
# such as "báo cáo kết quả phát động về UBND thị trấn ngay sau khi phát động"
_REPORTED_AFTER = re.compile(
    r"(?P<duty>(?:gửi |nộp )?báo cáo[^.;:,\n\d]{0,100}?),? (?P<text>ngay sau (?:khi )?(?:phát động|ra quân|ký kết|tổng kết|(?:kết thúc |tổ chức )?(?:lễ|hội nghị|hội thi|đại hội)[^.;,\n\d]{0,40}))(?=[.;,]|$)"
)
_SELECTS = re.compile(
    r"bình (?:chọn|xét)|khen thưởng|biểu dương|xét,? (?:tặng|khen|đề nghị)|tặng (?:giấy|bằng)|lựa chọn|đề nghị|báo cáo|gửi|nộp|tổng kết|lập hồ sơ|xét chọn|tổ chức xét|tổng hợp|xếp (?:hạng|loại|thứ)|chấm điểm|công bố"
)
# "Kết thúc đợt, UBND xã tặng Giấy khen cho 05 tập thể": how many are rewarded, not what is due
_REWARDS = re.compile(
    r"(?!.*(?:bình|lựa chọn|gửi|nộp))[^.;]*tặng[^.;]* \d+ [^\W\d_]|(?!.*(?:bình|lựa chọn|gửi|nộp|xét))(?:[^.;]*biểu dương,)? ?khen thưởng (?:cho )?\d+ [^\W\d_]|[^.;]*được đề nghị khen[^.;]* \d"
)
_WHO = re.compile(
    r" (?:ubnd|ủy ban|các|mỗi|hội|ban|chủ tịch|nhà trường|công đoàn|đoàn|xã|huyện|trường|chi|thôn|khối|cụm)\b"
)
_OCCASION = re.compile(
    r"(?P<text>(?:vào |nhân )(?:dịp|hội nghị|thời điểm) (?P<event>(?:sơ kết|tổng kết)(?: (?:6 tháng|học kỳ \w+|quý \w+|phong trào|"
    r"công tác|năm|giữa|cuối|đầu|thi đua|đợt)){0,5}))"
)
_REVIEW = (
    r"(?:sơ kết|tổng kết|bình xét|khánh thành|gắn biển|tổ chức (?:hội nghị|hội thi|hội thao|lễ (?:tuyên dương|tôn vinh|trao)))"
    r"(?:[^.;,:\d\n]|\d{1,2} (?=năm|tháng)){0,30}(?: (?:đợt|giai đoạn) \d{1,2})?"
)
_AT = (
    r"(?:(?:vào |trong |nhân |cùng |(?<=: ))dịp|tại(?: buổi)?(?= lễ kỷ niệm)|cùng(?: với)?(?= (?:hội nghị|lễ) )|"
    r"gắn với(?= (?:hội nghị|lễ) )|vào(?= cuối năm(?! (?:học )?20)))"
)
_FEAST = (
    r"(?:cuối năm(?: học)?|(?:kỷ niệm|hội nghị|lễ|ngày|đón)[^.;,(\n]{3,80}|đại hội[^.;,(\n]{0,80})"
)
_NO_DAY_BEHIND = r"(?=[.;,\n]|$| theo\b| \((?!(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?\)))"
_REVIEW_ON = re.compile(rf"(?P<event>{_REVIEW}):? (?P<text>{_AT} {_FEAST}){_NO_DAY_BEHIND}")
# a week of the school year: "tổng kết: tuần 18", "đăng ký tiết dạy trong tuần 19"
_SCHOOL_WEEK = re.compile(
    r"(?:sơ kết|tổng kết|đăng ký|nộp|gửi|báo cáo|họp|hoàn thành|xong)(?: [^.;\d]{0,90}?)??[: ] ?(?P<text>(?:(?P<within>trong )|vào |ở )?tuần (?:học )?(?:thứ )?\d{1,2})(?=[.;,)]|$)(?!, ?(?:tuần )?\d)"
)
_HAS_OWN_DAY = re.compile(
    r"(?:hồ sơ|báo cáo|danh sách|gửi|nộp|kết thúc)[^.;\n]{0,120}(?:trước|chậm nhất|muộn nhất|hạn)[^.;\n]{0,40}\d{1,2}(?:[/.]| tháng )\d"
    r"|(?:trong(?: vòng| thời gian| thời hạn)?|chậm nhất|sau) \d{1,2} ngày"
)


def at_events(doc: Document, stretches: list[Stretch], limit: int) -> list[tuple[int, Deadline]]:
    """Each with its place; none of them has a day, the officer is asked for it."""
    found = _events(doc, limit) + _occasions(doc, stretches, limit) + _school_weeks(doc, limit)
    return found + without_days(doc, stretches, limit)


def _school_weeks(doc: Document, limit: int) -> list[tuple[int, Deadline]]:
    """The number of the week is printed, its days are not."""
    found = []
    for match in _SCHOOL_WEEK.finditer(doc.low, 0, limit):
        low, high = doc.sentence(match.start())
        start, end = match.span("text")
        words = doc.text[max(low, doc.block_at(match.start()).body) : start]
        found.append(
            (start, Deadline(
                duties.in_brief(words), None, duties.kind_of(match.group()), "within" if match["within"] else "in",
                None, doc.text[start:end], doc.source.span(low, high), duties.addressee(words.lower(), words),
                None, None, "Tuần của năm học: cần hỏi ngày.",
            ))
        )  # fmt: skip
    return found


def _events(doc: Document, limit: int) -> list[tuple[int, Deadline]]:
    """ "Kết thúc đợt thi đua, các thôn bình chọn …": a duty after an event without a day."""
    found = []
    for block in doc.blocks[: doc.tail]:
        if block.start >= limit:
            continue
        found += [
            (said.start("text"), _after(doc, said))
            for pattern in (_REVIEWED_AFTER, _REPORTED_AFTER)
            for said in pattern.finditer(doc.low, block.body, block.end)
        ]
        if not _ENDS.search(doc.low, block.body, block.end):
            continue
        found += [
            (sent.start("text"), _after(doc, sent))
            for sent in _SENT_AFTER.finditer(doc.low, block.body, block.end)
        ]
        for said in _SAID.finditer(doc.low, block.body, block.end):
            match = _AFTER.match(doc.low, said.start(), said.end())
            if match is None or _HAS_OWN_DAY.search(said.group()):
                continue
            if re.fullmatch(r"(?!.*(?:xét|đề nghị|lựa chọn)).*khen thưởng: ?", match["duty"]):
                continue  # whom, is told below
            if _REWARDS.match(match["duty"]) or dates.read_dates(match.group()):
                continue
            if match["text"].startswith("tổng kết") and not _WHO.match(match["duty"]):
                continue  # "Tổng kết phong trào, biểu dương điển hình"
            if _SELECTS.search(match["duty"]):
                found.append((match.start("text"), _after(doc, match)))
    return found


def _after(doc: Document, match: re.Match[str]) -> Deadline:
    duty = doc.text[slice(*match.span("duty"))]
    return Deadline(
        duties.in_brief(duty), None, duties.kind_of(match["duty"]), "after_event", None,
        doc.text[slice(*match.span("text"))], doc.source.span(*doc.sentence(match.start("text"))),
        duties.addressee(match["duty"], duty) or _proposed_to(duty), None, None,
        "Không có ngày: mốc là khi kết thúc.",
    )  # fmt: skip


def _proposed_to(duty: str) -> str | None:
    match = re.search(
        r"đề nghị ((?:Chủ tịch|UBND|Hội đồng|Ủy ban)[^.;]{3,60}?)(?: (?:khen|xét|tặng|xem))", duty
    )
    return match.group(1) if match else None


def _occasions(doc: Document, stretches: list[Stretch], limit: int) -> list[tuple[int, Deadline]]:
    """ "báo cáo … vào dịp sơ kết 6 tháng đầu năm": due at an event whose day is not printed."""
    found = []
    for match in _OCCASION.finditer(doc.low, 0, limit):
        low, high = doc.sentence(match.start())
        before = doc.low[low : match.start()]
        dated = any(
            match.start() <= one.start < high
            and one.opening.kind in (dates.DAY, dates.MONTH, dates.QUARTER, dates.PARTIAL)
            for one in stretches
        )
        if dated or not re.search(r"báo cáo|gửi|nộp|khen thưởng|tuyên dương", before):
            continue
        body = doc.block_at(match.start()).body
        text = doc.text[match.start() : match.end()]
        what = f"{doc.text[max(low, body) : match.start()]} dịp {match['event']}"
        found.append(
            (match.start(), Deadline(
                duties.in_brief(what), None, duties.kind_of(before), "in", None, text,
                doc.source.span(low, high), duties.addressee(before, doc.text[low : match.start()]),
                None, None, "Không có ngày cụ thể.",
            ))
        )  # fmt: skip
    for match in _REVIEW_ON.finditer(doc.low, 0, limit):
        low, high = doc.sentence(match.start())
        start, end = match.span("text")
        if not any(
            low <= one.start < high
            and one.first
            and one.role == FREE
            and one.opening.kind != dates.YEAR
            and not (one.closing and one.end < match.start())
            for one in stretches
        ):
            found.append(
                (start, Deadline(
                    duties.in_brief(doc.text[match.start() : start]), None, duties.kind_of(match["event"]), "in", None,
                    doc.text[start:end].strip(), doc.source.span(low, high), note="Không có ngày cụ thể.",
                ))
            )  # fmt: skip
    return found
