"""A form's questions and a form file's problems in words, alike in chat and in a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.show import figure
from campaigns.tidy import quoted_briefly

if TYPE_CHECKING:
    from campaigns.forms.xlsform_sheet import SheetProblem

KINDS = {
    Kind.TEXT: "chữ",
    Kind.LONG_TEXT: "chữ, nhiều dòng",
    Kind.MONEY: "số tiền",
    Kind.DATE: "ngày",
    Kind.DATE_OR_PERIOD: "ngày hoặc khoảng ngày",
    Kind.INTEGER: "số nguyên",
    Kind.DECIMAL: "số",
    Kind.PERCENT: "phần trăm",
    Kind.QUANTITY: "số kèm đơn vị",
    Kind.CHOICE: "chọn một",
    Kind.CHOICES: "chọn nhiều",
    Kind.PHOTO: "ảnh",
    Kind.LOCATION: "vị trí",
    Kind.NOTE: "lời dặn",
}
OPTIONAL = "không bắt buộc"
AT_LEAST = "từ {}"
AT_MOST = "đến {}"
MOST_PHOTOS = "nhiều nhất {} ảnh"
LONGEST = "không quá {} ký tự"
NOT_BEFORE = "không trước “{}”"
ONLY_IF = "chỉ hỏi khi “{}” là {}"
OR = " hoặc "
PERCENT = "{}%"
PLACE = "Trang {sheet}, dòng {row}{column}: {message}"
COLUMN = ", cột {heading} (ô {cell})"
WHY = {
    "too_big": "Tệp lớn hơn 10 MB. Xin bỏ bớt ảnh rồi gửi lại.",
    "too_long": "Tệp có quá nhiều trang, dòng hoặc cột so với một biểu mẫu. Xin bỏ bớt rồi gửi lại.",
    "too_slow": "Đọc tệp quá lâu nên đã dừng lại. Xin lưu lại thành .xlsx mới rồi gửi lại.",
    "bomb": "Tệp nén bất thường, có thể gây hại nên không mở. Xin lưu lại thành .xlsx mới.",
    "encrypted": "Tệp đặt mật khẩu. Xin bỏ mật khẩu rồi gửi lại.",
    "not_a_sheet": "Không phải bảng tính .xlsx. Xin lưu lại thành .xlsx rồi gửi lại.",
    "damaged": "Tệp hỏng hoặc sai định dạng. Xin mở thử trên máy, lưu lại thành .xlsx rồi gửi lại.",
}


def why(code: str) -> str:
    """The sentence for a file that was not opened."""
    return WHY.get(code, WHY["damaged"])


def questions(form: Form) -> list[str]:
    """One line a question: its label, what it takes, when it is asked."""
    return [f"{one.question or one.label} ({'; '.join(_about(form, one))})" for one in form.fields]


def problem(one: "SheetProblem") -> str:
    """What is wrong, and where in the file."""
    column = COLUMN.format(heading=one.column, cell=one.cell) if one.column else ""
    return PLACE.format(
        sheet=one.sheet, row=one.row, column=column, message=quoted_briefly(one.message)
    )


def _about(form: Form, one: Field) -> list[str]:
    said = [KINDS[one.kind]]
    if one.options:
        said.append(" / ".join(each.label for each in one.options))
    if not one.required and one.kind is not Kind.NOTE:
        said.append(OPTIONAL)
    low, high = one.constraint.minimum, one.constraint.maximum
    said += [AT_LEAST.format(figure(low))] if low is not None else []
    at_most = MOST_PHOTOS if one.kind is Kind.PHOTO else AT_MOST
    said += [at_most.format(figure(high))] if high is not None else []
    said += [LONGEST.format(one.max_length)] if one.max_length is not None else []
    other = form.field(one.constraint.not_before or "")
    said += [NOT_BEFORE.format(other.label)] if other is not None else []
    looked = form.field(one.relevant.field) if one.relevant else None
    if one.relevant is not None and looked is not None:
        chosen = _labels(looked, one.relevant.is_one_of)
        said.append(ONLY_IF.format(looked.label, OR.join(chosen)))
    return said


def _labels(looked: Field, keys: Sequence[str]) -> list[str]:
    known = {one.key: one.label for one in looked.options}
    plain = PERCENT if looked.kind is Kind.PERCENT else "{}"
    return [f"“{known.get(key, plain.format(key))}”" for key in keys]
