"""Words that steer a guided conversation: back, skip, stop, send, "à nhầm, 250tr".

With and without diacritics. Each table is matched against the whole message, courtesies aside, so
that a work named "Thôi nôi" or "Sửa đường" is never taken for an order; a text question, which takes
almost anything as its answer, is steered by fewer words than a question for money or a day.
"""

import re
from functools import lru_cache

from campaigns.wording.answers.read import read_answer
from campaigns.wording.reading import Value
from campaigns.wording.spelling.text import capital, clean, fold, same_tone_place, words_of

NOT_KNOWN = "chưa rõ"
PHOTOS = "{} ảnh"
FROM_TO = "từ {} đến {}"
SOME_TIME = "trong khoảng {}"  # "Hoàn thành: từ 08/11 đến 09/02" would tell how long it lasts

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
_SKIP = _table("bỏ qua", "bỏ qua câu này", "qua câu này", "thôi bỏ qua", "bỏ qua đi", "cho qua")
_NOTHING = _table(
    "không",
    "không có",
    "chưa có",
    "ko",
    "ko có",
    "k",
    "kg",
    "k có",
    "không có gì",
    "chưa",
    "không có ảnh",
    "chưa có ảnh",
    "chưa chụp",
    "chưa chụp được",
    "chưa chụp ảnh",
    "mai gửi ảnh",
    "khỏi",
    "thôi khỏi",
    "khỏi cần",
    "không cần",
    "không gửi",
    "không gửi được",
    "thôi không gửi",
    "không chụp",
)
_SENDS = _table("gửi", "gửi đi", "gửi luôn", "gửi ngay", "gửi thôi", "gửi giúp")  # no note's words
_KEEP = _table("giữ nguyên", "như cũ", "giữ như cũ", "không đổi", "không thay đổi", "để nguyên")
_CANCEL_IN_TEXT = _table(
    *("thôi", "hủy bỏ", "thôi không đăng ký nữa", "không đăng ký nữa"),
    *("không làm nữa", "thôi không làm nữa"),
)
_CANCEL = _CANCEL_IN_TEXT | _table("hủy", "dừng", "dừng lại", "bỏ hết")
_UNKNOWN = _table("chưa rõ", "chưa biết", "không rõ", "không biết", "chưa xác định", "chưa có số")
_AGAIN = _table("nhập lại", "điền tiếp", "gõ lại")
_DONE = _table("xong", "xong rồi", "hết", "hết rồi", "đủ rồi", "thế thôi")
_NAMES = re.compile(  # labels of works; a person may well be called Dung
    r"(?:ten )?(?:cong trinh|phan viec|cong viec|mo hinh|san pham|sang kien|du an|hang muc)\b|ten$"
)
_REASONS = re.compile(r"(?:ly do|vi sao|tai sao|nguyen nhan)\b")
_POINTS = re.compile(
    r"(?:cung |lam |dang ky )*(?:giong|nhu|y)(?: nhu| het| chang| nguyen)*"
    r" (?:(?:o |ben |cua )?(?:thon|to|khu|ap|ban|buon|lang) \S+(?: \S+)?"
    r"|tren|o tren|cu|(?:lan|dot|nam|thang|ky) (?:truoc|ngoai|roi)|(?:da |luc nay )(?:noi|bao|gui|dang ky))"
)
_SUM = re.compile(
    r"(?:khoang |tam |hon |gan )?[0-9][0-9., ]*(?:tr|trieu|ty|ti|nghin|ngan|k|dong|d|vnd)+"
    r"(?: ?[0-9]+)?(?: dong)?"
)
_GIVEN = re.compile(  # what people give to a work, told alone: "và 200 ngày công", "hiến 300m2 đất"
    r"(?:(?:va|cong|cung|voi|them|khoang|dan|ba con|nhan dan|gop|dong gop|hien) )*"
    r"(?:[0-9][0-9.,]* ?)?(?:ngay cong|cong lao dong|(?:m2|met vuong)? ?dat)(?: lao dong)?"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_VILLAGE = re.compile(
    r"(?:(?:la|cua|o|cho) )*(?:thon|xom|ap|ban|buon|lang|khu(?: pho)?|khom|khoi(?: pho)?|to(?: dan pho)?|tdp)"
    r" (?:so )?[0-9]+[a-z]?"
)
_NO_NAME = _table(
    *words_of(
        (
            "có không ko k hong hông đúng rồi sai ok oke okê okay okie okela vâng dạ uh ừ ừm um uk yes no",
            "đồng ý nhất trí được dc đc chưa biết rõ xác định xong hết phải chắc mới họp chờ",
            "để khác tôi bác em cho xin thêm rút xóa xoá bỏ gửi xem đi gì này kia vậy thế làm nửa ít thôi nữa",
            "ngày tháng tuần năm sau trước tết đầu cuối giữa rằm mùng mồng hôm qua nay mai thứ chủ nhật",
            "quý giêng chạp từ đến vào khoảng hơn gần trăm mươi mười triệu tr tỷ tỉ nghìn",
            "ngàn đồng một hai ba bốn tư bảy chín lăm rưỡi",
        )
    )
)
_AROUND = re.compile(
    r"^(?:(?:dạ|vâng|thưa)[\s,]+)+|(?:[\s,]+(?:nhé|nhá|ạ|nhe|ah))+[\s.!]*$|[\s!]+$", re.IGNORECASE
)
_SPENT_LABEL = re.compile(r"da (?:chi|giai ngan|tieu|su dung|thuc hien)\b")
_SPENDING = re.compile(
    r"(?:da )?(?:(?:chi|tieu|giai ngan|dung|xai)(?: (?:ra|het|duoc))?|het) (?=.*[0-9a-z])"
)
_UNSPENT = re.compile(
    r"(?:da )?(?:chua|khong|ko) (?:chi|tieu|giai ngan|dung|het|ton)"
    r"(?: (?:gi|dong|nao|mot|xu|ca|het|tien|ra|duoc|a|em|chau))*[\s.!]*"
)
_FIGURE = re.compile(r"[-+=%]")
_BECAUSE = re.compile(r"\b(?:vì|vi|bởi vì|do|tại vì|tai vi)\b \w.*$", re.IGNORECASE)
_ABOUT = re.compile(r"~|\b(?:khoang|tam|co|chung|uoc|gan|hon)\b")


def way(
    text: str, *, at_summary: bool, free_text: bool, optional: bool, agreed_is: str = ""
) -> str:
    """back | skip | keep | cancel | confirm | done, or "" where the words are an answer.

    `agreed_is`: what a yes or "gửi" means where it is no answer.
    """
    said = _bare(text)
    if _among(_BACK, said):
        return "back"
    if _among(_SKIP, said) or (optional and _among(_NOTHING, said)):
        return "skip"
    if _among(_KEEP, said):
        return "keep"
    if (at_summary or agreed_is) and agreed(text):
        return agreed_is or "confirm"
    if optional and _among(_SENDS, said):
        return "skip"
    if _among(_CANCEL_IN_TEXT if free_text else _CANCEL, said) or said in _CANCEL["huy"]:
        return "cancel"  # "huy" without marks is also a name; only "hủy" leaves a name's question
    if at_summary and stops(text):
        return "cancel"
    return "done" if _among(_DONE, said) else ""


def without_courtesy(text: str) -> str:
    """The words without marks, courtesies and stops: what is compared with a table."""
    return fold(_bare(text))


def with_marks(text: str) -> str:
    """The same words with their marks, each tone in one place."""
    return _bare(text)


def is_place(text: str) -> bool:
    """Whether a number typed alone may be a place in a list: "2." may, "-2" and "2%" are figures."""
    return _FIGURE.search(clean(text)) is None


def agreed(text: str) -> bool | None:
    """Yes, no, or neither, to a question of the bot."""
    said = _bare(text)
    if said in ("1", "2") and is_place(text):
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


def asks_what_work(label: str) -> bool:
    """Whether a field of this label wants what a work is called."""
    return bool(_NAMES.match(fold(clean(label))))


def asks_why(label: str) -> bool:
    """Whether a field of this label wants a reason: "Lý do", "Vì sao chưa làm"."""
    return bool(_REASONS.match(fold(clean(label))))


def names_nothing(text: str) -> bool:
    """Words that no work is called: "1", "không", "ok", "chưa biết ạ"; nor a sum ("320 triệu") or a day
    ("sau tết"), nor what people give to it ("và 200 ngày công"), nor what only points to another ("như trên",
    "giống thôn 2"), nor a village's number or a link alone."""
    said_alone = without_courtesy(text)
    if any(one.fullmatch(said_alone) for one in (_POINTS, _SUM, _GIVEN, _VILLAGE)):
        return True
    if _LINK.fullmatch(text.strip()):
        return True
    said = _bare(text).split()
    return all(not any(map(str.isalpha, one)) or _among(_NO_NAME, one) for one in said)


def name_alone(text: str) -> str:
    """A name without "dạ" before and "nhé", "ạ" behind it, with a capital: "dạ sân chơi nhé" is "Sân chơi"."""
    kept = _AROUND.sub("", text) or text
    return capital(kept)


def asks_what_was_spent(label: str) -> bool:
    """Whether a field of this label wants what was spent so far: "Đã chi", "Đã giải ngân"."""
    return bool(_SPENT_LABEL.match(fold(clean(label))))


def spent(text: str) -> str:
    """The sum of "đã chi hết 100 triệu"; "0 đồng" of "chưa chi đồng nào"."""
    said = fold(clean(text))
    if _UNSPENT.fullmatch(said):
        return "0 đồng"
    found = _SPENDING.match(said)
    return clean(text)[found.end() :] if found else text


def because(text: str) -> str:
    """ "vì mưa" of "chưa làm được vì mưa"; "" where no reason is told."""
    found = _BECAUSE.search(text)
    return text[found.start() :] if found else ""


def sends(text: str) -> bool:
    """Whether it only says to send: "gửi đi"."""
    return _among(_SENDS, _bare(text))


def not_known(text: str) -> bool:
    """Whether the person does not know it yet."""
    return _among(_UNKNOWN, _bare(text))


def about(text: str) -> bool:
    """Whether a figure is called an estimate: khoảng, tầm, gần …"""
    return bool(_ABOUT.search(fold(clean(text))))


def _among(table: dict[str, frozenset[str]], said: str) -> bool:
    """Whether the words are one of the table's: with its marks, or typed without any."""
    meant = table.get(fold(said))
    return meant is not None and (said in meant or said == fold(said))


@lru_cache(maxsize=256)  # of one answer it is asked a dozen times, of a label with every answer
def _bare(text: str) -> str:
    """Lower case without courtesies, signs and double blanks, the tone placed one way."""
    words = re.sub(r"[^\w\s]|_", " ", same_tone_place(clean(text))).split()
    return " ".join(one for one in words if one not in _POLITE) or " ".join(words)
