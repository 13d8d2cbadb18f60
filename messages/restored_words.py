"""What waits in the outbox, by kind, in an officer's words."""

from typing import Final

KINDS: Final = {
    "announcement": "thông báo, phát động tới các thôn",
    "reminder": "tin nhắc hạn",
    "nudge": "tin nhắc xem thông báo",
    "last_call": "lời gọi lần cuối trước khi kết thúc",
    "board": "bảng “Việc cần làm” trong nhóm",
    "file": "tệp báo cáo",
    "answer": "trả lời cho người vừa nhắn",
    "receipt": "trả lời cho người vừa nhắn",
    "last_report": "trả lời cho người vừa nhắn",
    "notice": "tin báo riêng cho cán bộ, trưởng thôn",
    "rewrite": "trả lời cho người vừa nhắn",
    "edit": "sửa tin đã gửi",
    "progress": "sửa tin đã gửi",
}
OTHER: Final = "tin khác"
