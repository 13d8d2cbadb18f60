"""The units of money as they are written: tỷ, triệu, củ, nghìn, k, đồng, and what only measures."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.spelling.text import Token, fold, words_of

DONG, NGHIN, TRIEU, TY = 1, 10**3, 10**6, 10**9
_WORDS = {
    TY: "tỷ tỉ ty ti tỹ tĩ tyr tỏi",
    TRIEU: "triệu trieu tr chiệu chieu trệu củ cu triêu trịu trẹo",
    10**4: "vạn",
    NGHIN: "nghìn ngàn nghin ngan ngh k ngìn ngin nghàn ka nghìng ngàng",
    DONG: "đồng dong đ d vnđ vnd",
}
SCALES = {word: scale for scale, words in _WORDS.items() for word in words_of([words])}
SCALES |= {
    "trđ": TRIEU,
    "trd": TRIEU,
    "trvnđ": TRIEU,
    "trvnd": TRIEU,
    "tyd": TY,
    "tỷđ": TY,
    "tđ": TY,
    "kđ": NGHIN,
}
# real words that only look like a unit once their marks are gone
_NOT_UNITS = words_of(["chiều triều triển tí tý tị tỵ tì cứ cũ cụ cư cử ngân ngăn ngắn ngang đông"])
_NOT_UNITS |= words_of(["đóng động đống đòng dòng dông van vàn vận vẫn vấn tiêu thiệu điệu diệu"])
_DONG_WORDS = words_of(["đồng dong đ d vnđ vnd"])
_DONG_SLIPS = words_of(["đồnh đồg dog đog đôg đồbg đồngg đồn đồnq đòng dồng đồmg donng dongf"])
BARE_UNITS = words_of(["tỷ tỉ ty ti triệu trieu"])
_FUZZY = (("trieu", TRIEU), ("nghin", NGHIN))
NEXT = {TY: TRIEU, TRIEU: NGHIN, NGHIN: DONG}
_ROUND = words_of(["chẵn chan tròn tron"])
_MEASURES = words_of(
    (
        "m m2 m3 km mét met cây ha sào mẫu công ngày tháng năm tuần hộ nhà khẩu người cái chiếc bộ",
        "bóng đèn cột khối tấn tạ kg yến bao viên xe giờ buổi phần phòng gian thôn xóm tổ con điểm",
        "suất đoạn tuyến trụ cổng vườn giếng camera thùng mô lần đợt h g quý lượt ngôi cánh hạng",
    )
)
# without marks these are as often đến, còn, bỏ, ta, tan, bảo, lần, to
_FOLDED_MEASURES = frozenset(map(fold, _MEASURES)) - words_of(["den con bo ta tan bao lan to"])


def is_measure(tokens: list[Token], index: int) -> bool:
    """Whether the word at `index` counts or measures something that is not money."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.text == "khoi" and index + 1 < len(tokens) and tokens[index + 1].fold == "cong":
        return False  # khởi công
    if token.text == "con" and index + 1 < len(tokens) and tokens[index + 1].text == "lai":
        return False  # còn lại
    return token.text in _MEASURES or (token.plain and token.fold in _FOLDED_MEASURES)


def scale_at(tokens: list[Token], index: int, *, after_number: bool = True) -> tuple[int, int]:
    """The unit of money at `index` as (scale, end); scale 0 when there is none."""
    if index >= len(tokens):
        return 0, index
    token = tokens[index]
    scale = _scale_of(token, after_number=after_number)
    if not scale:
        return 0, index
    end = index + 1
    if scale == NGHIN and len(token.text) > 3:  # nghìn tỷ, nghìn triệu, never k triệu
        more = _scale_of(tokens[end], after_number=True) if end < len(tokens) else 0
        if more in (TY, TRIEU):
            return scale * more, skip_dong(tokens, end + 1)
    return scale, skip_dong(tokens, end) if scale > 1 else _skip_vietnam(tokens, end)


def _scale_of(token: Token, *, after_number: bool) -> int:
    if not token.word or token.text in _NOT_UNITS:
        return 0
    known = SCALES.get(token.text) or (SCALES.get(token.fold) if len(token.fold) >= 4 else None)
    if known or not after_number or len(token.fold) < 4 or len(token.fold) > 7:
        return known or 0
    near = {scale for word, scale in _FUZZY if OSA.distance(token.fold, word) <= 1}
    return near.pop() if len(near) == 1 and is_plausible_slip(token) else 0


def is_plausible_slip(token: Token) -> bool:
    """Whether a word near a unit is no word of its own."""
    return not is_filler(token) and token.fold not in _FOLDED_MEASURES


def skip_dong(tokens: list[Token], index: int) -> int:
    """Past a following đồng, đ, ".đ" or chẵn."""
    if index + 1 < len(tokens) and tokens[index].text == "." and tokens[index].glued:
        if tokens[index + 1].glued and tokens[index + 1].text in ("đ", "d"):
            index += 2
    else:
        named = _skip_vietnam(tokens, index)
        if named < len(tokens) and _is_dong_word(tokens[named]):
            alone = tokens[named].text == "d" and not tokens[named].glued
            index = index if alone else _skip_vietnam(tokens, named + 1)
    return index + 1 if index < len(tokens) and tokens[index].text in _ROUND else index


def _is_dong_word(token: Token) -> bool:
    """đồng, or a slip of it directly behind a unit: "300 triệu đồnh"."""
    if token.text in _DONG_WORDS:
        return True
    return 2 < len(token.fold) < 6 and token.text in _DONG_SLIPS


def _skip_vietnam(tokens: list[Token], index: int) -> int:
    if [token.fold for token in tokens[index : index + 2]] == ["viet", "nam"]:
        return index + 2
    return index + 1 if index < len(tokens) and tokens[index].text in _ROUND else index
