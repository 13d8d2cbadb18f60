"""Whole registrations in one message: each part in its place, and what is open asked."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from campaigns.wording.read import plain, registration_value
from campaigns.wording.registration.read import (
    RegistrationReading,
    read_registration,
    read_registrations,
)
from campaigns.wording.spelling.text import fold

MONDAY = date(2023, 11, 6)
VILLAGES = [
    *(f"Thôn {n}" for n in range(1, 14)),
    "Thôn Đồng Vinh",
    "Thôn Nam Nhe",
    "Thôn Bông Phài",
]
MIXED = [
    *("Ấp 1", "Ấp 2", "Ấp Thạnh Hòa", "Ấp Thạnh Hòa B", "Khu phố 3", "Khu phố 13"),
    *("Tổ dân phố số 7", "Bản Huổi Hát", "Bản Nà Tân", "Buôn Ea Tul", "Buôn Ea Tul B"),
    *("Xóm Mới", "Xóm Đình", "Làng Vân", "Khóm 4"),
]

# text | unit | name | value | start | end | quantity | contribution; "-" must be asked
CASES = """
Thôn 1 đăng ký đổ bê tông đường liên thôn 420tr, khởi công 12/11, hoàn thành 30/12 | Thôn 1 | đổ bê tông đường liên thôn | 420000000 | 2023-11-12 | 2023-12-30
thon 1 dang ky do be tong duong lien thon 420tr khoi cong 12/11 hoan thanh 30/12 | Thôn 1 | đổ bê tông đường liên thôn | 420000000 | 2023-11-12 | 2023-12-30
T2 dk xây nhà văn hóa thôn 1ty5 kc 1/12 ht 30/3 | Thôn 2 | xây nhà văn hóa thôn | 1500000000 | 2023-12-01 | 2024-03-30
Thôn 3 xin đăng ký làm kênh mương 600m trị giá 220 triệu, từ 15/11 đến 15/1 | Thôn 3 | làm kênh mương | 220000000 | 2023-11-15 | 2024-01-15 | 600 m
Dạ em trưởng thôn 4 đăng ký sửa hội trường thôn 65 triệu, mai khởi công, 20/12 xong ạ | Thôn 4 | sửa hội trường thôn | 65000000 | 2023-11-07 | 2023-12-20
em ở thôn 6 xin đăng kí trồng 500 cây xanh, kinh phí 25 triệu, khởi công 19/11, hoàn thành 26/11 | Thôn 6 | trồng cây xanh | 25000000 | 2023-11-19 | 2023-11-26 | 500 cây
Thôn 7: Lắp đặt hệ thống camera an ninh - 48 triệu - 20/11/2023 - 30/11/2023 | Thôn 7 | lắp đặt hệ thống camera an ninh | 48000000 | 2023-11-20 | 2023-11-30
Thôn 8\\nTên công trình: Cầu dân sinh qua suối\\nGiá trị: 350 triệu đồng\\nKhởi công: 01/12/2023\\nHoàn thành: 30/04/2024 | Thôn 8 | cầu dân sinh qua suối | 350000000 | 2023-12-01 | 2024-04-30
Đơn vị: Thôn 9\\nCông trình: Đường hoa thanh niên\\nQuy mô: 800m\\nKinh phí: 32 triệu\\nKhởi công: 15/11\\nHoàn thành: 15/12 | Thôn 9 | đường hoa thanh niên | 32000000 | 2023-11-15 | 2023-12-15 | 800 m
thôn 10 làm bể chứa rác 12tr tuần sau làm cuối tháng xong | Thôn 10 | làm bể chứa rác | 12000000 | 2023-11-13..2023-11-19 | 2023-11-21..2023-11-30
Thôn 11 đăng ký công trình: cổng chào, 90 triệu, khởi công đầu tháng 12, hoàn thành trước Tết | Thôn 11 | cổng chào | 90000000 | 2023-12-01..2023-12-10 | 2023-11-06..2024-02-09
Thôn 12 đk đường điện chiếu sáng 1,2km 80tr kc 20/11 ht 20/12 | Thôn 12 | đường điện chiếu sáng | 80000000 | 2023-11-20 | 2023-12-20 | 1200 m
Thôn 13 đăng ký xây tường rào nghĩa trang, tổng kinh phí 130 triệu, trong đó dân góp 50 triệu, khởi công 25/11, hoàn thành 25/12 | Thôn 13 | xây tường rào nghĩa trang | 130000000 | 2023-11-25 | 2023-12-25 |  | 50000000
thôn đồng vinh đăng ký nạo vét mương 40 triệu khởi công 10/11 xong 20/11 | Thôn Đồng Vinh | nạo vét mương | 40000000 | 2023-11-10 | 2023-11-20
Nam Nhe đăng ký sân thể thao 200tr kc 1/12 ht 1/3 | Thôn Nam Nhe | sân thể thao | 200000000 | 2023-12-01 | 2024-03-01
bông phài đk làm đường nội đồng 150 triệu, từ 20/11 đến 20/12 | Thôn Bông Phài | làm đường nội đồng | 150000000 | 2023-11-20 | 2023-12-20
Thôn 2 đăng ký mô hình nuôi gà thả vườn 5 hộ, 75 triệu, khởi công tháng 12, hoàn thành tháng 6 năm 2024 | Thôn 2 | mô hình nuôi gà thả vườn | 75000000 | 2023-12-01..2023-12-31 | 2024-06-01..2024-06-30 | 5 hộ
Thôn 5 đăng ký xây nhà tình nghĩa cho hộ bà Lan, 80tr, khởi công 18/11, hoàn thành 18/1 | Thôn 5 | xây nhà tình nghĩa cho hộ bà Lan | 80000000 | 2023-11-18 | 2024-01-18
Thôn 5 đăng ký xây nhà đại đoàn kết 60tr kc 18/11 ht 31/12 | Thôn 5 | xây nhà đại đoàn kết | 60000000 | 2023-11-18 | 2023-12-31
thôn 6 làm 2 nhà vệ sinh trường mầm non 96 triệu khởi công thứ 2 tuần sau, 1 tháng xong | Thôn 6 | nhà vệ sinh trường mầm non | 96000000 | 2023-11-13 | 2023-12-13
Thôn 7 đăng ký chỉnh trang khuôn viên nhà văn hóa, không tốn tiền, bà con tự làm, từ 11/11 đến 12/11 | Thôn 7 | chỉnh trang khuôn viên nhà văn hóa | 0 | 2023-11-11 | 2023-11-12
Thôn 8 dọn vệ sinh đường làng ngõ xóm 0đ, 19/11 làm, 19/11 xong | Thôn 8 | dọn vệ sinh đường làng ngõ xóm | 0 | 2023-11-19 | 2023-11-19
Thôn 9 đăng ký làm đường bê tông ngõ xóm vận động được 80 triệu, khởi công 20/11, hoàn thành 20/12 | Thôn 9 | làm đường bê tông ngõ xóm | - | 2023-11-20 | 2023-12-20
thon 9 lam duong be tong ngo xom van dong duoc 80tr khoi cong 20/11 xong 20/12 | Thôn 9 | làm đường bê tông ngõ xóm | - | 2023-11-20 | 2023-12-20
Thôn 9 xây nhà văn hóa đã góp được 80 triệu, khởi công 20/11, hoàn thành 20/12 | Thôn 9 | xây nhà văn hóa | - | 2023-11-20 | 2023-12-20 |  | 80000000
Thôn 9 đăng ký xây sân khấu ngoài trời, chưa rõ kinh phí, khởi công 20/11, hoàn thành 20/12 | Thôn 9 | xây sân khấu ngoài trời | - | 2023-11-20 | 2023-12-20
thôn 10 đăng ký làm cống thoát nước 120tr, ngày chưa rõ | Thôn 10 | làm cống thoát nước | 120000000 | - | -
Thôn 11 đăng ký sửa đường 85 triệu khởi công 20/11 | Thôn 11 | sửa đường | 85000000 | 2023-11-20 | -
Thôn 12 đăng ký sửa đường 85 triệu xong 20/12 | Thôn 12 | sửa đường | 85000000 | - | 2023-12-20
Thôn 13 đăng ký sân bóng đá mini khởi công 20/11 xong 20/12 | Thôn 13 | sân bóng đá mini | - | 2023-11-20 | 2023-12-20
thôn 1 và thôn 2 đăng ký làm đường 350tr kc 20/11 ht 20/12 | - | làm đường | 350000000 | 2023-11-20 | 2023-12-20
đk làm đường bê tông 350tr kc 20/11 ht 20/12 | - | làm đường bê tông | 350000000 | 2023-11-20 | 2023-12-20
Thôn 14 đăng ký làm đường bê tông 350tr kc 20/11 ht 20/12 | - | làm đường bê tông | 350000000 | 2023-11-20 | 2023-12-20
Thôn 3 đăng ký làm cầu 220tr khởi công 30/2 xong 20/12 | Thôn 3 | làm cầu | 220000000 | - | 2023-12-20
Thôn 3 đăng ký cầu treo 220tr khởi công 1/3/2024 xong 20/12/2023 | Thôn 3 | cầu treo | 220000000 | 2024-03-01 | 2023-12-20
Thôn 4 đăng ký làm đường 1,500 triệu kc 20/11 ht 20/12 | Thôn 4 | làm đường | - | 2023-11-20 | 2023-12-20
thôn 4 làm sân bóng 300 kc 20/11 ht 20/12 | Thôn 4 | làm sân bóng | - | 2023-11-20 | 2023-12-20
Thôn 5 đăng ký làm đường dân góp 100tr xã hỗ trợ 250tr kc 20/11 ht 20/12 | Thôn 5 | làm đường | - | 2023-11-20 | 2023-12-20 |  | 100000000
Thôn 5 đăng ký làm đường, giá trị 350tr, dân góp 100tr, xã hỗ trợ 250tr, kc 20/11, ht 20/12 | Thôn 5 | làm đường | 350000000 | 2023-11-20 | 2023-12-20 |  | 100000000
Thôn 6 đăng ký cứng hóa 1,5 km đường nội đồng, tổng mức 1,8 tỷ, nhân dân đóng góp 600 triệu, khởi công quý 1/2024, hoàn thành quý 2/2024 | Thôn 6 | cứng hóa đường nội đồng | 1800000000 | 2024-01-01..2024-03-31 | 2024-04-01..2024-06-30 | 1500 m | 600000000
Thôn 7 làm đường ngõ xóm 250m kinh phí khoảng 100 triệu khởi công ngày mai hoàn thành cuối tháng này | Thôn 7 | làm đường ngõ xóm | 100000000 | 2023-11-07 | 2023-11-21..2023-11-30 | 250 m
Thôn 8 đăng ký trồng hoa ven đường 5 triệu, thứ 7 này làm, chủ nhật xong | Thôn 8 | trồng hoa ven đường | 5000000 | 2023-11-11 | 2023-11-12
Thôn 9 lát gạch sân đình 150 triệu, dự kiến khởi công 20/11 và hoàn thành trước 30/12 | Thôn 9 | lát gạch sân đình | 150000000 | 2023-11-20 | 2023-11-06..2023-12-29
Thôn 10 đăng ký xây cổng làng 200 triệu, khởi công rằm tháng 10 âm, hoàn thành 20 tháng chạp | Thôn 10 | xây cổng làng | 200000000 | 2023-11-27 | 2024-01-30
Thôn 11 đk lắp 30 bóng đèn đường 45tr kc 15/11 ht 25/11 | Thôn 11 | lắp bóng đèn đường | 45000000 | 2023-11-15 | 2023-11-25 | 30 bóng đèn
Kính gửi anh, thôn 12 xin đăng ký công trình làm 400m mương bê tông, giá trị 180 triệu đồng, thời gian từ 15/11/2023 đến 15/01/2024. Em cảm ơn! | Thôn 12 | mương bê tông | 180000000 | 2023-11-15 | 2024-01-15 | 400 m
THÔN 13 ĐĂNG KÝ XÂY BỜ KÈ 500 TRIỆU, KHỞI CÔNG 20/11/2023, HOÀN THÀNH 20/02/2024 | Thôn 13 | xây bờ kè | 500000000 | 2023-11-20 | 2024-02-20
Thôn 1 - đường vào khu sản xuất - 700 triệu - khởi công 1/12 - hoàn thành 1/4 | Thôn 1 | đường vào khu sản xuất | 700000000 | 2023-12-01 | 2024-04-01
thôn 2, làm giếng khoan, 35tr, 20/11-30/11 | Thôn 2 | làm giếng khoan | 35000000 | 2023-11-20 | 2023-11-30
Thôn 3 làm thêm tuyến đường hoa dài 2km, kinh phí xã hội hóa 20 triệu, làm trong tháng 12 | Thôn 3 | tuyến đường hoa | 20000000 | - | - | 2000 m
Thôn 4 đăng ký tổng 3 hạng mục sửa trường mầm non 260 triệu kc 20/11 ht 20/1 | Thôn 4 | sửa trường mầm non | 260000000 | 2023-11-20 | 2024-01-20
Thôn 5 đăng ký công trình chào mừng đại hội: xây sân nhà văn hóa 120m2, 60 triệu, kc 20/11, ht 10/12 | Thôn 5 | xây sân nhà văn hóa | 60000000 | 2023-11-20 | 2023-12-10 | 120 m2
Hưởng ứng phong trào thi đua, thôn 6 đăng ký làm đường trục chính 350 triệu, khởi công ngày 20/11/2023, hoàn thành ngày 20/01/2024 | Thôn 6 | làm đường trục chính | 350000000 | 2023-11-20 | 2024-01-20
Thôn 7 đăng ký vườn mẫu nông thôn mới hộ ông Tư 40tr khởi công tuần sau, hoàn thành cuối năm | Thôn 7 | vườn mẫu nông thôn mới hộ ông Tư | 40000000 | 2023-11-13..2023-11-19 | 2023-12-01..2023-12-31
thôn 8 đk tủ sách cộng đồng 10 triệu kc 15/11 ht 20/11 | Thôn 8 | tủ sách cộng đồng | 10000000 | 2023-11-15 | 2023-11-20
Thôn 9 đăng ký làm đường bê tông từ nhà ông Ba đến cổng làng 300m, 210 triệu, kc 20/11, ht 20/12 | Thôn 9 | làm đường bê tông từ nhà ông Ba đến cổng làng | 210000000 | 2023-11-20 | 2023-12-20 | 300 m
ấp 1 đăng ký làm cầu nông thôn 180 triệu khởi công 20/11 hoàn thành 20/1 | Ấp 1 | làm cầu nông thôn | 180000000 | 2023-11-20 | 2024-01-20
A2 dk lo duong dal 90tr kc 20/11 ht 20/12 | Ấp 2 | lộ đường đal | 90000000 | 2023-11-20 | 2023-12-20
KP3 đăng ký hẻm sạch đẹp 30 triệu, từ 20/11 đến 30/11 | Khu phố 3 | hẻm sạch đẹp | 30000000 | 2023-11-20 | 2023-11-30
TDP 7 đăng ký lắp đèn trang trí 25tr kc 20/11 ht 25/11 | Tổ dân phố số 7 | lắp đèn trang trí | 25000000 | 2023-11-20 | 2023-11-25
Bản Nà Tân làm mương thủy lợi 1km 300 triệu, khởi công 1/12, hoàn thành 1/3 | Bản Nà Tân | làm mương thủy lợi | 300000000 | 2023-12-01 | 2024-03-01 | 1000 m
buôn ea tul đăng ký nhà sinh hoạt cộng đồng 1 tỷ 2, khởi công tháng 12, hoàn thành tháng 5 | Buôn Ea Tul | nhà sinh hoạt cộng đồng | 1200000000 | 2023-12-01..2023-12-31 | 2024-05-01..2024-05-31
xóm mới đăng ký sân chơi trẻ em 45tr kc 20/11 ht 20/12 | Xóm Mới | sân chơi trẻ em | 45000000 | 2023-11-20 | 2023-12-20
Thôn 3 đăng ký làm đường 350 triệu à nhầm 250 triệu khởi công 20/11 xong 20/12 | Thôn 3 | làm đường | 250000000 | 2023-11-20 | 2023-12-20
Thôn 2 xin điều chỉnh công trình cầu dân sinh: giá trị 250tr, hoàn thành 20/2/2024 | Thôn 2 | cầu dân sinh | 250000000 | - | 2024-02-20
Thôn 2 xin rút đăng ký công trình cầu dân sinh | Thôn 2 | cầu dân sinh | - | - | -
Thôn 4 đky đường giao thông nội đồng dài 1.200m rộng 3m, 540tr, kc 25/11 ht 25/2 | Thôn 4 | đường giao thông nội đồng | 540000000 | 2023-11-25 | 2024-02-25 | 1200 m
thôn 5 làm nhà bia ghi tên liệt sĩ 2 tỷ rưỡi khởi công 27/7/2024 hoàn thành 22/12/2024 | Thôn 5 | nhà bia ghi tên liệt sĩ | 2500000000 | 2024-07-27 | 2024-12-22
thôn 6 xây nhà để xe cho trạm y tế, hết 55 triệu, bắt đầu 15/11, xong trong 20 ngày | Thôn 6 | xây nhà để xe cho trạm y tế | 55000000 | 2023-11-15 | 2023-12-05
thôn 7 đăng ký 3 phòng học tạm 150tr kc 20/11 thi công 45 ngày | Thôn 7 | phòng học tạm | 150000000 | 2023-11-20 | 2024-01-04 | 3 phòng
Thôn 8 ĐK CT: mái che sân trường - GT: 75tr - KC: 20/11 - HT: 10/12 | Thôn 8 | mái che sân trường | 75000000 | 2023-11-20 | 2023-12-10
Thôn 9 đăng ký làm hố rác gia đình 20 hộ mỗi hộ 500k tổng 10 triệu kc 15/11 ht 30/11 | Thôn 9 | hố rác gia đình | 10000000 | 2023-11-15 | 2023-11-30 | 20 hộ
thôn 10 tu bổ đình làng 300-350 triệu khởi công ra giêng hoàn thành tháng 8/2024 | Thôn 10 | tu bổ đình làng | 300000000..350000000 | - | 2024-08-01..2024-08-31
thôn 11 đăng ký mở rộng đường, hiến 200m2 đất, kinh phí 95 triệu, kc 22/11 ht 22/12 | Thôn 11 | mở rộng đường | 95000000 | 2023-11-22 | 2023-12-22 | 200 m2
Chào anh, em gửi đăng ký của thôn 12 ạ: xây cầu cống nội đồng 65tr, 20/11 khởi công, 20/12 hoàn thành | Thôn 12 | xây cầu cống nội đồng | 65000000 | 2023-11-20 | 2023-12-20
thôn 13 đăng kí làm sân phơi 1.000m2 giá 200 triệu đồng, thời gian thực hiện từ tháng 11 đến tháng 12 | Thôn 13 | làm sân phơi | 200000000 | 2023-11-01..2023-11-30 | 2023-12-01..2023-12-31 | 1000 m2
Thôn 4 xin đăng ký xây dựng công trình nước sạch, giá trị 450tr, khởi công 25/11, hoàn thành 25/3 | Thôn 4 | xây dựng công trình nước sạch | 450000000 | 2023-11-25 | 2024-03-25
thôn 4 đk công trình nước sạch 450 triệu khởi công ngày 25/11 dự kiến hoàn thành 25/3/2024 | Thôn 4 | nước sạch | 450000000 | 2023-11-25 | 2024-03-25
Em gửi đăng ký thôn 8: Kè chống sạt lở 200m, 380tr, 1/12 - 31/3 | Thôn 8 | kè chống sạt lở | 380000000 | 2023-12-01 | 2024-03-31 | 200 m
Thôn 11 sửa chữa trạm bơm hết 70tr, tuần này làm, tuần sau xong | Thôn 11 | sửa chữa trạm bơm | 70000000 | 2023-11-06..2023-11-12 | 2023-11-13..2023-11-19
thon 11 sua chua tram bom het 70tr, tuan nay lam, tuan sau xong | Thôn 11 | sửa chữa trạm bơm | 70000000 | 2023-11-06..2023-11-12 | 2023-11-13..2023-11-19
Thôn 2 đăng ký ngày công nạo vét kênh nội đồng, 0 đồng, 200 ngày công, từ 12/11 đến 19/11 | Thôn 2 | nạo vét kênh nội đồng | 0 | 2023-11-12 | 2023-11-19
T9 đky làm hàng rào sắt trường tiểu học, kinh phí ước 110 triệu, kc đầu tháng 12, ht cuối tháng 12 | Thôn 9 | làm hàng rào sắt trường tiểu học | 110000000 | 2023-12-01..2023-12-10 | 2023-12-21..2023-12-31
Thôn 1 đăng ký lắp đặt loa truyền thanh 6 cụm, trị giá 54 triệu đồng, thời gian khởi công: 13/11/2023, thời gian hoàn thành: 20/11/2023 | Thôn 1 | lắp đặt loa truyền thanh | 54000000 | 2023-11-13 | 2023-11-20
Thôn Bông Phài\\nCông trình: Đường bê tông nội thôn\\nChiều dài: 450m\\nTổng kinh phí: 405 triệu\\nNhân dân đóng góp: 120 triệu\\nKhởi công: 15/11/2023\\nHoàn thành: 30/01/2024 | Thôn Bông Phài | đường bê tông nội thôn | 405000000 | 2023-11-15 | 2024-01-30 | 450 m | 120000000
Tên: Nhà văn hoá thôn 3\\nGT: 1 tỷ 8\\nKC: 20/11\\nHT: 20/5 | Thôn 3 | nhà văn hoá | 1800000000 | 2023-11-20 | 2024-05-20
1. Đơn vị: Thôn 6\\n2. Tên công trình: Sân thể thao\\n3. Giá trị: 95 triệu\\n4. Khởi công: 18/11/2023\\n5. Hoàn thành: 18/12/2023 | Thôn 6 | sân thể thao | 95000000 | 2023-11-18 | 2023-12-18
Thôn 7 nhận làm tuyến đường kiểu mẫu sáng xanh sạch đẹp, 800m, 60tr, khởi công chủ nhật này, hoàn thành trước ngày 20/12 | Thôn 7 | tuyến đường kiểu mẫu sáng xanh sạch đẹp | 60000000 | 2023-11-12 | 2023-11-06..2023-12-19 | 800 m
Thôn 10 ủng hộ xây nhà cho hộ nghèo 50tr, 15/11 khởi công, 15/1 bàn giao | Thôn 10 | xây nhà cho hộ nghèo | 50000000 | 2023-11-15 | 2024-01-15
thôn 13 làm bờ bao chống lũ một tỷ hai khởi công mùng 1 tháng 12 hoàn thành 30 tháng 4 | Thôn 13 | làm bờ bao chống lũ | 1200000000 | 2023-12-01 | 2024-04-30
Thôn 12 đăng ký chậm nhất 20/12 xong đường hoa 20tr, khởi công 20/11 | Thôn 12 | đường hoa | 20000000 | 2023-11-20 | 2023-12-20
đăng ký của thôn 2: trồng 300 cây bóng mát, 15tr, kc 19/11, ht 19/11 | Thôn 2 | trồng cây bóng mát | 15000000 | 2023-11-19 | 2023-11-19 | 300 cây
Thôn 3 đăng ký cải tạo ao làng 250tr (dân 100, xã 150), khởi công 1/12/2023, hoàn thành 1/2/2024 | Thôn 3 | cải tạo ao làng | 250000000 | 2023-12-01 | 2024-02-01
Thôn 5 đăng ký làm đường 350tr khởi công 5/11 xong 20/12 | Thôn 5 | làm đường | 350000000 | - | 2023-12-20
Thôn 5 làm đường 350tr khởi công 20/11 xong 15/11/2023 | Thôn 5 | làm đường | 350000000 | 2023-11-20 | 2023-11-15
Thôn 6 đăng ký làm cầu 2.350 tỷ kc 20/11 ht 20/12 | Thôn 6 | làm cầu | - | 2023-11-20 | 2023-12-20
Thôn 6 đăng ký làm cầu dưới 300 triệu kc 20/11 ht 20/12 | Thôn 6 | làm cầu | - | 2023-11-20 | 2023-12-20
thôn 7 làm cầu vài trăm triệu kc 20/11 ht 20/12 | Thôn 7 | làm cầu | - | 2023-11-20 | 2023-12-20
Thôn 8 đăng ký chợ nông thôn 3 tỷ rưỡi, kc sau Tết, ht cuối năm 2024 | Thôn 8 | chợ nông thôn | 3500000000 | - | 2024-12-01..2024-12-31
Thôn 9 đăng ký làm đường 500tr, khởi công khi nào có xi măng, hoàn thành tháng 3 | Thôn 9 | làm đường | 500000000 | - | 2024-03-01..2024-03-31
Thôn 1 đăng ký bổ sung công trình vệ sinh công cộng 70 triệu đồng, khởi công tháng 12/2023 hoàn thành tháng 2/2024 | Thôn 1 | công trình vệ sinh công cộng | 70000000 | 2023-12-01..2023-12-31 | 2024-02-01..2024-02-29
Ấp Thạnh Hòa B đăng ký nâng cấp lộ 1.200m, 960tr, bà con góp 300tr, kc 1/12, ht 1/4 | Ấp Thạnh Hòa B | nâng cấp lộ | 960000000 | 2023-12-01 | 2024-04-01 | 1200 m | 300000000
ap thanh hoa dk nang cap lo 1200m 960tr kc 1/12 ht 1/4 | Ấp Thạnh Hòa | nâng cấp lộ | 960000000 | 2023-12-01 | 2024-04-01 | 1200 m
Khóm 4 lắp 50 bóng đèn 75tr, 20/11 làm, 10 ngày xong | Khóm 4 | lắp bóng đèn | 75000000 | 2023-11-20 | 2023-11-30 | 50 bóng đèn
B. Huổi Hát đăng ký đường vào bản 2km 1 tỷ 8 khởi công quý I/2024 hoàn thành quý II/2024 | Bản Huổi Hát | đường vào bản | 1800000000 | 2024-01-01..2024-03-31 | 2024-04-01..2024-06-30 | 2000 m
Kính thưa lãnh đạo xã! Nhân dịp thi đua chào mừng 20/11, thôn 4 chúng tôi xin đăng ký sửa sân trường mầm non trị giá 40 triệu, khởi công ngày 13/11, hoàn thành ngày 18/11. Xin cảm ơn. | Thôn 4 | sửa sân trường mầm non | 40000000 | 2023-11-13 | 2023-11-18
thôn 5 đk đường 5 tỷ kc 20/11 ht 20/12/2024 | Thôn 5 | đường | 5000000000 | 2023-11-20 | 2024-12-20
THON 6 DK LAM DUONG BE TONG 350TR KC 20/11 HT 20/1 | Thôn 6 | làm đường bê tông | 350000000 | 2023-11-20 | 2024-01-20
thôn 7 làm đường bê tông\\n350tr\\n20/11\\n20/1 | Thôn 7 | làm đường bê tông | 350000000 | 2023-11-20 | 2024-01-20
Đường bê tông thôn 7, 350tr, 20/11/2023 đến 20/1/2024 | Thôn 7 | đường bê tông | 350000000 | 2023-11-20 | 2024-01-20
thôn 6 đk rãnh nước 90tr, 1/12 đào, 10/12 xây, 25/12 nghiệm thu | Thôn 6 | rãnh nước | 90000000 | 2023-12-01 | 2023-12-25
Thôn 4 làm đường bê tông 200tr, họp dân 22/11, giải phóng mặt bằng 25/11, khởi công 5/12, hoàn thành 30/1 | Thôn 4 | làm đường bê tông | 200000000 | 2023-12-05 | 2024-01-30
thôn 6 làm mái che 145tr, họp dân 18/11, đào móng 25/11, lợp mái 10/12, xong 20/12 | Thôn 6 | làm mái che | 145000000 | 2023-11-25 | 2023-12-20
thôn 6 đk rãnh nước 90tr, 22/11 họp dân, 30/12 xong | Thôn 6 | rãnh nước | 90000000 | - | 2023-12-30
thôn 6 đk rãnh nước 90tr, khởi công 5/12, xong 15/12, nghiệm thu 20/12, khánh thành 25/12 | Thôn 6 | rãnh nước | 90000000 | 2023-12-05 | 2023-12-15
thôn 3 huỷ cổng cũ xây cổng mới 80tr khởi công 5/12 xong 30/12 | Thôn 3 | xây cổng mới | 80000000 | 2023-12-05 | 2023-12-30
thon 3 xay cong moi 80tr khoi cong 5/12 xong 30/12 | Thôn 3 | xây cổng mới | 80000000 | 2023-12-05 | 2023-12-30
thon 3 lam 3 bon hoa moi bon 80tr khoi cong 5/12 xong 30/12 | Thôn 3 | bồn hoa | - | 2023-12-05 | 2023-12-30
thôn 3 làm cổng bỏ 20 triệu đi kc 5/12 ht 30/12 | Thôn 3 | làm cổng | - | 2023-12-05 | 2023-12-30
thôn 3 làm đường quỹ thôn có 80 triệu, kc 5/12 ht 30/12 | Thôn 3 | làm đường quỹ thôn | - | 2023-12-05 | 2023-12-30
thôn 3 làm đường 80 triệu 1 km, kc 5/12 ht 30/12 | Thôn 3 | làm đường | - | 2023-12-05 | 2023-12-30
thôn 3 làm đường, năm ngoái làm 80 triệu, kc 5/12 ht 30/12 | Thôn 3 | làm đường | - | 2023-12-05 | 2023-12-30
thôn 3 làm đường giai đoạn 1 80 triệu, kc 5/12 ht 30/12 | Thôn 3 | làm đường giai đoạn 1 | - | 2023-12-05 | 2023-12-30
thôn 3 làm đường, ông Ba hiến đất trị giá 80 triệu, kc 5/12 ht 30/12 | Thôn 3 | làm đường | - | 2023-12-05 | 2023-12-30
thôn 3 làm đường 80 triệu chứ không phải 90 triệu, kc 5/12 ht 30/12 | Thôn 3 | làm đường | 80000000 | 2023-12-05 | 2023-12-30
thôn 3 làm đường 80 triệu, nếu có tiền thì kc 5/12, ht 30/12 | Thôn 3 | làm đường | 80000000 | - | 2023-12-30
thôn 3 làm đường 80 triệu, kc 5/12 nhưng mưa nên chưa chắc, ht 30/12 | Thôn 3 | làm đường | 80000000 | - | 2023-12-30
thôn 3 làm đường 80 triệu, kc 5/12, đổ xong móng 30/12 | Thôn 3 | làm đường | 80000000 | 2023-12-05 | -
thôn 3 chào mừng 22/12 làm đường 80 triệu kc 5/12 xong 20/12 | Thôn 3 | làm đường | 80000000 | 2023-12-05 | 2023-12-20
thôn 3 làm cổng 80tr kc 5/12 xong trước đại hội 15/1 | Thôn 3 | làm cổng | 80000000 | 2023-12-05 | -
thôn 3 làm cổng 80tr kc 5/12 xong trước lễ 30/4 | Thôn 3 | làm cổng | 80000000 | 2023-12-05 | 2023-11-06..2024-04-29
thôn 3 làm cổng 80tr kc 5/12 ht sau 2 tháng | Thôn 3 | làm cổng | 80000000 | 2023-12-05 | 2024-02-05
thôn 3 làm sân trước nhà văn hóa 80tr kc 5/12 xong 20/12 | Thôn 3 | làm sân trước nhà văn hóa | 80000000 | 2023-12-05 | 2023-12-20
Thôn 6 làm cống 48tr, kc 5.12, ht 5.1 | Thôn 6 | làm cống | 48000000 | 2023-12-05 | 2024-01-05
Thôn 6 làm cống hộp 48tr, khởi công 5/12, hoàn thành 5/1 sửa lại 10/1 | Thôn 6 | làm cống hộp | 48000000 | 2023-12-05 | 2024-01-10
Thôn 6 à nhầm thôn 7 làm cống hộp 48tr, khởi công 5/12, hoàn thành 5/1 | Thôn 7 | làm cống hộp | 48000000 | 2023-12-05 | 2024-01-05
Thôn 6 làm cống hộp 48tr ngân sách xã 100%, kc 5/12 ht 5/1 | Thôn 6 | làm cống hộp | 48000000 | 2023-12-05 | 2024-01-05
thôn 5 làm nhà văn hóa 1,1 tỷ kc 25-30/11 ht 30/12 | Thôn 5 | làm nhà văn hóa | 1100000000 | 2023-11-25..2023-11-30 | 2023-12-30
thôn 5 làm nhà văn hóa 1,1 tỷ, kc 25/11 hoàn thành từ 25 đến 30/12 | Thôn 5 | làm nhà văn hóa | 1100000000 | 2023-11-25 | 2023-12-25..2023-12-30
thôn 5 làm đường 15 - 20/12 20tr | Thôn 5 | làm đường | 20000000 | 2023-12-15 | 2023-12-20
thôn 5 làm nhà văn hóa 1,1 tỷ khởi công chào mừng 22/12, xong dịp 30/4 | Thôn 5 | làm nhà văn hóa | 1100000000 | 2023-12-22 | 2024-04-30
thon 13 dky lam 2 cong thoat nuoc 37tr5 kc 25/11 ht 25/12 | Thôn 13 | cống thoát nước | 37500000 | 2023-11-25 | 2023-12-25
Thôn 5 làm đường bê tông 200tr kc 5/12 ht 5/1 rồi cổng chào 60tr kc 10/12 ht 10/1 | Thôn 5 | làm đường bê tông | - | - | -
*Thôn 7*: sân nhà văn hóa - *60tr* - KC: 25/11 - HT: 5/12 | Thôn 7 | sân nhà văn hóa | 60000000 | 2023-11-25 | 2023-12-05
Thôn 7 sân nhà văn hóa 60tr ngày 25/11 ra quân ngày 5/12 tổng kết | Thôn 7 | sân nhà văn hóa | 60000000 | 2023-11-25 | 2023-12-05
thôn 3 làm đường, trong quỹ còn 80 triệu, kc 5/12 ht 30/12 | Thôn 3 | làm đường | - | 2023-12-05 | 2023-12-30
thôn 8 đăng ký 1 cái cổng chào 45tr, mốt khởi công, cuối tháng sau xong | Thôn 8 | cổng chào | 45000000 | 2023-11-08 | 2023-12-21..2023-12-31
thôn 9 đăng ký mua bàn ghế nhà văn hoá 30 triệu, mua trong tháng 11 | Thôn 9 | mua bàn ghế nhà văn hoá | 30000000 | - | -
"""


def _rows() -> list[list[str]]:
    rows = [[c.strip() for c in line.split(" |")] for line in CASES.strip().splitlines()]
    return [[*row, *[""] * (8 - len(row))] for row in rows]


def _said(value: object) -> str:
    """A read value in the notation of the table."""
    if value is None:
        return "-"
    shown = plain(value)
    if isinstance(shown, dict) and "from" in shown:
        return f"{shown['from']}..{shown['to']}"
    return str(shown)


def _same_name(expected: str, found: str | None) -> bool:
    """Every expected word in order, at most four more."""
    if expected == "-" or found is None:
        return expected == "-" and found is None
    wanted, words = (re.findall(r"\w+", fold(text)) for text in (expected, found))
    left = iter(words)
    return all(word in left for word in wanted) and len(words) - len(wanted) <= 4


def _check(row: list[str], reading: RegistrationReading) -> None:
    _, unit, name, value, start, end, quantity, contribution = row
    assert (reading.unit or "-") == unit
    assert _same_name(name, reading.name)
    found = (_said(reading.value), _said(reading.starts_on), _said(reading.ends_on))
    assert found == (value, start, end)
    if quantity:
        assert reading.quantity is not None
        assert f"{reading.quantity.value} {reading.quantity.unit}" == quantity
    if contribution:
        assert reading.contribution == int(contribution)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: fold(row[0])[:40])
def test_a_registration_fills_the_form(row: list[str]) -> None:
    """Each part by its own reader; what is open stays empty and is listed as missing."""
    units = VILLAGES if "ôn" in row[1] or row[1] == "-" else MIXED
    units = MIXED if row[1] in MIXED else units
    reading = read_registration(row[0].replace("\\n", "\n"), MONDAY, units)
    _check(row, reading)
    parts = (("unit", 1), ("name", 2), ("value", 3), ("starts_on", 4), ("ends_on", 5))
    assert set(reading.missing) == {part for part, place in parts if row[place] == "-"}


@pytest.mark.parametrize("row", _rows(), ids=lambda row: fold(row[0])[:40])
def test_capitals_change_nothing(row: list[str]) -> None:
    """The same message shouted is read the same."""
    units = MIXED if row[1] in MIXED else VILLAGES
    text = row[0].replace("\\n", "\n")
    _check(row, read_registration(text.upper(), MONDAY, units))


def test_a_bridge_is_no_tree_and_a_hectare_no_change() -> None:
    """ "cây" counts both; "ha" stands before the money as "hạ" does."""
    bridge = registration_value(read_registration("thôn 5 làm 1 cây cầu 150tr", MONDAY, VILLAGES))
    pond = registration_value(
        read_registration("thôn 5 đào ao 1,2ha kinh phí 1.150 triệu", MONDAY, VILLAGES)
    )

    assert "quantity" not in bridge
    assert pond["quantity"] == {"value": 1.2, "unit": "ha"}
    assert "intent" not in pond


def test_what_each_gives_is_no_quantity_of_the_work() -> None:
    """ "mỗi hộ 1 công": how much of one household."""
    text = "thôn 7 nạo vét mương, mỗi hộ 1 công, không tốn tiền, 12/11 làm, 13/11 xong"
    assert read_registration(text, MONDAY, VILLAGES).quantity is None


def test_an_end_before_the_start_is_a_conflict() -> None:
    """Both dates are kept and the contradiction is marked."""
    text = "Thôn 3 đăng ký cầu treo 220tr khởi công 1/3/2024 xong 20/12/2023"
    reading = read_registration(text, MONDAY, VILLAGES)
    assert reading.conflict
    assert (reading.starts_on, reading.ends_on) == (date(2024, 3, 1), date(2023, 12, 20))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("thôn 4 làm cổng 30tr kc 5/12 ht 5/1, sợ mưa nên có thể lùi vài hôm", None),
        ("thôn 4 đường 1,5 tỷ ghi nhầm 1,05 tỷ, kc 5/12", None),
        ("Thôn 2 xin rút đăng ký công trình cầu dân sinh", "withdraw"),
        ("thôn 2 không làm nữa", "withdraw"),
        ("Thôn 2 xin điều chỉnh công trình cầu dân sinh: giá trị 250tr", "change"),
        ("thôn 2 dời ngày khởi công sang 20/12", "change"),
        ("Thôn 2 đăng ký làm cầu dân sinh 250tr", None),
        ("Thôn 2 hủy cầu cũ làm cầu mới 250tr", None),
        ("Thôn 2 hủy cầu dân sinh", "withdraw"),
        ("Thôn 2 không đăng ký cầu dân sinh", "withdraw"),
        ("thôn 2 bỏ cầu dân sinh", "withdraw"),
        ("thôn 2 xoá đăng ký cầu dân sinh", "withdraw"),
        ("thôn 2 hổng mần cầu dân sinh nữa", "withdraw"),
        ("thôn 2 xin phép không làm cầu dân sinh", "withdraw"),
        ("thôn 2 cầu dân sinh khởi công chậm lại đến 15/12", "change"),
        ("thôn 2 xin nới hạn cầu dân sinh tới 31/12", "change"),
        ("thôn 2 sửa: cầu dân sinh 250tr", "change"),
        ("thôn 2 bỏ cầu cũ làm cầu dân sinh 250tr", None),
        ("thôn 2 kéo dài cầu dân sinh thêm 1 tháng", "change"),
        ("à nhầm, 300 triệu thôi", "change"),
        ("a nham, 300 trieu thoi", "change"),
        ("sai rồi, kinh phí ba trăm triệu", "change"),
        ("à quên, 20/1 mới xong", "change"),
        ("kinh phí 300 triệu mới đúng ạ", "change"),
        ("xin lỗi em, cầu dân sinh 350 triệu, 20/1 xong", None),
        ("cầu dân sinh 350tr à nhầm 300tr", None),
        ("à quên cả cầu dân sinh 50tr nữa", None),
        ("Thôn 2 sửa lại cổng làng 40tr", None),
    ],
)
def test_changes_and_withdrawals_are_marked(text: str, intent: str | None) -> None:
    """A message about an earlier registration is no new one."""
    assert read_registration(text, MONDAY, VILLAGES).intent == intent


def test_a_withdrawn_work_is_named_without_its_reason() -> None:
    """ "huỷ công trình … vì …": the work is what stands between."""
    text = "thôn 3 xin huỷ công trình sân bóng vì dân chưa đồng thuận"
    assert read_registration(text, MONDAY, VILLAGES).name == "sân bóng"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("thôn 1 làm đường (dài 300m rộng 3m) 210 triệu kc 1/12 ht 31/12", "làm đường"),
        ("thôn 1 làm mương chiều dài 165m, 210 triệu kc 1/12 ht 31/12", "làm mương"),
        ("thôn 3 đk nhà bia do huyện đoàn tài trợ toàn bộ 85tr kc 1/12", "nhà bia"),
        ("thôn 3 làm nhà dài 30m 85tr kc 1/12 ht 31/12", "làm nhà dài"),
    ],
)
def test_a_name_is_rid_of_sizes_and_givers(text: str, name: str) -> None:
    """What is measured and who pays are said elsewhere."""
    assert read_registration(text, MONDAY, VILLAGES).name == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thôn 2 cầu bản tăng từ 80 lên 100 triệu", (100_000_000, None, None)),
        ("thôn 2 cầu bản ghi nhầm, đúng là 100 triệu", (100_000_000, None, None)),
        ("thôn 2 cầu bản khởi công chậm lại đến 15/12", (None, date(2023, 12, 15), None)),
        ("thôn 2 xin nới hạn cầu bản tới 31/12", (None, None, date(2023, 12, 31))),
    ],
)
def test_a_change_says_its_new_value(
    text: str, said: tuple[int | None, date | None, date | None]
) -> None:
    """What a sum or a day becomes, under the work's own name."""
    reading = read_registration(text, MONDAY, VILLAGES)
    assert (reading.value, reading.starts_on, reading.ends_on) == said
    assert _same_name("cầu bản", reading.name)


TWO_WORKS = [
    "Thôn 3 đăng ký:\n1. Đường bê tông 350tr, kc 5/12, xong 20/1\n2. Cổng chào 50tr, kc 1/12, xong 30/12",
    "Thôn 3 đăng ký 2 công trình: đường bê tông 350tr kc 5/12 ht 20/1; cổng chào 50tr kc 1/12 ht 30/12",
    "Thôn 3 đăng ký 1. đường bê tông 350tr kc 5/12 ht 20/1 2. cổng chào 50tr kc 1/12 ht 30/12",
    "Thôn 3 làm đường bê tông 350tr kc 5/12 ht 20/1, cổng chào 50tr kc 1/12 ht 30/12",
    "Thôn 3\nĐường bê tông 350tr kc 5/12 ht 20/1\nCổng chào 50tr kc 1/12 ht 30/12",
    "Thôn 3\n- đường bê tông 350tr kc 5/12 ht 20/1\n- cổng chào 50tr kc 1/12 ht 30/12",
    "Thôn 3 làm đường bê tông 350tr kc 5/12 ht 20/1 và cổng chào 50tr kc 1/12 ht 30/12",
    "Công trình 1: đường bê tông 350tr kc 5/12 ht 20/1\nCông trình 2: cổng chào 50tr kc 1/12 ht 30/12\nThôn 3",
]


@pytest.mark.parametrize("text", TWO_WORKS)
def test_several_works_in_one_message(text: str) -> None:
    """Numbered, listed or joined works are read one by one and share the unit."""
    first, second = read_registrations(text, MONDAY, VILLAGES)
    assert (first.unit, second.unit) == ("Thôn 3", "Thôn 3")
    assert _same_name("đường bê tông", first.name)
    assert _same_name("cổng chào", second.name)
    assert (first.value, second.value) == (350_000_000, 50_000_000)
    assert (first.starts_on, first.ends_on) == (date(2023, 12, 5), date(2024, 1, 20))
    assert (second.starts_on, second.ends_on) == (date(2023, 12, 1), date(2023, 12, 30))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Thôn 3 đăng ký 3 phần việc: dọn vệ sinh 2tr, trồng cây 5tr, sửa sân bóng 18tr",
            [2, 5, 18],
        ),
        ("thon 3 dk 2 cong trinh: cong chao 60tr khoi cong 1/12, duong hoa 10tr", [60, 10]),
        ("Thôn 3: hai công trình: cổng 60tr, xã hỗ trợ 10tr và đường hoa 9tr", [60, 9]),
        ("Thôn 3: dọn vệ sinh 2tr (12/11-13/11), trồng cây 5tr (15/11-20/11)", [2, 5]),
        ("Thôn 3 có 2 công trình: cổng chào và đường hoa, tổng 100tr", [100]),
    ],
)
def test_as_many_works_as_are_said(text: str, values: list[int]) -> None:
    """Each clause with a sum is one of them; days in brackets are two days."""
    works = read_registrations(text, MONDAY, VILLAGES)

    assert [work.value for work in works] == [value * 10**6 for value in values]


def test_a_share_is_no_day() -> None:
    """ "2/3 do dân làm" once were the second of March."""
    text = "thôn 10 làm rãnh, 2/3 do dân làm, tổng 90tr, 18/11 tới 18/12"
    found = registration_value(read_registration(text, MONDAY, VILLAGES))

    assert (found["starts_on"], found["ends_on"]) == ("2023-11-18", "2023-12-18")


def test_what_is_repaired_corrects_nothing() -> None:
    """ "sửa" before a thing is a work; before a figure it takes the figure back."""
    repaired = registration_value(
        read_registration("thôn 3 cổng 30tr, sửa lại khuôn viên 22 triệu", MONDAY, VILLAGES)
    )
    corrected = registration_value(
        read_registration("thôn 3 làm cổng 30tr sửa lại 40tr", MONDAY, VILLAGES)
    )

    assert (repaired["value"], corrected["value"]) == (None, 40_000_000)


def test_a_list_of_fields_is_one_work() -> None:
    """Bulleted fields of one registration are not taken for several works."""
    text = "Thôn 3\n- Tên công trình: Đường hoa\n- Giá trị: 45 triệu\n- Dân góp: 20 triệu\n- Khởi công: 5/12"
    (reading,) = read_registrations(text, MONDAY, VILLAGES)
    assert (reading.value, reading.contribution) == (45_000_000, 20_000_000)


def test_the_protocol_writes_plain_json() -> None:
    """A registration is written with the keys of the policy."""
    text = "thôn 12 làm 350m đường bê tông, khoảng 280tr, khởi công 25/11, hoàn thành trước tết"
    value = registration_value(read_registration(text, MONDAY, VILLAGES))
    assert json.loads(json.dumps(value)) == {
        "unit": "Thôn 12",
        "name": "làm đường bê tông",
        "value": 280_000_000,
        "starts_on": "2023-11-25",
        "ends_on": {"from": "2023-11-06", "to": "2024-02-09"},
        "quantity": {"value": 350, "unit": "m"},
        "approx": True,
    }


@pytest.mark.parametrize(
    "text",
    [
        "thôn 4 năm ngoái làm cổng, nay đăng ký sân bóng 35tr",
        "thôn 4 đăng ký sân bóng 35tr, năm trước làm dở",
        "thôn 4 đăng ký sân bóng 35tr năm nay",
        "thôn 4 đăng ký sân bóng 35tr, hồi tháng 3 chưa làm được",
    ],
)
def test_what_was_then_is_not_when_a_work_begins(text: str) -> None:
    """A year gone by, or the running one, says no day; it is asked."""
    found = read_registration(text, MONDAY, VILLAGES)
    value = registration_value(found)
    assert (value["starts_on"], value["ends_on"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("đường bê tông thôn 9: dài 1km, rộng 3m, dày 18cm. KP: 900tr", "đường bê tông"),
        ("thôn 5 họp ngày 10/11, thống nhất làm nhà văn hoá 800tr", "làm nhà văn hoá"),
        ("thôn 9 đài tưởng niệm 50tr", "đài tưởng niệm"),
        ("thôn 3 chào mừng 70 năm thành lập xã, bà con làm cổng chào 38tr", "làm cổng chào"),
        (
            "thôn 1 nhà cháu năm nay định làm đường ra nghĩa trang, 220tr",
            "làm đường ra nghĩa trang",
        ),
        ("thôn 3 đã đăng ký đường hoa, nay bổ sung công trình ghế đá 20tr", "ghế đá"),
        ("đăng ký giúp thôn 2: tu sửa nghĩa trang, 80 triệu", "tu sửa nghĩa trang"),
        ("thôn 6 xin đk lại: đường hoa, 20tr", "đường hoa"),
        ("thôn 3 đăng ký làm lại đường bê tông 200tr", "làm lại đường bê tông"),
        ("thôn 3 chốt làm nhà bia 200tr", "làm nhà bia"),
        ("Thôn 2 ĐK thi đua: đèn cao áp, trị giá 60 trđ", "đèn cao áp"),
        ("Thon 9 dki cong trinh nha van hoa, von 1ty3", "nha van hoa"),
        ("thôn 7 xin đăng ký muộn vì bận gặt: làm bồn hoa 8 triệu", "làm bồn hoa"),
    ],
)
def test_sizes_and_meetings_are_no_name(text: str, name: str) -> None:
    """The work is what is left."""
    assert registration_value(read_registration(text, MONDAY, VILLAGES))["name"] == name


def test_an_anniversary_is_no_length() -> None:
    """ "70 năm ngày 30/1" held "năm ngày", five days: the work ended a week after it began."""
    text = "thôn 5 làm nhà văn hoá 800tr, khởi công 1/12, khánh thành dịp 70 năm ngày 30/1"
    found = registration_value(read_registration(text, MONDAY, VILLAGES))
    assert (found["starts_on"], found["ends_on"]) == ("2023-12-01", "2024-01-30")


def test_what_was_forgotten_is_no_correction() -> None:
    """ "à quên cả cột cờ 5tr nữa" adds to the 20 million; both are asked about."""
    text = "thôn 2 đường hoa 20tr 22/11 22/12, à quên cả cột cờ 5tr nữa"
    assert registration_value(read_registration(text, MONDAY, VILLAGES))["value"] is None


def test_a_meeting_that_is_over_is_no_end_of_the_work() -> None:
    """The day behind "họp dân xong" is when the work begins, as its own words say."""
    text = "thôn 9 làm đường 350tr, hôm qua họp dân xong, thứ 2 tới khởi công, làm 1 tháng rưỡi"
    found = registration_value(read_registration(text, MONDAY, VILLAGES))
    assert (found["starts_on"], found["ends_on"]) == ("2023-11-13", "2023-12-28")


def test_which_road_it_is_counts_no_metres() -> None:
    """ "tuyến 1 100m" once were 1.100 metres."""
    text = "thôn 4 bê tông hóa tuyến 1 100m 60tr kc 1/12"
    found = registration_value(read_registration(text, MONDAY, VILLAGES))
    assert found["quantity"] == {"value": 100, "unit": "m"}


@pytest.mark.parametrize(
    "text",
    [
        "thôn 6 làm cầu treo, vốn: huyện 2 tỷ, xã 500tr, dân 100tr",
        "thôn 6 làm cầu treo, vốn: TW 2 tỷ, xã 500tr",
        "thôn 6 làm cầu treo, kinh phí xã 500tr",
    ],
)
def test_what_one_of_several_pays_is_no_value(text: str) -> None:
    """The first payer's sum behind "vốn:" is not the whole; it is asked for."""
    assert registration_value(read_registration(text, MONDAY, VILLAGES))["value"] is None
