"""Words that steer a guided conversation: back, skip, stop, send, "à nhầm, 250tr".

With and without diacritics. Each table is matched against the whole message, courtesies aside, so
that a work named "Thôi nôi" or "Sửa đường" is never taken for an order; a text question, which takes
almost anything as its answer, is steered by fewer words than a question for money or a day.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from campaigns.wording.answers import read_answer
from campaigns.wording.reading import Value
from campaigns.wording.text import clean, fold, same_tone_place, words_of

NOT_KNOWN = "chưa rõ"
PHOTOS = "{} ảnh"
FROM_TO = "từ {} đến {}"
SOME_TIME = "trong khoảng {}"  # "Hoàn thành: từ 08/11 đến 09/02" would tell how long it lasts
ALIKE = 0.84  # of two labels: one slip in six letters

# what people call a question of a kind, whatever its label says
CALLED = {"money": ("giá trị", "kinh phí", "số tiền", "tiền", "tổng tiền")}

_POLITE = words_of(
    (
        "dạ da ạ a ah ak em anh chị chi ơi oi nhé nhe nha nhỉ nhi với voi",
        "giúp giup bác bac cháu chau chú chu",
    )
)


def _table(*phrases: str) -> dict[str, frozenset[str]]:
    """Phrases by their letters without marks."""
    found: dict[str, frozenset[str]] = {}
    for phrase in phrases:
        marked = same_tone_place(phrase)
        found[fold(marked)] = found.get(fold(marked), frozenset()) | {marked}
    return found


_BACK = _table("quay lại", "trở lại", "lùi lại", "câu trước", "quay lại câu trước", "về câu trước")
_SKIP = _table("bỏ qua", "bỏ qua câu này", "qua câu này")
_NOTHING = _table("không", "không có", "chưa có", "ko", "ko có", "k có", "không có gì")
_KEEP = _table("giữ nguyên", "như cũ", "giữ như cũ", "không đổi", "không thay đổi", "để nguyên")
_CANCEL_IN_TEXT = _table("thôi", "hủy bỏ", "thôi không đăng ký nữa", "không đăng ký nữa")
_CANCEL = _CANCEL_IN_TEXT | _table(
    "hủy", "dừng", "dừng lại", "không làm nữa", "bỏ hết", "thôi không làm nữa"
)
_UNKNOWN = _table("chưa rõ", "chưa biết", "không rõ", "không biết", "chưa xác định", "chưa có số")
_AGAIN = _table("nhập lại", "điền tiếp", "gõ lại")
_DONE = _table("xong", "xong rồi", "hết", "hết rồi", "đủ rồi", "thế thôi")
_NAMES = re.compile(  # labels of works; a person may well be called Dung
    r"(?:ten )?(?:cong trinh|phan viec|cong viec|mo hinh|san pham|sang kien|du an|hang muc)\b|ten$"
)
_THANKS = re.compile(
    r"(?:(?:ok|vang|da|u|xin|thoi|rat|nhieu|lam|cac|can bo|xa|ca|nha|co|toi|thon)[ ,.!]*)*"
    r"(?:cam|cham|kam) on(?:[ ,.!]*(?:rat|nhieu|lam|cac|can bo|xa|ca|nha|co|nhe|lan|cam on))*[ ,.!]*"
)
_NODS = re.compile(r"(?:(?:ok|oke|okay|vang|uh|u)[ ,.!]*)+")
_POINTS = re.compile(
    r"(?:cung |lam |dang ky )*(?:giong|nhu|y)(?: nhu| het| chang| nguyen)*"
    r" (?:(?:o |ben |cua )?(?:thon|to|khu|ap|ban|buon|lang) \S+(?: \S+)?"
    r"|tren|o tren|cu|(?:lan|dot|nam|thang|ky) (?:truoc|ngoai|roi)|(?:da |luc nay )(?:noi|bao|gui|dang ky))"
)
_SUM = re.compile(
    r"(?:khoang |tam |hon |gan )?[0-9][0-9., ]*(?:tr|trieu|ty|ti|nghin|ngan|k|dong|d|vnd)+"
    r"(?: [0-9]+)?(?: dong)?"
)
_NO_NAME = _table(
    *words_of(
        (
            "có không ko k hong hông đúng rồi sai ok oke okê okay okie okela vâng dạ uh ừ ừm um uk yes no",
            "đồng ý nhất trí được dc đc chưa biết rõ xác định xong hết phải",
        )
    )
)
_AND = re.compile(r"[,;\n/]|\bva\b|\+")
_ABOUT = re.compile(r"~|\b(?:khoang|tam|co|chung|uoc|gan|hon)\b")
_SLIP = re.compile(
    r"^(?:(?:a|o|u|ay|thoi chet|chet)[\s,]+)?(?:nham|lon|sai|khong phai)"
    r"(?:\s+(?:roi|mat|a|that|so|ngay))*(?:\s+(?:la|phai la|sua lai|sua thanh))?(?=[\s,:.;-]|$)[\s,:.;-]*"
)
_ORDER = re.compile(
    r"^(?:xin |cho |em |toi )*(?:sua|doi|chinh|thay|cap nhat)"
    r"(?:\s+(?:lai|muc|cau|phan|o))*(?=[\s,:.;-]|$)[\s,:.;-]*"
)
_TURN_TO = re.compile(r"^[\s,:.;=-]*(?:(?:thanh|la|lai|bang|con|xuong|len)\b)*[\s,:.;=-]*")


def way(text: str, *, at_summary: bool, free_text: bool, optional: bool) -> str:
    """back | skip | keep | cancel | confirm | done, or "" where the words are an answer."""
    said = _bare(text)
    if _among(_BACK, said):
        return "back"
    if _among(_SKIP, said) or (optional and _among(_NOTHING, said)):
        return "skip"
    if _among(_KEEP, said):
        return "keep"
    if at_summary and agreed(text):
        return "confirm"
    if _among(_CANCEL_IN_TEXT if free_text else _CANCEL, said) or said in _CANCEL["huy"]:
        return "cancel"  # "huy" without marks is also a name; only "hủy" leaves a name's question
    if at_summary and stops(text):
        return "cancel"
    return "done" if _among(_DONE, said) else ""


def without_courtesy(text: str) -> str:
    """The words without marks, courtesies and stops: what is compared with a table."""
    return fold(_bare(text))


def agreed(text: str) -> bool | None:
    """Yes, no, or neither, to a question of the bot."""
    said = _bare(text)
    if said in ("1", "2"):
        return said == "1"
    if _among(_AGAIN, said):
        return False
    match read_answer(text):
        case Value(value="yes"):
            return True
        case Value(value="no"):
            return False
    return None


def stops(text: str) -> bool:
    """Whether the words ask to stop: thôi, hủy, làm lại."""
    return read_answer(text) == Value("cancel")


def polite(text: str) -> bool:
    """Whether the whole message only thanks or nods: "cảm ơn em nhiều", "ok", "vâng ạ". "Gửi" and
    "đồng ý" want something to happen."""
    said = without_courtesy(text)
    return bool(_THANKS.fullmatch(said) or _NODS.fullmatch(said))


def asks_what_work(label: str) -> bool:
    """Whether a field of this label wants what a work is called."""
    return bool(_NAMES.match(fold(clean(label))))


def names_nothing(text: str) -> bool:
    """Words that no work is called: "1", "không", "ok", "chưa biết ạ"; nor a sum ("320 triệu"), nor
    what only points to another work ("như trên", "giống thôn 2")."""
    if _POINTS.fullmatch(without_courtesy(text)) or _SUM.fullmatch(without_courtesy(text)):
        return True
    said = _bare(text).split()
    return all(not any(map(str.isalpha, one)) or _among(_NO_NAME, one) for one in said)


def not_known(text: str) -> bool:
    """Whether the person does not know it yet."""
    return _among(_UNKNOWN, _bare(text))


def chosen(text: str, labels: Sequence[str], *, by_number: bool) -> int | None:
    """Which of the offered labels was typed: its words, words only it has, or its number."""
    said = fold(_bare(text))
    if by_number and said.isdecimal() and len(said) < 3:
        return int(said) - 1 if 1 <= int(said) <= len(labels) else None
    bare = [fold(_bare(label)) for label in labels]
    fitting = [at for at, label in enumerate(bare) if label == said]
    fitting = fitting or [
        at for at, label in enumerate(bare) if said and f" {said} " in f" {label} "
    ]
    return fitting[0] if len(fitting) == 1 else None


def options_named(text: str, labels: Sequence[str]) -> list[list[int]]:
    """For each thing typed (between commas, line ends, "và"), the labels it can mean."""
    said = fold(_bare(text))
    if said in [fold(_bare(label)) for label in labels]:
        return [_named(text, labels)]  # a label may hold a comma or "và" itself
    parts = [one for one in _AND.split(fold(clean(text))) if one.strip()]
    named = [_named(one, labels) for one in parts]
    if len(named) > 1 and all(named):
        return named
    return [_named(text, labels)]


def about(text: str) -> bool:
    """Whether a figure is called an estimate: khoảng, tầm, gần …"""
    return bool(_ABOUT.search(fold(clean(text))))


@dataclass(frozen=True, slots=True)
class Correction:
    """What a message corrects. `slip`: "à nhầm"; `order`: "sửa …"; `field`: which one is named."""

    slip: bool
    order: bool
    field: str | None
    rest: str


def correction(text: str, fields: Sequence[tuple[str, Sequence[str]]]) -> Correction:
    """ "sửa giá trị thành 250tr" names a field and says what; "à nhầm, 250tr" only says what.

    `fields` are keys with the names a field goes by; of a longer name the first words suffice
    where they name no other field.
    """
    cleaned = clean(text)
    folded = fold(cleaned)
    slip = _SLIP.match(folded)
    at = slip.end() if slip else 0
    order = _ORDER.match(folded[at:])
    at += order.end() if order else 0
    key, length = _longest_name(folded[at:], fields)
    if key is not None:
        turn = _TURN_TO.match(folded[at + length :])
        at += length + (turn.end() if turn else 0)
    return Correction(slip is not None, order is not None, key, cleaned[at:].strip())


def _longest_name(said: str, fields: Sequence[tuple[str, Sequence[str]]]) -> tuple[str | None, int]:
    """The field whose name begins the words, and how many letters of them it takes."""
    found: dict[str, int] = {}
    for key, names in fields:
        for name in names:
            words = fold(clean(name)).split()
            for count in range(len(words), 0, -1):
                match = re.match(r"\s+".join(map(re.escape, words[:count])) + r"(?!\w)", said)
                if match:
                    found[key] = max(found.get(key, 0), match.end())
                    break
    best = max(found.values(), default=0)
    keys = [key for key, length in found.items() if length == best]
    return (keys[0], best) if len(keys) == 1 else (None, 0)


def _named(text: str, labels: Sequence[str]) -> list[int]:
    """The labels that a word or a number can mean: exactly, by its words, with a slip."""
    said = fold(_bare(text))
    if said.isdecimal() and len(said) < 3:
        return [int(said) - 1] if 1 <= int(said) <= len(labels) else []
    if len(said) < 2:
        return []
    bare = [fold(_bare(label)) for label in labels]
    exact = [at for at, label in enumerate(bare) if label == said]
    words = [at for at, label in enumerate(bare) if f" {said} " in f" {label} "]
    inside = [at for at, label in enumerate(bare) if len(label) > 3 and f" {label} " in f" {said} "]
    alike = [
        at for at, label in enumerate(bare) if SequenceMatcher(None, said, label).ratio() > ALIKE
    ]
    return exact or words or inside or alike


def _among(table: dict[str, frozenset[str]], said: str) -> bool:
    """Whether the words are one of the table's: with its marks, or typed without any."""
    meant = table.get(fold(said))
    return meant is not None and (said in meant or said == fold(said))


def _bare(text: str) -> str:
    """Lower case without courtesies, signs and double blanks, the tone placed one way."""
    words = re.sub(r"[^\w\s]|_", " ", same_tone_place(clean(text))).split()
    return " ".join(one for one in words if one not in _POLITE) or " ".join(words)
