"""What stands on buttons: short, in words a village head uses, never a command."""

# the guided conversation
BACK = "← Quay lại"
SKIP = "Bỏ qua"
CANCEL = "✖ Thôi"
CANCEL_YES = "Bỏ, không điền nữa"
CANCEL_NO = "Điền tiếp"
KEEP = "Giữ nguyên"
PICKED = "✓ "
PICK_DONE = "Xong"
SEND = "✅ Gửi"
CHANGE = "✏️ Sửa: "
SAID_YES = "Đúng rồi"  # of what was said before it was asked
ZERO_YES = "Đúng, 0 đồng"
ZERO_NO = "Không, nhập lại"
RESUME = "Điền tiếp"
START_OVER = "Làm lại từ đầu"

# works
REGISTER = "📝 Đăng ký công trình"
REGISTER_IN = "📝 "
REGISTER_MORE = "➕ Đăng ký thêm"
ENDED = "🏁 Đợt đã kết thúc"
DUTIES = "📌 Việc cần làm, hạn cuối"
MY_WORKS = "📋 Công trình đã đăng ký"
WORK_CHANGE = "✏️ Sửa"
WORK_WITHDRAW = "🗑 Rút"
WORK_WITHDRAW_YES = "Đúng, rút công trình này"
WORK_KEEP = "Không rút"
CONFIRM_PROPOSAL = "✅ Tôi xác nhận"
REFUSE_PROPOSAL = "Không đúng, bỏ"
HEARD_ALL = "📝 Đăng ký cả {} công trình lần lượt"
HEARD_NEXT = "➡️ Tiếp: "
HEARD_LATER = "⏭ Để sau"
HEARD_LIST = "📋 Xem các công trình chưa đăng ký"
HEARD_OVER = "Bỏ bản đang dở, điền công trình này"

# progress reports
PROGRESS = "📈 Báo cáo tiến độ"
UNCHANGED = "👌 Không có gì thay đổi"
ALL_UNCHANGED = "👌 Tất cả chưa có gì thay đổi"
UPDATE = "✏️ Cập nhật"
PROMISE = "🙏 Xin lùi đến ngày…"
CALLED = "☎ "
EXTEND_THIS = "⏳ Gia hạn: "
EXTEND = "⏳ Gia hạn cho một thôn"
ALTER = "🔧 Thay đổi, lùi ngày, rút"
PHOTOS = "📷 {number} ảnh ngày {day}"
END_CAMPAIGN = "🏁 Kết thúc đợt thi đua"
END_YES = "Đúng, kết thúc và gửi lời cảm ơn"
LAST_CALL = "📣 Gọi các thôn lần cuối"
ONCE_MORE = "🔁 Soạn đợt mới từ đợt này"
WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
NO_DIGEST = "🔕 Không gửi tóm tắt"
DROP_IT = "Bỏ bản đó, báo cáo tiến độ"

# review
APPROVE = "✅ Duyệt"
RETURN = "↩️ Trả lại"
RETURN_WHY = "↩️ Trả lại: {}"
ASK_AGAIN = "❓ Hỏi lại"
HISTORY = "🕘 Lịch sử"
LATER = "⏭ Để sau"
MEND = "✏️ Sửa lại"
ANSWER = "💬 Trả lời"
ANSWER_OF = "💬 Trả lời câu hỏi về {}"
ANSWER_TO = "💬 Gửi trả lời {}"
ASK_OFFICE = "✉️ Gửi cho cán bộ xã"
OVERTAKEN = "Bản điền dở khi đợt thi đua đã kết thúc:"
SEE_WORK = "👁 Xem công trình"
SEE_QUEUE = "📥 Xem và duyệt"
OTHER_REASON = "Lý do khác (gõ chữ)"
RETURN_REASONS = (
    "Chưa rõ, xin ghi cụ thể hơn",
    "Số liệu chưa hợp lý, xin kiểm tra lại",
    "Ngày chưa hợp lý, xin kiểm tra lại",
    "Trùng với công trình khác",
)

# announcements, as a village sees them
RECEIVED = "👍 Đã nhận"
SEE_ANNOUNCEMENT = "👁 Xem thông báo"
SEE_PLAN = "📄 Xem kế hoạch"

# announcements, as officers see them
ANNOUNCE_THIS = "📣 Gửi tin này tới các thôn"
NEW_ANNOUNCEMENT = "📣 Soạn thông báo mới"
OF_NO_CAMPAIGN = "Thông báo chung, không của đợt nào"
TO_ALL = "Tất cả các thôn"
TO_BLOCKS = "Theo khối, cụm"
TO_UNITS = "Chọn từng thôn"
TO_MISSING = "Các thôn chưa đăng ký"
CHOSEN = "Xong, soạn nội dung"
SEND_NOW = "🚀 Gửi ngay"
SEND_TWICE = "🚀 Gửi thêm lần nữa"
SEND_LATER = "⏰ Hẹn giờ gửi"
EDIT_TEXT = "✏️ Sửa nội dung"
DROP = "✖ Bỏ"
APPROVE_SENDING = "✅ Đồng ý gửi"
REFUSE_SENDING = "✖ Không đồng ý"
STOP_SENDING = "⏹ Dừng gửi"
GO_ON_SENDING = "▶ Gửi tiếp"
SEND_AGAIN = "🔁 Gửi lại nơi chưa được"
NUDGE_UNREAD = "🔔 Nhắc những nơi chưa xem"
CORRECT = "✏️ Đính chính"
RECALL = "🗑 Thu hồi"
RECALL_YES = "Đúng, thu hồi ở mọi nhóm"
WHO_READ = "👁 Ai đã xem"
KEEP_IT = "Không"
CORRECT_YES = "Đúng, sửa ở mọi nhóm"
MORE = "…"


def short(words: str, limit: int = 60) -> str:
    """Words as a button has room for: whole ones, "…" where they are cut."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 1].rsplit(" ", 1)[0] if " " in words[: limit - 1] else words[: limit - 1]
    return cut.rstrip(" ,.;:-") + MORE


# how things stand
NOW_ALL_THE_SAME = "🚀 Gửi ngay bây giờ"
MORNING = "🌅 Để đến {hour:%H:%M}"
MORNING_OF = "🌅 Để đến {hour:%H:%M} ngày {day:%d/%m}"
REMIND_THIS = "🔔 Nhắc thôn này"
REMIND_NOW = "🔔 Nhắc ngay các thôn chưa đăng ký"
REMIND_REPORT = "🔔 Nhắc ngay các thôn chưa báo cáo"
CALL_LIST = "📞 Danh sách cần gọi"
WORKBOOK = "📊 Tải Excel"

# targets and ranking
TARGETS = "🎯 Chỉ tiêu"
ENTER_FIGURE = "✏️ Nhập số liệu"
ENTER_BASE = "✏️ Nhập số giao"
OF_VILLAGES = "🏘 Nhập, xem từng thôn"
FIGURES_HISTORY = "🕘 Lịch sử số liệu"
FIGURES_SHEET = "📥 Tải mẫu nhập số liệu"
POINTS = "🏅 Chấm điểm các thôn"
APPLY_FIGURES = "✅ Đúng, ghi số liệu"

# campaigns
LAUNCH = "🚀 Phát động"
LAUNCH_OVER = "Vẫn phát động đợt đã qua"
NOT_YET = "✖ Khoan, chưa phát động"
REMOVE_CAMPAIGN = "🗑 Bỏ đợt thi đua này"
KEEP_CAMPAIGN = "✖ Không, để lại"
SEE_DRAFT = "👁 Xem kế hoạch"
MOVE_DATE = "📅 Dời hạn"
CLOSE_DOOR = "🔒 Đóng đăng ký"
OPEN_DOOR = "🔓 Mở lại đăng ký"
CLOSE_REPORT = "🔒 Đóng báo cáo"
OPEN_REPORT = "🔓 Mở lại báo cáo"
YES = "✅ Đúng"
NO = "✖ Không"
PLAN_FILE = "📎 Tải tệp"

FORM_FILES = "📋 Biểu mẫu (Excel)"
TAKE_FORM = "✅ Dùng cho “{form}” – {campaign}"

# the draft of a campaign read from a document
DRAFT_QUESTIONS = "❓ Trả lời ({})"
DRAFT_MAKE = "✅ Tạo đợt thi đua"
DRAFT_MAKE_AGAIN = "➕ Tạo thêm một đợt nữa"
DRAFT_DROP = "✖ Bỏ bản thảo"
DRAFT_CARD = "← Xem bản thảo"
DRAFT_OPEN = "📄 Xem bản thảo"
DRAFT_LATER = "Để sau"
DRAFT_SEEN = "Đã xem, để như đang ghi"
DRAFT_USE = "Vẫn dùng"
DRAFT_NO_DAY = "Chưa có ngày"
DRAFT_NO_DUTY = "Không đặt mốc này"
DRAFT_NO_PHASE = "Bỏ đợt này"
DRAFT_OPEN_REGISTRATION = "Nhận đăng ký, không đặt hạn"
DRAFT_NO_REGISTRATION = "Đợt này không đăng ký"
DRAFT_REMOVE = "🗑 Bỏ mục này"
DRAFT_NEW = {"fields": "➕ Thêm câu hỏi", "targets": "➕ Thêm chỉ tiêu"}
DRAFT_GROUPS = {
    "milestones": "📅 Các mốc",
    "stages": "Các đợt",
    "fields": "📝 Câu hỏi đăng ký",
    "targets": "🎯 Chỉ tiêu",
}
EARLIER_PAGE = "← Trước"
LATER_PAGE = "Sau →"

# people
ROLES = {
    "head": "Trưởng thôn",
    "deputy": "Phó thôn",
    "officer": "Cán bộ văn phòng",
    "leader": "Lãnh đạo UBND",
    "admin": "Quản trị",
}
PAGE_BEFORE = "← Trang {page}/{pages}"
PAGE_AFTER = "Trang {page}/{pages} →"
CAMPAIGN_NAMED = "đợt thi đua “{}”"
HEADS = {
    "head": ("trưởng", "tổ trưởng", "người phụ trách"),
    "deputy": ("phó", "tổ phó", "cấp phó của"),
}  # of a village, of a tổ, of any other unit
HEADED = frozenset(
    ("thôn", "xóm", "bản", "ấp", "làng", "buôn", "bon", "plei", "khóm", "khu", "khối", "tiểu",
     "phum", "sóc", "đội", "cụm")
)  # fmt: skip
TEAM = "tổ"
CONFIRM_ROLE = "✅ Xác nhận "
HEIR_DEPUTY = "{name}: làm {role}"
LONGEST = 60  # characters on a button
END_ROLE = "✖ Cho thôi {name} ({role})"
END_OF_LIST = "✖ {name} · {role}"
STATUS = "📊 Tình hình"
CAMPAIGNS = "🏁 Đợt thi đua"
VILLAGE_LINKS = "🔗 Liên kết các thôn"
QR_PICTURES = "🖼 Mã QR để in"
UNLINK_GROUP = "Gỡ nhóm của một thôn"
SEND_PHONE = "📱 Gửi số điện thoại của tôi"
APPLY_LIST = "✅ Đúng, cập nhật danh sách"

# people's own data
AGREE = "✅ Tôi đồng ý"
DECLINE = "Không đồng ý"
MY_DATA_XLSX = "📊 Tải Excel"
MY_DATA_JSON = "📎 Tải JSON"
WITHDRAW_CONSENT = "↩️ Rút đồng ý"
ERASE_ME = "🗑 Xóa dữ liệu của tôi"
ERASE_ME_YES = "Đúng, yêu cầu xóa"
ERASE_NOW = "🗑 Xóa theo yêu cầu"
GO_ON_AFTER_RESTORE = "▶ Cho gửi tiếp"

# how a work stands against its own dates
PACE = {
    "done": "✅ đã hoàn thành",
    "done_late": "✅ đã hoàn thành",
    "not_started": "chưa đến ngày khởi công",
    "late_start": "⚠️ đã đến ngày khởi công mà chưa làm",
    "on_track": "kịp tiến độ",
    "behind": "⚠️ chậm so với kế hoạch",
    "overdue": "⚠️ quá ngày hoàn thành",
    "unknown": "chưa đủ thông tin",
}

# reports
REPORTS = "📄 Báo cáo"
REPORT_FORMS = {"docx": "📄 Word", "xlsx": "📊 Excel", "pdf": "🖨 PDF", "png": "🖼 Ảnh"}

# the steps of a work's history
STEPS = {
    "register": "đăng ký",
    "propose": "điền giúp, chờ xác nhận",
    "change": "sửa",
    "rename": "đổi tên",
    "postpone": "đổi ngày",
    "withdraw": "rút",
    "refuse": "không xác nhận",
    "approve": "duyệt",
    "return": "trả lại",
}
