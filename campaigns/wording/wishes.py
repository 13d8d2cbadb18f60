"""What somebody wants who types it in words instead of pressing: "dang ky cong trinh", "xin đến ngày 25/11".

The whole message is compared, without marks and courtesies, so that talk about a work is never taken
for an order.
"""

import re
from datetime import date, timedelta

from campaigns.wording.conversation import without_courtesy
from campaigns.wording.dates import read_date
from campaigns.wording.reading import Span, Value
from campaigns.wording.text import clean, fold, words_of

LONGEST = 60  # characters
LONGEST_PLEA = 160  # with the reason for it

# a village's people say it, the bot's command does it
VILLAGE = {
    "dang ky | dang ki | dang ky cong trinh | dang ki cong trinh | muon dang ky": "dangky",
    "dang ky cong trinh phan viec | dang ky them | toi muon dang ky | cho dang ky": "dangky",
    "t muon dang ky | minh muon dang ky | em muon dang ky | thon muon dang ky": "dangky",
    "muon dang ky cong trinh | toi muon dang ky cong trinh | thon xin dang ky": "dangky",
    "dang ky the nao | dang ky nhu the nao | dang ky o dau | cach dang ky": "dangky",
    "bao cao the nao | bao cao nhu the nao | bao cao o dau | cach bao cao": "tiendo",
    "bao cao | tien do | bao cao tien do | bao tien do | cap nhat tien do": "tiendo",
    "cong trinh | cong trinh cua toi | cong trinh cua thon | công trình đã đăng ký": "cuatoi",
    "cua toi | xem cong trinh | đã đăng ký | đã gửi | đã gửi rồi | gui roi | gui roi ma | đã gửi rồi mà": "cuatoi",
    "dang ky roi | đã đăng ký rồi | nop roi | đã nộp rồi | toi gui roi | thon gui roi | sua cong trinh": "cuatoi",
    "gui roi sao cu nhac | dang ky roi sao cu nhac | gui roi sao con nhac | nop roi sao cu nhac": "cuatoi",
    "xem lai cong trinh | xem lai dang ky | kiem tra dang ky | xem đã gửi gì | đã đăng ký gì | đã đăng ký chưa | đăng ký chưa": "cuatoi",
    "dang ky them cai nua | dang ky them 1 cai nua | dang ky cai nua | them cong trinh | them cai nua": "dangky",
    "mau | xem mau | cho xem mau | xin mau | mau dang ky the nao | mau dang ky nhu the nao": "dangky",
    "mau dang ky | dang ky tiep | dang ky cong trinh moi | them cong trinh moi | dang ky sao": "dangky",
    "gửi ảnh ở đâu | gửi ảnh thế nào | gửi ảnh sao | ảnh đây | bao cao sao | lam sao bao cao | cap nhat": "tiendo",
    "han | han cuoi | han nop | han dang ky | han bao cao | han chot | bao gio het han": "viec",
    "khi nao het han | het han khi nao | het han bao gio | han den bao gio | han den khi nao": "viec",
    "han den ngay nao | han ngay nao | con may ngay | con bao nhieu ngay | con may ngay nua": "viec",
    "viec | viec can lam | phai lam gi | can lam gi | lam gi bay gio | con viec gi | con thieu gi": "viec",
    "con phai lam gi | con no gi | thon con thieu gi | thieu gi | den han chua | qua han chua": "viec",
    "giup bac voi | giup toi voi | giup chau voi | giup anh voi | cach dung | dung the nao": "trogiup",
    "huong dan su dung | huong dan cach dung | khong biet dung | su dung the nao": "trogiup",
    "tro giup | giup | giup toi | giup do | huong dan | help | menu | bat dau": "trogiup",
    "xin chao | chao | alo | hello | hi | chao xa | chao may | xin chao xa": "trogiup",
    "du lieu | du lieu cua toi | xoa du lieu | xoa du lieu cua toi": "dulieu",
}
OFFICE = {
    "tinh hinh | xem tinh hinh | cho xem tinh hinh | tinh hinh dang ky": "tinhhinh",
    "thon nao chua dang ky | con thon nao chua dang ky | ai chua dang ky": "tinhhinh",
    "thon nao chua nop | con thon nao chua nop | ai chua nop | thon nao chua bao cao": "tinhhinh",
    "thon nao chua gui | con thon nao chua gui | ai chua gui | may thon dang ky roi": "tinhhinh",
    "bao nhieu thon dang ky roi | mấy thôn đã đăng ký | co may thon dang ky roi": "tinhhinh",
    "han | han cuoi | con may ngay | khi nao het han | bao gio het han | den han chua": "tinhhinh",
    "tinh hinh the nao | tinh hinh the nao roi | tinh hinh sao roi | tong gia tri | tong cong bao nhieu tien": "tinhhinh",
    "bao nhieu cong trinh | co bao nhieu cong trinh | tong cong bao nhieu | nhac cac thon chua dang ky": "tinhhinh",
    "nhac cac thon chua gui | nhac thon chua gui | nhac thon chua nop": "tinhhinh",
    "nhac | nhac cac thon | nhac tat ca cac thon | nhac thon chua dang ky": "tinhhinh",
    "gui thong bao | ra thong bao | gui thong bao cho cac thon": "thongbao",
    "xuat excel | tai excel | xuat bao cao | bao cao so ket | bao cao tong ket": "baocao",
    "lien ket | lien ket thon | danh sach thon | gui lien ket": "lienket",
    "moi truong thon | moi can bo | them truong thon | them can bo": "moi",
    "danh sach can bo | danh sach truong thon": "canbo",
    "duyet | xem va duyet | cho duyet | duyet het | duyet dang ky | cho xem dang ky": "duyet",
    "in bao cao | in bao cao word | lap bao cao tong ket | lap bao cao so ket | xuat bao cao excel": "baocao",
    "xuat danh sach dang ky | xuat excel danh sach dang ky | tai danh sach dang ky | in danh sach": "baocao",
    "thu hoi thong bao | huy thong bao | ai da xem thong bao | ai da doc thong bao | ai chua xem": "thongbao",
    "ket thuc dot | ket thuc phong trao | dong dot | dong dot thi dua": "ketthuc",
    "gia han | doi han | lui han | keo dai | doi ngay het han | lich nhac | khi nao nhac | ke hoach moi": "phatdong",
    "khen thuong | de nghi khen thuong | danh sach khen thuong": "xephang",
    "tao dot moi | tao dot thi dua moi | phong trao moi | mo dot moi": "phatdong",
    "bao cao | lap bao cao": "baocao",
    "cong trinh | cac cong trinh | danh sach cong trinh": "congtrinh",
    "thong bao | soan thong bao": "thongbao",
    "chi tieu": "chitieu",
    "xep hang": "xephang",
    "can goi | danh sach can goi": "cangoi",
    "phat dong | dot thi dua": "phatdong",
    "ket thuc": "ketthuc",
}
# "cho bác hỏi đăng ký đến ngày nào": one of the first, and nothing but the second
_WHEN = re.compile(
    r"\b(?:ngay nao|hom nao|khi nao|luc nao|bao gio|may ngay|bao nhieu ngay|bao lau|con lau|mung may|ngay may|ngay bao nhieu)\b"
)
_OF_WHEN = words_of(
    (
        "cho bac em toi minh tui anh chi chau xin muon hoi la thi vay day nhi the nay do a ha hen nho chu oi",
        "nua voi nhe khong ko dang ky ki nop gui bao cao tien do han thoi chot cuoi het den toi phai con duoc",
        "moi va truoc trong cong trinh phan viec thon xa dot ngay nao hom khi luc gio may nhieu lau mung de tu",
    )
)
_STANDS = re.compile(  # "tiến độ các thôn đến đâu rồi", "kết quả đăng ký"
    r"\b(?:tinh hinh|tien do|ket qua|den dau|toi dau|may thon|bao nhieu thon|thon nao|ai chua|bao nhieu cong trinh)\b"
)
_OF_STANDING = words_of(
    (
        "tinh hinh ket qua dau roi chua cac thon nao ai xem thong ke tong so xong lam da thuc hien hien nay hom",
        "nay toan xa the nao sao ra giup mo danh sach liet ke cham tre yeu kem nhat",
    )
)
_ORDERS = (  # "dời hạn đăng ký đến 25/11", "thêm thôn 14", "sửa thông báo vừa gửi": where it is done
    (re.compile(r"(?:xin |cho |can |muon )*(?:doi|lui|keo dai|sua|thay doi|dieu chinh|gia) (?:lai )?(?:ngay |thoi )?"
                r"(?:han|gian)\b(?!.*\b(?:thon|xom|ap|to|khu|ban) \d)"), "phatdong"),
    (re.compile(r"(?:them|bot|xoa|doi ten|sap nhap|gop|tach) (?:mot |1 |cac )?(?:thon|xom|ap|to|khu|ban)\b"), "lienket"),
    (re.compile(r"(?:gui lai|sua|dinh chinh|thu hoi|huy|xem|xem lai) (?:cac |mot |cai )?thong bao\b"), "thongbao"),
)  # fmt: skip
_HOW = (  # "gửi báo cáo ở đâu", "đăng ký làm sao em"
    (re.compile(r"^(?=.*\b(?:o dau|the nao|lam sao|cach nao|ra sao)\b).*\b(?:bao cao|tien do|anh)\b"), "tiendo"),
    (re.compile(r"^(?=.*\b(?:o dau|the nao|lam sao|cach nao|ra sao)\b).*\b(?:dang ky|dang ki|mau)\b"), "dangky"),
)  # fmt: skip
_OF_HOW = words_of(("o dau the nao nhu lam sao cach ra mau anh vao cho gui cho xem vay",))
_LISTS = (  # "chỉ tiêu đạt bao nhiêu rồi", "thôn nào làm tốt nhất"
    (re.compile(r"\bchi tieu\b"), "chitieu"),
    (re.compile(r"\b(?:tot nhat|dan dau|xep hang|xep thu|dung dau|dung nhat)\b"), "xephang"),
)
_OF_LISTS = words_of(
    ("chi tieu dat muc bao nhieu phan tram tot nhat dan dau xep hang thu dung diem duoc",)
)
_PAPERS = re.compile(
    r"\b(?:excel|word|pdf|so ket|tong ket|(?:xuat|in|lap|lam|tai|viet) .*(?:bao cao|danh sach))\b"
)
_OF_PAPERS = words_of(
    (
        "xuat in tai lap lam ra gui cho toi xem file tep ban viet tao excel word pdf bao cao so ket tong danh sach",
        "dang ky cac thon cong trinh qua tien do cua de voi giup mau theo xa dot em anh chi bac",
    )
)
_TO_VILLAGES = re.compile(
    r"^(?:xin |nho |hay |em |giup )*(?:gui|nhan|bao|thong bao)(?: (?:tin|giup|ngay|rieng|cho|toi|den|tat ca|toan bo|ca|cac))*"
    r" (?:thon|xom|ap|nhom|to|khu|ban|buon|lang|truong thon|don vi)\b[^:]{0,20}:\s*(?=\S)"
)
_CLAUSES = re.compile(r"[,.;!?\n]+")
_SIGNS = re.compile(r"[\s.!?]+$")
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "muoi": 10}
_MORE = re.compile(
    r"(?:(?:da|vang|thon|em|toi|chau) )*(?:cho|xin|hen|khat)(?: (?:phep|cho|xin|toi|em|thon))*"
    r" (?:gia han|hoan|lui|khat|them|thu thu|cham)(?: (?:lai|them|han|thoi gian|thoi han|ngay|it|may|vai))*"
    r"(?: (?P<count>[0-9]{1,2}|" + "|".join(_COUNTS) + r") (?P<of>ngay|hom|bua|tuan)(?: nua)?)?"
)
_WHY = re.compile(
    r"| (?:vi|do|tai|de|ba con|thon|ca thon|dan|moi nguoi|chua|dang|con|mua|bao|nua) [^0-9]*"
)
_OF_WORK = re.compile(r"\b(?:khoi cong|bat dau|hoan thanh|xong|nghiem thu)\b")
_TAIL = re.compile(  # "được không", "mới nộp được"
    r"(?: (?:được|duoc|đc|dc))? (?:không|khong|ko|k|chứ|nhé|nha|ạ)(?: (?:ạ|em|anh|chị))*\s*$"
    r"| (?:mới|moi|rồi|sẽ|se) (?:nộp|nop|gửi|gui|đăng|dang|báo|bao|họp|hop|có|co|trả|tra)\b.*$"
)
_LATER = re.compile(
    r"(?:(?:da|vang|thon|em|toi|chau|cho) )*(?:xin|hen|khat)(?: phep)? (?:lui|den|sang|hoan|khat|them) "
)


def _flat(table: dict[str, str]) -> dict[str, str]:
    return {fold(said): name for phrases, name in table.items() for said in phrases.split(" | ")}


_OF_VILLAGE = _flat(VILLAGE)
_OF_OFFICE = _OF_VILLAGE | _flat(OFFICE)


def command(text: str, *, office: bool) -> str | None:
    """The command whose words these are, None where the message says anything else."""
    if len(text) > LONGEST:
        return None
    known = _OF_OFFICE if office else _OF_VILLAGE
    said = _SIGNS.sub("", fold(clean(text)))
    return known.get(said) or known.get(without_courtesy(text)) or _asked(said, office=office)


def _asked(said: str, *, office: bool) -> str | None:
    """What is asked for in any words that ask for nothing else: until when there is time, and by the
    office its reports, and how things stand."""
    words = re.findall(r"\w+", said)
    begun = next((name for order, name in _ORDERS if order.match(said)), None) if office else None
    if begun is not None:
        return begun
    for wanted, name in _HOW if not office else ():
        if wanted.search(said) and (_OF_WHEN | _OF_HOW).issuperset(words):
            return name
    for wanted, name in _LISTS if office else ():
        if wanted.search(said) and (_OF_WHEN | _OF_STANDING | _OF_LISTS).issuperset(words):
            return name
    if office and _PAPERS.search(said) and _OF_PAPERS.issuperset(words):
        return "baocao"
    if office and _STANDS.search(said) and (_OF_WHEN | _OF_STANDING).issuperset(words):
        return "tinhhinh"
    if not _WHEN.search(said) or not _OF_WHEN.issuperset(words):
        return None
    return "tinhhinh" if office else "viec"


def more_time(text: str) -> timedelta | None:
    """How much longer a village asks for: "xin thêm 3 ngày"; nought where it does not say ("xin gia hạn")."""
    for clause in _clauses(text):
        said = without_courtesy(clause)
        found = _MORE.match(said)
        if found is None or not _WHY.fullmatch(said[found.end() :]):
            continue
        if found["count"] is None:
            return timedelta()
        count = int(found["count"]) if found["count"].isdecimal() else _COUNTS[found["count"]]
        return timedelta(days=count * (7 if found["of"] == "tuan" else 1))
    return None


def later_day(text: str, today: date) -> date | None:
    """The day until which a village asks for patience: "chưa họp dân, xin đến ngày 25/11"; None for
    other talk, and where a day of the work itself is to be moved."""
    for clause in map(clean, _clauses(text)):
        plea = _LATER.match(fold(clause))
        if plea is None or _OF_WORK.search(fold(clause)):
            continue
        match read_date(_TAIL.sub("", clause[plea.end() :]), today):
            case Value(value=date() as last) | Value(value=Span(end=last)):
                return last
            case _:
                return None
    return None


def _clauses(text: str) -> list[str]:
    """What is asked for often follows why."""
    return _CLAUSES.split(text) if len(text) <= LONGEST_PLEA else []


def to_villages(text: str) -> tuple[str, str] | None:
    """ "Gửi cho các thôn: …", "nhắn thôn 2: …": to whom, and what; None for other words."""
    cleaned = clean(text)
    found = _TO_VILLAGES.match(fold(cleaned))
    if found is None:
        return None
    words = cleaned[found.end() :]
    return cleaned[: found.end()], words[:1].upper() + words[1:]
