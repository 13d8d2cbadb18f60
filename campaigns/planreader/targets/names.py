"""What a target is called: the words of the clause in front of its figure and behind it.

The comparing words, "đạt", "phấn đấu" and the like are left out, as is what belongs to another figure.
"""

from __future__ import annotations

import re

from campaigns.planreader.days.mention import PRINTED
from campaigns.planreader.targets.counted_words import DOES, DOES_LAST
from campaigns.planreader.targets.quantities import GT, Quantity
from campaigns.wording.spelling.text import capital

_LEAD = re.compile(
    r"\s*(?:(?:phấn đấu|và|trong đó|có thêm|có|đạt|với|mục tiêu|để|là|ít nhất|tổng|hằng năm|hàng năm|"
    r"cụ thể|riêng|đảm bảo|bảo đảm|thực hiện|toàn xã có|,|-|\+|:|\.|\()(?![^\W\d_])\s?)+"
)
_WHEN = re.compile(
    r"\s*(?P<when>(?:đến (?:hết |cuối )?|trong |hết |cuối )?(?:(?:năm|tháng|ngày) )?(?:\d{1,2}/){0,2}(?:19|20)\d\d|mỗi năm|hằng năm|hàng năm)(?!\d| ?[-–])\s*[,:]?\s*"
)
_TRAIL = re.compile(
    r"(?:[\s,:(-]|(?<!\w)(?:đạt tỷ lệ|đạt được|phấn đấu đạt|phấn đấu|đạt|là|có|chiếm|xuống|ở mức|với|từ|bằng|"
    r"bình quân đạt|ước đạt|đến|khoảng|cho|được|(?<!trở )lên|giảm còn|còn|số lượng|trong đó|và))+$"
)
_VERB_BEFORE = re.compile(
    r"(?:đạt|là|:|tăng|chiếm|xuống|giảm|còn|bằng|vượt|lên|được|mức|thành phố|huyện|chính|tỷ lệ)[\s(]*(?:tỷ lệ )?$"
)
_STOP_AFTER = re.compile(
    r"[,;.:()]|\s(?:và (?=\d|có|ít|tối|trên|từ)|trong đó|so với|theo|để |nhằm|góp phần|gồm\b)|\s-\s"
)
_TAIL = re.compile(
    r"(?<!chiều dài)(?<!doanh thu)(?<!công suất)(?<!diện tích)(?<!thu nhập)\s(?:(?:hoàn thành |xong )?(?:trước|từ|đến|vào|chậm nhất|kể từ)(?: hết| khi)?(?: ngày| tháng| năm| quý)? ?\d.*|trị giá.*|dài|rộng)$"
)
_LABEL = re.compile(
    r"(?:(?:thi đua|phong trào|công tác|lĩnh vực|về|các|hội|đoàn|trường|trạm|công an|giai đoạn|đợt|bước|chặng|đối với) [^:]*|[^:]{45,}): "
)
_ACTION = re.compile(
    r"(?:kiềm chế,? )?(?:kéo giảm|giảm|tăng|vượt|nâng|hạ|xóa|vận động|huy động|đóng góp|số hóa|trồng|làm|mở|xây|tặng|trao)(?: mới| thêm)?",
)
_EACH = re.compile(r"(?:mỗi|từng) |toàn \w+$")
_NUMBERED_ASIDE = re.compile(r"\s*\([^()]*\d[^()]*\)")
_UPWARDS = re.compile(r"\s+trở (?:lên|xuống)(?!\w)")
_STRIVES = re.compile(r",? phấn đấu(?: đến(?: hết)?(?: ngày| tháng| năm)? \S*\d\S*)?(?: |$)")
_AFRESH = re.compile(r"[,;] phấn đấu(?: có| để)? ?$")
_SAYS = re.compile(
    r"(?<!\w)(?:đạt|được|có|thực hiện|tham gia|hoàn thành|ký|giữ|sử dụng|vi phạm|vững mạnh|treo|biết|chấp hành|tổ chức|phân loại|vượt|"
    r"đến trường|ra lớp|đăng ký|tốt nghiệp)(?!\w)"
)
_NO_NAME = re.compile(
    r"(?:đợt|giai đoạn|bước|chặng) \S{1,4}|(?:một số |các )?(?:chỉ tiêu|mục tiêu|khối lượng|kết quả|nội dung)(?: thi đua)?(?: cụ thể| chủ yếu| chính| cơ bản| phấn đấu)?"
)
_FIRST = re.compile(r"^(?:ưu tiên|tập trung|tiếp tục|chủ động|tích cực) ")
# days in front: "từ 15/8 đến 05/9/2025, 100% hộ gia đình …"
_DAYS = re.compile(
    rf"\s*(?:từ|trong|vào|trước|đến|sau|chậm nhất)(?: hết)?(?: ngày)? {PRINTED}"
    rf"(?: ?(?:-|đến)(?: hết)?(?: ngày)? ?{PRINTED})?\s*(?:[,:]\s*|$)"
)
# such as "Tiết học tốt: đăng ký trước ngày 10/5/2024, mỗi lớp …"
_BY_A_DAY = re.compile(rf"^.*{PRINTED}[^,;]{{0,20}}, (?=(?:mỗi|từng) )")
# such as "Phát động đợt thi đua … với mục tiêu: 80% hộ …"
_ITS_AIM = re.compile(
    r"(?i)^.*(?:phát động|tổ chức|phong trào|đợt) .* với (?:các )?(?:mục tiêu|chỉ tiêu)(?: cụ thể)?[: ]*"
)
_MEASURE = re.compile(r"km|m2|m²|m3|m\b|ha\b|tấn|tạ|kg|nghìn|triệu|tỷ|đồng")
_QUARTER = re.compile(
    r"[-+\s]*(?P<when>(?:quý (?:iv|i{1,3}|[1-4])|tháng \d{1,2}))(?:: ?|$)"
)  # "- Quý I: 60% …"
_HEADED = re.compile(
    r"^[\s+-]*(?:các )?(?:chỉ tiêu|lĩnh vực|công tác|về|phát triển|thực hiện|xây dựng|nâng cao|thi đua) [^:]*: ?$"
)
_ORDINAL = re.compile(r"[\s+-]*(?:(?:một|hai|ba|bốn|năm|sáu|bảy) là|thứ (?:nhất|hai|ba|tư|năm))\b")
_LINKS = re.compile(rf"(?:^| )(?:hoặc|và)(?: (?:{DOES}))?$")  # what leads on to the next figure
_SAYS_WHAT = 3  # words that name a share by themselves
_LONGEST = 16  # words of a name that goes on behind a comma


def words_before(piece: str, printed: str, left: int, one: Quantity, *, first: bool) -> str:
    """The words in front of a figure that belong to it."""
    start = left
    if not first:
        within = re.search(r"(?:trong đó|riêng)[:,]? ", piece[left : one.start])
        cut = max(piece.rfind(",", left, one.start), piece.rfind(" và ", left, one.start))
        start = left + within.end() if within else max(cut + 1, left)
    return printed[start : one.start]


def name_of(
    piece: str, printed: str, before: str, one: Quantity, right: int, earlier: str | None
) -> str:
    """The name of a figure from the words before it and behind it; `earlier` is the name before."""
    verb = bool(_VERB_BEFORE.search(before.lower()))
    before = re.sub(
        r" từ [\d.,]+ ?%?(?: (?:trong |của )?năm \d{4})? ?(?:xuống|lên)?[^\d]{0,10}$", "", before
    )
    core, when = _opened(_TRAIL.sub("", before.rstrip()))
    core = _ITS_AIM.sub("", _BY_A_DAY.sub("", _NUMBERED_ASIDE.sub("", core))).strip(" ,:-(")
    core = "" if _NO_NAME.fullmatch(core.lower()) else core
    if (one.unit or "").startswith("%") and _AFRESH.search(before.lower()):
        core = ""  # "…, phấn đấu 100% thôn, cơ quan, trường học đăng ký"
    behind = _after(piece, printed, one, right, alone=True)
    share = (one.unit or "").startswith("%") and len(behind.split()) >= _SAYS_WHAT
    themed = (
        before.rstrip().endswith(":") and _ORDINAL.match(piece) and _SAYS.search(behind.lower())
    )
    if share and (themed or _HEADED.search(before.lower()) or before.rstrip().endswith(",")):
        core = ""  # "Chỉ tiêu về chính quyền: 100% văn bản xử lý trên phần mềm"
    core = next((part for part in _STRIVES.split(core)[:0:-1] if len(part.split()) >= 2), core)
    after = _after(piece, printed, one, right, alone=not core)
    after = _TAIL.sub("", _NUMBERED_ASIDE.sub("", _UPWARDS.sub("", after)))
    after = _LINKS.sub("", after)
    name = _put_together(core, after, one, earlier, verb=verb)
    name = _quotes_closed(re.sub(r"\s+", " ", name).strip(" ,:-"))
    name = re.sub(r"^[^()]*\)[,:]? (?=\S+ \S)", "", name)  # the end of an aside
    if earlier and not core and piece[: one.start].endswith("% chỉ tiêu "):
        name = f"{earlier} {name[:1].lower()}{name[1:]}"  # "giao quân 100% chỉ tiêu 17 công dân"
    above_plan = re.match(r"% (dự toán|kế hoạch|chỉ tiêu)", one.unit or "")
    if earlier and not core and above_plan and one.comparator == GT:
        name = f"{earlier} vượt {above_plan[1]} {name[:1].lower()}{name[1:]}".strip()
    if not name and ":" in before:  # "Cấp tài khoản cho công dân: đến 30/6/2023 đạt 70%"
        name = before.split(":")[0].strip(" ,-")
    if earlier and when and _same_thing(name.lower(), one, earlier):
        name = re.sub(r" \([^()]*\d{4}\)$", "", earlier)  # "Năm 2024: 450 căn" below the sum
    return joined(name, earlier, share=(one.unit or "").startswith("%")) + (
        f" ({when})" if when and name else ""
    )


def _quotes_closed(name: str) -> str:
    """The name without a quotation mark whose other half stood in front of the figure's unit."""
    if name.count('"') == 1 or ("”" in name and "“" not in name):
        return re.sub(r"[\"”]", "", name)
    return name


def _same_thing(name: str, one: Quantity, earlier: str) -> bool:
    """Whether a figure that has no name of its own may count what the one before it counts."""
    unit = (one.unit or "").lower()
    return not name or (name == unit and (unit in earlier.lower() or bool(_MEASURE.match(unit))))


def _opened(before: str) -> tuple[str, str]:
    """The words without what opens the clause, and the year it opens with."""
    words, when = before, ""
    while True:
        low = words.lower()
        found = _LEAD.match(low) or _WHEN.match(low) or _DAYS.match(low) or _QUARTER.match(low)
        if found is None or not found.end():
            break
        if found.re is _WHEN:
            when = found["when"] if re.search(r"\d{4}", found["when"]) else when
        elif found.re is _QUARTER:
            when = words[found.start("when") : found.end("when")].strip()
        elif found.re is _DAYS:
            when = words[: found.end()].strip(" ,:").lower()
        words = words[found.end() :]
    label = _LABEL.match(words.lower())
    rest = words[label.end() :] if label else ""
    if len(rest.split()) >= 2 and not re.match(r"[\d(]", rest):
        return _opened(rest)[0], when
    return words, when


def _put_together(core: str, after: str, one: Quantity, earlier: str | None, *, verb: bool) -> str:
    label, _, verb_only = core.rpartition(": ")
    share = (one.unit or "").startswith("%")
    if (
        label
        and after
        and not share
        and DOES_LAST.fullmatch(_FIRST.sub("", verb_only.lower()) + " ")
    ):
        core = verb_only  # "Phát triển kinh tế: giải ngân 12 tỷ đồng vốn vay"
        return f"{core} {after}"
    low = core.lower()
    if _ACTION.fullmatch(low):
        return f"{core} {after}" if after else f"{earlier or ''} {low}".strip()
    long = re.fullmatch(r"(.*?)\s?(dài|(?<!mở )rộng)", low)
    if long and earlier and len(low.split()) <= 3:
        return f"Chiều {long[2]} {earlier[:1].lower()}{earlier[1:]}"
    if _EACH.match(low) and after:
        return f"{after} {low[:1]}{core[1:]}"
    percent = (one.unit or "").startswith(("%", "‰"))
    money = re.match(r"(?:triệu|tỷ|nghìn|đồng)", one.unit or "") is not None
    if percent and after and re.fullmatch(r"[“\"][^“”\"]*[”\"]", core):
        return after  # "“Không cháy nổ”: 100% tổ dân phố có …"
    strong = len(core.split()) >= 3 or (bool(core) and (verb or len(core.split()) == 2))
    if strong and ((percent and (verb or not after)) or money or _repeats(core, one)):
        return core
    done = DOES_LAST.search(low + " ") or low.endswith((" mới", " thêm"))
    if len(core.split()) >= 3 and after.lower() == (one.unit or "").lower() and not done:
        return core  # "đào tạo nghề cho lao động 400 người"
    return f"{core} {after}".strip()


def _repeats(core: str, one: Quantity) -> bool:
    """ "Thôn nông thôn mới 01 thôn", "Số lao động …: 200 người": the name stands in front."""
    unit = re.escape((one.unit or "").lower())
    return bool(unit and re.match(rf"(?:{unit}|số(?! hóa)|tổng số|tỷ lệ)(?!\w)", core.lower()))


def joined(core: str, earlier: str | None, *, share: bool = False) -> str:
    """ "về thấp còi" after "… suy dinh dưỡng về cân nặng": the shared beginning is put back."""
    words = core.split()
    head = (earlier or "").partition(": ")
    if earlier and words and words[0].lower() in ("về", "cấp", "khối", "loại", "đối"):
        at = earlier.lower().find(f" {words[0].lower()} ")
        if at > 0:
            core = earlier[:at] + " " + core
    elif earlier and 0 < len(words) <= 2 and share:
        ends = earlier.split()
        if len(ends) > len(words) + 2 and ends[-1].lower() == words[-1].lower():
            core = " ".join(ends[: -len(words)]) + " " + core.lower()  # "nội trú …, ngoại trú …"
        elif head[2] and len(head[0].split()) > 2:
            core = f"{head[0]}: {core}"  # "huy động ra lớp: mẫu giáo …, tiểu học …"
    return capital(core)


def _after(piece: str, printed: str, one: Quantity, right: int, *, alone: bool) -> str:
    percent = (one.unit or "").startswith(("%", "‰"))
    start = one.unit_at[0] if one.unit_at and not percent else one.end
    rest = piece[start:right]
    if percent and not rest.startswith(" "):
        return ""
    position = max(1, len(one.unit or "") if start < one.end else 1)
    stop = _STOP_AFTER.search(rest, position)
    while alone and percent and stop and stop.group() == "," and _goes_on(rest[: stop.start()]):
        stop = _STOP_AFTER.search(rest, stop.end())
    words = printed[start : start + (stop.start() if stop else len(rest))]
    if alone and percent and words.rstrip().endswith((" có", " có ít nhất", " có tối thiểu")):
        words += re.split(r"[,;.]", re.sub(r"^\D*?\d[\d.,]*", "", printed[right:], count=1))[0]
    unit = one.unit or ""
    if re.match(r"(?:km|m2|m²|m3|m\b|ha|tấn|tạ|triệu|tỷ|đồng|nghìn)", unit):
        words = words.removeprefix(unit)
    return re.sub(r"^(?: ?trở lên| ?trở xuống| ?(?:kế hoạch|chỉ tiêu|dự toán)\b)", "", words).strip(
        " ,:-"
    )


def _goes_on(words: str) -> bool:
    """ "cán bộ, công chức, người lao động thực hiện …": a row of nouns before its verb."""
    return not _SAYS.search(words) and len(words.split()) < _LONGEST
