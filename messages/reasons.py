"""Codes and what they mean to people, where a whole template would be too much."""

AT = "{hour} ngày {day}"
UNTIL_DAY = "hết {day}"
UNTIL_HOUR = "{hour} {day}"

# why a chat cannot be written to
CHAT = {
    "no_group": "chưa có nhóm nào được liên kết",
    "kicked": "máy đã bị đưa ra khỏi nhóm",
    "left": "máy không còn trong nhóm",
    "not_member": "máy không còn trong nhóm",
    "blocked": "người nhận đã chặn máy",
    "deactivated": "tài khoản người nhận không còn",
    "group_deleted": "nhóm đã bị xóa",
    "no_rights": "nhóm không cho máy gửi tin",
    "demoted": "nhóm không cho máy gửi tin",
    "restricted": "nhóm không cho máy gửi tin",
    "chat_not_found": "không tìm thấy nhóm trên Telegram",
    "topic_closed": "chủ đề trong nhóm đã đóng",
    "too_long": "nội dung quá dài",
    "bad_markup": "nội dung có lỗi định dạng",
    "empty": "nội dung trống",
    "too_large": "tệp đính kèm quá lớn",
    "expired": "quá giờ gửi",
    "stopped": "cán bộ đã dừng gửi",
    "recalled": "đã thu hồi",
    "cancelled": "đã dừng",
    "doubled": "đã gửi bằng tin khác",
    "target_missing": "tin gốc chưa tới nơi",
    "chat_unreachable": "chưa gửi được vào nhóm",
    "unknown": "Telegram từ chối, chưa rõ lý do",
}

# what became of a village's copy
STATE = {
    "waiting": "chờ gửi",
    "queued": "đang gửi",
    "sent": "đã tới",
    "unclear": "chưa rõ có tới không",
    "failed": "không gửi được",
    "expired": "quá giờ, không gửi nữa",
    "cancelled": "đã dừng",
}

# why a question of a form is asked again
FORM: dict[str, str] = {}
