"""Who is counted in a sentence of rewards: collectives, individuals, households; and which counts belong together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from campaigns.planreader.model import Number, Range
from campaigns.planreader.text.outline import Block, Document
from campaigns.planreader.text.said_counts import COUNTS

_COLLECTIVE = (
    r"tập thể|cơ sở đoàn|cơ sở hội|cơ sở(?: sản xuất| kinh doanh| dịch vụ| giáo dục)?|đơn vị|bộ phận|chi hội|chi đoàn|"
    r"chi bộ|thôn đội|trung đội|tiểu đội|thôn|xóm|ấp|"
    r"bản(?! tin| giấy| mềm| cứng| chính| gốc| in| cam kết| đăng ký| sao| vẽ| nhạc)|buôn|làng|khóm|khu dân cư|tổ dân phố|"
    r"khối phố|khối xóm|tiểu khu|khu phố|khu|lớp(?! tập huấn| bồi dưỡng)|tổ chuyên môn|tổ công đoàn|tổ chức dịch vụ|"
    r"tổ chức đảng|ban công an xã|công an xã|công an phường|tổ(?! chức)|cđcs|công đoàn cơ sở|cơ quan|xã|phường|thị trấn|"
    r"trạm|khoa phòng|khoa|ngõ|trường|ban công tác mặt trận|hợp tác xã|tổ hợp tác|câu lạc bộ|dòng họ|ban (?:nhân dân )?ấp|"
    r"liên đội|chi đội|cụm|doanh nghiệp|phòng|nhóm|đội|mô hình|tuyến hẻm|tuyến phố|tuyến đường"
)
_INDIVIDUAL = (
    r"cá nhân|đồng chí|đ/c|học sinh|em học sinh|đoàn viên|hội viên|giáo viên|người|đảng viên|cán bộ|gương|đội viên|nông dân|"
    r"doanh nhân|công nhân|thanh niên|phụ nữ|nhân viên|công dân(?: số)?|công chức|viên chức|chiến sĩ(?! thi đua)|dân quân|"
    r"(?:nữ )?(?:cnvclđ|cnvc|cnlđ)|nữ (?:đoàn viên|hội viên|công nhân|cán bộ)|người lao động|sinh viên|cựu chiến binh|"
    r"trưởng (?:thôn|ấp|bản|xóm|khu)|cộng tác viên|thiếu nhi|thiếu niên|phụ trách|nhi đồng|trẻ em|cháu|tình nguyện viên|"
    r"nhà giáo|nct|ccb|đvtn|cbgv|(?!(?:tổ|đội|nhóm|lớp|chi|ban|hội|đoàn|khối|câu) )(?:[^\W\d_]+ ){1,2}(?:viên|nhân)|"
    r"(?:bác|y|dược|nghệ|thạc|tiến) sĩ|chị em|chị|em"
)
_HOUSEHOLD = r"hộ gia đình|gia đình|hộ"
# collectives only behind their number: "tổ chức 02 buổi" and "mỗi ban, ngành không quá 02" count others
_COUNTED_FIRST = r"(?:ban,? )?ngành(?:,? đoàn thể)?|đoàn thể|tổ chức(?: thành viên| hội)?"
_WHO = rf"(?P<h>{_HOUSEHOLD})|(?P<i>{_INDIVIDUAL})|(?P<c>{_COLLECTIVE})"
_N = r"(?P<a>\d{1,3})(?: ?(?:-|đến) ?(?P<b>\d{1,3}))?(?: ?\([^()\d]{1,20}\))?"
# "chọn một tập thể, hai cá nhân"; no third prize and no article before anybody else
_IN_WORDS = re.compile(
    rf"(?<![\w/.,])(?<!giải )(?<!hạng )(?<!thứ )(?<!nhì )(?<!nhì, )(?P<a>{'|'.join(COUNTS)})(?P<b>) "
    r"(?:(?P<h>hộ gia đình|gia đình|hộ)|(?P<i>cá nhân)|(?P<c>tập thể))(?!\w)"
)
_COUNT = re.compile(
    rf"(?<![\w/.,])(?:(?:từ|không quá|tối đa|nhiều nhất|ít nhất|khoảng|mỗi) )?{_N} "
    r"(?:(?:mô hình|gương|điển hình|tấm gương)(?: là)? (?=tập thể|cá nhân))?"
    rf"(?:{_WHO}|(?:{_COUNTED_FIRST}))(?![\w])"
)
_BACKWARD = re.compile(
    rf"(?<!\w)(?:{_WHO})(?: (?:tiêu biểu|xuất sắc|được (?:đề nghị )?(?:xét )?khen(?: thưởng)?))?(?: là)?:? ?"
    rf"(?:không quá|tối đa|nhiều nhất|từ|là)? ?{_N}(?!\d)(?! (?:giải|nhất|nhì|ba)\b)"
    r"(?! ?(?:%|triệu|tỷ|nghìn|ngàn|đồng|ha\b|km|m2|m\b|tấn|tháng|năm|tuổi|điểm))"
    r"(?: (?:người|đơn vị|tập thể|cá nhân|hộ|đồng chí|suất|giải))?(?![\w/.,]\d)"
)
_IN_BRACKETS = re.compile(  # "Tập thể (05), cá nhân (10)"; one figure in brackets may be a footnote
    rf"(?<!\w)(?:{_WHO})(?: (?:tiêu biểu|xuất sắc))? \((?P<a>\d{{2,3}})(?P<b>)\)(?!\w)"
)
_LINK = re.compile(
    r"^(?:"
    r"[,;] (?:nhì|ba|khuyến khích):? |; | \(?hoặc (?:không quá )?|[,;]? ?(?:và |cùng |với )?(?:từ |không quá |tối đa )?|"
    r", (?:bản|bon|buôn|làng|xóm|ấp|khóm|trường học|trường|đoàn thể|ban ngành|phòng|tổ dân phố|khu phố|thị trấn|phường|đơn vị|cơ quan)(?: dẫn đầu| tiêu biểu| xuất sắc)?(?:, (?:và )?| và |; )|"
    r"[^,.;:\d]{0,45}, ?(?:và )?(?:từ |không quá |tối đa )?|[^.;:\d]{0,40} và (?:từ |không quá |tối đa )?"
    r")$"
)
# "2 đơn vị trường học, y tế; 8 cá nhân": more of who is meant, and nothing is done between
_MORE_OF_IT = re.compile(
    r"(?!.*(?:tặng|khen|đề nghị|trình|dương|mỗi|chọn|giới thiệu|xét|thưởng|trao|đảng ủy|ubnd|huyện|tỉnh|cấp|mttq))[^.:\d]{2,40}[,;] (?:và )?$"
)
_NEXT = re.compile(r"(?: (?:tiêu biểu|xuất sắc|dẫn đầu|giỏi))*(?: và |, |; )")
_SAID_LIMIT = re.compile(r" (?:không quá|tối đa|nhiều nhất) ")  # "tập thể không quá 8"
_ASIDE = re.compile(r" \([^()]{1,90}\)")  # "09 tập thể (03 nhất, 03 nhì, 03 ba) và 27 cá nhân"
_RANKED = re.compile(r"(?<!\w)(?:nhất|nhì|ba|khuyến khích): ?$")  # "Nhất: 01 khoa"
_BRACKET = re.compile(
    r"(?: [^\W\d_]+){0,3} \([^()\n]{5,240}\)|(?: [^\W\d_]+){0,3},? (?:trong đó|gồm(?: có)?)[:,]? [^;.()\n]{5,120}"
)
_OF_WHICH = re.compile(r",? trong đó[^;.]*")
_BLOC = re.compile(r"(?:khối|cụm) [^().;\d]{3,40} \($")  # "Khối các trường (12 trường)"
_LED = re.compile(r"(?:dẫn đầu|đứng đầu|thuộc|của|trong)(?: các)? $")  # "03 đơn vị dẫn đầu 03 cụm"
_RANK = (
    re.compile(  # "01 thôn xếp thứ nhất 2.000.000 đồng, 02 thôn xếp thứ ba mỗi thôn 1.000.000 đồng"
        r" (?:đạt |xếp )?(?:giải |hạng |loại )?nhất, nhì(?:,| và) ba|"
        r" xếp (?:thứ|hạng|giải) [^\W\d]+(?:[ :]+(?:mỗi [^\W\d]+ )?\d[\d.]* ?(?:đồng|đ)\b)?"
    )
)
_OTHER_FORM = re.compile(r"tặng (?:cờ|bằng khen|giấy khen)")
_SHARED_OUT = re.compile(r"\d{1,3} [^()\n]{2,60} \((?:mỗi|trong đó|gồm|chia)[^()\n]{0,50}$")
_PRIZE = re.compile(r" ?giải(?: (?:nhất|nhì|ba|khuyến khích|tập thể))?\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """One count with its place; `role` is c (collective), i (individual) or h (household)."""

    start: int
    end: int
    role: str
    value: Number


def _counts(doc: Document, block: Block) -> list[Counted]:
    """Every count of a block; one said backwards ("tập thể: 05") only where no other stands."""
    said = (
        *_COUNT.finditer(doc.low, block.body, block.end),
        *_IN_WORDS.finditer(doc.low, block.body, block.end),
    )
    forward = sorted(map(_count, said), key=lambda one: one.start)
    ends = [one.end for one in forward]
    found = dict.fromkeys(forward)
    for match in _BACKWARD.finditer(doc.low, block.body, block.end):
        first = bisect_right(ends, match.start())
        over = forward[first : bisect_left(forward, match.end(), key=lambda one: one.start)]
        if not over or (_SAID_LIMIT.search(match.group()) and len(over) == 1):
            for one in over:
                found.pop(one, None)
            found[_count(match)] = None
    if not found:
        found = dict.fromkeys(map(_count, _IN_BRACKETS.finditer(doc.low, block.body, block.end)))
    parts = _parts(doc, list(found))
    kept = [one for one in found if one not in parts]
    kept = [one for one in kept if not _is_prize(doc, one) and not _shared_out(doc, one)]
    kept = [
        one for one in kept if not doc.low.startswith("):", one.end)
    ]  # "Khối xã (15 đơn vị): …"
    kept = [one for one in kept if not _BLOC.search(doc.low, max(0, one.start - 60), one.start)]
    kept = [one for one in kept if not _LED.search(doc.low, max(0, one.start - 40), one.start)]
    return sorted(kept, key=lambda one: one.start)


def _count(match: re.Match[str]) -> Counted:
    low = COUNTS.get(match["a"]) or int(match["a"])
    high = int(match["b"]) if match["b"] else low
    value: Number = Range(low, high) if high > low else low
    role = "h" if match["h"] else "i" if match["i"] else "c"
    return Counted(match.start(), match.end(), role, value)


def _parts(doc: Document, found: list[Counted]) -> list[Counted]:
    """ "03 tập thể (01 khoa, 01 phòng, 01 trạm y tế)": what a count is made of, in the bracket behind it."""
    parts: list[Counted] = []
    for whole in found:
        bracket = _BRACKET.match(doc.low, whole.end)
        if bracket and isinstance(whole.value, int):
            inner = [one for one in found if bracket.start() <= one.start < bracket.end()]
            values = [one.value for one in inner if isinstance(one.value, int)]
            apart = _by_role(inner) == _by_role(
                [one for one in found if whole.start - _BESIDE < one.start <= whole.start]
            )  # "15 tập thể, 30 cá nhân (trong đó: …)"
            parts += inner if sum(values) == whole.value or apart else []
    return parts


_BESIDE = 60  # characters between the counts that a bracket divides


def _by_role(found: list[Counted]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for one in found:
        totals[one.role] = totals.get(one.role, 0) + (
            one.value if isinstance(one.value, int) else 0
        )
    return totals


def _shared_out(doc: Document, one: Counted) -> bool:
    """ "32 học sinh (mỗi lớp 01 em)": how the count before is shared out."""
    return bool(_SHARED_OUT.search(doc.low, max(0, one.start - 130), one.start))


def _is_prize(doc: Document, one: Counted) -> bool:
    """ "01 giải Nhất cho 01 tập thể": prizes are counted, not who is rewarded."""
    behind = _PRIZE.match(doc.low, one.end) or (
        one.role == "c" and _RANKED.search(doc.low, max(0, one.start - 14), one.start)
    )
    ranked = re.search(
        r"mỗi (?:hạng|giải|loại|mức)(?: \w+)? $", doc.low[max(0, one.start - 20) : one.start]
    )
    return bool(behind or ranked or _PRIZE.search(doc.low, one.start, one.end))


def groups_of(doc: Document, block: Block) -> list[list[Counted]]:
    """Counts that follow one another closely make one quota."""
    groups: list[list[Counted]] = []
    for one in _counts(doc, block):
        gap = doc.low[groups[-1][-1].end : one.start] if groups else ""
        gap = _RANK.sub("", _OF_WHICH.sub("", _ASIDE.sub("", gap)))
        linked = (
            groups and (_LINK.match(gap) or _MORE_OF_IT.match(gap)) and not _OTHER_FORM.search(gap)
        )
        fresh = linked and (
            one.role not in {each.role for each in groups[-1]}
            or (one.role == "c" and groups[-1][-1].role == "c")
            or _NEXT.fullmatch(doc.low, groups[-1][-1].end, one.start)
        )
        if linked and fresh:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [group for group in groups if len(group) > 1 or not _models(doc, group[0])]


def _models(doc: Document, one: Counted) -> bool:
    """ "Chọn 03 mô hình" alone: what is chosen to be shown, not who is rewarded."""
    return doc.low.endswith("mô hình", one.start, one.end)
