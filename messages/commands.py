"""The "/" menu of a private chat, by role."""

from collections.abc import Iterable

EVERYBODY = (("trogiup", "Trợ giúp"), ("dulieu", "Dữ liệu máy giữ về tôi: xem, tải, xóa"))
VILLAGE = (
    ("dangky", "Đăng ký công trình, phần việc"),
    ("tiendo", "Báo cáo tiến độ"),
    ("cuatoi", "Công trình của thôn tôi"),
    ("viec", "Việc thôn cần làm, hạn cuối"),
    ("kehoach", "Xem kế hoạch thi đua"),
)
OFFICE = (
    ("tinhhinh", "Thôn nào đã, chưa đăng ký"),
    ("duyet", "Duyệt các đăng ký"),
    ("congtrinh", "Công trình của từng thôn"),
    ("chitieu", "Chỉ tiêu: số liệu, đạt hay chậm"),
    ("xephang", "Xếp hạng các thôn, các khối"),
    ("cangoi", "Thôn quá hạn cần gọi điện"),
    ("baocao", "Báo cáo Word, Excel, PDF, ảnh"),
    ("thongbao", "Gửi thông báo tới các thôn"),
    ("tomtat", "Ngày giờ nhận tóm tắt tuần"),
    ("ketthuc", "Kết thúc đợt thi đua"),
    ("phatdong", "Các đợt thi đua"),
    ("lienket", "Liên kết nhóm của từng thôn"),
    ("moi", "Mời cán bộ, trưởng thôn"),
    ("canbo", "Danh sách cán bộ, trưởng thôn"),
)


def for_roles(roles: Iterable[str]) -> list[dict[str, str]]:
    """The commands somebody with these roles may use, as Telegram takes them."""
    held = set(roles)
    found: list[tuple[str, str]] = []
    if held & {"officer", "leader", "admin"}:
        found += OFFICE
    if held & {"head", "deputy", "officer"}:
        found += VILLAGE
    return [{"command": name, "description": words} for name, words in [*found, *EVERYBODY]]
