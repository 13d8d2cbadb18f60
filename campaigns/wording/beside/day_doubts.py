"""Days of something else than the work: a meeting, a delivery, a part of it, another village's day.

Beside the one day of an answer they make the reader ask once more; in a registration they mark
days that are neither its start nor its end.
"""

from __future__ import annotations

from campaigns.wording.beside.doubts import FINE, GUESSED, NOT
from campaigns.wording.spelling.text import Phrases, phrases

OTHER_THINGS = (
    "họp | họp dân | họp thôn | họp thống nhất | họp bàn | họp chi bộ | khảo sát | đo đạc | tập kết | chở vật liệu",
    "chở vật tư | mua vật liệu | mua vật tư | nhập vật liệu | giải phóng mặt bằng | gpmb | ký hợp đồng | kí hợp đồng",
    "đấu thầu | mở thầu | giải ngân | nhận tiền | nhận vốn | thu tiền | góp tiền | đóng tiền | duyệt | phê duyệt",
    "thẩm định | nộp hồ sơ | trình hồ sơ | gửi hồ sơ | lập dự toán | xin phép | hợp đồng thợ | nhận xi măng",
    "hạn nộp | hạn báo cáo | bảo hành | bảo trì | nghỉ | nghỉ tết | nghỉ hè | khai giảng | nghỉ lễ | thi xong | liên hoan | hạn đăng ký | vay | trả góp",
    "vật liệu về | vật tư về | xi măng về | cát đá về | tiền về | vốn về | thanh toán | trả tiền | đặt cọc | đặt hàng | giao hàng | nhận hàng | nhận xe | giao xe | xã cấp | huyện cấp | xã về kiểm tra | kiểm tra | chấm điểm | tuyên truyền | ký cam kết | xem đất | bàn giao mặt bằng",
    "bàn giao đất | giao đất | cắm mốc | giao mặt bằng | tập huấn | sơ kết | lấy ý kiến | bốc thăm",
)
OF_A_PART = (
    "xong móng | xong phần móng | xong phần thô | xong một nửa | xong nửa | xong giai đoạn | xong đợt | xong nền",
    "xong phần nền | xong mặt bằng | xong phần xây | xong thô | xong mái | xong khung | xong phần đầu",
    "hoàn thành móng | hoàn thành phần thô | hoàn thành phần móng | hoàn thành giai đoạn | hoàn thành một nửa",
)
DAY_DOUBTS = Phrases(
    phrases("guess", *GUESSED)
    | {f"{no} {late} hơn": FINE for no in NOT for late in ("trễ", "chậm", "muộn")}
    | phrases(
        FINE,
        "tuần sau mới làm | tháng sau mới làm | năm sau mới làm | tuần tới mới làm | tháng tới mới làm | quý sau mới làm",
        "họp thôn chốt | họp dân chốt | họp chốt | họp bà con chốt | họp chi bộ chốt | xem ngày rồi | đã xem ngày | coi ngày rồi | đã coi ngày | xem được ngày | ngày sinh nhật bác | ngày sinh bác | ngày sinh của bác | hôm qua rồi | họp dân rồi | họp rồi | đã họp | họp xong rồi | họp dân xong rồi | họp thống nhất",
    )
    | phrases(
        FINE,
        "chào mừng đại hội | mừng đại hội | chào mừng đại hội đảng | đăng ký | đăng kí | chữ ký | kỷ niệm | theo dự toán | dự toán rồi | có dự toán rồi | học sinh làm",
        "đã gửi hồ sơ | xong hồ sơ | có hồ sơ | nộp hồ sơ rồi | dự tính | tính là | tính toán",
    )
    | phrases(
        "other",
        *OTHER_THINGS,
        *OF_A_PART,
        "phần móng | phần thô | có vật liệu | có vật tư | có xi măng | theo thôn | làm tiếp | làm lại | làm nốt | khoan ghi | lùi lại | cách",
        "hôm sau | bữa sau | ngày hôm sau | các ngày thứ | những ngày thứ | các ngày chủ nhật | các ngày cn | các chủ nhật | những chủ nhật | mọi chủ nhật | hàng tuần | mỗi tuần",
        "họp | trả lời | qua rồi | duyệt | mới làm | mới họp | nghỉ | về quê | hồ sơ | báo lại | đám cưới | cưới con",
        "đám | giỗ chạp | để sau | thợ về | xem lại | mới xem | tính lại | tính tiếp | bỏ ngày | mua vật liệu",
        "như thôn | giống thôn | thôn bên | xóm bên | thôn khác | như bên | thợ mới | mới về | mới có",
        "trả tiền | góp tiền | đóng tiền | thu tiền | nhận tiền | tiền về | đấu thầu | ký hợp đồng | kí hợp đồng",
        "giao mặt bằng | cưới hỏi | lễ hội | hội làng | học xong | thanh tra | gửi báo cáo | hết hạn | sẽ báo | ngày gì",
        "ký | thi xong | học sinh | bản vẽ | dự toán | tập kết | động viên | tổng kết | sơ kết | đại hội",
        "quyết toán | lùi từ | dời từ | hoãn từ | chuyển từ | đổ về trước | trở về trước | đổ lại | thợ hẹn | thợ bận | em bận | bận đến | thuận lợi thì | suôn sẻ thì | các thứ | ngày lẻ | ngày chẵn | con em về | mọi người về | xem ngày | coi ngày",
        "sinh ngày | ngày sinh | sinh năm | như năm | như đợt | như lần | như mọi | giống năm | giống đợt | bằng năm",
    )
    | phrases(FINE, "xin phép | cách mạng | cách đây | cách nay")
    | phrases("change", "sớm hơn | muộn hơn | chậm hơn | trễ hơn | lùi thêm | tạm hoãn | quá hạn")
)
