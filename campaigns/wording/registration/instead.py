"""What a registration says is not, or no longer, the work: "không làm cổng mà làm đường", "năm ngoái
làm cổng, năm nay làm đường".

The clause about the other work is labelled before the parts are looked for, so that neither its
name nor its sum is taken for the one that is registered.
"""

from __future__ import annotations

from functools import cache

from campaigns.wording.beside.change_words import INSTEAD
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.registration.change import value_end
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Found, Phrases, Token, phrases

_LONGEST = 16  # words between the other work and the one that is meant
_NO = ("không", "ko", "k", "hông", "hổng", "chẳng", "thôi không", "thôi ko", "chưa", "thôi")
_DO = ("làm", "xây", "đăng ký", "đăng kí", "đk", "sửa", "mần", "trồng", "lắp", "đổ")
_NOT_DONE = Phrases(
    {f"{no} {verb}": "not" for no in _NO for verb in _DO}
    | phrases("not", "hủy | xin hủy | huỷ | rút | xin rút")
    | phrases("not", "thay vì | thay vì làm | thay cho | bỏ | thôi | bỏ việc")
)
_BUT = Phrases(
    phrases(
        "but",
        "mà | mà chuyển sang | mà đổi sang | xin chuyển sang | nên chuyển sang | mà chỉ",
        "nữa | nữa , | nữa mà | nữa , mà | nữa , xin | nữa xin | xin | , xin | nay xin | mà nay | giờ",
        "và | rồi | để | thay vào đó xin | thay vào đó là | thay vào đó đăng ký",
        "mà xin | xin đổi sang | nay chuyển sang | nên xin chuyển sang",
    )
    | dict.fromkeys(INSTEAD, "but")
)
_THEN = Phrases(
    phrases(
        "then",
        "năm ngoái | năm trước | năm kia | đợt trước | lần trước | trước đây | hồi trước | mọi năm | quý trước",
        "tháng trước | kỳ trước | đợt một | đợt rồi | năm rồi",
    )
    | {
        f"{done} {verb}": "then"
        for done in ("đã", "vừa", "mới")
        for verb in (*_DO, "làm xong", "xong")
    }
)
_NOW = Phrases(
    phrases(
        "now",
        "nay | năm nay | giờ | bây giờ | đợt này | lần này | kỳ này | quý này | tháng này | còn năm nay | còn nay",
        "thì năm nay | thì nay | thì đợt này",
    )
)
_MOVES = ("chuyen", "trao")  # "chuyển đổi lúa sang trồng ngô" is one work
_RATHER = Phrases(
    {f"chứ {no} phải": "rather" for no in ("không", "ko", "k", "hông", "hổng", "chẳng", "đâu")}
    | {f"chứ {no} phải {day}": "rather" for no in ("không", "ko", "k") for day in ("ngày", "là")}
)
_SWAPPED = Phrases(phrases("swapped", "đổi | xin đổi | đổi từ | xin đổi từ"))
_INTO = Phrases(phrases("into", "sang | qua"))
_TURNS = ((_NOT_DONE, _BUT), (_THEN, _NOW), (_SWAPPED, _INTO))


def label_other_work(scanned: Scanned, cursor: Cursor) -> None:
    """Label the clause about a work that is not the one to register, and a day that is denied."""
    index = 0
    opening = _opening()
    while index < len(scanned.tokens):
        if scanned.tokens[index].fold not in opening:
            index += 1
            continue
        end = next(
            (
                end
                for one, other in _TURNS
                if (end := _turn(scanned, cursor, index, one, other)) is not None
            ),
            None,
        )
        end = end or _denied(scanned, cursor, index)
        if end is None:
            index += 1
            continue
        for place in range(index, end):
            if scanned.labels[place] is not Label.UNIT:
                scanned.labels[place] = Label.SKIP
        index = end


@cache
def _opening() -> frozenset[str]:
    """The words that such a clause begins with."""
    return frozenset().union(*(one.first_words() for one in (_NOT_DONE, _THEN, _SWAPPED, _RATHER)))


def _denied(scanned: Scanned, cursor: Cursor, index: int) -> int | None:
    """ "20/11 chứ không phải 10/11": the end of the day that is not meant."""
    no = _RATHER.at(scanned.tokens, index)
    if no is None:
        return None
    return value_end(scanned.text, scanned.tokens, cursor, no.end)


def _turn(
    scanned: Scanned, cursor: Cursor, index: int, one: Phrases[str], other: Phrases[str]
) -> int | None:
    """Where the work that is meant begins, if the other one begins at `index`."""
    tokens = scanned.tokens
    found = one.at(tokens, index)
    if found is None or (found.meaning == "swapped" and index and tokens[index - 1].fold in _MOVES):
        return None
    for place in range(found.end, min(found.end + _LONGEST, len(tokens))):
        if tokens[place].text in ".;\n":
            return None
        turn = other.at(tokens, place)
        if turn is not None and (_does(tokens, turn.end) or _onto(scanned, cursor, turn)):
            return turn.end
    return None


def _onto(scanned: Scanned, cursor: Cursor, turn: Found[str]) -> bool:
    """ "chuyển sang sân phơi 200m2, 44 triệu": a work without its verb, and no day."""
    tokens = scanned.tokens
    onto = turn.meaning == "but" and tokens[turn.end - 1].fold in ("sang", "qua")
    if not onto or turn.end >= len(tokens) or not tokens[turn.end].word:
        return False
    moved = value_end(scanned.text, tokens, cursor, turn.end) is not None
    return not moved and any(token.number for token in tokens[turn.end :])


def _does(tokens: list[Token], index: int) -> bool:
    """Whether something is done or registered at `index`."""
    part = PARTS.at(tokens, index)
    return part is not None and part.meaning in (Part.DOING, Part.REGISTER)
