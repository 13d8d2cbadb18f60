"""Where something is said anew inside one message: behind "à nhầm", "sửa lại", "không phải … mà"."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.wording.spelling.text import Found, Phrases, Token, fold, phrases, words_of

SLIP, CHANGE, _NOT, BUT = "slip", "change", "not", "but"
_CUES = Phrases(
    phrases(
        SLIP,
        "nhầm | lộn | à không | à quên | sai rồi | sai rồi em | ý em là | ý tôi là | ý tui là | ý là | nói lại",
    )
    | phrases(
        SLIP,
        "ý quên | í quên | ờ quên | ấy quên | á quên | xin lỗi | à xin lỗi | xin lỗi em | xin lỗi là | nhầm là | lộn là | à ko | ý mình là | í em là | ấy chết | ý chết | thôi chết | ôi chết | á chết | chết rồi",
    )
    | phrases(
        CHANGE, "sửa lại | sửa thành | đổi lại | đổi thành | sửa lại là | sửa lại thành | sửa"
    )
    | phrases(_NOT, "không phải | ko phải | hông phải | chứ không phải | k phải")
    | phrases(BUT, "mà | mà là | phải là")
)


_MOVES = Phrases(phrases("moves", "dời | lùi | đổi | chuyển | hoãn | sửa | điều chỉnh"))
_ONTO = Phrases(phrases("onto", "sang | qua | thành | sang ngày | qua ngày | lại thành | lại là"))
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
WORDS_OF_REGRET = 4
_WRITING = ("ghi", "gõ", "nhập", "báo", "viết")
_PLAIN_WRITING = frozenset(map(fold, _WRITING))
_RIGHT = Phrases(phrases("right", "mới đúng | mới phải | mới chuẩn | mới chính xác"))
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


def last_word(tokens: list[Token]) -> int | None:
    """Index of the first token after the last correction, None when nothing was corrected."""
    found = last_words(tokens)
    return found[-1] if found else None


@dataclass(slots=True)
class _Heard:
    """What of a message was heard up to a token."""

    number: bool = False
    denied: bool = False  # "không phải 430"
    moved: bool = False  # "dời", before any number
    formerly: bool = False  # "lúc đầu tính 80tr"


def last_words(tokens: list[Token]) -> list[int]:
    """Where what follows each correction begins.

    "sửa lại" corrects only after a number was said: otherwise it is a work ("sửa lại cổng").
    """
    found: list[int] = []
    heard = _Heard()
    index = 0
    while index < len(tokens):
        if not found and heard.denied and _names_instead(tokens, index, heard):
            found.append(index + 1)
        heard.number = heard.number or has_figure(tokens[index : index + 1])
        heard.formerly = heard.formerly or _FORMERLY.at(tokens, index) is not None
        if heard.number:
            found += filter(None, (rule(tokens, index, heard) for rule in _SAID_ANEW))
        heard.moved = heard.moved or (_MOVES.at(tokens, index) is not None and not heard.number)
        cue = cue_at(tokens, index)
        if cue is None or _is_five(tokens, index) or _told_wrongly(tokens, index, cue, heard):
            index += 1
            continue
        index = cue.end
        heard.denied = heard.denied or cue.meaning == _NOT
        corrects = cue.meaning == SLIP or (cue.meaning == CHANGE and heard.number)
        if corrects or (cue.meaning == BUT and heard.denied):
            found.append(index)
    return found


def _names_instead(tokens: list[Token], index: int, heard: _Heard) -> bool:
    """ "không phải 430, 440 triệu cơ": a comma before the right one, and none of "7,4 tỷ"."""
    if not heard.number or tokens[index].text != ",":
        return False
    after = tokens[index + 1 : index + 2]
    decimal = tokens[index].glued and after != [] and after[0].glued
    return not decimal and has_figure(tokens[index:])


def _another_at(tokens: list[Token], index: int, _: _Heard) -> int | None:
    """ "350tr, à 360tr": an à between two figures."""
    another = index + 1 < len(tokens) and tokens[index + 1].number
    return index + 1 if another and tokens[index].text == "à" else None


def _moved_to(tokens: list[Token], index: int, heard: _Heard) -> int | None:
    """ "dời từ 20/9 sang 25/9", "20/9 dời sang 25/9"."""
    move = _MOVES.at(tokens, index)
    onto = _ONTO.at(tokens, move.end if move else index) if move or heard.moved else None
    return onto.end if onto is not None and has_figure(tokens[onto.end :]) else None


def _now_at(tokens: list[Token], index: int, heard: _Heard) -> int | None:
    """ "lúc đầu tính 80tr giờ chốt 90tr"."""
    now = _NOW.at(tokens, index) if heard.formerly else None
    told = now is not None and has_figure(tokens[now.end : now.end + WORDS_OF_REGRET])
    return now.end if now is not None and told else None


def _rightly_at(tokens: list[Token], index: int, _: _Heard) -> int | None:
    """ "85 triệu, 95 triệu mới đúng": the last figure is the right one."""
    if tokens[index].text != "," or not has_figure(tokens[index + 1 : index + 3]):
        return None
    decimal = tokens[index].glued and tokens[index + 1].glued
    rest = tokens[index + 1 :]
    right = any(_RIGHT.at(rest, at) for at in range(len(rest)))
    return index + 1 if right and not decimal else None


_SAID_ANEW = (_another_at, _moved_to, _now_at, _rightly_at)


def _told_wrongly(tokens: list[Token], index: int, cue: Found[str], heard: _Heard) -> bool:
    """ "ghi nhầm 20 triệu", "1/10, ghi nhầm là 10/10": what follows is what was wrong."""
    named = [one.fold for one in tokens[cue.end - 1 : cue.end + 1]]
    if index and tokens[index - 1].fold in _PLAIN_WRITING and {"la", "thanh"}.intersection(named):
        return cue.meaning == SLIP
    if cue.meaning != SLIP or heard.number or not index:
        return False
    told = index + 1 < len(tokens) and tokens[index + 1].number
    return told and tokens[index - 1].text in _WRITING


def _is_five(tokens: list[Token], index: int) -> bool:
    """ "hai muoi nham": typed without marks, nhăm is a five and no slip."""
    return index > 0 and tokens[index].text == "nham" and tokens[index - 1].text == "muoi"


def slip_at(tokens: list[Token], index: int) -> int | None:
    """The end of "à nhầm", "sai rồi", "nói lại" at `index`; "xin lỗi" alone may be politeness."""
    cue = cue_at(tokens, index)
    slip = cue is not None and cue.meaning == SLIP and tokens[cue.end - 1].fold not in _POLITE
    return cue.end if cue is not None and slip else None


def cues_in(tokens: list[Token]) -> list[Found[str] | None]:
    """What `cue_at` finds at every token."""
    return [cue_at(tokens, index) for index in range(len(tokens))]


def cue_at(tokens: list[Token], index: int) -> Found[str] | None:
    """The words of a correction at `index`, None where they add something or repair a thing."""
    cue = _CUES.at(tokens, index)
    if cue is None or _adds(tokens, cue.end):
        return None
    return None if cue.meaning == CHANGE and not _is_anew(tokens, cue.end) else cue


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


def has_figure(tokens: list[Token]) -> bool:
    """Whether a number is said, in figures or in words with their marks."""
    return any(
        token.number or (token.text in _NUMBER_WORDS and not token.plain) for token in tokens
    )


def _adds(tokens: list[Token], end: int) -> bool:
    """ "à quên cả cột cờ 5tr nữa": something more, and no correction."""
    after = next((one for one in tokens[end : end + 2] if one.word), None)
    forgot = tokens[end - 1].fold == "quen"
    return forgot and after is not None and after.text in ("cả", "ca", "còn", "con", "thêm", "them")
