"""Where a work's name ends: before an occasion, who pays, why it is done, the words of a sum."""

from __future__ import annotations

from itertools import pairwise

from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Phrases, fold, phrases, words_of

_WORDS_OF_A_GIVER = 5
_SHORT_OCCASION = 4
_WORDS_OF_A_REASON = 9
_TROUBLES = frozenset(fold("hỏng hư dột ngập sạt lụt bão xuống lầy chật thiếu chưa bị gãy").split())
_STORMS = frozenset(("bao", "lu", "lut", "mua", "sat"))
_EACH_HOME = (["moi", "ho"], ["moi", "nha"], ["moi", "nguoi"])
_ESTIMATES = (Cue.BOUND, Cue.VAGUE, Cue.APPROX, Cue.EACH, Cue.DENIED, Cue.NEGATIVE)
_OF_THE_SUM = (*_ESTIMATES, Cue.PART, Cue.GIFT)
_PARTICLES = frozenset(
    ("ạ", "à", "nhé", "nhá", "nhe", "ơi", "nghen", "anh", "chị", "đó", "luôn", "a")
)
# words whose number belongs to them: "hẻm 25", "nhà cấp 4"
_NUMBERED = frozenset(
    fold(
        "nhánh phi hẻm ngõ ngách cấp số lô tổ xóm thôn khu ấp đội lớp đoạn tầng loại km ql tl dt nhóm đợt kênh tuyến cụm khóm"
    ).split()
)
# mầm non, đường cờ, giếng cổ: typed plain these are no non, cỡ or độ
_NO_ESTIMATE = frozenset(("non", "co", "do", "loi", "moi", "chung", "quang", "tam", "muoi", "hem"))
_CALLED = frozenset(("em", "anh", "chị", "cô", "bác", "ad", "cháu"))
_DOERS = Phrases(phrases("doers", "dân | bà con | nhân dân | thôn | các hộ"))
_BY_HAND = words_of(
    ["lam man bo gop lo trong mua sam dong quet don son ve dao do thi trang chat to van"]
)
_HOURS = frozenset(("sáng", "trưa", "chiều", "tối"))
HEADINGS = (
    "cai nay",
    "dan van kheo",
    "cong trinh",
    "phan viec",
    "noi dung",
    "mung",
    "ky niem",
    "thanh tich",
    "hang muc",
    *("y kien", "ket qua hop", "bien ban", "phan hoi", "tra loi", "hoi am"),
)
_TITLES = words_of(["ông bà anh chị cô chú bác cụ ong ba chi chu bac cu"])
_LEADS_ON = words_of(["đã bỏ với và va voi có từ trong còn mà do là thì ở của tiền hết"])


_DENIALS = {(no, "phai") for no in ("khong", "ko", "chang", "dau")}


def name_end(scanned: Scanned, start: int, end: int) -> int:
    """The end of the name that begins at `start`, in a run of words up to `end`."""
    end = _before_giver(scanned, start, _before_occasion(scanned, start, end))
    end = _before_land(scanned, start, _before_reason(scanned, start, end))
    end = _before_price(scanned, start, end)
    end = _before_doers(scanned, start, _before_measure(scanned, start, end))
    while end > start and (_ends_idle(scanned, end - 1) or _dangling(scanned, end - 1)):
        if _ends_quote(scanned, start, end - 1):
            return end  # “Biến rác thành tiền”: what is quoted is whole
        end -= 1
    return _before_cue(scanned, start, end)


def _ends_quote(scanned: Scanned, start: int, index: int) -> bool:
    """Whether the sign at `index` closes what another opened behind `start`."""
    closing = scanned.tokens[index].text
    if closing not in ('"', "”"):
        return False
    marks = [one.text for one in scanned.tokens[start:index]]
    return marks.count('"') % 2 == 1 if closing == '"' else "“" in marks


def _before_occasion(scanned: Scanned, start: int, end: int) -> int:
    """A long "kỷ niệm 94 năm ngày thành lập …" behind the work is no part of its name."""
    for index in range(start + 2, end):
        part = PARTS.at(scanned.tokens, index)
        long = index < end - _SHORT_OCCASION or scanned.tokens[index].text == "theo"
        if part is not None and part.meaning is Part.OCCASION and long:
            heading = " ".join(token.fold for token in scanned.tokens[start:index])
            return end if heading in HEADINGS else index
    return end


def _before_giver(scanned: Scanned, start: int, end: int) -> int:
    """ "nhà bia do huyện đoàn tài trợ": who pays is no part of the name."""
    for index in range(start + 1, end):
        if scanned.tokens[index].text != "do":
            continue
        for place in range(index + 1, min(index + _WORDS_OF_A_GIVER, end)):
            cue = CUES.at(scanned.tokens, place)
            if cue is not None and cue.meaning in (Cue.PART, Cue.GIFT):
                return index
    return end


def _before_land(scanned: Scanned, start: int, end: int) -> int:
    """ "mở đường ra đồng hiến 1200m2 đất": land given for the work."""
    for index in range(start + 2, end):
        if scanned.tokens[index].text in ("hiến", "hien"):
            given = scanned.tokens[index + 1 : index + 5]
            land = any(one.fold == "dat" for one in given) and any(one.number for one in given)
            who = scanned.tokens[index - 1].fold == "dan"
            return index - who if land else end
    return end


def _before_reason(scanned: Scanned, start: int, end: int) -> int:
    """ "làm cầu vì cầu cũ hỏng", "sửa đường do bão làm hư": why it is done is no name."""
    tokens = scanned.tokens
    marked = any(token.word and not token.plain for token in tokens[start:end])
    for index in range(start + 2, end):
        if tokens[index].text == "nếu" or _takes_place(scanned, index, end):
            return index
        storm = tokens[index].text == "do" and index + 1 < end
        if storm and tokens[index + 1].fold in _STORMS:
            return index
        if marked and tokens[index].text in ("vì", "do", "bởi"):
            why = tokens[index + 1 : index + _WORDS_OF_A_REASON]
            if any(token.fold in _TROUBLES for token in why):
                return index
    return end


def _takes_place(scanned: Scanned, index: int, end: int) -> bool:
    """ "cây cầu mới thay cầu cũ mục": what was there before."""
    old = scanned.tokens[index + 1 : min(index + 5, end)]
    first = scanned.tokens[index].text == "thay"
    return first and any(one.text in ("cũ", "cu") for one in old)


def _before_price(scanned: Scanned, start: int, end: int) -> int:
    """ "45 bóng led giá một bóng là": what one of it costs."""
    for index in range(start + 2, end - 1):
        if scanned.tokens[index].text in ("giá", "gia"):
            return index if scanned.tokens[index + 1].text in ("một", "mot", "mỗi", "1") else end
    return end


def _before_doers(scanned: Scanned, start: int, end: int) -> int:
    """ "hàng rào cây xanh bà con tự làm": who does it is no part of the name."""
    for index in range(start + 2, end - 1):
        if scanned.tokens[index].text == "tự" and scanned.tokens[index + 1].fold in _BY_HAND:
            who = _DOERS.at(scanned.tokens, index - 1) or _DOERS.at(scanned.tokens, index - 2)
            if who is not None and who.end == index:
                return index - (1 if _DOERS.at(scanned.tokens, index - 1) else 2)
    return end


def _before_measure(scanned: Scanned, start: int, end: int) -> int:
    """ "2 tuyến 300m và 500m": the "và" of lengths that are left out goes with them."""
    first = end
    while first > start and scanned.labels[first - 1] is Label.MEASURE:
        first -= 1
    joined = start < first < end and scanned.tokens[first - 1].text in ("và", "va")
    return first if joined else end


def _before_cue(scanned: Scanned, start: int, end: int) -> int:
    """Leaves "dưới", "vài" or "vận động được" to the sum that follows the run."""
    if end >= len(scanned.tokens) or scanned.labels[end] is not Label.MONEY:
        return end
    for size in (3, 2):  # "mỗi lò", "mỗi cái cổng"
        if end - size > start and scanned.tokens[end - size].text in ("mỗi", "từng"):
            return end - size
    if end - 2 > start and [one.fold for one in scanned.tokens[end - 2 : end]] in _EACH_HOME:
        return end - 2
    if end - 2 > start and scanned.tokens[end - 1].text == "tien":
        return end - (scanned.tokens[end - 2].fold != "mat")  # "nha san tien 160tr", no mặt tiền
    for size in (3, 2, 1):
        cue = CUES.at(scanned.tokens, end - size) if end - size >= start else None
        if cue is not None and cue.end == end and cue.meaning is Cue.NOISE:
            return end  # "nhà để xe tang": no tặng
        young = scanned.tokens[end - size].text in _NO_ESTIMATE
        if cue is not None and cue.end == end and cue.meaning in _OF_THE_SUM and not young:
            end -= size
            while end > start and _dangling(scanned, end - 1):  # "đã góp được"
                end -= 1
            return end
    return end


def _ends_idle(scanned: Scanned, index: int) -> bool:
    token = scanned.tokens[index]
    following = scanned.labels[index + 1 : index + 2]
    lamp = index > 0 and scanned.tokens[index - 1].fold in ("chieu", "thap")
    hour = scanned.labels[index] is None and token.text in _HOURS and not lamp
    if following == [Label.DATE] and hour:
        return True  # "dọn vệ sinh sáng 22/3"
    if index and token.text in _CALLED and scanned.tokens[index - 1].text in _PARTICLES:
        return True  # "nghen em"
    sign = not token.word and not token.number and scanned.labels[index] is None
    sign = sign or (token.text == "x" and scanned.labels[index] is None)  # "100 cây x 120k"
    if token.glued and index and scanned.tokens[index - 1].number:
        return sign  # "ngã ba QL1A"
    if len(token.text) == 1 and scanned.text[token.start].isupper() and _is_called(scanned, index):
        return False  # "cho hộ ông A", as people are called in a model of a letter
    return sign or (scanned.labels[index] is None and token.text in _PARTICLES)


def _is_called(scanned: Scanned, index: int) -> bool:
    """Whether the word before is a title, or begins with a capital in a text in small letters."""
    before = scanned.tokens[index - 1] if index else None
    if before is None or not before.word or scanned.text.isupper():
        return False
    return before.text in _TITLES or scanned.text[before.start].isupper()


def _dangling(scanned: Scanned, index: int) -> bool:
    """A last word that leads to what was cut out: "với", "và", "300"."""
    token = scanned.tokens[index]
    if scanned.labels[index] is not None:
        return False
    first = index
    while first > 1 and scanned.tokens[first - 1].text == "," and scanned.tokens[first - 2].number:
        first -= 2  # "ngõ 7, 9, 11"
    if token.number and first and scanned.tokens[first - 1].fold in _NUMBERED:
        return False
    road = first > 0 and scanned.tokens[first - 1].fold == "duong"
    if token.number and road and len(token.text) < 3:
        return False  # "tuyến đường 35"
    if token.number and token.glued and first and scanned.tokens[first - 1].word:
        return False  # "kênh N3", "gđ2"
    if token.word and len(token.text) == 1:
        return False  # "lớp A"
    if token.text == "voi" and any(one.word and not one.plain for one in scanned.tokens):
        return False  # "hàng rào chống voi", no với
    return token.number or token.text in _LEADS_ON or _denies(scanned, index)


def _denies(scanned: Scanned, index: int) -> bool:
    """A word of "không phải" before the sum that it denies."""
    said = [one.fold for one in scanned.tokens[index - 1 : index + 2]] if index else []
    return any(pair in _DENIALS for pair in pairwise(said))
