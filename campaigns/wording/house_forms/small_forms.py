"""The house's own short forms: a promise, an extension, a call's note, a reason for a change."""

from dataclasses import replace

from campaigns.forms.definition import Constraint, Field, Form, Kind

UNTIL = "den-ngay"
REASON = "ly-do"
NOTE = "ghi-chu"

_WHY = Field(
    key=REASON,
    kind=Kind.LONG_TEXT,
    label="Lý do",
    question="Vì lý do gì?",
    example="Bà con bận gặt lúa",
)

PROMISE = Form(
    key="xin-lui",
    title="Xin lùi ngày",
    fields=(
        Field(
            key=UNTIL,
            kind=Kind.DATE,
            label="Xin đến ngày",
            question="Thôn sẽ gửi vào ngày nào?",
            example="thứ sáu này",
        ),
    ),
)

EXTENSION = Form(
    key="gia-han",
    title="Gia hạn cho một thôn",
    fields=(
        Field(
            key=UNTIL,
            kind=Kind.DATE,
            label="Gia hạn đến hết ngày",
            question="Gia hạn đến hết ngày nào?",
            example="30/11",
        ),
        _WHY,
    ),
)

CALL = Form(
    key="da-goi",
    title="Đã gọi điện",
    fields=(
        Field(
            key=NOTE,
            kind=Kind.LONG_TEXT,
            label="Ghi chú",
            question="Thôn trả lời thế nào? (ghi ngắn, hoặc bấm Bỏ qua)",
            example="hẹn tối nay nộp",
            required=False,
        ),
    ),
)


def change_of(field: Field) -> Form:
    """Another value for one field of a work, with the reason."""
    alone = Field(
        key=field.key,
        kind=field.kind,
        label=field.label,
        question=field.question,
        example=field.example,
        hint=field.hint,
        max_length=field.max_length,
        options=field.options,
        constraint=Constraint(field.constraint.minimum, field.constraint.maximum),
    )
    return Form(key="doi", title="Thay đổi công trình", fields=(alone, _WHY))


WITHDRAWAL = Form(
    key="rut",
    title="Rút công trình",
    fields=(replace(_WHY, question="Rút công trình này vì lý do gì? (ghi lý do là rút)"),),
)

RETURNED = Form(
    key="tra-lai",
    title="Trả lại",
    fields=(replace(_WHY, question="Trả lại vì lý do gì?", example="Thiếu phần Nhà nước hỗ trợ"),),
)

AGAIN = Form(
    key="dot-moi",
    title="Đợt mới",
    fields=(
        Field(
            key=UNTIL,
            kind=Kind.DATE,
            label="Bắt đầu ngày",
            question="Đợt mới bắt đầu ngày nào? Các mốc khác sẽ dời theo.",
            example="01/02/2025",
        ),
    ),
)

QUESTION = Form(
    key="hoi-lai",
    title="Hỏi lại",
    fields=(
        Field(
            key=NOTE,
            kind=Kind.LONG_TEXT,
            label="Câu hỏi",
            question="Cần hỏi thôn điều gì?",
            example="Giá trị này đã gồm tiền công chưa?",
        ),
    ),
)

OFFICE_ANSWER = Form(
    key="tra-loi-thon",
    title="Trả lời câu hỏi của thôn",
    fields=(Field(key=NOTE, kind=Kind.LONG_TEXT, label="Trả lời", question="Xin gõ câu trả lời:"),),
)

ANSWER = Form(
    key="tra-loi",
    title="Trả lời",
    fields=(
        Field(
            key=NOTE,
            kind=Kind.LONG_TEXT,
            label="Trả lời",
            question="Xin trả lời câu hỏi của văn phòng xã:",
        ),
    ),
)
