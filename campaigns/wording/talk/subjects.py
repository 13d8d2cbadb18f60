"""What is asked about in any words that ask about nothing else: "cho bác hỏi đăng ký đến ngày nào".

A subject has words that tell it, and words that may stand beside them; any other word makes the
message something else.
"""

import re
from dataclasses import dataclass

from campaigns.wording.beside.change_words import MOVES_A_DEADLINE
from campaigns.wording.spelling.text import words_of
from campaigns.wording.units.words import VILLAGE

_EVERYDAY = words_of(
    (
        "cho bac em toi minh tui anh chi chau xin muon hoi la thi vay day nhi the nay do a ha hen nho chu oi",
        "nua voi nhe khong ko dang ky ki nop gui bao cao tien do han thoi chot cuoi het den toi phai con duoc",
        "moi va truoc trong cong trinh phan viec thon xa dot ngay nao hom khi luc gio may nhieu lau mung de tu",
    )
)
_STANDING = _EVERYDAY | words_of(
    (
        "tinh hinh ket qua dau roi chua cac ai xem thong ke tong so xong lam da thuc hien hien toan sao ra giup",
        "mo danh sach liet ke cham tre yeu kem nhat",
    )
)
_LISTS = _STANDING | words_of(("chi tieu dat muc phan tram tot dan dau xep hang thu dung diem",))
_LAST = words_of(("thi dua phong trao ket thuc dong khep lai luon som",))
_WORTH = words_of(("gia tri kinh phi so tien duoc cong",))
_PAPERS = words_of(
    (
        "xuat in tai lap lam ra gui cho toi xem file tep ban viet tao excel word pdf bao cao so ket tong danh sach",
        "dang ky cac thon cong trinh qua tien do cua de voi giup mau theo xa dot em anh chi bac hop xin can lay muon",
    )
)
_DECISIONS = _EVERYDAY | words_of(
    (
        "duyet nhan ghi luu thay so vao da roi xem xong may cua ai gi ok oke can chua con het tat ca toan bo luon di moi",
        "co chap nhan nua them cac",
    )
)
_DUTIES = _EVERYDAY | words_of(
    ("hom nay bay gio lam gi viec sao truong pho moi nhan tiep theo nua",)
)
_NEWS = _EVERYDAY | words_of(
    (
        "thang tuan ky chua co gi moi thay doi khac phat sinh van nhu cu truoc lan the vay het ca so voi hien hom qua roi",
    )
)
_PLAN = _EVERYDAY | words_of(
    (
        "ke hoach xem dau noi dung so may file ban gui lai chi tiet o vao mo doc van ban phong trao thi dua",
    )
)
_OWN_DATA = _EVERYDAY | words_of(
    ("xoa so dien thoai sdt thong tin ca nhan du lieu cua khoi may di tat ca het",)
)
_SELF = r"(?:bac|toi|em|chau|minh|anh|chi|thon|thon (?:bac|toi|em|minh|chau|ta|\d+))"
_HOW = _EVERYDAY | words_of(("o dau nhu lam sao cach ra mau anh vao xem",))
_ASKS_HOW = r"^(?=.*\b(?:o dau|the nao|lam sao|cach nao|ra sao)\b).*"


@dataclass(frozen=True, slots=True)
class Subject:
    """`tells` is looked for in the words without marks; `beside`: all others there may be, None for any."""

    command: str
    tells: re.Pattern[str]
    beside: frozenset[str] | None


def _subject(command: str, tells: str, beside: frozenset[str] | None) -> Subject:
    return Subject(command, re.compile(tells), beside)


_WHEN = (
    r"\b(?:ngay nao|hom nao|khi nao|luc nao|bao gio|may ngay|bao nhieu ngay|bao lau|con lau|mung may|ngay may"
    r"|ngay bao nhieu)\b"
)
NOTHING_NEW = _subject(  # "tháng này không có gì mới": the last report is shown, with its one tap
    "tiendo",
    r"\b(?:(?:khong|ko|chua)(?: co)? (?:gi )?(?:moi|thay doi|khac|phat sinh)|(?:van )?nhu (?:cu|truoc|lan truoc))\b",
    _NEWS,
)
_OF_VILLAGE = (
    _subject(  # "thôn bác đăng ký"
        "dangky",
        rf"^(?:{_SELF} )*(?:muon |xin |can |cho |de )*dang k[yi](?: (?:cong trinh|phan viec|them|moi))*$",
        None,
    ),
    _subject(  # "bác muốn đăng ký làm đường thì làm thế nào"
        "dangky",
        r"^(?=.*\b(?:the nao|lam sao|cach nao)\b)(?!.*\b(?:sua|huy|rut|doi|xoa|bo)\b)"
        r".*\b(?:muon|can|cach|de) dang k[yi]\b",
        None,
    ),
    _subject(
        "viec", r"\b(?:phai|can|con) (?:phai )?lam (?:nhung |cac )?(?:gi|viec gi|sao)\b", _DUTIES
    ),
    _subject(  # "xã duyệt chưa", "máy nhận được chưa"
        "cuatoi", r"\b(?:duyet|nhan|ghi|luu|gui duoc|vao so)\b.*\bchua\b", _DECISIONS
    ),
    NOTHING_NEW,
    _subject("kehoach", r"\bke hoach\b", _PLAN),
    _subject("dulieu", r"\bxoa\b.*\b(?:so|sdt|thong tin|du lieu)\b", _OWN_DATA),
    _subject("tiendo", _ASKS_HOW + r"\b(?:bao cao|tien do|anh)\b", _HOW),  # "gửi báo cáo ở đâu"
    _subject("dangky", _ASKS_HOW + r"\b(?:dang ky|dang ki|mau)\b", _HOW),
    _subject("viec", _WHEN, _EVERYDAY),
)
_OF_OFFICE = (
    _subject(  # "dời hạn đăng ký"; with a day it is shown back
        "phatdong",
        rf"^{MOVES_A_DEADLINE}(?!.*\d)",
        None,
    ),
    _subject(  # "thêm thôn 14"
        "lienket",
        rf"^(?:them|bot|xoa|doi ten|sap nhap|gop|tach) (?:mot |1 |cac )?{VILLAGE}\b",
        None,
    ),
    _subject(  # "sửa thông báo vừa gửi"
        "thongbao",
        r"^(?:gui lai|sua|dinh chinh|thu hoi|huy|xem|xem lai) (?:cac |mot |cai )?(?:thong bao|tin)\b"
        r"|^(?:(?:em|toi|chi|anh) )?(?:da |vua )?gui (?:nham|sai|lon)\b",
        None,
    ),
    _subject(  # "kết thúc đợt thi đua này"
        "ketthuc", r"^(?:ket thuc|dong|khep lai) (?:dot|phong trao|ke hoach)\b", _STANDING | _LAST
    ),
    _subject("phatdong", r"^(?:dong|khoa|mo|dung|ngung)(?: lai| nhan)* dang k[yi]\b", None),
    _subject(
        "duyet", r"^(?:ok |xin )?duyet\b.*\w-\d+-\d+.*\w-\d+-\d+", None
    ),  # one has a card of its own
    _subject("phatdong", r"^phat dong(?: (?:luon|di|ngay|dot|thi dua))*$", None),
    _subject("kehoach", r"\bke hoach\b", _PLAN),
    _subject(
        "thongbao",
        r"^(?:ai|thon nao|nhung ai|may thon)(?: da| chua)? (?:xem|doc|nhan)(?: tin| thong bao)?(?: roi| chua)?$",
        None,
    ),
    _subject(  # "danh sách số điện thoại trưởng thôn"
        "canbo", r"\b(?:danh ba|danh sach (?:so )?dien thoai)\b", None
    ),
    _subject("phatdong", r"^mo lai (?:dot|phong trao)\b", None),
    _subject(  # "tôi chuyển công tác, bàn giao cho chị Hà"
        "moi",
        r"\b(?:ban giao (?:cho|lai|viec|cong viec)|chuyen cong tac|nghi huu|thay (?:truong|pho) thon|doi (?:truong|pho) thon)\b",
        None,
    ),
    _subject("tinhhinh", rf"^nhac\b.*\b{VILLAGE} \d.*\d", None),  # one alone has a card of its own
    _subject("duyet", r"\bduyet\b", _DECISIONS),  # "có gì cần duyệt không"
    _subject(  # a list of who has not, and not of what is registered
        "tinhhinh",
        r"(?=.*\b(?:thon|ai|xom|don vi|danh sach|to)\b).*\bchua (?:dang k[yi]|gui|nop|bao cao)\b"
        r"|\btong (?:gia tri|kinh phi|so tien)\b",
        _STANDING | _PAPERS | _WORTH,
    ),
    _subject("chitieu", r"\bchi tieu\b", _LISTS),  # "chỉ tiêu đạt bao nhiêu rồi"
    _subject(  # "thôn nào làm tốt nhất"
        "xephang", r"\b(?:tot nhat|dan dau|xep hang|xep thu|dung dau|dung nhat)\b", _LISTS
    ),
    _subject(  # "xuất danh sách ra excel"
        "baocao",
        r"\b(?:excel|word|pdf|so ket|tong ket|bao cao tong hop|(?:xuat|in|lap|lam|tai|viet) .*(?:bao cao|danh sach))\b",
        _PAPERS,
    ),
    _subject(  # "tiến độ các thôn đến đâu rồi", "kết quả đăng ký"
        "tinhhinh",
        r"\b(?:tinh hinh|tien do|ket qua|den dau|toi dau|may thon|bao nhieu thon|thon nao|ai chua"
        r"|bao nhieu cong trinh)\b",
        _STANDING,
    ),
    _subject("tinhhinh", _WHEN, _EVERYDAY),
)


def subject(said: str, *, office: bool) -> str | None:
    """The command that answers what is asked about; `said`: the words in small letters without marks."""
    every = _OF_OFFICE if office else _OF_VILLAGE
    return next((one.command for one in every if holds(one, said)), None)


def holds(one: Subject, said: str) -> bool:
    """Whether the words, in small letters without marks, ask about this and nothing else."""
    alone = one.beside is None or one.beside.issuperset(re.findall(r"\w+", said))
    return alone and one.tells.search(said) is not None
