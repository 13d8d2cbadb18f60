"""The form of a progress report (báo cáo tiến độ) where a plan brings none of its own.

The keys are what the rest of the house knows a report by (campaigns/progress.py); a plan's own form
may leave fields out, add others and word them anew.
"""

from decimal import Decimal

from campaigns.forms.definition import Condition, Constraint, Field, Form, Kind, Option

KEY = "tien-do"
PERCENT = "phan-tram"
SPENT = "da-chi"
PHOTOS = "anh"
NOTE = "ghi-chu"
PLACE = "vi-tri"
WHY = "vi-sao"
DONE_ON = "ngay-xong"

RESULT = "Xin gửi ảnh kết quả đã hoàn thành (nhiều nhất 5 ảnh, gửi cả tập cũng được)."  # at 100 %

FORM = Form(
    key=KEY,
    title="Báo cáo tiến độ",
    fields=(
        Field(
            key=PERCENT,
            kind=Kind.PERCENT,
            label="Đã làm được",
            question="Công trình đã làm được bao nhiêu phần trăm?",
            example="được nửa rồi",
            options=(
                Option("0", "Chưa làm"),
                Option("25", "25%"),
                Option("50", "50%"),
                Option("75", "75%"),
                Option("100", "Xong (100%)"),
            ),
            constraint=Constraint(minimum=Decimal(0), maximum=Decimal(100)),
        ),
        Field(
            key=WHY,
            kind=Kind.LONG_TEXT,
            label="Vì sao chưa làm",
            question="Vì sao chưa làm được? Cần xã giúp gì không?",
            example="Chờ cấp xi măng",
            relevant=Condition(PERCENT, ("0",)),
        ),
        Field(
            key=DONE_ON,
            kind=Kind.DATE,
            label="Ngày hoàn thành",
            question="Hoàn thành ngày nào?",
            example="hôm qua",
            relevant=Condition(PERCENT, ("100",)),
        ),
        Field(
            key=SPENT,
            kind=Kind.MONEY,
            label="Đã chi",
            question="Từ đầu đến nay đã chi khoảng bao nhiêu tiền?",
            example="120 triệu",
            required=False,
        ),
        Field(
            key=PHOTOS,
            kind=Kind.PHOTO,
            label="Ảnh",
            question="Xin gửi ảnh công trình (nhiều nhất 5 ảnh, gửi cả tập cũng được).",
            required=False,
            constraint=Constraint(maximum=Decimal(5)),
        ),
        Field(
            key=NOTE,
            kind=Kind.LONG_TEXT,
            label="Ghi chú",
            question="Có điều gì cần ghi thêm không?",
            example="Còn 50 m chưa đổ bê tông",
            required=False,
        ),
        Field(
            key=PLACE,
            kind=Kind.LOCATION,
            label="Vị trí",
            question="Muốn gửi vị trí công trình thì bấm hình ghim giấy rồi chọn Vị trí.",
            required=False,
        ),
    ),
)
