"""The words of a commune's list of units (thôn, xóm, ấp …): headings, type words, names, sections.

Lists come from many offices and no two have the same columns; what a column holds is told from its
heading alone, in any order, with or without marks. Nothing here knows which units exist.
"""

import re
from enum import StrEnum
from functools import lru_cache

from campaigns.wording.spelling.text import Phrases, capital, clean, fold, same_tone_place, tokenise
from campaigns.wording.units.mentions import TYPES


class Column(StrEnum):
    """What a column of the list holds."""

    ORDER = "order"  # STT: a line's place in the file, nothing more
    NUMBER = "number"  # a number or code that the commune itself uses
    NAME = "name"
    KIND = "kind"
    BLOCK = "block"  # khối, cụm thi đua
    COMMUNE = "commune"  # the commune it belonged to before the merger of communes
    OLD = "old"  # former names; several: the units it was put together from
    ALIAS = "alias"
    INTO = "into"  # the unit it is merged into
    SINCE = "since"
    HEAD = "head"
    PHONE = "phone"


# In the order in which they are tried, against a heading without marks and punctuation.
_TYPE = r"(?:thon|xom|ban|ap|buon|bon|plei|lang|khu|to|khoi|khom|pho|phum|soc|doi|don vi)"
_HEADINGS: tuple[tuple[Column, str], ...] = (
    (Column.ORDER, r"(s ?t ?t|t ?t|so t ?t|so thu tu|thu tu|no)"),
    (Column.PHONE, r".*(dien thoai|\bs?dt\b|di dong|zalo).*"),
    (Column.SINCE, r".*(hieu luc|ngay (sap nhap|doi ten|thanh lap)|tu ngay).*|ngay"),
    (Column.INTO, r".*(nhap|gop|hop) vao.*|(sap|sat) nhap|.*nhan sap nhap.*"),
    (Column.COMMUNE, r"(ten |thuoc )*(xa|phuong|thi tran)( (phuong|thi tran|xa))*( (cu|truoc.*))?"),
    (Column.OLD, r".*\bcu\b.*|.*\btruoc\b.*|.*(nhap|lap) tu\b.*|.*(co so|tu cac|gom cac).*"),
    (Column.ALIAS, r".*(goi khac|ten khac|thuong goi|con goi|viet tat|ten goi).*"),
    (Column.HEAD, rf".*\btruong {_TYPE}\b.*|.*\b(to|khoi|ap|ban|khu) truong\b.*|truong|thu truong"
     r"|.*ho (va )?ten.*|.*(phu trach|dung dau|dai dien|lien he).*"),
    (Column.KIND, r"(phan )?loai.*|kieu.*|cap( (don vi|hanh chinh))*"),
    (Column.BLOCK, r".*(thi dua|\bcum\b).*|khoi"),
    (Column.NUMBER, rf"(ma|so)( (so|hieu|dinh danh|{_TYPE}))*"),
    (Column.NAME, rf"ten\b.*|don vi hanh chinh.*|(cac )?{_TYPE}( ({_TYPE}|dan|pho|va|hoac|co quan|moi|sau|sap nhap|hien nay))*"),
)  # fmt: skip
_COMPILED = tuple((column, re.compile(pattern)) for column, pattern in _HEADINGS)

# Longest first where one begins another; what stands first in a name says what kind of unit it is.
KINDS = (
    *TYPES,
    *("khối phố", "khối", "buôn", "bon", "trường", "trạm y tế", "công an", "quân sự", "cơ quan"),
    *("văn phòng", "phòng", "trung tâm", "hội", "đoàn", "mặt trận", "hợp tác xã", "công ty"),
    *("doanh nghiệp", "chùa", "giáo xứ", "ban chỉ huy", "ban", "chi bộ", "quỹ tín dụng"),
)
_KIND = Phrases({kind: kind for kind in KINDS})
_LIVED_IN = frozenset(TYPES) - {"phường", "xã"} | {"khối", "khối phố", "trường"}
_SHORT = {"tdp": "tổ dân phố", "kp": "khu phố", "tk": "tiểu khu", "kdc": "khu dân cư"}
_ROMAN = re.compile(r"[ivxlc]+")
_QUALIFIED = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_FORMER = "{} cũ"
_PARTLY = "mot phan"
NOT_COMPUTED = "#?"  # a formula whose value the file does not hold (reports/unit_sheet.py)
# What a spreadsheet makes of a name: "1-5" a day, "3E5" a number, a formula an error.
_MANGLED = re.compile(
    r"\d{4}-\d\d-\d\d(?: [\d:.]+)?|\d\d:\d\d:\d\d|true|false|-?[\d.]+e[+-]?\d+|-[\d.]+|#[a-z/0]+[!?]?",
    re.IGNORECASE,
)
_SECTIONS = (
    (Column.COMMUNE, re.compile(r"(?:thuoc )?(?:dia ban )?(?:xa|phuong|thi tran) (?:\w.*)")),
    (Column.BLOCK, re.compile(r"(?:khoi|cum) thi dua(?: \w+)+|cum(?: so)? \w+")),
)
_TOTALS = re.compile(r"(?:tong cong(?! ty)|tong so|toan xa)\b.*|(?:tong|cong)(?: \d.*)?")
_SIGNED = re.compile(
    r"(?:nguoi|can bo|cong chuc) (?:lap|tong hop)(?: (?:bieu|bang|danh sach))?|(?:tm|kt|tuq|tl) .*"
    r"|(?:pho )?chu tich.*|ky(?: va)? (?:ghi ro|ten).*|.*\bngay \d* ?thang \d* ?nam(?: \d+)?"
    r"|noi nhan.*|xac nhan cua.*"
)
_NOTHING = frozenset(
    (
        "",
        "khong",
        "khong co",
        "khong doi",
        "khong thay doi",
        "khong sap nhap",
        "giu nguyen",
        "nhu cu",
    )
)
_LETTERED = re.compile(r"[A-H]|[IVXL]+")


def heading(text: str) -> Column | None:
    """What the column under this heading holds; None for one that we do not need (số hộ, diện tích)."""
    said = _plain(text)
    if len(said) > 80:
        return None
    return next((column for column, pattern in _COMPILED if pattern.fullmatch(said)), None)


def is_newest(text: str) -> bool:
    """Whether a heading for names says that these are the names from now on."""
    return re.search(r"\b(moi|sau|hien nay)\b", _plain(text)) is not None


def kind_of(text: str) -> str:
    """The type word a name begins with ("thôn"), in lower case; "" where there is none."""
    tokens = tokenise(clean(text))
    if tokens and tokens[0].fold in _SHORT:
        return _SHORT[tokens[0].fold]
    found = _KIND.at(tokens, 0)
    return "" if found is None else found.meaning.removesuffix(" số")


def kind_in(text: str) -> str:
    """The type word that a heading speaks of: "Tên xóm" is a list of xóm; "" for several or none."""
    tokens = tokenise(clean(text))
    found = {
        one.meaning for at in range(len(tokens)) if (one := _KIND.at(tokens, at)) is not None
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""


def proper(text: str, kind: str) -> str:
    """A name as it stands in lists: type word first, no shouting, one blank between words.

    `kind` is put before a name that has no type word of its own: "Đông Hải" in a list of thôn.
    """
    name = re.sub(r"^(\d+)[.,]0+$", r"\1", " ".join(clean(text).split()))
    tokens = tokenise(name)
    if tokens and tokens[0].fold in _SHORT:
        name = f"{_SHORT[tokens[0].fold]} {name[tokens[0].end :].lstrip(' .')}"
    elif (
        name
        and not kind_of(name)
        and (
            kind in _LIVED_IN
            or (kind and re.fullmatch(r"(?:số\s*)?\d+[a-z]?", name, re.IGNORECASE))
        )
    ):
        name = f"{kind} {_calm_all(name)}"
    if name.isupper():
        name = _calm_all(name)
        own = kind_of(name)
        name = own + name[len(own) :] if own else name
    name = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", name) if kind_of(name) else name
    return capital(name)


def _calm_all(name: str) -> str:
    """A shouted name in plain letters."""
    return " ".join(_calm(word) for word in name.split()) if name.isupper() else name


def _calm(word: str) -> str:
    """A shouted word in plain letters; numerals and abbreviations (THCS) stay."""
    folded = fold(word)
    if (word.isascii() and _ROMAN.fullmatch(folded)) or not re.search("[aeiouy]", folded):
        return word
    return word[:1] + word[1:].lower()


@lru_cache(maxsize=4096)
def same(name: str) -> str:
    """What two spellings of one name have in common: case, tone placement, "TDP 07" and blanks."""
    tokens = tokenise(clean(name))
    words = [token.text for token in tokens if token.word or token.number]
    words[:1] = [_SHORT.get(fold(word), word) for word in words[:1]]
    kept = [
        str(int(word)) if word.isdigit() else same_tone_place(word)
        for at, word in enumerate(words)
        if word != "số" or at + 1 >= len(words) or not words[at + 1].isdigit()
    ]
    return " ".join(kept)


def unmarked(name: str) -> bool:
    """Whether a name was typed without any diacritics."""
    return clean(name).lower() == fold(clean(name))


def taken_apart(name: str) -> tuple[str, str]:
    """("Thôn 1", "Sơn Tây cũ") of "Thôn 1 (Sơn Tây cũ)"; the second is "" where there is none."""
    found = _QUALIFIED.fullmatch(" ".join(clean(name).split()))
    return (found[1], found[2].strip()) if found else (" ".join(clean(name).split()), "")


def former(commune: str) -> str:
    """A former commune as it tells two villages of one name apart: "Sơn Tây cũ"."""
    name = re.sub(
        r"^(xã|phường|thị trấn)\s+", "", " ".join(clean(commune).split()), flags=re.IGNORECASE
    )
    name, told = taken_apart(name)
    name = re.sub(r"\s+cũ$", "", name, flags=re.IGNORECASE)
    return _FORMER.format(name) if not told or fold(told) == "cu" else f"{name} {told}"


def several(text: str) -> list[str]:
    """The names in a cell that may hold several: "Thôn 1, 2 và Thôn Nam"."""
    parts = [
        " ".join(part.split())
        for part in re.split(r"[,;\n+&]|\s+và\s+|\s+va\s+|(?<!\d)/|/(?!\d)", clean(text))
        if part.strip(" .-")
    ]
    found: list[str] = []
    for part in parts:
        kind = kind_of(found[-1]) if found else ""
        found.append(proper(part, kind) if kind_of(part) or kind else part)
    return found


def only_partly(text: str) -> bool:
    """Whether a cell speaks of a part of a village, which no list can move."""
    return _PARTLY in _plain(text)


def is_mangled(text: str) -> bool:
    """Whether a cell holds what a spreadsheet made of a name; no unit is called so."""
    return _MANGLED.fullmatch(text) is not None


def section(text: str) -> tuple[Column, str] | None:
    """A line that heads the lines after it: a former commune, a block."""
    said = _plain(re.sub(r"^\s*[IVXLC\d]+[.)]?\s+", "", text))
    bare = re.sub(r"^\s*(?:[IVXLC]+|\d+)[.)]?\s+", "", " ".join(clean(text).split()))
    return next(((column, bare) for column, form in _SECTIONS if form.fullmatch(said)), None)


def is_total(text: str) -> bool:
    """Whether a line only adds up the others."""
    return _TOTALS.fullmatch(_plain(text)) is not None


def is_signature(text: str) -> bool:
    """Whether a cell below the list dates or signs it."""
    return _SIGNED.fullmatch(_plain(text)) is not None


def says_nothing(text: str) -> bool:
    """A cell that is only filled in: "-", "___", "không", "giữ nguyên"."""
    signs = not any(map(str.isalnum, text))
    return (signs or _plain(text) in _NOTHING) and NOT_COMPUTED not in text


def heads_others(order: str, name: str) -> bool:
    """Whether a line marked by a letter ("A", "II") names a group of units rather than a unit."""
    if _plain(name).startswith("cac "):
        return True
    lettered = _LETTERED.fullmatch(order.strip(" .)")) is not None
    return lettered and kind_of(name) not in TYPES


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(clean(text))).split())
