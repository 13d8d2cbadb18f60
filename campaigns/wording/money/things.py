"""Signs that a sum is not of the whole work: an owner, what it is for, a thing it is the price of.

"32 triệu của các hộ", "tiền dầu 2 triệu" and "cái 30 triệu" are read by the scanner of money, which
then makes the reader ask once more.
"""

from __future__ import annotations

from campaigns.wording.beside.filler import ends_clause, is_filler
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.money.words import CUES
from campaigns.wording.numbers.spoken_numbers import last_digit
from campaigns.wording.spelling.text import Phrases, Token, fold, phrases

_GIVEN = ("được", "đc", "duoc", "dc", "cho")
_HAD = frozenset(
    (
        *_GIVEN,
        "có",
        "mới",
        "đất",
        "thu",
        "đóng",
        "gom",
        "quyên",
        "xin",
        "cần",
        "cộng",
        "phí",
        "vé",
        "cấp",
    )
) | {"trả", "lấy", "tra", "lay", "can", "quyen", "phi"}
_SPENT_ON = frozenset(
    ("xin", "trả", "đóng", "mua", "thuê", "móng", "nền", "mái", "cửa", "thợ", "cho")
)
_PIECES = frozenset(("móng", "mong", "mái", "cửa", "nền", "nen", "thợ", "tho", "bằng", "sàn"))
_TELLING = frozenset(
    ("ghi", "bao", "de", "nhap", "go", "dien", "viet", "gui", "tinh", "toan", "chot")
)
_FOR_THE_WORK = frozenset(("lam", "xay", "sua", "de", "mat", "cong"))
_THINGS = frozenset(("cái", "cai", "chiếc", "chiec", "căn", "cột", "phòng", "ngôi", "nhà", "cổng"))
_MATERIALS = frozenset(
    ("gach", "cat", "đá", "sat", "thep", "ton", "xi", "soi", "ong", "dat", "ngoi")
)
_FOLDED_THINGS = frozenset(map(fold, _THINGS))
# the money of one giver, which need not be all of it
_SOURCES = Phrases(
    phrases(
        "source",
        *(
            f"{what} {whose}"
            for what in ("kinh phí", "vốn", "nguồn", "nguồn vốn", "nguồn kinh phí", "tiền")
            for whose in (
                *("ngân sách", "nhà nước", "xã", "huyện", "tỉnh", "trung ương", "chương trình"),
                *("nông thôn mới", "tự có", "từ thiện", "phúc lợi", "công ích", "dự án", "thôn"),
                *("sự nghiệp", "135", "dân", "bà con", "nhân dân", "doanh nghiệp", "mặt trận"),
            )
        ),
    )
)
_ELDERS = frozenset(("ông", "bà", "anh", "chị", "cô", "chú", "bác", "dì", "cậu", "mợ"))
_SETTLED = frozenset(("duyệt", "thống", "thông", "chốt", "thẩm", "nhất", "quyết"))
_OF_AN_OFFICE = frozenset(("xa", "huyen", "tinh", "phuong", "da", "se", "moi", "vua", "cung"))
_APPROVING = frozenset(
    (
        ("du", "tru"),
        ("du", "tinh"),
        ("tinh", "toan"),
        ("de", "xuat"),
        ("phe", "duyet"),
        ("tham", "dinh"),
        ("thong", "qua"),
        ("thong", "nhat"),
        ("nhat", "tri"),
        ("quyet", "dinh"),
    )
)
_FAR = 9  # words: who settled it may have a long name
_COUNTED_WHOLES = frozenset(
    ("thon", "xom", "ap", "ban", "lang", "to", "doi", "khu", "buon", "khom")
)
_OF_ALL = frozenset(("tong", "cong", "ca", "cua", "chung", "cho", "gop", "chia", "so", "trong"))
_OF_THE_WORK = frozenset(("cong", "thon", "ca", "toan", "duong", "nha"))


def is_thing(token: Token) -> bool:
    """Whether the word counts things that may each cost the sum beside it."""
    return token.text in _THINGS or (token.plain and token.text in _FOLDED_THINGS)


def beside_amount(text: str, tokens: list[Token], index: int, *, after: bool) -> bool:
    """ "cái 30 triệu", "30 triệu cái"; `after` when a sum stands before."""
    if tokens[index].text not in _THINGS:
        return False
    figure = index + 1 < len(tokens) and not (tokens[index + 1].word and tokens[index + 1].plain)
    if figure and amount_at(text, tokens, index + 1):
        return True
    return after and ends_clause(tokens, index + 1)


def received(text: str, tokens: list[Token], index: int) -> bool:
    """ "được 20 triệu", "nhà chùa cho 20 triệu", "hiến đất 20 triệu": what somebody gave."""
    if tokens[index].text not in _HAD or index + 1 >= len(tokens):
        return False
    before = tokens[index - 1] if index else None
    if tokens[index].text == "có":
        owner = before is not None and before.fold in _COUNTED_WHOLES  # "thôn có 80 triệu rồi"
        return owner and amount_at(text, tokens, index + 1) is not None
    first = _is_first(tokens, index) or tokens[index].text == "xin"
    told = before is not None and before.fold in _TELLING
    somebody = tokens[index].text in _GIVEN and not told  # "nhà chùa cho 35 triệu"
    given = first or somebody or (before is not None and before.text == "hiến")
    return given and amount_at(text, tokens, index + 1) is not None


def _is_first(tokens: list[Token], index: int) -> bool:
    """Whether only courtesy stands before `index`."""
    return all(map(is_filler, tokens[:index]))


def spent_on(tokens: list[Token], index: int) -> bool:
    """ "35 triệu móng", "35 triệu trả": behind a sum, and nothing follows; "35 triệu được 100m"."""
    if tokens[index].text in _GIVEN[:4] and index + 1 < len(tokens) and tokens[index + 1].number:
        return True
    return tokens[index].text in _SPENT_ON and ends_clause(tokens, index + 1)


def left_over(text: str, tokens: list[Token], index: int) -> bool:
    """ "con 20 trieu", typed without marks: còn, or who speaks."""
    after = index + 1 < len(tokens) and amount_at(text, tokens, index + 1) is not None
    return after and tokens[index].text == "con"


def money_for(tokens: list[Token], index: int) -> bool:
    """ "tiền dầu", "tiền máy": what a part of the money is for."""
    if tokens[index].text not in ("tiền", "tien") or index + 1 >= len(tokens):
        return False
    token = tokens[index + 1]
    if token.text == "ban":
        return True  # "tien ban cay", typed without marks: bán
    said = CUES.at(tokens, index + 1) is not None or is_filler(token)
    return token.word and not said and token.fold not in _FOR_THE_WORK


def cut_off(tokens: list[Token], index: int) -> bool:
    """A single letter stuck to a sign or a number: "l,2 tỷ", "z5 triệu"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    sticks = after is not None and after.glued and not after.word
    return len(tokens[index].text) == 1 and sticks


def is_person(tokens: list[Token], index: int) -> bool:
    """The name in "ngõ ông Tám 45tr", which is no number."""
    if not index or tokens[index - 1].text not in _ELDERS or index + 1 >= len(tokens):
        return False
    return last_digit(tokens[index]) is not None and tokens[index + 1].number


def agreed(tokens: list[Token], index: int) -> bool:
    """ "đã được Ban phát triển thôn thống nhất 80 triệu": who settled the sum, not who gave it."""
    return tokens[index].text == "đã" and any(
        one.text in _SETTLED for one in tokens[index + 1 : index + _FAR]
    )


def approves(tokens: list[Token], index: int) -> bool:
    """ "UBND xã phê duyệt 780 triệu": whoever approves a sum does not give it."""
    while index < len(tokens) and tokens[index].fold in _OF_AN_OFFICE:
        index += 1
    verb = [one.fold for one in tokens[index : index + 2]]
    return tuple(verb) in _APPROVING


def owner_follows(tokens: list[Token], index: int) -> bool:
    """ "32 triệu của các hộ": whose money it is, so that it may be a part."""
    following = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    return tokens[index].text in ("của", "cua") and following not in _OF_THE_WORK


def from_source(tokens: list[Token], index: int) -> bool:
    """ "vốn nông thôn mới 165 triệu": where it comes from, unless that gives all of it."""
    found = _SOURCES.at(tokens, index)
    if found is not None and approves(tokens, found.end):
        return False  # "kinh phí thôn dự trù 160 triệu"
    return found is not None and [one.text for one in tokens[found.end : found.end + 2]] != [
        "100",
        "%",
    ]


def of_several(tokens: list[Token], index: int) -> bool:
    """ "tổng 3 thôn", "cả hai xóm", "2 công trình": more than the one work that was asked about."""
    number = tokens[index].number or tokens[index].fold in ("hai", "ba", "bon", "may", "cac")
    if not number or tokens[index].text == "1" or index + 1 >= len(tokens):
        return False
    following = [token.fold for token in tokens[index + 1 : index + 3]]
    if following == ["cong", "trinh"]:
        return True
    first = all(map(is_filler, tokens[:index])) or tokens[index - 1].fold in _OF_ALL
    return first and following[0] in _COUNTED_WHOLES


def material_first(text: str, tokens: list[Token], index: int) -> bool:
    """ "ống cống 35 triệu", "gạch 20 triệu": the answer begins with what is only bought for it."""
    named = tokens[index].text if tokens[index].fold == "da" else tokens[index].fold
    if tokens[index].text in _PIECES:
        started = index < 2 or _is_first(tokens, index - 1)  # "phần móng", "san nền"
        return started and amount_at(text, tokens, index + 1) is not None
    if named not in _MATERIALS or not _is_first(tokens, index):
        return False
    return any(
        amount_at(text, tokens, after) is not None and tokens[after].number
        for after in range(index + 1, min(index + 3, len(tokens)))
    )
