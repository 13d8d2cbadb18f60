"""What is asked about in any words that ask about nothing else: "cho bác hỏi đăng ký đến ngày nào".

A subject has words that tell it, and words that may stand beside them; any other word makes the
message something else.
"""

import re
from dataclasses import dataclass

from campaigns.wording.text import words_of

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
_PAPERS = words_of(
    (
        "xuat in tai lap lam ra gui cho toi xem file tep ban viet tao excel word pdf bao cao so ket tong danh sach",
        "dang ky cac thon cong trinh qua tien do cua de voi giup mau theo xa dot em anh chi bac",
    )
)
_HOW = _EVERYDAY | words_of(("o dau nhu lam sao cach ra mau anh vao xem",))
_ASKS_HOW = r"^(?=.*\b(?:o dau|the nao|lam sao|cach nao|ra sao)\b).*"
_VILLAGE = r"(?:thon|xom|ap|to|khu|ban)"


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
_OF_VILLAGE = (
    _subject("tiendo", _ASKS_HOW + r"\b(?:bao cao|tien do|anh)\b", _HOW),  # "gửi báo cáo ở đâu"
    _subject("dangky", _ASKS_HOW + r"\b(?:dang ky|dang ki|mau)\b", _HOW),
    _subject("viec", _WHEN, _EVERYDAY),
)
_OF_OFFICE = (
    _subject(  # "dời hạn đăng ký đến 25/11"; of one village its card tells more
        "phatdong",
        r"^(?:xin |cho |can |muon )*(?:doi|lui|keo dai|sua|thay doi|dieu chinh|gia) (?:lai )?(?:ngay |thoi )?"
        rf"(?:han|gian)\b(?!.*\b{_VILLAGE} \d)",
        None,
    ),
    _subject(  # "thêm thôn 14"
        "lienket",
        rf"^(?:them|bot|xoa|doi ten|sap nhap|gop|tach) (?:mot |1 |cac )?{_VILLAGE}\b",
        None,
    ),
    _subject(  # "sửa thông báo vừa gửi"
        "thongbao",
        r"^(?:gui lai|sua|dinh chinh|thu hoi|huy|xem|xem lai) (?:cac |mot |cai )?thong bao\b",
        None,
    ),
    _subject("chitieu", r"\bchi tieu\b", _LISTS),  # "chỉ tiêu đạt bao nhiêu rồi"
    _subject(  # "thôn nào làm tốt nhất"
        "xephang", r"\b(?:tot nhat|dan dau|xep hang|xep thu|dung dau|dung nhat)\b", _LISTS
    ),
    _subject(  # "xuất danh sách ra excel"
        "baocao",
        r"\b(?:excel|word|pdf|so ket|tong ket|(?:xuat|in|lap|lam|tai|viet) .*(?:bao cao|danh sach))\b",
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
    words = re.findall(r"\w+", said)
    for one in _OF_OFFICE if office else _OF_VILLAGE:
        alone = one.beside is None or one.beside.issuperset(words)
        if alone and one.tells.search(said):
            return one.command
    return None
