"""Which lines are the head: those above the title, and those between the title and the body."""

from __future__ import annotations

import re

from campaigns.planreader.text.outline import Document

MOTTO = re.compile(
    r"cộng hòa xã hội chủ nghĩa việt nam|độc lập ?- ?tự do ?- ?hạnh phúc|đảng cộng sản việt nam(?=\s*$)|"
    r"(?:^|(?<=[\t\n]))(?:đoàn tncs hồ chí minh|đoàn thanh niên cộng sản hồ chí minh|"
    r"mặt trận tổ quốc việt nam|hội nông dân việt nam|hội liên hiệp phụ nữ việt nam|"
    r"hội lhpn việt nam|công đoàn việt nam|tổng liên đoàn lao động việt nam|"
    r"hội cựu chiến binh việt nam|đội tntp hồ chí minh|đội tn tp hồ chí minh)(?=[\t\n]|$)",
    re.MULTILINE,
)
PLACE_DATE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][^,\n\t;:.]{1,60}|[.…_]{2,60}), ?(?=ngày|Ngày|\d{1,2}/\d{1,2}/\d{4}\s*$)",
    re.MULTILINE,
)
OPENING = re.compile(
    r"^(?:[-+] ?)?(?:căn cứ|kính gửi|thực hiện (?:kế hoạch|chỉ thị|công văn|quyết định|nghị quyết|hướng dẫn|"
    r"chương trình|thông báo|ý kiến|văn bản|sự|chủ trương|luật|kết luận)|theo |nhằm |để |xét |trên cơ sở|"
    r"thi hành|tiếp tục|hưởng ứng |phát huy|được sự|nay |hòa chung|hoà chung|trong (?:không khí|những năm|thời gian)|"
    r"năm (?:học )?\d{4}(?: - \d{4})? là)"
)


def head_end(doc: Document) -> int:
    """Where the head ends: before the line that names the kind of document, or the body."""
    if doc.type_block is not None:
        start = doc.blocks[doc.type_block].start
        named = doc.low.endswith(doc.type_name or "", start, doc.type_end)
        return start if named else doc.type_end
    for block in doc.blocks[:40]:
        if doc.low.startswith("kính gửi", block.start):
            return block.start
    for block in doc.blocks[:40]:
        if block.kind or OPENING.match(doc.low[block.start : block.end]):
            return block.start
    return doc.blocks[min(len(doc.blocks), 12) - 1].end if doc.blocks else 0


def below_title(doc: Document) -> tuple[int, int]:
    """The lines between the title and the body: some print number and date there."""
    if doc.type_block is None:
        return 0, 0
    blocks = doc.blocks[doc.type_block + 1 : doc.type_block + 8]
    low = doc.low
    body = next(
        (
            one
            for one in blocks
            if one.kind not in ("", "caps") or OPENING.match(low[one.start : one.end])
        ),
        None,
    )
    return (doc.type_end, body.start) if body else (0, 0)
