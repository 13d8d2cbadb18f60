"""Names of deadlines that share their words: the second day of a sentence, a paper sent whose name stands before."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates
from campaigns.planreader.days.duties import is_duty
from campaigns.planreader.text.outline import Block, Document

_JOINS = re.compile(r"[\s),;:.-]*(?:(?:và|cùng|còn|đối với|vào|ngày)(?:\s+|$))*")
_ROUND = (
    r"(?:(?:kết quả|định kỳ|giữa kỳ|kỳ) )*(?:(?:đợt|lần|vòng|quý|học kỳ|giai đoạn|chặng|khối|cụm) (?:thứ )?\S{1,4}|0?[369] tháng(?: đầu năm| cuối năm)?"
    r"|cấp (?:xã|huyện|thôn|cơ sở|tỉnh)|(?:cả |một )?năm(?: 20\d\d)?|cuối năm|đóng)"
)
_ROUND_ONLY = re.compile(rf"{_ROUND}(?: \([^()]*\)?)?", re.IGNORECASE)
_ITS_ROUND = re.compile(
    rf"[\s,:;(]*(?:đối với )?(?:{_ROUND}|giữa kỳ|(?<!tổ chức )mở)(?: và)?[\s),:;]*$", re.IGNORECASE
)
_LOOSE_END = re.compile(r"(?:[\s,:;]+(?:và|vào|ở|tại|trong|hoàn thành))*[\s,:;]*$")
_MOST_ROUNDS = 3  # "đợt 1 và đợt 2 cấp xã"
_DAY_BEHIND = re.compile(
    r",?(?: và)?(?: (?:trước|chậm nhất|muộn nhất|từ|vào|trong|đến hết))?(?: là)?(?: ngày| tháng)? ?\d{1,2}[/.]\d.*$"
)
_SENT = re.compile(
    r"(?:và )?(?:gửi|nộp|chuyển)(?: (?:về|cho|lên|đến)\b|(?= (?:ubnd|ủy ban|văn phòng|phòng|hội|ban|đảng ủy|đoàn|công đoàn|trường|công chức|đồng chí|đ/c|tổng phụ trách)\b))"
)
# "ngày hoàn thành) gửi …": the end of what a bracket asks for
_LIST_ENDS = re.compile(r"[^()]*\)[\s,:;]*(?=(?:và )?(?:gửi|nộp|về|chuyển)\b)")
_FULL_STOP = re.compile(r"[.!?]\s+(?=[A-ZĐÀ-Ỹ])")
_LEAD_ENDS = re.compile(r"[(:;]|,? trong đó\b|,? (?:cần |phải )?(?:nêu|ghi)\b|,? gồm\b")
_LABEL = re.compile(r"[^:;(]{2,60}: ?")
# "Gửi báo cáo kết quả: 6 tháng trước 05/6; tổng kết phong trào trước 30/9": all of them are reports
REPORTS_LABEL = re.compile(r"(?:gửi |nộp )?báo cáo(?: (?:kết quả|định kỳ|tiến độ|đánh giá))*: ?")
_SENT_ON = re.compile(r",? (?:và )?(?:gửi|nộp) (?:về|cho|đến|lên|qua)\b")
_LONG = (dates.YEAR, dates.YEARS, dates.HALF)
_SHORT_LABEL = 10  # characters: "Đăng ký: "
_SHORTEST = 8  # characters of a lead that says what is sent


def of_another_round(earlier: str, words: str) -> str | None:
    """ "báo cáo 6 tháng trước 10/6, năm trước 10/12": the second is called after the first."""
    joins = _JOINS.match(words)
    own = words[joins.end() if joins else 0 :].strip(" ()")
    if own and not _ROUND_ONLY.fullmatch(own):
        return None
    whole = _DAY_BEHIND.sub("", earlier)
    base = whole
    for _ in range(_MOST_ROUNDS):
        base = _LOOSE_END.sub("", _ITS_ROUND.sub("", base))
    if not is_duty(base.lower()):
        return None
    sent = _SENT_ON.search(base)
    if own and sent:  # "báo cáo thành tích (đợt 2) gửi về Hội"
        return f"{base[: sent.start()]} ({own}){base[sent.start() :]}"
    return f"{base}: {own}" if own else whole


def with_its_lead(doc: Document, block: Block, at: int, words: str) -> str:
    """ "… đăng ký công trình (nêu rõ …); gửi UBND xã": what is sent stands at the head of the sentence."""
    reports = REPORTS_LABEL.match(doc.low, block.body, at)
    if reports and "báo cáo" not in words.lower():
        return f"{doc.text[block.body : reports.end()].strip(' :')}: {words}"
    listed = _LIST_ENDS.match(words)
    if not listed and not _SENT.match(words.lower()):
        return words
    rest = words[listed.end() :] if listed else words
    stops = list(_FULL_STOP.finditer(doc.text, block.body, at))
    start = stops[-1].end() if stops else block.body
    days = [one for one in dates.read_dates(doc.low[start:at]) if one.kind not in _LONG]
    if days:  # "… phát động xong trong tháng 5/2024, lập danh sách hộ đăng ký; gửi về Hội"
        start += days[-1].end
    lead = doc.text[start:at].lstrip(" ,;).")
    label = _LABEL.match(lead)
    short = label is not None and label.end() <= _SHORT_LABEL
    if label and (short or not is_duty(label.group().lower())):
        lead = lead[label.end() :]
    cut = _LEAD_ENDS.search(lead)
    lead = lead[: cut.start() if cut else len(lead)].strip(" ,-–;")
    if len(lead) < _SHORTEST or not is_duty(lead.lower()):
        return words
    return f"{lead} {rest}" if rest.startswith("về") else f"{lead}; {rest}"
