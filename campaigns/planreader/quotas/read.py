"""How many may be rewarded: "05 tập thể và 10 cá nhân", "từ 1-2 tập thể, 3-4 cá nhân"."""

from __future__ import annotations

import re

from campaigns.planreader.model import Number, Quota
from campaigns.planreader.quotas.counts import Counted, groups_of
from campaigns.planreader.text.outline import Block, Document
from campaigns.planreader.text.source import lowered
from campaigns.wording.spelling.text import capital

_FORMS = re.compile(
    r"giấy khen|bằng khen|(?<!tranh )cúp(?! điện)\b|cờ thi đua|cờ đơn vị|cờ luân lưu|cờ|giấy chứng nhận|kỷ niệm chương|huân chương lao động|huân chương|huy chương|bằng ghi công|danh hiệu"
)
_REWARDS = re.compile(
    r"(?<![\w/.,])(?P<n>\d{1,3}) (?P<form>giấy khen|bằng khen|cúp(?! điện)|cờ thi đua|cờ(?! tổ quốc| nước| đỏ| hội| phướn))(?: (?:cho|đối với))?(?: các)?(?: (?P<to>tập thể|cá nhân|hộ))?(?!\w)"
)
# "tặng Cờ thi đua của UBND huyện cho 03 đơn vị"
_GIVEN_TO = re.compile(
    rf"(?P<form>{_FORMS.pattern})(?: của [^,;.\d]{{3,50}})?(?: [“\"][^“”\"\d]{{3,60}}[”\"])? (?:cho|đối với)(?: không quá| tối đa| từ)? ?$"
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]{3,80}[”\"]")  # what a reward is called says nothing of it
_REWARD = re.compile(
    r"khen|tặng|thưởng|trao|tuyên dương|biểu dương|tôn vinh|lựa chọn|bình chọn|đề nghị|giới thiệu|bình xét|đề xuất"
)
_GIVES = re.compile(
    r"(?:khen thưởng|khen|tặng thưởng|tặng|tuyên dương|biểu dương|lựa chọn|chọn|đề nghị|giới thiệu|xét|thưởng|trao)(?: cho)?(?: từ| không quá| tối đa)? ?$"
)
_AUTHORITY = re.compile(
    r"(?:(?:của )?(?P<org>(?:chủ tịch |ban chấp hành |bch |ban thường vụ |hiệu trưởng )?(?:ubnd|ủy ban nhân dân|hội đồng(?: thi đua ?[-–,]? ?(?:và )?khen thưởng)?|liên đoàn lao động|lđlđ|hiệp hội|(?<!hiệp )hội (?!viên)|đoàn (?!viên)|"
    r"(?<!\w)(?:bộ|ban) (?:chqs|chỉ huy quân sự)|(?<!\w)chỉ huy trưởng|(?<!\w)(?:huyện|tỉnh|thành|thị|quận) (?:đoàn|hội)|(?:đảng|huyện|thị|thành|tỉnh) ủy|(?<!\w)(?<!cơ )sở |nhà trường|trường|công đoàn|ban chỉ đạo|ban tổ chức|mttq|ủy ban mttq|ủy ban mặt trận)[^,.;:()\d]{0,40}?)"
    r"(?= (?:xem|xét|tặng|khen|sẽ|quyết|đề|trao|chọn|biểu dương|tuyên dương|kèm|cho)|[:.,;]|$))"
)
_EACH = re.compile(
    r"mỗi [^,.;:\d]{2,40}?(?= (?:được|đề|chọn|giới|lựa|bình|không|tối|xét|khen|tặng|thưởng|có|:)|:|,| \d|$)"
)
_VOTED = re.compile(r"mỗi (?:đợt|quý|tháng|học kỳ)[^.;:,\d]{0,30} bình (?:chọn|xét) $")
_CHOSEN = re.compile(r"(?:bình|lựa|xét)? ?chọn $")  # below "Đăng ký, bình xét"
_HERE = re.compile(r"khen thưởng|hình thức|đối tượng|số lượng")
_ELSEWHERE = re.compile(r"chỉ tiêu|mục tiêu|thành phần|nội dung|thời gian|kinh phí|mức tiền")


# "thưởng công trình trị giá 500 triệu đồng/xã cho 02 xã dẫn đầu"
_WORTH_TO = re.compile(r"(?:thưởng|tặng) [^.;]{3,80} đồng(?: ?/ ?[^\W\d_]+)? cho $")
_MERGED = re.compile(r"(?:từ )?\d+ (?:xã|phường|thôn|thị trấn) cũ\b")  # where files come from
_COPIES = re.compile(r"(?:báo cáo|hồ sơ|tờ trình|biên bản|thành tích)[^.;,]{0,24}\(?\d{1,2} bản\b")
_COUNCIL = re.compile(
    r"(?:hội đồng|nghiệp vụ|công tác|luật|về) thi đua ?[-,–]? ?(?:và )?khen thưởng"
)
_COUNCIL_CHOOSES = re.compile(rf"{_COUNCIL.pattern}[^.;\d]{{0,20}} xét(?: chọn)? $")
_LAST_YEAR = re.compile(
    r"tình hình|đặc điểm|kết quả (?:đạt được|năm|thực hiện|\d{1,2} tháng)"
)  # who was rewarded
_CONDITION = re.compile(r"(?:từ )?\d{1,3} [^\W\d_]+(?: [^\W\d_]+)? trở (?:lên|xuống)")
_PRAISED = re.compile(r"(?:tuyên dương|biểu dương|tôn vinh)[^;.]*$")
_ALL_GET = re.compile(
    rf"[^.\n]{{0,140}}, (?:[^,.\d\n]{{3,40}} )?tặng (?P<form>{_FORMS.pattern})(?=\W*(?:[.\n]|$))"
)  # "… 01 giáo viên tiêu biểu, Hiệu trưởng tặng Giấy khen."
_LEVEL = re.compile(r"(?:đối với )?(?P<who>(?:cấp|khối|cụm) [^:.;\d]{2,40}):")
_NEAR = 600  # characters in front of a count that may name its form and its authority


def read_quotas(doc: Document) -> tuple[tuple[Quota, ...], list[tuple[int, int]]]:
    """The quotas, and where they stand in the even text."""
    found: list[Quota] = []
    places: list[tuple[int, int]] = []
    first = (doc.type_block + 1) if doc.type_block is not None else 0
    columns: dict[int, str] = {}
    for block in doc.blocks[first : doc.tail]:
        cells = doc.text[block.start : block.end].split("\t")
        columns = _columns(cells) or (columns if len(cells) > 2 else {})
        if columns and len(cells) > 2:
            row = _row(doc, block, cells, columns)
            if row:
                found.append(row)
                places.append((block.start, block.end))
            continue
        headings = doc.headings(block)
        if _LAST_YEAR.search(headings):
            continue
        own = doc.words(block)
        if not _REWARD.search(own + headings) or (
            _ELSEWHERE.search(headings.rsplit(" / ", 1)[-1])
            and not re.search(r"khen|trao thưởng|tuyên dương|biểu dương", own)
        ):
            continue
        for group in groups_of(doc, block):
            start, end = group[0].start, group[-1].end
            if not _rewards(doc, block, start, headings):
                continue
            quota = _quota(doc, block, group)
            found.append(quota)
            places.append((start, end))
        for start, end, quota in _named(doc, block, places):
            found.append(quota)
            places.append((start, end))
    return tuple(found), places


def _columns(cells: list[str]) -> dict[int, str]:
    """Which columns of a table count collectives, individuals and households."""
    found: dict[int, str] = {}
    for index, cell in enumerate(cells):
        low = lowered(cell)
        if index and len(low) < 40:
            for role, word in (("h", "hộ"), ("h", "gia đình"), ("c", "tập thể"), ("i", "cá nhân")):
                if word in low:
                    found.setdefault(index, role)
    return found if len(set(found.values())) >= 2 else {}


def _row(doc: Document, block: Block, cells: list[str], columns: dict[int, str]) -> Quota | None:
    numbers = {
        role: int(cells[index].strip())
        for index, role in columns.items()
        if index < len(cells) and re.fullmatch(r"\s*\d{1,3}\s*", cells[index])
    }
    names = [cell for cell in cells[: min(columns)] if re.search(r"[^\W\d_]{2}", cell)]
    if not numbers or not names or re.match(r"\W*tổng", lowered(names[0])):
        return None
    form = _FORMS.search(lowered(names[0]))
    org = re.search(r"của (.+)$", names[0])
    return Quota(
        org.group(1) if org else names[0].strip(),
        names[0][slice(*form.span())].strip().capitalize() if form else None,
        numbers.get("c"), numbers.get("i"), numbers.get("h"),
        " ".join(cell.strip() for cell in cells if cell.strip()), doc.source.span(block.start, block.end),
    )  # fmt: skip


def _named(
    doc: Document, block: Block, places: list[tuple[int, int]]
) -> list[tuple[int, int, Quota]]:
    """ "tặng 01 Cờ thi đua, 02 Bằng khen cho tập thể": rewards counted by their own name."""
    found = []
    for match in _REWARDS.finditer(doc.low, block.body, block.end):
        start, end = match.span()
        low, _ = doc.sentence(start)
        if any(a < end and start < b for a, b in places) or not _rewarding(doc.low[low:start]):
            continue
        form = match["form"]
        if form == "cờ":  # "Cờ thi đua: 01 cờ cho thôn dẫn đầu"
            form = (_form(doc, block, start, end) or form).lower()
        role = match["to"] or ("tập thể" if form.startswith(("cờ", "cúp")) else "")
        number = int(match["n"])
        quota = Quota(
            _who(doc, block, start), form.capitalize(),
            number if role == "tập thể" else None, number if role == "cá nhân" else None,
            number if role == "hộ" else None, doc.text[start:end], doc.at(start),
        )  # fmt: skip
        if role:
            found.append((start, end, quota))
    return found


def _rewarding(words: str) -> bool:
    """Whether words say that somebody is rewarded, or name with what."""
    return bool(_REWARD.search(words) or _FORMS.search(words))


def _rewards(doc: Document, block: Block, start: int, headings: str) -> bool:
    low, high = doc.sentence(start)
    sentence = _COUNCIL.sub("", doc.low[low:high])
    before = _QUOTED.sub("", doc.low[low:start])
    if _CONDITION.match(doc.low, start) and re.search(r"(?:có|từ) $", before):
        return False
    if _COPIES.search(doc.low, max(block.body, start - 40), start + 7):
        return False
    if _WORTH_TO.search(before):
        return True
    if _MERGED.match(doc.low, start):
        return False
    if re.search(r"tiền thưởng|mức thưởng|trị giá|(?<!cao )điểm|dưới|(?<!cấp )trên|đạt (?:danh hiệu|từ)|có (?:từ|ít nhất)|phấn đấu|đăng ký|thành phần|"
                 r"tham dự|tại (?:ít nhất )?$|giúp đỡ|hỗ trợ|quà|kiểm tra|giám sát", before[-60:]) and not _GIVES.search(before):  # fmt: skip
        return False
    return bool(
        re.search(r"khen|tuyên dương|biểu dương|tôn vinh|giấy|bằng khen|cờ|trao thưởng", sentence)
        or (_HERE.search(headings) and "khen" in _COUNCIL.sub("", headings))
        or (_CHOSEN.search(doc.low, max(block.body, start - 20), start) and "bình xét" in headings)
        or re.search(r"khen", _COUNCIL.sub("", doc.label(block)))
        or _VOTED.search(before)
        or _COUNCIL_CHOOSES.search(before)
    )


def _quota(doc: Document, block: Block, group: list[Counted]) -> Quota:
    start, end = group[0].start, group[-1].end
    gives = _GIVES.search(doc.low, max(block.body, start - 40), start)
    shown = gives.start() if gives and gives.end() == start else start
    form = _form(doc, block, start, end)
    numbers: dict[str, Number] = {}
    for one in group:
        earlier = numbers.get(one.role)
        if isinstance(earlier, int) and isinstance(one.value, int):
            numbers[one.role] = earlier + one.value
        else:
            numbers.setdefault(one.role, one.value)
    return Quota(
        _who(doc, block, start), form, numbers.get("c"), numbers.get("i"), numbers.get("h"),
        doc.text[shown:end].strip(" ,"), doc.at(start),
    )  # fmt: skip


def _form(doc: Document, block: Block, start: int, end: int) -> str | None:
    """The kind of reward: right behind the counts ("… tặng Cờ thi đua"), else in front, else above."""
    _low, high = doc.sentence(start)
    tail = doc.low[end : min(block.end, end + 130)]
    tail = re.split(r"[,;.]|\d", tail)[0]
    behind = re.search(rf"(?:tặng|khen|nhận|cấp) (?P<form>{_FORMS.pattern})", tail)
    given_to = _GIVEN_TO.search(doc.low, max(block.body, start - 90), start)
    if given_to:
        found = doc.text[slice(*given_to.span("form"))]
    elif behind:
        a, b = behind.span("form")
        found = doc.text[end + a : end + b]
    else:
        if _PRAISED.search(doc.low, max(block.body, start - 60), start):
            return None
        fronts = list(_FORMS.finditer(doc.low, max(block.body, start - _NEAR), start))
        backs = list(_FORMS.finditer(doc.low, end, min(high, end + 60)))
        best = fronts[-1] if fronts else backs[0] if backs else None
        given = _ALL_GET.match(doc.low, end, block.end)
        if best:
            found = doc.text[slice(*best.span())]
        elif given:
            found = doc.text[slice(*given.span("form"))]
        else:
            found = _form_above(doc, block) or _form_beside(doc, block) or ""
    return capital(found) if found else None


def _form_above(doc: Document, block: Block) -> str | None:
    for parent in reversed(block.parents):
        words = doc.words(doc.blocks[parent])
        match = _FORMS.search(words[:120])
        if match and match.group() != "danh hiệu":
            return match.group()
    return None


_FORM_LINE = re.compile(r"(?:về )?hình thức(?: khen(?: thưởng)?)?\b[^:;.]{0,40}:")


def _form_beside(doc: Document, block: Block) -> str | None:
    """ "1. Hình thức: Giấy khen …" above "2. Số lượng: …": the one form that the item in front names."""
    for other in reversed(doc.blocks[max(0, block.index - 4) : block.index]):
        if (other.kind, other.parents) == (block.kind, block.parents):
            words = doc.words(other)
            named = {match.group() for match in _FORMS.finditer(words)}
            if _FORM_LINE.match(words):
                return named.pop() if len(named) == 1 else None
    return None


def _who(doc: Document, block: Block, start: int) -> str | None:
    """The authority or the unit a quota is for, nearest in front of it."""
    low, _ = doc.sentence(start)
    low = max(low, block.body, start - _NEAR)
    label = doc.words(block)[:160].split(":", 1)
    if (
        len(label) == 2
        and _FORMS.match(label[0])
        and len(label[0]) < 80
        and block.body + len(label[0]) < start
    ):
        return doc.text[block.body : block.body + len(label[0])].strip()
    words = doc.low[low:start]
    each = list(_EACH.finditer(words))
    orgs = list(_AUTHORITY.finditer(words))
    best = each[-1] if each else orgs[-1] if orgs else None
    if best is None:
        level = _LEVEL.match(doc.low, block.body, start)
        return doc.text[slice(*level.span("who"))].strip() if level else None
    a, b = best.span("org") if best.re is _AUTHORITY else best.span()
    return doc.text[low + a : low + b].strip(" ,:")
