"""What plans count, and what is done to it: "cây", "hộ", "mô hình"; "trồng", "thành lập", "số hóa"."""

from __future__ import annotations

import re

NOUNS = (
    "cây cầu", "công trình", "phần việc", "mô hình", "sản phẩm", "vườn mẫu", "vườn", "khu dân cư", "khu vườn", "khu phố",
    "tổ dân phố", "hộ gia đình", "gia đình", "hộ", "lao động", "người", "lượt người", "lượt", "cây xanh", "cây", "trường", "lớp",
    "học sinh", "giáo viên", "đồng chí", "đ/c", "cá nhân", "tập thể", "sáng kiến", "đề tài", "giải pháp", "giải", "điểm", "buổi",
    "đoàn viên", "hội viên", "đảng viên", "căn nhà", "căn", "ngôi nhà", "nhà", "tuyến đường", "tuyến phố", "tuyến", "đoạn đường",
    "con đường", "chi hội", "chi đoàn", "chi bộ", "tổ hợp tác", "tổ hội", "tổ", "cđcs", "công đoàn cơ sở", "doanh nghiệp", "hợp tác xã",
    "htx", "trang trại", "bóng đèn", "bóng", "cuộc", "bài viết", "bài", "tin bài", "tin", "vụ", "suất quà", "suất", "phần quà",
    "tiêu chí", "câu lạc bộ", "clb", "con", "máy", "thùng", "bộ", "chiếc", "cụm", "hồ sơ", "tiết", "thôn", "xóm", "ấp", "bản",
    "buôn", "làng", "khóm", "xã", "phường", "cơ quan", "điểm phần trăm", "đơn vị", "đợt", "hoạt động", "chuyên đề", "hội nghị", "lớp tập huấn",
    "nhóm", "đội hình", "đội", "tấm gương", "gương", "điển hình", "chương trình", "dự án", "đôi", "ngày công", "đơn vị máu", "đvm", "sổ tiết kiệm", "thửa đất", "thửa",
    "bác sĩ", "giường bệnh", "trạm bơm", "bể", "cống", "cầu", "giếng", "biển", "gốc cây", "cặp", "bảng", "pano", "pa-nô", "pa nô", "quần chúng", "chuồng trại", "chuồng", "camera", "phòng học", "phòng", "nhà vệ sinh", "hố", "liên đội", "chi đội",
    "đội viên", "thanh niên", "phụ nữ", "nông dân", "trẻ em", "cán bộ", "chiến sĩ", "thương binh", "buôn", "công chức", "viên chức", "việc làm", "thư viện",
    "tủ sách", "cuốn", "quyển", "kênh", "nhà văn hóa", "sân", "tập", "bông hoa", "bông", "tờ", "tiết mục", "báo tường", "lần",
    "tình nguyện viên", "nữ công nhân", "nữ đoàn viên", "nữ cnvclđ", "nữ", "cnvclđ", "công nhân", "phiếu", "sổ", "thẻ", "mái ấm", "thành viên", "sinh viên", "học viên", "công tơ", "cột đèn", "chậu hoa", "ngõ", "huyện", "đồ dùng dạy học", "đồ dùng", "trang", "kỹ thuật", "giờ học tốt", "tuần học tốt", "công dân", "nghĩa trang", "bãi rác", "điểm rác", "ca", "cụ", "giờ học", "giờ dạy", "nhà ở", "chuyên mục", "phóng sự", "danh hiệu", "cờ", "tiết dạy", "ý tưởng", "video", "tác phẩm", "khối", "tổ chức", "chi hội nghề nghiệp", "ngày hội", "mắt camera", "bằng khen", "giấy khen", "cờ thi đua",
)  # fmt: skip
NOUN = "|".join(sorted((re.escape(noun) for noun in NOUNS), key=len, reverse=True))
# what is done to the things counted: "trồng 500 cây", "số hóa 12.000 trang"
DOES = (
    r"(?:giảm|duy trì|giữ vững|xây dựng|xây mới|xây|trồng|làm mới|làm|lắp đặt|lắp|tháo dỡ|sơn|quét vôi|sửa chữa|tu sửa|sửa|nâng cấp|thành lập|kết nạp|"
    r"vận động|huy động|hoàn thành|lập(?! danh| hồ| kế| biên)|đào tạo|bồi dưỡng|tập huấn|giải quyết|giới thiệu|xóa|hỗ trợ|giúp đỡ|giúp|phát triển|mở|bê tông hóa|cứng hóa|"
    r"kiên cố hóa|cải tạo|nạo vét|bàn giao|trao tặng|trao|tặng quà|tặng|củng cố|kiện toàn|thăm hỏi|thăm|tổ chức|số hóa|hướng dẫn|tuyên truyền|gieo cấy|gieo trồng|gieo|nuôi|"
    r"tiêm phòng|tiêm|khám|tư vấn|cấp|hiến|đóng góp|ủng hộ|quyên góp|thu gom|thu hút|tiếp nhận|nhận|xuất khẩu|công nhận|thực hiện|đăng ký|viết|vẽ|dựng|cất mới|cất|láng nhựa|láng|đổ|khoan|đào|bắc|thắp sáng|đảm nhận|đỡ đầu|khôi phục|chăm sóc|cắm|thắp|đăng|"
    r"ra mắt|nhân rộng|khánh thành|khởi công|tự quản|đưa|khảo sát|chỉnh trang|mở rộng|chăm lo|lát|đắp|gia cố|tôn tạo|trùng tu|thay(?! đổi| mặt| cho| vì| thế)|đấu nối|thay thế|trang bị|gắn|di chuyển|chi trả|phủ xanh|dọn|di dời|phát quang|khơi thông|nghiệm thu|chuyển đổi|tinh giản|kiểm tra|giám sát|"
    r"tiếp|vay|cho vay|giải ngân|tiết kiệm|mua|bán|xử lý|phê duyệt|kiểm đếm|phát|in|treo|dạy|soạn|nộp|phát hiện|bắt|triệt phá|tuyển|gọi|giao|đón|phục vụ|chọn|có|trồng mới|đạt|thêm)"
)
DOES_LAST = re.compile(
    rf"(?<!\w){DOES}(?: mới| mới được| xong| lại| thêm| được| bổ sung| (?:[^\W\d_]+ ){{0,2}}cho| cho| ra| khoảng| gần| hơn)? $"
)
