"""The house's short forms for figures: of a target, its base, a qualitative one, entered points."""

from collections.abc import Collection, Sequence

from campaigns.forms.definition import Condition, Field, Form, Kind, Option
from campaigns.wording.quantity.figure import Wanted
from campaigns.wording.spelling.text import capital, fold

PERIOD = "ky"
FIGURE = "so-lieu"
VERDICT = "muc-do"
SOURCE = "nguon"
REASON = "ly-do"
NOTE = "ghi-chu"
POINTS_UNIT = "điểm"
EACH_UNIT = tuple(map(fold, ("các thôn", "từng thôn", "mỗi thôn", "các đơn vị", "từng đơn vị")))

_HALVES = {"1": "6 tháng đầu năm {}", "2": "6 tháng cuối năm {}"}
VERDICTS = (
    Option("met", "✔ Đạt"),
    Option("on_way", "➜ Đang thực hiện"),
    Option("behind", "▼ Chậm"),
)


def say_period(name: str) -> str:
    """A period as people call it: quý II/2024, tháng 6/2024, năm 2024."""
    year, _, part = name.partition("-")
    if not part:
        return f"năm {year}"
    if part[0] == "H":
        return _HALVES[part[1]].format(year)
    if part[0] == "Q":
        return f"quý {'I' * int(part[1]) if part[1] != '4' else 'IV'}/{year}"
    month, _, day = part.partition("-")
    return f"ngày {day}/{month}/{year}" if day else f"tháng {int(month)}/{year}"


def _period(offered: Sequence[str]) -> Field:
    return Field(
        key=PERIOD,
        kind=Kind.CHOICE,
        label="Kỳ",
        question="Số liệu của kỳ nào? (từ đầu đợt đến hết kỳ)",
        options=tuple(Option(one, say_period(one)) for one in offered),
    )


def _reason(told: Collection[str] | None) -> list[Field]:
    """Asked where a figure stands already; None: it stands whatever the period."""
    asked = None if told is None else Condition(PERIOD, tuple(told))
    return [
        Field(
            key=REASON,
            kind=Kind.LONG_TEXT,
            label="Lý do sửa",
            question="Kỳ này đã có số liệu. Vì sao sửa?",
            example="số chính thức của Chi cục Thống kê",
            relevant=asked,
        )
    ]


_SOURCE = Field(
    key=SOURCE,
    kind=Kind.TEXT,
    label="Nguồn",
    question="Số liệu lấy từ đâu?",
    example="Báo cáo số 45/BC-UBND ngày 25/6",
)
_NOTE = Field(
    key=NOTE,
    kind=Kind.LONG_TEXT,
    label="Ghi chú",
    question="Có ghi chú gì thêm không?",
    required=False,
)


def _figure(wanted: Wanted, question: str) -> Field:
    return Field(
        key=FIGURE,
        kind=Kind.TEXT,
        label="Số liệu",
        question=question,
        example=wanted.example,
    )


def result(wanted: Wanted, offered: Sequence[str], told: Collection[str]) -> Form:
    """A figure of a target for one period."""
    asked = f"Kết quả là bao nhiêu? (đơn vị: {wanted.shown}; chưa làm được gì thì gõ 0)"
    seen = [one for one in offered if one in told]
    fields = [_period(offered), _figure(wanted, asked), _SOURCE, *(_reason(seen) if seen else ())]
    return Form("chi-tieu", "Số liệu chỉ tiêu", (*fields, _NOTE))


def verdict(offered: Sequence[str], told: Collection[str]) -> Form:
    """What is said of a qualitative target for one period."""
    said = Field(
        key=VERDICT, kind=Kind.CHOICE, label="Đánh giá", question="Đánh giá thế nào?",
        options=VERDICTS,
    )  # fmt: skip
    seen = [one for one in offered if one in told]
    why = Field(
        key=NOTE, kind=Kind.LONG_TEXT, label="Nhận xét", question="Vì sao đánh giá như vậy?",
        example="không có vụ việc phức tạp phát sinh",
    )  # fmt: skip
    fields = [_period(offered), said, why, *(_reason(seen) if seen else ()), _SOURCE]
    return Form("dinh-tinh", "Đánh giá chỉ tiêu", tuple(fields))


def base(wanted: Wanted, words: str, *, told: bool) -> Form:
    """What a target is measured from."""
    asked = _figure(wanted, f"{capital(words)} là bao nhiêu? (đơn vị: {wanted.shown})")
    return Form("so-giao", "Số giao", (asked, _SOURCE, *(_reason(None) if told else ()), _NOTE))


def points(wanted: Wanted, *, told: bool) -> Form:
    """An officer's points for one village."""
    asked = _figure(wanted, f"Chấm bao nhiêu điểm? (tối đa {wanted.example})")
    return Form("cham-diem", "Chấm điểm", (asked, *(_reason(None) if told else ()), _NOTE))


def corrected(note: str, reason: str) -> str:
    """The note of a figure that replaces another."""
    said = f"Sửa số liệu: {reason}" if reason else ""
    return ". ".join(part for part in (said, note) if part)
