"""Where a work's name begins: behind who does it, what they mean to do, a gift, a reason."""

from __future__ import annotations

from itertools import pairwise

from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.things import thing_end
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Phrases, phrases, words_of

WHO = Phrases(
    phrases(
        "who",
        "nhà nước và nhân dân cùng | nhà nước và nhân dân | nhà nước nhân dân cùng | nn và nd cùng",
        "tụi con | tụi em | tụi tui | tụi cháu | bọn em | chúng con | chúng cháu | bà con | nhân dân | dân",
        "thôn | ấp | bản | xóm | buôn | em | tôi | tui | con | cháu | bà con nhân dân | dân làng | chi bộ",
        *(
            f"cho {place} {who}"
            for place in ("thôn", "ấp", "bản", "xóm", "làng", "buôn")
            for who in ("", "em", "con", "cháu", "tôi", "mình", "chúng tôi", "tui")
        ),
        "bên bác | bên tôi | bên tui | bên mình | thôn bác | thôn tôi | thôn tui | bác | tôi",
        "thôn e | ấp e | bản e | xóm e | thôn mk | thôn mình",
        "chi hội phụ nữ | chi hội nông dân | chi đoàn | chi đoàn thanh niên | hội nông dân | chi hội | hội người cao tuổi",
        "ban công tác mặt trận | hội phụ nữ | đoàn thanh niên | hội cựu chiến binh | bên em | nhà em | nhà cháu | nhà con | bên cháu | chỗ em | dưới em | thôn em | thôn cháu",
    )
)
_MET = ("họp", "đã họp", "họp dân", "đã họp dân", "họp thôn", "đã họp thôn", "họp chi bộ", "đã bàn", "bàn",
        "đã họp chi bộ", "mới họp", "vừa họp", "họp bà con")  # fmt: skip
_AGREED = ("thống nhất", "quyết định", "nhất trí", "đồng ý", "chốt", "quyết", "thống nhất cao")
_AGREED_ON = frozenset((("dong", "y"), ("nhat", "tri"), ("thong", "nhat"), ("quyet", "dinh")))
MEANS_TO = Phrases(
    {f"đã {agreed}": "means to" for agreed in _AGREED}
    | {
        f"{met} {joint} {agreed}": "means to"
        for met in _MET
        for joint in (
            *("", "và", "rồi", "bàn", "bàn và", "xong", "đã", "và đã", "bàn thống nhất và"),
            *("bà con", "dân", "xong bà con", "rồi bà con", "bà con đã", "xong dân"),
        )
        for agreed in _AGREED
    }
    | phrases(
        "means to",
        "trước mắt | trước hết | đợt này | phải | cần phải | cũng phải | tính | định | dự định | dự kiến | muốn | có kế hoạch | sẽ | đang | quyết định | thống nhất | nhất trí | chốt | chốt là",
        "mạnh dạn | tự nguyện | đầu tiên | tiên phong | xung phong | theo nghị quyết chi bộ | theo nghị quyết của chi bộ | theo kế hoạch của xã | theo kế hoạch xã | theo kế hoạch | à quên | quên | quên mất | còn cái | còn một cái | còn 1 cái | còn thêm | còn nữa",
        "bổ sung | thêm | bổ sung thêm | vận động bà con | vận động nhân dân | vận động dân | vận động",
        "đồng lòng | chung tay | góp sức | chung sức | đồng lòng cùng | huy động bà con | huy động nhân dân | huy động dân | cùng nhau | cùng",
        "họp thống nhất | có nguyện vọng | mong muốn | tổ chức | phát động | tiến hành | đã họp thống nhất | xin",
    )
)
HEADING_WORDS = words_of(
    ["mot hai cong trinh phan viec hang muc mo hinh ct sau day co la may nhung vai nhieu cac"]
)
_LEADING = words_of(["lam them nua dang ky nay dot nhan mot hai co la xin moi do"])
_GIVERS_OF_LAND = frozenset(("ong", "ba", "anh", "chi", "co", "chu", "bac", "ho", "nha", "gia"))
_HELPED = frozenset(("ho", "nguoi", "chau", "em"))
_LONGEST_LEAD = 9
_JOINTLY = frozenset(("lam", "cung", "phoi", "chung", "lien"))
_WORDS_OF_A_PARTNER = 4
_KINDS_OF_UNIT = frozenset(("thon", "xom", "ap", "ban", "khu", "to", "lang", "buon", "khom"))
_WORKS = frozenset((("cong", "trinh"), ("phan", "viec"), ("hang", "muc"), ("mo", "hinh")))


def name_start(scanned: Scanned, start: int, end: int) -> int:
    """The start of the name in a run of words from `start` to `end`."""
    start = _past_land_of(scanned, start, end)
    part = PARTS.at(scanned.tokens, start)
    if part is not None and part.meaning is Part.INSIDE:
        return start  # "cung co duong": củng cố, no cùng
    start = _past_meeting(scanned, _past_occasion(scanned, start, end), end)
    start = _past_opener(scanned, _past_gift(scanned, start, end), end)
    return _past_gift(scanned, start, end)


def _past_gift(scanned: Scanned, start: int, end: int) -> int:
    """ "xã hỗ trợ 100 tấn xi măng làm đường": the work begins with its verb."""
    gift = CUES.at(scanned.tokens, start)
    given = gift is not None and gift.meaning in (Cue.PART, Cue.GIFT)
    if scanned.tokens[start : start + 1] and scanned.tokens[start].text in ("cấp", "cap"):
        return (
            _past_material(scanned, start + 1, end) or start
        )  # "xin cấp 20 tấn xi măng làm đường"
    given = given or _give_land(scanned, start, end)  # "vận động 5 hộ hiến đất mở đường"
    if not given and (not start or scanned.labels[start - 1] is not Label.CUE):
        return start
    first = gift.end if gift is not None and given else start
    if first >= end or scanned.labels[first] not in (Label.COUNT, Label.MEASURE):
        return start
    if any(token.fold in _HELPED for token in scanned.tokens[first : first + 2]):
        return start  # "hỗ trợ 3 hộ nghèo sửa nhà" is the work itself
    for index in range(first + 1, end):
        part = PARTS.at(scanned.tokens, index)
        if part is not None and part.meaning is Part.DOING:
            return index
    return start


def _past_material(scanned: Scanned, first: int, end: int) -> int:
    """The verb behind what is counted at `first`, nought where there is none."""
    if first >= end or scanned.labels[first] is not Label.COUNT:
        return 0
    parts = ((index, PARTS.at(scanned.tokens, index)) for index in range(first + 1, end))
    return next((i for i, part in parts if part and part.meaning is Part.DOING), 0)


def _past_occasion(scanned: Scanned, start: int, end: int) -> int:
    """ "kỷ niệm 80 năm thành lập quân đội làm bia ghi công": the work begins with its verb."""
    first = [token.fold for token in scanned.tokens[start : start + 2]]
    occasion = PARTS.at(scanned.tokens, start + 2 * (first == ["cong", "trinh"]))
    if occasion is None or occasion.meaning is not Part.OCCASION:
        return start
    if scanned.tokens[start].fold == "phong":
        return start  # "phong trào toàn dân xây dựng …" is what it is called
    index = occasion.end
    while index < end:
        part = PARTS.at(scanned.tokens, index)
        if part is not None and part.meaning is Part.DOING:
            return index
        index = part.end if part is not None and part.meaning is Part.INSIDE else index + 1
    return _thing_behind(scanned, occasion.end + 1, end) or start


def _thing_behind(scanned: Scanned, first: int, end: int) -> int:
    """ "chào mừng 70 năm thành lập xã Đường điện": where a capital begins what is made, else nought."""
    tokens, text = scanned.tokens, scanned.text
    for index in range(first, end):
        if text[tokens[index].start].isupper() and thing_end(tokens, index):
            return index if text[tokens[index - 1].start].islower() else 0
    return 0


def _past_meeting(scanned: Scanned, start: int, end: int) -> int:
    """ "sáng nay họp dân đã xong 100% đồng ý làm cổng": the work is what was agreed on."""
    tokens = scanned.tokens
    if not any(token.fold == "hop" for token in tokens[start : min(start + 4, end)]):
        return start
    for index in range(start + 1, end - 2):
        part = PARTS.at(tokens, index + 2)
        agreed = (tokens[index].fold, tokens[index + 1].fold) in _AGREED_ON
        if agreed and part is not None and part.meaning is Part.DOING:
            return index + 2
    return start


def _past_land_of(scanned: Scanned, start: int, end: int) -> int:
    """ "có ông Bảy hiến 100m2 đất làm sân bóng": who gives the land, and then the work."""
    tokens = scanned.tokens
    given = next((i for i in range(start + 1, min(start + 6, end)) if tokens[i].fold == "hien"), 0)
    somebody = any(tokens[i].fold in _GIVERS_OF_LAND for i in range(start, given))
    if not given or not somebody:
        return start
    parts = ((i, PARTS.at(tokens, i)) for i in range(given + 1, end))
    return next((i for i, part in parts if part and part.meaning is Part.DOING), start)


def _past_reason(scanned: Scanned, start: int, end: int) -> int:
    """ "không có tiền nên làm đường đất": why comes first."""
    first = PARTS.at(scanned.tokens, start)
    if first is not None and first.meaning is Part.DOING:
        return start  # "làm đường núi dốc nên đổ 2 vệt bánh xe"
    for index in range(start + 1, end - 1):
        if scanned.tokens[index].text == "nên":
            part = PARTS.at(scanned.tokens, index + 1)
            does = scanned.tokens[index + 1].text == "lm" or part is not None
            return index + 1 if does else start
    return start


def _past_partner(scanned: Scanned, start: int, end: int) -> int:
    """ "làm chung với thôn 9 con đường": the work stands behind the other unit."""
    tokens = scanned.tokens
    if start >= end or tokens[start].fold not in _JOINTLY:
        return start
    for index in range(start + 1, min(start + _WORDS_OF_A_PARTNER, end - 3)):
        if tokens[index].fold in ("voi", "cung") and tokens[index + 1].fold in _KINDS_OF_UNIT:
            return index + 3
    return start


def _past_lead(scanned: Scanned, start: int, end: int) -> int:
    """ "lam them 1 cong trinh nua la hang rao": what is named stands behind the là."""
    for index in range(start, min(start + _LONGEST_LEAD, end - 1)):
        token = scanned.tokens[index]
        if token.fold == "la" and index > start + 1:
            said = [one.fold for one in scanned.tokens[start:index]]
            work = "viec" in said or any(pair in _WORKS for pair in pairwise(said))
            return index + 1 if work else start
        if not (token.number or token.fold in HEADING_WORDS or token.fold in _LEADING):
            return start
    return start


def _give_land(scanned: Scanned, start: int, end: int) -> bool:
    if start >= end or scanned.labels[start] is not Label.COUNT:
        return False
    return any(token.fold == "hien" for token in scanned.tokens[start + 1 : min(start + 5, end)])


def _past_opener(scanned: Scanned, start: int, end: int) -> int:
    """Past who means to do it: "tụi con tính", "bà con thống nhất", "dự định"."""
    asked = [token.text for token in scanned.tokens[start : min(start + 2, end)]]
    start += asked.index("hỏi") + 1 if "hỏi" in asked else 0  # "cho hỏi làm cổng chào …"
    start = _past_partner(scanned, start, end)
    start = _past_lead(scanned, _past_reason(scanned, start, end), end)
    who = WHO.at(scanned.tokens, start)
    meant = MEANS_TO.at(scanned.tokens, who.end if who is not None else start)
    while meant is not None and meant.end < end:
        start = meant.end
        meant = MEANS_TO.at(scanned.tokens, start)
    if who is None or start >= who.end or who.end >= end:
        return start
    part = PARTS.at(scanned.tokens, who.end)
    return who.end if part is not None and part.meaning is Part.DOING else start
