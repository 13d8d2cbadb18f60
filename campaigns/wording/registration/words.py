"""The words by which a registration in one message names its parts."""

from __future__ import annotations

from enum import Enum, auto

from campaigns.wording.beside.negations import NO
from campaigns.wording.spelling.text import Phrases, phrases


class Part(Enum):
    """What a phrase announces or ends."""

    REGISTER = auto()  # đăng ký: the work's name follows
    NAME = auto()  # Tên công trình:
    START = auto()
    END = auto()
    DOING = auto()  # làm, lắp: after a date it says the start
    SPAN = auto()  # thời gian: a start and an end follow
    MONEY = auto()  # kinh phí, giá trị
    UNSURE = auto()  # chưa có dự toán
    SKIP = auto()  # words of a letter, never part of a name
    OCCASION = auto()  # chào mừng: what follows is no date of the work
    INSIDE = auto()  # words of names that look like one of the others
    LENGTH = auto()  # dài: the measure that counts
    SIZE = auto()  # rộng, dày: a further measure of the same work


REGISTER = ("đăng ký", "đăng kí", "đk", "đky", "đký", "đki", "đkí", "dk", "dky", "dki")
_REGISTER = (*REGISTER, *(f"xin {one}" for one in REGISTER))
_WHAT = ("", "công trình", "ct", "làm công trình", "phần việc", "thực hiện", "tham gia", "thi đua", "thêm",
         "bổ sung", "bổ sung thêm", "lại", "mới", "như sau", "với xã", "tiếp", "tiếp theo")  # fmt: skip

PARTS: Phrases[Part] = Phrases(
    phrases(
        Part.REGISTER,
        *(f"{how} {what}" for how in _REGISTER for what in _WHAT),
        "dkí | đkí | nhận làm | xin nhận | nay bổ sung | nay bổ sung công trình | nay làm thêm",
        "nay bổ sung thêm | bổ sung thêm công trình | nhận thực hiện | đkct | đang ký | dangky",
    )
    | phrases(
        Part.NAME,
        "tên công trình | tên ct | tên | công trình | nội dung | hạng mục | phần việc | tên công trình phần việc",
        "công trình đăng ký | nội dung đăng ký | nội dung công việc | tên phần việc | tên công trình , phần việc",
        "ctr | ctr thanh niên | công trình thanh niên | ctrinh | ctrình | c trình | c . trình | ct | tên gọi | việc | công trình phần việc | công việc | tên hạng mục | tên mô hình | tên công việc",
        "nội dung thực hiện",
    )
    | phrases(
        Part.START,
        "khởi công | kc | bắt đầu | bđ | triển khai | động thổ | tiến hành | ra quân | ngày bắt đầu | ngày kc | ngày bđ | ngày bd",
        "ngày khởi công | bắt tay | bắt tay vào làm | khởi công ngày | bắt đầu làm | bắt đầu thi công | bd",
        "thi công từ | thời gian khởi công | thời gian bắt đầu | khởi động | khai trương | bắt đầu ngày",
        "dự kiến khởi công | dự kiến bắt đầu | thời điểm khởi công | khởi công vào | bắt đầu vào | từ ngày",
        "bắt đầu làm từ | bắt đầu làm từ ngày | bắt đầu thi công từ | bắt đầu triển khai từ | thi công từ ngày | triển khai từ ngày",
        "khởi công từ | bắt đầu từ | làm từ | kể từ | triển khai từ | từ | tg khởi công | tg bắt đầu | khỏi công",
        "ngày làm | ngày triển khai | khơi công | khởi côg | tổ chức | phát động | diễn ra | khai mạc | ra mắt",
        "tổ chức ngày | phát động ngày | tổ chức vào | phát động từ | tổ chức từ | tổ chức vào ngày",
    )
    | phrases(
        Part.END,
        "hoàn thành | ht | xong | hoàn tất | kết thúc | nghiệm thu | bàn giao | khánh thành | hoàn thiện",
        "làm xong | thời gian hoàn thành | ngày hoàn thành | dự kiến hoàn thành | dự kiến xong | về đích",
        "hạn hoàn thành | hạn | thời hạn | thời gian kết thúc | ngày kết thúc | xong vào | ngày ht | sẽ xong",
        "hoàn thành vào | hoàn thành ngày | ngày xong | phấn đấu xong | thời hạn hoàn thành",
        "phấn đấu hoàn thành | xong hết | tg hoàn thành | tg kết thúc | hoàn thàh | hoàn thàn | đến | tới | là xong",
        "ngày khánh thành | kt | ngày kt | xog | hoàn công | ngày nghiệm thu | sẽ hoàn thành | hoan thanh | cho xong | ngày cuối",
        "hthanh | h thành | hthành | bế giảng | bế mạc | đưa vào sử dụng | đưa vào hoạt động | thời gian xong | dự kiến kết thúc | khoảng thời gian xong",
    )
    | phrases(
        Part.DOING,
        "làm | lắp | xây | trồng | thi công | làm luôn | đổ | nạo vét | sửa | dọn | xây dựng | thực hiện | đào",
        "mần | mần luôn | sẽ mần | bắt đầu làm | ra quân làm | dựng | lắp đặt | là làm | sẽ làm | mới làm | bắt đầu triển khai | mở",
        "lm | lm luôn | gắn | thay | là bắt đầu | khởi sự | thì làm | tập trung làm | mua | quét | sơn | lát | khoan | treo | cắm | láng",
    )
    | phrases(
        Part.SPAN,
        "thời gian | thời gian thực hiện | thời gian thi công | tiến độ | tg | thời gian làm | làm trong | trong",
        "thực hiện từ | thời gian triển khai | dự kiến | thời gian dự kiến | tgian | thời gian tiến hành",
        "thời gian tổ chức | thời gian diễn ra",
    )
    | phrases(
        Part.MONEY,
        "giá trị | trị giá | kinh phí dự kiến | kp dự kiến | kinh phí | dự toán | tổng | tổng cộng | tổng số | tổng kinh phí | tổng giá trị",
        "đơn giá | tổng mức | chi phí | số tiền | gtrị | tổng tiền | tổng vốn | mức đầu tư | tổng mức đầu tư | vốn | kp | gt",
        "hết | tốn | khoảng | ước | tầm | với kinh phí | với giá trị | với tổng | đầu tư | tổng dự toán | gtri",
        "dân góp | nhân dân đóng góp | dân đóng góp | nhân dân góp | bà con góp | bà con đóng góp | giá",
        "mỗi hộ | mỗi nhà | mỗi | bình quân | với số tiền | cả thảy | kinh phí khoảng | giá trị khoảng | ước tính | dự trù | dự trù kinh phí | mất",
        "nguồn vốn | nguồn kinh phí | huy động | xã hỗ trợ | xã cho | nhà nước hỗ trợ | trong đó | gồm",
        "miễn phí | không tốn tiền | không mất tiền | chừng | giá khoảng | ko tốn tiền | tổng chi phí | tổng là",
    )
    | {
        f"{no} {spend} {what}": Part.MONEY
        for no in ("không", "ko", "k", "chẳng", "hông", "hổng")
        for spend in ("tốn", "mất", "cần", "hết")
        for what in ("kinh phí", "chi phí", "tiền", "đồng nào", "tiền gì", "kp")
    }
    | phrases(
        Part.UNSURE,
        "chưa có dự toán | chưa rõ | chưa biết | chưa dự toán | chờ dự toán | chưa xác định | chưa tính",
        "chưa có kinh phí | chưa chốt | kinh phí chưa có | chưa có giá | chưa lập dự toán | đợi dự toán",
        "chưa có số liệu | chưa rõ kinh phí | tiền chưa rõ | chưa có tiền | báo sau | tính sau | đang tính",
        "chưa tính được | bao nhiêu chưa rõ | bổ sung sau | chưa ước được | chưa thống nhất | chưa duyệt",
        "đang lập dự toán | ngày chưa rõ | chưa có ngày | chưa định ngày | thời gian chưa rõ | chưa có thời gian",
    )
    | phrases(
        Part.SKIP,
        "xin phép | kính gửi | kính thưa | trân trọng | cảm ơn | xin cảm ơn | báo cáo | ubnd xã | uỷ ban nhân dân xã | ạ",
        "báo cáo xã | xin báo cáo xã | xin lỗi xã vì báo chậm | xin lỗi vì báo chậm | xin lỗi xã | xin lỗi | em báo cáo | xin báo cáo | thưa | thôn em | thôn tôi | thôn mình | thôn chúng tôi | bên em | chúng em",
        "ban công tác mặt trận | trưởng thôn | trưởng ấp | trưởng xóm | trưởng bản | bí thư chi bộ | dạ em | alo",
        "em gửi | gửi anh | gửi chị | em xin | tôi xin | chúng tôi | ubnd | uỷ ban | đồng chí | lãnh đạo xã | xin",
        "đề nghị | đề xuất | kiến nghị",
        "với ban chỉ đạo thi đua | ban chỉ đạo thi đua | với bcđ thi đua | với ban tổ chức | ban tổ chức",
        "như sau | cụ thể | cụ thể như sau | em chào | chào anh | chào chị | xin chào | dạ | bà con trong thôn",
        "ơi | nhé | nha | đơn vị | quy mô | người phụ trách | phụ trách | ghi chú | số điện thoại",
        "sđt | diện tích | khối lượng | quy mô công trình | địa điểm | năm nay",
        "của | tên tôi là | tên em là | là | cho | văn phòng | tổ trưởng | phó thôn | bà con trong thôn | hôm nay",
        "với bcđ xã | với ban chỉ đạo xã | với ban chỉ đạo | với uỷ ban | với ubnd xã | với xã | với bcđ | bcđ xã",
        "e chào | e chào a | chào a | chào các anh | chào cả nhà | em đăng ký | ở | vâng | chúng tôi xin | vp | ad | ấp em | xóm em | bản em | làng em | tổ em | khu em",
        "em là trưởng thôn | sở hữu | phần bổ sung | ad ơi | a ơi | c ơi | thì | vẫn | cũng | bên mình | nhà em",
    )
    | phrases(
        Part.OCCASION,
        "chào mừng | kỷ niệm | kỉ niệm | lập thành tích | thành tích chào mừng | lập thành tích chào mừng | hướng tới | nhân dịp | mừng | thi đua chào mừng",
        "nhân ngày | phong trào | theo kế hoạch | theo công văn | theo quyết định | theo nghị quyết | theo tờ trình | theo hình thức | theo phương thức | theo phương châm | theo cơ chế | kế hoạch số | công văn | thực hiện kế hoạch",
    )
    | phrases(
        Part.INSIDE,
        "wifi miễn phí | internet miễn phí | bê tông | bê tong | đường hoa | xong xuôi | đến trường | từ thiện | tự quản | hoàn chỉnh | nhà đại đoàn kết",
        "đại đoàn kết | tu sửa | tu bổ | tôn tạo | đến nhà | đến cổng | từ nhà | từ cổng | tư nhân | từ đường",
        "đến ngã | từ ngã | từ đầu thôn | từ đầu xóm | từ đầu làng | đến cuối thôn",
        "đến cuối xóm | từ cầu | đến cầu | tới nhà | tới cổng | đến đình | từ đình | từ đầu ngõ | đến cuối ngõ",
        "từ trường | đến ruộng | từ trạm | đến trạm | từ ngõ | từ hội trường | đến hội trường | từ chợ | đến chợ",
        "từ quốc lộ | đến quốc lộ | từ bờ | đến bờ | từ đồng | đến đồng | từ kênh | đến kênh | từ khu | đến khu",
        "từ hộ | đến hộ | từ thôn | đến thôn | từ xóm | đến xóm | từ suối | đến suối | từ chùa | đến chùa | đến sân",
        "mái tôn | tấm tôn | lợp tôn | bóng mát | cứng hóa | vật tư | thành lập | bia tưởng niệm | dụng cụ thể thao | dụng cụ thể dục | thể dục thể thao | dân sinh | dân cư | khu dân cư | khu tập thể | nông thôn mới",
        "hội trường | sân trường | nhà trường | cổng trường | cổng chào | trẻ em | em bé | từ đường lớn | từ ruộng | đến đường | lối vào | văn hóa thể thao | tối thiểu | đến nghĩa trang",
        "liên gia | quốc gia | tham gia | gia cố | gia đình | gia súc | gia cầm | gia trại | chuyên gia",
        "nhà dài | lâu dài | kéo dài | áo dài | phát quang | củng cố | trồng cây đầu năm | trồng cây đầu xuân | tết trồng cây | nhà tạm | cầu tạm | đường tạm | chợ tạm",
        "mở rộng | nâng cao | đào sâu | khơi sâu | trên cao | vườn mẫu | kiểu mẫu | tự chảy | tự làm | tình nghĩa | tình thương | tổng hợp | tập trung",
    )
    | phrases(Part.LENGTH, "dài | bề dài | chiều dài | có chiều dài")
    | phrases(
        Part.SIZE,
        "rộng | dày | cao | sâu | bề rộng | bề dày | chiều rộng | mặt đường | ngang | bề mặt",
    )
)
# words of courtesy that are no other word without marks
SAFE_PLAIN = frozenset(("thua", "xin", "alo", "ubnd", "vang", "oi"))
_NO = (*NO, "không có", "thôi không", "thôi ko", "khỏi", "thôi khỏi")
_REGISTERS = (*REGISTER, "lm", "làm", "tham gia", "thực hiện", "triển khai")
WITHDRAW = Phrases(
    {f"{no} {verb} nữa": "withdraw" for no in _NO for verb in _REGISTERS}
    | {
        f"{verb} {what}": "withdraw"
        for verb in (
            *("rút", "xin rút", "rút lại", "hủy", "xin hủy", "bỏ", "xin bỏ", "thôi"),
            *("xóa", "xin xóa", "trả lại", "gỡ"),
        )
        for what in (*REGISTER, "công trình", "ct", "phần việc", "mô hình", "tên")
    }
    | phrases(
        "withdraw",
        "hủy đăng ký | rút đăng ký | xin rút | không làm nữa | thôi không đăng ký | không đăng ký nữa | xin hủy",
        "rút lại | bỏ công trình | thôi không làm | hủy công trình | không thực hiện nữa | xin thôi | hủy bỏ",
        "rút tên | ko làm nữa | ko đăng ký nữa | xin không làm | bỏ đăng ký | hủy đk | rút đk | hủy đăng kí",
        "khỏi danh sách | khỏi danh sách đăng ký | ra khỏi danh sách | ra khỏi danh sách đăng ký | khỏi kế hoạch",
        "rút lui | xin rút lui | rút lui khỏi | rút đăng kí | không đăng kí nữa | hủy | huỷ",
    )
)
CHANGE = Phrases(
    phrases(
        "change",
        "điều chỉnh | đính chính | xin đổi | xin sửa | đổi lại | sửa đăng ký | sửa giá trị | dời ngày | lùi ngày",
        "thay đổi | gia hạn | lùi lại | dời lại | hoãn | chuyển sang | đổi thành | sửa lại thành | xin lùi | xin dời",
        "đổi ngày | tăng lên | giảm xuống | giảm còn | nâng lên | lùi sang | dời sang | đổi tên | cập nhật | lùi",
        "sửa lại đăng ký | sửa kinh phí | sửa lại kinh phí | sửa ngày | sửa lại ngày | chỉnh lại | sửa lại giá trị",
        "tăng thêm | giảm bớt | tăng kinh phí | giảm kinh phí | nâng kinh phí | tăng giá trị | giảm giá trị | xin tăng | xin giảm | xin nâng",
        "ghi nhầm | báo nhầm | gõ nhầm | đăng ký nhầm | sửa : | chậm lại | muộn lại | chậm hơn | muộn hơn | sớm hơn",
        "hoãn sang | hoãn đến | hoãn tới | hoãn lại | sửa tên | sửa lại tên | nới hạn | nới thời gian | rút ngắn | đẩy nhanh | đẩy sớm | đẩy lùi | kéo dài thời gian | kéo dài thời hạn",
        "xin bổ sung kinh phí | bổ sung kinh phí | nâng giá trị | nâng mức | xin kéo dài | xin thay | xin chỉnh | sửa đăng kí | nhầm | đổi sang | dời | kéo dài thêm | sửa thành | tạm dừng",
    )
)
