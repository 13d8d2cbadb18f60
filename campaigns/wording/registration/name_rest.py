"""What else belongs to a work's name: the object of its verbs, a list, what stands in brackets."""

from __future__ import annotations

from campaigns.wording.beside.filler import is_stop
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.name_start import WHO
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Phrases, phrases, words_of

Run = tuple[int, int]

_PAID = (Cue.TOTAL, Cue.VALUE, Cue.PART, Cue.GIFT, Cue.PAYER, Cue.PEOPLE, Cue.EACH, Cue.FREE)
VERBS = Phrases(
    phrases(
        "verb",
        "nâng cấp | sửa chữa | sửa | cải tạo | tu sửa | tu bổ | tôn tạo | xây dựng | xây mới | xây | làm | làm mới",
        "mở rộng | nạo vét | lắp đặt | lắp | trồng | chỉnh trang | duy tu | bảo dưỡng | kiên cố hóa | gia cố | đào | đắp",
        "kẻ | vẽ | cắm | treo | dựng | tháo dỡ | lát | láng | rải | đổ | quét | phun | ốp | lợp | thay | gắn | đặt | san | kéo | rào | trang trí",
        "mua sắm | sơn | quét vôi | vệ sinh | dọn dẹp | phát quang | khơi thông | cứng hóa | bê tông hóa | và | thay thế",
    )
)
_WORKS = (("cong", "trinh"), ("phan", "viec"), ("hang", "muc"))
_OPENINGS = Phrases(phrases("opening", "công trình | phần việc | hạng mục | làm công trình"))
_WORDS_OF_A_THING = 6
_WORDS_OF_A_TASK = 12  # and signs
_GIVEN = (Cue.PART, Cue.GIFT, Cue.PAYER, Cue.PEOPLE)
_MANNERS = words_of(["gap nhanh som tiet dam bao theo tai kem nhu dung moi chac khong ko chi"])
_PERSONS = frozenset(("ông", "bà", "anh", "chị", "ong", "bác", "chú", "cô"))
_INNER = (None, Label.COUNT, Label.MEASURE)
_PLACES = frozenset(("xom", "ngo", "hem", "ngach", "cau", "lang", "ban", "doi", "khu"))
_FEW = frozenset(("hai", "ba", "bon", "nam"))


def with_the_rest(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """The run of a name with those of the following `runs` that are part of it."""
    run = _with_a_neighbour(scanned, _with_object(scanned, run, runs))
    run = _with_its_places(scanned, run, runs)
    run = _with_its_list(scanned, _with_the_others(scanned, run, runs), runs)
    run = _with_its_tasks(scanned, run, runs)
    return _with_brackets(scanned, run, runs)


def with_verbs_before(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """ "tu sửa, nâng cấp đình làng": the verbs before the comma are of the same name."""
    before = next((one for one in runs if one[1] + 1 == run[0]), None)
    joined = run if before is None else _with_object(scanned, before, runs)
    return joined if joined[1] == run[1] else run


def _with_object(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """ "Nâng cấp, sửa chữa nhà văn hóa": verbs alone are no name, what follows the comma is theirs."""
    opening = _OPENINGS.at(scanned.tokens, run[0])
    index = opening.end if opening is not None else run[0]
    while index < run[1]:
        verb = VERBS.at(scanned.tokens, index)
        if verb is None:
            return run
        index = verb.end
    following = next((one for one in runs if one[0] == run[1] + 1), None)
    comma = following is not None and scanned.tokens[run[1]].text in ",-"
    return (run[0], following[1]) if comma and following is not None else run


def _with_a_neighbour(scanned: Scanned, run: Run) -> Run:
    """ "ngõ nhà ông Sử - ông Vượng", "đường liên xóm Đông - xóm Tây": from where to where."""
    tokens, end = scanned.tokens, run[1]
    if end + 1 >= len(tokens) or tokens[end].text not in "-–":
        return run
    to, said = tokens[end + 1], tokens[run[0] : end]
    person = to.text in _PERSONS and any(token.text in _PERSONS for token in said)
    place = to.fold in _PLACES and any(token.fold == to.fold for token in said)
    if not (person or place):
        return run
    stop = end + 1
    while stop < len(tokens) and scanned.labels[stop] in _INNER and not is_stop(tokens[stop]):
        stop += 1
    return run[0], stop


def _with_its_places(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """ "thắp sáng ngõ 12, ngõ 14 và ngõ 16": the same kind of place, with its number."""
    tokens, end = scanned.tokens, run[1]
    for start, stop in runs:
        if start != end + 1 or tokens[end].text != "," or not tokens[end - 1].number:
            continue
        place = tokens[end - 2].fold
        numbered = tokens[start].fold == place and tokens[start + 1].number
        only = all(token.number or token.fold in (place, "va") for token in tokens[start:stop])
        if numbered and (only or _is_paid(scanned, stop)):
            end = stop  # "ngõ 3, ngõ 5 đổ bê tông 90tr"
    return run[0], end


def _with_the_others(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """ "3 công trình: đường hoa, cổng chào, sân bóng tổng 200 triệu": the name holds them all."""
    said = [token.fold for token in scanned.tokens[: run[0]]]
    counted = any(
        tuple(said[index + 1 : index + 3]) in _WORKS
        and (said[index].isdigit() or said[index] in _FEW)
        for index in range(len(said))
    )
    end = run[1]
    for start, stop in runs:
        if counted and start == end + 1 and scanned.tokens[end].text == ",":
            end = stop
    return run[0], end


def _with_its_list(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """ "biển tên đường, ngõ 15tr", "trồng hoa, cây xanh: 5tr": further things up to the sum."""
    tokens, end = scanned.tokens, run[1]
    for start, stop in runs:
        first = start + _is_count(scanned, run, start, stop)
        if start == end + 1 and tokens[end].text in ",;" and _is_thing(scanned, first, stop):
            end = stop
    return (run[0], end) if _is_paid(scanned, end) else run


def _is_count(scanned: Scanned, run: Run, start: int, stop: int) -> bool:
    """ "01 sân; 01 nhà để xe", "sửa 4 phòng học, 1 phòng hiệu bộ"; "mua 2 xe, 1 xe 35tr" is a price."""
    tokens = scanned.tokens
    more = tokens[start].number and (tokens[run[0]].number or stop - start > 2)
    return more and any(token.number for token in tokens[run[0] : run[0] + 2])


def _with_its_tasks(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """ "khoan 2 giếng, lắp 2 máy lọc nước, 65tr": what else is done for the same sum."""
    if not _is_task(scanned, *run):
        return run  # "giọt nước, sửa 2 máng"
    end = run[1]
    for start, stop in runs:
        if start == end + 1 and scanned.tokens[end].text == "," and _is_task(scanned, start, stop):
            end = stop
    return (run[0], end) if _is_paid(scanned, end) else run


def _is_task(scanned: Scanned, start: int, stop: int) -> bool:
    """A verb and its thing, where neither who does it is said nor how."""
    tokens = scanned.tokens
    doing, verb = PARTS.at(tokens, start), VERBS.at(tokens, start)
    does = doing is not None and doing.meaning is Part.DOING and tokens[start].fold != "mua"
    thing = doing.end if doing is not None and does else verb.end if verb is not None else stop
    short = thing < stop <= start + _WORDS_OF_A_TASK
    told = not short or tokens[thing].fold in _MANNERS
    return not (told or any(_says_payer(scanned, at, stop) for at in range(start, stop)))


def _says_payer(scanned: Scanned, index: int, stop: int) -> bool:
    """Whether somebody gives something; "mương thôn" ends with whose it is."""
    cue = CUES.at(scanned.tokens, index)
    whose = cue is not None and cue.meaning in (Cue.PAYER, Cue.PEOPLE) and cue.end == stop
    return cue is not None and cue.meaning in _PAID and not whose


def _is_paid(scanned: Scanned, end: int) -> bool:
    """Whether the sum follows, and nobody who gives it."""
    after = end + (end < len(scanned.tokens) and scanned.tokens[end].text in ",;:-")
    paid = scanned.labels[after : after + 1] in ([Label.MONEY], [Label.CUE])
    cue = CUES.at(scanned.tokens, after)
    return paid and not (cue is not None and cue.meaning in _GIVEN)  # "xi măng xã cho"


def _is_thing(scanned: Scanned, start: int, stop: int) -> bool:
    """One to three words that say neither who, nor what is done, nor how."""
    tokens = scanned.tokens
    short = stop - start <= _WORDS_OF_A_THING and all(
        scanned.labels[index] in (None, Label.COUNT) and tokens[index].word
        for index in range(start, stop)
    )
    told = PARTS.at(tokens, start) or any(
        _tells_who(scanned, index) for index in range(start, stop)
    )
    return short and not told and tokens[start].fold not in _MANNERS


def _tells_who(scanned: Scanned, index: int) -> bool:
    """Who pays or does it, or what is done."""
    cue, part = CUES.at(scanned.tokens, index), PARTS.at(scanned.tokens, index)
    paid = cue is not None and cue.meaning in _PAID
    done = part is not None and part.meaning is Part.DOING
    return paid or done or WHO.at(scanned.tokens, index) is not None


def _with_brackets(scanned: Scanned, run: Run, runs: list[Run]) -> Run:
    """ "Đường nội thôn (đoạn từ cầu Trắng đến nhà ông Xá)": which one it is, not who does it."""
    start, tokens = run[1], scanned.tokens
    if start >= len(tokens) or tokens[start].text != "(":
        return run
    end = next((i for i in range(start, len(tokens)) if tokens[i].text == ")"), None)
    if end is None or (start + 1, end) not in runs:
        return run
    inside = range(start + 1, end)
    cues = (CUES.at(tokens, index) for index in inside)
    paid = any(cue is not None and cue.meaning in _PAID for cue in cues)
    told = paid or WHO.at(tokens, start + 1) is not None
    return run if told else (run[0], end + 1)
