"""The stretches of a registration that are nothing else, rid of what is no name at their ends."""

from __future__ import annotations

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.name_end import name_end
from campaigns.wording.registration.name_start import HEADING_WORDS, MEANS_TO, WHO, name_start
from campaigns.wording.registration.words import PARTS, SAFE_PLAIN, Part
from campaigns.wording.spelling.text import phrases, words_of

_INNER = (None, Label.MEASURE, Label.COUNT)
_BY_THEMSELVES = frozenset(("tu", "lam", "gop", "cong", "hien", "dong", "lo", "het", "cung", "bo"))
_SIZES = frozenset(
    ("dai", "rong", "cao", "sau", "day", "ngang", "be", "mat", "chieu", "cm", "m", "km")
)
_HOURS = frozenset(("luc", "vao", "hoi", "h", "gio", "g", "sang", "trua", "chieu", "toi"))
_MANY = frozenset(("viec", "ct"))  # "đăng ký 3 việc: …"
_SPEAKERS = frozenset(("em", "toi", "con", "chau", "thon", "tui", "ban", "ap", "xom", "ba", "dan"))
_TITLES = frozenset(("cô", "chị", "anh", "ông", "bà", "chú", "bác", "cậu", "thầy", "ong", "bac"))
_LONGEST_PERSON = 5
_OVER = frozenset(("da", "vua", "moi", "xong", "roi"))
_SETTLED = frozenset(("ban", "duyet", "nhat", "qua", "quyet"))
_AT_MEETINGS = (_OVER | _SETTLED).union(
    *(
        line.split()
        for line in (
            "hop thong bieu phe dan thon xom ap xa huyen ba con chi bo nhan",
            "tat ca deu hom nay",
        )
    )
)
_TALK = frozenset(
    phrases(
        "talk",
        "roi | thi cong | khao sat | do dac | chua co gi de",
        "chua co gi | khong co gi de | chua co cong trinh nao | bo sung | sau",
        "quyet tam | phan dau | co gang | nhan tin | gui tin | bao cao | trinh bay | xin hua",
        "nhu da bao | nhu da gui | nhu da dang ky | nhu tren | nhu bao cao | nhu hom truoc | gui lai",
        "giu nguyen | tu nguyen | bo sung them | chua hop | chua hop dan | chua hop thon",
        "chua co cong trinh | nhu | nhu cu | chua | chua gi | bao gio het han | khi nao",
        "khi nao co | xuong cap | xuong cap nang | xuong cap qua | bi hong | bi hu | hu hong",
        "hu hong nang | bi hu hong | bi dot | bi sap | bi ngap | hay ngap | cu qua",
    )
)
_OF_A_NAME = frozenset(["đồng", "con", "nhà", "mình", "chi", "chào", "đường"])
_LONE = words_of(
    [
        "giúp giùm dùm hộ giup gium đã bỏ nua k ko khong thoi minh ta tui toi em con răng rứa sẽ",
        "lại lai thêm them tăng giảm nâng bớt tang giam nang bot tiếp tiep chắc chac",
        "trước truoc cũ chỉ gấp gap khẩn khan nhắn nhan báo bao gửi gui trình quyết đây day",
    ]
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
    start = name_start(scanned, start, end)
    end = name_end(scanned, start, end)
    if start < end and _of_another_thing(scanned, start, end):
        return None
    said = (None, Label.COUNT)
    words = [i for i in range(start, end) if scanned.labels[i] in said and scanned.tokens[i].word]
    lone = len(words) == 1 and _is_no_name(scanned, words[0])
    lone = lone or _says_who(scanned, start, words) or _only_means_to(scanned, start, end)
    lone = lone or _is_person(scanned, words) or _puts_off(scanned, words)
    lone = lone or (len(words) == 1 and _is_short_form(scanned, words[0]))
    heading = all(scanned.tokens[i].fold in HEADING_WORDS for i in words)
    lone = lone or (heading and not (len(words) == 1 and scanned.tokens[words[0]].text != "công"))
    lone = lone or _sizes_or_talk(scanned, range(start, end), words)
    return (start, end) if words and not lone else None


def _only_means_to(scanned: Scanned, start: int, end: int) -> bool:
    """ "dự định năm tới làm nhà": what is meant stands behind the day."""
    meant = MEANS_TO.at(scanned.tokens, start) if start < end else None
    return meant is not None and meant.end == end


def _of_another_thing(scanned: Scanned, start: int, end: int) -> bool:
    """ "nếu trời nắng", or an occasion and no more: "thành tích chào mừng"."""
    part = PARTS.at(scanned.tokens, start)
    occasion = part is not None and part.meaning is Part.OCCASION and part.end == end
    return occasion or scanned.tokens[start].text == "nếu"


def _sizes_or_talk(scanned: Scanned, run: range, words: list[int]) -> bool:
    """ "dài 1 km, rộng 3 m", "họp dân": sizes of the work, or what came before it, and no name."""
    said = [scanned.tokens[index].fold for index in words]
    measured = any(scanned.tokens[index].number for index in run)
    sizes = any(words.issuperset(said) for words in (_SIZES, _MANY, _HOURS))
    return (measured and sizes) or " ".join(said) in _TALK or _of_a_meeting(said)


def _of_a_meeting(said: list[str]) -> bool:
    """ "vừa họp dân xong", "xã duyệt rồi": what was settled, and not yet on what."""
    over = _OVER.intersection(said)
    met = "hop" in said or (over and _SETTLED.intersection(said))
    return bool(met) and _AT_MEETINGS.issuperset(said)


def _is_short_form(scanned: Scanned, index: int) -> bool:
    """ "gv: cổng chào": letters without a vowel before a colon head something."""
    following = scanned.tokens[index + 1 : index + 2]
    heads = bool(following) and following[0].text == ":"
    return heads and not set("aeiouy").intersection(scanned.tokens[index].fold)


def _is_person(scanned: Scanned, words: list[int]) -> bool:
    """ "cô Lan", "anh Nguyễn Văn Tèo": who, by a title and a name, and no work."""
    if not words or len(words) > _LONGEST_PERSON:
        return False
    titled = scanned.tokens[words[0]].text in _TITLES
    before = words[0] > 0 and scanned.tokens[words[0] - 1].text in _TITLES  # a filler of its own
    called = [scanned.text[scanned.tokens[i].start : scanned.tokens[i].end] for i in words[titled:]]
    named = (titled or before) and bool(called)
    return named and all(one[0].isupper() and not one.isupper() for one in called)


def _puts_off(scanned: Scanned, words: list[int]) -> bool:
    """ "để em họp dân đã": what is done before anything is registered."""
    first = [scanned.tokens[index] for index in words[:2]]
    return (
        len(first) > 1
        and first[0].text in ("để", "de", "chờ", "cho", "đợi", "doi")
        and (first[0].text != "cho" and first[1].fold in _SPEAKERS)
    )


def _says_who(scanned: Scanned, start: int, words: list[int]) -> bool:
    """ "dân tự làm", "bà con góp công": who does it, and no work."""
    who = WHO.at(scanned.tokens, start)
    if who is None:
        return False
    return all(scanned.tokens[i].fold in _BY_THEMSELVES for i in words if i >= who.end)


def _idle(scanned: Scanned, index: int) -> bool:
    token = scanned.tokens[index]
    if scanned.labels[index] is Label.MEASURE:
        return False
    if not token.word and not token.number:
        return True
    if token.plain and token.text not in SAFE_PLAIN and token.text not in ("em", "anh", "da"):
        return False
    if not is_filler(token) or token.text in _OF_A_NAME:
        return False
    if token.text == "bộ" and not (index and scanned.tokens[index - 1].fold == "can"):
        return False  # "bộ bàn ghế", no cán bộ
    part = PARTS.at(scanned.tokens, index)
    return part is None or part.meaning is not Part.INSIDE  # "cung co duong": củng cố


def _is_no_name(scanned: Scanned, index: int) -> bool:
    part = PARTS.at(scanned.tokens, index)
    payer = CUES.at(scanned.tokens, index)
    if payer is not None and payer.meaning is Cue.PAYER:
        return True  # "xin xã 50 triệu làm cổng"
    if scanned.tokens[index].fold in _LONE or scanned.tokens[index].text in _LONE:
        return True  # "không đăng ký nữa", "bản mình xin làm …"
    letter = len(scanned.tokens[index].text) == 1  # "e báo cáo a"
    return letter or (part is not None and part.meaning in (Part.DOING, Part.SKIP))
