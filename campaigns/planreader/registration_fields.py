"""What a registration must state: the list behind "nêu rõ", in brackets, or in items below."""

from __future__ import annotations

import re

from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Block, Document

_FIELDS = re.compile(
    r"(?:(?<=đăng ký )nêu(?= ?:)|"
    r"(?:nêu|ghi) cụ thể:? (?=(?:họ )?(?:và )?tên )|ghi (?=(?:họ )?tên )|"
    r"(?<=, )nêu (?=(?:tên|danh hiệu|nội dung|công trình|số) )|(?<=; )nội dung(?= ?:)|"
    r"(?:ghi|nêu) (?:đầy )?đủ(?:,? rõ ràng)?(?: (?:các )?(?:nội dung|thông tin))?|"
    r"(?:cần |phải )(?:có đủ(?: \d)?|có đầy đủ|nêu được|thể hiện(?: rõ)?|ghi đầy đủ)"
    r"(?: (?:các )?(?:nội dung|thông tin)(?=:)| các (?:nội dung|thông tin))?|"
    r"(?:cần |phải )?(?:nêu|ghi)(?: cụ thể,?)? ?rõ(?: ràng)?(?: các nội dung| thông tin| về)?|"
    r"(?:gồm|bao gồm)(?: các)?(?: nội dung| thông tin| mục)?|"
    r"nội dung đăng ký(?: thi đua)?(?: gồm| bao gồm| ghi rõ| cần(?: nêu rõ| ghi rõ)?)?(?: có)?|"
    r"thông tin (?:đăng ký|khai báo|cần (?:khai|ghi|có|cung cấp))(?: gồm)?|ghi (?:vào )?sổ(?= ?:)|"
    r"với các nội dung|nội dung phiếu(?= ?:)|(?:theo )?các nội dung)(?: sau| sau đây)?\s?:? ?"
)
# a paper that states ("Phiếu đăng ký thể hiện: …", "văn bản đăng ký phải nêu tên tuyến"), or "trong đó nêu: …"
_STATES = r"(?:nói|ghi|nêu|thể hiện|trình bày|kê khai|điền|cung cấp)(?:,? (?:rõ ràng|rõ|đủ|đầy đủ|cụ thể|chi tiết))*(?: (?:các )?(?:nội dung|thông tin|mục)(?: sau(?: đây)?)?)?"
_FIELD_NOUN = r"(?:tên|họ|số|chiều|địa điểm|vị trí|quy mô|giá trị|tổng giá trị|kinh phí|khối lượng|nguồn|thời gian|thời điểm|ngày|người|đơn vị|danh hiệu|loại|diện tích|đối tượng|mục tiêu)\b"
_PAPER_STATES = re.compile(
    rf"(?:(?P<paper>(?:bản|phiếu|tờ|giấy|đơn|biểu|mẫu|văn bản|danh mục|danh sách) đăng ký(?: [^.;:,()\d]{{3,40}}?)?,?)|trong đó,?) "
    rf"(?:(?:cần|phải|đề nghị|yêu cầu) )?(?:{_STATES} ?(?::|(?={_FIELD_NOUN}))|(?(paper)có(?: các)?(?: nội dung| thông tin| mục)?:|(?!))) ?"
)
_IN_BRACKETS = re.compile(
    r"đăng ký(?: [^().;:]{3,90})? \((?:(?:cần |phải )?(?:nêu|ghi) )?(?P<list>(?!qua|gồm \d|có \d|theo mẫu|mẫu|kèm)(?:[^()\d]|\d(?!\d?[/.])){4,40}(?:[,;]| [-–] [^(),\d]{2,40} [-–] )(?:[^()\d]|\d(?!\d?[/.])){3,200})\)"
)
_NUMBERED = re.compile(  # "(tuần 7, tuần 8)"
    r"(?:^|, ?)(?:tuần|tháng|lớp|khối|quý|đợt|ngày|buổi|tiết) \d"
)
_WHO = re.compile(
    r"(?:(?:các )?(?:tập thể|cá nhân|hộ gia đình|gia đình|đơn vị|cơ quan)(?:,| và|;|$) ?)+"
)
_NAMED_IN_BRACKETS = re.compile(
    r"\((?:(?:các )?(?:nội dung|thông tin|mục)(?: đăng ký)?(?: gồm| cần ghi|(?=:))|(?:(?:bản )?đăng ký )?(?:cần )?(?:ghi|nêu) rõ(?: các nội dung)?|gồm(?: các nội dung)?|mẫu đăng ký(?: kèm theo)?(?: gồm)?(?=:)|mẫu(?: số)?(?: \d{1,2})?(?=:)|theo mẫu(?: số)?(?: \d{1,2})?(?: (?:gửi |đính )?kèm(?: theo)?)?,?(?: gồm)?):? "
    r"(?P<list>(?!có\b|\d)[^()]{8,400})\)"
)
_ASKED = re.compile(
    r"đăng ký (?P<list>(?:tên|số|chiều dài|diện tích|địa điểm|ngày|giá trị|loại|danh hiệu)(?: [^,.;:()\d\"]{0,40})?(?:,| và) [^.;:()]{3,160}?)(?= (?:(?:với|gửi|về|cho|qua|trước|chậm|đến|theo mẫu)\b|\((?:theo )?(?:biểu|mẫu)))"
    r"|đăng ký (?P<loose>[^\W\d][^,.;:()\d]{3,30}, [^.;:()\d]{0,60}?(?:khối lượng|nhu cầu|kinh phí|chiều dài|địa điểm|quy mô|thời gian (?:thực hiện|hoàn thành|khởi công))[^.;:()\d]{0,80}?)(?= (?:với|gửi|về|qua|trước|chậm|đến)\b)"
    r"|đăng ký(?: gồm)?: ?(?P<named>(?:đơn vị|tên|họ tên|họ và tên|danh hiệu|hình thức|chỉ tiêu)[^.;:\d]{3,160}?)(?=[.;]|$| (?:trước|gửi|nộp|chậm nhất|về (?:ubnd|văn phòng|phòng|hội|ban))\b)"
)
# "tên đề tài, sáng kiến" is one thing; "tên tuyến, chiều dài" are two
_FIELD = re.compile(
    r"(?:,| và) (?:tên|số|chiều|ngày|thời gian|địa điểm|giá trị|quy mô|kinh phí|loại|người|họ)\b"
)
_NOT_FIELDS = re.compile(
    r"^(?:rõ |thi đua|trên|kế hoạch|của|này|như|sau|và|về|được|đến|với|tại|chủ yếu|phong trào)\b"
)
# a list of the registered with its columns in brackets
_LISTED_IN_BRACKETS = re.compile(
    r"đăng ký[^().:]{3,120} \((?P<list>(?:tên|họ tên|họ và tên|số hộ) ?[^(),;]{0,40}[,;][^()]{3,200})\)"
)
# "lập danh mục công trình chào mừng (tên công trình; quy mô; …) gửi …" registers them as well
_LIST_OF_WORKS = re.compile(
    r"(?:lập|gửi) danh mục (?:các )?(?:công trình|phần việc|mô hình)[^().:;\d]{0,60} \(((?:tên )[^();]{3,40};[^()]{3,200})\)(?=[^.;]{0,10} gửi)"
)
_FIELD_STOP = re.compile(
    r"[);.]|,? (?:gửi|nộp|về ubnd|trước ngày|chậm nhất|về (?:phòng|văn phòng|ubnd|ban |hội |đoàn |ủy ban|bộ phận)|để tổng hợp|theo mẫu|và gửi|báo cáo về|hạn|với (?:hội đồng|ban|phòng|văn phòng|ubnd)|trước \d)\b"
)
_BRACKET = re.compile(r"\([^()\n]{1,80}\)")
_PAPERS = re.compile(r"hồ sơ(?: (?:đăng ký|đề nghị|tham gia|dự thi))?[^.;:,]{0,30} $")
_REACH = 1000  # characters of a list; what goes on for longer is none
_SEVERAL = 2  # commas
_MOST_FIELDS = 12
_MARKS = (",", "và", "-", "–")
# "…; đơn vị chủ trì, gửi về UBND xã trước ngày 20/5": what is done with the list
_THEN_SENT = re.compile(
    r",? (?:và |rồi |sau đó )?(?:gửi|nộp|báo cáo) (?:về|cho|đến|tới|lên|qua|ubnd|văn phòng)\b[^;]*$"
)
_SENT_TO = re.compile(
    r"\s*(?:và )?(?:(?:gửi|nộp)\b|(?:thời hạn|hạn)\b(?! (?:hoàn thành|thực hiện))\s*\S)|\s*$"
)


def read_registration_fields(doc: Document) -> tuple[Words, ...]:
    """What the plan says a registration must state, in its own words."""
    for block in doc.blocks[: doc.tail]:
        words = doc.words(block)
        if "đăng ký" not in words:
            if works := _LIST_OF_WORKS.search(words):
                return _bracketed(doc, block.body + works.start(1), block.body + works.end(1))
            continue
        found = _in_brackets(doc, block, words) or _listed_behind(doc, block, words)
        found = found or _stated(doc, block, words)
        if found:
            return found
    return ()


def _in_brackets(doc: Document, block: Block, words: str) -> tuple[Words, ...]:
    """ "đăng ký công trình (tên, quy mô, kinh phí, thời gian)"."""
    named = _NAMED_IN_BRACKETS.search(words)
    if named and "đăng ký" in words[max(0, named.start() - 200) : named.start()]:
        found = _bracketed(doc, *(block.body + place for place in named.span("list")))
        if len(found) >= 2:
            return found
    listed = _IN_BRACKETS.search(words) or _LISTED_IN_BRACKETS.search(words)
    if listed is None:
        return ()
    inside = listed["list"]
    if _NUMBERED.search(inside) or _WHO.fullmatch(inside) or _FIELDS.match(inside):
        return ()
    return _bracketed(doc, *(block.body + place for place in listed.span("list")))


def _stated(doc: Document, block: Block, words: str) -> tuple[Words, ...]:
    """ "nội dung đăng ký gồm: tên công trình, …", in the sentence or in the items below it."""
    for match in [*_FIELDS.finditer(words), *_PAPER_STATES.finditer(words)]:
        start, stop = doc.sentence(block.body + match.start())
        sentence = doc.low[max(start, block.body) : stop]
        near = doc.low[max(block.body, start - 150) : block.body + match.start()]
        if _PAPERS.search(words, max(0, match.start() - 60), match.start()):
            continue  # what a file holds
        listed = match.group().startswith(("gồm", "bao gồm"))  # of anything, so close by
        if "đăng ký" not in sentence and (listed or "đăng ký" not in near):
            continue
        if words[match.end() :].strip(" .:"):
            found = _asked_for(doc, block.body + match.end(), block.end)
        else:
            heads = "đăng ký" in words[max(0, match.start() - 100) : match.end()]
            found = _children(doc, block.index) if heads else ()
        if len(found) >= 2:
            return found
    return ()


def _listed_behind(doc: Document, block: Block, words: str) -> tuple[Words, ...]:
    """Right behind "đăng ký": "tên tuyến, chiều dài, ngày khởi công"."""
    asked = _ASKED.search(words)
    if asked is None:
        return ()
    if asked["named"]:
        return _asked_for(doc, block.body + asked.start("named"), block.end)
    part = "loose" if asked["loose"] else "list"
    if part == "loose" and re.search(r"\b(?:ghi|nêu|gồm)\b", asked["loose"]):
        return ()
    listed = asked["list"] or ""
    if part == "list" and listed.count(",") < _SEVERAL:
        titles = listed.startswith("danh hiệu")  # "danh hiệu thi đua, tên sáng kiến": what is won
        if titles or not _FIELD.search(listed):
            return ()
    return _inline(doc, block.body + asked.start(part), block.body + asked.end(part))


def _asked_for(doc: Document, start: int, end: int) -> tuple[Words, ...]:
    """What stands behind "gồm:": two semicolons in its sentence part it, else commas."""
    end = min(end, start + _REACH)
    if doc.low[start:end].split(".")[0].count(";") >= 2:
        found = _listed(doc, start, end)
        if found:
            return found
    found = _inline(doc, start, end)
    return found if len(found) != 1 else _listed(doc, start, end)


def _inline(
    doc: Document, start: int, end: int, *, closed: bool = False, dashed: bool = False
) -> tuple[Words, ...]:
    """Fields between commas, or dashes; `closed`: in brackets, so that no word ends them."""
    rest = doc.low[start:end]
    if _NOT_FIELDS.match(rest) or (not closed and re.search(r"\d{2,}", rest[:25])):
        return ()
    rest = _BRACKET.sub(lambda match: "x" * len(match.group()), rest)  # its commas part nothing
    stop = None if closed else _FIELD_STOP.search(rest)
    rest = rest[: stop.start() if stop else len(rest)]
    found: list[Words] = []
    position = start
    mark = r" [-–] " if dashed else r",|(?<!họ) và (?!hoàn thành|kết thúc)(?=[^\W\d_])"
    for piece in re.split(f"({mark})", rest):
        words = doc.text[position : position + len(piece)].strip(" :-.…")
        if piece.strip() not in _MARKS and 1 < len(words) <= 80:
            found.append(Words(words, doc.source.span(position, position + len(piece))))
        position += len(piece)
    return (
        tuple(found)
        if len(found) <= _MOST_FIELDS and all(len(one.text) < 60 for one in found)
        else ()
    )


def _bracketed(doc: Document, start: int, end: int) -> tuple[Words, ...]:
    """ "(ghi rõ: tên công trình, phần việc; địa điểm)": apart by semicolons, else by commas."""
    if ";" in doc.low[start:end]:
        return _listed(doc, start, end)
    return _inline(doc, start, end, closed=True, dashed="," not in doc.low[start:end])


def _listed(doc: Document, start: int, end: int) -> tuple[Words, ...]:
    """ "ghi rõ: tên mô hình; số hộ tham gia; người phụ trách.": one between two semicolons."""
    line = doc.low[start:end].split(".")[0]
    if (closed := line.find(")")) >= 0 and "(" not in line[:closed]:
        line = line[:closed]  # "(ghi họ tên; ngày cam kết) gửi Hội"
    line = _THEN_SENT.sub("", line)
    pieces = [one for one in re.finditer(r"[^;]+", line) if not _SENT_TO.match(one.group())]
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
