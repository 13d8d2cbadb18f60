"""What the words of an answer mean: yes, no, cancel, or that it has to be asked again.

Whole sentences count as well ("Tôi hoàn toàn nhất trí với nội dung trên"): what they are about and who
says it is neutral, what one thing is said to be is a part.
"""

from __future__ import annotations

from campaigns.wording.beside.negations import NO
from campaigns.wording.spelling.text import Phrases, phrases

_NOT = (
    *NO,
    *("chả", "kh", "kô", "không hề", "không có", "ko có", "hông có", "hổng có", "chẳng có"),
    *("đâu", "đâu có"),
)
_AT_ALL = ("", "gì", "gì cả", "gì hết", "đâu", "tí nào", "chút nào", "chỗ nào", "tẹo nào", "tí gì")
_WRONG = tuple(
    f"{wrong} {rest}".strip()
    for wrong in ("sai", "nhầm", "trật", "lộn", "lệch")
    for rest in _AT_ALL
)
_RIGHT = (
    *("đúng", "phải", "chuẩn", "chính xác", "được", "ổn", "đồng ý", "nhất trí", "ok", "hợp lý"),
    *("đúng đâu", "phải đâu", "chính xác đâu", "được đâu", "đồng ý đâu", "phải thế", "phải vậy"),
    *("đúng thế", "đúng vậy", "như vậy", "như thế", "khớp", "thống nhất", "ưng", "xác nhận"),
    *("chuẩn xác", "chuẩn đâu", "ổn đâu", "đúng lắm", "chính xác lắm", "chuẩn lắm", "ok đâu"),
)
_NOT_YET = ("chưa", "chửa")
_NO_NEED = ("phải", "cần", "phải cần", "cần phải")
_MENDING = ("sửa", "đổi", "chỉnh", "thay đổi", "sửa lại", "thêm bớt")
_STOPPING = (
    "cần đăng ký",
    "cần làm",
    "cần gửi",
    "muốn đăng ký",
    "muốn làm",
    "cần",
    "làm",
    "đăng ký",
    "đăng kí",
    "gửi",
    "ghi",
    "khai",
    "nhập",
    "báo",
    "đk",
    "tham gia",
)
_WRONGLY = ("ghi", "bị", "gõ", "nhập", "đọc", "viết", "báo", "hiểu")
MEANINGS: Phrases[str] = Phrases(
    {f"{no} {wrong}": "yes" for no in _NOT for wrong in _WRONG}
    | {f"{no} {right}": "no" for no in _NOT for right in _RIGHT}
    | {f"{no} {right}": "no" for no in _NOT_YET for right in _RIGHT}
    | {
        f"{no} {need} {mend} {rest}".strip(): "yes"
        for no in _NOT
        for need in _NO_NEED
        for mend in _MENDING
        for rest in ("", "gì", "gì cả", "gì nữa", "gì đâu", "đâu", "nữa")
    }
    | {f"{verb} {wrong}": "no" for verb in _WRONGLY for wrong in ("sai", "nhầm", "lộn", "thiếu")}
    | {
        f"{thus} {no} {verb} nữa {end}".strip(): "cancel"
        for thus in ("", "thôi", "hoi", "hoy")
        for end in ("", "đâu")
        for no in _NOT
        for verb in _STOPPING
    }
    | phrases(
        "yes",
        "ô kê | ok | o k | okk | oke | okie | okay | okê | oki | okey | okela | okla | oce | đúng | đúng rồi | chuẩn | yes",
        "chính xác | đã đúng | đã chính xác | chính nó | phải | phải rồi | đồng ý | xác nhận | được | đc | dc | được rồi | nhất trí | chốt",
        "có | có chứ | được chứ | ok chứ | phải chứ | gửi | gửi đi | gửi luôn | lưu | lưu lại | duyệt | không sai | không nhầm | không cần sửa",
        "khỏi sửa | chuẩn rồi | ổn | ổn rồi | đúg | đúg rồi | đung | đung rồi | 👍 | ✅ | 👌 | 🆗 | ✔ | ☑ | chấp nhận | thống nhất",
        "y | yep | yeah | ye | chuẩn không cần chỉnh | không có gì sai | không sai gì | ko sai | hợp lý",
        "đúng mờ | chuẩn mờ | phải mờ | đúng đó | đúng đấy | vậy đó | đúng vậy | đúng thế | không phải sửa | ko cần sửa | dung r | đúng r",
        "không trật | không có sai | hông sai | k sai | không sai đâu | được luôn | đúng hết | đúng cả",
        "nhứt trí | ưng | ưng rồi | chuẩn cơm mẹ nấu | chuẩn luôn | không nhầm đâu | ko nhầm",
        "đúng như vậy | đúng như thế | chính xác là vậy | y như vậy | đúng y vậy | đúng y chang | y chang",
        "okê la | oke la | ok la | ô kê la | ok nhé | nhất trí cao | tuyệt | chuẩn đét",
        "chắc chắn | chắc chắn rồi | cứ gửi | cứ gửi đi | cứ vậy đi | cứ thế đi | giữ nguyên | để nguyên | chuẩn cmnr",
        "đúng thế còn gì | còn gì nữa | tán thành | đồng í | 💯 | không vấn đề gì | không có vấn đề gì",
        "trúng | trúng rồi | trúng phóc | trúng y | đúng là như vậy | đúng là như thế",
        "cứ thế mà làm | cứ vậy mà làm | cứ thế mà gửi | cứ vậy mà gửi | gửi lên xã | gửi lên | oki doki | đr | dr | đúng oy | dung oy",
        "không có gì thay đổi | không thay đổi gì | không thay đổi | giữ như cũ | như cũ",
        "không có ý kiến gì | không ý kiến gì | không có ý kiến | không ý kiến",
    )
    | phrases(
        "weak yes",
        "ừ | uh | ừm | uhm | ờ | vâng | dạ | ừa | uk | ukm | um | ùa | u | ư | dạ vâng | dza",
    )
    | phrases(
        "deny",
        "không | khôg | ko | k | kg | hông | hổng | hong | hok | kô | hem | hk | không hề | kh | no | nope | không đâu",
    )
    | phrases(
        "no",
        "không đúng | sai | sai rồi | không phải",
        "ko ok | k ok | chưa ok | không phải đâu | không đồng ý đâu | không đúng đâu",
        "chưa đúng | chưa phải | chưa được | không đồng ý | không được | không chuẩn | chưa chính xác",
        "chưa chuẩn | nhầm | nhầm rồi | không ok | trật | trật rồi | 👎 | ❌ | không nhất trí | trật lất",
        "không chính xác | ko đúng | ko phải | chưa đồng ý | ko được | ko đồng ý",
        "k đúng | k phải | hông phải | hông đúng | hổng phải | hổng đúng | chưa ổn | sai bét | lộn rồi",
        "kh đúng | không hợp lý | chưa hợp lý | sai hết | sai hết rồi | không ổn",
        "k được | chưa chuẩn xác | ✖ | không xác nhận | không chấp nhận | hông được | k đồng ý",
        "đâu có | đâu có phải | đâu có đúng | đâu đúng",
        "chưa xác nhận | chưa nhất trí | hỏng phải | hỏng đúng | không chuẩn xác | bị sai | bị nhầm",
    )
    | phrases(
        "cancel",
        "hủy | huỷ bỏ | thôi | bỏ | bỏ đi | làm lại | làm lại từ đầu | làm lại từ đầu đi | làm lại đi | dừng | dừng lại | hủy đi | hủy bỏ",
        "thôi bỏ | không đăng ký nữa | không làm nữa | stop | cancel | xóa | xóa đi | thoát | nhập lại",
        "thôi dừng lại | thôi ngừng | bắt đầu lại | khai lại | ngừng | ngưng | thôi không làm nữa | thôi không đăng ký nữa | hủy hết",
        "hủy luôn | xóa hết | bỏ hết | hủy đăng ký | từ đầu | thôi hủy | thôi không | ko làm nữa | thui",
        "thôi khỏi | thôi khỏi đi | thôi khỏi đăng ký | thôi khỏi gửi | thôi khỏi làm | khỏi đi | khỏi luôn | khỏi làm | khỏi đăng ký | khỏi gửi | hủy giùm",
        "không đăng kí nữa | bỏ luôn | dẹp | dẹp đi | nghỉ | thôi bỏ đi | viết lại | ghi lại từ đầu",
        "ngưng lại | ngừng lại | đăng ký lại | đăng ký lại từ đầu | khai lại từ đầu | nhập lại từ đầu",
        "ko đăng ký nữa | thôi dừng | không gửi nữa | hủy giúp | huy giup | hoy",
        "rút | rút lại | rút đăng ký | rút lại đăng ký | rút tên | rút công trình",
        "hủy công trình | bỏ công trình | hủy bản đăng ký | rút khỏi danh sách | hủy bỏ đăng ký",
    )
    | {
        f"{before} {mend} {after}".strip(): "mend"
        for mend in (
            "sửa",
            "sửa lại",
            "chỉnh lại",
            "điều chỉnh",
            "điều chỉnh lại",
            "chỉnh sửa",
            "chỉnh sửa lại",
            "xem lại",
            "kiểm tra lại",
        )
        for before, after in (
            ("đề nghị", ""),
            ("xin", ""),
            ("nhờ", ""),
            ("", "giúp"),
            ("", "giùm"),
            ("", "hộ"),
            ("", "lại giúp"),
        )
    }
    | phrases(
        "neutral",
        "iu | yêu | em iu | em yêu | con ạ | đó con | nha con | nghe con | nhé con | hộ bác | hộ em | hộ tôi | giúp bác | giùm bác | hộ",
        "đề nghị | giúp | giúp tôi | giúp em | đi | giúp mình | giùm | dùm | giùm tôi | giùm em | bạn | bạn ơi | rồi | r | hết | cả | đó | đấy | lắm | quá | luôn | thế | vậy | ấy | nữa | cái này | hoàn toàn | tất cả | như vậy | như thế",
        "nhờ | nhờ anh | nhờ chị | nhờ em | nhờ bác | cán bộ | cán bộ ơi | chị ơi | anh ơi | cả hai tay | hai tay | i | thông qua | haha | hihi | hehe | kk | nghen | hen | c ơi | c ạ | c nha | c nhé | c | chúng tôi | chúng em | tụi tôi | thôn tôi | thôn em | ấp tôi | ấp em | tui",
        "muốn | tôi muốn | em muốn | cho tôi | cho em | đã xem và | đã đọc và | như tôi đã khai | như đã khai | bản này | thôn chúng tôi | nhờ lưu | nhờ ghi | đã ghi | đã nêu | đã đăng ký | đã xem | đã đọc | đã kiểm tra | đã kiểm tra lại | đã xem lại | xem rồi | xem kỹ rồi | đọc rồi | đọc kỹ rồi",
        "kiểm tra rồi | như nội dung | như đăng ký | theo nội dung | đều | ghi nhận | đề nghị ghi nhận | xin ghi nhận | của thôn",
        "chi bộ | nhân dân | bà con | mọi người | cả thôn | toàn thôn | ban công tác mặt trận | ban quản lý | ban chỉ đạo",
    )
    | {
        f"{beside} {what} {where}".strip(): "neutral"
        for beside in ("", "với", "theo", "như", "các", "với các", "những", "toàn bộ", "mọi")
        for what in (
            "nội dung",
            "thông tin",
            "nội dung đăng ký",
            "thông tin đăng ký",
            "số liệu trên",
            "số liệu này",
            "đăng ký này",
            "bản đăng ký",
        )
        for where in (
            "",
            "trên",
            "này",
            "ở trên",
            "nêu trên",
            "đó",
            "đã nêu",
            "đã ghi",
            "đã đăng ký",
        )
    }
    | phrases(
        "part",
        "thôn | tên thôn | xóm | ấp | bản | với dự toán | với thực tế | so với dự toán | ngày xong | chỗ này",
        "số tiền | tiền | giá trị | kinh phí | ngày | ngày tháng | ngày khởi công | ngày hoàn thành | tên",
        "tên công trình | công trình | thời gian | đơn vị | tên đơn vị | con số | số liệu",
    )
    | {f"{no} phải {mind}": "ask" for no in _NOT for mind in ("lo", "nghĩ", "hỏi", "vội")}
    | phrases("thanks", "thanks | tks")
    | {
        f"{please} {thank} {whom} {much}".strip().replace("  ", " "): "thanks"
        for please in ("", "xin", "xin chân thành")
        for thank in ("cảm ơn", "cám ơn")
        for whom in ("", "anh", "chị", "em", "các anh", "các chị", "anh chị", "cán bộ", "xã")
        for much in ("", "nhiều", "rất nhiều", "nhé")
    }
    | {
        f"{no} {be} {denied}": "ask"
        for no in _NOT
        for be in ("phải", "phải là", "hẳn", "hẳn là", "được", "thể")
        for denied in ("không", "ko", "sai", "nhầm", "không đúng", "chưa", "chưa đúng")
    }
    | phrases(
        "ask",
        "thôi không hủy | thôi không xóa | thôi không bỏ | thôi đừng hủy | hủy nhầm | xóa nhầm | bấm nhầm | ấn nhầm",
        "chưa chắc chắn | không chắc chắn | ko chắc chắn | chắc chắn không | chắc chắn chưa",
        "thôi sai | thôi sai rồi | thôi chết | thôi nhầm",
        "gì | gi | gì cơ | cái gì | chưa | nhưng | để | xem lại | khoan | chờ | đợi | từ từ | hả | hở | không ? | đúng không | đừng",
        "phải không | được không | đúng chưa | ok chưa | sửa | sửa lại | thôi được | bỏ qua | không hủy",
        "không bỏ | đừng hủy | chưa hủy | không thôi | đúng ko | phải ko | được ko | ok không | ok ko",
        "chưa ? | chắc | hình như | có lẽ | có thể | xong chưa | được chưa | không dừng | ? | thôi được rồi",
        "ừ thì | thì làm | được thì | phải thì | đúng thì | có thì",
        "không biết | ko biết | chưa biết | có đúng không | có phải không | sao | không sao | đúng k",
        "phải k | ok k | được k | đúng hông | phải hông | được hông | hay | hoặc | không xóa | nếu | có không",
        "có được không | trừ | ngoại trừ | mỗi tội | chỉ | chỉ có | còn | đúng hay sai | không nghỉ | có sai",
        "sai không | sai gì | có nhầm không | nhầm không | sai ở đâu | sai chỗ nào | sai đâu",
    )
)
