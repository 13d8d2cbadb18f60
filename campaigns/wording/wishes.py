"""What somebody wants who types it in words instead of pressing: "dang ky cong trinh", "xin đến ngày 25/11".

The whole message is compared, without marks and courtesies, so that talk about a work is never taken
for an order.
"""

import re
from datetime import date

from campaigns.wording.conversation import without_courtesy
from campaigns.wording.dates import read_date
from campaigns.wording.reading import Value
from campaigns.wording.text import clean, fold

LONGEST = 60  # characters

# a village's people say it, the bot's command does it
_VILLAGE = {
    "dang ky | dang ki | dang ky cong trinh | dang ki cong trinh | muon dang ky": "dangky",
    "dang ky cong trinh phan viec | dang ky them | toi muon dang ky | cho dang ky": "dangky",
    "t muon dang ky | minh muon dang ky | em muon dang ky | thon muon dang ky": "dangky",
    "muon dang ky cong trinh | toi muon dang ky cong trinh | thon xin dang ky": "dangky",
    "dang ky the nao | dang ky nhu the nao | dang ky o dau | cach dang ky": "dangky",
    "bao cao the nao | bao cao nhu the nao | bao cao o dau | cach bao cao": "tiendo",
    "bao cao | tien do | bao cao tien do | bao tien do | cap nhat tien do": "tiendo",
    "cong trinh | cong trinh cua toi | cong trinh cua thon | cong trinh da dang ky": "cuatoi",
    "cua toi | xem cong trinh | da dang ky": "cuatoi",
    "tro giup | giup | giup toi | giup do | huong dan | help | menu | bat dau": "trogiup",
    "xin chao | chao | alo | hello | hi | chao xa | chao may | xin chao xa": "trogiup",
    "du lieu | du lieu cua toi | xoa du lieu | xoa du lieu cua toi": "dulieu",
}
_OFFICE = {
    "tinh hinh | xem tinh hinh | cho xem tinh hinh | tinh hinh dang ky": "tinhhinh",
    "thon nao chua dang ky | con thon nao chua dang ky | ai chua dang ky": "tinhhinh",
    "thon nao chua nop | con thon nao chua nop | ai chua nop | thon nao chua bao cao": "tinhhinh",
    "nhac | nhac cac thon | nhac tat ca cac thon | nhac thon chua dang ky": "tinhhinh",
    "gui thong bao | ra thong bao | gui thong bao cho cac thon": "thongbao",
    "xuat excel | tai excel | xuat bao cao | bao cao so ket | bao cao tong ket": "baocao",
    "lien ket | lien ket thon | danh sach thon | gui lien ket": "lienket",
    "moi truong thon | moi can bo | them truong thon | them can bo": "moi",
    "danh sach can bo | danh sach truong thon": "canbo",
    "duyet | xem va duyet | cho duyet": "duyet",
    "bao cao | lap bao cao": "baocao",
    "cong trinh | cac cong trinh": "congtrinh",
    "thong bao | soan thong bao": "thongbao",
    "chi tieu": "chitieu",
    "xep hang": "xephang",
    "can goi | danh sach can goi": "cangoi",
    "phat dong | dot thi dua": "phatdong",
    "ket thuc": "ketthuc",
}
_LATER = re.compile(
    r"(?:(?:da|vang|thon|em|toi|chau|cho) )*(?:xin|hen|khat)(?: phep)? (?:lui|den|sang|hoan|khat|them) "
)


def _flat(table: dict[str, str]) -> dict[str, str]:
    return {
        without_courtesy(said): name
        for phrases, name in table.items()
        for said in phrases.split(" | ")
    }


_OF_VILLAGE = _flat(_VILLAGE)
_OF_OFFICE = _OF_VILLAGE | _flat(_OFFICE)


def command(text: str, *, office: bool) -> str | None:
    """The command whose words these are, None where the message says anything else."""
    if len(text) > LONGEST:
        return None
    said = without_courtesy(text)
    return (_OF_OFFICE if office else _OF_VILLAGE).get(said)


def later_day(text: str, today: date) -> date | None:
    """The day until which a village asks for patience: "xin đến ngày 25/11"; None for other talk."""
    said = fold(clean(text[: LONGEST + 1]))
    if len(said) > LONGEST or not _LATER.match(said):
        return None
    match read_date(text, today):
        case Value(value=date() as day):
            return day
        case _:
            return None
