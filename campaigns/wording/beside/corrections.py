"""Second thoughts inside one message: "350tr à nhầm 250tr" means its last part, "95tr chứ không
phải 59tr" its first."""

from __future__ import annotations

from campaigns.wording.money.units import scale_at
from campaigns.wording.spelling.text import Found, Phrases, Token, fold, phrases, words_of

_SLIP, _CHANGE, _NOT, _BUT = "slip", "change", "not", "but"
_CUES = Phrases(
    phrases(
        _SLIP,
        "nhầm | lộn | à không | à quên | sai rồi | sai rồi em | ý em là | ý tôi là | ý tui là | ý là | nói lại",
    )
    | phrases(
        _SLIP,
        "ý quên | í quên | ờ quên | ấy quên | á quên | xin lỗi | à xin lỗi | xin lỗi em | xin lỗi là | nhầm là | lộn là | à ko | ý mình là | í em là",
    )
    | phrases(
        _CHANGE, "sửa lại | sửa thành | đổi lại | đổi thành | sửa lại là | sửa lại thành | sửa"
    )
    | phrases(_NOT, "không phải | ko phải | hông phải | chứ không phải | k phải")
    | phrases(_BUT, "mà | mà là | phải là")
)


_MOVES = Phrases(phrases("moves", "dời | lùi | đổi | chuyển | hoãn | sửa | điều chỉnh"))
_ONTO = Phrases(phrases("onto", "sang | qua | thành | sang ngày | qua ngày | lại thành | lại là"))
_RATHER, _IS_NOT = "rather", "is not"
_DENIALS = Phrases(
    phrases(
        _RATHER,
        "chứ không phải | chứ ko phải | chứ k phải | chứ hông phải | chứ hổng phải | chứ đâu phải",
        "chứ chẳng phải | chứ kg phải | chứ không",
    )
    | phrases(_IS_NOT, "không phải | ko phải | k phải | hông phải | hổng phải | đâu phải | kg phải")
)


_NUMBER_WORDS = words_of(
    [
        "một hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ tỉ lăm tư mùng mồng",
        "giêng chạp rằm",
    ]
)
_TO_SAY_ANEW = words_of(
    [
        "lại thành là cho em anh chị bác chú cô con giúp hộ giùm dùm với nhé nha ạ a giá trị kinh phí",
        "số tiền tổng ngày khởi công hoàn bắt đầu xong từ đến : thời gian mức còn lên xuống sang qua",
    ]
)
_PLAIN_NUMBERS = frozenset(map(fold, _NUMBER_WORDS))
_PLAIN_ANEW = frozenset(map(fold, _TO_SAY_ANEW))
_OF_A_DAY = frozenset(("thang", "mung", "mong", "ram", "tet", "quy", "cuoi", "dau", "giua", "tuan"))
_EARLIER = Phrases(phrases("earlier", "lúc nãy | hồi nãy | ban nãy | nãy | lúc trước | khi nãy"))
_WORDS_OF_REGRET = 4
_POLITE = frozenset(("loi", "em"))  # how "xin lỗi", "xin lỗi em" end
_FORMERLY = Phrases(
    phrases(
        "formerly",
        "lúc đầu | ban đầu | hồi đầu | lần đầu | trước tính | trước dự tính | hôm trước báo",
    )
)
_NOW = Phrases(
    phrases(
        "now",
        "giờ | bây giờ | nay | giờ lên | nay lên | giờ còn | nay còn | rồi chốt | sau còn | sau rút xuống còn | sau giảm còn | sau giảm xuống còn | sau chốt | giờ chốt | nay chốt | hiện chốt",
    )
)


def meant(tokens: list[Token]) -> list[Token]:
    """The tokens that count: what a correction left behind and what it denied is cut away."""
    tokens = without_denied(tokens)
    tokens = tokens[: _regret_from(tokens)]
    tokens = tokens[: _wrong_from(tokens)]
    corrected = last_word(tokens)
    return tokens if corrected is None else tokens[corrected:]


def without_denied(tokens: list[Token]) -> list[Token]:
    """The tokens before "chứ không phải 59"."""
    return tokens[: _denied_from(tokens)]


def _denied_from(tokens: list[Token]) -> int | None:
    """Where "chứ không phải 59" begins; "không phải 59 mà 95" is no such end."""
    for index in range(1, len(tokens)):
        found = _DENIALS.at(tokens, index)
        if found is None:
            continue
        rest = tokens[found.end :]
        named = _has_figure(rest)
        before = _has_figure(tokens[:index])
        if named and (before or found.meaning == _RATHER) and not _goes_on(rest):
            return index
    return None


def _regret_from(tokens: list[Token]) -> int | None:
    """Where "lúc nãy bác nhầm" begins behind what is said now."""
    for index in range(1, len(tokens)):
        if _EARLIER.at(tokens, index) is None or len(tokens) - index > _WORDS_OF_REGRET + 2:
            continue
        rest = tokens[index:]
        slip = any(cue is not None and cue.meaning == _SLIP for cue in _cues(rest))
        if slip and not _has_figure(rest):
            return index if _has_figure(tokens[:index]) else None
    return None


def _wrong_from(tokens: list[Token]) -> int | None:
    """Where "430 là nhầm" begins behind the figure that is right."""
    said = [token.fold for token in tokens]
    for index in range(1, len(tokens)):
        place = next(
            (at for at in range(index + 1, index + 4) if said[at : at + 1] == ["la"]), None
        )
        if not tokens[index].number or place is None or len(tokens) > place + _WORDS_OF_REGRET:
            continue
        if tokens[index].glued or scale_at(tokens, index - 1)[0]:
            continue  # "1 tỷ 2 là sai": the end of the figure itself
        wrong = said[place + 1 : place + 2] in (["nham"], ["sai"], ["lon"])
        if wrong and _has_figure(tokens[:index]):
            return index
    return None


def _cues(tokens: list[Token]) -> list[Found[str] | None]:
    return [_cue_at(tokens, index) for index in range(len(tokens))]


def _cue_at(tokens: list[Token], index: int) -> Found[str] | None:
    cue = _CUES.at(tokens, index)
    if cue is None or _adds(tokens, cue.end):
        return None
    return None if cue.meaning == _CHANGE and not _is_anew(tokens, cue.end) else cue


def _is_anew(tokens: list[Token], end: int) -> bool:
    """Whether what follows "sửa lại" is said anew: not a pause ("đầu tháng sửa, cuối tháng xong"),
    and no thing that is repaired ("trồng cây 5tr, sửa sân bóng 18tr")."""
    after = next((at for at in range(end, len(tokens)) if not _leads_on(tokens, at)), None)
    if after is None:
        return True
    thing, more = tokens[after], tokens[after + 1 : after + 2]
    if thing.plain and thing.text in _PLAIN_NUMBERS:
        return bool(more) and (more[0].number or more[0].fold in _PLAIN_NUMBERS)  # no "ba Nam"
    return thing.number or thing.text in _NUMBER_WORDS or thing.fold in _OF_A_DAY


def _leads_on(tokens: list[Token], index: int) -> bool:
    """ "lại thành", "giúp em": words before what is said anew; "sửa cổng" and "sua nha" name things."""
    token, more = tokens[index], tokens[index + 1 : index + 2]
    if not token.plain:
        return token.text in _TO_SAY_ANEW
    if token.text == "cong":
        return tokens[index - 1].text == "khoi"
    if token.text == "nha":
        return not (more and more[0].word)
    return token.text in _PLAIN_ANEW


def slip_at(tokens: list[Token], index: int) -> int | None:
    """The end of "à nhầm", "sai rồi", "nói lại" at `index`; "xin lỗi" alone may be politeness."""
    cue = _cue_at(tokens, index)
    slip = cue is not None and cue.meaning == _SLIP and tokens[cue.end - 1].fold not in _POLITE
    return cue.end if cue is not None and slip else None


def _has_figure(tokens: list[Token]) -> bool:
    """Whether a number is said, in figures or in words with their marks."""
    return any(
        token.number or (token.text in _NUMBER_WORDS and not token.plain) for token in tokens
    )


def _adds(tokens: list[Token], end: int) -> bool:
    """ "à quên cả cột cờ 5tr nữa": something more, and no correction."""
    after = next((one for one in tokens[end : end + 2] if one.word), None)
    forgot = tokens[end - 1].fold == "quen"
    return forgot and after is not None and after.text in ("cả", "ca", "còn", "con", "thêm", "them")


def _goes_on(tokens: list[Token]) -> bool:
    several = (_BUT, _SLIP, _CHANGE)
    return any(cue is not None and cue.meaning in several for cue in _cues(tokens))


def last_word(tokens: list[Token]) -> int | None:
    """Index of the first token after the last correction, None when nothing was corrected."""
    found = last_words(tokens)
    return found[-1] if found else None


def last_words(tokens: list[Token]) -> list[int]:
    """Where what follows each correction begins.

    "sửa lại" corrects only after a number was said: otherwise it is a work ("sửa lại cổng").
    """
    found: list[int] = []
    number, denied, moved, formerly = False, False, False, False
    index = 0
    while index < len(tokens):
        instead = denied and found == [] and number and tokens[index].text == ","
        decimal = tokens[index].glued and tokens[index + 1 : index + 2] != []
        instead = instead and not (decimal and tokens[index + 1].glued)  # "7,4 tỷ"
        if instead and _has_figure(tokens[index:]):
            found.append(index + 1)  # "không phải 430, 440 triệu cơ"
        number = number or _has_figure(tokens[index : index + 1])
        if number and _says_another(tokens, index):
            found.append(index + 1)
        move = _MOVES.at(tokens, index) if number else None
        onto = _ONTO.at(tokens, move.end if move else index) if move or (moved and number) else None
        if onto is not None and _has_figure(tokens[onto.end :]):
            found.append(onto.end)  # "dời từ 20/9 sang 25/9"
        formerly = formerly or _FORMERLY.at(tokens, index) is not None
        now = _NOW.at(tokens, index) if formerly and number else None
        if now is not None and _has_figure(tokens[now.end : now.end + _WORDS_OF_REGRET]):
            found.append(now.end)  # "lúc đầu tính 80tr giờ chốt 90tr"
        moved = moved or (_MOVES.at(tokens, index) is not None and not number)
        cue = _cue_at(tokens, index)
        if cue is None or _is_five(tokens, index):
            index += 1
            continue
        if cue.meaning == _SLIP and not number and _told_wrongly(tokens, index):
            index += 1
            continue
        index = cue.end
        denied = denied or cue.meaning == _NOT
        corrects = cue.meaning == _SLIP or (cue.meaning == _CHANGE and number)
        if corrects or (cue.meaning == _BUT and denied):
            found.append(index)
    return found


def _says_another(tokens: list[Token], index: int) -> bool:
    """ "350tr, à 360tr": an à between two figures."""
    return tokens[index].text == "à" and index + 1 < len(tokens) and tokens[index + 1].number


def _told_wrongly(tokens: list[Token], index: int) -> bool:
    """ "ghi nhầm 20 triệu": what follows is what was wrong."""
    told = index + 1 < len(tokens) and tokens[index + 1].number
    return told and index > 0 and tokens[index - 1].text in ("ghi", "gõ", "nhập", "báo", "viết")


def _is_five(tokens: list[Token], index: int) -> bool:
    """ "hai muoi nham": typed without marks, nhăm is a five and no slip."""
    return index > 0 and tokens[index].text == "nham" and tokens[index - 1].text == "muoi"
