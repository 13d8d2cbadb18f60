"""Words beside a value that leave it as it is; any other word makes a reader ask once more.

An unknown word may turn a sum into a part ("vận động được 80 triệu") or a change ("thêm 20
triệu"), so only what is known to say nothing about the value lets it pass without a question.
"""

from __future__ import annotations

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.money.units import is_measure, scale_at
from campaigns.wording.spelling.text import Token, fold, words_of

# what works are called: "sân bóng 350 triệu"
_WORKS = words_of(
    (
        "công trình việc hạng mục đường bê tông bêtông nhựa đá răm sân cổng chào nhà văn hoá cầu cống kênh",
        "mương rãnh thoát nước trạm điện đèn chiếu sáng thắp camera an ninh hàng rào tường kè hồ ao giếng",
        "khoan bể chợ trường lớp học mầm non tiểu trụ sở đình chùa miếu nghĩa trang liệt sĩ sỹ bia tượng",
        "đài loa truyền phát thanh vườn hoa cây xanh thể thao bóng chuyền khu vui chơi ngõ hẻm xóm thôn ấp",
        "bản làng nội đồng liên gia trục chính nông mới mái tôn che rác lò đốt vệ sinh môi tạm tình thương",
        "đại đoàn kết mô hình chăn nuôi lối đi bồn gạch thôn buôn tổ dân phố khóm đội tuyến đoạn lộ đal",
        "quê mẫu kiểu dê bò lợn gà xe tập nhi niên tưởng niệm nghèo kho kéo sản xuất bãi vỉa hè dọc tỉnh lọc",
        "phụ nữ chờ buýt hút bùn thuỷ lợi viên dọn cồng chiêng phao qua sông rừng lót đan chống sạt lở bờ suối",
        "đa năng xoá thị sạch đẹp bếp ăn mini bơm ngang nương bến rông kiên cố trẻ hệ vẽ tranh bích hoạ đập tràn",
        "khúc ván gỗ miễu đò dừa cụ cửa đê chảy vòm gốm mộ đồi khôi phục cháy pano khẩu hiệu biển tên bảng tin thư viện sách tủ máy tính",
        "wifi mạng ghế bàn quạt tivi âm thanh sân khấu mái vòm hoá sinh học hố ga nắp cột mốc bậc thềm",
        "vôi ve ngói dalle kinh rạch hội sinh hoạt cộng nghĩa cờ tổ quốc nền móng mặt bằng cột trụ ống tưới",
    )
)
_DOING = words_of(
    (
        "làm xây dựng sửa chữa lắp đặt đổ trải đào đắp nạo vét mở rộng nâng cấp cải tạo tu bổ thi công thực",
        "hiện hoàn thành khởi mua sắm trồng chỉnh trang mần lát láng bắc tráng dặm vá sơn quét cứng bắt đầu",
        "tổ chức ra quân khánh động thổ lễ dịp hôm buổi tiến hành xong kết thúc nghiệm thiện bàn giao",
    )
)
_TELLING = words_of(
    (
        "ghi báo gửi nói trả lời đăng ký kí dự kiến định tính toán duyệt quyết họp thống nhất chốt theo cho",
        "về là có được đc dc đúng chính xác thật này kia ấy đó dạ cũng vẫn như sau vnd vnđ bằng chữ đây",
        "chúng bọn tụi bên phía nhân công ngày sức góp đóng tự nguyện toàn nên vì do hoàn cả trọn",
        "giá trị trị kinh phí khái mức tổng số tiền gồm và hiến đất phần việc mọi người ta",
        "thiết kế vật thợ tất tật dự trù cần quy cái con chiếc giấy hợp trúng thầu gồm lẫn liệu nhập điền để",
        "cứ mấy vừa đủ hình thức nguồn xem thầy bảo phấn đấu đẹp tốt rảnh chiều mô cùng",
        "đồng thuận lấy lỗi cơ nhau hứ nhá nhỉ cả rồi xong xuôi",
        "mừng kỷ kỉ nhân hướng lập tích phong trào",
        "căn ngôi bà",
        "giúp giùm hộ quả dùm nhờ sơ bộ kể tính luôn chắc vỏn vẹn chỉ lượng tbls bạc",
        "kc ht hum phòng khánh lùi dời chuyển sang đổi tây ta âm lịch dương",
        "sẽ thì rồi luôn ngay vào khi lúc đến tới từ trong ngoài trên tại ở với mà chắc chắn nhắn tin",
        "lại chút tròn hà hộ khẩu iu tí cộng nay này ni ớ á ui nè tạm gần xa dài rộng",
        "xíu cưng xin thông chuyển tiếp kính trưởng bí thư chi bộ phó hồ đâu gói đi còn",
        "quản lý phục vụ trực tiếp kl vt vl nc hứa kỹ kĩ bạc ươm cố gắng ra nhỏ nho bé rõ",
        "xác định bảng đơn vị tư vấn đính thoả trí tâm thời điểm phép đảng kế hoạch ấn chọn phê thẩm hội nghị phát triển khai mặt trận đồng bằng đề án phương kỹ thuật ấy cách mạng liền mời coi",
    )
)
HARMLESS = (_WORKS | _DOING | _TELLING) - words_of(["còn thu"])
_FOLDED = frozenset(map(fold, HARMLESS)) - words_of(
    [
        "them con thu bot no nua tam moi tram he mua cua tieu thuong ban khoan bo nghi tham chon mang nho be khuc van go mieu do dua"
    ]
)


_TITLES = frozenset(
    fold(word) for word in ["anh", "chị", "em", "bác", "chú", "cô", "ông", "bà", "a", "c", "dì"]
)
_ELDERS = _TITLES - {"em", "a", "c"} | {"cau", "thim", "mo", "duong"}
_RANKS = frozenset(("hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "ut"))
_GOES_ON = frozenset(("muoi", "chuc", "tram", "phan", "%", "phay", "ruoi"))
_LETTERS = frozenset("aecrokbzjuhndý")  # what is written so short: anh, em, chị, rồi, ok
_CALLS = frozenset(("oi", "a", "nhe", "nha", ",", "day", "thon"))


def is_addressed(tokens: list[Token], index: int) -> bool:
    """A name behind a title: "anh Tuấn ơi", "em Hoa thôn 5 đây", "nha chị Hồng" at the end; and
    "can bo", typed without marks."""
    if index and (tokens[index - 1].text, tokens[index].text) == ("can", "bo"):
        return True
    if not index or tokens[index - 1].fold not in _TITLES:
        return False
    following = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    told = index > 1 and tokens[index - 2].fold in _CALLS and not following
    return following in _CALLS or told


def is_ranked(tokens: list[Token], index: int) -> bool:
    """The name in "bác Ba làm được 30%", "chú Sáu trồng hai sào": no number, unless it goes on."""
    if not index or tokens[index - 1].fold not in _ELDERS or tokens[index].fold not in _RANKS:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is None or not (
        after.fold in _GOES_ON or is_measure(tokens, index + 1) or scale_at(tokens, index + 1)[0]
    )


def asks_back(tokens: list[Token]) -> bool:
    """ "250 triệu à", "250 triệu nhỉ": said back as a question; "thôi à" is none."""
    last = [token for token in tokens if token.word or token.number][-2:]
    return (
        len(last) == 2
        and last[1].text in ("à", "nhỉ")
        and last[0].fold not in ("thoi", "vay", "the")
    )


def is_harmless(token: Token) -> bool:
    """Whether the word leaves a value beside it as it is."""
    if not token.word or is_filler(token) or token.text in HARMLESS:
        return True
    if token.text in _LETTERS or (token.plain and token.fold in _FOLDED):
        return True
    called = token.text.removesuffix("ơi").removesuffix("ới")  # "anhơi"
    return called != token.text and fold(called) in _TITLES | {""}
