"""Words beside a value that leave it as it is; any other word makes a reader ask once more.

An unknown word may turn a sum into a part ("vận động được 80 triệu") or a change ("thêm 20
triệu"), so only what is known to say nothing about the value lets it pass without a question.
"""

from __future__ import annotations

from campaigns.wording.filler import is_filler
from campaigns.wording.text import Phrases, Token, fold, phrases, words_of

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
        "cụ cửa đê chảy vòm gốm mộ đồi khôi phục cháy pano khẩu hiệu biển tên bảng tin thư viện sách tủ máy tính",
        "wifi mạng ghế bàn quạt tivi âm thanh sân khấu mái vòm hoá sinh học hố ga nắp cột mốc bậc thềm",
        "dalle kinh rạch hội sinh hoạt cộng nghĩa cờ tổ quốc nền móng mặt bằng cột trụ ống tưới tiêu",
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
        "về là có được đc dc đúng chính xác thật này kia ấy đó đã cũng vẫn như sau vnd vnđ bằng chữ đây",
        "chúng bọn tụi bên phía nhân công ngày sức bỏ góp đóng tự nguyện toàn nên vì do hoàn cả trọn",
        "giá trị trị kinh phí khái mức tổng số tiền gồm và hiến đất phần việc mọi người ta",
        "giúp giùm hộ quả dùm nhờ sơ bộ kể tính luôn chắc vỏn vẹn chỉ lượng tbls bạc",
        "kc ht hum phòng khánh lùi dời chuyển sang đổi tây ta âm lịch dương",
        "sẽ thì rồi luôn ngay vào khi lúc đến tới từ trong ngoài trên tại ở với mà chắc chắn nhắn tin",
        "lại chút tròn hà hộ khẩu iu tí cộng nay này ni ớ á ui nè tạm gần xa dài rộng",
        "xin thông chuyển tiếp kính trưởng bí thư chi bộ phó hồ đâu gói đi còn",
    )
)
_HARMLESS = (_WORKS | _DOING | _TELLING) - words_of(["còn thu"])
_FOLDED = frozenset(map(fold, _HARMLESS)) - words_of(
    ["them con thu bot no nua tam moi tram he mua cua"]
)
_GUESSED = (
    "nghe nói | nghe đâu | hình như | có khi | có thể | chắc là | không chắc | đoán | nếu | giả sử",
    "mong | muốn | ước gì | đề nghị | đề xuất | kiến nghị | cần | phải có | lần trước | đợt trước",
)
# what makes a part, a change or a doubt of the sum beside it, whatever its words are
SUM_DOUBTS = Phrases(
    phrases("guess", *_GUESSED, "năm ngoái | năm trước | năm kia | thôn bên | thôn khác | định xin")
    | phrases(
        "part",
        "trả thợ | trả tiền | trả công | nhân công | công thợ | thuê thợ",
        "được xã | xã cấp | được cấp | trên cấp | huyện cấp | tỉnh cấp | nhà nước cấp | được huyện",
        "được nhà nước | xã cho | nhà nước cho | huyện cho | được tỉnh | xã chi | xã trả | cấp cho",
        "vận động | huy động | xin được | xin hỗ trợ | tiền công | tiền thợ | tiền vật liệu | vật tư",
        "tiền nhân công | giải ngân | thanh toán | trả trước | đóng trước | mới đóng | mới thu",
        "tiền mặt bằng | tiền mua | tiền thuê | đợt 1 | đợt 2 | giai đoạn | trong tài khoản | trong quỹ",
    )
    | phrases(
        "change",
        "thêm | bớt | cộng thêm | bổ sung | phát sinh | đội lên | hụt | dôi | đội vốn | đội giá | hạ",
        "tăng thêm | giảm đi | giảm bớt | bớt đi | cắt",
    )
)
DAY_DOUBTS = Phrases(
    phrases("guess", *_GUESSED)
    | phrases(
        "change", "sớm hơn | muộn hơn | chậm hơn | trễ hơn | lùi thêm | hoãn | tạm hoãn | quá hạn"
    )
)


_TITLES = frozenset(
    fold(word) for word in ["anh", "chị", "em", "bác", "chú", "cô", "ông", "bà", "a", "c", "dì"]
)
_CALLS = frozenset(("oi", "a", "nhe", "nha", ",", "day", "thon"))


def is_addressed(tokens: list[Token], index: int) -> bool:
    """A name between a title and "ơi": "anh Tuấn ơi", "em Hoa thôn 5 đây"."""
    if not index or tokens[index - 1].fold not in _TITLES:
        return False
    following = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    return following in _CALLS


def is_harmless(token: Token) -> bool:
    """Whether the word leaves a value beside it as it is."""
    if not token.word or is_filler(token) or token.text in _HARMLESS:
        return True
    if len(token.text) == 1 or (token.plain and token.fold in _FOLDED):
        return True
    return not token.plain and token.text.endswith(("ơi", "ới"))
