"""The lists of a plan: what a registration must state, who receives the plan, who reports when."""

from __future__ import annotations

import re

from campaigns.planreader import duties
from campaigns.planreader.model import Reporting, Words
from campaigns.planreader.outline import Document, is_caps
from campaigns.planreader.stretches import FREE, Stretch

# ------------------------------------------------------------------------------ registration fields

_FIELDS = re.compile(
    r"(?:(?:cần |phải )?(?:nêu|ghi)(?: cụ thể,?)? ?rõ(?: ràng)?(?: các nội dung| thông tin| về)?|(?:gồm|bao gồm)(?: các)?(?: nội dung| thông tin| mục)?|"
    r"nội dung đăng ký(?: thi đua)?(?: gồm| bao gồm| ghi rõ| cần)?(?: có)?|thông tin đăng ký(?: gồm)?|với các nội dung|(?:theo )?các nội dung)(?: sau| sau đây)?\s?:? ?"
)
_IN_BRACKETS = re.compile(
    r"đăng ký(?: [^().;:\d]{3,70})? \((?P<list>(?!qua|gồm \d|có \d|theo mẫu|mẫu|kèm)[^()\d]{4,40},[^()\d]{3,200})\)"
)
_ASKED = re.compile(
    r"đăng ký (?P<list>(?:tên|số|chiều dài|địa điểm|ngày|giá trị|loại) [^,.;:()]{0,40}(?:,| và) [^.;:()]{3,160}?)(?= (?:với|gửi|về|cho|qua|trước|chậm|đến)\b)"
)
_NOT_FIELDS = re.compile(
    r"^(?:thi đua|trên|kế hoạch|của|này|như|sau|và|về|được|đến|với|tại|chủ yếu|phong trào)\b"
)
_FIELD_STOP = re.compile(
    r"[);.]|,? (?:gửi|nộp|về ubnd|trước ngày|chậm nhất|để tổng hợp|theo mẫu|và gửi|báo cáo về|hạn)\b"
)
_MOST_FIELDS = 12


def read_registration_fields(doc: Document) -> tuple[Words, ...]:
    """What the plan says a registration must state, in its own words."""
    for block in doc.blocks[: doc.tail]:
        words = doc.words(block)
        if "đăng ký" not in words:
            continue
        bracketed = _IN_BRACKETS.search(words)
        if bracketed and not _FIELDS.search(bracketed["list"]):
            return _inline(
                doc, block.body + bracketed.start("list"), block.body + bracketed.end("list")
            )
        asked = _ASKED.search(words)
        if asked:
            return _inline(doc, block.body + asked.start("list"), block.body + asked.end("list"))
        for match in _FIELDS.finditer(words):
            start, stop = doc.sentence(block.body + match.start())
            sentence = doc.low[max(start, block.body) : stop]
            near = doc.low[max(block.body, start - 150) : block.body + match.start()]
            if "đăng ký" not in sentence and "đăng ký" not in near:
                continue
            if words[match.end() :].strip(" .:") == "":
                children = _children(doc, block.index)
                if (
                    len(children) >= 2
                    and "đăng ký" in words[max(0, match.start() - 100) : match.end()]
                ):
                    return children
                continue
            found = _inline(doc, block.body + match.end(), block.end)
            if len(found) == 1:
                found = _listed(doc, block.body + match.end(), block.end)
            if len(found) >= 2:
                return found
    return ()


def _inline(doc: Document, start: int, end: int) -> tuple[Words, ...]:
    rest = doc.low[start:end]
    if _NOT_FIELDS.match(rest) or re.search(r"\d{2,}", rest[:25]):
        return ()
    stop = _FIELD_STOP.search(rest)
    end = start + (stop.start() if stop else len(rest))
    found: list[Words] = []
    position = start
    for piece in re.split(r"(,| và (?=[^\W\d_]))", doc.low[start:end]):
        words = doc.text[position : position + len(piece)].strip(" :-.…")
        if piece not in (",", " và ") and 1 < len(words) <= 80:
            found.append(Words(words, doc.source.span(position, position + len(piece))))
        position += len(piece)
    return (
        tuple(found)
        if len(found) <= _MOST_FIELDS and all(len(one.text) < 60 for one in found)
        else ()
    )


def _listed(doc: Document, start: int, end: int) -> tuple[Words, ...]:
    """ "ghi rõ: tên mô hình; số hộ tham gia; người phụ trách.": one between two semicolons."""
    line = doc.low[start:end].split(".")[0]
    pieces = list(re.finditer(r"[^;]+", line))
    if (
        line[:1] in ";."
        or not 2 <= len(pieces) <= _MOST_FIELDS
        or max(map(len, line.split(";"))) > 60
    ):
        return ()
    return tuple(
        Words(
            doc.text[start + one.start() : start + one.end()].strip(),
            doc.source.span(start + one.start(), start + one.end()),
        )
        for one in pieces
    )


def _children(doc: Document, index: int) -> tuple[Words, ...]:
    found: list[Words] = []
    kind = ""
    for block in doc.blocks[index + 1 : doc.tail]:
        kind = kind or block.kind
        if block.kind != kind or not kind or len(found) >= _MOST_FIELDS:
            break
        words = doc.text[block.body : block.end].strip(" ;.,")
        if len(words) > 120:
            return ()
        found.append(Words(words, doc.source.span(block.body, block.end)))
    return tuple(found)


# --------------------------------------------------------------------------------------- recipients

_ITEM = re.compile(r"(?:^|(?<=[;,.]) ?)(?:[-+•] ?)")
_SIGNED = re.compile(
    r"^(?:t/?m\.?|kt\.?|tl\.?|tuq\.?|q\.) ?|^(?:phó )?(?:chủ tịch|hiệu trưởng|bí thư|trưởng ban|giám đốc|trưởng phòng|chánh)"
)


def read_recipients(doc: Document) -> tuple[Words, ...]:
    """The lines of "Nơi nhận", without dash and final mark."""
    if doc.tail >= len(doc.blocks):
        return ()
    first = doc.blocks[doc.tail]
    if not re.match(r"^(?:[-+] ?)?nơi (?:nhận|gửi)", doc.low[first.start : first.end]):
        return ()
    found: list[Words] = []
    for block in doc.blocks[doc.tail :]:
        cell_end = doc.text.find("\t", block.start, block.end)
        end = cell_end if cell_end > 0 else block.end
        start = block.start
        if block is first:
            colon = doc.text.find(":", start, end)
            start = colon + 1 if colon > 0 else end
            while start < end and doc.text[start] == " ":
                start += 1
        text = doc.text[start:end]
        if not text.strip(" :-"):
            continue
        if is_caps(text) and (
            _SIGNED.match(doc.low[start:end]) or not text.lstrip().startswith("-")
        ):
            break
        dashed = text.lstrip().startswith(("-", "+"))
        if not dashed and found and not text.rstrip().endswith((";", ",", ".")):
            break  # a name below the list
        found += _items(doc, start, end)
        if re.match(r"^[-+ ]*lưu\b", doc.low[start:end]):
            break
    return tuple(found)


def _items(doc: Document, start: int, end: int) -> list[Words]:
    found = []
    cuts = [match.end() for match in _ITEM.finditer(doc.text[start:end])] or [0]
    for low, high in zip(cuts, [*cuts[1:], end - start], strict=True):
        words = doc.text[start + low : start + high].strip(" \t-;,.")
        if len(words) >= 2:
            found.append(Words(words, doc.source.span(start + low, start + high)))
    return found


# ---------------------------------------------------------------------------------------- reporting

_PERIODIC = re.compile(
    r"định kỳ(?! về)(?: (?P<every>(?:(?:hằng|hàng|mỗi|theo|cuối) )?(?:6 tháng|3 tháng|sáu tháng|tuần|tháng|quý|năm|học kỳ|nửa năm|01 tháng|1 tháng)"
    r"(?:(?:,| và|, và|/)? ?(?:01 )?(?:(?:hằng|hàng|mỗi|cuối|một) )?(?:6 tháng|9 tháng|tuần|tháng|quý|năm|học kỳ|đầu năm|cuối năm|đột xuất|lần)){0,4}))?"
)
_RECURS = re.compile(
    r"(?P<every>(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|6 tháng|học kỳ|năm)(?:(?:,| và)? (?:hằng|hàng)? ?(?:quý|6 tháng|năm|tuần|tháng)){0,3})"
)
_BY_TERM = re.compile(
    r"(?P<every>(?:hết|cuối|kết thúc|sau|vào cuối) (?:mỗi )?(?:học kỳ \w+|học kỳ|năm học|quý|tháng)(?:(?:,| và) (?:hết |cuối )?(?:học kỳ \w+|năm học|năm|cả năm))?)"
)
_QUARTER_DAY = re.compile(r"(?P<every>(?:ngày \d{1,2} )?tháng cuối (?:mỗi |của )?quý)")
_QUARTERLY = re.compile(r"của (?P<every>tháng cuối (?:mỗi )?quý)")
_AT_REVIEWS = re.compile(
    r"vào (?:các )?(?:dịp|kỳ) (?P<every>sơ kết[^.;,]{0,30}(?: và tổng kết)?(?:[^.;,]{0,20} năm)?|tổng kết[^.;,]{0,30})"
)
_ROUTINE = re.compile(
    r"(?:tổng hợp(?: kết quả)?,? (?:và )?báo cáo (?:ubnd|ủy ban|ban|hội đồng|đảng ủy|lãnh đạo))[^.;]{0,200}"
)
_NOT_ROUTINE = re.compile(
    r"xem xét|quyết định|khen thưởng|vướng mắc|khó khăn|phát sinh|đề xuất|chậm nhất|trước ngày"
)


def read_reporting(
    doc: Document, stretches: list[Stretch], *, report: bool
) -> tuple[Reporting, ...]:
    """Duties to report again and again, or without any day."""
    if report:
        return ()
    found: list[Reporting] = []
    seen: set[int] = set()
    first = doc.type_block + 1 if doc.type_block is not None else 0
    for block in doc.blocks[first : doc.tail]:
        for start, end in _sentences(doc, block.body, block.end):
            low = doc.low[start:end]
            if start in seen or "báo cáo" not in low:
                continue
            duty = _duty(doc, start, end, stretches)
            if duty:
                seen.add(start)
                found.append(duty)
    return tuple(found)


def _sentences(doc: Document, start: int, end: int) -> list[tuple[int, int]]:
    places = []
    position = start
    while position < end:
        low, high = doc.sentence(position)
        low, high = max(low, start), min(max(high, position + 1), end)
        places.append((low, high))
        position = high
    return places


def _duty(doc: Document, start: int, end: int, stretches: list[Stretch]) -> Reporting | None:
    low, text = doc.low[start:end], doc.text[start:end]
    match = _PERIODIC.search(low)
    if match is None or (
        "báo cáo" not in low[match.start() :] and "báo cáo" not in low[: match.start()][-60:]
    ):
        match = _RECURS.search(low)
        if match and (
            _far(low, match)
            or (
                match["every"].endswith("năm")
                and "báo cáo" not in low[match.end() : match.end() + 80]
            )
        ):
            match = None
    if match is None and not _has_day(start, end, stretches):
        match = _BY_TERM.match(low.lstrip(" -+"))
        match = _BY_TERM.search(low) if match else None
    match = match or _QUARTERLY.search(low)
    if match is not None:
        every = match["every"] or _when_else(low, match.end())
        at = low.find("báo cáo")
        shown = min(match.start(), at) if every is None or match.start() < at else at
        lead = re.search(r"(?:thứ \w+|chiều thứ \w+|sáng thứ \w+)? ?$", low[: match.start()])
        if every and lead and match.start() < at:
            shown = lead.start() if lead.group().strip() else match.start()
        stop = re.search(r"\s\(", low[shown:])
        words = text[shown : shown + stop.start()] if stop else text[shown:]
        return Reporting(
            every, _subject(text, low, match.start(), at), duties.addressee(low, text) or _direct(low, text),
            words.strip(" .;,"), doc.source.span(start, end),
        )  # fmt: skip
    routine = _ROUTINE.search(low)
    if routine is None or _NOT_ROUTINE.search(low[routine.start() :]):
        return None
    if _has_day(start + routine.start(), end, stretches):
        return None
    return Reporting(
        None, _actor(doc, start), _direct(low[routine.start() :], text[routine.start() :]),
        text[routine.start() : routine.end()].strip(" .;,"), doc.source.span(start, end),
    )  # fmt: skip


def _has_day(start: int, end: int, stretches: list[Stretch]) -> bool:
    return any(start <= one.start < end and one.role == FREE for one in stretches)


def _when_else(low: str, position: int) -> str | None:
    """How often, where "định kỳ" does not say it itself."""
    found = (
        _RECURS.search(low, position)
        or _QUARTER_DAY.match(low, position + 1)
        or _AT_REVIEWS.search(low, position)
    )
    return found["every"].strip() if found else None


def _far(low: str, match: re.Match[str]) -> bool:
    at = low.find("báo cáo")
    return abs(at - match.start()) > 160


def _direct(low: str, text: str) -> str | None:
    match = re.search(
        r"báo cáo (?:kết quả [^.;,]{0,60}?(?:cho|về) )?(?P<to>(?:ubnd|ủy ban nhân dân|ủy ban mttq|ban |hội đồng|đảng ủy|thường trực)[^.;,]{0,80}?)"
        r"(?= (?:kết quả|theo|để|xem|về|trước|tình hình|tiến độ)|[.;,(]|$)", low)  # fmt: skip
    return text[slice(*match.span("to"))].strip() if match else None


def _subject(text: str, low: str, periodic: int, report: int) -> str | None:
    """Who reports: the words between the period and "báo cáo", or in front of both."""
    if periodic < report:
        between = re.search(
            r"(?:tuần|tháng|quý|năm|kỳ),? (?P<who>[^,.;:\d]{3,70}?)(?: (?:tổng hợp|gửi|có|phải|thực hiện))*,? ?báo cáo",
            low[periodic : report + 8],
        )
        if between and not re.match(
            r"(?:tổng hợp|gửi|có|đánh giá|kết quả|cuối|và)\b", between["who"]
        ):
            start = periodic + between.start("who")
            return text[start : start + len(between["who"])].strip()
    lead = re.match(
        r"^[-+\s]*(?:giao |đề nghị |yêu cầu )?(?P<who>[^,.;:\d]{3,80}?)(?: (?:tổng hợp|theo dõi|có trách nhiệm|thực hiện|báo cáo|định kỳ|chủ trì|hằng|hàng|tham mưu|đăng ký|chịu|phối hợp)|,)",
        low,
    )
    if (
        lead
        and lead.end() <= max(periodic, report) + 8
        and not lead["who"].startswith(("định kỳ", "hằng", "hàng", "tổng hợp"))
    ):
        return text[lead.start("who") : lead.end("who")].strip()
    return None


def _actor(doc: Document, start: int) -> str | None:
    block = doc.block_at(start)
    head = re.match(
        r"^(?:giao )?([^(:,.;]{3,60}?)(?: \(| tham mưu| có trách| chủ trì| phối hợp|:|,| theo dõi)",
        doc.words(block),
    )
    return doc.text[block.body + head.start(1) : block.body + head.end(1)].strip() if head else None
