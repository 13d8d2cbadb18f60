"""Which figures are to be reached: those done, bounded or taken on; no prizes, prices, helpers or those who come."""

from __future__ import annotations

import re

from campaigns.planreader.targets.counted_words import DOES, DOES_LAST
from campaigns.planreader.targets.quantities import LT, LTE, Quantity
from campaigns.planreader.targets.zones import Zone

_OF_REWARDS = re.compile(r"tỷ lệ (?:xét )?khen thưởng[^;.\d]{0,90}$")
_MOVEMENT = re.compile(r"phong trào [^;.]*\d ngày,? đêm [^;.]*$")  # what a movement is called
_REACHES = re.compile(r"[^,;.\d]{0,30}? (?:đạt (?:chuẩn|danh hiệu)|được công nhận)")
_DOES = re.compile(rf"[-+\s]*{DOES}\b")
_DID = re.compile(rf"(?<!\w){DOES} \d[\d.,]* [^,;:\d]*[,;]?(?: và )?$")
_EACH = re.compile(r"(?:^|[\s:])(?:mỗi|từng) ")
_OF_ONE = re.compile(r"(?:mỗi|một|01) [^,;.\d]{2,25} $")
_VISITED = re.compile(r"(?:mỗi|từng) (?!tuần|tháng|quý|ngày|năm)[^\W\d_]+(?: [^\W\d_]+){0,3} $")
_SUM = re.compile(r"(?:^|[,;]) ?tổng (?:đàn|số|sản lượng|diện tích)[^,;.\d]{0,30}$")
_CLAUSE = re.compile(r"[,;:](?!\d)|\svà\s")
_BEGINS = re.compile(
    rf"(?:^|[:;,]|(?:phối hợp|chủ trì|tiếp tục|trách nhiệm|chỉ đạo) )[\s-]*(?:hoàn thành |tổ chức )?(?:{DOES}|phúc tra|rà soát|xử lý|cập nhật|ký cam kết)(?:(?: [^,;:.\d]{{2,60}})? (?:cho|tại|với))? $"
)
# who does what: "mỗi chi hội nhận 01 tuyến đường tự quản", and works that are counted
_OF_EACH_BODY = re.compile(
    r"(?:^|[\s:;,])mỗi (?!(?:tuần|tháng|quý|ngày|năm|buổi|lần|suất|phần|căn|kỳ|đợt)\b)[^,;.\d]{2,50} (?:nhận|đảm nhận|đỡ đầu|đăng ký|xây dựng|trồng|"
    r"làm|thực hiện|có|vận động|huy động|đóng góp|giúp đỡ|giúp|hỗ trợ|trang bị|hoàn thành|duy trì)(?: thêm| ít nhất| tối thiểu| trọn gói| đỡ đầu| chăm sóc| làm)? ?$"
    r"|(?:nhận|đảm nhận|đỡ đầu|chăm sóc) mỗi [^,;.\d]{2,30} $"
)
_WORKS = re.compile(
    r"(?:km|m2|m²|m3|m\b|ha|cây|công trình|phần việc|mô hình|tuyến|đoạn đường|căn|ngôi nhà|nhà(?! văn hóa)|bóng|cột đèn|camera|mắt camera|vườn|bể|giếng|trường|phòng học|nhà văn hóa|trạm|cầu|cống|sân|câu lạc bộ|hợp tác xã)"
)
_MEMBERS = re.compile(
    r"(?:(?:mỗi|một) (?:tổ|đội|nhóm|đoàn|ban|ca|kíp)(?: có| gồm)?(?: từ| khoảng)?|\d (?:tổ|đội|nhóm)(?: [^\W\d_]+){0,4}) $"
)
# how many works each is to register, wherever that is said
_REGISTERS = re.compile(
    r"(?:^|[\s:;.,])(?:(?P<each>mỗi)|các|từng) [^;.\d]{2,110} đăng ký(?: thêm)?(?: thực hiện| xây dựng| làm| mới)? ?$"
)
_REGISTERED = re.compile(
    r"công trình|phần việc|việc|mô hình|sáng kiến|giải pháp|tuyến|đoạn đường|vườn|ngõ"
)
_PROPOSED = re.compile(r"(?:lựa chọn|bình chọn|giới thiệu|chọn)(?: ít nhất| tối thiểu)? ?$")
# "mỗi cơ sở Đoàn đề xuất 01 chi đoàn": for a reward
_OFFERED = re.compile(
    r"(?:^|[\s:;,])mỗi [^,;.\d]{3,50} (?:được )?(?:đề xuất|đề nghị|bình chọn)(?: tối đa| không quá)? $"
)
_REWARDED_ONES = re.compile(
    r"tập thể|cá nhân|chi \w+|đoàn viên|hội viên|đảng viên|tổ|thôn|hộ|người|đồng chí|đơn vị"
)
_REWARDED = re.compile(r"tuyên dương|khen thưởng|biểu dương|tặng (?:giấy|bằng|cờ)")
_MADE_OF = re.compile(r"(?:gồm|gồm có|bố trí) (?:từ |khoảng )?$")
_PERSON = re.compile(
    r"người|tình nguyện viên|thành viên|đồng chí|đ/c|cán bộ|đoàn viên|hội viên|chiến sĩ|giáo viên"
)
# "Hội Phụ nữ 2,0 km đường hoa", "vận động Quỹ “Vì người nghèo” đạt 150 triệu đồng", "kiểm tra … ít nhất 15 đơn vị"
_OF_A_BODY = re.compile(
    r"(?:^|[,;:] ?)(?:hội|đoàn|ubmttq|mttq|ủy ban mttq|trường|công an|quân sự|thôn|chi hội|chi đoàn|trạm)(?: [^,;:.\d]{2,30})? $"
)
# who sees to a share: "Trạm Y tế: bảo đảm trên 95% người dân tham gia BHYT"
_KEPT_UP = re.compile(
    r"(?:^|[:;,])[\s-]*(?:bảo đảm|đảm bảo|duy trì|giữ vững|phấn đấu) (?:tỷ lệ )?[^,;:.\d]{0,30}$"
)
_COLLECTS = re.compile(
    r"(?:vận động|huy động|quyên góp|ủng hộ|xây dựng quỹ)\b[^,;.]{0,60} (?:đạt|được|ít nhất|tối thiểu|không dưới|≥|trên|từ) ?$"
    r"|(?:giải ngân|cho vay|huy động|vận động|quyên góp)(?: kinh phí| số tiền| xã hội hóa)?(?: khoảng| thêm)? $"
)
_ACT = re.compile(
    rf"(?:^|[:;,]|đề nghị [^;:.,\d]{{3,60}}? )[\s-]*(?:tham mưu |chủ trì |phối hợp |tổ chức )*{DOES}\b[^;:.\d]{{2,80}} $"
)
# "Đường ra nghĩa trang dài 680 m: …", "Điện chiếu sáng dài 2,1 km, 60 bóng": a work with its size
_WORK_OF_LENGTH = re.compile(
    rf"[-+\s]*(?:{DOES} )?(?:công trình |tuyến |hệ thống )?(?:đường|điện|kênh|mương|vỉa hè|hẻm|ngõ|cống|kè|hàng rào|rãnh|tường rào|đê)\b"
    r"[^,;.:\d]{0,60} dài \d[\d.,]* ?k?m(?:,? \d[\d.]* [^\W\d]+)?$"
)
# "12 tuyến đường giao thông nông thôn, tổng chiều dài 9,6 km"
_LENGTH_OF = re.compile(r"\d [^.;:\d]{3,60},? (?:với )?tổng chiều dài(?: là| khoảng| trên)? ?$")
# "Công an xã gắn camera an ninh tại 18 điểm"
_BODY_AND = re.compile(
    r"[-+\s]*(?:hội|đoàn|ubmttq|mttq|ủy ban|công an|trường|các|thôn|ấp|xã)\b[^:\d]{2,50}: $"
)
_DONE_FOR = re.compile(rf"(?<!\w){DOES} [^,;.:\d]{{3,50}} (?:tại|cho) $")
_MONEY = ("triệu", "tỷ", "đồng", "nghìn")
_TELLS = re.compile(r"tuyên truyền|truyền thanh|phát thanh|chuyên mục|tin, bài|tin bài")
_COSTS = re.compile(r"mỗi (?:suất|phần|căn|nhà|bộ|hộ)(?: quà)?(?: trị giá)? $")
_COST_UNITS = r"nghìn|ngàn|triệu|tỷ|đồng|đ\b"
_HELD_AT = re.compile(r"cấp (?:thôn|xóm|xã|phường|huyện): $")
_PRICED = re.compile(r"thu mua\b[^,;.:\d]{0,40} $")  # "thu mua 1.000 đồng/con"
_PART_OF = re.compile(
    r"mỗi (?P<part>[^\W\d]+)(?: dài| rộng)? $"
)  # "5 đoạn đường hoa, mỗi đoạn 200 m"
_ATTENDS = re.compile(r"(?:dự|tham dự) (?:họp|sinh hoạt|giao ban)[^,;.\d]*$")
_BODY_SENDS = re.compile(
    r"thôn|xóm|ấp|bản|trường|đơn vị|cơ quan|tổ dân phố|chi hội|chi đoàn|chi bộ|xã|phường|khu phố"
)
# "các đoàn thể, 7 ấp, 5 trường học gửi bản đăng ký": who sends it
_SENDERS = re.compile(r"(?: [^\W\d_]+){0,2}(?:,(?: và)? \d{1,2}(?: [^\W\d_]+){1,3})* (?:gửi|nộp)\b")
_ONE_COMES = re.compile(r"(?:mỗi|từng) (?:hộ|gia đình|nhà)[^,;.\d]{0,20} $")
_COMES = re.compile(r" tham gia(?= *(?:[.,;]|$))")
_TAKES_PART = re.compile(r"^[^,;.\d]{0,25}(?:tham gia|tham dự|dự)\b")


def _staffs(piece: str, one: Quantity) -> bool:
    """Who makes up what is set up ("mỗi tổ 15 người"), and who sends something ("7 ấp gửi bản đăng ký")."""
    before = piece[: one.start]
    sends = _BODY_SENDS.match(one.unit or "") and _SENDERS.match(piece[one.end :])
    if sends and not one.compared:
        return True
    plain = not one.compared and isinstance(one.value, int)
    made = _MADE_OF.search(before) or (plain and _MEMBERS.search(before))
    return bool(made and _PERSON.match(one.unit or ""))


def _of_rewards(piece: str, one: Quantity) -> bool:
    """Points, prizes, and "lựa chọn 05 điển hình đề nghị tuyên dương"."""
    before = piece[: one.start]
    if _OF_REWARDS.search(before) or _MOVEMENT.search(before):
        return True
    if re.search(r" là (?:tổ|thôn|đơn vị|hộ|tập thể|xóm|ấp|trường) (?:đạt|có) [^,;.]*$", before):
        return True  # who is called the best
    if _OFFERED.search(before) and _REWARDED_ONES.match(one.unit or ""):
        return True
    if one.unit == "điểm" and re.search(r"(?:trừ|cộng|thưởng) $", before):
        return True
    return bool(_PROPOSED.search(before) and _REWARDED.search(piece, one.end))


# the rules of a contest: who makes up a team, how long it may take, who is sent
_TEAM = re.compile(
    r"(?:mỗi đội(?: thi)?(?: gồm| có)?|\bđội (?:gồm|có)|cử(?: đại diện)?)(?: từ| ít nhất| tối thiểu| tối đa| không quá)? $"
)
_KIND_OF_GAME = re.compile(r"(?:bóng (?:đá|chuyền|rổ)|kéo co)[^,;.:\d]{0,20} $")
_PEOPLE = re.compile(
    r"(?:người|thành viên|cầu thủ|cầu|vận động viên|vđv|học sinh|thí sinh|đoàn viên|em)\b"
)
_ON_STAGE = re.compile(
    r"(?:tiết mục|phần thi|đội(?: thi)?|bài thi|thời (?:gian|lượng)(?: dự)?(?: thi| trình bày| biểu diễn)?)(?: là| từ| không quá| tối đa)? $"
)


def _of_a_contest(piece: str, one: Quantity) -> bool:
    """ "mỗi đội 05 người", "mỗi tiết mục không quá 7 phút"."""
    before, unit = piece[: one.start], one.unit or ""
    if unit == "phút":
        return bool(_ON_STAGE.search(before))
    if before.endswith(" thi với số lượng ") or (
        unit == "người" and not one.compared and _KIND_OF_GAME.search(before)
    ):  # "Giải bóng đá mini 5 người"
        return True
    least = one.compared and one.comparator not in (LTE, LT)
    return bool(_PEOPLE.match(unit) and _TEAM.search(before) and not least)


def _part_of_each(piece: str, one: Quantity) -> bool:
    """ "mỗi suất 500.000 đồng", "mỗi gia đình ít nhất 01 người tham gia"."""
    before, unit = piece[: one.start], one.unit or ""
    if one.unit == "buổi" and _HELD_AT.search(before):
        return True  # "Cấp xã: 01 buổi"
    if one.unit == "buổi" and _VISITED.search(before) and not one.compared:
        return True  # "mỗi đơn vị 01 buổi": how long it takes
    if one.unit == "%" and re.search(r"(?:tạm ứng|thanh toán|ứng trước)(?: tối đa)? $", before):
        return True  # "cấp tạm ứng 50% kinh phí": how it is paid
    if re.match(r" cũ\b", piece[one.end :]):
        return True  # "sổ địa chính 03 phường cũ"
    capped = one.compared and one.comparator in (LTE, LT) and re.match(_COST_UNITS, unit)
    if capped and _OF_ONE.search(before):
        return True  # "mỗi dự án không quá 100 triệu đồng"
    if _ONE_COMES.search(before) and _COMES.match(piece[one.end :]):
        return True
    if re.match(_COST_UNITS, unit) and _PRICED.search(before):
        return True
    part = _PART_OF.search(before)
    measured = re.match(rf"k?m\b|m2|ha\b|{_COST_UNITS}", unit)
    if part and measured and re.search(rf"\d {part['part']}\b", before[: part.start()]):
        return True
    return bool(_COSTS.search(before) and re.match(_COST_UNITS, unit))


def _registered(piece: str, one: Quantity) -> bool:
    """ "Các thôn đăng ký ít nhất 01 công trình", "mỗi cơ sở Đoàn đăng ký 01 mô hình"."""
    registers = _REGISTERS.search(piece, 0, one.start)
    works = _REGISTERED.match(one.unit or "")
    return bool(registers and works and (registers["each"] or one.compared))


def asked(piece: str, one: Quantity, zone: Zone, *, striving: bool, part: bool) -> bool:
    """Whether a figure, or the part of one that is, is to be reached and no rule of a contest."""
    if _of_a_contest(piece, one):
        return False
    return part or _wanted(piece, one, zone, striving=striving)


def _wanted(piece: str, one: Quantity, zone: Zone, *, striving: bool) -> bool:
    """Whether a figure is to be reached."""
    if _of_rewards(piece, one) or _staffs(piece, one) or _part_of_each(piece, one):
        return False
    if zone.named or striving or _registered(piece, one):
        return True
    if _ATTENDS.search(piece[: one.start]):
        return False
    if re.match(r" (?:công tác|giúp việc|kiểm tra|liên ngành|soạn thảo)", piece[one.end :]):
        return False  # who is set to work
    if not one.compared and _TAKES_PART.match(piece[one.end :]) and one.unit != "%":
        return False  # who comes, not what is reached
    if zone.organised:
        return _taken_on(piece, one)
    if not zone.work:
        return False
    if (one.unit or "").startswith("%"):
        return one.compared or not _says_growth(piece, one)
    return _is_worked_for(piece, one)


def _says_growth(piece: str, one: Quantity) -> bool:
    """ "thu 3,2 tỷ đồng, tăng 12 % so với năm trước": what it comes to, beside the figure itself."""
    before = piece[: one.start]
    if not (re.search(r"(?:giảm|tăng|bằng)[^,;]{0,20}$", before) and re.search(r"\d", before)):
        return False
    return re.match(r"[^,;]{0,30}so với|[^,;]{0,10}kế hoạch", piece[one.end :]) is not None


def _is_worked_for(piece: str, one: Quantity) -> bool:
    """Whether a count in a section of work is what is to be made, planted, founded, reached."""
    if one.compared or one.total or _REACHES.match(piece, one.end):
        return True
    cuts = [0, *(cut.end() for cut in _CLAUSE.finditer(piece, 0, one.start))]
    if _DOES.match(piece[cuts[-1] : one.start]) or _is_done(piece, one):
        return True
    if _EACH.search(piece[: one.start]):
        return not _COSTS.search(piece[: one.start]) and not re.search(
            r"phụ trách|họp|giao ban", piece[: one.start]
        )
    if _SUM.search(piece[: one.start]):
        return True
    goes_on = len(cuts) > 1 and not piece[cuts[-1] : one.start].strip()
    if goes_on and (_DOES.match(piece) or _DID.search(piece[cuts[-2] : cuts[-1]])):
        return True  # "thành lập 01 hợp tác xã và 03 tổ hợp tác"
    return bool(
        re.match(r"(?:km|m2|m²|m3|m\b|ha|tấn|tạ|kg/|cây|triệu|tỷ)", one.unit or "")
    ) and not re.search(
        r"(?:rộng|dài|cao|sâu|phí|(?:đơn|trị|mức) giá|giá|suất|phần)(?! trị)[^,;]{0,10}$",
        piece[: one.start],
    )


def _is_done(piece: str, one: Quantity) -> bool:
    """Whether the words in front say what is done to the things counted, or how long a work is."""
    before = piece[: one.start]
    done = DOES_LAST.search(before) or _DONE_FOR.search(before)
    sized = _WORK_OF_LENGTH.match(piece, 0, one.end) or _LENGTH_OF.search(piece, 0, one.figure)
    listed = _BODY_AND.match(before) and _WORKS.match(one.unit or "")
    return bool(done or sized or listed)


def _taken_on(piece: str, one: Quantity) -> bool:
    """Where it is only said who does what: works that somebody takes on, and what is compared."""
    unit, before = one.unit or "", piece[: one.start]
    if _OF_EACH_BODY.search(before) and not unit.startswith(_MONEY):
        return True
    if _TELLS.search(piece):
        return False
    if unit == "%" and one.value == 100 and _BEGINS.search(before):
        return True
    if unit.startswith("%") and _KEPT_UP.search(before):
        return True
    if _WORKS.match(unit) and _OF_A_BODY.search(before):
        return True
    if unit.startswith(_MONEY):
        return bool(_COLLECTS.search(piece[: one.figure]))
    often = unit.startswith("lần") or re.search(r"mỗi (?:quý|tháng|tuần)", before)
    if one.compared and unit and not often and _ACT.search(before):
        return True
    done = DOES_LAST.search(before)
    if not done or re.match(r"(?:đạt|có|chọn|phát|nhận|khởi công|ra mắt)\b", done.group()):
        return False
    if one.compared:
        return bool(unit)
    begun = done.group().startswith("hoàn thành") and not re.match(r"km|m|ha", unit)
    return bool(_WORKS.match(unit)) and not begun
