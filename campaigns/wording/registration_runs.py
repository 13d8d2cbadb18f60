"""The stretches of a registration that are nothing else, rid of what is no name at their ends."""

from __future__ import annotations

from campaigns.wording.filler import is_filler
from campaigns.wording.money_words import CUES, Cue
from campaigns.wording.registration_labels import Label, Scanned
from campaigns.wording.registration_name_end import name_end
from campaigns.wording.registration_words import PARTS, SAFE_PLAIN, Part
from campaigns.wording.text import Phrases, phrases, words_of

_INNER = (None, Label.MEASURE, Label.COUNT)
WHO = Phrases(
    phrases(
        "who",
        "nhà nước và nhân dân cùng | nhà nước và nhân dân | nhà nước nhân dân cùng | nn và nd cùng",
        "tụi con | tụi em | tụi tui | tụi cháu | bọn em | chúng con | chúng cháu | bà con | nhân dân | dân",
        "thôn | ấp | bản | xóm | buôn | em | tôi | tui | con | cháu | bà con nhân dân | dân làng | chi bộ",
        *(
            f"cho {place} {who}"
            for place in ("thôn", "ấp", "bản", "xóm")
            for who in ("em", "con", "cháu", "tôi", "mình")
        ),
        "ban công tác mặt trận | hội phụ nữ | đoàn thanh niên | hội cựu chiến binh | bên em | nhà em | nhà cháu | nhà con | bên cháu | chỗ em | dưới em | thôn em | thôn cháu",
    )
)
_MEANS_TO = Phrases(
    phrases(
        "means to",
        "phải | cần phải | cũng phải | tính | định | dự định | dự kiến | muốn | có kế hoạch | sẽ | đang | quyết định | thống nhất | nhất trí | chốt | chốt là",
        "bổ sung | thêm | bổ sung thêm | vận động bà con | vận động nhân dân | vận động dân | vận động",
        "đồng lòng | chung tay | góp sức | chung sức | đồng lòng cùng | huy động bà con | huy động nhân dân | huy động dân | cùng nhau | cùng",
        "họp thống nhất | có nguyện vọng | mong muốn | tổ chức | phát động | tiến hành | đã họp thống nhất | xin",
    )
)
_BY_THEMSELVES = frozenset(("tu", "lam", "gop", "cong", "hien", "dong", "lo", "het", "cung", "bo"))
_HEADING_WORDS = frozenset(
    [
        "mot",
        "hai",
        "cong",
        "trinh",
        "phan",
        "viec",
        "hang",
        "muc",
        "mo",
        "hinh",
        "ct",
        "sau",
        "day",
        "co",
        "la",
    ]
)
_SIZES = frozenset(
    ("dai", "rong", "cao", "sau", "day", "ngang", "be", "mat", "chieu", "cm", "m", "km")
)
_MANY = frozenset(("viec", "ct"))  # "đăng ký 3 việc: …"
_TALK = frozenset(
    phrases(
        "talk",
        "hop | hop dan | hop thon | hop chi bo | hop ban | khao sat | do dac | chua co gi de",
        "chua co gi | khong co gi de | chua co cong trinh nao | bo sung | sau",
        "chua co cong trinh | nhu | nhu cu | chua | chua gi | bao gio het han | khi nao",
        "khi nao co | xuong cap | xuong cap nang | xuong cap qua | bi hong | bi hu | hu hong",
        "hu hong nang | bi hu hong | bi dot | bi sap | bi ngap | hay ngap | cu qua",
    )
)
_OF_A_NAME = frozenset(["đồng", "con", "nhà", "mình", "chi", "chào", "đường"])
_LONE = words_of(
    ["giúp giùm dùm hộ giup gium đã bỏ nua k ko khong thoi minh ta tui toi em con răng rứa sẽ"]
)


def runs_of(scanned: Scanned) -> list[tuple[int, int]]:
    """Stretches of words without a label, measures inside them included."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(scanned.tokens):
        if scanned.labels[index] not in _INNER:
            index += 1
            continue
        start = index
        while index < len(scanned.tokens) and scanned.labels[index] in _INNER:
            index += 1
        run = _trimmed(scanned, start, index)
        if run is not None:
            runs.append(run)
    return runs


def _trimmed(scanned: Scanned, start: int, end: int) -> tuple[int, int] | None:
    """A run without filler at its ends; None when nothing is left of it."""
    while start < end and _idle(scanned, start):
        start += 1
    start = _past_opener(scanned, _past_gift(scanned, start, end), end)
    start = _past_gift(scanned, start, end)
    end = name_end(scanned, start, end)
    if start < end and _of_another_thing(scanned, start, end):
        return None
    said = (None, Label.COUNT)
    words = [i for i in range(start, end) if scanned.labels[i] in said and scanned.tokens[i].word]
    lone = len(words) == 1 and _is_no_name(scanned, words[0])
    lone = lone or _says_who(scanned, start, words)
    heading = all(scanned.tokens[i].fold in _HEADING_WORDS for i in words)
    lone = lone or (heading and not (len(words) == 1 and scanned.tokens[words[0]].text != "công"))
    lone = lone or _sizes_or_talk(scanned, range(start, end), words)
    return (start, end) if words and not lone else None


def _of_another_thing(scanned: Scanned, start: int, end: int) -> bool:
    """ "nếu trời nắng", or an occasion and no more: "thành tích chào mừng"."""
    part = PARTS.at(scanned.tokens, start)
    occasion = part is not None and part.meaning is Part.OCCASION and part.end == end
    return occasion or scanned.tokens[start].text == "nếu"


def _sizes_or_talk(scanned: Scanned, run: range, words: list[int]) -> bool:
    """ "dài 1 km, rộng 3 m", "họp dân": sizes of the work, or what came before it, and no name."""
    said = [scanned.tokens[index].fold for index in words]
    measured = any(scanned.tokens[index].number for index in run)
    sizes = _SIZES.issuperset(said) or _MANY.issuperset(said)
    return (measured and sizes) or " ".join(said) in _TALK


def _says_who(scanned: Scanned, start: int, words: list[int]) -> bool:
    """ "dân tự làm", "bà con góp công": who does it, and no work."""
    who = WHO.at(scanned.tokens, start)
    if who is None:
        return False
    return all(scanned.tokens[i].fold in _BY_THEMSELVES for i in words if i >= who.end)


def _past_gift(scanned: Scanned, start: int, end: int) -> int:
    """ "xã hỗ trợ 100 tấn xi măng làm đường": the work begins with its verb."""
    gift = CUES.at(scanned.tokens, start)
    given = gift is not None and gift.meaning in (Cue.PART, Cue.GIFT)
    given = given or _give_land(scanned, start, end)  # "vận động 5 hộ hiến đất mở đường"
    if not given and (not start or scanned.labels[start - 1] is not Label.CUE):
        return start
    first = gift.end if gift is not None and given else start
    if first >= end or scanned.labels[first] not in (Label.COUNT, Label.MEASURE):
        return start
    for index in range(first + 1, end):
        part = PARTS.at(scanned.tokens, index)
        if part is not None and part.meaning is Part.DOING:
            return index
    return start


def _past_reason(scanned: Scanned, start: int, end: int) -> int:
    """ "không có tiền nên làm đường đất": why comes first."""
    for index in range(start + 1, end - 1):
        if scanned.tokens[index].text == "nên":
            part = PARTS.at(scanned.tokens, index + 1)
            does = scanned.tokens[index + 1].text == "lm" or part is not None
            return index + 1 if does else start
    return start


def _give_land(scanned: Scanned, start: int, end: int) -> bool:
    if start >= end or scanned.labels[start] is not Label.COUNT:
        return False
    return any(token.fold == "hien" for token in scanned.tokens[start + 1 : min(start + 5, end)])


def _past_opener(scanned: Scanned, start: int, end: int) -> int:
    """Past who means to do it: "tụi con tính", "bà con thống nhất", "dự định"."""
    asked = [token.text for token in scanned.tokens[start : min(start + 2, end)]]
    start += asked.index("hỏi") + 1 if "hỏi" in asked else 0  # "cho hỏi làm cổng chào …"
    start = _past_reason(scanned, start, end)
    who = WHO.at(scanned.tokens, start)
    meant = _MEANS_TO.at(scanned.tokens, who.end if who is not None else start)
    while meant is not None and meant.end < end:
        start = meant.end
        meant = _MEANS_TO.at(scanned.tokens, start)
    if who is None or start >= who.end or who.end >= end:
        return start
    part = PARTS.at(scanned.tokens, who.end)
    return who.end if part is not None and part.meaning is Part.DOING else start


def _idle(scanned: Scanned, index: int) -> bool:
    token = scanned.tokens[index]
    if scanned.labels[index] is Label.MEASURE:
        return False
    if not token.word and not token.number:
        return True
    if token.plain and token.text not in SAFE_PLAIN and token.text not in ("em", "anh", "da"):
        return False
    return is_filler(token) and token.text not in _OF_A_NAME


def _is_no_name(scanned: Scanned, index: int) -> bool:
    part = PARTS.at(scanned.tokens, index)
    payer = CUES.at(scanned.tokens, index)
    if payer is not None and payer.meaning is Cue.PAYER:
        return True  # "xin xã 50 triệu làm cổng"
    if scanned.tokens[index].fold in _LONE or scanned.tokens[index].text in _LONE:
        return True  # "không đăng ký nữa", "bản mình xin làm …"
    return part is not None and part.meaning in (Part.DOING, Part.SKIP)
