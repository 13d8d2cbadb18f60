"""What somebody wants who types it in words instead of pressing: "dang ky cong trinh", "gửi cho các thôn: …".

The whole message is compared, without marks and courtesies, so that talk about a work is never taken
for an order.
"""

import re

from campaigns.wording.beside.change_words import MOVES_A_DEADLINE
from campaigns.wording.spelling.text import capital, clean, fold
from campaigns.wording.talk.conversation import without_courtesy
from campaigns.wording.talk.subjects import NOTHING_NEW, holds, subject
from campaigns.wording.units.words import VILLAGE

LONGEST = 60  # characters

# a village's people say it, the bot's command does it
VILLAGES_SAY = {
    "dk | dang ky | dang ki | dang ky cong trinh | dang ki cong trinh | muon dang ky": "dangky",
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
    "xoa cai do | xoa di | xoa cong trinh | xoa cai nay | xoa cai vua roi | huy cong trinh | rut cong trinh": "cuatoi",
    "xem lai | cho xem lai | cho toi xem lai | xem lai cong trinh | xem lai dang ky | kiem tra dang ky | xem đã gửi gì | đã đăng ký gì | đã đăng ký chưa | đăng ký chưa": "cuatoi",
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
    "rut dong y | rut lai dong y | khong dong y nua | thoi khong dong y nua | toi rut dong y": "dulieu",
    "du lieu | du lieu cua toi | xoa du lieu | xoa du lieu cua toi": "dulieu",
}
OFFICE_SAYS = {
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
    "danh sach can bo | danh sach truong thon | bo can bo | cho thoi can bo | doi truong thon | doi can bo": "canbo",
    "tong bao nhieu tien | tong tien | duoc bao nhieu tien roi | thong ke | thong ke theo loai | nhac tat ca": "tinhhinh",
    "tom tat tuan | tom tat | bao cao tuan": "tomtat",
    "danh sach cong trinh cham | cong trinh cham | cong trinh nao cham | thon nao cham": "baocao",
    "xoa dot nay | xoa dot | sua ten dot | doi ten dot | sua ten dot thi dua": "phatdong",
    "duyet | xem va duyet | cho duyet | duyet het | duyet dang ky | cho xem dang ky": "duyet",
    "in bao cao | in bao cao word | lap bao cao tong ket | lap bao cao so ket | xuat bao cao excel": "baocao",
    "xuat danh sach dang ky | xuat excel danh sach dang ky | tai danh sach dang ky | in danh sach": "baocao",
    "thu hoi | dinh chinh | thu hoi thong bao | huy thong bao | ai da xem thong bao | ai da doc thong bao | ai chua xem": "thongbao",
    "ket thuc dot | ket thuc phong trao | dong dot | dong dot thi dua": "ketthuc",
    "gia han | doi han | lui han | keo dai | doi ngay het han | lich nhac | khi nao nhac | ke hoach moi": "phatdong",
    "khen thuong | de nghi khen thuong | danh sach khen thuong": "xephang",
    "tao dot moi | soan dot moi | lam dot moi | tao dot thi dua moi | phong trao moi | mo dot moi": "phatdong",
    "bao cao | lap bao cao": "baocao",
    "cong trinh | cac cong trinh | danh sach cong trinh": "congtrinh",
    "thong bao | soan thong bao": "thongbao",
    "chi tieu": "chitieu",
    "xep hang": "xephang",
    "can goi | danh sach can goi": "cangoi",
    "phat dong | dot thi dua": "phatdong",
    "ket thuc": "ketthuc",
}
_TO_VILLAGES = re.compile(
    r"^(?:xin |nho |hay |em |giup )*(?:gui|nhan|bao|thong bao)(?: (?:tin|giup|ngay|rieng|cho|toi|den|tat ca|toan bo|ca|cac))*"
    rf" (?:{VILLAGE}|nhom|truong thon|don vi)\b[^:]{{0,20}}:\s*(?=\S)"
)
_ADDRESSES = re.compile(  # "Kính gửi các thôn, 14h mai họp": all of it is to be sent
    r"^(?:kinh gui|kinh moi|kinh nho|de nghi|yeu cau|moi)(?: (?:cac|toan the|tat ca|bac|anh|chi|dong chi|ong|ba))*"
    rf" (?:{VILLAGE}|truong thon|don vi)\b(?! \d)"
)
_ENTERS_FOR = re.compile(  # the office for a village; "đăng ký cho thôn 3 chưa" asks
    r"(?:xin |toi |em |muon |can )*(?:dang k[yi]|dk|nhap)(?: (?:cong trinh|phan viec))*(?: (?:giup|ho|thay|cho))+"
    rf" {VILLAGE}\b(?!.*\b(?:chua|roi|duoc khong)$)"
)
_UNTIL = re.compile(r"^.*\b(?:đến|den|sang|tới|toi|thành|thanh|là|la)\b:? (?=.*\d)", re.IGNORECASE)
_MOVES_DEADLINE = re.compile(rf"{MOVES_A_DEADLINE}(?!.*\bbao cao)(?=.*\d)")
_GIVES_TIME = re.compile(  # the office, to one village
    r"(?:(?:xin|cho|can|muon|em|chi|hay|toi) )*(?:gia han|keo dai|lui han|doi han|them (?:thoi gian|han))\b.*"
    rf"\b{VILLAGE}\b.*\d"
)
_SIGNS = re.compile(r"[\s.!?]+$")


def _flat(table: dict[str, str]) -> dict[str, str]:
    return {fold(said): name for phrases, name in table.items() for said in phrases.split(" | ")}


_OF_VILLAGE = _flat(VILLAGES_SAY)
_OF_OFFICE = _OF_VILLAGE | _flat(OFFICE_SAYS)


def command(text: str, *, office: bool) -> str | None:
    """The command whose words these are, None where the message says anything else."""
    if len(text) > LONGEST:
        return None
    known = _OF_OFFICE if office else _OF_VILLAGE
    said = _SIGNS.sub("", fold(clean(text)))
    return known.get(said) or known.get(without_courtesy(text)) or subject(said, office=office)


def moved_deadline(text: str) -> str:
    """ "25/11" of "lùi hạn đăng ký đến 25/11", everybody's last day; "" of other words."""
    moves = len(text) <= LONGEST and _MOVES_DEADLINE.match(fold(clean(text)))
    return _UNTIL.sub("", clean(text)) if moves else ""


def more_time_for(text: str) -> tuple[str, str] | None:
    """("gia hạn cho thôn 4", "25/11") of "gia hạn cho thôn 4 đến 25/11": a village's own last day."""
    words = clean(text)
    if len(text) > LONGEST or not _GIVES_TIME.match(fold(words)):
        return None
    until = _UNTIL.match(words)
    if until is None:
        return None
    whom, *_ = until[0].strip(" :").rsplit(maxsplit=1)
    return whom, words[until.end() :]


def enters_for(text: str) -> bool:
    """ "Đăng ký cho thôn 3": a village's form is to be filled in by somebody else."""
    return len(text) <= LONGEST and _ENTERS_FOR.match(_SIGNS.sub("", fold(clean(text)))) is not None


def nothing_new(text: str) -> bool:
    """ "Tháng này không có gì mới", "vẫn như cũ": nothing else is said."""
    return len(text) <= LONGEST and holds(NOTHING_NEW, fold(clean(text)))


def to_villages(text: str) -> tuple[str, str] | None:
    """ "Gửi cho các thôn: …", "nhắn thôn 2: …": to whom, and what; None for other words."""
    cleaned = clean(text)
    addressed = _ADDRESSES.match(fold(cleaned))
    if addressed is not None and len(cleaned) > addressed.end() + 10:
        return cleaned[: addressed.end()], text
    found = _TO_VILLAGES.match(fold(cleaned))
    if found is None:
        return None
    words = cleaned[found.end() :]
    return cleaned[: found.end()], capital(words)
