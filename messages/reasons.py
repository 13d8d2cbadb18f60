"""Codes and what they mean to people, where a whole template would be too much."""

AT = "{hour} ngày {day}"
UNTIL_DAY = "hết {day}"
UNTIL_HOUR = "{hour} {day}"
RANGE = "{low} đến {high}"
ALL_UNCLEAR = "chưa rõ giá trị"
UNCLEAR = " (chưa kể {} việc chưa rõ giá trị)"

# why a chat cannot be written to
CHAT = {
    "no_group": "chưa có nhóm",
    "unlinked": "nhóm đã được gỡ khỏi thôn",
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
    "bad_button": "nút bấm có lỗi",
    "bad_file": "tệp đính kèm có lỗi",
    "erased": "người nhận đã xóa dữ liệu của mình",
    "not_started": "người nhận chưa mở máy lần nào",
    "forbidden": "Telegram không cho gửi vào đây",
    "message_not_found": "tin cũ không còn",
    "cant_edit": "tin cũ không sửa được nữa",
    "not_needed": "không cần gửi nữa",
    "no_longer": "người nhận không còn giữ phần việc này",
    "unanswered": "mất mạng khi đang gửi",
    "server_error": "Telegram gặp sự cố khi đang gửi",
    "portal": "mạng trả lời thay Telegram",
    "unexpected": "Telegram trả lời lạ",
    "cut_off": "máy dừng khi đang gửi",
    "crash": "máy tắt đột ngột khi đang gửi",
    "unknown": "Telegram từ chối, chưa rõ lý do",
}

# where a village is reminded whose group is lost
REMINDED_ALONE = "nhắc riêng trưởng thôn"
NOT_REMINDED = "không nhắc được"

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

CALM = ("later", "other_day")  # said without a warning sign
# why a question of a form is asked again
FORM: dict[str, str] = {
    "empty": "Câu trả lời còn trống. Xin gõ bằng chữ.",
    "no_words": "Câu trả lời chưa có chữ nào. Xin gõ bằng chữ.",
    "question": (
        "Đây là câu hỏi, lời nhờ nên máy chưa ghi. Muốn gửi cán bộ xã thì bấm “✉️ Gửi cho cán bộ xã” trong chat"
        " riêng với máy. Còn câu trả lời thì xin gõ lại."
    ),
    "no_name": "“{said}” chưa phải là tên công trình. Xin gõ tên bằng chữ, để nhìn vào là biết thôn làm gì.",
    "too_long": "Câu trả lời dài {length} ký tự, nhiều nhất được {limit}. Xin viết ngắn hơn.",
    "not_text": "Câu này không trả lời bằng chữ. Xin bấm nút dưới đây, hoặc gõ “thôi” để dừng.",
    "needs_photo": "Câu này cần ảnh. Bấm 📎, chọn ảnh rồi gửi.",
    "needs_place": "Câu này cần vị trí. Bấm nút gửi vị trí, hoặc bấm 📎 rồi chọn Vị trí.",
    "not_number": "Chưa đọc được số. Xin gõ số, ví dụ 12 hoặc 3,5.",
    "not_whole": "Câu này cần số nguyên, không có phần lẻ.",
    "too_small": "Số nhỏ quá, ít nhất là {limit}.",
    "too_big": "Số lớn quá, nhiều nhất là {limit}.",
    "too_many": "Nhiều nhất được {limit}.",
    "choose": "Chưa rõ chọn mục nào. Xin bấm một nút dưới đây, hoặc gõ số thứ tự của nó: 1, 2, 3…",
    "year": "Năm phải trong khoảng 2000 đến 2100. Xin gõ lại ngày.",
    "at_start": "Đây là câu đầu tiên rồi.",
    "before": (
        "{later} ({later_text}) lại trước {earlier} ({earlier_text}). Xin gõ lại, hoặc bấm"
        " “Sửa: {earlier}” (gõ “sửa {earlier}” cũng được) để sửa ngày kia."
    ),
    "other_day": "Máy hiểu đó là “{other}” và giữ lại để hỏi ở câu sau. Còn “{asked}” là ngày nào?",
    "later": "Vâng ạ, máy giữ nguyên những gì đã điền. Lúc nào tiện thì trả lời tiếp.",
    "not_sent": "Phiếu này chưa gửi. Nếu đúng rồi thì bấm “✅ Gửi”.",
    "same_work": "Thôn đã đăng ký công trình cùng tên: {code}. Nếu là một thì không cần gửi lại.",
    "less_done": "Lần trước đã báo {percent_before}, lần này chỉ {percent}.",
    "less_spent": "Lần trước đã báo chi {spent_before}, lần này chỉ {spent}: xin báo số chi từ đầu đến nay.",
    "overspent": "Đã chi {spent}, mà công trình đăng ký {worth}.",
    "done_ahead": "Ngày hoàn thành {done_on} chưa tới: chưa xong thì xin sửa phần trăm.",
    "no_reason": "“{said}” chưa nói rõ vì sao. Xin gõ vài chữ.",
    "needed": "Câu này cần có trả lời, không bỏ qua được.",
    "unusable": "Máy chỉ đọc được chữ. Xin gõ câu trả lời hoặc bấm nút.",
    "video": "Máy chưa nhận video. Xin gửi ảnh chụp thay cho video, hoặc gõ câu trả lời.",
    "file": "Máy chưa nhận tệp ở đây. Ảnh thì xin gửi như ảnh chụp, không gửi như tệp.",
    "album_full": "Chỉ giữ {limit} ảnh đầu, các ảnh sau của tập không được lưu.",
    "no_photo_here": "Câu này chưa cần ảnh. Xin gõ câu trả lời bằng chữ.",
    "which_field": "Chưa rõ muốn sửa mục nào. Xin bấm nút “Sửa” của mục đó, hoặc gõ như: sửa giá trị 250 triệu.",
}
