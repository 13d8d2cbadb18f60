"""Words of the Centre, the South and small keyboards in the words the readers know: mần, lm, rứa.

Only answers to one question are turned so; the name of a work keeps the words of its village.
"""

from __future__ import annotations

import re

from campaigns.wording.spelling.misspelt import put_right

_MARKED = {
    "mần": "làm",
    "mằn": "làm",
    "rứa": "vậy",
    "zậy": "vậy",
    "dzậy": "vậy",
    "zị": "vậy",
    "dzị": "vậy",
    "dị": "vậy",
    "dậy": "vậy",
    "vại": "vậy",
    "nỏ": "không",
    "ứ": "không",
    "hỏng": "không",
    "hổng": "không",
    "hông": "không",
    "khum": "không",
    "khôn": "không",
    "khônq": "không",
    "dzạ": "dạ",
    "dzồi": "rồi",
    "rùi": "rồi",
    "rồii": "rồi",
    "gồi": "rồi",
    "gòi": "rồi",
    "ròi": "rồi",
    "òi": "rồi",
    "roài": "rồi",
    "rồy": "rồi",
    "thui": "thôi",
    "lun": "luôn",
    "nớ": "đó",
    "nì": "này",
    "nờ": "nhé",
    "nựa": "nữa",
    "dừ": "giờ",
    "chừ": "giờ",
    "thoai": "thôi",
    "thoy": "thôi",
    "đặng": "được",
    "oy": "rồi",
    "ùi": "rồi",
    "cấy": "cái",
    "bựa": "bữa",
    "đạ": "đã",
    "lm": "làm",
    "xog": "xong",
    "j": "gì",
    "đag": "đang",
    "cx": "cũng",
    "nhìu": "nhiều",
    "bít": "biết",
}
# typed without marks they are other words as often, but for the words beside them
_PLAIN = (
    (re.compile(r"\bman(?= (?:xong|roi|duoc|chi\b|gi\b|het\b))"), "lam"),
    (re.compile(r"\bchớ(?= (?:không|khong|ko|k|hông|hổng|hỏng|đâu)\b)", re.IGNORECASE), "chứ"),
    (re.compile(r"(?<=(?:đồng|dong) )m[ôo]\b", re.IGNORECASE), "nào"),
    (re.compile(r"(?<=tuan |tuần |hang |háng )sua$", re.IGNORECASE), "sau"),
    (re.compile(r"\b(?:chẵn|chan) (?:chòi|choi)\b", re.IGNORECASE), "chẵn"),
    (re.compile(r"\bthư(?= (?:[2-7]|hai|ba|tư|năm|sáu|bảy)\b)"), "thứ"),
    (re.compile(r"(?<=\d )tê(?=$| (?:anh|chị|em|chú|bác)\b)"), "đó"),
    (re.compile(r"\bchi mô\b(?! hình)"), "gì đâu"),
    (re.compile(r"(?<=dung )rua\b|(?<=la )rua\b"), "vay"),
    (
        re.compile(
            r"(?<=[^\W\d_] )r(?=$| ?[^\w\s]| (?:ạ|a|á|nè|nhé|nha|hen|luôn|lun|em|anh|chị)\b)"
        ),
        "rồi",
    ),
)
_WORD = re.compile(r"[^\W\d_]+")
_NOTHING = re.compile(r"\b((?:làm|lam|được|duoc|có|co|đụng|động) )(?:chi)\b")
_NOT_AT_ALL = re.compile(
    r"\b((?:chưa|chua|không|khong|ko|chẳng|chả)(?: \w+){1,2}) (?:mô|mo)\b(?! hình| hinh)"
)
_ALL = re.compile(
    r"\b(hết|het|xong)(?: (?:trơn|tron|trọi|ráo|rao|sạch|sach|trụi|chơn|chọi|láng|ráo trọi))+\b"
)


def without_dialect(text: str) -> str:
    """A cleaned text in the words of the North, where a word of another region has one."""
    said = _WORD.sub(_standard, text)
    low = said.lower()
    for pattern, word in _PLAIN:
        said = pattern.sub(word, said) if pattern.search(low) else said
    said = _NOTHING.sub(r"\1gì", said)
    said = _NOT_AT_ALL.sub(r"\1 đâu", said)
    return _ALL.sub(r"\1", said)


def _standard(match: re.Match[str]) -> str:
    word = match.group()
    named = match.start() and word[0].isupper() and not word.isupper()  # "anh Vân"
    return word if named else _MARKED.get(word.lower()) or put_right(word)
