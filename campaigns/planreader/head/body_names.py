"""The name of a body as a sentence writes it: capitals made small, short forms written out, other spellings found.

Nothing here decides which body issues a plan.
"""

from __future__ import annotations

import re

from campaigns.planreader.head.lines import head_end
from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Document
from campaigns.planreader.text.source import lowered
from campaigns.planreader.text.type_line import is_caps
from campaigns.wording.spelling.text import capital, fold

LEVELS = "xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận|tỉnh"
NAME = r"[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,4}|\d{1,2}"
_SHORT = (
    (re.compile(r"(?i)\bủy ban nhân dân\b"), "UBND"),
    (re.compile(r"(?i)^chủ tịch (?=ubnd)"), ""),
    (re.compile(r"(?i)\btđ ?[-,–]? ?kt\b"), "Thi đua - Khen thưởng"),
    (re.compile(r"(?i)^bch(?= quân sự)"), "Ban Chỉ huy"),
    (re.compile(r"(?i)^bch\b"), "Ban Chấp hành"),
    (re.compile(r"(?i)\bhnd\b"), "Hội Nông dân"),
)
_LEVEL_WORD = re.compile(rf"(?<=\S )(?:{LEVELS})(?= [A-ZĐÀ-Ỹ\d])", re.IGNORECASE)


def tidy(words: str) -> str:
    """One blank between words, short forms of bodies written alike."""
    words = re.sub(r"\s+", " ", words).strip(" -*,.:")
    words = re.sub("(?i)uỷ", lambda m: "Ủy" if m.group()[0].isupper() else "ủy", words)
    for pattern, new in _SHORT:
        words = pattern.sub(new, words)
    words = _LEVEL_WORD.sub(lambda match: match.group().lower(), words)
    return capital(words)


_LITTLE = {
    "xã", "phường", "thị", "trấn", "huyện", "thành", "phố", "quận", "tỉnh", "và", "nhân", "dân", "ban",
    "ủy", "đoàn", "trường", "mầm", "non", "trung", "tâm", "giáo", "dục", "công", "ty", "điện", "lực", "quân", "sự", "huy", "y", "tế", "bộ", "khối", "khu", "nghiệp", "xây", "dựng", "nông", "thôn", "mới", "phong", "trào",
    "đồng", "đua", "thưởng", "chấp", "hành", "thường", "vụ", "trực", "lao", "động", "cơ", "sở", "chỉ", "đạo", "các", "chương", "trình", "quản", "lý", "mục", "tiêu", "quốc", "gia", "việt", "nam", "tiểu", "học",
}  # fmt: skip


_OF_PARTY = {"đoàn", "ủy"}  # "huyện ủy", "xã đoàn": no name yet
_VOWEL = re.compile(r"[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


# as offices write them, whatever stands around
_WRITTEN = (
    "Việt Nam", "Hồ Chí Minh", "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc", "Ủy ban MTTQ", "Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành",
    "Ban Chỉ đạo", "Ban Chỉ huy Quân sự", "Hội đồng", "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Hội Người cao tuổi", "Hội Sinh viên",
    "Liên đoàn Lao động", "Sở Y tế", "Trung tâm Y tế", "Trạm Y tế", "Giáo dục và Đào tạo", "Trường Tiểu học", "Trường Mầm non", "Trường THCS", "Trường THPT",
    "Đoàn TNCS", "Đoàn trường", "Liên đội", "Chi đoàn", "Chi bộ", "Ban Chấp hành Đoàn", "BCH Đoàn", "Công ty Điện lực", "Công an", "Giao thông Vận tải", "Khu công nghiệp",
)  # fmt: skip
_AS_WRITTEN = {one.lower(): one for one in _WRITTEN}
_ANY_WRITTEN = re.compile(rf"(?<!\w)(?<!công )(?:{'|'.join(_AS_WRITTEN)})(?!\w)", re.IGNORECASE)


def in_sentence(doc: Document, start: int, end: int) -> str:
    """A line in capitals as one would write it in a sentence: names after the level in capitals."""
    words = doc.text[start:end].strip(" *-")
    if not is_caps(words):
        return words
    out: list[str] = []
    named = False  # behind the level stands a name: "thị trấn Đồng Văn"
    for word in words.split():
        low = word.lower()
        level = " ".join([*(one.lower() for one in out[-1:]), low])
        names = named and low != "và"
        short = low == "ubnd" or (len(word) >= 2 and not _VOWEL.search(low))
        little = low in _LITTLE and out and not names
        out.append(low if little else word if short or "&" in word else word.capitalize())
        ends = any(re.fullmatch(LEVELS, one) for one in (low, level))
        named = ends or (names and not (named and low in _OF_PARTY))
    return _ANY_WRITTEN.sub(lambda match: _AS_WRITTEN[match.group().lower()], " ".join(out))


def as_the_body_writes(doc: Document, words: str) -> str:
    """The same name as the body of the text writes it, where it does."""
    low = words.lower()
    tail = re.search(rf"\b(?:{LEVELS})\b (.+)$", low)
    for wanted in (low, tail.group(1) if tail else ""):
        if len(wanted) < 3:
            continue
        for match in re.finditer(re.escape(wanted), doc.low[head_end(doc) :]):
            start = head_end(doc) + match.start()
            printed = doc.text[start : start + len(wanted)]
            if not is_caps(printed):
                return words[: len(words) - len(wanted)] + printed
    return words


def other_spellings(doc: Document, found: Words) -> tuple[Words, ...]:
    """Names after the same body and level that differ by a letter or a mark from the issuer's."""
    match = re.search(rf"(?i)\b({LEVELS}) ((?:{NAME}))$", found.text)
    if match is None:
        return ()
    level, name = match.group(1).lower(), match.group(2)
    others: dict[str, Words] = {}
    for other in re.finditer(
        rf"(?:UBND|[ỦU][ỷyỦỶ] ?[Bb]an [Nn]hân dân|Đảng (?:ủy|bộ)) {level} ({NAME})", doc.text
    ):
        words = " ".join(other.group(1).split()[: len(name.split())])
        low, mine = words.lower(), name.lower()
        if (
            lowered(low) != lowered(mine)
            and len(low.split()) == len(mine.split())
            and _near(fold(low), fold(mine))
        ):
            others.setdefault(
                low, Words(words, doc.source.span(other.start(1), other.start(1) + len(words)))
            )
    return tuple(others.values())


def _near(one: str, two: str) -> bool:
    """At most one letter apart."""
    longer, shorter = (one, two) if len(one) >= len(two) else (two, one)
    start = 0
    while start < len(shorter) and one[start] == two[start]:
        start += 1
    return longer[start + 1 :] == shorter[start + (len(longer) == len(shorter)) :]
